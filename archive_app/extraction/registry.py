"""Which extractor reads which media type, and how its outcome becomes a `Reading`.

Works in the calling process; `isolation` runs it in a process of its own, time and memory bound.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from archive_app.errors import Unreadable
from archive_app.extraction.docx import outline_docx, read_docx
from archive_app.extraction.faults import failed, unreadable
from archive_app.extraction.image import read_image
from archive_app.extraction.model import Block, Contents, Limits, Reading
from archive_app.extraction.pdf import read_pdf
from archive_app.extraction.plain import read_plain
from archive_app.extraction.sniffing import DOC, DOCM, DOCX, PDF, sniff, type_of_name

__all__ = ["attempt", "outline_here", "read_here"]

T = TypeVar("T")
_log = logging.getLogger(__name__)

_EXTRACTORS: dict[str, Callable[[Path, Limits], Contents]] = {
    DOCX: read_docx,
    DOCM: read_docx,
    PDF: read_pdf,
    "text/plain": read_plain,
    "text/markdown": read_plain,
    **dict.fromkeys(
        ("image/png", "image/jpeg", "image/tiff", "image/bmp", "image/gif", "image/webp"),
        read_image,
    ),
}

_SCAN = "没有可检索的文字（扫描件或图片）；请核对签名、盖章后作签章确认"
_NOT_READ = "此格式只保存、不读取文字；如需检索，请另存为 PDF 或 .docx 后归入"
_OLD_WORD = "旧版 Word（.doc）只保存、不读取文字；如需检索，请用 WPS 或 Word 另存为 .docx 后归入"


def read_here(path: Path, name: str, limits: Limits) -> Reading:
    """Read one file in this process; a bad file gives a failed reading, never an error."""
    media_type = sniff(path, name)
    try:
        _refuse_plainly_bad(path, name, media_type)
        extractor = _EXTRACTORS.get(media_type)
        if extractor is None:
            message = _OLD_WORD if media_type == DOC else _NOT_READ
            return Reading(media_type, (), None, "unread", "format", message)
        contents = attempt(lambda: extractor(path, limits))
    except Unreadable as error:
        return failed(media_type, error)
    if any(page.text.strip() for page in contents.pages):
        return Reading(media_type, contents.pages, contents.page_count, "read")
    return Reading(media_type, contents.pages, contents.page_count, "no_text", "no_text", _SCAN)


def outline_here(path: Path, limits: Limits) -> tuple[Block, ...]:
    """Return a Word file as formatted text in this process; raises `Unreadable`."""
    return attempt(lambda: outline_docx(path, limits))


def attempt(extract: Callable[[], T]) -> T:
    """Run one extractor; whatever goes wrong inside is a fault of the file, told by its reason."""
    try:
        return extract()
    except Unreadable:
        raise
    except (MemoryError, RecursionError) as error:
        raise unreadable("too_large") from error
    except Exception as error:
        _log.warning("extractor gave up", exc_info=True)
        raise unreadable("broken") from error


def _refuse_plainly_bad(path: Path, name: str, media_type: str) -> None:
    if path.stat().st_size == 0:
        raise unreadable("empty")
    promised = type_of_name(name)
    if promised in _EXTRACTORS and media_type not in _EXTRACTORS:
        raise unreadable("disguised")
