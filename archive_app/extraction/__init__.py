"""Bytes → text by page: what a file is, what it says, how many pages it has, how it looks.

Plain values in and out; nothing here knows of volumes, rows or requests. Every file is treated as
hostile: it is opened in a reading process of its own with time and memory bound (`isolation`).

    sniffing    what a file is, by its bytes first, its name second
    registry    media type → extractor; its outcome → Reading
    docx, pdf, image, plain    the extractors; `package` guards zip and XML, `wordstyles` the looks
    pictures    pages of scans and PDFs as PNG
    isolation   read, outline, preview: what others call
    child       the reading process
"""

from archive_app.extraction.isolation import close_readers, outline, preview, read
from archive_app.extraction.model import Block, Cell, Limits, Page, Reading, first_heading
from archive_app.extraction.sniffing import sniff

__all__ = [
    "Block",
    "Cell",
    "Limits",
    "Page",
    "Reading",
    "close_readers",
    "first_heading",
    "outline",
    "preview",
    "read",
    "sniff",
]
