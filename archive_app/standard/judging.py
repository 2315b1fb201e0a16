"""The judge: what one volume lacks under the standard. Pure: no clock, no database, no door.

Owns running a kind's plan over a volume and drawing up the verdict. Slots and groups are judged in
`placing`, facts in `facts`, checks, deadlines and retention in `checking`.
Whatever raises is told as 待核 and logged; it never passes for complete.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from archive_app.standard.cases import (
    Case,
    Place,
    Signature,
    lay_periods,
    periods_of,
    required_signatures,
)
from archive_app.standard.checking import (
    check_result,
    deadline_result,
    judge_check,
    judge_deadline,
    judge_retention,
)
from archive_app.standard.facts import judge_fact
from archive_app.standard.model import Standard
from archive_app.standard.placing import judge_group, judge_slot, judge_unplaced, outcome_of
from archive_app.standard.plans import CheckRule, DeadlineRule, Plan, Rule, SlotRule, plan_of
from archive_app.standard.recurring import MOST_PERIODS, CalendarPeriod, title_of_period
from archive_app.standard.scope import DOCUMENT, PERIOD
from archive_app.standard.values import Run
from archive_app.standard.verdict import (
    CheckResult,
    DeadlineResult,
    DeadlineStatus,
    DocumentView,
    Finding,
    Outcome,
    OutcomeValue,
    ResultValue,
    RetentionResult,
    Verdict,
    VolumeView,
    Waiver,
    is_complete,
    points_of,
)

__all__ = [
    "is_private",
    "item_retentions",
    "judge",
    "periods_of_slot",
    "sealed_of",
    "signatures_of",
]

log = logging.getLogger(__name__)

NOTE = "按填报信息核对"
RAISED = "核对出错"
RAISED_FIX = "请核对填报内容是否有误；仍不能解决请联系管理员"
NOT_WAIVED = "（否决项不能豁免，所作豁免无效）"
_OPEN = frozenset(
    {OutcomeValue.MISSING, OutcomeValue.DRAFT, OutcomeValue.UNDETERMINED, OutcomeValue.EXCESS}
)
_OPEN_RESULTS = frozenset({ResultValue.DIFFERS, ResultValue.UNDETERMINED})

SomeRule = TypeVar("SomeRule", bound=Rule)
Result = TypeVar("Result")


def judge(standard: Standard, view: VolumeView) -> Verdict:
    """Judge one volume; the kind and state must be known to the standard."""
    plan = plan_of(standard, view.kind)
    standard.state(view.state)
    case = _case(plan, view)
    _judge_requirements(plan, case)
    outcomes = case.outcomes
    reviewed = [_attempt(judge_check, rule, case) or _raised_check(rule) for rule in plan.checks]
    deadlines = [
        _attempt(judge_deadline, rule, case) or _raised_deadline(rule) for rule in plan.deadlines
    ]
    if view.waivers:
        outcomes = [_waived_outcome(outcome, view.waivers) for outcome in outcomes]
        reviewed = [_waived_check(result, view.waivers) for result in reviewed]
    findings = [
        *_of_outcomes(outcomes, case.spoken_for),
        *_of_checks(reviewed),
        *_of_duties(plan.deadlines, deadlines),
    ]
    return Verdict(
        outcomes=tuple(outcomes),
        reviewed=tuple(reviewed),
        deadlines=tuple(deadlines),
        findings=tuple(findings),
        retention=_retention(standard, plan, case),
        points=points_of(findings),
        complete=is_complete(outcomes, findings),
    )


def is_private(standard: Standard, view: VolumeView) -> bool:
    """Whether the volume is kept out of precedents; private too while that is not known."""
    plan = plan_of(standard, view.kind)
    return plan.private is not None and _held(plan.private, plan, view)


def sealed_of(standard: Standard, view: VolumeView) -> bool:
    """Whether nobody opens the volume without leave; sealed too while that is not known."""
    plan = plan_of(standard, view.kind)
    return plan.sealed is not None and _held(plan.sealed, plan, view)


def item_retentions(standard: Standard, view: VolumeView) -> dict[int, RetentionResult]:
    """How long each document is kept, by its id, where each is archived by itself."""
    plan = plan_of(standard, view.kind)
    case = _case(plan, view)
    return {one.id: _item_retention(standard, plan, case, one) for one in view.documents}


def _item_retention(
    standard: Standard, plan: Plan, case: Case, document: DocumentView
) -> RetentionResult:
    """By the rule of its slot, else as its volume."""
    rule, cases = plan.of_items.get(document.slot, (plan.retention, plan.cases))
    case.env.bound[DOCUMENT] = paper = case.paper(document)
    case.env.bound[PERIOD] = paper.get(PERIOD) or {}
    return judge_retention(standard, rule, cases, case)


def signatures_of(
    standard: Standard, view: VolumeView, slot: str, row: str | None = None
) -> tuple[Signature, ...]:
    """Who must sign a paper in this slot (of this row), as far as the facts tell."""
    plan = plan_of(standard, view.kind)
    rule = plan.slot(slot)
    if rule is None:
        return ()
    case = _case(plan, view)
    return required_signatures(rule, case, Place(slot, row, _title_of_row(rule, case, row)))[0]


def periods_of_slot(standard: Standard, view: VolumeView, slot: str) -> tuple[CalendarPeriod, ...]:
    """The periods a recurring slot is kept for, none while its days are not known."""
    rule = plan_of(standard, view.kind).slot(slot)
    if rule is None or rule.every is None:
        return ()
    periods = periods_of(rule, _case(plan_of(standard, view.kind), view).env)
    return periods[:MOST_PERIODS] if isinstance(periods, tuple) else ()


def _case(plan: Plan, view: VolumeView) -> Case:
    """The volume laid out, with the period of each paper of a recurring slot."""
    case = Case(plan, view)
    for slot in plan.recurring:
        _attempt(lay_periods, slot, case)
    return case


def _title_of_row(rule: SlotRule, case: Case, row: str | None) -> str | None:
    """What people call a row or period of this slot."""
    if row is None or rule.every is not None:
        return title_of_period(row) if row is not None else None
    titles = {outcome.row: outcome.row_title for outcome in judge_slot(rule, case)}
    return titles.get(row)


def _held(condition: Run, plan: Plan, view: VolumeView) -> bool:
    """Whether it holds or cannot be told: doubt keeps things back."""
    answer = condition(_case(plan, view).env)
    return answer is not False and answer is not None


def _judge_requirements(plan: Plan, case: Case) -> None:
    """Slots first: groups look at what was said of their slots."""
    for slot in plan.slots:
        case.outcomes += _attempt(judge_slot, slot, case) or _raised(slot)
    for group in plan.groups:
        case.outcomes += _attempt(judge_group, group, case) or _raised(group)
    for field in plan.fields:
        case.outcomes += _attempt(judge_fact, field, case) or _raised(field)
    case.outcomes += judge_unplaced(plan.unplaced, case)


def _attempt(run: Callable[[SomeRule, Case], Result], rule: SomeRule, case: Case) -> Result | None:
    """One requirement; None when it raised, so that it can never pass for satisfied."""
    try:
        return run(rule, case)
    except Exception:
        log.exception("judging %s of a volume of kind %s raised", rule.id, case.plan.kind.id)
        return None


def _raised(rule: Rule) -> list[Outcome]:
    return [outcome_of(rule, OutcomeValue.UNDETERMINED, RAISED, RAISED_FIX)]


def _raised_check(rule: CheckRule) -> CheckResult:
    return check_result(rule, ResultValue.UNDETERMINED, RAISED, RAISED_FIX)


def _raised_deadline(rule: DeadlineRule) -> DeadlineResult:
    return deadline_result(rule, DeadlineStatus.UNDETERMINED, RAISED)


def _retention(standard: Standard, plan: Plan, case: Case) -> RetentionResult:
    def run(_: Rule, case: Case) -> RetentionResult:
        return judge_retention(standard, plan.retention, plan.cases, case)

    told = _attempt(run, plan.unplaced, case)
    if told is not None:
        return told
    default = standard.retention(plan.retention.default)
    return RetentionResult(default.id, default.title, default.years, RAISED, plan.retention.basis)


def _waived_outcome(outcome: Outcome, waivers: Mapping[str, Waiver]) -> Outcome:
    waiver = waivers.get(outcome.id)
    if waiver is None or not (outcome.outcome in _OPEN or outcome.outcome is OutcomeValue.NOT_DUE):
        return outcome
    if not outcome.waivable:
        return replace(outcome, reason=outcome.reason + NOT_WAIVED)
    told = f"{waiver.by}：{waiver.reason}"
    return replace(outcome, outcome=OutcomeValue.WAIVED, reason=told, fix="")


def _waived_check(result: CheckResult, waivers: Mapping[str, Waiver]) -> CheckResult:
    waiver = waivers.get(result.id)
    if waiver is None or result.result not in _OPEN_RESULTS:
        return result
    if result.severity == "veto":
        return replace(result, reason=result.reason + NOT_WAIVED)
    told = f"{waiver.by}：{waiver.reason}"
    return replace(result, result=ResultValue.WAIVED, reason=told, fix="")


def _of_outcomes(outcomes: Iterable[Outcome], spoken_for: set[str]) -> Iterator[Finding]:
    for o in outcomes:
        if o.outcome in _OPEN and o.id not in spoken_for:
            title = f"{o.title}（{o.row_title}）" if o.row_title else o.title
            yield Finding(
                o.id, title, o.outcome.value, o.reason, o.fix, o.severity, o.points, o.basis,
                o.due_on,
            )  # fmt: skip


def _of_checks(results: Iterable[CheckResult]) -> Iterator[Finding]:
    for r in results:
        if r.result in _OPEN_RESULTS:
            yield Finding(
                r.id, r.title, r.result.value, r.reason, r.fix, r.severity, r.points, r.basis,
                note=NOTE,
            )  # fmt: skip


def _of_duties(
    rules: Iterable[DeadlineRule], results: Iterable[DeadlineResult]
) -> Iterator[Finding]:
    """A duty not yet done; it costs no points, for whether it is overdue is not known here."""
    for rule, r in zip(rules, results, strict=True):
        if rule.nature == "duty" and r.status is DeadlineStatus.RUNNING:
            fix = rule.fix or f"请在 {r.due_on} 前办理，并填写办理日期"
            told = f"应于 {r.due_on} 前办理" + (f"（{r.reason}）" if r.reason else "")
            yield Finding(
                r.id, r.title, r.status.value, told, fix, rule.severity,
                rule.points, r.basis, r.due_on,
            )  # fmt: skip
