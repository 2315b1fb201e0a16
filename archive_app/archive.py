"""`Archive`, opened once per process, and `Work`: one actor, one transaction.

    with archive.work(actor) as work:
        file_document(work, volume_id, …)      # commits on leaving, rolls back on error

Operations take `work` first and never commit, so they compose. Leaving the block writes audit
entries and follow-up jobs in the same transaction as the change: the jobs table is the outbox. A
changed row without an audit entry refuses to commit.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher
from sqlalchemy import event, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from archive_app import access, audit, permissions
from archive_app.access import AccessLog, Look
from archive_app.errors import Conflict, NotFound, StoreFault
from archive_app.extraction import Limits
from archive_app.filling import Forms, open_forms
from archive_app.permissions import Actor
from archive_app.search.generations import Generations
from archive_app.search.whoosh_engine import WhooshEngine
from archive_app.settings import Settings, shipped
from archive_app.standard import Standard, canonical_text, remembered_standard, standard_from_text
from archive_app.store import Database, FileStore
from archive_app.store.tables import (
    AccessEntry,
    AuditEntry,
    DeadlineRow,
    Document,
    Edition,
    FindingRow,
    Job,
    Judging,
    NumberSeries,
    Opening,
    Option,
    PageText,
    ReviewedVolume,
    Row,
    Volume,
)

__all__ = ["Archive", "Work"]

R = TypeVar("R", bound=Row)
CHINA = ZoneInfo("Asia/Shanghai")
log = logging.getLogger(__name__)

# Rows that are derived from audited ones, or are the log itself.
WITHOUT_AUDIT = (
    AccessEntry,
    AuditEntry,
    DeadlineRow,
    FindingRow,
    Job,
    Judging,
    NumberSeries,
    PageText,
    ReviewedVolume,
)
# Columns of a volume that the judge writes.
DERIVED = frozenset(
    (
        *("points", "complete", "open_findings", "retention", "next_due_on"),
        *("private", "sealed", "locked"),
    )
)


class Archive:
    """Everything one process needs: database, files, forms, standard, search."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        passwords: PasswordHasher | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.passwords = passwords or PasswordHasher()
        self.jobs_waiting = threading.Event()  # wakes the worker of this process after a commit
        home = settings.home
        self.database = Database(home / "archive.db")
        self.files = FileStore(home / "files")
        self.access_log = AccessLog()
        self._pinned: dict[str, Standard] = {}

    @property
    def home(self) -> Path:
        """The data folder."""
        return self.settings.home

    @property
    def limits(self) -> Limits:
        """How long and how much reading one file may take."""
        return Limits(seconds=self.settings.read_seconds)

    @cached_property
    def forms(self) -> Forms:
        """The shipped forms, overlaid by the county's own."""
        return open_forms(shipped("doc_templates"), self.home / "doc_templates")

    @cached_property
    def search(self) -> Generations:
        """The search index, opened at its current generation."""
        return Generations(self.home / "indexes", WhooshEngine)

    @cached_property
    def standard(self) -> Standard:
        """The edition new volumes are opened under, with the county's chosen settings."""
        return remembered_standard(
            shipped("schemas"),
            self.home / "schemas",
            edition=self.settings.edition,
            settings=self._chosen_settings(),
        )

    def pinned(self, digest: str, session: Session) -> Standard:
        """The edition a volume is pinned to, from its kept text."""
        if digest not in self._pinned:
            if digest == self.standard.digest:
                self._pinned[digest] = self.standard
            else:
                row = session.get_one(Edition, digest)
                text = self.files.read(row.text_sha256).decode()
                self._pinned[digest] = standard_from_text(text)
        return self._pinned[digest]

    def reload_standard(self) -> None:
        """Forget the current edition: a chosen setting changed. Pinned ones are unaffected."""
        self.__dict__.pop("standard", None)

    @contextmanager
    def work(self, actor: Actor) -> Iterator["Work"]:
        """One transaction that may change things; commits on leaving, rolls back on any error."""
        looks = self.access_log.take()
        try:
            with self.database.writing() as session:
                work = Work(self, actor, session)
                access.write(session, looks)
                yield work
                work.commit()
        except IntegrityError as problem:
            self.access_log.back(looks)
            raise Conflict(
                "与已有内容重复，这次没有保存", fix="请检查编号或名称是否已被使用"
            ) from problem
        except BaseException:
            self.access_log.back(looks)
            raise

    @contextmanager
    def reading(self, actor: Actor) -> Iterator["Work"]:
        """One consistent look at the archive; changes are refused, looks are noted."""
        with self.database.reading() as session:
            yield Work(self, actor, session, read_only=True)
            _refuse_changes(session)

    def close(self) -> None:
        """Write what is gathered and let go of database and index."""
        if looks := self.access_log.take():
            with self.database.writing() as session:
                access.write(session, looks)
                session.commit()
        if "search" in self.__dict__:
            self.search.close()
        self.database.close()

    def _chosen_settings(self) -> dict[str, Any]:
        with self.database.reading() as session:
            row = session.get(Option, "standard")
            return dict(row.value) if row else {}


class Work:
    """One actor's transaction: fetch, allow, change, record, later."""

    def __init__(
        self, archive: Archive, actor: Actor, session: Session, *, read_only: bool = False
    ) -> None:
        self.archive = archive
        self.actor = actor
        self.session = session
        self.read_only = read_only
        self.now = archive.clock()
        self._changed: dict[int, Row] = {}  # since the last entry that covers the row
        self._tables: set[type] = set()
        event.listen(session, "before_flush", _refuse_changes if read_only else self._notice)

    @property
    def today(self) -> date:
        """The date people in China read on the calendar."""
        return self.now.astimezone(CHINA).date()

    def get(self, table: type[R], key: object) -> R:
        """The row with this key, or NotFound."""
        row = self.session.get(table, key)
        if row is None:
            raise NotFound
        return row

    def add(self, row: R) -> R:
        """A new row, with its id."""
        self.session.add(row)
        self.session.flush()
        return row

    def may(self, permission: str, *, on: Volume | Document | int | None = None) -> bool:
        """Whether the actor is allowed to; for showing or hiding what leads there."""
        return permissions.may(self.actor, permission, on=on, opened=self._opened_for(on))

    def allow(self, permission: str, *, on: Volume | Document | int | None = None) -> None:
        """Refuse unless the actor is allowed to."""
        permissions.allow(self.actor, permission, on=on, opened=self._opened_for(on))

    @cached_property
    def openings(self) -> Mapping[int, int]:
        """The sealed volumes the actor was granted to look at today, with the opening's id."""
        granted = select(Opening.volume_id, Opening.id).where(
            Opening.account_id == self.actor.account_id,
            Opening.granted,
            Opening.withdrawn_at.is_(None),
            Opening.until >= self.today,
        )
        return {volume_id: key for volume_id, key in self.session.execute(granted)}  # noqa: C416

    def opening_of(self, volume: Volume) -> dict[str, int]:
        """What the access log says of a look that only an opening allows: which one."""
        if not volume.sealed or permissions.sees(self.actor, volume):
            return {}
        return {"opening": self.openings[volume.id]}

    def record(self, verb: str, *rows: Row, **details: Any) -> None:
        """Write one audit entry; the first row is its subject, all rows are covered by it."""
        self.session.flush()
        subject = rows[0]
        identity = inspect(subject).identity or ("",)
        audit.append(
            self.session,
            self.actor,
            verb,
            at=self.now,
            subject=subject.__tablename__,
            subject_id=identity[0],
            volume_id=_volume_of(subject),
            details=details,
        )
        for row in rows:
            self._changed.pop(id(row), None)

    def looked(self, verb: str, subject: str, subject_id: object, **details: Any) -> None:
        """Note one look in the access log."""
        self.archive.access_log.note(
            Look(self.now, self.actor, verb, subject, str(subject_id), details)
        )

    def later(self, job: str, **args: Any) -> None:
        """Ask for a job to be done once this work is committed."""
        waiting = select(Job.id).where(Job.name == job, Job.state == "waiting", Job.args == args)
        if self.session.scalar(waiting.limit(1)) is None:
            self.session.add(Job(name=job, args=args, run_after=self.now, created_at=self.now))

    def standard_of(self, volume: Volume) -> Standard:
        """The edition this volume is pinned to."""
        return self.archive.pinned(volume.edition_digest, self.session)

    def pin(self, standard: Standard) -> Edition:
        """The row of an edition, its canonical text kept on first use."""
        row = self.session.get(Edition, standard.digest)
        if row is not None:
            return row
        stored = self.keep_text(canonical_text(standard))
        row = Edition(
            digest=standard.digest,
            edition=standard.edition,
            title=standard.title,
            text_sha256=stored,
            pinned_at=self.now,
        )
        self.session.add(row)
        self.record("edition.pinned", row, edition=standard.edition)
        return row

    def keep_text(self, text: str) -> str:
        """Keep a text in the file store; returns its SHA-256."""
        return self.archive.files.put(BytesIO(text.encode())).sha256

    def commit(self) -> None:
        """Commit, unless a changed row has no audit entry."""
        self.session.flush()
        self._refuse_unrecorded()
        self.session.commit()
        if Option in self._tables:
            self.archive.reload_standard()
        if Job in self._tables:
            self.archive.jobs_waiting.set()

    def _opened_for(self, on: Volume | Document | int | None) -> Mapping[int, int]:
        """The actor's openings, asked for only where they can matter."""
        volume = permissions.volume_of(on)
        return self.openings if volume is not None and volume.sealed else {}

    def _notice(self, session: Session, *_: object) -> None:
        for row in (*session.new, *session.deleted, *filter(_truly_changed, session.dirty)):
            self._changed[id(row)] = row
            self._tables.add(type(row))

    def _refuse_unrecorded(self) -> None:
        for row in self._changed.values():
            if not isinstance(row, WITHOUT_AUDIT):
                raise StoreFault(
                    f"程序缺陷：{type(row).__name__} 的改动没有写入操作日志，这次没有保存",
                    fix="请把刚才的操作告诉管理员",
                )


def _refuse_changes(session: Session, *_: object) -> None:
    """A change that would silently be lost, because nothing is kept of a look."""
    if session.new or session.deleted or any(map(session.is_modified, session.dirty)):
        raise StoreFault("程序缺陷：查看时试图改动内容，没有保存", fix="请把刚才的操作告诉管理员")


def _truly_changed(row: Row) -> bool:
    """Whether more changed than what judging derives: each change of a paper judges its volume."""
    changed = {known.key for known in inspect(row).attrs if known.history.has_changes()}
    return bool(changed - DERIVED if isinstance(row, Volume) else changed)


def _volume_of(row: Row) -> int | None:
    if isinstance(row, Volume):
        return row.id
    return getattr(row, "volume_id", None)
