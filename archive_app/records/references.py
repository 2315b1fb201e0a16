"""Facts that point to the lists of people: turned into snapshots, so that later changes rewrite
nothing.

A page sends the id of a committee or mediator, an import its name; a volume keeps `{"id", "name",
…}` as it was.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.errors import Invalid
from archive_app.standard import Field
from archive_app.store.tables import Committee, Mediator

__all__ = ["resolve_references"]


def resolve_references(
    work: Work, station_id: int, fields: Iterable[Field], values: Mapping[str, Any]
) -> dict[str, Any]:
    """The values with committees and mediators of this station as snapshots; unknown ones →
    Invalid.
    """
    resolved = dict(values)
    faults: dict[str, list[str]] = {}
    for field in fields:
        if field.name not in values or values[field.name] in (None, "", []):
            continue
        try:
            if field.type == "committee":
                resolved[field.name] = _committee(work, station_id, values[field.name])
            elif field.type == "mediator":
                resolved[field.name] = _mediator(work, station_id, values[field.name])
            elif field.type == "mediators":
                several = _several(values[field.name])
                resolved[field.name] = [_mediator(work, station_id, one) for one in several]
        except Invalid as fault:
            faults[field.name] = [fault.message]
    if faults:
        raise Invalid(fields=faults)
    return resolved


def _several(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [part for part in value.replace("，", "、").replace(",", "、").split("、") if part]
    return list(value) if isinstance(value, list | tuple) else [value]


def _committee(work: Work, station_id: int, value: Any) -> dict[str, Any]:
    query = select(Committee).where(Committee.station_id == station_id)
    row = work.session.scalar(_identified(query, Committee, value))
    if row is None:
        raise Invalid(f"本所名单中没有“{_shown(value)}”这个调委会，请先在“名单”中登记")
    return {"id": row.id, "name": row.name, "short": row.short}


def _mediator(work: Work, station_id: int, value: Any) -> dict[str, Any]:
    query = select(Mediator).join(Committee).where(Committee.station_id == station_id)
    row = work.session.scalar(_identified(query, Mediator, value))
    if row is None:
        raise Invalid(f"本所名单中没有“{_shown(value)}”这位调解员，请先在“名单”中登记")
    return {
        "id": row.id,
        "name": row.name,
        "from": _text(row.from_on),
        "until": _text(row.until_on),
    }


def _identified(query: Any, table: Any, value: Any) -> Any:
    if isinstance(value, Mapping):
        value = value.get("id") or value.get("name")
    if isinstance(value, int) or (isinstance(value, str) and value.isdigit()):
        return query.where(table.id == int(value))
    return query.where(table.name == str(value).strip()).order_by(table.from_on.desc()).limit(1)


def _shown(value: Any) -> str:
    return str(value.get("name") or value.get("id")) if isinstance(value, Mapping) else str(value)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
