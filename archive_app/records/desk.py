"""The desk: what needs me now, by how urgent it is, and how complete each category is.

Owns what is due when: duties, and papers of periods while their volume is worked on. Nothing here
counts rows of the whole archive: numbers come from one index, long lists are cut.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, selectinload

from archive_app.archive import Work
from archive_app.chinese.workdays import working_days_between
from archive_app.records.listing import WORKING, visible
from archive_app.standard import Kind, told_periods
from archive_app.store.tables import DeadlineRow, Document, FindingRow, Volume

__all__ = [
    "COUNTED",
    "URGENCIES",
    "Desk",
    "DueItem",
    "DueList",
    "Share",
    "Tally",
    "desk",
    "tally",
    "worked_on",
    "working_days_left",
]

COUNTED = 500  # further than this nobody counts what is due
LAPSING = timedelta(days=7)
URGENCIES = {"overdue": "已逾期", "today": "今天到期", "week": "本周到期", "later": "以后到期"}


@dataclass(frozen=True)
class DueItem:
    """Something with a last day, and its volume; `days` until due, negative when overdue.

    `periods` names the periods when papers of several lack at once; `working` is how many working
    days are left where they are what counts.
    """

    deadline: DeadlineRow | FindingRow
    volume: Volume
    days: int
    working: int | None = None
    title: str = ""
    periods: str = ""


@dataclass(frozen=True)
class DueList:
    """What is due at one urgency, the first first; `total` counts no further than `COUNTED`."""

    items: tuple[DueItem, ...]
    total: int


@dataclass(frozen=True)
class Share:
    """How many volumes there are of something, and of those: complete, worked on and lacking."""

    volumes: int
    complete: int
    lacking: int

    @property
    def rate(self) -> int | None:
        """The share of complete volumes in percent; None without volumes."""
        return round(100 * self.complete / self.volumes) if self.volumes else None


@dataclass(frozen=True)
class Tally:
    """Volumes counted once, by station, category, state and completeness."""

    counts: dict[tuple[int, str, str, bool], int]

    def states(self) -> dict[str, int]:
        """How many volumes are in each state."""
        found: Counter[str] = Counter()
        for (_, _, state, _), count in self.counts.items():
            found[state] += count
        return dict(found)

    def share(self, *, category: str | None = None, station: int | None = None) -> Share:
        """The share of a category, of a station, or of all."""
        cells = [
            (state, complete, count)
            for (of_station, of_category, state, complete), count in self.counts.items()
            if category in (None, of_category) and station in (None, of_station)
        ]
        return Share(
            volumes=sum(count for _, _, count in cells),
            complete=sum(count for _, complete, count in cells if complete),
            lacking=sum(n for state, complete, n in cells if state in WORKING and not complete),
        )


@dataclass(frozen=True)
class Desk:
    """What needs a person: what is due, lapsing rights, incomplete volumes, unread files.

    `tally` is of all categories, also when the lists are of one.
    """

    due: dict[str, DueList]
    lapsing: tuple[DueItem, ...]
    incomplete: tuple[Volume, ...]
    to_arrange: tuple[Volume, ...]
    to_archive: tuple[Volume, ...]
    unread: tuple[Document, ...]
    tally: Tally


def desk(work: Work, *, category: str | None = None, limit: int = 12) -> Desk:
    """What needs the actor, most urgent and worst first; each list is cut at `limit`."""
    work.allow("volume.see")
    mine = _mine(work)
    rights = [*mine, Volume.category == category] if category else mine
    lacking = [*rights, worked_on(), Volume.complete.is_(False)]
    return Desk(
        due=_due(work, rights, limit),
        lapsing=_lapsing(work, rights, limit),
        incomplete=_volumes(work, lacking, limit, Volume.points),
        to_arrange=_volumes(
            work, [*rights, Volume.state == "concluded"], limit, Volume.concluded_on
        ),
        to_archive=_volumes(work, [*rights, Volume.state == "arranged"], limit, Volume.arranged_on),
        unread=_unread(work, rights, limit),
        tally=_tally(work, mine),
    )


def tally(work: Work) -> Tally:
    """Every volume the actor may see, counted from one index."""
    work.allow("volume.see")
    return _tally(work, visible(work))


def working_days_left(kind: Kind, requirement: str, today: date, due_on: date) -> int | None:
    """How many working days are left, where the standard counts in working days."""
    name = requirement.removeprefix("deadline:")
    slot = requirement.partition("@")[0]
    phrases = [d.within for d in kind.deadlines if d.id == name]
    phrases += [s.every.within or "" for s in kind.slots if s.id == slot and s.every]
    counted = any("working day" in phrase for phrase in phrases)
    return working_days_between(today, due_on) if counted and due_on >= today else None


def worked_on() -> ColumnElement[bool]:
    """Whether people work on a volume; written so that no index by state is chosen for it, which
    would read and sort a fifth of the archive instead of following the order asked for.
    """
    return Volume.state.concat("").in_(WORKING)


def _mine(work: Work) -> list[ColumnElement[bool]]:
    """The desk of a clerk holds the own volumes and those of nobody."""
    rights = visible(work)
    if work.actor.role == "clerk":
        rights.append(or_(Volume.handler_id == work.actor.account_id, Volume.handler_id.is_(None)))
    return rights


def _tally(work: Work, rights: list[ColumnElement[bool]]) -> Tally:
    cells = (Volume.station_id, Volume.category, Volume.state, Volume.complete)
    query = select(*cells, func.count()).where(*rights).group_by(*cells)
    return Tally({(row[0], row[1], row[2], row[3]): row[4] for row in work.session.execute(query)})


def _due(work: Work, rights: list[ColumnElement[bool]], limit: int) -> dict[str, DueList]:
    today, due_on = work.today, FindingRow.due_on
    sunday = today + timedelta(days=6 - today.weekday())
    which = {
        "overdue": due_on < today,
        "today": due_on == today,
        "week": due_on.between(today + timedelta(days=1), sunday),
        "later": due_on > sunday,
    }
    found = {name: _first_due(work, [one, *rights]) for name, one in which.items()}
    shown = [finding for ids in found.values() for finding in ids[:limit]]
    query = (
        select(FindingRow, Volume)
        .join(Volume, Volume.id == FindingRow.volume_id)
        .where(FindingRow.id.in_(shown))
        .order_by(due_on, FindingRow.id)
    )
    rows = {row.id: (row, volume) for row, volume in work.session.execute(query)}
    return {
        name: DueList(_gathered(work, [rows[one] for one in ids[:limit]]), len(ids))
        for name, ids in found.items()
    }


def _first_due(work: Work, which: list[ColumnElement[bool]]) -> Sequence[int]:
    """Duties, and the papers of periods while the volume is worked on: ids alone are quick."""
    asked = or_(FindingRow.outcome == "running", Volume.state.in_(WORKING))
    query = (
        select(FindingRow.id)
        .join(Volume, Volume.id == FindingRow.volume_id)
        .where(asked, *which)
        .order_by(FindingRow.due_on, FindingRow.id)
        .limit(COUNTED)
    )
    return work.session.scalars(query).all()


def _gathered(work: Work, rows: Iterable[tuple[FindingRow, Volume]]) -> tuple[DueItem, ...]:
    """Papers that one place of one volume lacks for several periods are one item."""
    together: dict[tuple[int, str], list[tuple[FindingRow, Volume]]] = {}
    for row, volume in rows:
        slot, _, period = row.requirement.partition("@")
        key = (volume.id, slot if period else row.requirement)
        together.setdefault(key, []).append((row, volume))
    return tuple(_due_item(work, *group[0], group) for group in together.values())


def _lapsing(work: Work, rights: list[ColumnElement[bool]], limit: int) -> tuple[DueItem, ...]:
    query = (
        select(DeadlineRow, Volume)
        .join(Volume, Volume.id == DeadlineRow.volume_id)
        .where(DeadlineRow.nature == "right_lapses", DeadlineRow.status == "running", *rights)
        .where(DeadlineRow.due_on.between(work.today, work.today + LAPSING))
        .order_by(DeadlineRow.due_on)
        .limit(limit)
    )
    return tuple(_due_item(work, row, volume) for row, volume in work.session.execute(query))


def _due_item(
    work: Work,
    row: DeadlineRow | FindingRow,
    volume: Volume,
    group: Sequence[tuple[FindingRow, Volume]] = (),
) -> DueItem:
    assert row.due_on is not None
    kind = work.standard_of(volume).kind(volume.kind)
    title, periods = row.title, ""
    if len(group) > 1:
        keys = [one.requirement.partition("@")[2] for one, _ in group]
        title = kind.slot(row.requirement.partition("@")[0]).title
        periods = told_periods(keys)
    left = working_days_left(kind, row.requirement, work.today, row.due_on)
    return DueItem(row, volume, (row.due_on - work.today).days, left, title, periods)


def _volumes(
    work: Work, which: list[ColumnElement[bool]], limit: int, first: InstrumentedAttribute[Any]
) -> tuple[Volume, ...]:
    """The ids come from an index alone; only the rows that are shown are read."""
    ids = work.session.scalars(select(Volume.id).where(*which).order_by(first).limit(limit)).all()
    rows = work.session.scalars(select(Volume).where(Volume.id.in_(ids)))
    return tuple(sorted(rows, key=lambda volume: ids.index(volume.id)))


def _unread(work: Work, rights: list[ColumnElement[bool]], limit: int) -> tuple[Document, ...]:
    query = (
        select(Document)
        .join(Volume)
        .where(Document.reading == "failed", *rights)
        .where(Document.withdrawn_at.is_(None), Document.replaced_by_id.is_(None))
        .order_by(Document.filed_at.desc())
        .options(selectinload(Document.volume))
        .limit(limit)
    )
    return tuple(work.session.scalars(query))
