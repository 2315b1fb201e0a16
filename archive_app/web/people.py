"""The lists behind the volumes: the bureau, stations, committees and mediators with their terms.

Nobody is deleted here: who leaves gets a last day, and volumes keep the names they were given.
"""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app.archive import Work
from archive_app.chinese.identity import mask_phone
from archive_app.errors import ArchiveError, Invalid
from archive_app.problems import problem_of
from archive_app.records import people as records
from archive_app.records import stations as places
from archive_app.store.tables import Committee, Mediator, Station
from archive_app.web import notices, session
from archive_app.web.fields import entered_day
from archive_app.web.volumes import number_of

__all__ = ["pages"]

pages = Blueprint("people", __name__, url_prefix="/people")

Values = dict[str, Any]


@pages.get("")
def people() -> str:
    """The stations one may keep, and one of them with its committees and mediators."""
    with session.reading() as work:
        keeps_people, keeps_stations = work.may("people.manage"), work.may("station.manage")
        if not keeps_stations:
            work.allow("people.manage")
        listed = [s for s in places.stations(work) if keeps_stations or _own(work, s)]
        wanted = number_of(request.args.get("station")) or work.actor.station_id
        chosen = next((s for s in listed if s.id == wanted), listed[0] if listed else None)
        return render_template(
            "people.html",
            stations=listed,
            chosen=chosen,
            boards=_boards(work, chosen) if chosen and keeps_people else (),
            keeps_people=keeps_people,
            keeps_stations=keeps_stations,
            bureau=places.bureau(work),
            today=work.today,
            mask=mask_phone,
        )


@pages.route("/stations/new", methods=["GET", "POST"])
def station_new() -> Response | str | tuple[str, int]:
    """Add a station."""
    return _entering(
        "station",
        "添加司法所",
        lambda work: _allowed(work, "station.manage", {}),
        lambda work: places.add_station(work, **_station_entered()).id,
        "司法所已添加",
    )


@pages.route("/stations/<int:station_id>", methods=["GET", "POST"])
def station(station_id: int) -> Response | str | tuple[str, int]:
    """Another name or manning."""

    def shown(work: Work) -> Values:
        row = work.get(Station, station_id)
        kept = {"name": row.name, "short": row.short, "one_person": row.one_person}
        return _allowed(work, "station.manage", kept)

    def save(work: Work) -> int:
        return places.change_station(work, station_id, **_station_entered()).id

    return _entering("station", "修改司法所", shown, save, "司法所信息已修改")


@pages.route("/bureau", methods=["GET", "POST"])
def bureau() -> Response | str | tuple[str, int]:
    """The bureau's name and fonds number."""

    def shown(work: Work) -> Values:
        kept = places.bureau(work)
        return _allowed(work, "station.manage", {"name": kept.name, "fonds": kept.fonds})

    def save(work: Work) -> None:
        places.set_bureau(work, request.form.get("name", ""), request.form.get("fonds", ""))

    return _entering("bureau", "县司法局", shown, save, "县司法局信息已登记")


@pages.route("/stations/<int:station_id>/committees/new", methods=["GET", "POST"])
def committee_new(station_id: int) -> Response | str | tuple[str, int]:
    """Add a committee."""

    def shown(work: Work) -> Values:
        work.allow("people.manage", on=work.get(Station, station_id).id)
        return {"from_on": work.today}

    def save(work: Work) -> int:
        return records.add_committee(work, station_id, **_committee_entered()).station_id

    return _entering("committee", "登记调委会", shown, save, "调委会已登记")


@pages.route("/committees/<int:committee_id>", methods=["GET", "POST"])
def committee(committee_id: int) -> Response | str | tuple[str, int]:
    """Another name or term of a committee."""

    def shown(work: Work) -> Values:
        row = work.get(Committee, committee_id)
        work.allow("people.manage", on=row.station_id)
        return {name: getattr(row, name) for name in ("name", "short", "from_on", "until_on")}

    def save(work: Work) -> int:
        return records.change_committee(work, committee_id, **_committee_entered()).station_id

    return _entering("committee", "修改调委会", shown, save, "调委会信息已修改，已立的案卷不受影响")


@pages.route("/committees/<int:committee_id>/mediators/new", methods=["GET", "POST"])
def mediator_new(committee_id: int) -> Response | str | tuple[str, int]:
    """Add a mediator."""

    def shown(work: Work) -> Values:
        row = work.get(Committee, committee_id)
        work.allow("people.manage", on=row.station_id)
        return {"of": row.name, "from_on": work.today}

    def save(work: Work) -> int:
        sent = _mediator_entered(request.form.get("phone", ""))
        return records.add_mediator(work, committee_id, **sent).committee.station_id

    return _entering("mediator", "登记调解员", shown, save, "调解员已登记")


@pages.route("/mediators/<int:mediator_id>", methods=["GET", "POST"])
def mediator(mediator_id: int) -> Response | str | tuple[str, int]:
    """Another name, phone or term of a mediator; the kept phone is shown masked only."""

    def shown(work: Work) -> Values:
        row = work.get(Mediator, mediator_id)
        work.allow("people.manage", on=row.committee.station_id)
        kept = {name: getattr(row, name) for name in ("name", "from_on", "until_on")}
        return kept | {"of": row.committee.name, "kept_phone": mask_phone(row.phone)}

    def save(work: Work) -> int:
        row = work.get(Mediator, mediator_id)
        phone = request.form.get("phone", "").strip() or row.phone
        sent = _mediator_entered("" if "no_phone" in request.form else phone)
        return records.change_mediator(work, mediator_id, **sent).committee.station_id

    return _entering("mediator", "修改调解员", shown, save, "调解员信息已修改，已立的案卷不受影响")


@pages.route("/mediators/<int:mediator_id>/end", methods=["GET", "POST"])
def mediator_end(mediator_id: int) -> Response | str | tuple[str, int]:
    """A mediator's last day; without a day the term is open again."""

    def shown(work: Work) -> Values:
        row = work.get(Mediator, mediator_id)
        work.allow("people.manage", on=row.committee.station_id)
        return {"who": row.name, "until_on": row.until_on or work.today}

    def save(work: Work) -> int:
        row = work.get(Mediator, mediator_id)
        until = entered_day(request.form, "until_on")
        terms: Values = {
            "name": row.name,
            "phone": row.phone,
            "from_on": row.from_on,
            "until_on": until,
        }
        return records.change_mediator(work, mediator_id, **terms).committee.station_id

    undo = url_for("people.mediator_end", mediator_id=mediator_id)
    return _entering("end", "调解员离任", shown, save, "离任日期已登记", undo=undo)


@pages.route("/committees/<int:committee_id>/end", methods=["GET", "POST"])
def committee_end(committee_id: int) -> Response | str | tuple[str, int]:
    """A committee's last day; without a day it goes on."""

    def shown(work: Work) -> Values:
        row = work.get(Committee, committee_id)
        work.allow("people.manage", on=row.station_id)
        return {"who": row.name, "until_on": row.until_on or work.today}

    def save(work: Work) -> int:
        row = work.get(Committee, committee_id)
        until = entered_day(request.form, "until_on")
        terms: Values = {
            "name": row.name,
            "short": row.short,
            "from_on": row.from_on,
            "until_on": until,
        }
        return records.change_committee(work, committee_id, **terms).station_id

    undo = url_for("people.committee_end", committee_id=committee_id)
    return _entering("end", "调委会撤销", shown, save, "撤销日期已登记", undo=undo)


def _entering(
    form: str,
    title: str,
    shown: Callable[[Work], Values],
    save: Callable[[Work], int | None],
    done: str,
    *,
    undo: str | None = None,
) -> Response | str | tuple[str, int]:
    """Show the form `people_<form>.html`, or save it and go back to the list of the station."""
    problem = None
    if request.method == "POST":
        try:
            with session.working() as work:
                station_id = save(work)
        except ArchiveError as refusal:
            problem = problem_of(refusal)
        else:
            notices.done(done, undo=undo if request.form.get("until_on") else None)
            return redirect(url_for("people.people", station=station_id), 303)
    with session.reading() as work:
        values = shown(work)
        if problem:
            values |= {"one_person": "one_person" in request.form} | request.form.to_dict()
        page = render_template(
            f"people_{form}.html",
            title=title,
            values=values,
            problem=problem,
            wrong=problem.fields if problem else {},
        )
    return (page, problem.status) if problem else page


def _station_entered() -> Values:
    form = request.form
    names = {"name": form.get("name", ""), "short": form.get("short", "")}
    return names | {"one_person": "one_person" in form}


def _committee_entered() -> Values:
    form = request.form
    return {"name": form.get("name", ""), "short": form.get("short", "")} | _term_entered()


def _mediator_entered(phone: str) -> Values:
    return {"name": request.form.get("name", ""), "phone": phone} | _term_entered()


def _term_entered() -> Values:
    from_on = entered_day(request.form, "from_on")
    if from_on is None:
        raise Invalid(fields={"from_on": ["请填写从哪天开始"]})
    return {"from_on": from_on, "until_on": entered_day(request.form, "until_on")}


def _boards(work: Work, station: Station) -> list[tuple[Committee, list[Mediator]]]:
    """The committees of a station with their mediators, those in office first."""

    def left(one: Committee | Mediator) -> bool:
        return one.until_on is not None and one.until_on < work.today

    of: dict[int, list[Mediator]] = {}
    for one in sorted(records.mediators(work, station_id=station.id), key=left):
        of.setdefault(one.committee_id, []).append(one)
    boards = sorted(records.committees(work, station.id), key=left)
    return [(board, of.get(board.id, [])) for board in boards]


def _own(work: Work, one: Station) -> bool:
    return work.may("people.manage", on=one.id)


def _allowed(work: Work, permission: str, values: Values) -> Values:
    work.allow(permission)
    return values
