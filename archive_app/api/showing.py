"""Rows as the values of our answers; personal numbers are masked unless the reader asked otherwise.

Owns what an answer tells of a volume, a document and the log. Must be called inside the work.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from archive_app.archive import Work
from archive_app.chinese.identity import mask_phone, mask_text
from archive_app.errors import Invalid
from archive_app.records.attesting import marks_needed
from archive_app.records.shown import masked_facts
from archive_app.standard import Field, Kind
from archive_app.store.tables import AuditEntry, Document, Mediator, Volume

__all__ = [
    "document_shown",
    "history_shown",
    "mediator_shown",
    "note_unmasking",
    "refuse_masked",
    "volume_line",
    "volume_shown",
]

_HIDDEN = "**"


def note_unmasking(work: Work, volume: Volume) -> None:
    """Allow seeing personal numbers in full, and write down that it was done."""
    work.allow("personal.unmask", on=volume)
    work.record("personal.unmasked", volume, number=volume.number)


def refuse_masked(kind: Kind, facts: Mapping[str, Any]) -> None:
    """A masked number that comes back would overwrite the real one."""
    faults = {
        path: ["这是遮盖后的号码，请填写完整号码，或不要送这一项"]
        for path, field, value in _each(kind.fields, facts, "")
        if field.type in {"id_number", "phone"} and _HIDDEN in str(value)
    }
    if faults:
        raise Invalid(fields=faults)


def volume_line(work: Work, volume: Volume) -> dict[str, Any]:
    """A volume as in lists."""
    standard = work.standard_of(volume)
    handler = volume.handler
    own = (
        "id number archival_code kind category year state private sealed opened_on concluded_on"
        " archived_on retention carrier shelf points complete open_findings version changed_at"
    )
    return {name: getattr(volume, name) for name in own.split()} | {
        "title": mask_text(volume.title),
        "kind_title": standard.kind(volume.kind).title,
        "state_title": standard.state(volume.state).title,
        "station": {"id": volume.station.id, "name": volume.station.name},
        "handler": {"id": handler.id, "name": handler.name} if handler else None,
    }


def volume_shown(work: Work, volume: Volume, *, unmask: bool = False) -> dict[str, Any]:
    """A volume with its facts."""
    kind = work.standard_of(volume).kind(volume.kind)
    facts = volume.facts if unmask else masked_facts(kind.fields, volume.facts)
    return volume_line(work, volume) | {"facts": facts, "masked": not unmask}


def document_shown(work: Work, document: Document, *, unmask: bool = False) -> dict[str, Any]:
    """A document with its facts and marks."""
    volume = document.volume
    kind = work.standard_of(volume).kind(volume.kind)
    own = (
        "id volume_id slot row_key title media_type size sha256 generated is_copy form reading"
        " reading_message page_count current replaced_by_id withdrawn_reason filed_at"
    )
    facts = document.facts
    if document.slot and not unmask:
        facts = masked_facts(kind.slot(document.slot).fields, facts)
    return {name: getattr(document, name) for name in own.split()} | {
        "file_name": document.file_name if unmask else mask_text(document.file_name),
        "facts": facts,
        "filed_by": document.filed_by.name if document.filed_by else None,
        "marks": [
            {
                "id": mark.id,
                "title": mark.title,
                "attested_by": mark.attested_by,
                "at": mark.at,
                "attestation_id": mark.attestation_id,
            }
            for mark in marks_needed(work, volume, document)
        ],
        "masked": not unmask,
    }


def mediator_shown(mediator: Mediator, *, unmask: bool = False) -> dict[str, Any]:
    """A mediator of the list."""
    own = ("id", "committee_id", "name", "from_on", "until_on")
    phone = mediator.phone if unmask else mask_phone(mediator.phone)
    return {name: getattr(mediator, name) for name in own} | {"phone": phone}


def history_shown(
    work: Work, volume: Volume, entries: Iterable[AuditEntry], *, unmask: bool
) -> list[dict[str, Any]]:
    """Entries of the log about a volume; facts inside them are masked like facts elsewhere."""
    kind = work.standard_of(volume).kind(volume.kind)
    fields = (*(field for slot in kind.slots for field in slot.fields), *kind.fields)
    own = ("id", "at", "actor", "door", "verb", "subject", "subject_id")
    return [
        {name: getattr(entry, name) for name in own}
        | {"details": entry.details if unmask else _masked(fields, entry.details)}
        for entry in entries
    ]


def _masked(fields: tuple[Field, ...], value: Any) -> Any:
    if isinstance(value, Mapping):
        known = masked_facts(fields, value)
        return {name: _masked(fields, below) for name, below in known.items()}
    if isinstance(value, list):
        return [_masked(fields, below) for below in value]
    return mask_text(value) if isinstance(value, str) else value


def _each(
    fields: Iterable[Field], facts: Mapping[str, Any], path: str
) -> Iterable[tuple[str, Field, Any]]:
    for field in fields:
        value = facts.get(field.name)
        yield f"{path}{field.name}", field, value
        if field.type == "rows" and isinstance(value, list):
            for number, row in enumerate(value):
                if isinstance(row, Mapping):
                    yield from _each(field.columns, row, f"{path}{field.name}.{number}.")
