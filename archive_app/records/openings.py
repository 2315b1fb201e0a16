"""Openings (查阅申请): why somebody must see a sealed volume, and another's leave for some days.

Owns asking, deciding and withdrawing, and who reads of which request. What a granted opening lets
its asker do is `permissions`'; of the volume itself only number and station are told here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.errors import Conflict, Forbidden, Invalid, NotFound
from archive_app.store.tables import Opening, Volume

__all__ = [
    "MOST_DAYS",
    "OpeningStatus",
    "SealedVolume",
    "ask_opening",
    "decide_opening",
    "find_sealed",
    "my_openings",
    "opening_for",
    "openings_to_decide",
    "past_openings",
    "sealed_volume",
    "sealed_volumes",
    "see_opening",
    "status_of",
    "withdraw_opening",
]

MOST_DAYS = 30


class OpeningStatus(StrEnum):
    """How a request stands today."""

    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"
    OVER = "over"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The word people read."""
        return _TITLES[self.value]


_TITLES = {
    "waiting": "待批",
    "granted": "可以查阅",
    "refused": "不批准",
    "over": "已到期",
    "withdrawn": "已撤回",
}


@dataclass(frozen=True)
class SealedVolume:
    """All that may be told of a sealed volume to who may ask for it."""

    id: int
    number: str
    station: str


def ask_opening(work: Work, volume_id: int, reason: str) -> Opening:
    """Ask to look at a sealed volume, with ground and purpose; somebody else decides."""
    work.allow("sealed.ask")
    _refuse_nobody(work)
    volume = _askable(work, volume_id)
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明查阅的依据和用途，例如：某某法院调卷函，核对前科"]})
    running = [one for one in _of_mine(work) if one.volume_id == volume.id]
    if any(status_of(work, one) is OpeningStatus.WAITING for one in running):
        raise Conflict("您已申请查阅该案卷，还没有批复", fix="请等待批复，或撤回后重新申请")
    if any(status_of(work, one) is OpeningStatus.GRANTED for one in running):
        raise Conflict("您已获准查阅该案卷", fix="请直接打开案卷查看")
    row = Opening(
        volume_id=volume.id,
        volume=volume,
        account_id=work.actor.account_id,
        name=work.actor.name,
        reason=reason.strip(),
        at=work.now,
    )
    work.add(row)
    work.record("opening.asked", row, number=volume.number, reason=row.reason)
    return row


def decide_opening(
    work: Work, opening_id: int, *, granted: bool, days: int | None = None, refusal: str = ""
) -> Opening:
    """Grant a request from today for some days, or refuse it with a reason; never one's own."""
    work.allow("sealed.decide")
    _refuse_nobody(work)
    row = _readable(work, opening_id)
    work.allow("sealed.decide", on=row.volume.station_id)
    if row.account_id == work.actor.account_id:
        raise Forbidden("不能批准自己的查阅申请", fix="请由所长或县局档案员中的另一人办理")
    if status_of(work, row) is not OpeningStatus.WAITING:
        raise Conflict(f"这项申请{status_of(work, row).label}，不能再批", fix="请刷新页面查看")
    if granted:
        _grant(work, row, work.archive.settings.opening_days if days is None else days)
    else:
        row.refusal = refusal.strip()
        if not row.refusal:
            raise Invalid(fields={"refusal": ["请写明不批准的理由"]})
    row.granted, row.decided_at = granted, work.now
    row.decider_id, row.decided_by = work.actor.account_id, work.actor.name
    told = {"until": row.until.isoformat()} if row.until else {"reason": row.refusal}
    verb = "opening.granted" if granted else "opening.refused"
    work.record(verb, row, number=row.volume.number, opening=row.id, **told)
    return row


def withdraw_opening(work: Work, opening_id: int) -> Opening:
    """Take back a request, or end leave that was given: by its asker or by who may decide."""
    row = _readable(work, opening_id)
    status = status_of(work, row)
    if status not in {OpeningStatus.WAITING, OpeningStatus.GRANTED}:
        raise Conflict(f"这项申请{status.label}，无需撤回", fix="请刷新页面查看")
    if status is OpeningStatus.WAITING and row.account_id != work.actor.account_id:
        raise Forbidden("只有申请人能撤回申请", fix="不同意查阅的，请批复“不批准”")
    row.withdrawn_at = work.now
    work.record("opening.withdrawn", row, number=row.volume.number, opening=row.id)
    return row


def see_opening(work: Work, opening_id: int) -> Opening:
    """A request, for its asker and for who may decide it."""
    return _readable(work, opening_id)


def opening_for(work: Work, volume: Volume) -> Opening | None:
    """The opening by which alone the actor looks at the volume."""
    key = work.opening_of(volume).get("opening")
    return work.get(Opening, key) if key is not None else None


def my_openings(work: Work) -> list[Opening]:
    """What the actor asked for, newest first."""
    work.allow("sealed.ask")
    return _of_mine(work)


def openings_to_decide(work: Work) -> list[Opening]:
    """The requests that wait for the actor, oldest first; one's own never do."""
    if not work.may("sealed.decide"):
        return []
    waiting = [one for one in _decidable(work) if status_of(work, one) is OpeningStatus.WAITING]
    return [one for one in reversed(waiting) if one.account_id != work.actor.account_id]


def past_openings(work: Work, *, limit: int = 50) -> list[Opening]:
    """What was decided or taken back where the actor decides, newest first."""
    work.allow("sealed.decide")
    decided = (o for o in _decidable(work) if status_of(work, o) is not OpeningStatus.WAITING)
    return list(decided)[:limit]


def sealed_volumes(work: Work) -> Sequence[SealedVolume]:
    """The sealed volumes of the actor's station that ask for an opening, by number."""
    work.allow("sealed.ask")
    query = select(Volume).where(
        Volume.sealed.is_(True), Volume.station_id == work.actor.station_id
    )
    rows = work.session.scalars(query.order_by(Volume.year.desc(), Volume.number))
    return tuple(_told(row) for row in rows if not work.may("volume.see", on=row))


def sealed_volume(work: Work, volume_id: int) -> SealedVolume:
    """The sealed volume of this id that the actor may ask for; its number and station only."""
    work.allow("sealed.ask")
    return _told(_askable(work, volume_id))


def find_sealed(work: Work, number: str, station_id: int | None) -> SealedVolume:
    """The sealed volume of this number, for who knows it from the shelf."""
    work.allow("sealed.ask", on=station_id)
    query = select(Volume).where(Volume.sealed.is_(True), Volume.number == number.strip())
    if station := station_id or work.actor.station_id:
        query = query.where(Volume.station_id == station)
    found = [row for row in work.session.scalars(query) if not work.may("volume.see", on=row)]
    if not found:
        raise NotFound(
            f"没有卷号为“{number.strip()}”的封存案卷", fix="请照卷皮上的卷号填写，并选对司法所"
        )
    if len(found) > 1:
        raise Invalid(fields={"station": ["几个司法所都有这个卷号，请选择司法所"]})
    return _told(found[0])


def status_of(work: Work, row: Opening) -> OpeningStatus:
    """How the request stands today."""
    if row.withdrawn_at is not None:
        return OpeningStatus.WITHDRAWN
    if row.decided_at is None:
        return OpeningStatus.WAITING
    if not row.granted:
        return OpeningStatus.REFUSED
    over = row.until is not None and row.until < work.today
    return OpeningStatus.OVER if over else OpeningStatus.GRANTED


def _refuse_nobody(work: Work) -> None:
    """Who asks and who decides are persons by name, never the console of the server."""
    if work.actor.account_id is None:
        raise Forbidden("查阅封存案卷要以本人的名义办理", fix="请用 --as 登录名 写明是谁")


def _askable(work: Work, volume_id: int) -> Volume:
    """A sealed volume of the own station, for an archivist of any; all others are as unknown."""
    volume = work.get(Volume, volume_id)
    if work.may("volume.see", on=volume):
        raise Conflict("该案卷您可以直接查看，不需要申请", fix="请直接打开案卷")
    if not volume.sealed or not work.may("sealed.ask", on=volume.station_id):
        raise NotFound
    return volume


def _grant(work: Work, row: Opening, days: int) -> None:
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(fields={"days": [f"请填 1 至 {MOST_DAYS} 天"]})
    row.until = work.today + timedelta(days=days)


def _readable(work: Work, opening_id: int) -> Opening:
    row = work.session.get(Opening, opening_id)
    mine = row is not None and row.account_id == work.actor.account_id
    if row is None or not (mine or work.may("sealed.decide", on=row.volume.station_id)):
        raise NotFound
    return row


def _of_mine(work: Work) -> list[Opening]:
    query = select(Opening).where(Opening.account_id == work.actor.account_id)
    return list(work.session.scalars(query.order_by(Opening.id.desc())))


def _decidable(work: Work) -> list[Opening]:
    query = select(Opening).join(Volume, Volume.id == Opening.volume_id)
    if work.actor.station_id is not None:
        query = query.where(Volume.station_id == work.actor.station_id)
    return list(work.session.scalars(query.order_by(Opening.id.desc())))


def _told(volume: Volume) -> SealedVolume:
    return SealedVolume(volume.id, volume.number, volume.station.name)
