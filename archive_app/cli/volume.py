"""`archive volume`: open, look at, list, move and describe volumes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from archive_app.archive import Work
from archive_app.cli.columns import table
from archive_app.cli.console import (
    DAY,
    Console,
    facts_of_options,
    find_kind,
    find_volume,
    station_id_of,
    with_console,
)
from archive_app.cli.showing import volume_data, volume_lines
from archive_app.cli.teaching import Noun
from archive_app.errors import NotFound
from archive_app.records.listing import ORDERS, VolumeFilter, list_volumes
from archive_app.records.moving import move_volume
from archive_app.records.volumes import CARRIERS, describe_volume, open_volume, see_volume
from archive_app.standard import Standard
from archive_app.store.tables import Volume

__all__ = ["volume"]

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(cls=Noun)
def volume() -> None:
    """案卷：立卷、查看、列出、办下一步、填写信息。

    \b
    例：
      archive volume list --state open
    """


@volume.command("open")
@click.argument("kind", help="案卷类型的编号或名称，见 archive standard show", metavar="案卷类型")
@click.option("--fact", "pairs", multiple=True, metavar="名称=内容", help="一项信息；可写多次")
@click.option(
    "--facts", "file", type=FILE, metavar="文件", help="一次给出全部信息的 YAML 或 JSON 文件"
)
@click.option(
    "--station", metavar="司法所", help="哪个司法所的案卷；用 --as 时默认为该账号的司法所"
)
@click.option("--number", metavar="卷号", help="原纸质卷号；不写则自动编号")
@click.option("--opened-on", type=DAY, metavar="日期", help="立案日期；不写即今天")
@click.option(
    "--carrier", type=click.Choice(list(CARRIERS)), default="paper", help="载体，默认纸质 paper"
)
@click.option("--shelf", default="", metavar="位置", help="纸质卷存放的位置")
@with_console
def open_(
    console: Console,
    kind: str,
    pairs: tuple[str, ...],
    file: Path | None,
    station: str | None,
    number: str | None,
    opened_on: date | None,
    carrier: str,
    shelf: str,
) -> None:
    """立新卷：给出案卷号，列出现在缺什么。

    信息用栏目名称或编号填写；当事人等多行的信息写成 [{姓名或名称: …}, {…}]，或放进文件。

    \b
    例：
      archive volume open <kind> --as qian --facts case.yaml
      archive volume open <kind> --station 清河 --fact 纠纷类型=邻里纠纷
          --fact 调解委员会=清河镇人民调解委员会 --fact 受理日期=2024-03-12
          --fact "当事人=[{name: 赵某, side: 申请人}, {name: 孙某, side: 被申请人}]"
    """
    with console.work() as work:
        described = find_kind(work.archive.standard, kind)
        opened = open_volume(
            work,
            described.id,
            facts_of_options(described.fields, pairs, file),
            station_id=station_id_of(work, station),
            number=number,
            opened_on=opened_on,
            carrier=carrier,
            shelf=shelf,
        )
        _tell(console, work, opened, f"✓ 已立卷，编号 {opened.id}")


@volume.command()
@click.argument("told", help="案卷的编号或卷号", metavar="案卷")
@with_console
def show(console: Console, told: str) -> None:
    """查看案卷：各位置齐不齐、问题、期限、文件、下一步。

    \b
    例：
      archive volume show 12
      archive volume show （2024）清河人调字第3号
    """
    with console.reading() as work:
        found = see_volume(work, find_volume(work, told).id)
        _tell(console, work, found, "")


@volume.command("list")
@click.option("--text", default="", metavar="词", help="卷号或卷名中的词")
@click.option("--station", metavar="司法所", help="只列这个司法所")
@click.option("--kind", metavar="案卷类型", help="只列这种案卷")
@click.option("--state", metavar="状态", help="只列这个状态，例如 open 或 在办")
@click.option("--year", type=int, metavar="年", help="只列这一年的")
@click.option("--complete/--incomplete", default=None, help="只列齐全的，或只列不齐的")
@click.option(
    "--order", type=click.Choice(list(ORDERS)), default="newest", help="排列，默认新的在前"
)
@click.option("--page", type=click.IntRange(1), default=1, metavar="页", help="第几页")
@click.option(
    "--size", type=click.IntRange(1, 500), default=50, metavar="条", help="一页几条，默认 50"
)
@with_console
def list_(console: Console, **options: Any) -> None:
    """列出案卷，可按司法所、类型、状态、年度筛选。

    \b
    例：
      archive volume list --state 在办 --incomplete
      archive volume list --station 清河 --year 2024 --json
    """
    with console.reading() as work:
        standard = work.archive.standard
        options["station_id"] = station_id_of(work, options.pop("station"))
        if options["kind"]:
            options["kind"] = find_kind(standard, options["kind"]).id
        if options["state"]:
            options["state"] = _named(standard.states, options["state"], "状态")
        found = list_volumes(work, VolumeFilter(**options))
        rows = [_row(standard, one) for one in found.rows]
    lines = table([("编号", "卷号", "卷名", "状态", "得分", "问题"), *map(_cells, rows)])
    console.tell(
        {"total": found.total, "page": found.page, "pages": found.pages, "rows": rows},
        [
            *lines,
            f"共 {found.total} 卷，第 {found.page}/{found.pages} 页",
        ],
    )


@volume.command()
@click.argument("told", help="案卷的编号或卷号", metavar="案卷")
@click.argument("step", help="要办的一步，例如 conclude 或 结案", metavar="步骤")
@click.option("--reason", default="", metavar="原因", help="退回、启封等要写明原因")
@with_console
def move(console: Console, told: str, step: str, reason: str) -> None:
    """办下一步：结案、立卷、归档、启封等；缺什么会说明。

    \b
    例：
      archive volume move 12 结案
      archive volume move 12 reopen --reason 补入履行凭证
    """
    with console.work() as work:
        found = find_volume(work, told)
        standard = work.standard_of(found)
        moved = move_volume(work, found.id, _named(standard.moves, step, "步骤"), reason=reason)
        _tell(console, work, moved, f"✓ {moved.number} 已转为“{standard.state(moved.state).title}”")


@volume.command()
@click.argument("told", help="案卷的编号或卷号", metavar="案卷")
@click.option("--fact", "pairs", multiple=True, metavar="名称=内容", help="一项信息；可写多次")
@click.option(
    "--facts", "file", type=FILE, metavar="文件", help="一次给出多项信息的 YAML 或 JSON 文件"
)
@with_console
def describe(console: Console, told: str, pairs: tuple[str, ...], file: Path | None) -> None:
    """填写或改正案卷信息；没有写到的不变，内容留空即清除。

    \b
    例：
      archive volume describe 12 --fact 调解结果=达成协议 --fact 协议日期=2024-03-12
    """
    with console.work() as work:
        found = find_volume(work, told)
        fields = work.standard_of(found).kind(found.kind).fields
        described = describe_volume(work, found.id, facts_of_options(fields, pairs, file))
        _tell(console, work, described, f"✓ 已保存 {described.number}")


def _tell(console: Console, work: Work, found: Volume, done: str) -> None:
    data = volume_data(work, found)
    lines: Iterator[str] = volume_lines(data)
    console.tell(data, [done, *lines] if done else lines)


def _named(items: tuple[Any, ...], told: str, what: str) -> str:
    for item in items:
        if told in (item.id, item.title):
            return str(item.id)
    known = "、".join(f"{item.id}（{item.title}）" for item in items)
    raise NotFound(f"没有“{told}”这个{what}", fix=f"可选：{known}")


def _row(standard: Standard, one: Volume) -> dict[str, Any]:
    return {
        "id": one.id,
        "number": one.number,
        "title": one.title,
        "station": one.station.name,
        "kind": one.kind,
        "state": one.state,
        "state_title": standard.state(one.state).title,
        "points": one.points,
        "complete": one.complete,
        "findings": one.open_findings,
        "opened_on": one.opened_on,
    }


def _cells(row: dict[str, Any]) -> tuple[object, ...]:
    findings = "齐" if row["complete"] else row["findings"]
    points = f"{row['points']:g}"
    return (row["id"], row["number"], row["title"], row["state_title"], points, findings)
