"""The narrow waist of searching: what goes in, what is asked, what comes out, and the protocol.

An engine knows entries, not rows; it knows reader tokens, not accounts. Rights, corpora and filters
are part of the `Query`, so totals, pages and facet counts never tell of what a reader may not see.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from archive_app.errors import QueryFault
from archive_app.search.nodes import EVERYTHING, Node

__all__ = [
    "AmountRange",
    "DayRange",
    "Entry",
    "Filter",
    "Found",
    "Hit",
    "OneOf",
    "Order",
    "Query",
    "SearchEngine",
]

Order = Literal["relevance", "newest", "oldest", "amount"]
_MAX_SIZE = 1000


@dataclass(frozen=True)
class Entry:
    """One thing that can be found; putting another with the same id replaces it.

    `keywords` are facets and exact filters; the values of `number` and `party` are searched as
    text too. An entry is seen only by a query that names its corpus and holds one of its readers.
    """

    id: str
    corpus: str
    title: str
    text: str
    readers: tuple[str, ...]
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    day: date | None = None
    amount: Decimal | None = None


@dataclass(frozen=True)
class OneOf:
    """The entry carries one of these values of a keyword."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class DayRange:
    """The entry's day lies in the range, both ends included; entries without a day do not."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class AmountRange:
    """The entry's amount lies in the range, both ends included; entries without one do not."""

    low: Decimal | None = None
    high: Decimal | None = None


Filter = OneOf | DayRange | AmountRange


@dataclass(frozen=True)
class Query:
    """What is asked; pages count from 1. An empty set of corpora or readers finds nothing."""

    corpora: frozenset[str]
    readers: frozenset[str]
    node: Node = EVERYTHING
    filters: tuple[Filter, ...] = ()
    order: Order = "relevance"
    page: int = 1
    size: int = 20
    facets: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.page < 1 or not 0 <= self.size <= _MAX_SIZE:
            raise QueryFault(
                f"没有第 {self.page} 页（每页 {self.size} 条）",
                fix=f"页码从 1 开始，每页最多 {_MAX_SIZE} 条",
            )


@dataclass(frozen=True)
class Hit:
    """One result; `score` is 0 unless ordered by relevance."""

    id: str
    score: float


@dataclass(frozen=True)
class Found:
    """A page of hits, the exact total, and per facet every value with its exact count."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[tuple[str, int], ...]]


class SearchEngine(Protocol):
    """What every engine offers. Safe for several threads; a second writer waits for the first."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries, replacing those with the same id; all are findable on return."""

    def drop(self, ids: Iterable[str]) -> None:
        """Remove entries; unknown ids are passed over."""

    def find(self, query: Query) -> Found:
        """Answer a query exactly."""

    def clear(self) -> None:
        """Remove everything."""

    def count(self) -> int:
        """How many entries there are."""

    def ids(self) -> frozenset[str]:
        """Every id, to compare with what should be there."""

    def close(self) -> None:
        """Let go of all files."""
