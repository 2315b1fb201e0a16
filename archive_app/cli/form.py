"""`archive form`: the standard forms, filling them, checking their templates."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from archive_app.cli.columns import table
from archive_app.cli.console import (
    Console,
    facts_of_options,
    find_volume,
    with_console,
)
from archive_app.cli.showing import document_data
from archive_app.cli.teaching import Noun
from archive_app.errors import Invalid
from archive_app.records.documents import download
from archive_app.records.formlint import form_faults
from archive_app.records.forms import fill_form, fill_ours, fillable
from archive_app.records.volumes import see_volume

__all__ = ["form"]

LAYOUTS = {"official": "官方印本", "reconstructed": "据公开资料整理", "designed": "自行设计"}


@click.group(cls=Noun)
def form() -> None:
    """文书格式：列出、填写、检查模板。

    \b
    例：
      archive form fill 12 --ours
    """


@form.command("list")
@click.argument(
    "told", help="案卷的编号或卷号；不写则列出全部格式", metavar="[案卷]", required=False
)
@with_console
def list_(console: Console, told: str | None) -> None:
    """列出文书格式；给出案卷时列出该卷可填的位置。

    \b
    例：
      archive form list
      archive form list 12
    """
    if told is None:
        _list_forms(console)
        return
    with console.reading() as work:
        found = see_volume(work, find_volume(work, told).id)
        data: list[dict[str, Any]] = [
            {
                "slot": place.slot.id,
                "row": place.row_key,
                "title": place.title,
                "form": place.form.id,
                "variants": [one.id for one in place.forms],
                "outcome": place.outcome,
                "ours": place.form.for_us,
                "draft": place.draft.id if place.draft else None,
            }
            for place in fillable(work, found)
        ]
    heads = ("位置", "属于", "名称", "现状", "可直接生成", "格式")
    rows = [
        (
            d["slot"],
            d["row"],
            d["title"],
            d["outcome"],
            "是" if d["ours"] else "",
            "、".join(d["variants"]),
        )
        for d in data
    ]
    console.tell(data, table([heads, *rows]))


@form.command()
@click.argument("told", help="案卷的编号或卷号", metavar="案卷")
@click.argument(
    "slot", help="卷内位置，见 archive form list 案卷", metavar="[位置]", required=False
)
@click.option("--row", metavar="键", help="每人一份的位置写明属于谁")
@click.option("--form", metavar="格式", help="有几种格式时用哪一种；不写用常用的")
@click.option("--ours", is_flag=True, help="生成全部可直接生成的文书")
@click.option("--fact", "pairs", multiple=True, metavar="名称=内容", help="文书上的日期、编号等")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="目录",
    help="另存一份到这个目录，便于打印",
)
@with_console
def fill(
    console: Console,
    told: str,
    slot: str | None,
    row: str | None,
    form: str | None,
    ours: bool,
    pairs: tuple[str, ...],
    out: Path | None,
) -> None:
    """按案卷信息填写文书，作为待签文书放进卷内。

    不知道的内容留空线；叙述由人写，不会编造。签好的扫描件归入后代替待签文书。

    \b
    例：
      archive form fill 12 --ours --out D:\\打印
      archive form fill 12 record --fact date=2024-03-12
    """
    if ours == (slot is not None):
        raise Invalid("请写明填哪个位置，或用 --ours", fix="看可填的位置：archive form list 案卷")
    with console.work() as work:
        found = find_volume(work, told)
        if slot is None:
            made = fill_ours(work, found.id)
        else:
            fields = work.standard_of(found).kind(found.kind).slot(slot).fields
            facts = facts_of_options(fields, pairs, None)
            made = [fill_form(work, found.id, slot, row_key=row, facts=facts, form=form)]
        data = [document_data(work, found, draft) for draft in made]
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            for draft in made:
                kept = download(work, draft.id)
                shutil.copyfile(kept.path, out / kept.name)
    console.tell(data, _filled_lines(data, out))


@form.command()
@with_console
def lint(console: Console) -> int:
    """检查全部文书模板：写法、用到的栏目是否都有。

    查出问题时退出码为 1，逐处说明文件、位置和改法。

    \b
    例：
      archive form lint
    """
    with console.archive(must_exist=False) as archive:
        faults = form_faults(archive.standard, archive.forms)
        forms = len(archive.forms)
    data = {"forms": forms, "faults": faults}
    console.tell(data, [f"✗ {f}" for f in faults] or [f"✓ {forms} 种文书格式，没有问题"])
    return int(bool(faults))


def _list_forms(console: Console) -> None:
    with console.archive(must_exist=False) as archive:
        data: list[dict[str, Any]] = [
            {
                "id": one.id,
                "number": one.number,
                "title": one.title,
                "version": one.version,
                "layout": one.layout,
                "ours": one.for_us,
                "path": one.path,
            }
            for one in archive.forms
        ]
    heads = ("编号", "格式号", "名称", "版本", "式样")
    rows = [(d["id"], d["number"], d["title"], d["version"], LAYOUTS[d["layout"]]) for d in data]
    console.tell(data, table([heads, *rows]))


def _filled_lines(data: list[dict[str, Any]], out: Path | None) -> Iterator[str]:
    if not data:
        yield "没有需要生成的文书：可直接生成的都已在卷内"
    for draft in data:
        where = f"　已存到 {out / draft['file_name']}" if out else ""
        yield f"✓ {draft['id']} {draft['file_name']}（待签）{where}"
