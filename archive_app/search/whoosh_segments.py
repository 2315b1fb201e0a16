"""Evaluate a query over one immutable segment of a Whoosh index.

Sets of documents are Python integers used as bitmaps: filters and facets are single operations on
them. What belongs to a segment alone (bitmaps of tags, columns) is read once and kept; deletions
come from outside as the bitmap `live`. Used by one thread at a time: Whoosh's files share one
reading position.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, get_args

from archive_app.search.engine import AmountRange, DayRange, Filter, OneOf
from archive_app.search.nodes import AllOf, AnyOf, Keyword, Node, Not, Pattern, Word, Zone
from archive_app.search.ranking import ZONE_WEIGHTS
from archive_app.search.units import is_run
from archive_app.search.whoosh_schema import (
    NO_AMOUNT,
    cents,
    positions,
    run_of,
    run_prefix,
    run_term,
    tag,
)

__all__ = ["Segment", "documents"]

Weights = dict[int, int]  # document → weighted occurrences of a word
_KEPT_TAGS = 1000


def documents(bitmap: int) -> list[int]:
    """The documents of a bitmap, in order."""
    return [number for number, bit in enumerate(bin(bitmap)[:1:-1]) if bit == "1"]


class Segment:
    """One segment: its reader, which documents still live, and what was read once."""

    def __init__(self, name: str, reader: Any) -> None:
        self.name = name
        self._tags: dict[str, int] = {}
        self._values: dict[str, tuple[str, ...]] = {}
        self.attach(reader)

    def attach(self, reader: Any) -> None:
        """Go on with a newer reader of the same segment: only deletions differ."""
        self._reader = reader
        self.size: int = reader.doc_count_all()
        self.live: int = ~self._bitmap(reader.segment().deleted_docs()) & (1 << self.size) - 1

    def visible(self, corpora: Iterable[str], readers: Iterable[str]) -> int:
        """Living documents of these corpora that one of these readers may see."""
        return self.live & self._any("corpus", corpora) & self._any("reader", readers)

    def matching(self, node: Node, visible: int, words: dict[Word, Weights]) -> int:
        """Visible documents a node matches; the weights of each word met are left in `words`."""
        match node:
            case Word():
                if node not in words:
                    words[node] = self._weights(node, visible)
                return self._bitmap(words[node])
            case Keyword(name, value):
                return visible & self._tag(f"keyword.{name}", value)
            case Not(inner):
                return visible & ~self.matching(inner, visible, words)
            case AllOf(nodes):
                matched = visible
                for inner in nodes:
                    matched &= self.matching(inner, visible, words)
                return matched
            case AnyOf(nodes):
                matched = 0
                for inner in nodes:
                    matched |= self.matching(inner, visible, words)
                return matched

    def narrowed(self, matched: int, chosen: Filter) -> int:
        """The matched documents that pass a filter."""
        match chosen:
            case OneOf(field, values):
                return matched & self._any(f"keyword.{field}", values)
            case DayRange(since, until):
                first = since.toordinal() if since else 1
                last = until.toordinal() if until else 2**31
                return self._within(matched, self.days, first, last)
            case AmountRange(low, high):
                least = NO_AMOUNT + 1 if low is None else cents(low)
                most = 2**63 if high is None else cents(high)
                return self._within(matched, self.amounts, least, most)

    def counts(self, name: str, matched: int) -> Iterator[tuple[str, int]]:
        """Each value of a keyword with how many matched documents carry it."""
        if name not in self._values:
            prefix = tag(f"keyword.{name}", "")
            terms = self._reader.expand_prefix("tags", prefix)
            self._values[name] = tuple(term.decode().removeprefix(prefix) for term in terms)
        for value in self._values[name]:
            yield value, (self._tag(f"keyword.{name}", value) & matched).bit_count()

    @cached_property
    def days(self) -> Sequence[int]:
        """Ordinal of each document's day, 0 without one."""
        return array("q", self._column("day"))

    @cached_property
    def amounts(self) -> Sequence[int]:
        """Each document's amount in cents, `NO_AMOUNT` without one."""
        return array("q", self._column("amount"))

    @cached_property
    def sizes(self) -> Sequence[int]:
        """How many units each document has."""
        return array("q", self._column("size"))

    @cached_property
    def ids(self) -> Sequence[str]:
        """Each document's id, deleted ones included."""
        return list(self._column("id"))

    def _column(self, name: str) -> Iterator[Any]:
        column = self._reader.column_reader(name)
        return (column[number] for number in range(self.size))

    def _within(self, matched: int, column: Sequence[int], least: int, most: int) -> int:
        return self._bitmap(
            number for number in documents(matched) if least <= column[number] <= most
        )

    def _any(self, kind: str, values: Iterable[str]) -> int:
        bitmap = 0
        for value in values:
            bitmap |= self._tag(kind, value)
        return bitmap

    def _tag(self, kind: str, value: str) -> int:
        term = tag(kind, value)
        if term not in self._tags:
            if len(self._tags) >= _KEPT_TAGS:
                self._tags.clear()
            found = (number for number, _ in self._postings("tags", term.encode()))
            self._tags[term] = self._bitmap(found)
        return self._tags[term]

    def _bitmap(self, numbers: Iterable[int]) -> int:
        bits = bytearray(self.size // 8 + 1)
        for number in numbers:
            bits[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(bits, "little")

    def _weights(self, word: Word, visible: int) -> Weights:
        weights: Weights = {}
        seen = visible.to_bytes(self.size // 8 + 1, "little")
        for zone in (word.zone,) if word.zone else get_args(Zone):
            weight = ZONE_WEIGHTS[zone]
            for number, times in self._occurrences(zone, word).items():
                if seen[number >> 3] >> (number & 7) & 1:
                    weights[number] = weights.get(number, 0) + weight * times
        return weights

    def _occurrences(self, zone: str, word: Word) -> dict[int, int]:
        """Documents whose zone holds the word, with how often: rarest term first."""
        steps = [(offset, self._known(zone, terms)) for offset, terms in self._terms(zone, word)]
        if not steps or not all(terms for _, terms in steps):
            return {}
        frequency = self._reader.doc_frequency
        steps.sort(key=lambda step: sum(frequency(zone, term) for term in step[1]))
        starts: dict[int, set[int]] | None = None
        for offset, terms in steps:
            starts = self._starts(zone, terms, offset, starts)
        return {number: len(places) for number, places in (starts or {}).items()}

    def _starts(
        self, zone: str, terms: list[bytes], offset: int, within: dict[int, set[int]] | None
    ) -> dict[int, set[int]]:
        """Where a word may start by one of its steps, among the documents and places so far."""
        places: dict[int, set[int]] = {}
        for term in terms:
            for number, value in self._postings(zone, term, within):
                found = {place - offset for place in positions(value)}
                places.setdefault(number, set()).update(found)
        if within is None:
            return places
        both = ((number, found & within[number]) for number, found in places.items())
        return {number: found for number, found in both if found}

    def _postings(
        self, field: str, term: bytes, within: Iterable[int] | None = None
    ) -> Iterator[tuple[int, bytes]]:
        if (field, term) not in self._reader:
            return
        matcher = self._reader.postings(field, term)
        if within is None:
            while matcher.is_active():
                yield matcher.id(), matcher.value()
                matcher.next()
            return
        for number in sorted(within):
            if matcher.is_active():
                matcher.skip_to(number)
            if not matcher.is_active():
                return
            if matcher.id() == number:
                yield number, matcher.value()

    def _known(self, zone: str, terms: Iterable[bytes]) -> list[bytes]:
        return [term for term in terms if (zone, term) in self._reader]

    def _terms(self, zone: str, word: Word) -> Iterator[tuple[int, list[bytes]]]:
        """The fewest terms that cover a word, each with its place in it and its alternatives."""
        singles = ""
        for place, unit in enumerate((*word.units, None)):
            if isinstance(unit, str) and not is_run(unit):
                singles += unit
                continue
            yield from ((place - len(singles) + at, [term]) for at, term in _pairs(singles))
            singles = ""
            if isinstance(unit, Pattern):
                yield place, self._runs(zone, unit)
            elif unit is not None:
                yield place, [run_term(unit)]

    def _runs(self, zone: str, pattern: Pattern) -> list[bytes]:
        terms = self._reader.expand_prefix(zone, run_prefix(pattern.prefix))
        return [term for term in terms if pattern.matches(run_of(term))]


def _pairs(singles: str) -> Iterator[tuple[int, bytes]]:
    """Pairs side by side over characters, the last one overlapping when their number is odd."""
    last = len(singles) - 2
    if last < 0:
        starts: Iterable[int] = range(len(singles))
    else:
        starts = sorted({*range(0, last + 1, 2), last})
    for start in starts:
        yield start, singles[start : start + 2].encode()
