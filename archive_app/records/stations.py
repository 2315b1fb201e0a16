"""The stations, the bureau above them, and the settings of the standard the county has chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.errors import Conflict, Invalid
from archive_app.records.rejudging import ask_for_judging
from archive_app.store.tables import Option, Station, Volume

__all__ = [
    "Bureau",
    "add_station",
    "bureau",
    "change_station",
    "set_bureau",
    "set_standard_settings",
    "stations",
]


@dataclass(frozen=True)
class Bureau:
    """县司法局: its name as printed on forms, and its fonds number (全宗号)."""

    name: str = ""
    fonds: str = ""


def add_station(work: Work, name: str, short: str, one_person: bool = False) -> Station:
    """A new station; in a one-person station 立卷人 and 检查人 may be the same."""
    work.allow("station.manage")
    name, short = _refuse_bad_names(work, name, short, None)
    station = work.add(Station(name=name, short=short, one_person=one_person))
    work.record("station.added", station, name=name, short=short, one_person=one_person)
    return station


def change_station(
    work: Work, station_id: int, *, name: str, short: str, one_person: bool
) -> Station:
    """Another name or manning; numbers and snapshots already given stay as they are."""
    work.allow("station.manage")
    station = work.get(Station, station_id)
    name, short = _refuse_bad_names(work, name, short, station_id)
    if name != station.name:  # search knows the station by its name
        for volume_id in work.session.scalars(select(Volume.id).filter_by(station_id=station_id)):
            work.later("index", volume_id=volume_id)
    before = {"name": station.name, "short": station.short, "one_person": station.one_person}
    station.name, station.short, station.one_person = name, short, one_person
    after = {"name": name, "short": short, "one_person": one_person}
    work.record("station.changed", station, before=before, after=after)
    return station


def stations(work: Work) -> Sequence[Station]:
    """Every station, in the order they were added."""
    return work.session.scalars(select(Station).order_by(Station.id)).all()


def bureau(work: Work) -> Bureau:
    """The bureau's name and fonds number; empty until somebody enters them."""
    row = work.session.get(Option, "bureau")
    return Bureau(**row.value) if row else Bureau()


def set_bureau(work: Work, name: str, fonds: str) -> Bureau:
    """Enter the bureau's name and fonds number."""
    work.allow("station.manage")
    value = Bureau(name.strip(), fonds.strip())
    if not value.name:
        raise Invalid(fields={"name": ["请填写县司法局全称"]})
    _set_option(work, "bureau", asdict(value), "bureau.changed")
    return value


def set_standard_settings(work: Work, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Choose values for settings of the standard; volumes opened before keep theirs."""
    work.allow("standard.set")
    row = work.session.get(Option, "standard")
    values = {**(row.value if row else {}), **chosen}
    # Refuses unknown ids and unfitting values.
    standard = work.archive.standard.with_settings(values)
    _set_option(work, "standard", values, "standard.settings_chosen")
    ask_for_judging(work, standard)
    return values


def _set_option(work: Work, key: str, value: dict[str, Any], verb: str) -> None:
    row = work.session.get(Option, key)
    before = dict(row.value) if row else {}
    if row is None:
        row = work.add(Option(key=key, value=value))
    row.value = value
    work.record(verb, row, before=before, after=value)


def _refuse_bad_names(work: Work, name: str, short: str, station_id: int | None) -> tuple[str, str]:
    name, short = name.strip(), short.strip()
    faults = {}
    if not name:
        faults["name"] = ["请填写司法所全称"]
    if not short:
        faults["short"] = ["请填写简称，卷号中使用"]
    if faults:
        raise Invalid(fields=faults)
    taken = select(Station.id).where(Station.name == name, Station.id != (station_id or 0))
    if work.session.scalar(taken):
        raise Conflict(f"“{name}”已在名单中", fix="请核对名称，或修改已有的司法所")
    return name, short
