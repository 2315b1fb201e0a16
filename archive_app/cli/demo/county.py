"""The home of the demonstration: made, recognised, begun again; real data is never touched."""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

from archive_app.accounts import actor_of, add_account
from archive_app.archive import Archive, Work
from archive_app.cli.demo.cases import case_of, sample
from archive_app.cli.demo.papers import Papers
from archive_app.cli.demo.planned import volumes_of
from archive_app.cli.demo.stages import Clock, Life, live
from archive_app.errors import Conflict
from archive_app.jobs import work_off
from archive_app.permissions import ROLES, Actor
from archive_app.records.people import add_committee, add_mediator
from archive_app.records.stations import add_station, set_bureau
from archive_app.settings import Settings

__all__ = [
    "MAKER",
    "Staff",
    "accounts",
    "build",
    "interesting",
    "is_ready",
    "make_room",
    "open_demo",
]

MAKER = Actor("演示程序", "cli")
MARKER = "demo.json"
WORK_OFF_EVERY = 120  # stages; so that page counts are known when inventories are printed
IN_OFFICE_SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class Staff:
    """Who works in one station of the demonstration."""

    station_id: int
    clerk: Actor
    head: Actor


def is_ready(home: Path) -> bool:
    """Whether a finished demonstration lies there."""
    return _marked(home).get("ready") is True


def make_room(home: Path) -> None:
    """Remove an old or unfinished demonstration; anything else there is refused and untouched."""
    if home.is_dir() and any(home.iterdir()):
        if not (home / MARKER).is_file():
            raise Conflict(
                f"{home} 中已有内容，而且不是演示数据，没有动它",
                fix="换一个空目录：archive demo --home 另一个目录",
            )
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    _mark(home, ready=False)


def interesting(home: Path) -> dict[int, str]:
    """What is not as it should be in which volume, by its id."""
    return {int(key): note for key, note in _marked(home).get("interesting", [])}


def open_demo(settings: Settings) -> tuple[Archive, Clock]:
    """The archive of a demonstration, and the clock it goes by."""
    clock = Clock()
    # The passwords are printed on the screen; hashing them slowly would protect nothing.
    cheap = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
    return Archive(settings, clock=clock, passwords=cheap), clock


def accounts() -> Iterator[tuple[str, str, str, str]]:
    """Login, name, role and station of every account."""
    county = sample("county")
    for station in county["stations"]:
        for role in ("clerk", "head"):
            if role in station:
                yield station[role]["login"], station[role]["name"], role, station["name"]
    for person in county["county"]:
        yield person["login"], person["name"], person["role"], ""


def build(archive: Archive, clock: Clock, *, one_in: int = 1) -> Iterator[tuple[int, int]]:
    """Fill an empty home with all volumes, or with one in so many; tells after each step how many
    of how many are done.
    """
    today = _today(archive)
    clock.turn_to(today.replace(year=today.year - 3), 0)
    with archive.work(MAKER) as work:
        staff = _staff(work)
    papers = Papers(archive)
    lives: list[Life] = []
    for number, line in list(enumerate(sample("volumes")["volumes"]))[::one_in]:
        case, people = case_of(number, line, today), staff[line["station"]]
        lives.append(Life(case, people.clerk, people.head, people.station_id, papers))
    others = volumes_of(archive, staff, today, one_in=one_in)
    for done, total in live(archive, clock, [*lives, *others], today):
        if done % WORK_OFF_EVERY == 0:
            work_off(archive)
        yield done, total
    clock.at = None
    work_off(archive)
    notes = [(life.volume_id, life.case.flaw["note"]) for life in lives if life.case.flaw]
    _mark(archive.home, ready=True, notes=notes)


def _staff(work: Work) -> dict[str, Staff]:
    county = sample("county")
    set_bureau(work, **county["bureau"])
    for person in county["county"]:
        _account(work, person, person["role"], None)
    staff = {}
    for told in county["stations"]:
        station = add_station(work, told["name"], told["short"], told.get("one_person", False))
        people = {
            role: actor_of(_account(work, told[role], role, station.id), "cli")
            for role in ("clerk", "head")
            if role in told
        }
        staff[told["short"]] = Staff(
            station.id, people.get("clerk", people["head"]), people["head"]
        )
        for named in told["committees"]:
            committee = add_committee(
                work, station.id, named["name"], named["short"], IN_OFFICE_SINCE
            )
            for n, mediator in enumerate(named["mediators"]):
                phone = f"1390000{station.id}{committee.id:02}{n}"
                add_mediator(work, committee.id, mediator, phone, IN_OFFICE_SINCE)
    return staff


def _account(work: Work, person: Mapping[str, Any], role: str, station_id: int | None) -> Any:
    assert role in ROLES
    password = sample("county")["password"]
    return add_account(
        work, person["login"], person["name"], role, station_id, password, must_change=False
    )


def _today(archive: Archive) -> date:
    with archive.reading(MAKER) as work:
        return work.today


def _marked(home: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads((home / MARKER).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}
    return told


def _mark(home: Path, *, ready: bool, notes: Sequence[tuple[int, str]] = ()) -> None:
    warning = "演示数据，人物和案件均为虚构；可以整个删除"
    told = {"note": warning, "ready": ready, "interesting": notes}
    (home / MARKER).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
