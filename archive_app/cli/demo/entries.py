"""The rows of a book of a year: those of the worked examples, over and over with other people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from archive_app.cli.demo.cases import sample
from archive_app.cli.demo.retelling import Retelling, by_days
from archive_app.standard import Field, Kind, VolumeView

__all__ = ["entries_of"]

A_YEAR = 365
FIRST_DAY = 4  # of January


def entries_of(
    kind: Kind, examples: Sequence[VolumeView], told: Retelling, year: int, today: date
) -> list[dict[str, Any]] | None:
    """Rows as many as the year has gone on, in the order of their days; None for a kind that is
    no book, or whose rows have papers of their own.
    """
    if kind.register is None or any(slot.per == kind.register for slot in kind.slots):
        return None
    field = kind.field(kind.register)
    patterns = [row for example in examples for row in example.facts.get(field.name) or []]
    until = min(today, date(year, 12, 31))
    gone = (until - date(year, 1, 1)).days / A_YEAR
    count = round(told.chance.randrange(*sample("plan")["entries"]) * gone)
    rows = [_row(kind, told, patterns, until, n) for n in range(1, count + 1)]
    found = [row for row in rows if row is not None]
    return sorted(found, key=lambda row: min(map(str, _values(field, row)), default=""))


def _row(
    kind: Kind,
    told: Retelling,
    patterns: Sequence[Mapping[str, Any]],
    until: date,
    serial: int,
) -> dict[str, Any] | None:
    """One row, of other people and another day, its end not later than `until`."""
    row, field = told.chance.choice(patterns), kind.field(str(kind.register))
    days = [row[c.name] for c in field.columns if c.type == "date" and row.get(c.name)]
    if not days:
        return None
    first = date(until.year, 1, FIRST_DAY)
    room = (until - first - (max(days) - min(days))).days
    if room < 0:
        return None
    day = first + timedelta(days=told.chance.randrange(room + 1))
    own = replace(told, shift=by_days((day - min(days)).days), said={}, sexes={}, first=serial - 1)
    made = own.facts(field.columns, row)
    sayings = sample("plan")["sayings"].get(kind.id)
    said = told.chance.choice(sayings) if sayings else {}
    return made | {n: said[n] for n in said if n in made} | {"key": f"e{serial}"}


def _values(field: Field, row: Mapping[str, Any]) -> Iterator[Any]:
    yield from (row[c.name] for c in field.columns if c.type == "date" and row.get(c.name))
