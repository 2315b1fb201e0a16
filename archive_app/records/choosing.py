"""Choosing a kind for a new volume: by category, by words, or one used lately."""

from collections.abc import Iterable

from sqlalchemy import func, select

from archive_app.archive import Work
from archive_app.chinese.folding import fold
from archive_app.records.volumes import kinds_to_open
from archive_app.standard import Kind
from archive_app.store.tables import Volume

__all__ = ["kinds_by_category", "kinds_called", "kinds_used_lately"]


def kinds_by_category(work: Work) -> dict[str, tuple[Kind, ...]]:
    """The kinds that can be opened, by category, in the order of the edition."""
    kinds = kinds_to_open(work)
    order = dict.fromkeys(kind.category for kind in kinds)
    return {name: tuple(k for k in kinds if k.category == name) for name in order}


def kinds_called(kinds: Iterable[Kind], text: str) -> tuple[Kind, ...]:
    """The kinds whose name or explanation holds every word; those named so come first."""
    words = [fold(word).text for word in text.split()]
    titled, told = [], []
    for kind in kinds:
        title, more = fold(kind.title).text, fold(f"{kind.title} {kind.help or ''}").text
        if all(word in title for word in words):
            titled.append(kind)
        elif all(word in more for word in words):
            told.append(kind)
    return (*titled, *told)


def kinds_used_lately(work: Work, *, most: int = 5) -> tuple[Kind, ...]:
    """The kinds the actor opened last, the latest first."""
    latest = func.max(Volume.id)
    query = select(Volume.kind).where(Volume.handler_id == work.actor.account_id)
    used = work.session.scalars(query.group_by(Volume.kind).order_by(latest.desc()).limit(most))
    known = {kind.id: kind for kind in kinds_to_open(work)}
    return tuple(known[kind] for kind in used if kind in known)
