"""Moving a volume from state to state: 在办 → 结案 → 立卷 → 归档 → 启封, as the standard's moves
allow.
"""

from dataclasses import dataclass
from typing import Any

from archive_app.archive import Work
from archive_app.errors import Conflict, Invalid
from archive_app.records.items import archival_facts, by_item, give_item_codes
from archive_app.records.judging import judge_volume, verdict_of
from archive_app.records.numbering import give_code
from archive_app.records.stations import bureau
from archive_app.standard import Finding, Move
from archive_app.store.tables import Volume

__all__ = ["MoveOption", "move_volume", "moves_of"]


# Items are numbered when they are put in order, so that their list can be printed; a volume gets
# its code when it is archived.
_CODED = ("arranged", "archived")


@dataclass(frozen=True)
class MoveOption:
    """A move the volume's state offers: whether it is open now, and if not why."""

    move: Move
    allowed: bool
    blockers: tuple[Finding, ...]
    why_not: str


def moves_of(work: Work, volume: Volume) -> tuple[MoveOption, ...]:
    """Every move from the volume's state, with what stands in its way."""
    moves = work.standard_of(volume).moves
    return tuple(_option(work, volume, m) for m in moves if volume.state in m.from_states)


def move_volume(work: Work, volume_id: int, move: str, *, reason: str = "") -> Volume:
    """Make a move; refused when another person must do it or findings block it."""
    volume = work.get(Volume, volume_id)
    standard = work.standard_of(volume)
    wanted = standard.move(move)
    work.allow(wanted.permission, on=volume)
    if volume.state not in wanted.from_states:
        now = standard.state(volume.state).title
        raise Conflict(f"案卷现在是“{now}”，不能{wanted.title}", fix="请刷新页面查看可办的步骤")
    if wanted.reason and not reason.strip():
        raise Invalid(fields={"reason": [f"请写明{wanted.title}的原因"]})
    if wanted.to in _CODED:
        _refuse_without_fonds(work, volume, wanted)
    option = _option(work, volume, wanted)
    if not option.allowed:
        names = "；".join(f"{finding.title}：{finding.reason}" for finding in option.blockers[:5])
        raise Conflict(
            f"还不能{wanted.title}：{option.why_not or names}",
            fix="请由另一名工作人员办理"
            if option.why_not
            else option.blockers[0].fix or "请先补齐",
        )
    before = volume.state
    _enter(work, volume, wanted)
    details: dict[str, Any] = {"before": before, "after": volume.state, "reason": reason.strip()}
    work.record(f"volume.{wanted.id}", volume, **details, archival_code=volume.archival_code)
    judge_volume(work, volume)
    work.later("index", volume_id=volume.id)
    return volume


def _option(work: Work, volume: Volume, move: Move) -> MoveOption:
    why_not = ""
    if not work.may(move.permission, on=volume):
        why_not = "您的身份不能办理这一步"
    elif move.second_person and not _second_person(work, volume):
        why_not = "须由承办人以外的人检查：请所长或另一位同事登录后打开本卷办理"
    blockers: tuple[Finding, ...] = ()
    if move.blocked_by:
        verdict = verdict_of(work, volume, as_state=move.judged_as)
        blockers = verdict.blocking(move.blocked_by)
    return MoveOption(move, not why_not and not blockers, blockers, why_not)


def _second_person(work: Work, volume: Volume) -> bool:
    """In a one-person station the person who arranges may be the one who checks."""
    if volume.station.one_person or work.actor.everything:
        return True
    return work.actor.account_id != volume.handler_id


def _enter(work: Work, volume: Volume, move: Move) -> None:
    kind = work.standard_of(volume).kind(volume.kind)
    volume.state = move.to
    volume.changed_at = work.now
    if move.to == "concluded":
        volume.concluded_on = volume.concluded_on or work.today
    elif move.to == "open":
        volume.concluded_on = None
    elif move.to == "arranged":
        volume.arranged_on = work.today
        volume.arranged_by = volume.handler.name if volume.handler else work.actor.name
        volume.arranged_by_id = volume.handler_id
        volume.checked_by = work.actor.name
        if by_item(kind):
            give_item_codes(work, volume)
    elif move.to == "archived":
        volume.archived_on = volume.archived_on or work.today
        if by_item(kind):
            give_item_codes(work, volume)
        elif volume.archival_code is None:
            volume.archival_code = _code(work, volume)


def _refuse_without_fonds(work: Work, volume: Volume, move: Move) -> None:
    """A code once given stays for good, so it must not be given with a hole in it."""
    standard = work.standard_of(volume)
    items = by_item(standard.kind(volume.kind))
    if not items and move.to != "archived":
        return
    asked = "{fonds}" in (standard.item_code if items else standard.archival_code)
    if asked and volume.archival_code is None and not bureau(work).fonds:
        raise Conflict(
            "还没有填写县局的全宗号，不能编档号", fix="请县局档案员在“司法所与县局信息”中填写全宗号"
        )


def _code(work: Work, volume: Volume) -> str:
    facts = archival_facts(work, volume) | {"retention": volume.retention}
    return give_code(work, work.standard_of(volume).archival_code, facts).number
