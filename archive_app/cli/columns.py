"""Aligned columns in a console, where a Chinese character is two columns wide."""

import unicodedata
from collections.abc import Iterable, Iterator

__all__ = ["table"]


def table(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Rows as lines with their columns aligned; None is blank."""
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        cells = (
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
