"""Making a volume one of another kind: what it will become is often known only at the end.

A case opened for a written agreement may end without one. The number stays, so both kinds must
number alike; what has no place in the new kind is never lost: papers wait to be placed, facts stay
in the audit log.
"""

from pathlib import PurePath

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.errors import Conflict, Invalid
from archive_app.records.changing import changed, volume_for_change
from archive_app.records.patterns import fill_pattern
from archive_app.records.slots import places
from archive_app.standard import Kind, dump_facts, load_facts
from archive_app.store.tables import Document, Volume

__all__ = ["kinds_it_may_become", "rekind_volume"]


def kinds_it_may_become(work: Work, volume: Volume) -> tuple[Kind, ...]:
    """The other kinds of its edition that are of the same category and number alike."""
    standard = work.standard_of(volume)
    now = standard.kind(volume.kind)
    return tuple(
        kind
        for kind in sorted(standard.kinds, key=lambda kind: kind.position)
        if kind.id != now.id
        and (kind.category, kind.unit, kind.number.pattern)
        == (now.category, now.unit, now.number.pattern)
    )


def rekind_volume(work: Work, volume_id: int, kind: str, reason: str) -> Volume:
    """Make the volume one of another kind under the same number; papers without a place wait."""
    volume = volume_for_change(work, volume_id, "volume.describe")
    wanted = next((k for k in kinds_it_may_become(work, volume) if k.id == kind), None)
    if wanted is None:
        raise Conflict("案卷不能改成这种类型", fix="编号方法不同的，请作废本卷卷号后另立新卷")
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明改变类型的原因，例如：未达成协议"]})
    before = {"kind": volume.kind, "facts": dict(volume.facts)}
    known = {field.name for field in wanted.fields}
    kept = {name: value for name, value in volume.facts.items() if name in known}
    facts = load_facts(work.standard_of(volume), wanted.fields, kept)
    volume.kind, volume.facts = wanted.id, dump_facts(wanted.fields, facts)
    station = {"station": volume.station.name, "station_short": volume.station.short}
    titled = {**facts, "year": volume.year, **station}
    volume.title = fill_pattern(wanted.volume_title, titled) or wanted.title
    volume.version += 1
    volume.changed_at = work.now
    moved = _displace(work, volume)
    work.record(
        "volume.rekinded",
        volume,
        *moved,
        before=before,
        after={"kind": volume.kind, "facts": volume.facts},
        unplaced=[document.id for document in moved],
        reason=reason.strip(),
    )
    changed(work, volume)
    return volume


def _displace(work: Work, volume: Volume) -> list[Document]:
    """Take papers out of places the new kind does not have."""
    known = {(place.slot.id, place.row_key) for place in places(work, volume)}
    moved = []
    for document in volume.documents:
        if document.slot is None or (document.slot, document.row_key) in known:
            continue
        document.slot, document.row_key = None, None
        document.title = mask_text(PurePath(document.file_name).stem)
        moved.append(document)
    return moved
