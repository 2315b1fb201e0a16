"""What a query means: a small tree of frozen nodes, the same for every engine.

`query.parse` makes them, engines evaluate them, `snippets` highlights their words.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

__all__ = [
    "EVERYTHING",
    "AllOf",
    "AnyOf",
    "Keyword",
    "Node",
    "Not",
    "Pattern",
    "Word",
    "Zone",
    "words",
]

Zone = Literal["title", "number", "party", "text"]


@dataclass(frozen=True)
class Pattern:
    """A run with `*` for any further letters and digits: `1305*`."""

    text: str

    def matches(self, unit: str) -> bool:
        """Whether a whole run fits."""
        return _compiled(self.text).fullmatch(unit) is not None

    @property
    def prefix(self) -> str:
        """The letters and digits before the first `*`."""
        return self.text.partition("*")[0]


@dataclass(frozen=True)
class Word:
    """Units that must stand side by side in one zone, or in any zone when none is named."""

    units: tuple[str | Pattern, ...]
    zone: Zone | None = None

    def starts(self, text_units: Sequence[str]) -> list[int]:
        """Every place in a text's units where this word begins; places may overlap."""
        first, *others = self.units
        return [
            start
            for start in _places(first, text_units, len(text_units) - len(others))
            if all(_fits(unit, text_units[start + step]) for step, unit in enumerate(others, 1))
        ]


@dataclass(frozen=True)
class Keyword:
    """An entry must carry exactly this value of a keyword."""

    name: str
    value: str


@dataclass(frozen=True)
class Not:
    """Everything the reader may see that the inner node does not match."""

    node: "Node"


@dataclass(frozen=True)
class AllOf:
    """Every node must match; without nodes it matches everything the reader may see."""

    nodes: tuple["Node", ...] = ()


@dataclass(frozen=True)
class AnyOf:
    """At least one node must match."""

    nodes: tuple["Node", ...]


Node = Word | Keyword | Not | AllOf | AnyOf
EVERYTHING = AllOf()


def words(node: Node) -> Iterator[Word]:
    """The words a hit may owe its place to: all but those under a `Not`, in reading order."""
    match node:
        case Word():
            yield node
        case AllOf(nodes) | AnyOf(nodes):
            for inner in nodes:
                yield from words(inner)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))))


def _fits(unit: str | Pattern, found: str) -> bool:
    return unit.matches(found) if isinstance(unit, Pattern) else unit == found


def _places(unit: str | Pattern, text_units: Sequence[str], end: int) -> Iterator[int]:
    """Places before `end` where a unit stands; `index` looks for plain ones at native speed."""
    if isinstance(unit, Pattern):
        yield from (place for place in range(end) if unit.matches(text_units[place]))
        return
    place = -1
    with suppress(ValueError):
        while True:
            place = text_units.index(unit, place + 1, max(end, 0))
            yield place
