"""The marks (签章) a document needs: signatures, a seal, or that it was bound in."""

from archive_app.standard import Kind
from archive_app.store.tables import Document, Volume

__all__ = ["BOUND", "SEAL", "marks_of"]

SEAL = "seal"
BOUND = "bound"


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
            marks += [
                (f"{signer}:{row['key']}", f"{row.get('name') or '未填姓名'} 签名") for row in rows
            ]
        else:
            marks.append((signer, f"{signers.get(signer, signer)}签名"))
    if slot.sealed_by:
        marks.append((SEAL, f"{signers.get(slot.sealed_by, '')}盖章"))
    if not marks and document.generated:
        marks.append((BOUND, "已打印、核对并入卷"))
    return marks
