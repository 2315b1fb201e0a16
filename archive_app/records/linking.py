"""Links (关联): which other volumes belong to a volume, in the ways its kind knows.

Owns tying, untying and opening a volume out of another with the facts that carry over. A tie holds
in both directions: where the other kind knows a way back, it counts for that too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import or_, select

from archive_app.archive import Work
from archive_app.errors import Conflict, Invalid
from archive_app.records.changing import volume_for_change
from archive_app.records.judging import facts_of, judge_volume, ties_of
from archive_app.records.listing import VolumeFilter, list_volumes
from archive_app.records.merging import merged_facts
from archive_app.records.volumes import open_volume
from archive_app.standard import Kind, value_of
from archive_app.standard import Link as Way
from archive_app.store.tables import Link, Volume

__all__ = [
    "Tie",
    "carried_facts",
    "link_volume",
    "linkable",
    "links_of",
    "open_linked",
    "unlink",
    "way_of",
]


@dataclass(frozen=True)
class Tie:
    """One tie of a volume as its reader sees it; `back` when it was made from the other one."""

    id: int
    link: str
    title: str
    back: bool
    other: Volume
    by: str
    at: datetime


def link_volume(work: Work, volume_id: int, link: str, other_id: int) -> Link:
    """Tie another volume to this one, in one of the ways of its kind."""
    volume = volume_for_change(work, volume_id, "volume.describe")
    other = work.get(Volume, other_id)
    work.allow("volume.see", on=other)
    way = way_of(work, volume, link)
    if other.kind not in way.to or other.id == volume.id:
        raise Conflict(f"案卷 {other.number} 不能作为“{way.title}”", fix="请选择规定类型的另一案卷")
    return _tie(work, volume, way, other)


def unlink(work: Work, link_id: int, reason: str) -> Link:
    """Untie two volumes; that they were tied stays in the record, with the reason."""
    row = work.get(Link, link_id)
    volume = volume_for_change(work, row.volume_id, "volume.describe")
    work.allow("volume.see", on=row.other)
    if row.withdrawn_at is not None:
        raise Conflict("这项关联已经取消", fix="请刷新页面查看")
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明取消关联的原因，例如：关联错了"]})
    row.withdrawn_at, row.reason = work.now, reason.strip()
    work.record("link.withdrawn", row, volume, row.other, link=row.link, reason=row.reason)
    _judge_both(work, volume, row.other)
    return row


def open_linked(
    work: Work,
    volume_id: int,
    link: str,
    facts: Mapping[str, Any],
    *,
    kind: str | None = None,
    **opening: Any,
) -> Volume:
    """Open a volume of the same station out of this one and tie it; `facts` win over what carries
    over, `opening` is as for any volume.
    """
    volume = volume_for_change(work, volume_id, "volume.describe")
    way = way_of(work, volume, link)
    described = _target(work, way, kind)
    carried = carried_facts(work, volume, way, described)
    whole = merged_facts(described.fields, carried, facts)
    opened = open_volume(work, described.id, whole, station_id=volume.station_id, **opening)
    _tie(work, volume, way, opened)
    return opened


def links_of(work: Work, volume: Volume) -> tuple[Tie, ...]:
    """Every tie of the volume to one the reader may see, its own first."""
    rows = work.session.scalars(
        select(Link)
        .where(or_(Link.volume_id == volume.id, Link.other_id == volume.id))
        .where(Link.withdrawn_at.is_(None))
        .order_by(Link.id)
    )
    told = [tie for row in rows for tie in _told(work, volume, row)]
    return tuple(sorted(told, key=lambda tie: tie.back))


def linkable(work: Work, volume: Volume, way: Way, text: str, *, most: int = 20) -> list[Volume]:
    """The volumes the actor may see that can be tied in this way, by number or name."""
    tied = {tie.other.id for tie in links_of(work, volume) if tie.link == way.id} | {volume.id}
    found: list[Volume] = []
    for kind in way.to:
        found += list_volumes(work, VolumeFilter(text=text, kind=kind, size=most)).rows
    return [one for one in found if one.id not in tied][:most]


def way_of(work: Work, volume: Volume, link: str) -> Way:
    """One of the ways in which volumes of this kind are tied."""
    return work.standard_of(volume).kind(volume.kind).link(link)


def carried_facts(work: Work, volume: Volume, way: Way, kind: Kind) -> dict[str, Any]:
    """What of this volume a new one of the other kind begins with, as kept facts."""
    standard = work.standard_of(volume)
    here = standard.kind(volume.kind)
    names = {field.name for field in here.fields}
    wanted = {field.name for field in kind.fields}
    known, ties = facts_of(work, volume), ties_of(work, volume)
    carried = {
        there: volume.facts.get(source)
        if source in names
        else _plain(value_of(standard, here, source, known, links=ties))
        for there, source in way.carry
        if there in wanted  # the edition of today may have dropped it
    }
    return {name: value for name, value in carried.items() if value not in (None, "", [])}


def _tie(work: Work, volume: Volume, way: Way, other: Volume) -> Link:
    same = select(Link.id).where(
        Link.volume_id == volume.id,
        Link.other_id == other.id,
        Link.link == way.id,
        Link.withdrawn_at.is_(None),
    )
    if work.session.scalar(same) is not None:
        raise Conflict(f"案卷 {other.number} 已经关联", fix="无需重复关联")
    row = Link(
        volume_id=volume.id,
        volume=volume,
        link=way.id,
        other_id=other.id,
        other=other,
        account_id=work.actor.account_id,
        name=work.actor.name,
        at=work.now,
    )
    work.add(row)
    # The number of the other stays out of the log: who reads this one may not know of that one.
    work.record("link.made", row, volume, other, link=way.id)
    _judge_both(work, volume, other)
    return row


def _judge_both(work: Work, *volumes: Volume) -> None:
    """What is locked changes no more, nor does its verdict."""
    for volume in volumes:
        if not volume.locked:
            judge_volume(work, volume)


def _target(work: Work, way: Way, kind: str | None) -> Kind:
    chosen = kind or (way.to[0] if len(way.to) == 1 else None)
    if chosen not in way.to:
        raise Invalid(fields={"kind": [f"请选择“{way.title}”的案卷类型"]})
    return work.archive.standard.kind(chosen)


def _told(work: Work, volume: Volume, row: Link) -> Iterator[Tie]:
    back = row.volume_id != volume.id
    other = row.volume if back else row.other
    if not work.may("volume.see", on=other):
        return
    source = work.standard_of(row.volume).kind(row.volume.kind)
    ways = {way.id: way.title for way in source.links}
    title = source.title if back else ways.get(row.link, row.link)
    yield Tie(row.id, row.link, title, back, other, row.name, row.at)


def _plain(value: Any) -> Any:
    """A value of the standard as facts are kept."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Iterable) and not isinstance(value, str | Mapping):
        return [_plain(one) for one in value]
    return value
