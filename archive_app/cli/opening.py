"""`archive opening`: ask to look at sealed volumes, decide, withdraw."""

from collections.abc import Iterable
from typing import Any

import click

from archive_app.archive import Work
from archive_app.cli.columns import table
from archive_app.cli.console import Console, station_id_of, with_console
from archive_app.cli.teaching import Noun
from archive_app.records.openings import (
    ask_opening,
    decide_opening,
    find_sealed,
    my_openings,
    openings_to_decide,
    sealed_volumes,
    status_of,
    withdraw_opening,
)
from archive_app.store.tables import Opening

__all__ = ["opening"]

OPENING = click.argument(
    "opening_id", help="申请的编号，见 archive opening list", metavar="申请编号", type=int
)


@click.group(cls=Noun)
def opening() -> None:
    """查阅封存案卷：申请、批复、撤回。都要用 --as 写明是谁。

    \b
    例：
      archive opening list --as head
    """


@opening.command()
@click.argument("told", help="案卷的编号或卷号", metavar="案卷")
@click.option("--reason", required=True, metavar="依据和用途", help="查阅的依据和用途")
@click.option("--station", metavar="司法所", help="县局人员写明是哪个司法所的卷号")
@with_console
def ask(console: Console, told: str, reason: str, station: str | None) -> None:
    """申请查阅一个封存案卷，由所长或县局档案员中的另一人批复。

    \b
    例：
      archive opening ask 12 --reason "法院调卷函（2026）第3号" --as qian
    """
    with console.work() as work:
        work.allow("sealed.ask")
        here = station_id_of(work, station) or work.actor.station_id
        key = int(told) if told.isdigit() else find_sealed(work, told, here).id
        data = _data(work, ask_opening(work, key, reason))
    console.tell(data, [f"✓ 已申请查阅 {data['number']}，申请编号 {data['id']}，等待批复"])


@opening.command("list")
@with_console
def list_(console: Console) -> None:
    """列出等您批复的、您自己的查阅申请，和本所要申请才能看的封存案卷。

    \b
    例：
      archive opening list --as qian
    """
    with console.reading() as work:
        work.allow("sealed.ask")
        data: dict[str, list[dict[str, Any]]] = {
            "to_decide": [_data(work, row) for row in openings_to_decide(work)],
            "mine": [_data(work, row) for row in my_openings(work)],
            "sealed": [{"id": one.id, "number": one.number} for one in sealed_volumes(work)],
        }
    lines = ["等您批复", *_table(data["to_decide"]), "我的申请", *_table(data["mine"])]
    sealed = table((f"  {one['id']}", one["number"]) for one in data["sealed"])
    console.tell(data, [*lines, "本所封存案卷", *sealed])


@opening.command()
@OPENING
@click.option("--days", type=int, metavar="天", help="可查阅几天；不写按系统设置")
@with_console
def grant(console: Console, opening_id: int, days: int | None) -> None:
    """批准一项查阅申请；不能批准自己的。

    \b
    例：
      archive opening grant 4 --days 3 --as head
    """
    with console.work() as work:
        data = _data(work, decide_opening(work, opening_id, granted=True, days=days))
    console.tell(data, [f"✓ 已批准{data['name']}查阅 {data['number']}，至 {data['until']}"])


@opening.command()
@OPENING
@click.option("--reason", required=True, metavar="理由", help="不批准的理由")
@with_console
def refuse(console: Console, opening_id: int, reason: str) -> None:
    """不批准一项查阅申请，写明理由。

    \b
    例：
      archive opening refuse 4 --reason 没有司法机关办案的文书 --as head
    """
    with console.work() as work:
        data = _data(work, decide_opening(work, opening_id, granted=False, refusal=reason))
    console.tell(data, [f"✓ 未批准{data['name']}查阅 {data['number']}"])


@opening.command()
@OPENING
@with_console
def withdraw(console: Console, opening_id: int) -> None:
    """撤回自己的申请，或收回已给的批准。

    \b
    例：
      archive opening withdraw 4 --as qian
    """
    with console.work() as work:
        data = _data(work, withdraw_opening(work, opening_id))
    console.tell(data, [f"✓ {data['number']} 的查阅申请{data['label']}"])


def _data(work: Work, row: Opening) -> dict[str, Any]:
    own = "id volume_id name reason at decided_by decided_at until refusal"
    status = status_of(work, row)
    return {name: getattr(row, name) for name in own.split()} | {
        "number": row.volume.number,
        "station": row.volume.station.name,
        "status": status.value,
        "label": status.label,
    }


def _table(rows: Iterable[dict[str, Any]]) -> list[str]:
    cells = [
        (f"  {one['id']}", one["number"], one["name"], one["label"], one["until"] or "")
        for one in rows
    ]
    return list(table(cells)) if cells else ["  没有"]
