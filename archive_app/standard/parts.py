"""What an edition says besides its kinds: categories, states, moves, settings, sources, words.

Owns their values and look-up by id; `model` puts them together with the kinds into a standard.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, TypeVar

from archive_app.errors import NotFound

__all__ = [
    "Category",
    "Move",
    "Period",
    "Retention",
    "Setting",
    "Severity",
    "Signer",
    "Source",
    "State",
    "Term",
    "Vocabulary",
    "pick",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From when to when something holds; `until` is the last day, None means open."""

    start: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it holds on this day."""
        return (self.start is None or self.start <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One of the six categories of station business."""

    id: str
    title: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """A retention code; `years` None means for ever."""

    id: str
    title: str
    years: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state of a volume; the order of states is the order in the file."""

    id: str
    title: str
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A way from one state to another: who may, and what blocks it."""

    id: str
    title: str
    from_states: tuple[str, ...]
    to: str
    permission: str
    reason: bool = False
    second_person: bool = False
    needs: tuple[str, ...] = ()
    blocked_by: tuple[str, ...] = ()
    judged_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity:
    """How grave a finding is, and the points it costs unless the rule says otherwise."""

    id: str
    title: str
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Somebody who may be asked to sign, besides the rows of a rows field."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value without a verified source; conditions read it as `cfg.<id>`."""

    id: str
    title: str
    type: str
    of: str | None = None
    default: Any = None
    value: Any = None
    help: str | None = None
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A legal or published basis and how certain we are of it."""

    id: str
    title: str
    certainty: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One value of a vocabulary, with its report code and the days on which it may be chosen."""

    value: str
    code: str | None = None
    start: date | None = None
    until: date | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A closed list of values."""

    name: str
    title: str
    values: tuple[Term, ...]

    def words(self) -> frozenset[str]:
        """Every value, whatever the day."""
        return frozenset(term.value for term in self.values)

    def on(self, day: date | None) -> tuple[Term, ...]:
        """The values that may be chosen on this day; None means today is of no interest."""
        if day is None:
            return self.values
        return tuple(t for t in self.values if Period(start=t.start, until=t.until).covers(day))


Item = TypeVar("Item")


def pick(items: tuple[Item, ...], key: str, wanted: str, what: str) -> Item:
    """The item whose `key` is `wanted`, or NotFound naming what comes closest."""
    for item in items:
        if getattr(item, key) == wanted:
            return item
    near = get_close_matches(wanted, [str(getattr(item, key)) for item in items], 1)
    hint = f"是否指“{near[0]}”？" if near else "请查阅本版标准的清单"
    raise NotFound(f"标准中没有{what}“{wanted}”", fix=hint)
