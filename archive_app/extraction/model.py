"""The plain values of extraction: what was read from a file, and how much may be spent on it.

Owns no file handling; the extractors fill these values, the operations store them.
"""

import re
from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Block",
    "Cell",
    "Contents",
    "Kind",
    "Limits",
    "Page",
    "Place",
    "Reading",
    "first_heading",
    "page",
]

State = Literal["read", "no_text", "unread", "failed"]
Kind = Literal["heading", "paragraph", "table"]
Place = Literal["header", "body", "note", "footer"]

MIB = 1024 * 1024

# Control characters, lone surrogates and the two markers pdfium puts where a line was hyphenated:
# none of them is text, and some would be refused by the database or by JSON.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\ufeff]")
_LINE_END = re.compile("\r\n?|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost before its reading is given up."""

    seconds: float = 60.0
    memory: int = 1536 * MIB
    pages: int = 5_000
    characters: int = 20_000_000
    pixels: int = 150_000_000
    entries: int = 10_000
    part_bytes: int = 32 * MIB
    unpacked_bytes: int = 2048 * MIB
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one page, counted from 1; formats without pages are one page."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What an extractor found: pages that may hold text, and how many pages the file has."""

    pages: tuple[Page, ...]
    page_count: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of reading one file; `message` says in Chinese what to do unless it was read."""

    media_type: str
    pages: tuple[Page, ...]
    page_count: int | None
    state: State
    reason: str = ""
    message: str = ""

    @property
    def text(self) -> str:
        """The whole text, pages joined by a line break."""
        return "\n".join(page.text for page in self.pages)


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell; `across` and `down` count the grid places a merged cell covers."""

    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document as formatted text: a heading, a paragraph or a table."""

    kind: Kind
    text: str = ""
    level: int = 0
    align: Literal["left", "center", "right"] = "left"
    rows: tuple[tuple[Cell, ...], ...] = ()
    place: Place = "body"

    @property
    def plain(self) -> str:
        """The words alone: a table gives one line a row, its filled cells set apart by tabs."""
        if self.kind != "table":
            return self.text
        return "\n".join("\t".join(cell.text for cell in row if cell.text) for row in self.rows)


def page(number: int, raw: str) -> Page:
    """Make a page from raw text: line ends made one kind, characters that are not text dropped."""
    return Page(number, _NOT_TEXT.sub("", _LINE_END.sub("\n", raw)).strip("\n"))


def first_heading(reading: Reading) -> str:
    """Return the first line that is not blank, by which a slot may be suggested."""
    for each in reading.pages:
        for line in each.text.splitlines():
            if line.strip():
                return line.strip()
    return ""
