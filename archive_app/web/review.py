"""Completeness checks (完整性检查): run one over a scope, read it, take it away, compare."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, BinaryIO

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.records.choices import list_choices
from archive_app.records.stations import stations
from archive_app.review.data import report_data
from archive_app.review.paper import to_docx
from archive_app.review.runs import Report, Scope, report, review_runs, run_review, scope_text
from archive_app.review.sheets import to_xlsx
from archive_app.store.tables import ReviewedVolume
from archive_app.web import session
from archive_app.web.sending import DOCX, XLSX, made_file

pages = Blueprint("review", __name__, url_prefix="/review")

MANY = 100  # volumes shown on the page; the workbook has them all


@dataclass(frozen=True)
class FindingLine:
    """One finding of a volume, as it was when the run was made."""

    badge: str
    title: str
    reason: str
    fix: str
    severity: str
    due: str | None
    overdue: bool
    basis: str


@dataclass(frozen=True)
class VolumeLines:
    """One volume of the run with its findings."""

    volume: ReviewedVolume
    title: str
    state: str
    findings: tuple[FindingLine, ...]


@pages.get("", endpoint="reviews")
def review_list() -> str:
    """Where a run is started, and the runs there were."""
    with session.reading() as work:
        runs = review_runs(work)
        standard = work.archive.standard
        return render_template(
            "reviews.html",
            runs=[(run, scope_text(work, run.scope)) for run in runs],
            stations=() if work.actor.station_id else stations(work),
            standard=standard,
            years=list_choices(work).years,
        )


@pages.post("", endpoint="run")
def run_post() -> AnyResponse:
    """Judge the scope as it is now and keep the result."""
    form = request.form
    scope = Scope(
        station_id=form.get("station", type=int),
        category=form.get("category") or None,
        kind=form.get("kind") or None,
        year=form.get("year", type=int),
        state=form.get("state") or None,
    )
    with session.working() as work:
        run_id = run_review(work, scope).id
    return redirect(url_for("review.review", run_id=run_id), 303)


@pages.get("/<int:run_id>", endpoint="review")
def review_page(run_id: int) -> str:
    """One run: figures, what is lacking most, what changed, every volume with findings."""
    with session.reading() as work:
        found = report(work, run_id)
        difference = found.difference
        return render_template(
            "review.html",
            found=found,
            severities=_severities(work, found),
            volumes=[_lines(work, volume) for volume in found.lacking[:MANY]],
            more=max(0, len(found.lacking) - MANY),
            resolved=_by_number(difference.resolved) if difference else {},
            appeared=_by_number(difference.appeared) if difference else {},
        )


@pages.get("/<int:run_id>/<any(data, workbook, paper):form>")
def download(run_id: int, form: str) -> Response:
    """The run as data, as a workbook, or as a paper to sign."""
    with session.reading() as work:
        found = report(work, run_id)
        if form == "workbook":
            return made_file(lambda target: to_xlsx(work, found, target), XLSX)
        if form == "paper":
            return made_file(lambda target: to_docx(found, target), DOCX)
        return made_file(lambda target: _json(found, target), "application/json")


def _json(found: Report, target: BinaryIO) -> str:
    target.write(json.dumps(report_data(found), ensure_ascii=False, indent=1).encode())
    return f"完整性检查第{found.run.id}次.json"


def _severities(work: Work, found: Report) -> list[tuple[str, int]]:
    counts: Mapping[str, int] = found.run.totals["severities"]
    return [(s.title, counts[s.id]) for s in work.archive.standard.severities if s.id in counts]


def _lines(work: Work, volume: ReviewedVolume) -> VolumeLines:
    standard = work.archive.standard
    severities = {severity.id: severity.title for severity in standard.severities}
    states = {state.id: state.title for state in standard.states}
    sources = {source.id: source.title for source in standard.sources}
    today = work.today.isoformat()
    return VolumeLines(
        volume=volume,
        title=mask_text(volume.title),
        state=states.get(volume.state, volume.state),
        findings=tuple(_line(finding, severities, sources, today) for finding in volume.findings),
    )


def _line(
    finding: Mapping[str, Any],
    severities: Mapping[str, str],
    sources: Mapping[str, str],
    today: str,
) -> FindingLine:
    due = finding["due_on"]
    return FindingLine(
        badge=finding["outcome"],
        title=mask_text(finding["title"]),
        reason=mask_text(finding["reason"]),
        fix=mask_text(finding["fix"]),
        severity=severities.get(finding["severity"], finding["severity"]),
        due=due,
        overdue=due is not None and due < today,
        basis="；".join(sources.get(one, one) for one in finding["basis"]),
    )


def _by_number(changes: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """The changed findings of each volume, under its number."""
    ordered = sorted(changes, key=lambda change: change[0])
    return {
        number: [mask_text(title) for _, title in group]
        for number, group in groupby(ordered, key=lambda change: change[0])
    }
