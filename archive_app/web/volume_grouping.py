"""Findings of one slot's periods told in one line: “缺 2024年5月、7月”, their points summed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from archive_app.standard import Kind, Outcome, Verdict, told_periods
from archive_app.web.volume_findings import Action, FindingView, Lacking
from archive_app.web.volume_strips import period_address

__all__ = ["grouped"]


def grouped(lacking: Lacking, verdict: Verdict, kind: Kind, volume_id: int) -> Lacking:
    """The same findings, those of several periods of one slot as one."""
    recurring = {slot.id for slot in kind.slots if slot.every is not None}
    of_periods = {o.id: o for o in verdict.outcomes if o.slot in recurring and o.row}
    if not of_periods:
        return lacking
    return replace(
        lacking,
        wrong=_told(lacking.wrong, of_periods, volume_id),
        unsigned=_told(lacking.unsigned, of_periods, volume_id),
        unanswered=_told(lacking.unanswered, of_periods, volume_id),
        reminders=_told(lacking.reminders, of_periods, volume_id),
    )


def _told(
    findings: Sequence[FindingView], of_periods: Mapping[str, Outcome], volume_id: int
) -> tuple[FindingView, ...]:
    """Each group where its first finding stood."""
    together: dict[tuple[str, ...], list[FindingView]] = {}
    for finding in findings:
        outcome = of_periods.get(finding.id)
        key = (finding.id,) if outcome is None else _alike(outcome)
        together.setdefault(key, []).append(finding)
    return tuple(
        group[0] if len(group) == 1 else _one(group, of_periods, volume_id)
        for group in together.values()
    )


def _alike(outcome: Outcome) -> tuple[str, ...]:
    """What lacks is told by its period alone; what was filed amiss also by what is wrong."""
    why = "" if outcome.outcome == "missing" else outcome.reason
    return str(outcome.slot), outcome.outcome, why


def _one(
    group: Sequence[FindingView], of_periods: Mapping[str, Outcome], volume_id: int
) -> FindingView:
    outcomes = sorted((of_periods[one.id] for one in group), key=lambda o: str(o.row))
    first = outcomes[0]
    periods = told_periods(str(outcome.row) for outcome in outcomes)
    missing = first.outcome == "missing"
    points = sum((Decimal(one.points or 0) for one in group), Decimal(0))
    members = {one.id: one for one in group}
    return replace(
        group[0],
        id=str(first.slot),
        title=first.title,
        badge=first.outcome.value,
        reason=f"缺 {periods}" if missing else f"{first.reason}：{periods}",
        due=f"共 {len(group)} 期",
        points=f"{points.normalize():f}" if points else "",
        actions=_actions(first, volume_id) if group[0].actions else (),
        waive=None,
        members=tuple(members[outcome.id] for outcome in outcomes),
    )


def _actions(first: Outcome, volume_id: int) -> tuple[Action, ...]:
    """The earliest period first: that is where one begins."""
    address = period_address(volume_id, str(first.slot), str(first.row))
    verb = "补" if first.outcome == "missing" else "看"
    return (Action(f"先{verb}{first.row_title}", address),)
