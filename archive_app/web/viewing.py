"""How a document is shown in a page: pictures of its pages, formatted text, or text as read.

A picture of a scan cannot be masked, so only those who may see personal numbers get pictures;
everybody else gets the text that was read, masked. Formatted text is masked like all text.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.errors import ArchiveError
from archive_app.extraction import Block, outline
from archive_app.store.tables import Document, PageText

__all__ = ["WIDTHS", "Viewing", "pictured", "viewing_of"]

WIDTHS = {"fit": 1000, "large": 1500, "huge": 2200}
_PDF = "application/pdf"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class Viewing:
    """What the viewer shows; `message` says what to do when it can show nothing."""

    how: Literal["pictures", "outline", "text", "nothing"]
    page: int = 1
    last: int = 1
    blocks: tuple[Block, ...] = ()
    pages: tuple[tuple[int, str], ...] = ()
    message: str = ""


def viewing_of(
    work: Work, document: Document, *, page: int | None = None, masked: bool = True
) -> Viewing:
    """The viewer's content; `page` counts from 1, the first when it is not one of the pages."""
    hide = mask_text if masked else str
    texts = _texts(work, document, hide)
    if pictured(document):
        if not work.may("personal.unmask", on=document):
            return _text_only(texts, "原件不能遮盖个人信息，您的身份只能看遮盖后的文字")
        last = document.page_count or 1
        wanted = page if page and 1 <= page <= last else 1
        return Viewing("pictures", wanted, last, pages=texts)
    if document.media_type == _WORD:
        return _outlined(work, document, texts, hide)
    return _text_only(texts, document.reading_message or "这种格式不能在网页中查看，请下载后打开")


def pictured(document: Document) -> bool:
    """Whether pages of it can be drawn."""
    return document.media_type == _PDF or document.media_type.startswith("image/")


def _outlined(
    work: Work,
    document: Document,
    texts: tuple[tuple[int, str], ...],
    hide: Callable[[str], str],
) -> Viewing:
    try:
        blocks = outline(work.archive.files.path(document.sha256))
    except ArchiveError as refusal:
        return _text_only(texts, f"{refusal.message}。{refusal.fix}")
    return Viewing("outline", blocks=tuple(_hidden(block, hide) for block in blocks), pages=texts)


def _hidden(block: Block, hide: Callable[[str], str]) -> Block:
    rows = tuple(tuple(replace(c, text=hide(c.text)) for c in row) for row in block.rows)
    return replace(block, text=hide(block.text), rows=rows)


def _text_only(texts: tuple[tuple[int, str], ...], message: str) -> Viewing:
    return Viewing("text" if texts else "nothing", pages=texts, message="" if texts else message)


def _texts(
    work: Work, document: Document, hide: Callable[[str], str]
) -> tuple[tuple[int, str], ...]:
    query = select(PageText).where(PageText.document_id == document.id)
    pages = work.session.scalars(query.order_by(PageText.number))
    return tuple((page.number, hide(page.text)) for page in pages)
