"""What search knows of a volume: its entries, kept up to date by jobs and rebuilt on demand.

A volume and each of its documents may stand in the index three times, as three views of it:

    full        for those who see personal data in full
    masked      for inspectors: identity and phone numbers hidden
    precedent   for everybody: a concluded, public case with names, addresses and numbers hidden

Each view is indexed as it is shown, so that nobody finds a person by what is hidden from them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import select

from archive_app.archive import Archive, Work
from archive_app.chinese.dates import cn_date
from archive_app.chinese.identity import mask_text
from archive_app.errors import StoreFault
from archive_app.permissions import Actor, volume_tokens
from archive_app.records.masking import PrecedentMask
from archive_app.search.engine import Entry
from archive_app.standard import Field, Kind
from archive_app.store.tables import Document, Job, PageText, Volume

__all__ = [
    "EntryId",
    "Told",
    "View",
    "check_index",
    "entries_of",
    "index_volumes",
    "is_precedent",
    "rebuild_index",
    "told_of",
]

View = Literal["full", "masked", "precedent"]
VIEWS: tuple[View, ...] = ("full", "masked", "precedent")
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


@dataclass(frozen=True)
class Told:
    """What one view tells: the words that are searched are the words that are shown."""

    title: str
    text: str
    parties: tuple[str, ...]


def entries_of(work: Work, volume: Volume) -> list[Entry]:
    """Every entry the volume should have now, in all views."""
    return list(_entries(work, volume))


def told_of(work: Work, volume: Volume, document: Document | None, view: View) -> Told:
    """Title, text and parties of a volume, or of one of its documents, in one view."""
    kind = work.standard_of(volume).kind(volume.kind)
    if document is None:
        title, text = volume.title, _facts_text(kind.fields, volume.facts, only_search=False)
        if view == "precedent":
            text = _facts_text(kind.fields, volume.facts, only_search=True)
    else:
        title, text = f"{document.title} {volume.title}", _pages_text(work, document)
        if view == "full":
            title += f" {document.file_name}"
    parties = tuple(_row_titles(kind.fields, volume.facts))
    if view == "full":
        return Told(title, text, parties)
    hide = PrecedentMask(kind, volume) if view == "precedent" else mask_text
    return Told(hide(title), hide(text), tuple(hide(name) for name in parties))


def is_precedent(work: Work, volume: Volume, document: Document | None = None) -> bool:
    """Whether everybody may learn from it: concluded, public, its agreement signed and filed."""
    if volume.private or volume.concluded_on is None:
        return False
    kind = work.standard_of(volume).kind(volume.kind)
    slots = {slot.id for slot in kind.slots if slot.precedent}
    agreed = [d for d in volume.documents if d.current and d.slot in slots and not _draft(d)]
    return bool(agreed) if document is None else document in agreed


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
    day, amount = _day(kind, volume), _amount(kind, volume)
    for view in VIEWS:
        for document in (None, *(d for d in volume.documents if d.current)):
            readers = _readers(work, volume, document, view)
            if not readers:
                continue
            told = told_of(work, volume, document, view)
            if view == "precedent" and not told.text:
                continue
            place = {"slot": (document.title,)} if document and document.slot else {}
            own_day = _iso(document.facts.get("date")) if document else None
            yield Entry(
                id=str(EntryId(view, Document if document else Volume, (document or volume).id)),
                corpus="precedents" if view == "precedent" else "own",
                title=told.title,
                text=told.text,
                readers=readers,
                keywords={**common, **place, "party": told.parties},
                day=own_day or day,
                amount=amount,
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


def _draft(document: Document) -> bool:
    return document.generated and all(a.withdrawn_at for a in document.attestations)


def _pages_text(work: Work, document: Document) -> str:
    query = select(PageText.text).where(PageText.document_id == document.id)
    return "\n".join(work.session.scalars(query.order_by(PageText.number)))


def _facets(kind: Kind, volume: Volume) -> Iterator[tuple[str, tuple[str, ...]]]:
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
            yield field.name, tuple(_shown(field, one) for one in several)


def _day(kind: Kind, volume: Volume) -> date | None:
    known = (_iso(volume.facts.get(name)) for name in kind.day)
    return next(filter(None, known), volume.concluded_on or volume.opened_on)


def _amount(kind: Kind, volume: Volume) -> Decimal | None:
    value = volume.facts.get(kind.amount) if kind.amount else None
    return None if value is None else Decimal(str(value))


def _row_titles(fields: Sequence[Field], facts: Mapping[str, Any]) -> Iterator[str]:
    """What names the rows of people: the parties."""
    for field in fields:
        if field.type == "rows" and any(column.mask == "name" for column in field.columns):
            for row in facts.get(field.name) or []:
                if name := row.get(field.row_title or "name"):
                    yield str(name)


def _facts_text(fields: Sequence[Field], facts: Mapping[str, Any], *, only_search: bool) -> str:
    lines = []
    for field in fields:
        value = facts.get(field.name)
        if value in (None, "", [], False):
            continue
        if field.type == "rows":
            rows = [_facts_text(field.columns, row, only_search=only_search) for row in value]
            lines += [row.replace("\n", "，") for row in rows if row]
        elif field.search or not only_search:
            several = value if isinstance(value, list) else [value]
            lines.append(f"{field.title}：{'、'.join(_shown(field, one) for one in several)}")
    return "\n".join(lines)


def _shown(field: Field, value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value.get("name") or "")
    if field.type == "boolean":
        return "是"
    if field.type == "amount":
        return f"{Decimal(str(value)):f}".removesuffix(".00") + "元"
    day = _iso(value) if field.type == "date" else None
    return cn_date(day) if day else str(value)


def _iso(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None
