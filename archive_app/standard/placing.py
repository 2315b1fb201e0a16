"""Judging what lies in the slots of a volume: also per row or period, groups, files in no slot.

Owns the order in which a place is judged: what must not be there, what is not signed, what is
missing. Every answer names a reason and what to do.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from archive_app.chinese.identity import mask_text
from archive_app.standard.cases import (
    Case,
    Place,
    how_to_know,
    is_draft,
    key_of,
    periods_of,
    required_signatures,
    title_of_row,
    what_is_unknown,
)
from archive_app.standard.plans import EveryRule, GroupRule, Rule, SlotRule
from archive_app.standard.recurring import MOST_PERIODS
from archive_app.standard.scope import PERIOD
from archive_app.standard.values import Absent, Unknown
from archive_app.standard.verdict import DocumentView, Outcome, OutcomeValue

__all__ = ["judge_group", "judge_slot", "judge_unplaced", "outcome_of"]

SATISFIED, DRAFT, MISSING = OutcomeValue.SATISFIED, OutcomeValue.DRAFT, OutcomeValue.MISSING
NOT_DUE, EXCESS = OutcomeValue.NOT_DUE, OutcomeValue.EXCESS
NOT_APPLICABLE, UNDETERMINED = OutcomeValue.NOT_APPLICABLE, OutcomeValue.UNDETERMINED
UNSEEN = "已生成，未见签章"
SIGN = "核对原件后确认签章；确有缺漏的，补签后重新扫描归入"
PRINT = "打印后签名盖章，扫描归入；或由经办人核对原件后确认"
UNOPENED = "有文件打不开，不知道里面是什么"
OPEN_IT = "请换一份能打开的文件；纸质原件无误的，核对后确认"
A_COPY = "应存原件，归入的是复印件"
BRING_IT = "请换成原件；原件确实不能入卷的，写明理由后豁免"
TAKE_OUT = "请移出或撤回这份文件，或核对填报的案情"


def outcome_of(
    rule: Rule,
    value: OutcomeValue,
    reason: str = "",
    fix: str = "",
    documents: Sequence[DocumentView] = (),
    place: Place | None = None,
) -> Outcome:
    """An outcome of a rule, with all that the rule says of itself."""
    if not (reason or fix or documents) and (place is None or place.row is None):
        if value not in rule.plain:
            rule.plain[value] = _outcome(rule, value, "", "", (), None)
        made: Outcome = rule.plain[value]
        return made
    return _outcome(rule, value, reason, fix, documents, place)


def _outcome(
    rule: Rule,
    value: OutcomeValue,
    reason: str,
    fix: str,
    documents: Sequence[DocumentView],
    place: Place | None,
) -> Outcome:
    return Outcome(
        place.id if place is not None else rule.id,
        rule.id if isinstance(rule, SlotRule) else None,
        place.row if place is not None else None,
        place.row_title if place is not None else None,
        rule.title,
        value,
        reason,
        fix,
        rule.severity,
        rule.points,
        rule.basis,
        rule.due_state,
        tuple([document.id for document in documents]) if documents else (),
        rule.severity != "veto",
        _last_day(place, value, documents),
    )


def _last_day(
    place: Place | None, value: OutcomeValue, documents: Sequence[DocumentView]
) -> date | None:
    """The day until which what lacks for a period may come; what was filed amiss has none."""
    if place is None or place.due_on is None:
        return None
    open_still = value is UNDETERMINED and all(map(is_draft, documents))
    return place.due_on if open_still or value in (MISSING, DRAFT) else None


def judge_slot(rule: SlotRule, case: Case) -> list[Outcome]:
    """The outcomes of a slot: one, or one for each row or period it is kept for."""
    documents = case.documents.get(rule.id, ())
    if rule.every is not None:
        return _judge_periods(rule, rule.every, case, documents)
    if rule.rows is None:
        return [_judge_place(rule, case, Place(rule.id), documents)]
    rows = rule.rows(case.env)
    if isinstance(rows, Unknown):
        if not documents and not case.is_due(rule):
            return [outcome_of(rule, NOT_DUE, what_is_unknown(rows))]
        return [outcome_of(rule, UNDETERMINED, what_is_unknown(rows), how_to_know(rows), documents)]
    outcomes: list[Outcome] = []
    kept: set[str] = set()
    for position, row in enumerate(rows or ()):
        place = _place_of(rule, row, position)
        kept.add(str(place.row))
        outcomes += _judge_row(rule, case, place, row)
    strays = [document for document in documents if document.row not in kept]
    if strays:
        reason = f"{len(strays)} 份文件没有对应的{rule.rows_title}"
        fix = f"请指明每份文件属于哪一位{rule.rows_title}，或撤回"
        outcomes.append(outcome_of(rule, UNDETERMINED, reason, fix, strays))
    return outcomes or [outcome_of(rule, NOT_APPLICABLE, f"没有需要的{rule.rows_title}")]


def _judge_periods(
    rule: SlotRule, every: EveryRule, case: Case, documents: Sequence[DocumentView]
) -> list[Outcome]:
    """One place for each period, in the order of time."""
    periods = periods_of(rule, case.env)
    if periods is None:
        periods = ()
    if isinstance(periods, Unknown):
        if not documents and not case.is_due(rule):
            return [outcome_of(rule, NOT_DUE, what_is_unknown(periods))]
        why, cure = what_is_unknown(periods), how_to_know(periods)
        return [outcome_of(rule, UNDETERMINED, why, cure, documents)]
    if len(periods) > MOST_PERIODS:
        reason = f"自{periods[0].title}起超过 {MOST_PERIODS} 期"
        return [outcome_of(rule, UNDETERMINED, reason, "请核对起止日期", documents)]
    outcomes = []
    for period in periods:
        due_on, note = every.within.after(period.end), every.within.doubt(period.end)
        place = Place(f"{rule.id}@{period.key}", period.key, period.title, due_on, note)
        case.env.bound[PERIOD] = period.facts
        there = [d for d in documents if d.row == period.key] if documents else ()
        outcomes.append(_judge_place(rule, case, place, there))
    known = {period.key for period in periods}
    strays = [document for document in documents if document.row not in known]
    if strays:
        reason = f"{len(strays)} 份文件没有对应的期间"
        fix = "请指明每份文件属于哪一期，或撤回"
        outcomes.append(outcome_of(rule, UNDETERMINED, reason, fix, strays))
    return outcomes or [outcome_of(rule, NOT_APPLICABLE, "没有需要的期间")]


def _place_of(rule: SlotRule, row: Any, position: int) -> Place:
    key = key_of(row, position)
    return Place(f"{rule.id}@{key}", key, title_of_row(row, rule.row_title, position))


def _judge_row(rule: SlotRule, case: Case, place: Place, row: Any) -> list[Outcome]:
    """One row's place; nothing when the slot is not for such a row and nothing lies there."""
    documents = [d for d in case.documents.get(rule.id, ()) if d.row == place.row]
    case.env.bound[rule.row] = row
    wanted = rule.per_when(case.env) if rule.per_when is not None else True
    if wanted is True:
        return [_judge_place(rule, case, place, documents)]
    if isinstance(wanted, Unknown):
        reason = what_is_unknown(wanted)
        return [outcome_of(rule, UNDETERMINED, reason, how_to_know(wanted), documents, place)]
    if documents:
        reason = f"{place.row_title}不需要这份文件"
        return [outcome_of(rule, EXCESS, reason, TAKE_OUT, documents, place)]
    return []


def _judge_place(
    rule: SlotRule, case: Case, place: Place, documents: Sequence[DocumentView]
) -> Outcome:
    if not documents:
        return _nothing_there(rule, case, place)
    filed = [document for document in documents if not is_draft(document)]
    drafted = len(filed) < len(documents)
    amiss = _amiss(rule, case, place, documents, filed)
    if amiss is not None:
        return amiss
    wanted = _asked(rule, case)
    if wanted is True:
        need = _minimum(rule, case)
        if isinstance(need, Unknown):
            why, cure = what_is_unknown(need), how_to_know(need)
            return outcome_of(rule, UNDETERMINED, why, cure, documents, place)
        if len(filed) < need:
            return _too_few(rule, case, place, documents, len(filed), need, drafted)
    if filed:
        return outcome_of(rule, SATISFIED, documents=documents, place=place)
    return outcome_of(rule, DRAFT, UNSEEN, rule.fix or PRINT, documents, place)


def _nothing_there(rule: SlotRule, case: Case, place: Place) -> Outcome:
    wanted = _asked(rule, case)
    if wanted is True:
        need = _minimum(rule, case)
        if isinstance(need, Unknown):
            wanted = need
        elif need > 0:
            return _too_few(rule, case, place, (), 0, need, drafted=False)
    if isinstance(wanted, Unknown):
        if type(wanted) is Absent and not case.is_due(rule):
            return outcome_of(rule, NOT_DUE, what_is_unknown(wanted), place=place)
        why, cure = what_is_unknown(wanted), how_to_know(wanted)
        return outcome_of(rule, UNDETERMINED, why, cure, place=place)
    return outcome_of(rule, NOT_APPLICABLE, place=place)


def _too_few(
    rule: SlotRule,
    case: Case,
    place: Place,
    documents: Sequence[DocumentView],
    there: int,
    need: int,
    drafted: bool,
) -> Outcome:
    if not case.is_due(rule):  # paper made early must not cost what no paper would not
        return outcome_of(rule, NOT_DUE, UNSEEN if drafted else "", "", documents, place)
    if drafted:
        return outcome_of(rule, DRAFT, UNSEEN, rule.fix or PRINT, documents, place)
    of = f"{place.row_title}的" if place.row_title else ""
    count = f"：要 {need} 份，现有 {there} 份" if need > 1 or there else ""
    fix = rule.fix or _how_to_file(rule)
    note = f"（{place.note}）" if place.note else ""
    return outcome_of(rule, MISSING, f"缺{of}{rule.title}{count}{note}", fix, documents, place)


def _how_to_file(rule: SlotRule) -> str:
    if rule.form is not None:
        return f"可先生成{rule.title}，打印签名后扫描归入"
    return f"请将{rule.title}归入卷内"


def _wanted(mode: str, when: Any, case: Case) -> Any:
    """True, False, None or Unknown."""
    if mode == "always":
        return True
    return when(case.env) if mode == "when" else False


def _asked(rule: SlotRule, case: Case) -> Any:
    """Whether something must be at this place; a period may be passed over."""
    wanted = _wanted(rule.mode, rule.when, case)
    if wanted is True and rule.every is not None and rule.every.skip is not None:
        skipped = rule.every.skip(case.env)
        return skipped if isinstance(skipped, Unknown) else skipped is not True
    return wanted


def _minimum(rule: SlotRule, case: Case) -> Any:
    """How many there must be; a count that does not apply asks for none."""
    need = rule.minimum if isinstance(rule.minimum, int) else rule.minimum(case.env)
    return 0 if need is None else need


def _amiss(
    rule: SlotRule,
    case: Case,
    place: Place,
    documents: Sequence[DocumentView],
    filed: Sequence[DocumentView],
) -> Outcome | None:
    """What is wrong with what lies there, whether or not it is required."""
    forbidden = rule.forbid(case.env) if rule.forbid is not None else False
    if forbidden is True:
        return outcome_of(rule, EXCESS, "按填报的案情不应有", TAKE_OUT, documents, place)
    if rule.maximum is not None and len(filed) > rule.maximum:
        reason = f"最多 {rule.maximum} 份，现有 {len(filed)} 份"
        return outcome_of(rule, EXCESS, reason, "请移出或撤回多余的文件", documents, place)
    if isinstance(forbidden, Unknown) and type(forbidden) is not Absent:
        why, cure = what_is_unknown(forbidden), how_to_know(forbidden)
        return outcome_of(rule, UNDETERMINED, why, cure, documents, place)
    if any(document.unopened for document in filed):
        return outcome_of(rule, UNDETERMINED, UNOPENED, OPEN_IT, documents, place)
    if rule.kept == "original" and any(document.is_copy for document in filed):
        return outcome_of(rule, UNDETERMINED, A_COPY, BRING_IT, documents, place)
    if not filed or not (rule.signers or rule.seal):
        return None
    return _unsigned(rule, case, place, documents, filed)


def _unsigned(
    rule: SlotRule,
    case: Case,
    place: Place,
    documents: Sequence[DocumentView],
    filed: Iterable[DocumentView],
) -> Outcome | None:
    needed, unknown = required_signatures(rule, case, place)
    lacking: dict[str, None] = {}
    unsealed = False
    for document in filed:
        signed = document.signed
        for signature in needed:
            if not any(key in signed for key in signature.keys):
                lacking[signature.title] = None
        unsealed = unsealed or (rule.seal is not None and not document.sealed)
    parts = [f"未确认{'、'.join(lacking)}签名"] if lacking else []
    if unsealed:
        parts.append(f"未确认{rule.seal}印章")
    if parts:
        return outcome_of(rule, UNDETERMINED, "；".join(parts), SIGN, documents, place)
    if unknown is not None:
        why, cure = what_is_unknown(unknown), how_to_know(unknown)
        return outcome_of(rule, UNDETERMINED, why, cure, documents, place)
    return None


def judge_group(rule: GroupRule, case: Case) -> list[Outcome]:
    """How many slots of the group hold something; when it is wrong, it speaks for its places."""
    members = [o for o in case.outcomes if o.slot in rule.members]
    there = {o.slot for o in members if o.outcome in (SATISFIED, EXCESS)}
    unsigned = [o for o in members if o.outcome is UNDETERMINED and o.documents]
    drafts = [o for o in members if o.outcome is DRAFT]
    taken = there | {o.slot for o in unsigned}
    if rule.choose != "at_least_one" and len(taken) > 1:
        titles = "、".join(dict.fromkeys(o.title for o in members if o.slot in taken))
        return [outcome_of(rule, EXCESS, f"只应有一种，现有{titles}", rule.fix or TAKE_OUT)]
    if there:
        return [outcome_of(rule, SATISFIED)]
    wanted = False if rule.choose == "at_most_one" else _wanted(rule.mode, rule.when, case)
    if isinstance(wanted, Unknown):
        why, cure = what_is_unknown(wanted), how_to_know(wanted)
        return [outcome_of(rule, UNDETERMINED, why, cure)]
    if wanted is not True:
        return [outcome_of(rule, NOT_APPLICABLE)]
    case.spoken_for.update(o.id for o in (*unsigned, *drafts))
    if unsigned:
        first = unsigned[0]
        return [outcome_of(rule, UNDETERMINED, f"{first.title}：{first.reason}", first.fix)]
    if not case.is_due(rule):
        return [outcome_of(rule, NOT_DUE)]
    if drafts:
        return [outcome_of(rule, DRAFT, f"{drafts[0].title}{UNSEEN}", rule.fix or PRINT)]
    return [outcome_of(rule, MISSING, f"缺{rule.title}", rule.fix or f"请归入{rule.title}")]


def judge_unplaced(rule: Rule, case: Case) -> list[Outcome]:
    """Files in no slot, or in a slot this edition does not have."""
    known = {slot.id for slot in case.plan.slots}
    lost = [d for d in case.view.documents if d.slot not in known]
    names = map(mask_text, case.view.unplaced)  # people put identity numbers into file names
    files = [(name, f"“{name}”未归入卷内位置", ()) for name in names]
    files += [(d.slot, f"本版标准没有卷内位置“{d.slot}”", (d,)) for d in lost]  # type: ignore[misc]
    fix = "请指定它的卷内位置，或撤回"
    return [
        outcome_of(rule, UNDETERMINED, reason, fix, papers, Place(f"unplaced:{name}"))
        for name, reason, papers in files
    ]
