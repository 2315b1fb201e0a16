"""The dated lists of mediation committees and mediators, from which volumes are filled.

Volumes keep snapshots of what they named, so nothing here rewrites an old paper. Nobody is deleted:
who leaves gets a last day.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select

from archive_app.archive import Work
from archive_app.errors import Invalid
from archive_app.store.tables import Committee, Mediator, Station

__all__ = [
    "add_committee",
    "add_mediator",
    "change_committee",
    "change_mediator",
    "committees",
    "mediators",
]


def add_committee(
    work: Work,
    station_id: int,
    name: str,
    short: str,
    from_on: date,
    until_on: date | None = None,
) -> Committee:
    """A committee of a station, from its first day on."""
    work.allow("people.manage", on=work.get(Station, station_id).id)
    values = _committee_values(name, short, from_on, until_on)
    committee = work.add(Committee(station_id=station_id, **values))
    work.record("committee.added", committee, **_told(values))
    return committee


def change_committee(
    work: Work,
    committee_id: int,
    *,
    name: str,
    short: str,
    from_on: date,
    until_on: date | None,
) -> Committee:
    """Another name or term; volumes keep the name they were given."""
    committee = work.get(Committee, committee_id)
    work.allow("people.manage", on=committee.station_id)
    values = _committee_values(name, short, from_on, until_on)
    _change(work, committee, values, "committee.changed")
    return committee


def committees(
    work: Work, station_id: int | None = None, on: date | None = None
) -> Sequence[Committee]:
    """The committees of one station or of all, in office on a day or ever."""
    query = select(Committee).order_by(Committee.station_id, Committee.name, Committee.from_on)
    if station_id is not None:
        query = query.where(Committee.station_id == station_id)
    return work.session.scalars(_in_office(query, Committee, on)).all()


def add_mediator(
    work: Work,
    committee_id: int,
    name: str,
    phone: str,
    from_on: date,
    until_on: date | None = None,
) -> Mediator:
    """A mediator of a committee, from the first day in office on."""
    committee = work.get(Committee, committee_id)
    work.allow("people.manage", on=committee.station_id)
    values = _mediator_values(name, phone, from_on, until_on)
    mediator = work.add(Mediator(committee_id=committee_id, **values))
    work.record("mediator.added", mediator, **_told(values))
    return mediator


def change_mediator(
    work: Work,
    mediator_id: int,
    *,
    name: str,
    phone: str,
    from_on: date,
    until_on: date | None,
) -> Mediator:
    """Another name, phone or term; volumes keep the name they were given."""
    mediator = work.get(Mediator, mediator_id)
    work.allow("people.manage", on=mediator.committee.station_id)
    values = _mediator_values(name, phone, from_on, until_on)
    _change(work, mediator, values, "mediator.changed")
    return mediator


def mediators(
    work: Work,
    *,
    station_id: int | None = None,
    committee_id: int | None = None,
    on: date | None = None,
) -> Sequence[Mediator]:
    """The mediators of a station or a committee, in office on a day or ever."""
    query = select(Mediator).order_by(Mediator.committee_id, Mediator.name, Mediator.from_on)
    if committee_id is not None:
        query = query.where(Mediator.committee_id == committee_id)
    if station_id is not None:
        of_station = select(Committee.id).where(Committee.station_id == station_id)
        query = query.where(Mediator.committee_id.in_(of_station))
    return work.session.scalars(_in_office(query, Mediator, on)).all()


def _in_office(
    query: Select[Any], table: type[Committee] | type[Mediator], on: date | None
) -> Select[Any]:
    if on is None:
        return query
    return query.where(table.from_on <= on, or_(table.until_on.is_(None), table.until_on >= on))


def _committee_values(
    name: str, short: str, from_on: date, until_on: date | None
) -> dict[str, Any]:
    faults = _faults(name, "请填写调委会全称", from_on, until_on)
    if not short.strip():
        faults["short"] = ["请填写简称，卷号中使用"]
    if faults:
        raise Invalid(fields=faults)
    return {
        "name": name.strip(),
        "short": short.strip(),
        "from_on": from_on,
        "until_on": until_on,
    }


def _mediator_values(name: str, phone: str, from_on: date, until_on: date | None) -> dict[str, Any]:
    if faults := _faults(name, "请填写调解员姓名", from_on, until_on):
        raise Invalid(fields=faults)
    return {
        "name": name.strip(),
        "phone": phone.strip(),
        "from_on": from_on,
        "until_on": until_on,
    }


def _faults(name: str, unnamed: str, from_on: date, until_on: date | None) -> dict[str, list[str]]:
    faults = {}
    if not name.strip():
        faults["name"] = [unnamed]
    if until_on is not None and until_on < from_on:
        faults["until_on"] = ["离任日期早于任职日期，请核对"]
    return faults


def _change(work: Work, row: Committee | Mediator, values: dict[str, Any], verb: str) -> None:
    before = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    work.record(verb, row, before=_told(before), after=_told(values))


def _told(values: dict[str, Any]) -> dict[str, Any]:
    """The values as JSON for the audit entry."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }
