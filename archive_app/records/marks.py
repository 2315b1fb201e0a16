"""The marks (签章) a document needs: signatures, a seal, or that it was printed and bound in."""

from archive_app.standard import Standard, VolumeView, signatures_of
from archive_app.store.tables import Document

__all__ = ["BOUND", "OF_THE_PLACE", "SEAL", "marks_of"]

SEAL = "seal"
BOUND = "bound"
# Whose signature or seal these are is told by the place of the paper, not by the mark.
OF_THE_PLACE = frozenset({"this", SEAL, BOUND})


def marks_of(standard: Standard, view: VolumeView, document: Document) -> list[tuple[str, str]]:
    """Id and title of each mark of a placed paper, as far as the facts tell."""
    slot, row_key = document.slot, document.row_key
    assert slot is not None
    sealed_by = standard.kind(view.kind).slot(slot).sealed_by
    signatures = signatures_of(standard, view, slot, row_key)
    marks = [(signature.keys[0], f"{signature.title}签名") for signature in signatures]
    if sealed_by:
        titles = {signer.id: signer.title for signer in standard.signers}
        marks.append((SEAL, f"{titles.get(sealed_by, '')}盖章"))
    if not marks and document.generated:
        marks.append((BOUND, "已打印、核对并入卷"))
    elif not marks and document.reading == "failed":
        marks.append((BOUND, "文件打不开，已核对纸质原件"))
    return marks
