"""Attestation (签章确认): a named person states that a paper bears a signature or seal.

A machine cannot see whether a scan is signed. A paper with no signers is attested as printed,
checked and bound.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from archive_app.archive import Work
from archive_app.errors import Conflict, Invalid
from archive_app.standard import Kind
from archive_app.store.tables import Attestation, Document, Volume

__all__ = ["BOUND", "SEAL", "Mark", "mark_document", "marks_needed", "marks_of"]

SEAL = "seal"
BOUND = "bound"


@dataclass(frozen=True)
class Mark:
    """One signature or seal a paper needs, and who attested it when."""

    id: str
    title: str
    attested_by: str | None = None
    at: datetime | None = None
    attestation_id: int | None = None


def marks_needed(work: Work, volume: Volume, document: Document) -> tuple[Mark, ...]:
    """Every mark the standard asks of this document, with those already attested."""
    if document.slot is None:
        return ()
    standard = work.standard_of(volume)
    signers = {signer.id: signer.title for signer in standard.signers}
    given = {a.mark: a for a in document.attestations if a.withdrawn_at is None}
    return tuple(
        Mark(mark, title, given[mark].name, given[mark].at, given[mark].id)
        if mark in given
        else Mark(mark, title)
        for mark, title in marks_of(standard.kind(volume.kind), volume, document, signers)
    )


def marks_of(
    kind: Kind, volume: Volume, document: Document, signers: dict[str, str]
) -> list[tuple[str, str]]:
    """Id and title of each mark; a rows field among the signers means each of its rows."""
    assert document.slot is not None
    slot = kind.slot(document.slot)
    marks: list[tuple[str, str]] = []
    for signer in slot.signed_by:
        if any(field.name == signer for field in kind.fields):
            rows = volume.facts.get(signer) or []
            marks += [(f"{signer}:{row['key']}", f"{row.get('name') or '未填姓名'} 签名") for row in rows]
        else:
            marks.append((signer, f"{signers.get(signer, signer)}签名"))
    if slot.sealed_by:
        marks.append((SEAL, f"{signers.get(slot.sealed_by, '')}盖章"))
    if not marks and document.generated:
        marks.append((BOUND, "已打印、核对并入卷"))
    return marks


def mark_document(
    work: Work, volume: Volume, document: Document, marks: Sequence[str]
) -> list[Attestation]:
    """Record the actor's attestation of these marks; the caller has checked permission and state.
    """
    needed = {mark.id: mark for mark in marks_needed(work, volume, document)}
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
    work.record("document.attested", document, *rows, marks=[row.mark for row in rows], titles=titles)
    work.session.expire(document, ["attestations"])
    return rows
