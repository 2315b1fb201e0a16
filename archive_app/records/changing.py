"""What every change of a volume begins and ends with: may it change, and what follows."""

from collections.abc import Iterator
from contextlib import contextmanager

from archive_app.archive import Work
from archive_app.errors import Conflict
from archive_app.records.judging import judge_volume, refuse_locked
from archive_app.store.tables import Document, Volume

__all__ = ["changed", "document_for_change", "gathered", "volume_for_change"]

_GATHERED = "volumes judged once, after all that is done to them"


def volume_for_change(work: Work, volume_id: int, permission: str) -> Volume:
    """The volume, if the actor may do this and the volume is not locked."""
    volume = work.get(Volume, volume_id)
    work.allow(permission, on=volume)
    refuse_locked(work, volume)
    return volume


def document_for_change(work: Work, document_id: int, permission: str) -> tuple[Document, Volume]:
    """The document and its volume, if it is part of the volume and that may be changed."""
    document = work.get(Document, document_id)
    volume = volume_for_change(work, document.volume_id, permission)
    if not document.current:
        raise Conflict("该文件已被撤回或替换", fix="如需使用，请先恢复它")
    return document, volume


def changed(work: Work, volume: Volume) -> None:
    """Judge the volume again in the same transaction, and have it indexed after the commit."""
    work.session.flush()
    work.session.expire(volume, ["documents"])
    if volume.id in work.session.info.get(_GATHERED, ()):
        return
    judge_volume(work, volume)
    work.later("index", volume_id=volume.id)


@contextmanager
def gathered(work: Work, volume: Volume) -> Iterator[None]:
    """Judge the volume once after many changes to its papers instead of after each."""
    held: set[int] = work.session.info.setdefault(_GATHERED, set())
    held.add(volume.id)
    try:
        yield
    finally:
        held.discard(volume.id)
    changed(work, volume)
