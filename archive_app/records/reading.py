"""Keeping what was read from a document: its text by page, its page count, how reading went.

Reading itself takes long and happens outside any transaction, in a job. Many readings are kept at
once, so that a volume full of new papers is judged once and not for each.
"""

from collections.abc import Mapping

from sqlalchemy import delete

from archive_app.archive import Work
from archive_app.extraction import Reading
from archive_app.records.judging import judge_volume
from archive_app.store.tables import Document, PageText, Volume

__all__ = ["keep_readings"]


def keep_readings(work: Work, readings: Mapping[int, Reading]) -> None:
    """Replace the texts of documents, by their ids; each volume concerned is judged again."""
    volumes: dict[int, Volume] = {}
    for document_id, reading in readings.items():
        document = work.get(Document, document_id)
        _keep(work, document, reading)
        work.record("document.read", document, state=reading.state, page_count=reading.page_count)
        volumes[document.volume_id] = work.get(Volume, document.volume_id)
    for volume in volumes.values():
        judge_volume(work, volume)
        work.later("index", volume_id=volume.id)


def _keep(work: Work, document: Document, reading: Reading) -> None:
    work.session.execute(delete(PageText).where(PageText.document_id == document.id))
    work.session.add_all(
        PageText(document_id=document.id, number=page.number, text=page.text)
        for page in reading.pages
        if page.text.strip()
    )
    document.reading = reading.state
    document.reading_message = reading.message
    document.page_count = reading.page_count
