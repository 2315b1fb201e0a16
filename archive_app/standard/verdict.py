"""What judging takes and what it gives: plain frozen values.

Owns the view of a volume that the judge is shown and the verdict it returns. How a verdict comes
about is left to `judging`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

__all__ = [
    "CheckResult",
    "DeadlineResult",
    "DeadlineStatus",
    "DocumentView",
    "Finding",
    "Outcome",
    "OutcomeValue",
    "ResultValue",
    "RetentionResult",
    "Verdict",
    "VolumeView",
    "Waiver",
    "is_complete",
    "points_of",
]


class OutcomeValue(StrEnum):
    """The closed list of what can be said of a requirement."""

    __hash__ = str.__hash__  # an enum's own is written in Python and asked for at every outcome
    SATISFIED = "satisfied"
    DRAFT = "draft"
    MISSING = "missing"
    NOT_DUE = "not_due"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"
    UNDETERMINED = "undetermined"
    EXCESS = "excess"

    @property
    def label(self) -> str:
        """The word people read."""
        return _OUTCOME_TITLES[self.value]


class ResultValue(StrEnum):
    """What can be said of a check."""

    __hash__ = str.__hash__
    AGREES = "agrees"
    DIFFERS = "differs"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"

    @property
    def label(self) -> str:
        """The word people read."""
        return _RESULT_TITLES[self.value]


class DeadlineStatus(StrEnum):
    """What can be said of a deadline without knowing today's date."""

    RUNNING = "running"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"

    @property
    def label(self) -> str:
        """The word people read."""
        return _STATUS_TITLES[self.value]


_OUTCOME_TITLES = {
    "satisfied": "齐",
    "draft": "待签",
    "missing": "缺",
    "not_due": "未到时",
    "not_applicable": "不适用",
    "waived": "已豁免",
    "undetermined": "待核",
    "excess": "不应有",
}
_RESULT_TITLES = {
    "agrees": "相符",
    "differs": "不符",
    "undetermined": "待核",
    "not_applicable": "不适用",
    "waived": "已豁免",
}
_STATUS_TITLES = {
    "running": "进行中",
    "done": "已办",
    "not_applicable": "不适用",
    "undetermined": "待核",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A filed document as the judge sees it.

    `signed` holds signer ids (`this`, `mediator`) and rows as `parties:<key>`. `generated` means
    made by us and not a signed scan; such a paper is a draft until `attested`. `unopened` means the
    file could not be opened and nobody has confirmed the paper itself. `is_copy` tells a copy from
    an original, None while nobody said. `row` is the key of a row, or of a period (`2024-05`).
    """

    id: int
    slot: str
    row: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    generated: bool = False
    unopened: bool = False
    signed: frozenset[str] = frozenset()
    sealed: bool = False
    attested: bool = False
    is_copy: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Who let a requirement go, and why."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeView:
    """A volume as the judge sees it.

    `unplaced` names filed files that are in no slot; `links` are the ids of the kind's links by
    which some volume is tied to this one.
    """

    kind: str
    state: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    documents: tuple[DocumentView, ...] = ()
    unplaced: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    waivers: Mapping[str, Waiver] = field(default_factory=dict)


@dataclass(slots=True)
class Outcome:
    """What is said of one requirement; never changed once made.

    `due_state` is the state or stage by which it must be there. `due_on` stands only with what
    lacks for one period: the last day its paper may come; who reads compares it with today.
    Not `frozen` only because a frozen dataclass takes four times as long to make.
    """

    id: str
    slot: str | None
    row: str | None
    row_title: str | None
    title: str
    outcome: OutcomeValue
    reason: str
    fix: str
    severity: str
    points: Decimal
    basis: tuple[str, ...]
    due_state: str | None
    documents: tuple[int, ...]
    waivable: bool
    due_on: date | None = None


@dataclass(slots=True)
class CheckResult:
    """What is said of one check on the facts as entered; never changed once made."""

    id: str
    title: str
    result: ResultValue
    reason: str
    fix: str
    severity: str
    points: Decimal
    basis: tuple[str, ...]


@dataclass(slots=True)
class DeadlineResult:
    """From when, until when, and when it was done; who reads compares `due_on` with today."""

    id: str
    title: str
    nature: str
    from_on: date | None
    due_on: date | None
    done_on: date | None
    status: DeadlineStatus
    reason: str
    basis: tuple[str, ...]


@dataclass(slots=True)
class RetentionResult:
    """The retention code that follows from the facts; `reason` is set while it is not certain."""

    id: str
    title: str
    years: int | None
    reason: str
    basis: tuple[str, ...]


@dataclass(slots=True)
class Finding:
    """Something to be put right; `outcome` is an outcome, `differs`, or `running` for a duty.

    `due_on` is the last day of a duty, or of what lacks for one period.
    """

    id: str
    title: str
    outcome: str
    reason: str
    fix: str
    severity: str
    points: Decimal
    basis: tuple[str, ...]
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """All that was found of one volume.

    `points` is 100 less the findings', 0 with any veto. `complete` means nothing graver than a hint
    is open and nothing is still to come; a duty that is running does not count against it.

    The judge knows no today: what lacks for a period counts as lacking, with its `due_on`. `as_of`
    tells the same verdict to somebody on a day: what may still come by then is 未到时.
    """

    outcomes: tuple[Outcome, ...]
    reviewed: tuple[CheckResult, ...]
    deadlines: tuple[DeadlineResult, ...]
    findings: tuple[Finding, ...]
    retention: RetentionResult
    points: Decimal
    complete: bool

    def blocking(self, severities: tuple[str, ...]) -> tuple[Finding, ...]:
        """The findings of these severities."""
        return tuple(f for f in self.findings if f.severity in severities)

    def as_of(self, day: date) -> "Verdict":
        """The verdict on this day: papers of periods whose last day is not past are not due yet."""
        coming = {outcome.id for outcome in self._coming(day)}
        if not coming:
            return self
        outcomes = tuple([_not_yet(o) if o.id in coming else o for o in self.outcomes])
        findings = tuple([f for f in self.findings if f.id not in coming])
        return replace(
            self,
            outcomes=outcomes,
            findings=findings,
            points=points_of(findings),
            complete=is_complete(outcomes, findings),
        )

    def next_due_on(self, day: date) -> date | None:
        """The day after which `as_of` tells something else, None when it will not."""
        return min((o.due_on for o in self._coming(day) if o.due_on is not None), default=None)

    def _coming(self, day: date) -> Iterator[Outcome]:
        for o in self.outcomes:
            if o.due_on is not None and o.due_on >= day and o.outcome in _LACKING:
                yield o


_LACKING = (OutcomeValue.MISSING, OutcomeValue.DRAFT, OutcomeValue.UNDETERMINED)
_FULL = Decimal(100)


def _not_yet(outcome: Outcome) -> Outcome:
    told = f"最后一天 {outcome.due_on}"
    return replace(outcome, outcome=OutcomeValue.NOT_DUE, reason=told, fix="")


def points_of(findings: Iterable[Finding]) -> Decimal:
    """100 less what the findings cost, never below 0; 0 with any veto."""
    left = _FULL
    for finding in findings:
        if finding.severity == "veto":
            return Decimal(0)
        left -= finding.points
    return max(left, Decimal(0))


def is_complete(outcomes: Iterable[Outcome], findings: Iterable[Finding]) -> bool:
    """Whether nothing graver than a hint is open and nothing is still to come."""
    if any(o.outcome is OutcomeValue.NOT_DUE for o in outcomes):
        return False
    return all(f.severity == "hint" or f.outcome == DeadlineStatus.RUNNING.value for f in findings)
