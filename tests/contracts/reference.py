"""What searching means, said as plainly as possible: the contract every engine must agree with.

Nothing is indexed: `find` looks at every entry. Texts are folded, cut into units by a rule stated
here once more, and a word matches where its units stand side by side within one text.
"""

import re
from collections import Counter
from math import log

from archive_app.chinese.folding import RUN, fold
from archive_app.search.engine import AmountRange, DayRange, Entry, Filter, Found, Hit, OneOf, Query
from archive_app.search.nodes import AllOf, AnyOf, Keyword, Node, Not, Pattern, Word

ZONES = {"title": 5, "number": 5, "party": 3, "text": 1}
NUMBERS = re.compile(rf"{RUN}+(?:\.{RUN}+)*")


def texts(entry: Entry, zone: str) -> tuple[str, ...]:
    own = {"title": (entry.title,), "text": (entry.text,)}
    return own[zone] if zone in own else entry.keywords.get(zone, ())


def cut(text: str) -> list[str]:
    """Runs stay whole, 3.5 too, 2024.3.12 not; anything else is one character; blanks vanish."""
    folded = fold(text).text
    found, at = [], 0
    while at < len(folded):
        run = NUMBERS.match(folded, at)
        if run is None:
            found += [folded[at]] if folded[at] != " " else []
            at += 1
        elif re.fullmatch(r"[0-9]+\.[0-9].*", run[0]) and run[0].count(".") == 1:
            found.append(run[0])
            at = run.end()
        else:
            found += [piece for piece in re.split(r"(\.)", run[0]) if piece]
            at = run.end()
    return found


def times(word: Word, entry: Entry, zone: str) -> int:
    """How often a word stands in one zone of an entry."""
    return sum(
        all(same(part, unit) for part, unit in zip(word.units, units[start:], strict=False))
        for units in map(cut, texts(entry, zone))
        for start in range(len(units) - len(word.units) + 1)
    )


def same(part: str | Pattern, unit: str) -> bool:
    if isinstance(part, str):
        return part == unit
    pattern = ".*".join(re.escape(piece) for piece in part.text.split("*"))
    return re.fullmatch(RUN, unit[0]) is not None and re.fullmatch(pattern, unit) is not None


def weight(word: Word, entry: Entry) -> int:
    zones = [word.zone] if word.zone else list(ZONES)
    return sum(ZONES[zone] * times(word, entry, zone) for zone in zones)


def matches(node: Node, entry: Entry) -> bool:
    match node:
        case Word():
            return weight(node, entry) > 0
        case Keyword(name, value):
            return value in entry.keywords.get(name, ())
        case Not(inner):
            return not matches(inner, entry)
        case AllOf(nodes):
            return all(matches(inner, entry) for inner in nodes)
        case AnyOf(nodes):
            return any(matches(inner, entry) for inner in nodes)


def passes(chosen: Filter, entry: Entry) -> bool:
    match chosen:
        case OneOf(field, values):
            return bool(set(values) & set(entry.keywords.get(field, ())))
        case DayRange(since, until):
            day = entry.day
            return day is not None and (since or day) <= day <= (until or day)
        case AmountRange(low, high):
            amount = entry.amount
            if amount is None:
                return False
            return (low is None or low <= amount) and (high is None or amount <= high)


def positive(node: Node) -> list[Word]:
    match node:
        case Word():
            return [node]
        case AllOf(nodes) | AnyOf(nodes):
            return list(dict.fromkeys(word for inner in nodes for word in positive(inner)))
    return []


def score(words: list[Word], entry: Entry, seen: list[Entry]) -> float:
    """BM25 with k1 = 1.2, b = 0.4, a usual length of 600 units; rarity among what is seen."""
    size = sum(len(cut(text)) for zone in ZONES for text in texts(entry, zone))
    total = 0.0
    for word in words:
        having = sum(weight(word, other) > 0 for other in seen)
        rare = log(1 + (len(seen) - having + 0.5) / (having + 0.5))
        often = weight(word, entry)
        total += rare * often * 2.2 / (often + 1.2 * (0.6 + 0.4 * size / 600))
    return total


def find(entries: list[Entry], query: Query) -> Found:
    seen = [e for e in entries if e.corpus in query.corpora and query.readers & set(e.readers)]
    found = [e for e in seen if matches(query.node, e) and all(passes(f, e) for f in query.filters)]
    words = positive(query.node)

    def key(entry: Entry) -> tuple:
        newest = -entry.day.toordinal() if entry.day else 0
        oldest = entry.day.toordinal() if entry.day else 10**9
        largest = -entry.amount if entry.amount is not None else 10**15
        first = {"newest": newest, "oldest": oldest, "amount": largest}
        if query.order == "relevance":
            return -round(score(words, entry, seen), 6), newest, entry.id
        return first[query.order], newest, entry.id

    page = sorted(found, key=key)[(query.page - 1) * query.size : query.page * query.size]
    ranked = query.order == "relevance"
    hits = [Hit(e.id, round(score(words, e, seen), 6) if ranked else 0.0) for e in page]
    facets = {
        name: tuple(
            sorted(
                Counter(v for e in found for v in set(e.keywords.get(name, ()))).items(),
                key=lambda pair: (-pair[1], pair[0]),
            )
        )
        for name in query.facets
    }
    return Found(len(found), tuple(hits), facets)
