"""Taking the next volume number of a kind out of use."""

from collections.abc import Mapping
from typing import Any

from archive_app.archive import Work
from archive_app.errors import Invalid
from archive_app.records.numbering import void_number
from archive_app.records.references import resolve_references
from archive_app.standard.metadata import load_facts
from archive_app.store.tables import Station, VoidNumber

__all__ = ["void_next_number"]


def void_next_number(
    work: Work,
    kind: str,
    facts: Mapping[str, Any],
    reason: str,
    *,
    station_id: int | None = None,
) -> VoidNumber:
    """Void the number the next volume with these facts (such as the committee) would get."""
    chosen = station_id or work.actor.station_id
    if chosen is None:
        raise Invalid(fields={"station_id": ["请指明是哪个司法所的卷号"]})
    work.allow("number.void", on=chosen)
    station = work.get(Station, chosen)
    standard = work.archive.standard
    described = standard.kind(kind)
    resolved = resolve_references(work, station.id, described.fields, facts)
    known = load_facts(standard, described.fields, resolved)
    for field in described.fields:
        if field.name in described.number.restart and not known.get(field.name):
            told = f"卷号按{field.title}编排，请先填写{field.title}"
            raise Invalid(fields={field.name: [told]})
    here = {"station": station.name, "station_short": station.short}
    for_number = {**known, "year": work.today.year, **here}
    return void_number(work, station.id, described.number.pattern, for_number, reason)
