"""The course of a volume told anew: what is known of it on a day, and which papers there are.

Owns the order of days only; what is written down where and by whom is `growing`'s.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from archive_app.cli.demo.retelling import Retelling
from archive_app.standard import Field, Kind, Slot, VolumeView

__all__ = ["Course", "Leaf", "course_of"]

OPEN = "open"
OPENING_DAYS = 3  # into the year, when books and folders are begun
AT_LEAST = 10  # days a volume is worked on
SOME_DAY = date(2024, 1, 8)  # of an example without any


@dataclass(frozen=True)
class Leaf:
    """A paper: where it belongs, what is written on it, and from when on it is there."""

    slot: Slot
    row: str | None
    facts: Mapping[str, Any]
    copy: bool | None
    day: date | None


@dataclass(frozen=True)
class Course:
    """What is known in the end, all papers, and the days between which all that happens."""

    kind: Kind
    facts: Mapping[str, Any]
    leaves: tuple[Leaf, ...]
    start: date
    end: date
    number: str = ""  # what stands for the number of the volume on the papers

    def known(self, day: date) -> dict[str, Any]:
        """What may be known on this day: all when it is over, before that what has happened."""
        if day >= self.end:
            return dict(self.facts)
        return {
            field.name: value
            for field in self.kind.fields
            if (value := self._so_far(field, day)) not in (None, [])
        }

    def filed(self, day: date) -> list[Leaf]:
        """The papers that have come by this day; in the end those that have no day of their own."""
        return [leaf for leaf in self.leaves if self._day_of(leaf) <= day]

    def _so_far(self, field: Field, day: date) -> Any:
        value = self.facts.get(field.name)
        if value is None or self._reached(field.due) > day:
            return None
        if field.type == "rows":
            return [row for row in value if _first(field.columns, row, self.start) <= day]
        if field.type == "date" and not (field.required and field.due is None):
            return value if date.fromisoformat(value) <= day else None
        return value

    def _day_of(self, leaf: Leaf) -> date:
        return leaf.day or self._reached(leaf.slot.due)

    def _reached(self, due: str | None) -> date:
        """When a state or stage comes: a stage when its last fact is known."""
        if due in (None, OPEN):
            return self.start
        stage = next((stage for stage in self.kind.stages if stage.id == due), None)
        if stage is None:
            return self.end
        named = set(re.findall(r"\w+", stage.reached))
        days = [self.facts.get(f.name) for f in self.kind.fields if f.name in named and _day(f)]
        return max((date.fromisoformat(day) for day in days if day), default=self.end)


def course_of(kind: Kind, example: VolumeView, told: Retelling, year: int | None) -> Course:
    """The example's course in this telling; a book or folder of a year lasts that year."""
    facts = told.volume(kind, example.facts)
    leaves = tuple(_leaves(kind, example, told))
    number = told.text(str(example.facts.get("number") or ""))
    if year is not None:
        begun, over = date(year, 1, OPENING_DAYS), date(year, 12, 31)
        return Course(kind, facts, leaves, begun, over, number)
    days = sorted(leaf.day for leaf in leaves if leaf.day) or sorted(_days(kind.fields, facts))
    start = days[0] if days else told.shift(SOME_DAY)
    end = max(days[-1] if days else start, start + timedelta(days=AT_LEAST))
    return Course(kind, facts, leaves, start, end, number)


def _leaves(kind: Kind, example: VolumeView, told: Retelling) -> Iterator[Leaf]:
    for paper in example.documents:
        slot = kind.slot(paper.slot)
        facts = told.facts(slot.fields, paper.facts)
        days = _own_days(slot.fields, facts)
        yield Leaf(slot, paper.row, facts, paper.is_copy, days[-1] if days else None)


def _days(fields: Sequence[Field], facts: Mapping[str, Any]) -> Iterator[date]:
    yield from (date.fromisoformat(facts[f.name]) for f in fields if _day(f) and f.name in facts)


def _first(columns: Sequence[Field], row: Mapping[str, Any], otherwise: date) -> date:
    return min(_own_days(columns, row), default=otherwise)


def _own_days(fields: Sequence[Field], facts: Mapping[str, Any]) -> list[date]:
    """The date of a paper or row itself, or all days it tells of when it has none."""
    own = [one for one in fields if one.name == "date"]
    return sorted(_days(own, facts)) or sorted(_days(fields, facts))


def _day(field: Field) -> bool:
    return field.type == "date"
