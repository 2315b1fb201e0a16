"""Small real things with good defaults, so that a test names only what matters to it."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

from archive_app.accounts import actor_of, add_account
from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.documents import file_document, receive
from archive_app.records.people import add_committee, add_mediator
from archive_app.records.stations import add_station
from archive_app.records.volumes import open_volume
from archive_app.store.tables import Account, Committee, Document, Mediator, Station, Volume

PROGRAM = Actor("测试", "test")
PASSWORD = "green-bridge-2026"
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)  # 12:00 in China


class Clock:
    """A clock that stands still until told to go on."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


def a_station(archive: Archive, name: str = "清河司法所", **more: Any) -> Station:
    with archive.work(PROGRAM) as work:
        return add_station(work, name, more.pop("short", name[:2]), **more)


def an_account(
    archive: Archive,
    role: str = "clerk",
    station: Station | None = None,
    *,
    login: str | None = None,
    name: str = "钱春生",
    password: str = PASSWORD,
) -> Account:
    with archive.work(PROGRAM) as work:
        station_id = station.id if station else None
        return add_account(work, login or role, name, role, station_id, password, must_change=False)


def an_actor(archive: Archive, role: str, station: Station | None = None, **more: Any) -> Actor:
    return actor_of(an_account(archive, role, station, **more), "test")


def a_committee(
    archive: Archive,
    station: Station,
    name: str = "清河镇人民调解委员会",
    short: str = "清河",
    from_on: date = date(2020, 1, 1),
    until_on: date | None = None,
) -> Committee:
    with archive.work(PROGRAM) as work:
        return add_committee(work, station.id, name, short, from_on, until_on)


def a_mediator(
    archive: Archive,
    committee: Committee,
    name: str = "周明理",
    from_on: date = date(2020, 1, 1),
    until_on: date | None = None,
) -> Mediator:
    with archive.work(PROGRAM) as work:
        return add_mediator(work, committee.id, name, "13900000009", from_on, until_on)


PARTIES = [
    {
        "name": "赵铁柱",
        "side": "申请人",
        "kind": "自然人",
        "id_number": "99010119620304001X",
        "phone": "13900000001",
        "address": "清河镇柳树村三组27号",
    },
    {"name": "孙桂兰", "side": "被申请人", "kind": "自然人", "phone": "13900000002"},
]


# What a volume's title is made of; without it none is opened.
CASE: dict[str, Any] = {"dispute_type": "邻里纠纷", "parties": PARTIES}


def a_volume(
    archive: Archive, actor: Actor, kind: str = "mediation.written", **facts: Any
) -> Volume:
    """An open volume of the actor's station; its committee is listed when it was not yet."""
    with archive.reading(PROGRAM) as work:
        known = work.session.query(Committee).filter_by(station_id=actor.station_id).first()
        station = work.get(Station, actor.station_id)
    committee = known or a_committee(archive, station)
    defaults = {
        "committee": committee.id,
        "dispute_type": "邻里纠纷",
        "parties": PARTIES,
        "accepted_on": "2026-02-02",
        "dispute": "两家因屋后排水沟堵塞发生争执。",
        "private": False,
    }
    with archive.work(actor) as work:
        return open_volume(work, kind, defaults | facts)


PROBATION: dict[str, Any] = {
    "name": "张某甲",
    "sex": "男",
    "birth_on": "1990-05-12",
    "minor_at_offence": False,
    "correction_type": "缓刑",
    "starts_on": "2024-03-10",
    "ends_on": "2026-03-09",
    "ban": False,
    "able_to_work": True,
    "received_on": "2024-03-16",
    "announced_on": "2024-03-20",
    "plan_on": "2024-03-24",
    "spans": [{"level": "普管", "from_on": "2024-03-20", "decided_on": "2024-03-24"}],
}


def a_probation(archive: Archive, actor: Actor, **facts: Any) -> Volume:
    """The working file of a person on probation for two years, nearly served: papers each month."""
    with archive.work(actor) as work:
        return open_volume(work, "corrections.person", PROBATION | facts)


def a_document(
    archive: Archive,
    actor: Actor,
    volume: Volume,
    slot: str | None = None,
    *,
    text: str = "双方自愿达成协议。",
    name: str = "材料.txt",
    **more: Any,
) -> Document:
    received = receive(archive, BytesIO(text.encode()), name)
    with archive.work(actor) as work:
        return file_document(work, volume.id, received, slot=slot, **more).document


ROW: dict[str, Any] = {
    "date": "2026-01-05",
    "names": "赵铁柱、孙桂兰",
    "phone": "13900000001",
    "dispute_type": "邻里纠纷",
    "cause": "下水道堵塞",
    "terms": "孙桂兰当日疏通",
    "amount": "120",
    "mediator": "周明理",
}


def a_book(archive: Archive, actor: Actor, committee: Committee) -> Volume:
    """The register of simple disputes of 2026."""
    year = {"period_from": "2026-01-01", "period_until": "2026-12-31"}
    with archive.work(actor) as work:
        return open_volume(work, "mediation.simple_register", {"committee": committee.id, **year})


def a_folder(archive: Archive, actor: Actor) -> Volume:
    """The rules of a station of 2025: its papers are archived one by one."""
    year = {"folder_year": 2025, "year_from": "2025-01-01", "year_until": "2025-12-31"}
    with archive.work(actor) as work:
        return open_volume(work, "station.rules", year)
