"""How long the desk takes over many volumes; no peer: no product has such a page.

The archive is filled by bulk inserts: twenty stations, six categories, one volume in five still
worked on, each of those with six findings of which three have a last day. The page is asked for as
a browser does, without the network.
"""

import argparse
import random
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from flask.testing import FlaskClient
from sqlalchemy import insert

from archive_app.accounts import add_account
from archive_app.app import create_app
from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.stations import add_station
from archive_app.settings import Settings
from archive_app.store.tables import DeadlineRow, FindingRow, Volume
from benchmarks.figures import calibration, figure

STATIONS, CHUNK, ROUNDS = 20, 5000, 9
NOON = datetime(2026, 3, 4, 4, 0, tzinfo=UTC)
TODAY = NOON.date()
STATES = ("archived",) * 15 + ("arranged",) + ("concluded",) + ("open",) * 3
PROGRAM = Actor("控制台", "test")
PASSWORD = "green-bridge-2026"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--docs", type=int, default=100_000, help="volumes in the archive")
    volumes = asked.parse_args().docs
    calibration()
    with tempfile.TemporaryDirectory() as home:
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        archive = Archive(Settings(home=Path(home)), clock=lambda: NOON, passwords=cheap)
        app = create_app(archive)
        handlers = people(archive)
        fill(archive, volumes, handlers)
        for login in ("clerk1", "head1", "archivist", "inspector"):
            client = signed_in(app.test_client(), login)
            name = f"desk of {login} over {volumes} volumes"
            figure(name, "ms", median_of(client, "/"), target=150, better="lower")
        archive.close()


def people(archive: Archive) -> list[int]:
    """A clerk of each station, and one of each other role; the ids of the clerks."""
    handlers = []
    with archive.work(PROGRAM) as work:
        for number in range(1, STATIONS + 1):
            station = add_station(work, f"第{number}司法所", f"第{number}")
            login = f"clerk{number}"
            one = add_account(work, login, login, "clerk", station.id, PASSWORD, must_change=False)
            handlers.append(one.id)
        for login, role, station_id in (
            ("head1", "head", 1),
            ("archivist", "archivist", None),
            ("inspector", "inspector", None),
        ):
            add_account(work, login, login, role, station_id, PASSWORD, must_change=False)
    return handlers


def fill(archive: Archive, volumes: int, handlers: list[int]) -> None:
    """All rows of all volumes, in chunks."""
    chance = random.Random(1)
    with archive.work(PROGRAM) as work:
        digest = work.pin(archive.standard).digest
    for start in range(1, volumes + 1, CHUNK):
        numbers = range(start, min(start + CHUNK, volumes + 1))
        rows = [a_volume(archive, chance, n, handlers, digest) for n in numbers]
        worked_on = [row for row in rows if row["state"] in {"open", "concluded"}]
        with archive.work(PROGRAM) as work:
            work.session.execute(insert(Volume), rows)
            findings = [f for row in worked_on for f in findings_of(row["id"], chance)]
            work.session.execute(insert(FindingRow), findings)
            deadlines = [a_deadline(row["id"], chance) for row in worked_on]
            work.session.execute(insert(DeadlineRow), deadlines)


def a_volume(
    archive: Archive, chance: random.Random, number: int, handlers: list[int], digest: str
) -> dict[str, Any]:
    station, state = chance.randrange(STATIONS), chance.choice(STATES)
    kind = chance.choice(archive.standard.kinds)
    day = TODAY - timedelta(days=chance.randrange(60 if state == "open" else 1800))
    return {
        "id": number,
        "station_id": station + 1,
        "kind": kind.id,
        "category": kind.category,
        "edition_digest": digest,
        "number": f"（{day.year}）第{number}号",
        "series": f"{kind.id}.{day.year}",
        "serial": number,
        "year": day.year,
        "title": "甲乙邻里纠纷案卷",
        "state": state,
        "facts": {"dispute": "两家因屋后排水沟堵塞发生争执。" * 20},
        "handler_id": handlers[station],
        "opened_on": day,
        "points": 100 if state == "archived" else chance.randrange(30, 100),
        "complete": state == "archived" and chance.random() < 0.9,
        "open_findings": 0 if state == "archived" else 6,
        "locked": state == "archived",
        "private": chance.random() < 0.1,
        "created_at": NOON,
        "changed_at": NOON - timedelta(minutes=number),
    }


def findings_of(volume: int, chance: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(6):
        due = TODAY + timedelta(days=chance.randrange(-20, 40)) if number < 3 else None
        yield {
            "volume_id": volume,
            "requirement": f"requirement_{number}",
            "title": f"第{number}种文书",
            "outcome": "running" if number == 0 else "missing",
            "reason": "缺这种文书",
            "fix": "请补齐",
            "severity": "error",
            "points": 5,
            "basis": [],
            "due_on": due,
        }


def a_deadline(volume: int, chance: random.Random) -> dict[str, Any]:
    return {
        "volume_id": volume,
        "requirement": "deadline:confirm",
        "title": "共同申请司法确认",
        "nature": "right_lapses",
        "from_on": TODAY,
        "due_on": TODAY + timedelta(days=chance.randrange(-20, 40)),
        "status": "running",
    }


def signed_in(client: FlaskClient, login: str) -> FlaskClient:
    found = re.search(r'name="csrf-token" content="([^"]+)"', client.get("/sign-in").text)
    assert found is not None
    sent = {"csrf_token": found[1], "login": login, "password": PASSWORD}
    assert client.post("/sign-in", data=sent).status_code == 303
    return client


def median_of(client: FlaskClient, address: str) -> float:
    """Milliseconds of one answer on the wall clock, as somebody waits for it."""
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        assert client.get(address).status_code == 200
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


if __name__ == "__main__":
    main()
