"""What search knows of a volume: its entries, kept up to date by jobs and rebuilt on demand.

A volume and each of its documents may stand in the index three times, once for each view
`telling` knows; each is indexed as it is shown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from archive_app.archive import Archive, Work
from archive_app.errors import StoreFault
from archive_app.permissions import Actor, volume_tokens
from archive_app.records.telling import VIEWS, View, is_precedent, shown, told_of
from archive_app.search.engine import Entry
from archive_app.standard import Kind
from archive_app.store.tables import Document, Job, Volume

__all__ = [
    "EntryId",
    "ask_for_rebuild",
    "check_index",
    "entries_of",
    "index_volumes",
    "rebuild_index",
]

_MARKS: dict[View, str] = {"full": "", "masked": "m", "precedent": "p"}
_ID = re.compile(r"([mp]?)([dv])(\d+)")
_BATCH = 200
INDEXER = Actor("检索库", "worker")


@dataclass(frozen=True)
class EntryId:
    """Names one view of a volume or document; written d12, md12, pd12, v12, mv12, pv12."""

    view: View
    table: type[Document] | type[Volume]
    key: int

    def __str__(self) -> str:
        return f"{_MARKS[self.view]}{'d' if self.table is Document else 'v'}{self.key}"

    @classmethod
    def read(cls, text: str) -> "EntryId | None":
        """The id as written, or None when it is none of ours."""
        match = _ID.fullmatch(text)
        if match is None:
            return None
        view = next(view for view, mark in _MARKS.items() if mark == match[1])
        return cls(view, Document if match[2] == "d" else Volume, int(match[3]))


def entries_of(work: Work, volume: Volume) -> list[Entry]:
    """Every entry the volume should have now, in all views."""
    return list(_entries(work, volume))


def index_volumes(archive: Archive, volume_ids: Sequence[int]) -> None:
    """Bring the entries of these volumes up to date; findable on return."""
    entries: list[Entry] = []
    possible: set[str] = set()
    with archive.reading(INDEXER) as work:
        for volume_id in volume_ids:
            volume = work.session.get(Volume, volume_id)
            if volume is not None:
                entries += entries_of(work, volume)
                possible |= set(_possible_ids(volume))
    engine = archive.search.current()
    engine.put(entries)
    engine.drop(possible - {entry.id for entry in entries})


def rebuild_index(archive: Archive) -> int:
    """Fill a new index from the database while the old one answers; returns how many entries."""
    started = archive.clock()
    with archive.reading(INDEXER) as work:
        ids = work.session.scalars(select(Volume.id).order_by(Volume.id)).all()
    with archive.search.rebuild() as engine:
        for first in range(0, len(ids), _BATCH):
            with archive.reading(INDEXER) as work:
                volumes = [work.get(Volume, key) for key in ids[first : first + _BATCH]]
                engine.put([entry for volume in volumes for entry in _entries(work, volume)])
    with archive.work(INDEXER) as work:
        # What changed meanwhile was written to the old index only.
        changed = select(Job.args).where(Job.name == "index", Job.created_at >= started)
        for args in work.session.scalars(changed).all():
            work.later("index", **args)
    return archive.search.current().count()


def ask_for_rebuild(work: Work) -> None:
    """Have the worker make the index again; searches go on meanwhile."""
    work.allow("index.manage")
    job = work.add(Job(name="rebuild", args={}, run_after=work.now, created_at=work.now))
    work.record("index.rebuild_asked", job)


def check_index(archive: Archive) -> bool:
    """Rebuild an index that is damaged, outdated or empty though there are volumes."""
    try:
        empty = archive.search.current().count() == 0
    except StoreFault:
        empty = True
    with archive.reading(INDEXER) as work:
        wanted = work.session.scalar(select(Volume.id).limit(1)) is not None
    if empty and wanted:
        rebuild_index(archive)
    return empty and wanted


def _entries(work: Work, volume: Volume) -> Iterator[Entry]:
    kind = work.standard_of(volume).kind(volume.kind)
    common = dict(_facets(kind, volume))
    for view in VIEWS:
        for document in (None, *(d for d in volume.documents if d.current)):
            readers = _readers(work, volume, document, view)
            if not readers:
                continue
            told = told_of(work, volume, document, view)
            if view == "precedent" and not told.text:
                continue
            place = {"slot": (document.title,)} if document and document.slot else {}
            yield Entry(
                id=str(EntryId(view, Document if document else Volume, (document or volume).id)),
                corpus="precedents" if view == "precedent" else "own",
                title=told.title,
                text=told.text,
                readers=readers,
                keywords={**common, **place, "party": told.parties},
                day=told.day,
                amount=told.amount,
            )


def _readers(work: Work, volume: Volume, document: Document | None, view: View) -> tuple[str, ...]:
    if view == "precedent":
        return ("precedents",) if is_precedent(work, volume, document) else ()
    return volume_tokens(volume, masked=view == "masked")


def _possible_ids(volume: Volume) -> Iterator[str]:
    for view in VIEWS:
        yield str(EntryId(view, Volume, volume.id))
        for document in volume.documents:
            yield str(EntryId(view, Document, document.id))


def _facets(kind: Kind, volume: Volume) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "volume", (str(volume.id),)
    yield "kind", (volume.kind,)
    yield "category", (volume.category,)
    yield "station", (volume.station.name,)
    yield "year", (str(volume.year),)
    yield "state", (volume.state,)
    codes = [volume.archival_code] if volume.archival_code else []
    yield "number", (volume.number, *codes)
    for field in kind.fields:
        if field.facet and (value := volume.facts.get(field.name)):
            several = value if isinstance(value, list) else [value]
            yield field.name, tuple(shown(field, one) for one in several)
