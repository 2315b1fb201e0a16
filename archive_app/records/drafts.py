"""Drafts (待签文书): the rows of papers we generated, and the facts such a paper takes from its
volume.
"""

from collections.abc import Mapping
from typing import Any

from archive_app.archive import Work
from archive_app.filling import Form
from archive_app.records.judging import facts_of
from archive_app.standard import Slot, dump_facts, load_facts
from archive_app.store import StoredFile
from archive_app.store.tables import Document, Volume

__all__ = ["draft_facts", "keep_draft", "offered_facts"]


def draft_facts(work: Work, volume: Volume, slot: Slot, given: Mapping[str, Any]) -> dict[str, Any]:
    """The document facts of a draft: those given, else what the volume says."""
    told = {name: value for name, value in given.items() if value not in (None, "", [])}
    return load_facts(
        work.standard_of(volume), slot.fields, offered_facts(work, volume, slot) | told
    )


def offered_facts(work: Work, volume: Volume, slot: Slot) -> dict[str, Any]:
    """What the volume says of facts its papers repeat; a person confirms it on the paper."""
    known = facts_of(work, volume)
    taken = {f.name: known.get(f.taken_from) for f in slot.fields if f.taken_from}
    return dump_facts(slot.fields, {n: v for n, v in taken.items() if v not in (None, "", [])})


def keep_draft(
    work: Work,
    volume: Volume,
    slot: Slot,
    row_key: str | None,
    *,
    stored: StoredFile,
    file_name: str,
    media_type: str,
    form: Form,
    facts: Mapping[str, Any],
) -> Document:
    """Put a draft into its place; an unsigned older draft there stays, as replaced."""
    draft = Document(
        volume_id=volume.id,
        slot=slot.id,
        row_key=row_key,
        position=0,
        title=slot.title,
        file_name=file_name,
        media_type=media_type,
        size=stored.size,
        sha256=stored.sha256,
        facts=dump_facts(slot.fields, facts),
        generated=True,
        form=form.id,
        form_version=form.version,
        form_sha256=form.sha256,
        filed_by_id=work.actor.account_id,
        filed_at=work.now,
    )
    older = unsigned_drafts(volume, slot.id, row_key)
    work.add(draft)
    for old in older:
        old.replaced_by_id = draft.id
    work.record(
        "document.drafted",
        draft,
        *older,
        slot=slot.id,
        form=form.id,
        form_version=form.version,
        sha256=stored.sha256,
        replaces=[old.id for old in older],
    )
    work.later("read", document_id=draft.id)
    return draft


def unsigned_drafts(volume: Volume, slot: str | None, row_key: str | None) -> list[Document]:
    """The drafts in a place that nobody has attested as signed."""
    return [
        d
        for d in volume.documents
        if d.current
        and d.generated
        and (d.slot, d.row_key) == (slot, row_key)
        and all(a.withdrawn_at is not None for a in d.attestations)
    ]
