"""Plain text (.txt, .md) in the encodings met in offices: UTF-8, UTF-16 with a mark, GB18030."""

import codecs
from pathlib import Path

from archive_app.extraction.faults import unreadable
from archive_app.extraction.model import Contents, Limits, page

__all__ = ["decode", "read_plain"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BYTES_PER_CHARACTER = 4


def read_plain(path: Path, limits: Limits) -> Contents:
    """Read a text file as one page; it has no page count of its own."""
    if path.stat().st_size > limits.characters * _BYTES_PER_CHARACTER:
        raise unreadable("too_large")
    text = decode(path.read_bytes())
    if len(text) > limits.characters:
        raise unreadable("too_large")
    return Contents((page(1, text),), None)


def decode(data: bytes) -> str:
    """Return the text of some bytes; bytes that are no text at all are refused as broken."""
    for mark, code in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(code, "replace")
    if b"\x00" in data:
        raise unreadable("broken")
    try:
        # A file cut in the middle of its last character is still UTF-8, not mangled GB18030.
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        pass
    try:
        return codecs.getincrementaldecoder("gb18030")().decode(data)
    except UnicodeDecodeError as error:
        raise unreadable("broken") from error
