"""The access log: looks, searches and downloads, gathered in batches and sealed into the audit
chain.

A look must not wait for the disk, so notes gather in memory and are written together: by the next
writing work, by the worker every second, and on closing. Unmasking personal data and downloading
originals do not come here: they are changes of who knows what, and go into the audit chain at once.
"""

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from archive_app import audit
from archive_app.permissions import Actor
from archive_app.store.tables import AccessEntry, AuditEntry

__all__ = ["AccessLog", "Look", "batch_digest", "seal", "verify"]

_SEALED = "access.sealed"
SEAL_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class Look:
    """One look, before it is written."""

    at: datetime
    actor: Actor
    verb: str
    subject: str
    subject_id: str
    details: dict[str, Any]


class AccessLog:
    """Gathers looks of all threads until somebody writes them."""

    def __init__(self) -> None:
        self._looks: list[Look] = []
        self._lock = threading.Lock()

    def note(self, look: Look) -> None:
        """Remember one look."""
        with self._lock:
            self._looks.append(look)

    def waiting(self) -> bool:
        """Whether looks are gathered that nobody has written yet."""
        with self._lock:
            return bool(self._looks)

    def take(self) -> list[Look]:
        """All gathered looks; the caller writes them or gives them `back`."""
        with self._lock:
            looks, self._looks = self._looks, []
        return looks

    def back(self, looks: list[Look]) -> None:
        """Return looks whose writing failed."""
        with self._lock:
            self._looks = looks + self._looks


def write(session: Session, looks: list[Look]) -> None:
    """Add looks as rows, in the caller's transaction."""
    session.add_all(
        AccessEntry(
            at=look.at,
            account_id=look.actor.account_id,
            actor=look.actor.name,
            door=look.actor.door,
            verb=look.verb,
            subject=look.subject,
            subject_id=look.subject_id,
            details=look.details,
        )
        for look in looks
    )


def seal(session: Session, actor: Actor, now: datetime) -> bool:
    """Chain unsealed looks into the audit log once the oldest is an hour old; True when done."""
    oldest = session.scalar(select(func.min(AccessEntry.at)).where(AccessEntry.sealed_in.is_(None)))
    if oldest is None or now - oldest < SEAL_EVERY:
        return False
    looks = list(
        session.scalars(
            select(AccessEntry).where(AccessEntry.sealed_in.is_(None)).order_by(AccessEntry.id)
        )
    )
    details = {"first": looks[0].id, "last": looks[-1].id, "count": len(looks)}
    entry: AuditEntry = audit.append(
        session,
        actor,
        _SEALED,
        at=now,
        subject="access_entry",
        subject_id=looks[-1].id,
        details=details | {"digest": batch_digest(looks)},
    )
    for look in looks:
        look.sealed_in = entry.id
    return True


def batch_digest(looks: list[AccessEntry]) -> str:
    """SHA-256 over the looks of one sealed batch."""
    own = ("id", "account_id", "actor", "door", "verb", "subject", "subject_id", "details")
    rows = [[look.at.isoformat(), *(getattr(look, name) for name in own)] for look in looks]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def verify(session: Session) -> Iterator[str]:
    """Every sealed batch that is no longer as it was sealed, in plain Chinese."""
    seals = session.scalars(select(AuditEntry).where(AuditEntry.verb == _SEALED)).all()
    for entry in seals:
        batch = select(AccessEntry).where(AccessEntry.sealed_in == entry.id)
        looks = list(session.scalars(batch.order_by(AccessEntry.id)))
        if len(looks) != entry.details["count"]:
            was = entry.details["count"]
            yield f"第 {entry.id} 条日志封存了 {was} 条查阅记录，现有 {len(looks)} 条"
        elif batch_digest(looks) != entry.details["digest"]:
            yield f"第 {entry.id} 条日志封存的查阅记录被改动"
    known = {entry.id for entry in seals}
    for number in session.scalars(select(AccessEntry.sealed_in).distinct()):
        if number is not None and number not in known:
            yield f"有查阅记录自称由第 {number} 条日志封存，并无此事"
