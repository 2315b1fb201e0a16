"""`archive document`: file papers into a volume, attest signatures, list what is filed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from archive_app.archive import Work
from archive_app.cli.columns import table
from archive_app.cli.console import Console, facts_of_options, find_volume, with_console
from archive_app.cli.showing import document_data
from archive_app.cli.teaching import Noun
from archive_app.errors import Invalid
from archive_app.records.attesting import attest, marks_needed
from archive_app.records.documents import (
    KEPT_AS,
    Filed,
    file_document,
    receive,
    see_document,
    tell_copy,
)
from archive_app.records.volumes import see_volume
from archive_app.standard import Field
from archive_app.store.tables import Document, Volume

__all__ = ["document"]

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(cls=Noun)
def document() -> None:
    """卷内文件：归入、确认签章、列出。

    \b
    例：
      archive document file 12 协议书扫描件.pdf
    """


@document.command()
@click.argument("told", help="案卷的编号或卷号", metavar="案卷")
@click.argument("files", help="一个或多个文件", metavar="文件…", nargs=-1, required=True, type=FILE)
@click.option("--slot", metavar="位置", help="卷内位置；不写则按文件名和系统印记推断")
@click.option("--row", metavar="键", help="每人一份的位置写明属于谁，键见 volume show --json")
@click.option(
    "--fact", "pairs", multiple=True, metavar="名称=内容", help="文书上写的日期、编号、金额等"
)
@click.option("--mark", "marks", multiple=True, metavar="签章", help="同时确认的签章；可写多次")
@click.option("--signed", is_flag=True, help="确认该有的签章都有")
@click.option("--copy/--original", "is_copy", default=None, help="入卷的是复印件还是原件")
@click.option("--replaces", type=int, metavar="编号", help="替换卷内的哪份文件")
@with_console
def file(
    console: Console,
    told: str,
    files: tuple[Path, ...],
    slot: str | None,
    row: str | None,
    pairs: tuple[str, ...],
    marks: tuple[str, ...],
    signed: bool,
    is_copy: bool | None,
    replaces: int | None,
) -> None:
    """归入文件：原件原样保存，原来的文件不动。

    签章确认是由办理人负责的声明：看过原件，确有签名或印章，才写 --signed 或 --mark。

    \b
    例：
      archive document file 12 告知书.jpg 协议书.pdf
      archive document file 12 协议书.pdf --slot agreement --fact date=2024-03-12 --signed --as qian
    """
    if replaces is not None and len(files) > 1:
        raise Invalid("替换时一次只能归入一个文件", fix="请分开归入")
    with console.archive() as archive:
        received = []
        for path in files:
            with path.open("rb") as stream:
                received.append(receive(archive, stream, path.name))
        with archive.work(console.actor(archive)) as work:
            volume = find_volume(work, told)
            filed = [
                file_document(
                    work,
                    volume.id,
                    one,
                    slot=slot,
                    row_key=row,
                    facts=facts_of_options(_fields(work, volume, slot), pairs, None),
                    marks=marks,
                    replaces=replaces,
                    is_copy=is_copy,
                )
                for one in received
            ]
            if signed:
                for one_filed in filed:
                    _attest_all(work, volume, one_filed.document)
            data = [_told(work, volume, one_filed) for one_filed in filed]
    console.tell(data, _filed_lines(data))


@document.command("attest")
@click.argument(
    "document_id", help="文件的编号，见 archive document list", metavar="文件编号", type=int
)
@click.option("--mark", "marks", multiple=True, metavar="签章", help="确认哪一项；可写多次")
@click.option("--all", "everything", is_flag=True, help="确认该有的签章都有")
@with_console
def attest_(console: Console, document_id: int, marks: tuple[str, ...], everything: bool) -> None:
    """确认签章：由办理人声明这份文件上确有这些签名或印章。

    不写 --mark、--all 时只列出还要确认什么。

    \b
    例：
      archive document attest 57
      archive document attest 57 --mark mediator --mark seal --as qian
      archive document attest 57 --all --as qian
    """
    with console.work() as work:
        found = see_document(work, document_id)
        if everything:
            _attest_all(work, found.volume, found)
        elif marks:
            attest(work, document_id, marks)
        data = document_data(work, found.volume, found)
    rows = [(m["id"], m["title"], m["attested_by"] or "待确认") for m in data["marks"]]
    lines = table(rows) if rows else ["这份文件不需要确认签章"]
    console.tell(data, [f"{data['title']}　{data['file_name']}", *lines])


@document.command("kept")
@click.argument("document_id", help="文件的编号", metavar="文件编号", type=int)
@click.option("--copy/--original", "is_copy", required=True, help="是复印件还是原件")
@with_console
def kept(console: Console, document_id: int, is_copy: bool) -> None:
    """说明入卷的是原件还是复印件；案卷归档后不能再改。

    \b
    例：
      archive document kept 57 --copy --as qian
    """
    with console.work() as work:
        found = tell_copy(work, document_id, is_copy)
        data = document_data(work, found.volume, found)
    console.tell(data, [f"✓ {data['id']} {data['title']}：{KEPT_AS[data['is_copy']]}"])


@document.command("list")
@click.argument("told", help="案卷的编号或卷号", metavar="案卷")
@with_console
def list_(console: Console, told: str) -> None:
    """列出卷内文件，按卷内顺序。

    \b
    例：
      archive document list 12
    """
    with console.reading() as work:
        volume = see_volume(work, find_volume(work, told).id)
        data = [document_data(work, volume, d) for d in volume.documents if d.current]
    heads = ("编号", "位置", "名称", "文件", "文字", "页", "原件")
    rows = [
        (
            d["id"],
            d["slot"] or "（未放）",
            d["title"],
            d["file_name"],
            d["reading"],
            d["page_count"],
            KEPT_AS[d["is_copy"]] if d["is_copy"] is not None else "",
        )
        for d in data
    ]
    console.tell(data, table([heads, *rows]))


def _fields(work: Work, volume: Volume, slot: str | None) -> tuple[Field, ...]:
    return work.standard_of(volume).kind(volume.kind).slot(slot).fields if slot else ()


def _attest_all(work: Work, volume: Volume, found: Document) -> None:
    marks = [mark.id for mark in marks_needed(work, volume, found) if mark.attested_by is None]
    if marks:
        attest(work, found.id, marks)


def _told(work: Work, volume: Volume, filed: Filed) -> dict[str, Any]:
    return {
        **document_data(work, volume, filed.document),
        "suggested": filed.suggested,
        "duplicates": [
            {"id": same.id, "volume": same.volume.number, "title": same.title}
            for same in filed.duplicates
        ],
    }


def _filed_lines(data: list[dict[str, Any]]) -> Iterator[str]:
    for one in data:
        where = one["title"] if one["slot"] else "还没有放到卷内位置：用 --slot 指明，或在网页上放"
        how = "（按文件名推断，请核对）" if one["suggested"] else ""
        yield f"✓ {one['id']} {one['file_name']} → {where}{how}"
        for same in one["duplicates"]:
            yield f"  注意：{same['volume']} 中已有内容相同的文件“{same['title']}”"
        waiting = [mark["title"] for mark in one["marks"] if not mark["attested_by"]]
        if waiting:
            yield f"  待确认签章：{'、'.join(waiting)}　（archive document attest {one['id']}）"
