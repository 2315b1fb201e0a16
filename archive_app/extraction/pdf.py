"""PDF files: text and page count by pdfium, with pypdf asked a second time when pdfium finds none.

pdfium is not thread-safe: these functions run in the reading process, one at a time.
"""

import struct
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from archive_app.extraction.faults import unreadable
from archive_app.extraction.model import Contents, Limits, page

__all__ = ["open_pdf", "read_pdf"]

# What pypdf raises on odd files. It is only asked for help: its trouble must not fail a sound scan.
_PYPDF_FAULTS = (
    PyPdfError, DependencyError, ArithmeticError, AssertionError, AttributeError, EOFError,
    LookupError, OSError, RuntimeError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
_SAMPLE = 20  # pages on which the second opinion is asked; pypdf is ten times slower
_LEGIBLE = 0.5  # share of characters that must mean something
_NOISE = {
    "Cc",
    "Co",
    "Cn",
    "Cs",
}  # control, private, unassigned, surrogate: fonts without a Unicode map


def read_pdf(path: Path, limits: Limits) -> Contents:
    """Read the text of each page; a PDF of scans gives pages without text."""
    try:
        with open_pdf(path, limits) as document:
            texts = _bounded((_page_text(document, n) for n in range(len(document))), limits)
    except pdfium.PdfiumError as error:
        texts = _second_opinion(path, limits)
        if not texts:
            raise unreadable("broken") from error
    if not _legible(texts):
        texts = _better(_second_opinion(path, limits, sample=True), len(texts), path, limits)
    return Contents(tuple(page(n, text) for n, text in enumerate(texts, 1)), len(texts))


@contextmanager
def open_pdf(path: Path, limits: Limits) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF with its form fields drawn; says so when it wants a password or is too long."""
    if path.stat().st_size == 0:
        raise unreadable("empty")
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise unreadable("encrypted") from error
        raise
    try:
        document.init_forms()  # before anything is asked of the document, or fields are not seen
        if len(document) > limits.pages:
            raise unreadable("too_large")
        yield document
    finally:
        document.close()


def _page_text(document: pdfium.PdfDocument, index: int) -> str:
    leaf = document[index]
    # What was typed into form fields is an annotation; flattened, and the page fetched anew, it
    # is text of the page.
    if leaf.formenv:
        leaf.flatten()
        leaf.close()
        leaf = document[index]
    words = leaf.get_textpage()
    text = str(words.get_text_bounded())
    words.close()
    leaf.close()
    return text


def _bounded(texts: Iterable[str], limits: Limits) -> list[str]:
    kept: list[str] = []
    room = limits.characters
    for text in texts:
        kept.append(text)
        room -= len(text)
        if room < 0:
            raise unreadable("too_large")
    return kept


def _legible(texts: list[str]) -> bool:
    """Tell words from noise: nothing, or mostly characters that stand for nothing, is not text."""
    sample = "".join("".join(texts).split())[:10_000]
    noise = sum(unicodedata.category(sign) in _NOISE or sign == "\ufffd" for sign in sample)
    return bool(sample) and noise < _LEGIBLE * len(sample)


def _second_opinion(path: Path, limits: Limits, *, sample: bool = False) -> list[str]:
    try:
        reader = PdfReader(path)
        if len(reader.pages) > limits.pages:
            raise unreadable("too_large")
        leaves = reader.pages[:_SAMPLE] if sample else reader.pages
        return _bounded((leaf.extract_text() for leaf in leaves), limits)
    except _PYPDF_FAULTS:
        return []


def _better(sample: list[str], count: int, path: Path, limits: Limits) -> list[str]:
    """Return the second opinion when it reads, else as many empty pages as the file has."""
    if not _legible(sample):
        return [""] * count
    return sample if count <= _SAMPLE else _second_opinion(path, limits)
