"""Attestation (签章确认): a named person states that a paper bears a signature or seal.

A machine cannot see whether a scan is signed. A paper with no signers is attested as printed,
checked and bound.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from archive_app.archive import Work
from archive_app.errors import Conflict, Invalid
from archive_app.records.changing import changed, document_for_change
from archive_app.records.judging import view_of
from archive_app.records.marks import OF_THE_PLACE, marks_of
from archive_app.standard import VolumeView
from archive_app.store.tables import Attestation, Document, Volume

__all__ = [
    "Mark",
    "attest",
    "mark_document",
    "marks_needed",
    "retract_attestation",
    "void_marks_of_place",
]


@dataclass(frozen=True)
class Mark:
    """One signature or seal a paper needs, and who attested it when."""

    id: str
    title: str
    attested_by: str | None = None
    at: datetime | None = None
    attestation_id: int | None = None


def marks_needed(
    work: Work, volume: Volume, document: Document, *, view: VolumeView | None = None
) -> tuple[Mark, ...]:
    """Every mark the standard asks of this document, with those already attested.

    `view` saves making it again for each document of the same volume.
    """
    if document.slot is None:
        return ()
    standard, view = work.standard_of(volume), view or view_of(work, volume)
    needed = marks_of(standard, view, document)
    given = {a.mark: a for a in document.attestations if a.withdrawn_at is None}
    return tuple(
        Mark(mark, title, given[mark].name, given[mark].at, given[mark].id)
        if mark in given
        else Mark(mark, title)
        for mark, title in needed
    )


def mark_document(
    work: Work,
    volume: Volume,
    document: Document,
    marks: Sequence[str],
    *,
    view: VolumeView | None = None,
) -> list[Attestation]:
    """Record the actor's attestation of these marks; permission and state are checked before."""
    needed = {mark.id: mark for mark in marks_needed(work, volume, document, view=view)}
    if unknown := [mark for mark in marks if mark not in needed]:
        raise Invalid(f"该文书不需要“{unknown[0]}”这项签章", fix="请按页面所列逐项确认")
    rows = [
        Attestation(
            document_id=document.id,
            mark=mark,
            account_id=work.actor.account_id,
            name=work.actor.name,
            at=work.now,
        )
        for mark in marks
        if needed[mark].attested_by is None
    ]
    if not rows:
        raise Conflict("这些签章已经确认过", fix="无需重复确认；如有误请先撤销确认")
    work.session.add_all(rows)
    titles = [needed[row.mark].title for row in rows]
    work.record(
        "document.attested", document, *rows, marks=[row.mark for row in rows], titles=titles
    )
    work.session.expire(document, ["attestations"])
    return rows


def attest(work: Work, document_id: int, marks: Sequence[str]) -> Document:
    """State, as a named person, that the paper bears these signatures or seals."""
    document, volume = document_for_change(work, document_id, "document.attest")
    mark_document(work, volume, document, marks)
    changed(work, volume)
    return document


def void_marks_of_place(work: Work, document: Document) -> list[Attestation]:
    """Take back the marks that meant somebody only in the place a document now leaves."""
    rows = [a for a in document.attestations if a.withdrawn_at is None and a.mark in OF_THE_PLACE]
    for row in rows:
        row.withdrawn_at = work.now
    return rows


def retract_attestation(work: Work, attestation_id: int, reason: str) -> Document:
    """Take an attestation back; it stays in the record as withdrawn."""
    row = work.get(Attestation, attestation_id)
    document, volume = document_for_change(work, row.document_id, "document.attest")
    if row.withdrawn_at is not None:
        raise Conflict("这项确认已经撤销", fix="请刷新页面查看")
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明撤销原因，例如：看错、漏签"]})
    row.withdrawn_at = work.now
    work.record("attestation.retracted", document, row, mark=row.mark, reason=reason.strip())
    work.session.expire(document, ["attestations"])
    changed(work, volume)
    return document
