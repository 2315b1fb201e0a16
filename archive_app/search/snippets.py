"""Cut the passages of a text that answer a query, with the matching characters marked.

The same units decide here and in the engine, so what is highlighted is what was found: across
blanks, line breaks, full-width and traditional characters. Plain values; markup is the page's.
"""

from dataclasses import dataclass
from itertools import pairwise
from unicodedata import combining

from archive_app.chinese.folding import Folded, fold
from archive_app.search.nodes import Node, words
from archive_app.search.units import is_run, spans

__all__ = ["Snippet", "highlight", "snippets"]

_Span = tuple[int, int]
_MOST_HITS = 1000
_LONGEST_STRETCH = 20


@dataclass(frozen=True)
class Snippet:
    """A passage in parts: text and whether it is a hit; `start` is its place in the whole text."""

    start: int
    parts: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The passage without marks."""
        return "".join(text for text, _ in self.parts)


def snippets(text: str, node: Node, *, length: int = 120, most: int = 3) -> tuple[Snippet, ...]:
    """The first passages with hits; without any, the beginning of the text."""
    hits = _hits(text, node)
    if not hits:
        return (_snippet(text, _widened(text, 0, length), []),) if text else ()
    chosen: list[_Span] = []
    for start, end in hits:
        if chosen and end <= chosen[-1][1]:
            continue
        if len(chosen) == most:
            break
        margin = max(length - (end - start), 0)
        first = max(start - margin // 3, chosen[-1][1] if chosen else 0)
        chosen.append(_widened(text, first, max(first + length, end)))
    return tuple(_snippet(text, passage, hits) for passage in _joined(chosen))


def highlight(text: str, node: Node) -> Snippet:
    """The whole text with its hits marked, for titles."""
    return _snippet(text, (0, len(text)), _hits(text, node))


def _hits(text: str, node: Node) -> list[_Span]:
    """Places of the original text that belong to a hit, in order, touching ones joined."""
    folded = fold(text)
    cut = list(spans(folded.text))
    units = [unit for unit, _, _ in cut]
    found: list[_Span] = []
    for word in dict.fromkeys(words(node)):
        for start in word.starts(units)[:_MOST_HITS]:
            last = start + len(word.units) - 1
            found.append(_original(text, folded, cut[start][1], cut[last][2]))
    return _joined(sorted(found))


def _original(text: str, folded: Folded, start: int, end: int) -> _Span:
    """The original place of a folded one, with the accents that hang on its last character."""
    last = folded.offsets[end - 1] + 1
    while last < len(text) and _hangs_on(text[last]):
        last += 1
    return folded.offsets[start], last


def _hangs_on(character: str) -> bool:
    return combining(character) != 0 or "\ufe00" <= character <= "\ufe0f"


def _joined(places: list[_Span]) -> list[_Span]:
    joined: list[_Span] = []
    for start, end in places:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _widened(text: str, start: int, end: int) -> _Span:
    """Move the ends outwards so that no number or Latin word is cut in two."""
    end = min(end, len(text))
    for _ in range(_LONGEST_STRETCH):
        start -= 0 < start < len(text) and _clings(text[start - 1], text[start])
    for _ in range(_LONGEST_STRETCH):
        end += 0 < end < len(text) and _clings(text[end - 1], text[end])
    return start, end


def _clings(left: str, right: str) -> bool:
    return _hangs_on(right) or all(
        is_run(fold(side).text) or side in ".," for side in (left, right)
    )


def _snippet(text: str, passage: _Span, hits: list[_Span]) -> Snippet:
    start, end = passage
    cuts = {start, end}
    inside = [(max(first, start), min(last, end)) for first, last in hits]
    inside = [(first, last) for first, last in inside if first < last]
    for place in inside:
        cuts.update(place)
    marked = {first for first, _ in inside}
    parts = ((text[left:right], left in marked) for left, right in pairwise(sorted(cuts)))
    return Snippet(start, tuple(parts))
