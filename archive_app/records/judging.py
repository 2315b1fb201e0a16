"""Judging (判定) of one volume: live, and kept up to date in the same transaction as each change.

The verdict itself is `archive_app.standard.judge`, which knows no database; here rows become its
plain values and its findings become rows, so that lists and the desk can ask SQL. A run is kept
whenever the verdict changed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, or_, select

from archive_app.archive import Work
from archive_app.errors import Conflict, Invalid, NotFound
from archive_app.records.marks import BOUND, SEAL, marks_of
from archive_app.standard import (
    DeadlineResult,
    DeadlineStatus,
    DocumentView,
    Finding,
    Standard,
    Verdict,
    VolumeView,
    is_private,
    judge,
    kept_facts,
    sealed_of,
)
from archive_app.standard import Waiver as WaiverView
from archive_app.store.tables import (
    DeadlineRow,
    Document,
    FindingRow,
    Judging,
    Link,
    Volume,
    Waiver,
)

__all__ = [
    "facts_of",
    "judge_volume",
    "judge_volumes",
    "lacking_on",
    "mature",
    "refuse_locked",
    "retract_waiver",
    "ties_of",
    "verdict_of",
    "view_of",
    "waive",
]

# What needs no waiver: it is there, asked of nobody, or let go already.
_SETTLED = frozenset({"satisfied", "not_applicable", "agrees", "waived"})


def verdict_of(work: Work, volume: Volume, *, as_state: str | None = None) -> Verdict:
    """The verdict as the volume stands today, or as if it were in another state; changes nothing.

    Papers of periods whose last day is not past are 未到时.
    """
    view = view_of(work, volume)
    if as_state:
        view = replace(view, state=as_state, facts={**view.facts, "state": as_state})
    return judge(work.standard_of(volume), view).as_of(work.today)


def judge_volume(work: Work, volume: Volume) -> Verdict:
    """Judge and keep: current findings and deadlines as rows, points on the volume, the run when
    new. Points are those of today; `mature` judges again once a period's last day has passed.
    """
    return judge_volumes(work, [volume])[0]


def judge_volumes(work: Work, volumes: Sequence[Volume]) -> list[Verdict]:
    """The same for up to some hundred volumes, read and written together."""
    verdicts, coming = [], []
    for volume, view in zip(volumes, _views(work, volumes), strict=True):
        standard = work.standard_of(volume)
        whole = judge(standard, view)
        verdicts.append(whole.as_of(work.today))
        coming.append(_coming(whole, verdicts[-1]))
        _keep_on_volume(standard, volume, view, verdicts[-1], coming[-1])
    _keep_findings(work, volumes, verdicts, coming)
    _keep_runs(work, volumes, verdicts)
    return verdicts


def mature(work: Work, *, most: int = 100) -> int:
    """Judge the volumes again of which a period's last day has passed; how many there were."""
    passed = select(Volume).where(Volume.next_due_on < work.today).order_by(Volume.next_due_on)
    volumes = work.session.scalars(passed.limit(most)).all()
    judge_volumes(work, volumes)
    return len(volumes)


def lacking_on(today: date) -> ColumnElement[bool]:
    """Which findings count on a day: not what lacks for a period whose last day is to come."""
    due_on = FindingRow.due_on
    return or_(due_on.is_(None), due_on < today, FindingRow.outcome == DeadlineStatus.RUNNING)


def view_of(work: Work, volume: Volume) -> VolumeView:
    """The volume as plain values: facts, documents with their marks, waivers."""
    return _views(work, [volume])[0]


def _views(work: Work, volumes: Sequence[Volume]) -> list[VolumeView]:
    waivers, ties = _waivers(work, volumes), _ties(work, volumes)
    return [_view(work, volume, waivers[volume.id], ties[volume.id]) for volume in volumes]


def _view(
    work: Work, volume: Volume, waivers: Mapping[str, WaiverView], ties: set[str]
) -> VolumeView:
    standard = work.standard_of(volume)
    bare = VolumeView(kind=volume.kind, state=volume.state, facts=facts_of(work, volume))
    current = [document for document in volume.documents if document.current]
    return replace(
        bare,
        documents=tuple(_document_view(standard, bare, d) for d in current if d.slot is not None),
        unplaced=tuple(d.file_name for d in current if d.slot is None),
        links=frozenset(ties),
        waivers=waivers,
    )


def facts_of(work: Work, volume: Volume) -> dict[str, Any]:
    """The volume's facts as Python values, with the facts every volume has."""
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    pages = [document.page_count for document in volume.documents if document.current]
    return {
        **kept_facts(kind.fields, volume.facts),
        "state": volume.state,
        "number": volume.number,
        "serial": volume.serial,
        "year": volume.year,
        "opened_on": volume.opened_on,
        "concluded_on": volume.concluded_on,
        "arranged_on": volume.arranged_on,
        "arranged_by": volume.arranged_by or None,
        "checked_by": volume.checked_by or None,
        "handler": volume.handler.name if volume.handler else None,
        "station": volume.station.name,
        "station_short": volume.station.short,
        "page_count": sum(p for p in pages if p) if all(p is not None for p in pages) else None,
    }


def ties_of(work: Work, volume: Volume) -> frozenset[str]:
    """The ids of the kind's links by which some volume is tied to this one, from either side."""
    return frozenset(_ties(work, [volume])[volume.id])


def _ties(work: Work, volumes: Sequence[Volume]) -> Mapping[int, set[str]]:
    tied: dict[int, set[str]] = defaultdict(set)
    ways = {v.id: links for v in volumes if (links := work.standard_of(v).kind(v.kind).links)}
    if not ways:
        return tied
    either = or_(Link.volume_id.in_(ways), Link.other_id.in_(ways))
    for row in work.session.scalars(select(Link).where(either, Link.withdrawn_at.is_(None))):
        if row.volume_id in ways:
            tied[row.volume_id].add(row.link)
        if row.other_id in ways:
            found = {way.id for way in ways[row.other_id] if row.volume.kind in way.to}
            tied[row.other_id] |= found
    return tied


def refuse_locked(work: Work, volume: Volume) -> None:
    """An archived volume changes no more, nor does what is said of it."""
    state = work.standard_of(volume).state(volume.state)
    if state.locked:
        raise Conflict(
            f"案卷 {volume.number} 已{state.title}，不能再改动", fix="如需补充或更正，请先申请启封"
        )


def waive(work: Work, volume_id: int, requirement: str, reason: str) -> Waiver:
    """Let one requirement go that is not met, with a reason; vetoes are never waived."""
    volume = work.get(Volume, volume_id)
    work.allow("requirement.waive", on=volume)
    refuse_locked(work, volume)
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明豁免理由，评查时会看到"]})
    verdict = verdict_of(work, volume)
    waivable = {o.id: o.waivable for o in verdict.outcomes} | {
        c.id: c.severity != "veto" for c in verdict.reviewed
    }
    if requirement not in waivable:
        raise NotFound("该案卷没有这项要求", fix="请刷新页面，从问题列表中选择")
    if not waivable[requirement]:
        raise Conflict("否决项不能豁免", fix="请补齐该文书或签章")
    if _told(verdict)["results"][requirement] in _SETTLED:
        raise Conflict("这项要求无需豁免", fix="它已满足、不适用或已豁免，请刷新页面查看")
    row = Waiver(
        volume_id=volume.id,
        requirement=requirement,
        reason=reason.strip(),
        account_id=work.actor.account_id,
        name=work.actor.name,
        at=work.now,
    )
    work.add(row)
    work.record("requirement.waived", row, volume, requirement=requirement, reason=row.reason)
    judge_volume(work, volume)
    return row


def retract_waiver(work: Work, waiver_id: int) -> Waiver:
    """Take a waiver back; the requirement is judged again."""
    row = work.get(Waiver, waiver_id)
    volume = work.get(Volume, row.volume_id)
    work.allow("requirement.waive", on=volume)
    refuse_locked(work, volume)
    if row.withdrawn_at is not None:
        raise Conflict("这项豁免已经撤回", fix="请刷新页面查看")
    row.withdrawn_at = work.now
    work.record("requirement.waiver_retracted", row, volume, requirement=row.requirement)
    judge_volume(work, volume)
    return row


def _waivers(work: Work, volumes: Sequence[Volume]) -> Mapping[int, dict[str, WaiverView]]:
    some = Waiver.volume_id.in_([volume.id for volume in volumes])
    query = select(Waiver).where(some, Waiver.withdrawn_at.is_(None)).order_by(Waiver.id)
    found: dict[int, dict[str, WaiverView]] = defaultdict(dict)
    for row in work.session.scalars(query):
        found[row.volume_id][row.requirement] = WaiverView(by=row.name, reason=row.reason)
    return found


def _document_view(standard: Standard, view: VolumeView, document: Document) -> DocumentView:
    assert document.slot is not None
    slot = next((s for s in standard.kind(view.kind).slots if s.id == document.slot), None)
    if slot is None:  # of a place this edition does not have: judged as lying in none
        return DocumentView(id=document.id, slot=document.slot, row=document.row_key)
    given = frozenset(a.mark for a in document.attestations if a.withdrawn_at is None)
    return DocumentView(
        id=document.id,
        slot=document.slot,
        row=document.row_key,
        facts=kept_facts(slot.fields, document.facts),
        generated=document.generated,
        unopened=document.reading == "failed" and not given,
        signed=given - {SEAL, BOUND},
        sealed=SEAL in given,
        attested=bool(given) and _all_given(standard, view, document, given),
        is_copy=document.is_copy,
    )


def _all_given(
    standard: Standard, view: VolumeView, document: Document, given: frozenset[str]
) -> bool:
    assert document.slot is not None
    needed = marks_of(standard, view, document)
    return {mark for mark, _ in needed} <= given


def _coming(whole: Verdict, today: Verdict) -> list[Finding]:
    """What each recurring place lacks next; what lacks after that waits until this is past."""
    known = {finding.id for finding in today.findings}
    slots = {outcome.id: outcome.slot for outcome in whole.outcomes}
    later = [f for f in whole.findings if f.id not in known]
    nearest = {slots[f.id]: f for f in reversed(later)}  # in the order of time within a slot
    return list(nearest.values())


def _keep_on_volume(
    standard: Standard,
    volume: Volume,
    view: VolumeView,
    verdict: Verdict,
    coming: Sequence[Finding],
) -> None:
    volume.next_due_on = min((f.due_on for f in coming if f.due_on), default=None)
    volume.points = float(verdict.points)
    volume.complete = verdict.complete
    volume.open_findings = len(verdict.findings)
    volume.retention = verdict.retention.id if verdict.retention else ""
    volume.private = is_private(standard, view)
    volume.sealed = sealed_of(standard, view)
    volume.locked = standard.state(volume.state).locked


def _keep_findings(
    work: Work,
    volumes: Sequence[Volume],
    verdicts: Sequence[Verdict],
    coming: Sequence[Sequence[Finding]],
) -> None:
    ids = [volume.id for volume in volumes]
    work.session.execute(delete(FindingRow).where(FindingRow.volume_id.in_(ids)))
    work.session.execute(delete(DeadlineRow).where(DeadlineRow.volume_id.in_(ids)))
    findings = [
        _finding(id_, finding)
        for id_, verdict, later in zip(ids, verdicts, coming, strict=True)
        for finding in (*verdict.findings, *later)
    ]
    deadlines = [
        _deadline(id_, deadline)
        for id_, verdict in zip(ids, verdicts, strict=True)
        for deadline in verdict.deadlines
        if deadline.status != "not_applicable"
    ]
    if findings:
        work.session.execute(insert(FindingRow), findings)
    if deadlines:
        work.session.execute(insert(DeadlineRow), deadlines)


def _finding(volume_id: int, finding: Finding) -> dict[str, Any]:
    return {
        "volume_id": volume_id,
        "requirement": finding.id,
        "title": finding.title,
        "outcome": str(finding.outcome),
        "reason": finding.reason,
        "fix": finding.fix or "",
        "severity": finding.severity,
        "points": float(finding.points),
        "basis": list(finding.basis),
        "note": finding.note or "",
        "due_on": finding.due_on,
    }


def _deadline(volume_id: int, deadline: DeadlineResult) -> dict[str, Any]:
    return {
        "volume_id": volume_id,
        "requirement": deadline.id,
        "title": deadline.title,
        "nature": deadline.nature,
        "from_on": deadline.from_on,
        "due_on": deadline.due_on,
        "done_on": deadline.done_on,
        "status": str(deadline.status),
    }


def _keep_runs(work: Work, volumes: Sequence[Volume], verdicts: Sequence[Verdict]) -> None:
    """A run for each volume of which something else is said than the last time."""
    some = Judging.volume_id.in_([volume.id for volume in volumes])
    newest = select(func.max(Judging.id)).where(some).group_by(Judging.volume_id)
    lasts = work.session.scalars(select(Judging).where(Judging.id.in_(newest)))
    known = {last.volume_id: (last.verdict, last.state, last.edition_digest) for last in lasts}
    for volume, verdict in zip(volumes, verdicts, strict=True):
        told = _told(verdict)
        if known.get(volume.id) == (told, volume.state, volume.edition_digest):
            continue
        work.session.add(
            Judging(
                volume_id=volume.id,
                at=work.now,
                edition_digest=volume.edition_digest,
                state=volume.state,
                points=float(verdict.points),
                complete=verdict.complete,
                verdict=told,
            )
        )


def _told(verdict: Verdict) -> dict[str, Any]:
    """The verdict in few words: id → outcome; texts can be made again from the pinned edition."""
    results: Mapping[str, str] = {
        **{o.id: str(o.outcome) for o in verdict.outcomes},
        **{c.id: str(c.result) for c in verdict.reviewed},
    }
    return {"results": dict(results), "findings": [f.id for f in verdict.findings]}
