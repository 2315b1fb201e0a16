"""Filing: putting documents into a volume, moving, replacing, withdrawing and restoring them.

The bytes are in the file store before any transaction starts (`receive`); a row follows only then.
Nothing is deleted: a replaced or withdrawn document stays, with who, when and why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from sqlalchemy import func, select

from archive_app.archive import Archive, Work
from archive_app.chinese.identity import mask_text
from archive_app.errors import Conflict, Invalid
from archive_app.extraction import sniff
from archive_app.extraction.sniffing import DOCX, type_of_name
from archive_app.filling import Stamp, recognise
from archive_app.records.attesting import mark_document, void_marks_of_place
from archive_app.records.changing import changed, document_for_change, volume_for_change
from archive_app.records.drafts import unsigned_drafts
from archive_app.records.slots import place_in, require_place, suggest_slot
from archive_app.standard import Kind, dump_facts, load_facts
from archive_app.store import StoredFile
from archive_app.store.tables import Document, Volume

__all__ = [
    "KEPT_AS",
    "Download",
    "Filed",
    "Received",
    "describe_document",
    "download",
    "file_document",
    "order_documents",
    "place_document",
    "receive",
    "restore_document",
    "see_document",
    "tell_copy",
    "withdraw_document",
]

KEPT_AS: dict[bool | None, str] = {None: "未说明", False: "原件", True: "复印件"}
# Our own drafts are small; larger files are not searched for a stamp.
_STAMPED_UP_TO = 20 * 1024 * 1024


@dataclass(frozen=True)
class Received:
    """A file whose bytes are kept: its name as sent, cleaned; its type by content; our stamp, if
    any.
    """

    stored: StoredFile
    name: str
    media_type: str
    stamp: Stamp | None


@dataclass(frozen=True)
class Filed:
    """A filed document, others with the same bytes, and whether its place was our suggestion."""

    document: Document
    duplicates: tuple[Document, ...]
    suggested: bool


@dataclass(frozen=True)
class Download:
    """What a door needs to send a document's file."""

    path: Path
    name: str
    media_type: str
    document: Document


def receive(archive: Archive, stream: BinaryIO, name: str) -> Received:
    """Keep the bytes of an upload, before any transaction; refuses only a nameless or huge file."""
    clean = _clean_name(name)
    stored = archive.files.put(stream, limit=archive.settings.max_file_bytes)
    path = archive.files.path(stored.sha256)
    media_type = sniff(path, clean)
    stamp = None
    if DOCX in (media_type, type_of_name(clean)) and stored.size <= _STAMPED_UP_TO:
        stamp = recognise(path.read_bytes())
    return Received(stored, clean, media_type, stamp)


def file_document(
    work: Work,
    volume_id: int,
    received: Received,
    *,
    slot: str | None = None,
    row_key: str | None = None,
    facts: Mapping[str, Any] | None = None,
    marks: Sequence[str] = (),
    replaces: int | None = None,
    is_copy: bool | None = None,
) -> Filed:
    """Put a received file into an open volume; reading its text and indexing follow as jobs.

    Without a slot one is suggested, first by our own stamp, then by the file's name; a signed copy
    takes the place of the draft it came from, a replacement that of what it `replaces`. `marks` are
    attested by the actor in the same act. Unless `is_copy` says so, a paper is a copy only where
    the standard keeps copies.
    """
    volume = volume_for_change(work, volume_id, "document.file")
    kind = work.standard_of(volume).kind(volume.kind)
    old = _to_replace(work, volume, replaces) if replaces is not None else None
    suggested = slot is None and old is None
    if old is not None:
        slot, row_key = old.slot, old.row_key
    elif slot is None:
        slot, row_key = _suggested_place(work, volume, received)
    if old is None:
        require_place(work, volume, slot, row_key)
    duplicates = _same_bytes(work, received.stored.sha256)
    document = Document(
        volume_id=volume.id,
        slot=slot,
        row_key=row_key,
        position=_last_position(work, volume.id) + 1,
        title=kind.slot(slot).title if slot else mask_text(PurePath(received.name).stem),
        file_name=received.name,
        media_type=received.media_type,
        size=received.stored.size,
        sha256=received.stored.sha256,
        facts=_loaded(work, volume, slot, facts or {}),
        generated=received.stamp is not None,
        is_copy=_usual_copy(kind, slot) if is_copy is None else is_copy,
        form=received.stamp.form_id if received.stamp else None,
        form_version=received.stamp.version if received.stamp else None,
        form_sha256=received.stamp.sha256 if received.stamp else None,
        filed_by_id=work.actor.account_id,
        filed_at=work.now,
    )
    work.add(document)
    replaced = _replace(volume, document, old)
    told = {"slot": slot, "file": received.name, "sha256": document.sha256}
    work.record("document.filed", document, *replaced, **told, replaces=[d.id for d in replaced])
    if marks:
        mark_document(work, volume, document, marks)
    work.later("read", document_id=document.id)
    changed(work, volume)
    return Filed(document, duplicates, suggested and slot is not None)


def describe_document(work: Work, document_id: int, facts: Mapping[str, Any]) -> Document:
    """Enter a document's own facts (date, number, names, amount), as written on the paper."""
    document, volume = document_for_change(work, document_id, "document.file")
    loaded = _loaded(work, volume, document.slot, facts)
    before = document.facts
    merged = {**before, **loaded}
    document.facts = {name: value for name, value in merged.items() if value not in (None, "", [])}
    work.record("document.described", document, before=before, after=document.facts)
    changed(work, volume)
    return document


def place_document(
    work: Work, document_id: int, slot: str | None, row_key: str | None = None
) -> Document:
    """Move a document to another place of its volume, or to none; as in filing, it takes the place
    of a draft that waits there, and the draft it had replaced where it was returns.
    """
    document, volume = document_for_change(work, document_id, "document.file")
    kind = work.standard_of(volume).kind(volume.kind)
    require_place(work, volume, slot, row_key)
    before = [document.slot, document.row_key]
    if before == [slot, row_key]:
        return document
    voided = void_marks_of_place(work, document)
    returned = _give_drafts_back(volume, document)
    document.slot, document.row_key = slot, row_key
    if slot:
        document.title = kind.slot(slot).title
        if document.is_copy is None:
            document.is_copy = _usual_copy(kind, slot)
        known = {field.name for field in kind.slot(slot).fields}
        document.facts = {name: value for name, value in document.facts.items() if name in known}
    replaced = _replace(volume, document, None)
    work.record(
        "document.placed",
        document,
        *voided,
        *returned,
        *replaced,
        before=before,
        after=[slot, row_key],
        voided=[row.mark for row in voided],
        replaces=[draft.id for draft in replaced],
    )
    changed(work, volume)
    return document


def tell_copy(work: Work, document_id: int, is_copy: bool | None) -> Document:
    """Say whether the paper in the volume is the original or a copy; None takes it back."""
    document, volume = document_for_change(work, document_id, "document.file")
    before = document.is_copy
    if before == is_copy:
        return document
    document.is_copy = is_copy
    work.record("document.copy_told", document, before=KEPT_AS[before], after=KEPT_AS[is_copy])
    changed(work, volume)
    return document


def order_documents(work: Work, volume_id: int, ids: Sequence[int]) -> Volume:
    """Put documents in this order within their places; ids not named follow as they were."""
    volume = volume_for_change(work, volume_id, "document.file")
    current = [d for d in volume.documents if d.current]
    wanted = {id_: n for n, id_ in enumerate(ids)}
    if unknown := set(wanted) - {d.id for d in current}:
        raise Invalid(f"案卷中没有编号为 {min(unknown)} 的文件", fix="请刷新页面后重新排序")
    current.sort(key=lambda d: (wanted.get(d.id, len(wanted)), d.position, d.id))
    for position, document in enumerate(current, start=1):
        document.position = position
    work.record("document.ordered", volume, *current, order=[d.id for d in current])
    changed(work, volume)
    return volume


def withdraw_document(work: Work, document_id: int, reason: str) -> Document:
    """Take a document out of the volume; it stays, with the reason, and can be restored."""
    document, volume = document_for_change(work, document_id, "document.withdraw")
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明撤回原因，例如：归错卷、重复"]})
    document.withdrawn_at = work.now
    document.withdrawn_reason = reason.strip()
    work.record("document.withdrawn", document, reason=document.withdrawn_reason)
    changed(work, volume)
    return document


def restore_document(work: Work, document_id: int) -> Document:
    """Undo a withdrawal or a replacement; what had at last replaced the document is withdrawn."""
    document = work.get(Document, document_id)
    volume = volume_for_change(work, document.volume_id, "document.withdraw")
    if document.current:
        raise Conflict("该文件就在案卷中，无需恢复", fix="请刷新页面查看")
    rows = [document]
    newer = document
    while newer.replaced_by_id is not None:
        newer = work.get(Document, newer.replaced_by_id)
    if newer is not document:
        newer.withdrawn_at = newer.withdrawn_at or work.now
        newer.withdrawn_reason = newer.withdrawn_reason or "恢复了原来的文件"
        rows.append(newer)
    document.withdrawn_at, document.withdrawn_reason, document.replaced_by_id = None, "", None
    work.record("document.restored", *rows)
    changed(work, volume)
    return document


def see_document(work: Work, document_id: int) -> Document:
    """A document the actor may look at; the look is logged."""
    document = work.get(Document, document_id)
    work.allow("volume.see", on=document)
    told = {"volume": document.volume.number} | work.opening_of(document.volume)
    work.looked("document.seen", "document", document.id, **told)
    return document


def download(work: Work, document_id: int) -> Download:
    """The original bytes, unmasked: allowed and audited, so this needs a writing work."""
    document = work.get(Document, document_id)
    work.allow("document.download", on=document)
    work.allow("personal.unmask", on=document)
    path = work.archive.files.path(document.sha256)
    work.record("document.downloaded", document, file=document.file_name)
    return Download(path, document.file_name, document.media_type, document)


def _usual_copy(kind: Kind, slot: str | None) -> bool | None:
    """Where only copies are kept a paper is one until somebody says otherwise."""
    return True if slot is not None and kind.slot(slot).kept == "copy" else None


def _suggested_place(
    work: Work, volume: Volume, received: Received
) -> tuple[str | None, str | None]:
    if received.stamp and (place := place_in(received.stamp.token, volume)):
        return place
    return suggest_slot(work, volume, received.name)


def _loaded(
    work: Work, volume: Volume, slot: str | None, facts: Mapping[str, Any]
) -> dict[str, Any]:
    if slot is None or not facts:
        return {}
    standard = work.standard_of(volume)
    fields = standard.kind(volume.kind).slot(slot).fields
    return dump_facts(fields, load_facts(standard, fields, facts))


def _to_replace(work: Work, volume: Volume, replaces: int) -> Document:
    old = work.get(Document, replaces)
    if old.volume_id != volume.id or not old.current:
        raise Conflict("要替换的文件已不在该案卷中", fix="请刷新页面后重新选择")
    return old


def _replace(volume: Volume, document: Document, old: Document | None) -> list[Document]:
    if old is not None:
        document.position = old.position
        replaced = [old]
    elif document.slot is not None:
        drafts = unsigned_drafts(volume, document.slot, document.row_key)
        replaced = [draft for draft in drafts if draft.id != document.id]
    else:
        replaced = []
    for one in replaced:
        one.replaced_by_id = document.id
        if not document.facts:
            document.facts = one.facts
    return replaced


def _give_drafts_back(volume: Volume, document: Document) -> list[Document]:
    place = document.slot, document.row_key
    drafts = [
        d
        for d in volume.documents
        if d.generated and d.replaced_by_id == document.id and (d.slot, d.row_key) == place
    ]
    for draft in drafts:
        draft.replaced_by_id = None
    return drafts


def _same_bytes(work: Work, sha256: str) -> tuple[Document, ...]:
    same = select(Document).where(
        Document.sha256 == sha256,
        Document.withdrawn_at.is_(None),
        Document.replaced_by_id.is_(None),
    )
    rows = work.session.scalars(same.limit(20)).all()
    return tuple(row for row in rows if work.may("volume.see", on=row.volume))


def _last_position(work: Work, volume_id: int) -> int:
    last = select(func.max(Document.position)).where(Document.volume_id == volume_id)
    return work.session.scalar(last) or 0


def _clean_name(name: str) -> str:
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    clean = "".join(c for c in base if c.isprintable()).strip(" .")
    if not clean:
        raise Invalid("文件没有名称", fix="请给文件取名后重新选择")
    stem, suffix = PurePath(clean).stem, PurePath(clean).suffix
    return stem[: 200 - len(suffix)] + suffix
