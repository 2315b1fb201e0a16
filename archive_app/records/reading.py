"""Keeping what was read from a document: its text by page, its page count, how reading went.

Reading itself takes long and happens outside any transaction, in a job. Many readings are kept at
once, so that a volume full of new papers is judged once and not for each. A paper whose file name
told nothing is placed by its first line.
"""

from collections.abc import Mapping

from sqlalchemy import delete

from archive_app.archive import Work
from archive_app.extraction import Reading, first_heading
from archive_app.records.documents import place_document
from archive_app.records.judging import judge_volume
from archive_app.records.slots import suggest_slot
from archive_app.store.tables import Document, PageText, Volume

__all__ = ["keep_readings"]

_LONGEST_HEADING = 30  # characters; a longer first line is a sentence, not a title


def keep_readings(work: Work, readings: Mapping[int, Reading]) -> None:
    """Replace the texts of documents, by their ids; each volume concerned is judged again."""
    volumes: dict[int, Volume] = {}
    for document_id, reading in readings.items():
        document = work.get(Document, document_id)
        first_time = document.reading == "waiting"
        _keep(work, document, reading)
        if first_time and document.current and document.slot is None:
            _place_by_heading(work, document, first_heading(reading))
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


def _place_by_heading(work: Work, document: Document, heading: str) -> None:
    volume = work.get(Volume, document.volume_id)
    standard = work.standard_of(volume)
    if standard.state(volume.state).locked or len(heading) > _LONGEST_HEADING:
        return
    slot, row_key = suggest_slot(work, volume, heading)
    if slot is None:  # the name may say what it is, the heading of which month
        slot, row_key = suggest_slot(work, volume, f"{document.file_name} {heading}")
    if slot is not None:
        place_document(work, document.id, slot, row_key)
