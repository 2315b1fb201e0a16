"""Reviewing a county: a run over all its volumes, and judging volumes again in the background.

The volumes are the worked examples of every kind, over and over, with their papers and marks. A
run copies the findings kept at each volume's last change; judging again, asked for by a changed
setting or edition, reads everything and writes anew. No peer: no product reviews what lacks.
"""

import argparse
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.rejudging import SLICE, judge_slice
from archive_app.records.stations import add_station
from archive_app.review.runs import Scope, report, run_review
from archive_app.settings import Settings, shipped
from archive_app.standard import Standard, VolumeView, dump_facts
from archive_app.standard.scenarios import load_scenarios, view_of
from archive_app.store.tables import Attestation, Document, Volume
from benchmarks.figures import calibration, cpu_seconds, figure

CONSOLE = Actor("控制台", "cli")
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def examples(standard: Standard) -> list[VolumeView]:
    """The worked examples that hold under the shipped settings, with a usual number of papers."""
    scenarios = load_scenarios(shipped("schemas") / "national" / "scenarios")
    views = [view_of(standard, scenario) for scenario in scenarios if not scenario.settings]
    return [view for view in views if len(view.documents) <= 24]


def volume_row(standard: Standard, view: VolumeView, number: int, digest: str) -> dict[str, Any]:
    kind = standard.kind(view.kind)
    facts = {name: value for name, value in view.facts.items() if name != "state"}
    day = facts.get("opened_on") or date(2024, 3, 1)
    return {
        "id": number,
        "station_id": 1,
        "kind": kind.id,
        "category": kind.category,
        "edition_digest": digest,
        "number": f"（2024）测试第{number}号",
        "series": "",
        "serial": number,
        "year": 2024,
        "title": f"{kind.title}第{number}号",
        "state": view.state,
        "facts": dump_facts(kind.fields, facts),
        "opened_on": day,
        "concluded_on": facts.get("concluded_on"),
        "arranged_on": facts.get("arranged_on"),
        "created_at": NOW,
        "changed_at": NOW,
    }


def paper_rows(standard: Standard, view: VolumeView, number: int) -> list[dict[str, Any]]:
    kind = standard.kind(view.kind)
    return [
        {
            "id": number * 100 + place,
            "volume_id": number,
            "slot": paper.slot,
            "row_key": paper.row,
            "title": paper.slot,
            "file_name": f"{paper.slot}.pdf",
            "media_type": "application/pdf",
            "size": 1000,
            "sha256": "0" * 64,
            "facts": dump_facts(kind.slot(paper.slot).fields, paper.facts),
            "generated": paper.generated,
            "reading": "read",
            "page_count": 1,
            "filed_at": NOW,
        }
        for place, paper in enumerate(view.documents)
    ]


def mark_rows(view: VolumeView, number: int) -> list[dict[str, Any]]:
    return [
        {"document_id": number * 100 + place, "mark": mark, "name": "钱春生", "at": NOW}
        for place, paper in enumerate(view.documents)
        for mark in (*sorted(paper.signed), *(("seal",) if paper.sealed else ()))
    ]


def filled(archive: Archive, judged: int) -> None:
    """Fill the database with so many volumes, their papers and marks."""
    with archive.work(CONSOLE) as work:
        add_station(work, "测试司法所", "测试")
        digest = work.pin(archive.standard).digest
    views = examples(archive.standard)
    with archive.database.writing() as session:
        for first in range(1, judged + 1, 500):
            numbers = range(first, min(first + 500, judged + 1))
            told = [(number, views[number % len(views)]) for number in numbers]
            rows = [volume_row(archive.standard, view, n, digest) for n, view in told]
            session.execute(insert(Volume), rows)
            papers = [row for n, view in told for row in paper_rows(archive.standard, view, n)]
            session.execute(insert(Document), papers)
            session.execute(insert(Attestation), [row for n, v in told for row in mark_rows(v, n)])
        session.commit()


def copied(archive: Archive, volumes: int, judged: int) -> None:
    """The other volumes, each with the findings of the one it copies."""
    with archive.database.writing() as session:
        for table, key in (("volume", "id"), ("finding", "volume_id")):
            names = [c.name for c in Volume.metadata.tables[table].columns]
            given = {key: f"{key} + :more", "number": "number || '-' || :more"}
            if table == "finding":
                names.remove("id")
            told = ", ".join(given.get(name, name) for name in names)
            copy = f"INSERT INTO {table} ({', '.join(names)}) SELECT {told} FROM {table}"
            for more in range(judged, volumes, judged):
                session.execute(text(f"{copy} WHERE {key} <= {judged}"), {"more": more})
        session.commit()


def judged_again(archive: Archive, volumes: int) -> float:
    """CPU seconds of judging so many volumes again, slice by slice as the worker does."""

    def run() -> None:
        for after in range(0, volumes, SLICE):
            with archive.work(CONSOLE) as work:
                judge_slice(work, under="", after=after, done=after, of=volumes)

    return cpu_seconds(run)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--volumes", type=int, default=100_000)
    asked.add_argument("--judged", type=int, default=4_000, help="volumes judged again")
    options = asked.parse_known_args()[0]
    calibration()
    with tempfile.TemporaryDirectory() as home:
        archive = Archive(Settings(home=Path(home) / "home"))
        filled(archive, options.judged)
        spent = judged_again(archive, options.judged)
        figure("judging volumes again, from and to SQLite", "volumes/s", options.judged / spent)
        copied(archive, options.volumes, options.judged)
        reviews(archive, options.volumes)
        archive.close()


def reviews(archive: Archive, volumes: int) -> None:
    """A run over everything, and reading it."""
    ids: list[int] = []

    def run() -> None:
        with archive.work(CONSOLE) as work:
            made = run_review(work, Scope())
            assert made.totals["volumes"] + made.totals["sealed"] == volumes
            ids.append(made.id)

    start = time.perf_counter()
    spent = cpu_seconds(run)
    wall = time.perf_counter() - start
    figure(f"reviewing {volumes} volumes, one process", "s", spent, target=40, better="lower")
    figure(f"reviewing {volumes} volumes, by the clock", "s", wall)
    with archive.reading(CONSOLE) as work:
        reading = cpu_seconds(lambda: report(work, ids[0]))
    figure(f"reading the report of {volumes} volumes", "s", reading, better="lower")


if __name__ == "__main__":
    main()
