"""`archive standard`: the archive standard as data, checked and shown."""

from dataclasses import asdict
from pathlib import Path

import click

from archive_app.archive import Archive
from archive_app.cli import told_standard
from archive_app.cli.console import Console, find_kind, near_kinds, with_console
from archive_app.cli.teaching import Noun
from archive_app.records.examples import untrue_examples, worked_examples
from archive_app.settings import read_settings, shipped
from archive_app.standard import lint as faults_of
from archive_app.standard.coverage import coverage as coverage_of
from archive_app.standard.origins import county_changes, origins_of_kind
from archive_app.web.told_examples import seen

__all__ = ["standard"]


@click.group(cls=Noun)
def standard() -> None:
    """档案标准：检查写法、查看内容。

    \b
    例：
      archive standard show
    """


@standard.command()
@with_console
def lint(console: Console) -> int:
    """检查程序自带的和本地的标准文件，一次列出全部错误，再逐个判定本地的实例。

    每处错误说明文件、行号、位置和改法；实例的结论与写的不同，也列出来。查出错误时退出码为 1。

    \b
    例：
      archive standard lint
      archive standard lint --home D:\\archive-home
    """
    settings = read_settings(home=console.home)
    faults = [str(fault) for fault in faults_of(shipped("schemas"), settings.home / "schemas")]
    faults = faults or untrue_examples(settings.home)
    console.tell({"faults": faults}, [f"✗ {f}" for f in faults] or ["✓ 档案标准没有错误"])
    return int(bool(faults))


@standard.command()
@click.argument(
    "wanted",
    help="案卷类型的编号或名称、其中几个字，或类别；不写则看总览",
    metavar="[案卷类型]",
    required=False,
)
@click.option("--all", "everything", is_flag=True, help="总览中列出全部案卷类型、设置和依据")
@with_console
def show(console: Console, wanted: str | None, everything: bool) -> None:
    """查看标准：有哪些案卷类型、本县改了什么；或一种案卷里该有什么、哪个文件说了算。

    \b
    例：
      archive standard show
      archive standard show 人民调解
      archive standard show <kind>
    """
    with console.archive(must_exist=False) as archive:
        edition = archive.standard
        folders = _folders(archive)
        forms = archive.forms
    if wanted is None:
        changes = county_changes(folders, edition.edition)
        data = told_standard.overview(edition, changes)
        console.tell(data, told_standard.overview_lines(edition, changes, everything=everything))
        return
    exact = [kind for kind in edition.kinds if wanted in (kind.id, kind.title)]
    near = exact or near_kinds(edition, wanted)
    if len(near) > 1:
        told = [{"id": kind.id, "title": kind.title} for kind in near]
        console.tell({"kinds": told}, told_standard.kinds_lines(near))
        return
    described = near[0] if near else find_kind(edition, wanted)
    origins = origins_of_kind(folders, edition.edition, described.id)
    data = told_standard.kind_data(described, origins)
    console.tell(data, told_standard.kind_lines(edition, described, forms, origins))


@standard.command()
@click.argument("wanted", help="只看这一种案卷逐条要求的实例", metavar="[案卷类型]", required=False)
@with_console
def coverage(console: Console, wanted: str | None) -> int:
    """每种案卷写到什么程度：位置、格式、实例、依据、保管期限；有缺的退出码为 1。

    写了案卷类型，则逐条要求列出哪个实例满足、哪个实例不满足。

    \b
    例：
      archive standard coverage
      archive standard coverage <kind>
    """
    with console.archive(must_exist=False) as archive:
        edition, forms = archive.standard, archive.forms
        examples = worked_examples(archive.home, edition)
        if wanted is not None:
            kind = find_kind(edition, wanted)
            found = seen(archive, edition, kind)
            console.tell([asdict(one) for one in found], told_standard.seen_lines(kind, found))
            return 0
    told = coverage_of(edition, examples, {form.id for form in forms})
    data = [asdict(one) | {"faults": one.faults} for one in told]
    console.tell(data, told_standard.coverage_lines(edition, told))
    return int(any(one.faults for one in told))


def _folders(archive: Archive) -> tuple[Path, Path]:
    """The shipped standard and the county's own."""
    return shipped("schemas"), archive.home / "schemas"
