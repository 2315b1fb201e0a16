"""`archive ledger`: the ledger of a kind."""

import io
from datetime import date
from pathlib import Path

import click

from archive_app.cli.columns import table
from archive_app.cli.console import DAY, Console, find_kind, station_id_of, with_console
from archive_app.cli.teaching import Verb
from archive_app.records.ledgers import ledger as make_ledger
from archive_app.records.ledgers import ledger_xlsx

__all__ = ["ledger"]


@click.command(cls=Verb)
@click.argument("kind", help="案卷类型的编号或名称", metavar="案卷类型")
@click.option("--station", metavar="司法所", help="只列这个司法所")
@click.option("--year", type=click.IntRange(1900, 9999), metavar="年", help="只列这一年立案的")
@click.option("--since", type=DAY, metavar="日期", help="立案不早于")
@click.option("--until", type=DAY, metavar="日期", help="立案不晚于")
@click.option(
    "--xlsx", type=click.Path(dir_okay=False, path_type=Path), metavar="文件", help="存为表格文件"
)
@with_console
def ledger(
    console: Console,
    kind: str,
    station: str | None,
    year: int | None,
    since: date | None,
    until: date | None,
    xlsx: Path | None,
) -> None:
    """台账：一种案卷按年度、司法所列表，可存为 xlsx 打印。

    \b
    例：
      archive ledger <kind> --year 2024
      archive ledger <kind> --station 清河 --xlsx 台账.xlsx
    """
    if year is not None:
        since, until = since or date(year, 1, 1), until or date(year, 12, 31)
    with console.reading() as work:
        found = make_ledger(
            work,
            find_kind(work.archive.standard, kind).id,
            station_id=station_id_of(work, station),
            since=since,
            until=until,
        )
        data = {
            "title": found.title,
            "scope": found.extent,
            "columns": found.columns,
            "lines": [{"volume": line.volume.id, "cells": line.cells} for line in found.lines],
        }
    if xlsx is not None:
        target = io.BytesIO()
        ledger_xlsx(found, target)
        xlsx.write_bytes(target.getvalue())
        console.tell(
            {**data, "xlsx": xlsx},
            [f"✓ {found.title}（{found.extent}）{len(found.lines)} 卷，存为 {xlsx}"],
        )
        return
    lines = table([found.columns, *(line.cells for line in found.lines)])
    console.tell(data, [f"{found.title}　{found.extent}", *lines, f"共 {len(found.lines)} 卷"])
