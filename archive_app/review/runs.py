"""Review runs (完整性检查): the verdicts on all volumes of a scope, as they are at one moment.

Findings are kept with each change, so a run copies them; no volume is judged under another edition
than the one it is pinned to. Every run stays; the next one of the same scope is compared with it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select

from archive_app.archive import Work
from archive_app.errors import NotFound
from archive_app.records.judging import lacking_on
from archive_app.records.listing import sealed_away, visible
from archive_app.standard import Category, Kind, State
from archive_app.store.tables import Account, FindingRow, ReviewedVolume, ReviewRun, Station, Volume

__all__ = ["Difference", "Report", "Scope", "report", "review_runs", "run_review"]

_TOLD = ("requirement", "title", "outcome", "reason", "fix", "severity", "points", "basis", "note")
_TOLD_OF = [getattr(FindingRow, name) for name in _TOLD]
_COPIED = (
    *("number", "title", "station", "handler", "kind", "state"),
    *("edition_digest", "points", "complete"),
)
_AT_ONCE = 500  # volumes read and written together; SQLite bounds the variables of one statement


@dataclass(frozen=True)
class Scope:
    """Which volumes a run covers; None narrows nothing."""

    station_id: int | None = None
    category: str | None = None
    kind: str | None = None
    year: int | None = None
    state: str | None = None


@dataclass(frozen=True)
class Difference:
    """What changed since the previous run of the same scope, as (volume number, finding title)."""

    resolved: tuple[tuple[str, str], ...]
    appeared: tuple[tuple[str, str], ...]
    remaining: int


@dataclass(frozen=True)
class Report:
    """A run as people read it; `overdue` counts duties past their day when the run was made."""

    run: ReviewRun
    scope: str
    volumes: tuple[ReviewedVolume, ...]
    frequent: tuple[tuple[str, int], ...]
    by_station: tuple[dict[str, Any], ...]
    difference: Difference | None

    @property
    def lacking(self) -> tuple[ReviewedVolume, ...]:
        """The volumes with findings, worst first."""
        found = [v for v in self.volumes if v.findings]
        return tuple(sorted(found, key=lambda v: (v.points, v.number)))


def run_review(work: Work, scope: Scope) -> ReviewRun:
    """Copy the present verdicts of every volume of the scope into a run that is kept for good."""
    work.allow("review.run", on=scope.station_id)
    station_id = scope.station_id
    if work.actor.role in {"clerk", "head"}:
        station_id = work.actor.station_id
    scope = Scope(**(asdict(scope) | {"station_id": station_id}))
    _refuse_unknown(work, scope)
    previous = _previous(work, scope)
    run = work.add(
        ReviewRun(
            at=work.now,
            account_id=work.actor.account_id,
            name=work.actor.name,
            scope=asdict(scope),
            totals={},
            previous_id=previous.id if previous else None,
        )
    )
    totals = _Totals(work.today)
    for volumes in _volumes(work, scope):
        findings = _findings(work, [volume.id for volume in volumes])
        reviewed = [_reviewed(run, volume, findings[volume.id]) for volume in volumes]
        work.session.execute(insert(ReviewedVolume), reviewed)
        totals.count(volumes, findings)
    run.totals = totals.told() | {"sealed": sealed_away(work, *_narrowed(scope))}
    work.record("review.run", run, scope=run.scope, totals=run.totals)
    return run


def review_runs(work: Work, *, limit: int = 50) -> list[ReviewRun]:
    """Past runs the actor may read, newest first."""
    work.allow("review.run")
    runs = work.session.scalars(select(ReviewRun).order_by(ReviewRun.id.desc()).limit(limit))
    return [run for run in runs if _may_read(work, run)]


def report(work: Work, run_id: int) -> Report:
    """A run with its volumes, most frequent findings and difference to the run before."""
    run = work.get(ReviewRun, run_id)
    work.allow("review.run")
    if not _may_read(work, run):
        raise NotFound("没有找到这次检查", fix="请从完整性检查列表中选择")
    volumes = _reviewed_volumes(work, run.id)
    before = _reviewed_volumes(work, run.previous_id) if run.previous_id else None
    work.looked("review.seen", "review_run", run.id)
    return Report(
        run=run,
        scope=scope_text(work, run.scope) + _left_out(work, run, len(volumes)),
        volumes=volumes,
        frequent=_frequent(work, volumes),
        by_station=_by_station(volumes),
        difference=_difference(before, volumes) if before is not None else None,
    )


def _left_out(work: Work, run: ReviewRun, listed: int) -> str:
    """What the reader does not see of the run, so that nothing is silently missing."""
    in_run = select(ReviewedVolume.volume_id).where(ReviewedVolume.run_id == run.id)
    since = sealed_away(work, Volume.id.in_(in_run))
    sealed = since + run.totals.get("sealed", 0)
    private = run.totals["volumes"] - listed - since
    told = (
        f"另有 {private} 卷不公开，未列出" if private else "",
        f"封存 {sealed} 卷，未列入" if sealed else "",
    )
    return f"（{'；'.join(filter(None, told))}）" if any(told) else ""


def _frequent(work: Work, volumes: Iterable[ReviewedVolume]) -> tuple[tuple[str, int], ...]:
    """In how many volumes each requirement is not met, whomever of the parties it concerns."""
    titles = {(k.id, s.id): s.title for k in work.archive.standard.kinds for s in k.slots}
    counted: Counter[str] = Counter()
    for volume in volumes:
        counted.update(
            {
                titles.get((volume.kind, found["requirement"].partition("@")[0]), found["title"])
                for found in volume.findings
            }
        )
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:10])


def scope_text(work: Work, scope: dict[str, Any]) -> str:
    """The scope in words, e.g. 桐溪司法所 · 人民调解 · 2024年."""
    standard = work.archive.standard
    # An old run may name what the edition no longer knows.
    named: tuple[Category | Kind | State, ...] = (
        *standard.categories,
        *standard.kinds,
        *standard.states,
    )
    known = {one.id: one.title for one in named}
    parts = []
    if scope.get("station_id"):
        parts.append(work.get(Station, scope["station_id"]).name)
    parts += [known.get(scope[name], scope[name]) for name in ("category", "kind") if scope[name]]
    if scope.get("year"):
        parts.append(f"{scope['year']}年")
    if scope.get("state"):
        parts.append(known.get(scope["state"], scope["state"]))
    return " · ".join(parts) or "全县全部案卷"


def _refuse_unknown(work: Work, scope: Scope) -> None:
    """A scope that names nothing known is a slip, not an empty report."""
    standard = work.archive.standard
    if scope.station_id:
        work.get(Station, scope.station_id)
    if scope.category:
        standard.category(scope.category)
    if scope.kind:
        standard.kind(scope.kind)
    if scope.state:
        standard.state(scope.state)


def _may_read(work: Work, run: ReviewRun) -> bool:
    if work.actor.role in {"clerk", "head"}:
        return bool(run.scope.get("station_id") == work.actor.station_id)
    return True


def _volumes(work: Work, scope: Scope) -> Iterator[Sequence[Any]]:
    """What a run tells of each volume of the scope, some hundred volumes at a time."""
    query = (
        select(
            *(Volume.id, Volume.number, Volume.title, Volume.kind, Volume.state),
            *(Volume.edition_digest, Volume.points, Volume.complete),
            Station.name.label("station"),
            func.coalesce(Account.name, "").label("handler"),
        )
        .join(Station, Station.id == Volume.station_id)
        .outerjoin(Account, Account.id == Volume.handler_id)
        .where(*visible(work), *_narrowed(scope))
        .order_by(Volume.station_id, Volume.number)
    )
    return work.session.execute(query).partitions(_AT_ONCE)


def _narrowed(scope: Scope) -> list[ColumnElement[bool]]:
    columns = {
        Volume.station_id: scope.station_id,
        Volume.category: scope.category,
        Volume.kind: scope.kind,
        Volume.year: scope.year,
        Volume.state: scope.state,
    }
    return [column == value for column, value in columns.items() if value]


def _findings(work: Work, ids: list[int]) -> dict[int, list[Any]]:
    some = FindingRow.volume_id.in_(ids)
    query = select(FindingRow.volume_id, FindingRow.due_on, *_TOLD_OF)
    query = query.where(some, lacking_on(work.today)).order_by(FindingRow.id)
    found: dict[int, list[Any]] = defaultdict(list)
    for row in work.session.execute(query):
        found[row.volume_id].append(row)
    return found


def _previous(work: Work, scope: Scope) -> ReviewRun | None:
    runs = work.session.scalars(select(ReviewRun).order_by(ReviewRun.id.desc()).limit(200))
    return next((run for run in runs if run.scope == asdict(scope)), None)


class _Totals:
    """The figures of a run, counted while its volumes go by."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.volumes = self.complete = self.findings = self.overdue = 0
        self.points = 0.0
        self.severities: Counter[str] = Counter()
        self.outcomes: Counter[str] = Counter()

    def count(self, volumes: Sequence[Any], findings: Mapping[int, Sequence[Any]]) -> None:
        """Add these volumes with their findings."""
        self.volumes += len(volumes)
        self.complete += sum(volume.complete for volume in volumes)
        self.points += sum(volume.points for volume in volumes)
        rows = [row for volume in volumes for row in findings.get(volume.id, ())]
        self.findings += len(rows)
        self.severities.update(row.severity for row in rows)
        self.outcomes.update(row.outcome for row in rows)
        self.overdue += sum(row.due_on is not None and row.due_on < self.today for row in rows)

    def told(self) -> dict[str, Any]:
        """As they are kept with the run."""
        many = self.volumes
        return {
            "volumes": many,
            "complete": self.complete,
            "rate": round(100 * self.complete / many, 1) if many else None,
            "points": round(self.points / many, 1) if many else None,
            "findings": self.findings,
            "severities": dict(self.severities),
            "outcomes": dict(self.outcomes),
            "overdue": self.overdue,
        }


def _reviewed(run: ReviewRun, volume: Any, findings: Iterable[Any]) -> dict[str, Any]:
    return {
        **{name: getattr(volume, name) for name in _COPIED},
        "run_id": run.id,
        "volume_id": volume.id,
        "findings": [
            {name: getattr(row, name) for name in _TOLD}
            | {"due_on": row.due_on.isoformat() if row.due_on else None}
            for row in findings
        ],
    }


def _reviewed_volumes(work: Work, run_id: int) -> tuple[ReviewedVolume, ...]:
    """The volumes of a run that the reader may see, whoever made it."""
    query = select(ReviewedVolume).join(Volume, Volume.id == ReviewedVolume.volume_id)
    query = query.where(ReviewedVolume.run_id == run_id, *visible(work))
    return tuple(work.session.scalars(query.order_by(ReviewedVolume.id)))


def _by_station(volumes: Iterable[ReviewedVolume]) -> tuple[dict[str, Any], ...]:
    groups: dict[str, list[ReviewedVolume]] = defaultdict(list)
    for volume in volumes:
        groups[volume.station].append(volume)
    return tuple(
        {
            "station": station,
            "volumes": len(group),
            "complete": sum(v.complete for v in group),
            "rate": round(100 * sum(v.complete for v in group) / len(group), 1),
            "points": round(sum(v.points for v in group) / len(group), 1),
            "findings": sum(len(v.findings) for v in group),
        }
        for station, group in groups.items()
    )


def _difference(before: Iterable[ReviewedVolume], after: Sequence[ReviewedVolume]) -> Difference:
    """What changed; a volume the run no longer covers is not thereby put right."""
    old, new = _keyed(before), _keyed(after)
    covered = {volume.volume_id for volume in after}
    return Difference(
        resolved=tuple(old[key] for key in old if key not in new and key[0] in covered),
        appeared=tuple(new[key] for key in new if key not in old),
        remaining=len(old.keys() & new.keys()),
    )


def _keyed(volumes: Iterable[ReviewedVolume]) -> dict[tuple[int, str], tuple[str, str]]:
    return {
        (volume.volume_id, finding["requirement"]): (volume.number, finding["title"])
        for volume in volumes
        for finding in volume.findings
    }
