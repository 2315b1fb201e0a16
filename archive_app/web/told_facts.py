"""Entered facts as a page tells them: a title and a text each, rows as small tables.

Only what was entered is told; personal numbers are masked unless asked otherwise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive_app.chinese.dates import cn_date
from archive_app.records.shown import shown
from archive_app.standard import Field

__all__ = ["ToldFact", "told_facts", "told_value"]


@dataclass(frozen=True)
class ToldFact:
    """One fact; `rows` (under `columns`) only for facts that are lists of rows."""

    name: str
    title: str
    group: str
    text: str = ""
    long: bool = False
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def told_facts(
    fields: Iterable[Field], facts: Mapping[str, Any], *, masked: bool = True
) -> tuple[ToldFact, ...]:
    """Every entered fact, in the order of the fields."""
    return tuple(
        _told(field, facts[field.name], masked)
        for field in fields
        if facts.get(field.name) not in (None, "", [])
    )


def told_value(field: Field, value: Any, *, masked: bool = True) -> str:
    """One value as people write it; an empty text when there is none."""
    if field.type == "date" and isinstance(value, str) and value:
        return cn_date(date.fromisoformat(value))
    if field.type == "amount" and value not in (None, ""):
        return f"{shown(field, value).removesuffix('.00')} 元"
    return shown(field, value, masked=masked)


def _told(field: Field, value: Any, masked: bool) -> ToldFact:
    group = field.group or ""
    if field.type != "rows":
        text = told_value(field, value, masked=masked)
        return ToldFact(field.name, field.title, group, text, field.type == "long_text")
    used = [c for c in field.columns if any(row.get(c.name) not in (None, "", []) for row in value)]
    rows = tuple(
        tuple(told_value(c, row.get(c.name), masked=masked) for c in used) for row in value
    )
    return ToldFact(field.name, field.title, group, columns=tuple(c.title for c in used), rows=rows)
