"""Reading the two logs: changes (the audit chain) and looks (the access log).

Owns filtering and pages; writing is `audit`'s and `access`'.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, func, or_, select

from archive_app.archive import CHINA, Work
from archive_app.records.checking import log_breaks
from archive_app.store.tables import AccessEntry, AuditEntry, Volume

__all__ = [
    "LogFilter",
    "LogPage",
    "Verified",
    "access_log",
    "audit_log",
    "numbers_of",
    "sealed_among",
    "verify_log",
]

E = TypeVar("E", AuditEntry, AccessEntry)


@dataclass(frozen=True)
class LogFilter:
    """What is looked for; empty values narrow nothing. `number` is part of a volume's number."""

    actor: str = ""
    verbs: frozenset[str] = frozenset()
    number: str = ""
    from_on: date | None = None
    until_on: date | None = None
    page: int = 1
    size: int = 50


@dataclass(frozen=True)
class LogPage(Generic[E]):
    """One page of entries, newest first."""

    total: int
    rows: tuple[E, ...]
    page: int
    size: int


@dataclass(frozen=True)
class Verified:
    """What checking the chain found: how many entries, and each break in words."""

    entries: int
    breaks: tuple[str, ...]


def audit_log(work: Work, wanted: LogFilter) -> LogPage[AuditEntry]:
    """Changes, newest first."""
    work.allow("audit.see")
    which = _narrowed(AuditEntry, wanted)
    if wanted.number:
        of = select(Volume.id).where(Volume.number.contains(wanted.number, autoescape=True))
        which.append(AuditEntry.volume_id.in_(of))
    return _page(work, AuditEntry, which, wanted)


def access_log(work: Work, wanted: LogFilter) -> LogPage[AccessEntry]:
    """Looks, searches and downloads that were written so far, newest first."""
    work.allow("audit.see")
    which = _narrowed(AccessEntry, wanted)
    if wanted.number:
        told = (AccessEntry.details["number"], AccessEntry.details["volume"])
        numbers = (one.as_string().contains(wanted.number, autoescape=True) for one in told)
        which.append(or_(*numbers))
    return _page(work, AccessEntry, which, wanted)


def numbers_of(work: Work, entries: Iterable[AuditEntry]) -> dict[int, str]:
    """The numbers of the volumes the entries are about, by id."""
    work.allow("audit.see")
    ids = {entry.volume_id for entry in entries if entry.volume_id is not None}
    query = select(Volume.id, Volume.number).where(Volume.id.in_(ids))
    return {row.id: row.number for row in work.session.execute(query)}


def sealed_among(work: Work, entries: Iterable[AuditEntry]) -> frozenset[int]:
    """The sealed volumes among those the entries are about: of them only the number is told."""
    work.allow("audit.see")
    ids = {entry.volume_id for entry in entries if entry.volume_id is not None}
    query = select(Volume.id).where(Volume.id.in_(ids), Volume.sealed.is_(True))
    return frozenset(work.session.scalars(query))


def verify_log(work: Work) -> Verified:
    """Recompute the whole chain of changes, and the looks sealed into it."""
    breaks = log_breaks(work)
    entries = work.session.scalar(select(func.count()).select_from(AuditEntry)) or 0
    return Verified(entries, breaks)


def _narrowed(
    table: type[AuditEntry] | type[AccessEntry], wanted: LogFilter
) -> list[ColumnElement[bool]]:
    which: list[ColumnElement[bool]] = []
    if wanted.actor:
        which.append(table.actor.contains(wanted.actor, autoescape=True))
    if wanted.verbs:
        which.append(table.verb.in_(sorted(wanted.verbs)))
    if wanted.from_on:
        which.append(table.at >= _midnight(wanted.from_on))
    if wanted.until_on:
        which.append(table.at < _midnight(wanted.until_on + timedelta(days=1)))
    return which


def _midnight(day: date) -> datetime:
    """When the day begins in China."""
    return datetime.combine(day, time.min, CHINA)


def _page(
    work: Work, table: type[E], which: list[ColumnElement[bool]], wanted: LogFilter
) -> LogPage[E]:
    total = work.session.scalar(select(func.count()).select_from(table).where(*which)) or 0
    size = min(max(wanted.size, 1), 500)
    page = min(max(wanted.page, 1), max(1, -(-total // size)))
    query = select(table).where(*which).order_by(table.id.desc())
    rows = work.session.scalars(query.limit(size).offset((page - 1) * size)).all()
    return LogPage(total, tuple(rows), page, size)
