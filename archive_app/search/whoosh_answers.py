"""Put the segments' parts of an answer together: total, facet counts, one page in order."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive_app.search.engine import Found, Hit, Query
from archive_app.search.nodes import Word, words
from archive_app.search.ranking import rarity, score
from archive_app.search.whoosh_schema import NO_AMOUNT
from archive_app.search.whoosh_segments import Segment, Weights, documents

__all__ = ["answer"]


@dataclass
class _Evaluated:
    """One segment's part of an answer."""

    segment: Segment
    visible: int
    matched: int
    words: dict[Word, Weights]


def answer(segments: Iterable[Segment], query: Query) -> Found:
    """Evaluate a query over all segments of an index."""
    parts = [_evaluate(segment, query) for segment in segments]
    total = sum(part.matched.bit_count() for part in parts)
    facets = {name: _counts(name, parts) for name in query.facets}
    return Found(total, _page(query, parts), facets)


def _evaluate(segment: Segment, query: Query) -> _Evaluated:
    met: dict[Word, Weights] = {}
    visible = segment.visible(query.corpora, query.readers)
    matched = segment.matching(query.node, visible, met)
    for chosen in query.filters:
        matched = segment.narrowed(matched, chosen)
    return _Evaluated(segment, visible, matched, met)


def _counts(name: str, parts: list[_Evaluated]) -> tuple[tuple[str, int], ...]:
    """Every value of a keyword with its count, most frequent first."""
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(dict(part.segment.counts(name, part.matched)))
    present = ((value, count) for value, count in counts.items() if count)
    return tuple(sorted(present, key=lambda pair: (-pair[1], pair[0])))


_Row = tuple[tuple[float, int], Segment, int]  # key to sort by (smallest first), where, which


def _page(query: Query, parts: list[_Evaluated]) -> tuple[Hit, ...]:
    last = query.page * query.size
    key = _by_score(query, parts) if query.order == "relevance" else _KEYS[query.order]
    rows: list[_Row] = [
        (key(part, number), part.segment, number)
        for part in parts
        for number in documents(part.matched)
    ]
    if len(rows) > last:
        keys = heapq.nsmallest(last, (row[0] for row in rows))
        rows = [row for row in rows if keys and row[0] <= keys[-1]]
    rows.sort(key=lambda row: (row[0], row[1].ids[row[2]]))
    ranked = query.order == "relevance"
    return tuple(
        Hit(segment.ids[number], -sorting[0] if ranked else 0.0)
        for sorting, segment, number in rows[last - query.size : last]
    )


_Key = Callable[[_Evaluated, int], tuple[float, int]]


def _newest(part: _Evaluated, number: int) -> tuple[float, int]:
    return -part.segment.days[number], 0


def _oldest(part: _Evaluated, number: int) -> tuple[float, int]:
    return part.segment.days[number] or 2**31, 0


def _largest(part: _Evaluated, number: int) -> tuple[float, int]:
    amount = part.segment.amounts[number]
    return (-amount if amount != NO_AMOUNT else 2**63), -part.segment.days[number]


_KEYS: dict[str, _Key] = {"newest": _newest, "oldest": _oldest, "amount": _largest}


def _by_score(query: Query, parts: list[_Evaluated]) -> _Key:
    sought = list(dict.fromkeys(words(query.node)))
    entries = sum(part.visible.bit_count() for part in parts)
    rare = {
        word: rarity(entries, sum(len(part.words.get(word, ())) for part in parts))
        for word in sought
    }

    def key(part: _Evaluated, number: int) -> tuple[float, int]:
        weights = ((rare[word], part.words[word].get(number, 0)) for word in sought)
        return -score(weights, part.segment.sizes[number]), -part.segment.days[number]

    return key
