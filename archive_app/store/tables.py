"""All tables, in one place.

Facts of volumes and documents are JSON shaped by the archive standard; only what every volume has,
and what lists sort and filter by, is a column. Times are aware UTC; dates of the standard are
dates. Rows are never deleted by operations, except the ones derived from others: current findings,
deadlines, page texts.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, TypeDecorator, UniqueConstraint, text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept as ISO text in UTC so that it sorts as text."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> str | None:
        """Refuse naive moments: they would silently mean another time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """Read the text back as an aware moment."""
        return None if value is None else datetime.fromisoformat(value)


class Row(DeclarativeBase):
    """Base of all tables."""

    type_annotation_map = {  # noqa: RUF012  # SQLAlchemy reads it as a class attribute
        datetime: UtcDateTime,
        dict[str, Any]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
    }


class Station(Row):
    """司法所: a township justice station."""

    __tablename__ = "station"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    short: Mapped[str]
    one_person: Mapped[bool] = mapped_column(default=False)


class Option(Row):
    """One value of the whole archive: the bureau's name, the fonds number, chosen settings of the
    standard.
    """

    __tablename__ = "option"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]


class Account(Row):
    """A person who signs in; `role` is a key of the permissions table."""

    __tablename__ = "account"
    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    station_id: Mapped[int | None] = mapped_column(ForeignKey("station.id"))
    password_hash: Mapped[str]
    must_change: Mapped[bool] = mapped_column(default=True)
    active: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    epoch: Mapped[int] = mapped_column(default=0)  # raised to end every session of the account
    created_at: Mapped[datetime]
    station: Mapped[Station | None] = relationship(lazy="joined")


class Token(Row):
    """An API token; only its digest is kept."""

    __tablename__ = "token"
    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    title: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    account: Mapped[Account] = relationship(lazy="joined")


class Committee(Row):
    """人民调解委员会, a dated entry of a station's list."""

    __tablename__ = "committee"
    id: Mapped[int] = mapped_column(primary_key=True)
    station_id: Mapped[int] = mapped_column(ForeignKey("station.id"), index=True)
    name: Mapped[str]
    short: Mapped[str]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    station: Mapped[Station] = relationship(lazy="joined")


class Mediator(Row):
    """人民调解员, a dated entry of a committee's list."""

    __tablename__ = "mediator"
    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    name: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    committee: Mapped[Committee] = relationship(lazy="joined")


class Edition(Row):
    """An edition of the standard as it was when volumes were pinned to it; its text is in the file
    store.
    """

    __tablename__ = "edition"
    digest: Mapped[str] = mapped_column(primary_key=True)
    edition: Mapped[str]
    title: Mapped[str]
    text_sha256: Mapped[str]
    pinned_at: Mapped[datetime]


class NumberSeries(Row):
    """The last serial given in one series of volume numbers (kind, year, committee …)."""

    __tablename__ = "number_series"
    series: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


class VoidNumber(Row):
    """A volume number that was given and will never be used, with its reason."""

    __tablename__ = "void_number"
    id: Mapped[int] = mapped_column(primary_key=True)
    series: Mapped[str] = mapped_column(index=True)
    serial: Mapped[int]
    number: Mapped[str]
    reason: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]


# What the right to see a volume, and the filter by category, are told by.
_OF_RIGHTS = ("station_id", "category", "handler_id", "private", "sealed", "locked")


class Volume(Row):
    """案卷: one case, person or year of a kind."""

    __tablename__ = "volume"
    __table_args__ = (
        UniqueConstraint("station_id", "kind", "number", name="uq_volume_number"),
        Index("ix_volume_list", "station_id", "category", "year", "state"),
        # All that counting needs, so that no row is read for it.
        Index(
            "ix_volume_tally",
            "station_id",
            "category",
            "state",
            "complete",
            "handler_id",
            "private",
            "sealed",
            "locked",
        ),
        # The same for the lists of the desk, each in its order.
        Index("ix_volume_concluded", "state", "concluded_on", *_OF_RIGHTS),
        Index("ix_volume_arranged", "state", "arranged_on", *_OF_RIGHTS),
        Index(
            "ix_volume_lacking", "points", "state", *_OF_RIGHTS, sqlite_where=text("complete IS 0")
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    station_id: Mapped[int] = mapped_column(ForeignKey("station.id"))
    kind: Mapped[str] = mapped_column(index=True)
    category: Mapped[str]
    edition_digest: Mapped[str] = mapped_column(ForeignKey("edition.digest"))
    number: Mapped[str] = mapped_column(index=True)
    series: Mapped[str]
    serial: Mapped[int | None]
    year: Mapped[int]
    title: Mapped[str]
    state: Mapped[str]
    facts: Mapped[dict[str, Any]]
    private: Mapped[bool] = mapped_column(default=False)
    sealed: Mapped[bool] = mapped_column(default=False)
    locked: Mapped[bool] = mapped_column(default=False)  # its state is, under its edition
    handler_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    opened_on: Mapped[date]
    concluded_on: Mapped[date | None]
    arranged_on: Mapped[date | None]
    arranged_by: Mapped[str] = mapped_column(default="")
    arranged_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    checked_by: Mapped[str] = mapped_column(default="")
    archived_on: Mapped[date | None]
    archival_code: Mapped[str | None] = mapped_column(unique=True)
    retention: Mapped[str] = mapped_column(default="")
    shelf: Mapped[str] = mapped_column(default="")
    carrier: Mapped[str] = mapped_column(default="paper")  # paper | electronic | both
    points: Mapped[float] = mapped_column(default=0)
    complete: Mapped[bool] = mapped_column(default=False)
    open_findings: Mapped[int] = mapped_column(default=0)
    next_due_on: Mapped[date | None] = mapped_column(index=True)  # then more papers lack
    version: Mapped[int] = mapped_column(default=1)  # raised when the facts change
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    station: Mapped[Station] = relationship(lazy="joined")
    handler: Mapped[Account | None] = relationship(foreign_keys=[handler_id], lazy="joined")
    documents: Mapped[list["Document"]] = relationship(
        back_populates="volume", order_by="Document.position, Document.id"
    )


class Document(Row):
    """卷内文件: a filed or generated file; replaced and withdrawn ones stay."""

    __tablename__ = "document"
    id: Mapped[int] = mapped_column(primary_key=True)
    volume_id: Mapped[int] = mapped_column(ForeignKey("volume.id"), index=True)
    slot: Mapped[str | None]
    row_key: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)
    title: Mapped[str]
    file_name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(index=True)
    facts: Mapped[dict[str, Any]]
    generated: Mapped[bool] = mapped_column(default=False)
    is_copy: Mapped[bool | None]  # a copy of the paper or the original; None while nobody said
    form: Mapped[str | None] = mapped_column(index=True)
    form_version: Mapped[int | None]
    form_sha256: Mapped[str | None]
    reading: Mapped[str] = mapped_column(
        default="waiting", index=True
    )  # waiting read no_text unread failed
    reading_message: Mapped[str] = mapped_column(default="")
    page_count: Mapped[int | None]
    retention: Mapped[str] = mapped_column(default="")  # of an item: chosen, or given with its code
    item_serial: Mapped[int | None]
    item_code: Mapped[str | None] = mapped_column(unique=True)
    filed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    filed_at: Mapped[datetime]
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    volume: Mapped[Volume] = relationship(back_populates="documents")
    attestations: Mapped[list["Attestation"]] = relationship(
        back_populates="document", lazy="selectin"
    )
    filed_by: Mapped[Account | None] = relationship(foreign_keys=[filed_by_id], lazy="joined")

    @property
    def current(self) -> bool:
        """Whether the document is part of the volume now."""
        return self.replaced_by_id is None and self.withdrawn_at is None


class Attestation(Row):
    """签章确认: a named person states that the paper bears a signature or seal, or is as it must
    be.
    """

    __tablename__ = "attestation"
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    mark: Mapped[str]  # a signer such as `mediator` or `parties:<key>`, or `seal`, or `bound`
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    document: Mapped[Document] = relationship(back_populates="attestations")


class PageText(Row):
    """The text of one page of a document, as it was read."""

    __tablename__ = "page_text"
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class Waiver(Row):
    """豁免: a named person lets a requirement of one volume go, with a reason."""

    __tablename__ = "waiver"
    id: Mapped[int] = mapped_column(primary_key=True)
    volume_id: Mapped[int] = mapped_column(ForeignKey("volume.id"), index=True)
    requirement: Mapped[str]
    reason: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Opening(Row):
    """查阅申请: a person asks to look at a sealed volume; another grants some days, or not."""

    __tablename__ = "opening"
    id: Mapped[int] = mapped_column(primary_key=True)
    volume_id: Mapped[int] = mapped_column(ForeignKey("volume.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]
    decider_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_by: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    granted: Mapped[bool] = mapped_column(default=False)
    refusal: Mapped[str] = mapped_column(default="")
    until: Mapped[date | None]  # the last day on which it lets the asker look
    withdrawn_at: Mapped[datetime | None]
    volume: Mapped[Volume] = relationship(lazy="joined")


class Link(Row):
    """关联: another volume belongs to this one, in the way its kind calls `link`."""

    __tablename__ = "link"
    id: Mapped[int] = mapped_column(primary_key=True)
    volume_id: Mapped[int] = mapped_column(ForeignKey("volume.id"), index=True)
    link: Mapped[str]
    other_id: Mapped[int] = mapped_column(ForeignKey("volume.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str]
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")
    volume: Mapped[Volume] = relationship(foreign_keys=[volume_id], lazy="joined")
    other: Mapped[Volume] = relationship(foreign_keys=[other_id], lazy="joined")


class Judging(Row):
    """判定: one verdict on one volume; a new row only when the verdict changed."""

    __tablename__ = "judging"
    id: Mapped[int] = mapped_column(primary_key=True)
    volume_id: Mapped[int] = mapped_column(ForeignKey("volume.id"), index=True)
    at: Mapped[datetime]
    edition_digest: Mapped[str]
    state: Mapped[str]
    points: Mapped[float]
    complete: Mapped[bool]
    verdict: Mapped[dict[str, Any]]


class FindingRow(Row):
    """问题: a current finding of a volume, replaced at each judging.

    What lacks for a period is also kept while its last day, `due_on`, is still to come.
    """

    __tablename__ = "finding"
    __table_args__ = (
        Index("ix_finding_due", "due_on", "outcome", "volume_id"),
        Index("ix_finding_of_volume", "volume_id", "due_on", "outcome"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    volume_id: Mapped[int] = mapped_column(ForeignKey("volume.id"), index=True)
    requirement: Mapped[str]
    title: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str]
    fix: Mapped[str]
    severity: Mapped[str]
    points: Mapped[float]
    basis: Mapped[list[Any]]
    note: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]


class DeadlineRow(Row):
    """期限: a current deadline of a volume, replaced at each judging; overdue is a comparison when
    read.
    """

    __tablename__ = "deadline"
    __table_args__ = (Index("ix_deadline_due", "status", "due_on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    volume_id: Mapped[int] = mapped_column(ForeignKey("volume.id"), index=True)
    requirement: Mapped[str]
    title: Mapped[str]
    nature: Mapped[str]  # duty | right_lapses
    from_on: Mapped[date | None]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    status: Mapped[str]


class ReviewRun(Row):
    """A completeness report over many volumes, kept for good."""

    __tablename__ = "review_run"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str]
    scope: Mapped[dict[str, Any]]
    totals: Mapped[dict[str, Any]]
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("review_run.id"))


class ReviewedVolume(Row):
    """One volume in a review run: its verdict as it was then, with the edition it was judged by."""

    __tablename__ = "reviewed_volume"
    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("review_run.id"), index=True)
    volume_id: Mapped[int] = mapped_column(ForeignKey("volume.id"), index=True)
    number: Mapped[str]
    title: Mapped[str]
    station: Mapped[str]
    handler: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str]
    edition_digest: Mapped[str]
    points: Mapped[float]
    complete: Mapped[bool]
    findings: Mapped[list[Any]]


class Job(Row):
    """Work to do after a commit: the outbox of the transaction that asked for it."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_next", "state", "run_after", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    args: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(default="waiting")  # waiting running done failed
    tries: Mapped[int] = mapped_column(default=0)
    run_after: Mapped[datetime]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(default="")


class AuditEntry(Row):
    """One change, chained by hash to the one before; never changed, never deleted."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_subject", "subject", "subject_id"),)
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    account_id: Mapped[int | None]
    actor: Mapped[str]
    door: Mapped[str]
    verb: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[str]
    volume_id: Mapped[int | None] = mapped_column(index=True)
    details: Mapped[dict[str, Any]]
    previous: Mapped[str]
    digest: Mapped[str]


class AccessEntry(Row):
    """One look, search or download; sealed in batches into the audit chain."""

    __tablename__ = "access_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    account_id: Mapped[int | None]
    actor: Mapped[str]
    door: Mapped[str]
    verb: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[str]
    details: Mapped[dict[str, Any]]
    sealed_in: Mapped[int | None]
