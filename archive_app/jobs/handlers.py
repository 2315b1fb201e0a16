"""What each job does. The slow part runs outside any transaction; doing a job twice does no harm.

A handler takes several jobs of its name at once, so that the index is written once for many.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive_app.archive import Archive
from archive_app.errors import NotFound
from archive_app.extraction import Reading, read
from archive_app.permissions import Actor
from archive_app.records.indexing import index_volumes, rebuild_index
from archive_app.records.reading import keep_readings
from archive_app.records.rejudging import judge_slice
from archive_app.store.tables import Document

__all__ = ["HANDLERS", "WORKER", "Handler"]

WORKER = Actor("后台程序", "worker")


@dataclass(frozen=True)
class Handler:
    """What to do with up to `most` jobs of one name, given their arguments."""

    do: Callable[[Archive, Sequence[Mapping[str, Any]]], None]
    most: int = 1


def read_documents(archive: Archive, args: Sequence[Mapping[str, Any]]) -> None:
    """Read the text of documents by page and keep it."""
    with archive.reading(WORKER) as work:
        documents = [work.get(Document, int(one["document_id"])) for one in args]
    readings = {document.id: _reading(archive, document) for document in documents}
    with archive.work(WORKER) as work:
        keep_readings(work, readings)


def index(archive: Archive, args: Sequence[Mapping[str, Any]]) -> None:
    """Bring the entries of volumes in the search index up to date."""
    index_volumes(archive, [int(one["volume_id"]) for one in args])


def rebuild(archive: Archive, args: Sequence[Mapping[str, Any]]) -> None:  # noqa: ARG001
    """Make the search index again from the database."""
    rebuild_index(archive)


def judge_again(archive: Archive, args: Sequence[Mapping[str, Any]]) -> None:
    """Judge the next volumes again, each under its own edition."""
    for one in args:
        with archive.work(WORKER) as work:
            judge_slice(work, **one)


def _reading(archive: Archive, document: Document) -> Reading:
    try:
        path = archive.files.path(document.sha256)
    except NotFound as problem:
        return Reading(document.media_type, (), None, "failed", "file_missing", str(problem))
    return read(path, document.file_name, limits=archive.limits)


HANDLERS: dict[str, Handler] = {
    "read": Handler(read_documents, most=10),
    "index": Handler(index, most=50),
    "rebuild": Handler(rebuild),
    "judge": Handler(judge_again),
}
