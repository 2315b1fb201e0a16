"""Judging required facts: of the volume, of each row of it, and of each filed document.

Owns what counts as entered. A fact that does not apply (`show_when` false) is not required.
"""

from archive_app.standard.cases import Case, is_draft, title_of_row
from archive_app.standard.placing import outcome_of
from archive_app.standard.plans import FieldRule
from archive_app.standard.values import SPECIAL, Unknown
from archive_app.standard.verdict import Outcome, OutcomeValue

__all__ = ["judge_fact"]

ENTERED, LACKING, APART = True, False, None


def judge_fact(rule: FieldRule, case: Case) -> list[Outcome]:
    """The outcome of one required fact, wherever it is asked for."""
    if rule.slot is not None:
        return _of_documents(rule, case)
    if rule.rows is not None:
        return _of_rows(rule, case)
    entered = _entered(rule, case)
    if entered is not LACKING:
        return [_settled(rule, applies=entered is ENTERED)]
    reason = "未填写" if not rule.minimum else f"至少填写 {rule.minimum} 行"
    return [_lacking(rule, case, reason)]


def _entered(rule: FieldRule, case: Case) -> bool | None:
    value = rule.read(case.env)
    if value is None:
        return APART
    if type(value) in SPECIAL or value == "":
        return LACKING
    if rule.minimum:
        return len(value) >= rule.minimum
    return ENTERED if value != [] else LACKING


def _of_rows(rule: FieldRule, case: Case) -> list[Outcome]:
    assert rule.rows is not None
    rows = rule.rows(case.env)
    if rows is None or isinstance(rows, Unknown):
        # The rows themselves are another requirement; nothing more is said of their columns.
        return [_settled(rule, applies=False)]
    lacking, applies = [], False
    for position, row in enumerate(rows):
        case.env.bound[rule.row] = row
        entered = _entered(rule, case)
        applies = applies or entered is not APART
        if entered is LACKING:
            lacking.append(title_of_row(row, rule.row_title, position))
    if lacking:
        return [_lacking(rule, case, f"{'、'.join(lacking)}未填写")]
    return [_settled(rule, applies=applies)]


def _of_documents(rule: FieldRule, case: Case) -> list[Outcome]:
    """Only filed documents are asked: a draft may still change."""
    documents = case.documents.get(str(rule.slot))
    if not documents:
        return [_settled(rule, applies=False)]
    lacking, applies = [], False
    for document in documents:
        if is_draft(document):
            continue
        case.env.bound[rule.row] = case.paper(document)
        entered = _entered(rule, case)
        applies = applies or entered is not APART
        if entered is LACKING:
            lacking.append(document)
    if not lacking:
        return [_settled(rule, applies=applies)]
    outcome = outcome_of(rule, OutcomeValue.UNDETERMINED, "未填写", _fix(rule), lacking)
    return [outcome]


def _settled(rule: FieldRule, *, applies: bool) -> Outcome:
    return outcome_of(rule, OutcomeValue.SATISFIED if applies else OutcomeValue.NOT_APPLICABLE)


def _lacking(rule: FieldRule, case: Case, reason: str) -> Outcome:
    if not case.is_due(rule):
        return outcome_of(rule, OutcomeValue.NOT_DUE)
    return outcome_of(rule, OutcomeValue.UNDETERMINED, reason, _fix(rule))


def _fix(rule: FieldRule) -> str:
    return f"请填写“{rule.title}”"
