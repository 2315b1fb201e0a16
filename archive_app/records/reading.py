"""Keeping what was read from a document: its text by page, its page count, how reading went.

Reading itself takes long and happens outside any transaction, in a job.
"""

from sqlalchemy import delete

from archive_app.archive import Work
from archive_app.extraction import Reading
from archive_app.records.judging import judge_volume
from archive_app.store.tables import Document, PageText, Volume

__all__ = ["keep_reading"]


def keep_reading(work: Work, document_id: int, reading: Reading) -> Document:
    """Replace the texts of a document's pages by what was read now; its volume is judged again."""
    document = work.get(Document, document_id)
    work.session.execute(delete(PageText).where(PageText.document_id == document_id))
    work.session.add_all(
        PageText(document_id=document_id, number=page.number, text=page.text)
        for page in reading.pages
        if page.text.strip()
    )
    document.reading = reading.state
    document.reading_message = reading.message
    document.page_count = reading.page_count
    volume = work.get(Volume, document.volume_id)
    work.record(
        "document.read", document, volume, state=reading.state, page_count=reading.page_count
    )
    judge_volume(work, volume)
    work.later("index", volume_id=volume.id)
    return document
