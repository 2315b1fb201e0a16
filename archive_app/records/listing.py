"""Lists of volumes, filtered and counted by state; and which volumes somebody may see."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from archive_app.archive import Work
from archive_app.store.tables import Volume

__all__ = [
    "WORKING",
    "VolumeFilter",
    "VolumePage",
    "list_volumes",
    "sealed_away",
    "visible",
    "volumes_by_kind",
]

WORKING = ("open", "concluded", "reopened")  # the states in which people work on a volume
ORDERS = {
    "newest": (Volume.opened_on.desc(), Volume.id.desc()),
    "oldest": (Volume.opened_on, Volume.id),
    "number": (Volume.year.desc(), Volume.series, Volume.serial.desc()),
    "points": (Volume.points, Volume.id),
    "changed": (Volume.changed_at.desc(), Volume.id.desc()),
}


@dataclass(frozen=True)
class VolumeFilter:
    """What a list is narrowed to; empty values narrow nothing. `text` is in the number or title."""

    text: str = ""
    station_id: int | None = None
    category: str | None = None
    kind: str | None = None
    state: str | None = None
    year: int | None = None
    handler_id: int | None = None
    complete: bool | None = None
    order: str = "newest"
    page: int = 1
    size: int = 50


@dataclass(frozen=True)
class VolumePage:
    """One page of volumes; `states` counts all states under the same filter but state."""

    total: int
    rows: tuple[Volume, ...]
    page: int
    size: int
    states: dict[str, int]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))


def visible(work: Work) -> list[ColumnElement[bool]]:
    """The row rights of the actor as SQL, the same as `permissions.sees`."""
    actor = work.actor
    own = Volume.handler_id == actor.account_id
    unsealed, worked_on = Volume.sealed.is_(False), Volume.locked.is_(False)
    if actor.everything:
        return [or_(unsealed, worked_on)] if actor.door == "cli" else []
    if actor.role == "clerk":
        shown = and_(or_(Volume.private.is_(False), own), or_(unsealed, and_(own, worked_on)))
        return [Volume.station_id == actor.station_id, shown]
    if actor.role == "head":
        return [Volume.station_id == actor.station_id, or_(unsealed, worked_on)]
    if actor.role == "archivist":
        return [unsealed]
    return [Volume.private.is_(False), unsealed]


def sealed_away(work: Work, *which: ColumnElement[bool]) -> int:
    """How many volumes the actor does not see because they are sealed: told, never named."""
    sealed = [Volume.sealed.is_(True), *which]
    if work.actor.station_id is not None:
        sealed.append(Volume.station_id == work.actor.station_id)
    return _count(work, sealed) - _count(work, [*sealed, *visible(work)])


def list_volumes(work: Work, wanted: VolumeFilter) -> VolumePage:
    """The volumes the actor may see, filtered and ordered."""
    work.allow("volume.see")
    narrowed = visible(work) + _narrowed(wanted)
    states = _by_state(work, narrowed)
    if wanted.state:
        narrowed.append(Volume.state == wanted.state)
    total = work.session.scalar(select(func.count()).select_from(Volume).where(*narrowed)) or 0
    size = min(max(wanted.size, 1), 500)
    page = min(max(wanted.page, 1), max(1, -(-total // size)))
    query = select(Volume).where(*narrowed).order_by(*ORDERS.get(wanted.order, ORDERS["newest"]))
    rows = work.session.scalars(query.limit(size).offset((page - 1) * size)).all()
    return VolumePage(total, tuple(rows), page, size, states)


def _narrowed(wanted: VolumeFilter) -> list[ColumnElement[bool]]:
    exact: dict[Any, Any] = {
        Volume.station_id: wanted.station_id,
        Volume.category: wanted.category,
        Volume.kind: wanted.kind,
        Volume.year: wanted.year,
        Volume.handler_id: wanted.handler_id,
    }
    narrowed = [column == value for column, value in exact.items() if value]
    if wanted.complete is not None:
        narrowed.append(Volume.complete.is_(wanted.complete))
    return narrowed + [_bears(word) for word in wanted.text.split()]


def _bears(word: str) -> ColumnElement[bool]:
    names = (Volume.number, Volume.title, Volume.archival_code)
    return or_(*(name.contains(word, autoescape=True) for name in names))


def volumes_by_kind(work: Work) -> dict[str, int]:
    """How many volumes of each kind the actor may see; a kind without any is left out."""
    work.allow("volume.see")
    query = select(Volume.kind, func.count()).where(*visible(work)).group_by(Volume.kind)
    return {kind: count for kind, count in work.session.execute(query)}  # noqa: C416


def _by_state(work: Work, which: list[ColumnElement[bool]]) -> dict[str, int]:
    query = select(Volume.state, func.count()).where(*which).group_by(Volume.state)
    return {state: count for state, count in work.session.execute(query)}  # noqa: C416


def _count(work: Work, which: list[ColumnElement[bool]]) -> int:
    return work.session.scalar(select(func.count()).select_from(Volume).where(*which)) or 0
