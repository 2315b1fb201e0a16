"""The form of a kind's facts: what is kept with what was typed laid over it, as questions.

Owns which questions are asked and which kept answers are only shown masked: those have no input, so
a masked number never comes back. Rules about values are the standard's and the operations'.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from archive_app.archive import Work
from archive_app.records.merging import merged_facts
from archive_app.records.people import committees, mediators
from archive_app.records.shown import masked_facts
from archive_app.standard import Field, Kind, Standard, hidden_fields
from archive_app.store.tables import Committee, Mediator
from archive_app.web.fields import BLANK, Choice, FieldView, Lists, field_views

__all__ = ["FactsForm", "people_lists", "with_blank_rows", "without_blank_rows"]

Dated = TypeVar("Dated", Committee, Mediator)
_SNAPSHOTS = frozenset({"committee", "mediator", "mediators"})


@dataclass(frozen=True)
class FactsForm:
    """What one form of facts is made from; the rows of a register are asked for only by `book`."""

    standard: Standard
    kind: Kind
    lists: Lists
    kept: Mapping[str, Any] = field(default_factory=dict)
    system: Mapping[str, Any] = field(default_factory=dict)
    day: date | None = None
    book: bool = False

    def views(
        self,
        typed: Mapping[str, Any],
        errors: Mapping[str, Sequence[str]] | None = None,
        *,
        unmasked: bool = False,
    ) -> tuple[FieldView, ...]:
        """The questions with what was typed, or else what is kept."""
        asked = [f for f in self.kind.fields if self.book or f.name != self.kind.register]
        values = merged_facts(self.kind.fields, self.kept, typed)
        locked = {} if unmasked else dict(_locked(asked, values, typed, ""))
        hidden = hidden_fields(self.standard, self.kind, values, system=self.system, blank=BLANK)
        return field_views(
            self.standard,
            asked,
            values,
            errors=errors,
            lists=self.lists,
            hidden=hidden,
            day=self.day,
            locked=locked,
            kind=self.kind,
        )


def people_lists(
    work: Work, station_id: int, kind: Kind, facts: Mapping[str, Any] | None = None
) -> Lists:
    """The committees and mediators to choose from; whoever left stays choosable, and says so.

    Whom the kept `facts` name is among them, even when no list knows them any more.
    """
    boards, people = committees(work, station_id), mediators(work, station_id=station_id)
    told: dict[str, dict[str, str]] = {"committee": {}, "mediator": {}}
    for board in _in_office_first(work, boards):
        left = "" if _in_office(work, board) else "（已撤销）"
        told["committee"][str(board.id)] = board.name + left
    for person in _in_office_first(work, people):
        of = f"（{person.committee.short}）" if len(boards) > 1 else ""
        left = "" if _in_office(work, person) else "（已离任）"
        told["mediator"][str(person.id)] = person.name + of + left
    for one in kind.fields:
        if one.type in _SNAPSHOTS and (value := (facts or {}).get(one.name)):
            for snapshot in value if isinstance(value, list) else [value]:
                group = told["committee" if one.type == "committee" else "mediator"]
                group.setdefault(str(snapshot.get("id")), str(snapshot.get("name")))
    return Lists(
        committees=tuple(Choice(key, title) for key, title in told["committee"].items()),
        mediators=tuple(Choice(key, title) for key, title in told["mediator"].items()),
    )


def with_blank_rows(fields: Sequence[Field]) -> dict[str, Any]:
    """Empty rows to begin with, as many as a required list of rows must have."""
    return {
        one.name: [{} for _ in range(int(one.min or 1))]
        for one in fields
        if one.type == "rows" and one.required
    }


def without_blank_rows(fields: Sequence[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """The entered values without new rows in which nothing but defaults stands."""
    kept = dict(values)
    for one in fields:
        if one.type == "rows" and isinstance(kept.get(one.name), list):
            kept[one.name] = [row for row in kept[one.name] if _says_something(one, row)]
    return kept


def _says_something(rows: Field, row: Mapping[str, Any]) -> bool:
    return bool(row.get("key")) or any(
        row.get(cell.name) not in (None, "", [], cell.default) for cell in rows.columns
    )


def _in_office(work: Work, one: Committee | Mediator) -> bool:
    return one.until_on is None or one.until_on >= work.today


def _in_office_first(work: Work, listed: Sequence[Dated]) -> list[Dated]:
    return sorted(listed, key=lambda one: not _in_office(work, one))


def _locked(
    fields: Sequence[Field], values: Mapping[str, Any], typed: Mapping[str, Any], start: str
) -> Iterator[tuple[str, str]]:
    """The masked text of every kept answer that masking changes, by path."""
    masked = masked_facts(fields, values)
    for one in fields:
        value = values.get(one.name)
        if one.type == "rows" and isinstance(value, list):
            sent = typed.get(one.name) or [{}] * len(value)
            for at, row in enumerate(value):
                yield from _locked(one.columns, row, sent[at], f"{start}{one.name}.{at}.")
        elif one.name not in typed and masked.get(one.name) != value:
            yield start + one.name, str(masked[one.name])
