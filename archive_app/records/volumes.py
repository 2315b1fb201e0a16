"""Volumes (案卷): opened with a number, described, shelved, handed over, looked at."""

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.errors import Conflict, Forbidden, Invalid
from archive_app.records.changing import volume_for_change
from archive_app.records.judging import judge_volume
from archive_app.records.merging import merged_facts
from archive_app.records.numbering import adopt_number, give_number
from archive_app.records.patterns import facts_in, fill_pattern
from archive_app.records.references import resolve_references
from archive_app.standard import Kind, Standard, dump_facts, load_facts
from archive_app.store.tables import Account, AuditEntry, Link, Station, Volume

__all__ = [
    "CARRIERS",
    "describe_volume",
    "hand_over",
    "history",
    "kinds_to_open",
    "open_volume",
    "see_volume",
    "shelve_volume",
    "undo_describing",
]

_KEY = re.compile(r"[A-Za-z0-9_-]{1,16}", re.ASCII)
CARRIERS = {"paper": "纸质", "electronic": "电子", "both": "纸质和电子"}


def kinds_to_open(work: Work) -> tuple[Kind, ...]:
    """The kinds of the current edition, in the order of its categories."""
    standard = work.archive.standard
    order = {category.id: n for n, category in enumerate(standard.categories)}
    return tuple(sorted(standard.kinds, key=lambda kind: (order[kind.category], kind.position)))


def open_volume(
    work: Work,
    kind: str,
    facts: Mapping[str, Any],
    *,
    station_id: int | None = None,
    number: str | None = None,
    carrier: str = "paper",
    shelf: str = "",
    opened_on: date | None = None,
) -> Volume:
    """Open a volume under the current edition; it gets the next number, or keeps an old paper
    number.
    """
    station = work.get(Station, _own_station(work, station_id))
    work.allow("volume.open", on=station.id)
    standard = work.archive.standard
    described = standard.kind(kind)
    opened_on = opened_on or work.today
    known = _loaded(work, standard, described, station.id, facts, before=_defaults(described))
    for_number = {**known, "year": opened_on.year, **_of_station(station)}
    pattern = described.number.pattern
    _refuse_without(described, known, numbered=not number)
    if number:
        numbered = adopt_number(work, station.id, pattern, for_number, number)
    else:
        numbered = give_number(work, station.id, pattern, for_number)
    volume = Volume(
        station_id=station.id,
        station=station,
        kind=described.id,
        category=described.category,
        edition_digest=work.pin(standard).digest,
        number=numbered.number,
        series=numbered.series,
        serial=numbered.serial,
        year=opened_on.year,
        title="",
        state=standard.states[0].id,
        facts={},
        handler_id=work.actor.account_id,
        opened_on=opened_on,
        carrier=_known_carrier(carrier),
        shelf=shelf.strip(),
        created_at=work.now,
        changed_at=work.now,
    )
    _keep_facts(described, volume, known)
    work.add(volume)
    work.record("volume.opened", volume, number=volume.number, kind=kind, facts=volume.facts)
    judge_volume(work, volume)
    work.later("index", volume_id=volume.id)
    return volume


def describe_volume(
    work: Work, volume_id: int, facts: Mapping[str, Any], *, version: int | None = None
) -> Volume:
    """Enter or correct facts; only the named ones change, in rows with a known key only the named
    cells. A stale `version` is a conflict.
    """
    volume = volume_for_change(work, volume_id, "volume.describe")
    if version is not None and version != volume.version:
        raise Conflict("案卷信息刚被别人改动，这次没有保存", fix="请刷新页面，核对后重新填写")
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    known = _loaded(work, standard, kind, volume.station_id, facts, before=volume.facts)
    return _describe(work, volume, kind, known)


def undo_describing(work: Work, volume_id: int, version: int) -> Volume:
    """Put back what the change that led to this version replaced, if it was the last one."""
    volume = volume_for_change(work, volume_id, "volume.describe")
    query = select(AuditEntry).where(
        AuditEntry.volume_id == volume_id,
        AuditEntry.verb.in_(("volume.described", "volume.rekinded")),
    )
    last = work.session.scalar(query.order_by(AuditEntry.id.desc()).limit(1))
    if last is None or last.verb != "volume.described" or version != volume.version:
        raise Conflict("案卷信息此后又有改动，不能撤销", fix="请打开案卷信息直接修改")
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    earlier = {**volume.facts, **last.details["before"]}
    return _describe(work, volume, kind, load_facts(standard, kind.fields, earlier))


def _describe(work: Work, volume: Volume, kind: Kind, known: dict[str, Any]) -> Volume:
    before = dict(volume.facts)
    _keep_facts(kind, volume, known)
    if volume.facts == before:
        return volume
    volume.version += 1
    volume.changed_at = work.now
    changed = {n for n in {*before, *volume.facts} if before.get(n) != volume.facts.get(n)}
    work.record(
        "volume.described",
        volume,
        before={name: before.get(name) for name in sorted(changed)},
        after={name: volume.facts.get(name) for name in sorted(changed)},
    )
    judge_volume(work, volume)
    work.later("index", volume_id=volume.id)
    return volume


def shelve_volume(work: Work, volume_id: int, *, shelf: str, carrier: str) -> Volume:
    """Note where the paper volume stands and whether it is paper, electronic or both."""
    volume = work.get(Volume, volume_id)
    work.allow("volume.describe", on=volume)
    before = [volume.shelf, volume.carrier]
    volume.shelf, volume.carrier = shelf.strip(), _known_carrier(carrier)
    work.record("volume.shelved", volume, before=before, after=[volume.shelf, volume.carrier])
    return volume


def hand_over(
    work: Work,
    from_account: int,
    to_account: int,
    *,
    volume_ids: Sequence[int] | None = None,
    reason: str,
) -> int:
    """Give a person's volumes of a station (all that are not archived, or the named ones) to
    another there, also when the person has left the station.

    A clerk hands over only their own work. Returns how many volumes changed hands.
    """
    work.allow("volume.hand_over")
    giver, taker = work.get(Account, from_account), work.get(Account, to_account)
    if work.actor.role == "clerk" and work.actor.account_id != giver.id:
        raise Forbidden("只能移交自己经办的案卷", fix="移交他人的案卷请由所长办理")
    if giver.id == taker.id or taker.station_id is None or not taker.active:
        raise Invalid(
            "接收人须为本所另一名在用账号", fix="请重新选择接收人", fields={"to": ["请重新选择"]}
        )
    work.allow("volume.hand_over", on=taker.station_id)
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明移交原因，例如：岗位调整"]})
    if volume_ids is not None and not volume_ids:
        raise Invalid("没有选中案卷", fix="请勾选要移交的案卷")
    query = select(Volume).filter_by(handler_id=giver.id, station_id=taker.station_id)
    wanted = query.where(Volume.id.in_(volume_ids)) if volume_ids is not None else query
    moved = [
        volume
        for volume in work.session.scalars(wanted)
        if work.may("volume.see", on=volume)
        and (volume_ids is not None or not work.standard_of(volume).state(volume.state).locked)
    ]
    for volume in moved:
        volume.handler_id = taker.id
        volume.handler = taker
        work.record(
            "volume.handed_over", volume, before=giver.name, after=taker.name, reason=reason
        )
        work.later("index", volume_id=volume.id)
    return len(moved)


def see_volume(work: Work, volume_id: int) -> Volume:
    """A volume the actor may look at; the look is logged."""
    volume = work.get(Volume, volume_id)
    work.allow("volume.see", on=volume)
    told = {"number": volume.number} | work.opening_of(volume)
    work.looked("volume.seen", "volume", volume.id, **told)
    return volume


def history(work: Work, volume_id: int) -> list[AuditEntry]:
    """Every change of the volume and what is in it, newest first; ties to volumes the actor may
    not see are not told.
    """
    work.allow("volume.see", on=work.get(Volume, volume_id))
    query = select(AuditEntry).where(AuditEntry.volume_id == volume_id)
    ties = work.session.scalars(select(Link).where(Link.volume_id == volume_id))
    hidden = {str(tie.id) for tie in ties if not work.may("volume.see", on=tie.other)}
    return [
        entry
        for entry in work.session.scalars(query.order_by(AuditEntry.id.desc()))
        if not (entry.subject == Link.__tablename__ and entry.subject_id in hidden)
    ]


def _own_station(work: Work, station_id: int | None) -> int:
    chosen = station_id or work.actor.station_id
    if chosen is None:
        raise Invalid(fields={"station": ["请指明是哪个司法所的案卷"]})
    return chosen


def _loaded(
    work: Work,
    standard: Standard,
    kind: Kind,
    station_id: int,
    facts: Mapping[str, Any],
    *,
    before: Mapping[str, Any],
) -> dict[str, Any]:
    resolved = resolve_references(work, station_id, kind.fields, facts)
    loaded = load_facts(standard, kind.fields, merged_facts(kind.fields, before, resolved))
    for field in kind.fields:
        if field.type == "rows":
            _name_apart(loaded.get(field.name) or [])
    return {name: value for name, value in loaded.items() if value not in (None, "", [])}


def _name_apart(rows: Sequence[dict[str, Any]]) -> None:
    """Give each row a key of its own: what is filed for one must never count for another."""
    used: set[str] = set()
    for row in rows:
        key = str(row.get("key") or "")
        row["key"] = secrets.token_hex(4) if key in used or not _KEY.fullmatch(key) else key
        used.add(row["key"])


def _keep_facts(kind: Kind, volume: Volume, known: dict[str, Any]) -> None:
    volume.facts = dump_facts(kind.fields, known)
    told = {**known, "year": volume.year, **_of_station(volume.station)}
    volume.title = fill_pattern(kind.volume_title, told) or kind.title


def _of_station(station: Station) -> dict[str, str]:
    """What a number or a title may tell of the station."""
    return {"station": station.name, "station_short": station.short}


def _defaults(kind: Kind) -> dict[str, Any]:
    """What the standard says of a volume until somebody says otherwise; rows have none."""
    return {f.name: f.default for f in kind.fields if f.default is not None and f.type != "rows"}


def _refuse_without(kind: Kind, known: Mapping[str, Any], *, numbered: bool) -> None:
    """A volume needs what its title is made of, and its number what it is given by."""
    needed = dict.fromkeys(facts_in(kind.volume_title), "卷名由{}组成，请先填写")
    if numbered:
        needed |= dict.fromkeys(kind.number.restart, "卷号按{}编排，请先填写")
    titles = {field.name: field.title for field in kind.fields}
    faults = {
        name: [told.format(titles[name]) + titles[name]]
        for name, told in needed.items()
        if name in titles and not known.get(name)
    }
    if faults:
        raise Invalid(fields=faults)


def _known_carrier(carrier: str) -> str:
    if carrier not in CARRIERS:
        raise Invalid(fields={"carrier": [f"请选择：{'、'.join(CARRIERS.values())}"]})
    return carrier
