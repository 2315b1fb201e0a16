"""The verdict on one volume (判定) and waivers (豁免)."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import select

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.verdict import VerdictShown, WaiverGiven, WaiverShown, WaiversShown
from archive_app.api.signing import reading, working
from archive_app.records.judging import retract_waiver, verdict_of, waive
from archive_app.records.volumes import see_volume
from archive_app.standard import DeadlineResult, Verdict
from archive_app.store.tables import Volume, Waiver

judging = Resource("judging", "判定与豁免", "案卷还缺什么、为什么、怎么办、何时到期；豁免要求")

Answer = dict[str, Any]


@judging.operation(
    "GET",
    "/volumes/<id:volume_id>/verdict",
    "判定案卷",
    "按案卷所依据的标准即时判定：要解决的问题、各卷内位置的情况、核对结果、期限、保管期限。",
    gives=VerdictShown,
)
def volume_verdict(volume_id: int) -> Answer:
    """The verdict as of now."""
    with reading() as work:
        volume = see_volume(work, volume_id)
        return _verdict(volume, verdict_of(work, volume), work.today)


@judging.operation(
    "GET",
    "/volumes/<id:volume_id>/waivers",
    "豁免列表",
    "案卷的各项豁免，连同已撤回的。",
    gives=WaiversShown,
)
def waiver_list(volume_id: int) -> Answer:
    """The waivers of a volume."""
    with reading() as work:
        see_volume(work, volume_id)
        rows = select(Waiver).where(Waiver.volume_id == volume_id).order_by(Waiver.id)
        return {"items": [_waiver(row) for row in work.session.scalars(rows)]}


@judging.operation(
    "POST",
    "/volumes/<id:volume_id>/waivers",
    "豁免一项要求",
    "写明理由，豁免本卷的一项要求；否决项不能豁免。",
    body=WaiverGiven,
    gives=WaiverShown,
    status=201,
)
def waiver_give(body: Answer, volume_id: int) -> Answer:
    """Let a requirement go."""
    with working() as work:
        return _waiver(waive(work, volume_id, **body))


@judging.operation(
    "POST",
    "/waivers/<id:waiver_id>/retract",
    "撤回豁免",
    "撤回后该项要求重新判定。",
    gives=WaiverShown,
)
def waiver_retract(waiver_id: int) -> Answer:
    """Take a waiver back."""
    with working() as work:
        return _waiver(retract_waiver(work, waiver_id))


def _verdict(volume: Volume, verdict: Verdict, today: date) -> Answer:
    return {
        "volume_id": volume.id,
        "state": volume.state,
        "complete": verdict.complete,
        "points": verdict.points,
        "findings": [asdict(f) | {"overdue": _past(f.due_on, today)} for f in verdict.findings],
        "outcomes": [
            asdict(o) | {"row_key": o.row, "outcome_title": o.outcome.label}
            for o in verdict.outcomes
        ],
        "checks": [asdict(c) | {"result_title": c.result.label} for c in verdict.reviewed],
        "deadlines": [_deadline(d, today) for d in verdict.deadlines],
        "retention": asdict(verdict.retention),
    }


def _deadline(deadline: DeadlineResult, today: date) -> Answer:
    running = deadline.status == "running"
    return asdict(deadline) | {"overdue": running and _past(deadline.due_on, today)}


def _past(day: date | None, today: date) -> bool:
    return day is not None and day < today


def _waiver(row: Waiver) -> Answer:
    own = ("id", "volume_id", "requirement", "reason", "at", "withdrawn_at")
    return {name: getattr(row, name) for name in own} | {"by": row.name}
