"""Asking to look at sealed volumes, and deciding it: of the volume only its number is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app.archive import Work
from archive_app.errors import ArchiveError
from archive_app.problems import Problem, problem_of
from archive_app.records.openings import (
    MOST_DAYS,
    OpeningStatus,
    ask_opening,
    decide_opening,
    find_sealed,
    my_openings,
    openings_to_decide,
    past_openings,
    sealed_volume,
    sealed_volumes,
    see_opening,
    status_of,
    withdraw_opening,
)
from archive_app.records.stations import stations
from archive_app.store.tables import Opening
from archive_app.web import notices, session
from archive_app.web.volumes import number_of

__all__ = ["openings_of", "pages"]

pages = Blueprint("openings", __name__, url_prefix="/openings")


@dataclass(frozen=True)
class Line:
    """One request in words; nothing of the volume but number and station."""

    id: int
    volume_id: int
    number: str
    station: str
    name: str
    reason: str
    at: datetime
    status: str
    told: str
    decided_by: str
    decided_at: datetime | None
    refusal: str
    until: date | None
    may_look: bool


@pages.get("", endpoint="openings")
def opening_list() -> str:
    """What waits for the person, what they asked for, and what can be asked for."""
    with session.reading() as work:
        work.allow("sealed.ask")
        decides = work.may("sealed.decide")
        return render_template(
            "openings.html",
            to_decide=_lines(work, openings_to_decide(work)),
            mine=_lines(work, my_openings(work)),
            past=_lines(work, past_openings(work)) if decides else (),
            sealed=sealed_volumes(work),
            county=work.actor.station_id is None,
            decides=decides,
        )


@pages.get("/new")
def ask() -> str:
    """The request form, for a volume or for a number from the shelf."""
    with session.reading() as work:
        work.allow("sealed.ask")
        return _ask_page(work, None)


@pages.post("/new")
def ask_post() -> Response | tuple[str, int]:
    """Send the request to who decides."""
    try:
        with session.working() as work:
            work.allow("sealed.ask")
            row = ask_opening(work, _asked_for(work), request.form.get("reason", ""))
            number = row.volume.number
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            return _ask_page(work, problem), problem.status
    notices.done(f"已申请查阅 {number}，等所长或县局档案员批准")
    return redirect(url_for("openings.openings"), 303)


@pages.get("/<int:opening_id>")
def opening(opening_id: int) -> str:
    """One request: to be decided, or how it was decided."""
    with session.reading() as work:
        return _page(work, opening_id, None)


@pages.post("/<int:opening_id>/decide")
def decide(opening_id: int) -> Response | tuple[str, int]:
    """Grant or refuse."""
    form = request.form
    granted = form.get("decision") == "grant"
    try:
        with session.working() as work:
            row = decide_opening(
                work,
                opening_id,
                granted=granted,
                days=(number_of(form.get("days")) or 0) if granted else None,
                refusal=form.get("refusal", ""),
            )
            name, number = row.name, row.volume.number
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            return _page(work, opening_id, problem), problem.status
    undo = url_for("openings.withdraw", opening_id=opening_id) if granted else None
    told = "已批准" if granted else "未批准"
    notices.done(f"{told}{name}查阅 {number}", undo=undo, undo_label="收回")
    return redirect(url_for("openings.openings"), 303)


@pages.post("/<int:opening_id>/withdraw")
def withdraw(opening_id: int) -> Response:
    """Take back one's request, or end leave that was given."""
    with session.working() as work:
        row = withdraw_opening(work, opening_id)
        told = "查阅申请已撤回" if row.decided_at is None else "查阅批准已收回，从现在起不能再看"
    notices.done(told)
    return redirect(url_for("openings.openings"), 303)


def openings_of(work: Work) -> dict[str, Any]:
    """What the desk shows: requests to decide, and one's own that wait or let one look."""
    mine = my_openings(work) if work.may("sealed.ask") else []
    going_on = {OpeningStatus.WAITING, OpeningStatus.GRANTED}
    return {
        "to_decide": _lines(work, openings_to_decide(work)),
        "mine_open": _lines(work, (one for one in mine if status_of(work, one) in going_on)),
    }


def _asked_for(work: Work) -> int:
    if key := number_of(request.form.get("volume")):
        return key
    station = number_of(request.form.get("station")) or work.actor.station_id
    return find_sealed(work, request.form.get("number", ""), station).id


def _ask_page(work: Work, problem: Problem | None) -> str:
    key = number_of(request.values.get("volume"))
    # Whatever was wrong with the volume asked for is the problem; the form then asks for a number.
    found = sealed_volume(work, key) if key and problem is None else None
    if problem and problem.fields and key:
        found = sealed_volume(work, key)
    return render_template(
        "opening_new.html",
        found=found,
        stations=stations(work) if work.actor.station_id is None else (),
        typed=request.form,
        problem=problem,
        wrong=problem.fields if problem else {},
    )


def _page(work: Work, opening_id: int, problem: Problem | None) -> str:
    row = see_opening(work, opening_id)
    status = status_of(work, row)
    mine = row.account_id == work.actor.account_id
    decides = work.may("sealed.decide", on=row.volume.station_id) and not mine
    return render_template(
        "opening.html",
        one=_line(work, row),
        decides=decides and status is OpeningStatus.WAITING,
        withdraws=status in {OpeningStatus.WAITING, OpeningStatus.GRANTED},
        days=work.archive.settings.opening_days,
        most=MOST_DAYS,
        typed=request.form,
        problem=problem,
        wrong=problem.fields if problem else {},
    )


def _lines(work: Work, rows: Iterable[Opening]) -> tuple[Line, ...]:
    return tuple(_line(work, row) for row in rows)


def _line(work: Work, row: Opening) -> Line:
    status = status_of(work, row)
    return Line(
        id=row.id,
        volume_id=row.volume_id,
        number=row.volume.number,
        station=row.volume.station.name,
        name=row.name,
        reason=row.reason,
        at=row.at,
        status=status.value,
        told=status.label,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        refusal=row.refusal,
        until=row.until,
        may_look=work.may("volume.see", on=row.volume),
    )
