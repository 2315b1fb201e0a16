"""Taking back what was just filed or made, as one act: the undo behind a notice.

Nothing is deleted: the paper stays as withdrawn, and what it had replaced returns to its place.
"""

from collections.abc import Sequence

from archive_app.archive import Work
from archive_app.records.attesting import retract_attestation
from archive_app.records.documents import restore_document, withdraw_document
from archive_app.store.tables import Document

__all__ = ["undo_attesting", "undo_filing"]

AT_ONCE = "操作后随即撤销"


def undo_filing(work: Work, document_ids: Sequence[int]) -> None:
    """Withdraw documents just filed or made, the latest first; what each replaced returns."""
    for document_id in sorted(document_ids, reverse=True):
        document = work.get(Document, document_id)
        replaced = [old for old in document.volume.documents if old.replaced_by_id == document_id]
        for old in replaced:
            restore_document(work, old.id)
        if not replaced:
            withdraw_document(work, document_id, AT_ONCE)


def undo_attesting(work: Work, attestation_ids: Sequence[int]) -> None:
    """Take back attestations just made; they stay in the record as withdrawn."""
    for attestation_id in attestation_ids:
        retract_attestation(work, attestation_id, AT_ONCE)
