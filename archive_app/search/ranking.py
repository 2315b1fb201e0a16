"""The order of hits, the same for every engine: BM25 over exact occurrences of whole words.

An occurrence in title or number weighs more than one in the body. How rare a word is, is measured
among the entries this reader may see, so a score tells nothing of others. Equal scores: newest day
first, entries without a day last, then by id.
"""

from collections.abc import Iterable, Mapping
from math import log

from archive_app.search.nodes import Zone

__all__ = ["ZONE_WEIGHTS", "rarity", "score"]

ZONE_WEIGHTS: Mapping[Zone, int] = {"title": 5, "number": 5, "party": 3, "text": 1}

_SATURATION = 1.2
_LENGTH_SHARE = 0.4
_USUAL_UNITS = 600  # fixed instead of the average, so that filing one entry re-ranks no other


def rarity(entries: int, having: int) -> float:
    """The weight of a word that `having` of the reader's `entries` contain."""
    return log(1 + (entries - having + 0.5) / (having + 0.5))


def score(words: Iterable[tuple[float, int]], size: int) -> float:
    """Score of an entry of `size` units from each word's rarity and weighted occurrences."""
    slowness = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * size / _USUAL_UNITS)
    total = sum(
        rare * times * (_SATURATION + 1) / (times + slowness) for rare, times in words if times
    )
    return round(total, 6)
