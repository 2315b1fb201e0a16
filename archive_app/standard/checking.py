"""Checks between facts, deadlines, and the retention code that follows from the facts.

Owns what is said of each. None of it knows today's date: who reads compares `due_on` with today.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from archive_app.chinese.identity import mask_text
from archive_app.standard.cases import Case, how_to_know, what_is_unknown
from archive_app.standard.model import RetentionRule, Standard
from archive_app.standard.offenders import rows_that_fail
from archive_app.standard.plans import CheckRule, DeadlineRule, RetentionCases
from archive_app.standard.values import SPECIAL, Absent, Unknown
from archive_app.standard.verdict import (
    CheckResult,
    DeadlineResult,
    DeadlineStatus,
    ResultValue,
    RetentionResult,
)

__all__ = ["check_result", "deadline_result", "judge_check", "judge_deadline", "judge_retention"]


def check_result(
    rule: CheckRule, result: ResultValue, reason: str = "", fix: str = ""
) -> CheckResult:
    """A result of a check, with all that the check says of itself."""
    if reason or fix:
        return _check_result(rule, result, reason, fix)
    if result not in rule.plain:
        rule.plain[result] = _check_result(rule, result, "", "")
    made: CheckResult = rule.plain[result]
    return made


def _check_result(rule: CheckRule, result: ResultValue, reason: str, fix: str) -> CheckResult:
    return CheckResult(
        rule.id, rule.title, result, reason, fix, rule.severity, rule.points, rule.basis
    )


def judge_check(rule: CheckRule, case: Case) -> CheckResult:
    """Whether the facts agree; a check about a paper that is not filed does not apply yet."""
    applies = True if rule.when is None else rule.when(case.env)
    answer = rule.expect.run(case.env) if applies is True else applies
    if applies is True and answer is True:
        return check_result(rule, ResultValue.AGREES)
    if type(answer) is Absent:
        return check_result(rule, ResultValue.NOT_APPLICABLE, what_is_unknown(answer))
    if isinstance(answer, Unknown):
        why, cure = what_is_unknown(answer), how_to_know(answer)
        rows = rows_that_fail(rule.expect, case, unknown=True) if applies is True else ""
        why = f"{why}：{rows}" if rows else why
        return check_result(rule, ResultValue.UNDETERMINED, why, cure)
    if answer is None or applies is not True:
        return check_result(rule, ResultValue.NOT_APPLICABLE)
    fix = rule.fix or "请核对填报内容与原件"
    return check_result(rule, ResultValue.DIFFERS, _as_entered(rule, case), fix)


def _as_entered(rule: CheckRule, case: Case) -> str:
    """The facts the check looked at, as they were entered, and the rows that do not agree."""
    told = []
    for title, read in rule.expect.reads:
        value = read(case.env)
        if type(value) not in SPECIAL:
            told.append(f"{title} {_spoken(value)}")
    entered = ["填报为：" + "；".join(told)] if told else []
    rows = rows_that_fail(rule.expect, case)
    return "。".join([*entered, f"不符的有{rows}"] if rows else entered) or "填报内容不相符"


def _spoken(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return mask_text(str(value))


def deadline_result(
    rule: DeadlineRule,
    status: DeadlineStatus,
    reason: str = "",
    from_on: date | None = None,
    due_on: date | None = None,
    done_on: date | None = None,
) -> DeadlineResult:
    """A result of a deadline, with all that the deadline says of itself."""
    return DeadlineResult(
        rule.id, rule.title, rule.nature, from_on, due_on, done_on, status, reason, rule.basis
    )


def judge_deadline(rule: DeadlineRule, case: Case) -> DeadlineResult:
    """From when, until when, and whether it was done; not entered means not done."""
    applies = True if rule.when is None else rule.when(case.env)
    start = rule.start(case.env) if applies is True else applies
    if type(start) is Absent:
        return deadline_result(rule, DeadlineStatus.NOT_APPLICABLE, what_is_unknown(start))
    if isinstance(start, Unknown):
        return deadline_result(rule, DeadlineStatus.UNDETERMINED, what_is_unknown(start))
    if start is None or start is False:
        return deadline_result(rule, DeadlineStatus.NOT_APPLICABLE)
    due_on = rule.within.after(start)
    done = rule.done(case.env)
    if isinstance(done, date):
        return deadline_result(rule, DeadlineStatus.DONE, "", start, due_on, done)
    if done is True:
        return deadline_result(rule, DeadlineStatus.DONE, "", start, due_on)
    doubt = rule.within.doubt(start)
    return deadline_result(rule, DeadlineStatus.RUNNING, doubt, start, due_on)


def judge_retention(
    standard: Standard, rule: RetentionRule, cases: RetentionCases, case: Case
) -> RetentionResult:
    """The first case that holds; while one cannot be told, its reason is given with the default."""
    for told, run in cases:
        answer = run(case.env)
        if answer is True:
            return _retained(standard, told.then, "", told.basis)
        if isinstance(answer, Unknown):
            return _retained(standard, rule.default, what_is_unknown(answer), rule.basis)
    return _retained(standard, rule.default, "", rule.basis)


def _retained(
    standard: Standard, code: str, reason: str, basis: tuple[str, ...]
) -> RetentionResult:
    retention = standard.retention(code)
    return RetentionResult(retention.id, retention.title, retention.years, reason, basis)
