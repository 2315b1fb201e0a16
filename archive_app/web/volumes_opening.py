"""Opening a volume: choose the kind, answer what is due now; and taking a number out of use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app.archive import Work
from archive_app.errors import ArchiveError, Invalid
from archive_app.problems import Problem, problem_of
from archive_app.records.changing import volume_for_change
from archive_app.records.choosing import (
    kinds_by_category,
    kinds_called,
    kinds_used_lately,
)
from archive_app.records.linking import carried_facts, open_linked, way_of
from archive_app.records.stations import stations
from archive_app.records.voiding import void_next_number
from archive_app.records.volumes import CARRIERS, kinds_to_open, open_volume
from archive_app.standard import Field, Kind
from archive_app.standard import Link as Way
from archive_app.store.tables import Volume
from archive_app.web import notices, session
from archive_app.web.fields import FieldView, asks_again, entered, entered_day
from archive_app.web.volume_forms import (
    FactsForm,
    people_lists,
    with_blank_rows,
    without_blank_rows,
)
from archive_app.web.volumes import number_of, pages

__all__ = ["pages"]


@dataclass(frozen=True)
class Questions:
    """The questions of a new volume: those to be answered now, and those that can wait."""

    now: tuple[FieldView, ...]
    later: tuple[FieldView, ...]


@dataclass(frozen=True)
class Origin:
    """The volume a new one is opened out of, in which way, and what carries over."""

    volume: Volume
    way: Way
    carried: Mapping[str, Any]


@pages.get("/new")
def new() -> str:
    """Choose a kind; or, with a kind, the form that opens it."""
    with session.reading() as work:
        work.allow("volume.open")
        if kind := request.args.get("kind"):
            described = work.archive.standard.kind(kind)
            return _form(work, described, {}, None, _origin(work, described))
        return _kinds_page(work)


@pages.post("/new")
def new_post() -> Response | str | tuple[str, int]:
    """Open the volume, or ask again with what was typed."""
    with session.reading() as work:
        work.allow("volume.open")
        kind = work.archive.standard.kind(request.form.get("_kind", ""))
        typed = entered(kind.fields, request.form)
        if asks_again(request.form):
            return _form(work, kind, typed, None, _origin(work, kind))
    try:
        with session.working() as work:
            volume = _open(
                work,
                kind,
                without_blank_rows(kind.fields, typed),
                number=request.form.get("_number", "").strip() or None,
                carrier=request.form.get("_carrier", "paper"),
                shelf=request.form.get("_shelf", ""),
                opened_on=entered_day(request.form, "_opened_on"),
            )
            volume_id, number = volume.id, volume.number
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            return _form(work, kind, typed, problem, _origin(work, kind)), problem.status
    if kind.register:
        notices.done(f"登记簿已建好，卷号 {number}。接着登记第一条")
        return redirect(url_for("rows.rows", volume_id=volume_id), 303)
    notices.done(f"已立卷，卷号 {number}。接着把文件拖到这里，缺什么随时列在页上")
    return redirect(url_for("volume.volume", volume_id=volume_id), 303)


@pages.get("/void")
def void() -> str:
    """Ask which number goes out of use, and why."""
    with session.reading() as work:
        work.allow("number.void")
        return _void_page(work, None)


@pages.post("/void")
def void_post() -> Response | str | tuple[str, int]:
    """Take the next number out of use."""
    with session.reading() as work:
        work.allow("number.void")
        if asks_again(request.form):
            return _void_page(work, None)
        kind = work.archive.standard.kind(request.form.get("_kind", ""))
    try:
        with session.working() as work:
            voided = void_next_number(
                work,
                kind.id,
                entered(_numbering(kind), request.form),
                request.form.get("_reason", ""),
                station_id=number_of(request.form.get("_station")),
            )
            number = voided.number
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            return _void_page(work, problem), problem.status
    notices.done(f"卷号 {number} 已作废，原因已记入日志")
    return redirect(url_for("volumes.volumes"), 303)


def _origin(work: Work, kind: Kind) -> Origin | None:
    """The volume a new one of this kind is opened out of, when the address or form says so."""
    key, link = number_of(request.values.get("_from")), request.values.get("_link", "")
    if key is None:
        return None
    source = volume_for_change(work, key, "volume.describe")
    way = way_of(work, source, link)
    return Origin(source, way, carried_facts(work, source, way, kind))


def _open(work: Work, kind: Kind, facts: Mapping[str, Any], **opening: Any) -> Volume:
    key = number_of(request.form.get("_from"))
    if key is None:
        return open_volume(work, kind.id, facts, **opening)
    link = request.form.get("_link", "")
    return open_linked(work, key, link, facts, kind=kind.id, **opening)


def _form(
    work: Work,
    kind: Kind,
    typed: Mapping[str, Any],
    problem: Problem | None,
    origin: Origin | None,
) -> str:
    station_id = work.actor.station_id
    if station_id is None:
        raise Invalid("立卷由司法所办理", fix="请用司法所的账号登录后立卷")
    standard = work.archive.standard
    lists = people_lists(work, station_id, kind)
    carried = origin.carried if origin else {}
    begun: Mapping[str, Any] = typed or {
        name: rows for name, rows in with_blank_rows(kind.fields).items() if name not in carried
    }
    if not typed and len(lists.committees) == 1:
        only = lists.committees[0].value
        begun = {**begun, **{f.name: only for f in kind.fields if f.type == "committee"}}
    system = {"state": standard.states[0].id, "year": work.today.year, "opened_on": work.today}
    form = FactsForm(standard, kind, lists, kept=carried, system=system, day=work.today)
    views = form.views(begun, problem.fields if problem else None)
    now = {field.name for field in kind.fields if _due_now(field, standard.states[0].id)}
    return render_template(
        "volume_new.html",
        kind=kind,
        origin=origin,
        questions=Questions(
            tuple(view for view in views if view.name in now),
            tuple(view for view in views if view.name not in now),
        ),
        nobody=not lists.committees and any(f.type == "committee" for f in _numbering(kind)),
        typed=request.form,
        carriers=CARRIERS,
        today=work.today,
        problem=problem,
        wrong=problem.fields if problem else {},
    )


def _due_now(field: Field, first_state: str) -> bool:
    return field.required and field.due in (None, first_state)


def _numbering(kind: Kind) -> list[Field]:
    """The facts with which the number starts anew, such as the committee; not year or station,
    which are known.
    """
    return [field for field in kind.fields if field.name in kind.number.restart]


def _kinds_page(work: Work) -> str:
    """The kinds of one category, or those called so; what was used lately stands above."""
    standard = work.archive.standard
    grouped, lately = kinds_by_category(work), kinds_used_lately(work)
    text = request.args.get("q", "").strip()
    usual = lately[0].category if lately else next(iter(grouped), "")
    chosen = request.args.get("category") or usual
    found = kinds_called((kind for kinds in grouped.values() for kind in kinds), text)
    return render_template(
        "volume_kinds.html",
        categories=[(standard.category(name), len(kinds)) for name, kinds in grouped.items()],
        chosen="" if text else chosen,
        text=text,
        kinds=found if text else grouped.get(chosen, ()),
        lately=() if text else lately,
        standard=standard,
    )


def _void_page(work: Work, problem: Problem | None) -> str:
    standard = work.archive.standard
    chosen = request.values.get("_kind", "") or kinds_to_open(work)[0].id
    kind = standard.kind(chosen)
    offered = stations(work)
    station_id = work.actor.station_id or number_of(request.values.get("_station"))
    typed = entered(_numbering(kind), request.form)
    views: tuple[FieldView, ...] = ()
    if station_id:
        form = FactsForm(standard, kind, people_lists(work, station_id, kind))
        wanted = {field.name for field in _numbering(kind)}
        errors = problem.fields if problem else None
        views = tuple(view for view in form.views(typed, errors) if view.name in wanted)
    return render_template(
        "volume_void.html",
        kinds=kinds_to_open(work),
        kind=kind,
        stations=offered if work.actor.station_id is None else (),
        station_id=station_id,
        ready=station_id is not None,
        views=views,
        typed=request.form,
        problem=problem,
        wrong=problem.fields if problem else {},
    )
