"""What is known of a volume: its facts, and where it stands.

Personal numbers are shown masked and without an input until somebody asks to see them, which is
written down. A form that comes back after somebody else saved shows both answers side by side.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app.archive import Work
from archive_app.errors import ArchiveError, Conflict, Invalid
from archive_app.problems import Problem, problem_of
from archive_app.records.changing import volume_for_change
from archive_app.records.judging import facts_of
from archive_app.records.merging import merged_facts
from archive_app.records.references import resolve_references
from archive_app.records.shown import masked_facts
from archive_app.records.unmasking import unmask
from archive_app.records.volumes import CARRIERS, describe_volume, shelve_volume, undo_describing
from archive_app.standard import Field, Kind, dump_facts, load_facts
from archive_app.store.tables import Volume
from archive_app.web import notices, session
from archive_app.web.fields import FieldView, asks_again, entered, grouped
from archive_app.web.told_facts import told_value
from archive_app.web.volume_forms import FactsForm, people_lists, without_blank_rows
from archive_app.web.volumes import number_of, pages

__all__ = ["pages"]


@dataclass(frozen=True)
class Difference:
    """One answer that somebody else saved meanwhile, beside the one typed here."""

    title: str
    saved: str
    typed: str


@pages.get("/<int:volume_id>/facts")
def facts(volume_id: int) -> str:
    """Everything that applies, to be entered or corrected."""
    with session.reading() as work:
        volume = volume_for_change(work, volume_id, "volume.describe")
        return _page(work, volume, {}, None)


@pages.post("/<int:volume_id>/facts")
def facts_post(volume_id: int) -> Response | str | tuple[str, int]:
    """Keep what was typed, or ask again with it."""
    typed: dict[str, Any] = {}
    try:
        if "_unmask" in request.form or asks_again(request.form):
            return _again(volume_id)
        with session.working() as work:
            volume = volume_for_change(work, volume_id, "volume.describe")
            kind = work.standard_of(volume).kind(volume.kind)
            typed = entered(kind.fields, request.form)
            before = volume.version
            version = number_of(request.form.get("_version")) or 0
            sent = without_blank_rows(kind.fields, typed)
            after = describe_volume(work, volume_id, sent, version=version).version
    except ArchiveError as refusal:
        return _refused(volume_id, typed, refusal)
    if after == before:
        notices.done("没有改动")
    else:
        undo = url_for("volumes.facts_undo", volume_id=volume_id, version=after)
        notices.done("案卷信息已保存，缺什么已重新核对", undo=undo)
    return redirect(url_for("volume.volume", volume_id=volume_id), 303)


@pages.post("/<int:volume_id>/facts/undo")
def facts_undo(volume_id: int) -> Response:
    """Take the last change of facts back."""
    with session.working() as work:
        undo_describing(work, volume_id, number_of(request.args.get("version")) or 0)
    notices.done("已恢复到修改之前")
    return redirect(url_for("volume.volume", volume_id=volume_id), 303)


@pages.get("/<int:volume_id>/shelf")
def shelf(volume_id: int) -> str:
    """Ask where the volume stands."""
    with session.reading() as work:
        volume = work.get(Volume, volume_id)
        work.allow("volume.describe", on=volume)
        return render_template("volume_shelf.html", volume=volume, carriers=CARRIERS)


@pages.post("/<int:volume_id>/shelf")
def shelf_post(volume_id: int) -> Response:
    """Note where the volume stands."""
    with session.working() as work:
        volume = work.get(Volume, volume_id)
        work.allow("volume.describe", on=volume)
        shelf, carrier = volume.shelf, volume.carrier
        shelve_volume(
            work,
            volume_id,
            shelf=request.values.get("shelf", ""),
            carrier=request.values.get("carrier", ""),
        )
    undo = url_for("volumes.shelf_post", volume_id=volume_id, shelf=shelf, carrier=carrier)
    notices.done("存放位置已登记", undo=undo)
    return redirect(url_for("volume.volume", volume_id=volume_id), 303)


def _again(volume_id: int) -> str:
    """The form with what was typed: other questions may apply, or numbers are to be seen."""
    whole = "_unmask" in request.form
    with session.working() if whole else session.reading() as work:
        volume = volume_for_change(work, volume_id, "volume.describe")
        kind = work.standard_of(volume).kind(volume.kind)
        if whole:
            unmask(work, volume)
        typed = entered(kind.fields, request.form)
        return _page(work, volume, typed, None, unmasked=whole)


def _refused(volume_id: int, typed: Mapping[str, Any], refusal: ArchiveError) -> tuple[str, int]:
    problem = problem_of(refusal)
    with session.reading() as work:
        volume = volume_for_change(work, volume_id, "volume.describe")
        stale = isinstance(refusal, Conflict)
        page = _page(work, volume, typed, problem, differences=stale)
    return page, problem.status


def _page(
    work: Work,
    volume: Volume,
    typed: Mapping[str, Any],
    problem: Problem | None,
    *,
    unmasked: bool = False,
    differences: bool = False,
) -> str:
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    own = {field.name for field in kind.fields}
    system = {name: fact for name, fact in facts_of(work, volume).items() if name not in own}
    lists = people_lists(work, volume.station_id, kind, volume.facts)
    form = FactsForm(standard, kind, lists, volume.facts, system, volume.opened_on)
    views = form.views(typed, problem.fields if problem else None, unmasked=unmasked)
    fresh = differences or not request.form
    return render_template(
        "volume_facts.html",
        volume=volume,
        kind=kind,
        views=views,
        groups=[name for name, _ in grouped(views) if name],
        masked=any(map(_locked, views)),
        version=volume.version if fresh else request.form.get("_version", volume.version),
        differences=_differences(work, kind, volume, typed) if differences else (),
        problem=problem,
    )


def _locked(view: FieldView) -> bool:
    return bool(view.locked) or any(map(_locked, (c for row in view.rows for c in row.fields)))


def _differences(
    work: Work, kind: Kind, volume: Volume, typed: Mapping[str, Any]
) -> tuple[Difference, ...]:
    """Where what was typed differs from what is saved now; numbers masked."""
    mine = _resolved(work, kind, volume, merged_facts(kind.fields, volume.facts, typed))
    saved, mine = masked_facts(kind.fields, volume.facts), masked_facts(kind.fields, mine)
    return tuple(
        Difference(field.title, before, after)
        for field in kind.fields
        if field.name in typed
        and (before := _told(field, saved.get(field.name)))
        != (after := _told(field, mine.get(field.name)))
    )


def _resolved(work: Work, kind: Kind, volume: Volume, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as they would be saved; as typed where that is refused."""
    try:
        found = resolve_references(work, volume.station_id, kind.fields, facts)
        return dump_facts(kind.fields, load_facts(work.standard_of(volume), kind.fields, found))
    except Invalid:
        return facts


def _told(field: Field, value: Any) -> str:
    """The value in words; what was never entered reads as its default, as on the form."""
    if field.type == "rows":
        rows = (
            "，".join(filter(None, (_told(c, row.get(c.name)) for c in field.columns)))
            for row in value or ()
        )
        return "；".join(rows)
    return told_value(field, field.default if value is None else value)
