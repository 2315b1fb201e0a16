"""`archive review`: the completeness of many volumes, kept as a run."""

import io
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from archive_app.cli.columns import table
from archive_app.cli.console import Console, find_kind, station_id_of, with_console
from archive_app.cli.teaching import Verb
from archive_app.review.paper import to_docx
from archive_app.review.runs import Report, Scope, report, run_review
from archive_app.review.sheets import to_xlsx

__all__ = ["review"]

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(cls=Verb)
@click.option("--station", metavar="司法所", help="只查这个司法所")
@click.option("--category", metavar="类别", help="只查这一类，例如 peoples_mediation")
@click.option("--kind", metavar="案卷类型", help="只查这种案卷")
@click.option("--year", type=int, metavar="年", help="只查这一年的")
@click.option("--state", metavar="状态", help="只查这个状态，例如 concluded")
@click.option("--xlsx", type=FILE, metavar="文件", help="存为表格：汇总、案卷、问题明细")
@click.option("--docx", type=FILE, metavar="文件", help="存为可签字的检查报告")
@with_console
def review(
    console: Console,
    station: str | None,
    category: str | None,
    kind: str | None,
    year: int | None,
    state: str | None,
    xlsx: Path | None,
    docx: Path | None,
) -> None:
    """完整性检查：多少卷齐全，各缺什么，比上次怎样。

    每次检查都留存，下次同样范围的检查会与它比较。

    \b
    例：
      archive review
      archive review --station 清河 --year 2024 --docx 报告.docx --xlsx 问题.xlsx
    """
    with console.work() as work:
        standard = work.archive.standard
        scope = Scope(
            station_id=station_id_of(work, station),
            category=standard.category(category).id if category else None,
            kind=find_kind(standard, kind).id if kind else None,
            year=year,
            state=standard.state(state).id if state else None,
        )
        found = report(work, run_review(work, scope).id)
        data = _data(found)
        if xlsx is not None:
            to_xlsx(work, found, target := io.BytesIO())
            xlsx.write_bytes(target.getvalue())
        if docx is not None:
            to_docx(found, target := io.BytesIO())
            docx.write_bytes(target.getvalue())
    saved = [f"✓ 已存 {path}" for path in (xlsx, docx) if path]
    console.tell(data, [*_lines(found), *saved])


def _data(found: Report) -> dict[str, Any]:
    return {
        "id": found.run.id,
        "at": found.run.at,
        "scope": found.scope,
        "totals": found.run.totals,
        "by_station": found.by_station,
        "frequent": [{"title": title, "volumes": n} for title, n in found.frequent],
        "difference": asdict(found.difference) if found.difference else None,
        "volumes": [
            {
                "number": v.number,
                "title": v.title,
                "station": v.station,
                "state": v.state,
                "points": v.points,
                "complete": v.complete,
                "findings": v.findings,
            }
            for v in found.volumes
        ],
    }


def _lines(found: Report) -> Iterator[str]:
    totals = found.run.totals
    yield f"完整性检查第 {found.run.id} 次　{found.scope}"
    rate, points = totals["rate"] or 0, totals["points"] or 0
    yield f"  {totals['volumes']} 卷，齐全 {totals['complete']} 卷（{rate}%），平均 {points} 分"
    if found.by_station:
        heads = ("  司法所", "案卷", "齐全", "平均分", "问题")
        rows = [
            (f"  {s['station']}", s["volumes"], s["complete"], s["points"], s["findings"])
            for s in found.by_station
        ]
        yield from table([heads, *rows])
    if found.frequent:
        yield "最常见的问题"
        yield from table((f"  {n} 卷", title) for title, n in found.frequent)
    for volume in found.lacking[:10]:
        worst = "；".join(finding["title"] for finding in volume.findings[:3])
        yield f"  {volume.number}　{volume.points:g} 分　{worst}"
    if len(found.lacking) > 10:
        yield f"  另有 {len(found.lacking) - 10} 卷有问题，用 --xlsx 存全部清单"
    if found.difference is not None:
        gone, new = len(found.difference.resolved), len(found.difference.appeared)
        yield f"比上次：已解决 {gone}，新出现 {new}，仍有 {found.difference.remaining}"
