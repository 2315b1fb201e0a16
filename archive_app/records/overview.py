"""Figures over many volumes for the desk: each station at a glance, what its volumes lack most."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import String, and_, func, select, type_coerce

from archive_app.archive import Work
from archive_app.records.desk import Tally, tally, worked_on
from archive_app.records.judging import lacking_on
from archive_app.records.listing import WORKING, visible
from archive_app.store.tables import FindingRow, Station, Volume

__all__ = ["StationLine", "most_missing", "station_lines"]


@dataclass(frozen=True)
class StationLine:
    """One station: its volumes, how many are complete, how many duties and papers are overdue."""

    id: int
    name: str
    volumes: int
    complete: int
    overdue: int

    @property
    def rate(self) -> int | None:
        """The share of complete volumes in percent; None without volumes."""
        return round(100 * self.complete / self.volumes) if self.volumes else None


def station_lines(work: Work, counted: Tally | None = None) -> tuple[StationLine, ...]:
    """Every station with what the actor may see of it, stations without volumes included."""
    work.allow("volume.see")
    overdue, counted = _overdue_by_station(work), counted or tally(work)
    stations = work.session.execute(select(Station.id, Station.name).order_by(Station.id))
    shares = [(row[0], row[1], counted.share(station=row[0])) for row in stations]
    return tuple(
        StationLine(key, name, share.volumes, share.complete, overdue[key])
        for key, name, share in shares
    )


def most_missing(
    work: Work, volumes: Iterable[Volume], *, most: int = 3
) -> dict[int, tuple[str, ...]]:
    """The titles of the gravest findings of each volume, at most `most`."""
    ids = [volume.id for volume in volumes]
    gravity = {severity.id: n for n, severity in enumerate(work.archive.standard.severities)}
    query = select(FindingRow).where(FindingRow.volume_id.in_(ids), lacking_on(work.today))
    rows = work.session.scalars(query).all()
    titles: dict[int, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (gravity.get(row.severity, len(gravity)), row.id)):
        if row.title not in titles[row.volume_id]:
            titles[row.volume_id].append(row.title)
    return {volume_id: tuple(found[:most]) for volume_id, found in titles.items()}


def _overdue_by_station(work: Work) -> Counter[int]:
    """Papers and duties of volumes worked on, and duties still running on the others."""
    late = FindingRow.due_on < work.today
    running = and_(FindingRow.outcome == "running", ~Volume.state.in_(WORKING), late)
    # From the volumes to their findings: a fifth of them, each by two indexes and no row.
    of_working = and_(
        worked_on(), type_coerce(FindingRow.due_on, String).concat("") < work.today.isoformat()
    )
    found: Counter[int] = Counter()
    for which in (of_working, running):
        query = (
            select(Volume.station_id, func.count())
            .join(FindingRow, FindingRow.volume_id == Volume.id)
            .where(which, *visible(work))
            .group_by(Volume.station_id)
        )
        for station, count in work.session.execute(query):
            found[station] += count
    return found
