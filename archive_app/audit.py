"""The audit chain: every change, each entry's digest covering the one before.

Entries are only ever added. The chain survives the deletion of anything else: it names its subjects
by table and id and needs no other row. `verify` recomputes it; `docs/operations.md` shows how to do
the same in a few lines without this program.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive_app.permissions import Actor
from archive_app.store.tables import AuditEntry

__all__ = ["GENESIS", "append", "entry_digest", "verify"]

GENESIS = "0" * 64


def append(
    session: Session,
    actor: Actor,
    verb: str,
    *,
    at: datetime,
    subject: str,
    subject_id: object,
    volume_id: int | None = None,
    details: dict[str, Any] | None = None,
) -> AuditEntry:
    """Add one entry to the end of the chain, inside the caller's transaction."""
    last = session.scalar(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1))
    entry = AuditEntry(
        id=(last.id if last else 0) + 1,
        at=at,
        account_id=actor.account_id,
        actor=actor.name,
        door=actor.door,
        verb=verb,
        subject=subject,
        subject_id=str(subject_id),
        volume_id=volume_id,
        details=details or {},
        previous=last.digest if last else GENESIS,
    )
    entry.digest = entry_digest(entry)
    session.add(entry)
    session.flush()
    return entry


def entry_digest(entry: AuditEntry) -> str:
    """SHA-256 over the entry's content and the digest before it, as canonical JSON."""
    content = {
        "id": entry.id,
        "at": entry.at.isoformat(timespec="microseconds"),
        "account_id": entry.account_id,
        "actor": entry.actor,
        "door": entry.door,
        "verb": entry.verb,
        "subject": entry.subject,
        "subject_id": entry.subject_id,
        "volume_id": entry.volume_id,
        "details": entry.details,
        "previous": entry.previous,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify(session: Session) -> Iterator[str]:
    """Every break of the chain, in plain Chinese; nothing when it is whole."""
    previous, expected = GENESIS, 1
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id)).yield_per(1000):
        if entry.id != expected:
            yield f"第 {expected} 至 {entry.id - 1} 条日志缺失"
        if entry.previous != previous:
            yield f"第 {entry.id} 条日志与前一条不衔接"
        if entry_digest(entry) != entry.digest:
            yield f"第 {entry.id} 条日志内容被改动"
        previous, expected = entry.digest, entry.id + 1
