"""The list of volumes, and every change of one volume as a page.

Owns the list; opening, describing and the steps of a volume are in the `volumes_*` files beside
it, which share the blueprint. Looking at one volume is `volume`'s.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.records import volumes as records
from archive_app.records.choices import ListChoices, list_choices
from archive_app.records.listing import VolumeFilter, VolumePage, list_volumes, sealed_away
from archive_app.records.stations import stations
from archive_app.standard import Standard
from archive_app.store.tables import Volume
from archive_app.web import session
from archive_app.web.fields import Choice
from archive_app.web.told_history import told_history

__all__ = ["number_of", "pages"]

pages = Blueprint("volumes", __name__, url_prefix="/volumes")

ORDERS = (
    Choice("newest", "立案日期从近到远"),
    Choice("oldest", "立案日期从远到近"),
    Choice("number", "卷号"),
    Choice("points", "得分从低到高"),
    Choice("changed", "最近改动"),
)
COMPLETE = (Choice("yes", "完整"), Choice("no", "不完整"))
SIZE = 30


@dataclass(frozen=True)
class Tab:
    """One state above the list, with how many volumes are in it."""

    title: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class Line:
    """One volume of the list, in words."""

    id: int
    number: str
    title: str
    kind: str
    state: str
    state_title: str
    complete: bool
    open_findings: int
    points: str
    handler: str
    station: str
    opened_on: Any
    private: bool
    sealed: bool


@pages.get("")
def volumes() -> str:
    """The volumes one may see, narrowed as asked."""
    with session.reading() as work:
        wanted = _wanted(request.args)
        found = list_volumes(work, wanted)
        choices = list_choices(work)
        county = work.actor.station_id is None
        return render_template(
            "volumes.html",
            wanted=wanted,
            found=found,
            lines=[_line(work, volume) for volume in found.rows],
            tabs=_tabs(work.archive.standard, wanted, found),
            narrowed=_narrowed(wanted),
            choices=_selects(work, choices, county=county),
            county=county,
            orders=ORDERS,
            complete=COMPLETE,
            may_open=work.may("volume.open"),
            may_hand_over=work.may("volume.hand_over"),
            may_void=work.may("number.void"),
            sealed=sealed_away(work) if work.may("sealed.ask") else 0,
        )


@pages.get("/<int:volume_id>/history")
def history(volume_id: int) -> str:
    """Every change of a volume and its papers, to be read or printed whole."""
    with session.reading() as work:
        volume = records.see_volume(work, volume_id)
        acts = told_history(work, volume, records.history(work, volume_id))
        return render_template(
            "volume_history.html", volume=volume, title=mask_text(volume.title), acts=acts
        )


def number_of(text: str | None) -> int | None:
    """A number in an address, or None when it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def _wanted(args: MultiDict[str, str]) -> VolumeFilter:
    return VolumeFilter(
        text=args.get("q", "").strip(),
        station_id=number_of(args.get("station")),
        category=args.get("category") or None,
        kind=args.get("kind") or None,
        state=args.get("state") or None,
        year=number_of(args.get("year")),
        handler_id=number_of(args.get("handler")),
        complete={"yes": True, "no": False}.get(args.get("complete", "")),
        order=args.get("order", "newest"),
        page=number_of(args.get("page")) or 1,
        size=SIZE,
    )


def _narrowed(wanted: VolumeFilter) -> bool:
    """Whether anything but the order and the page was asked for."""
    return replace(wanted, order="", page=1) != VolumeFilter(order="", size=SIZE)


def _line(work: Work, volume: Volume) -> Line:
    standard = work.standard_of(volume)
    return Line(
        id=volume.id,
        number=volume.number,
        title=mask_text(volume.title),
        kind=standard.kind(volume.kind).title,
        state=volume.state,
        state_title=standard.state(volume.state).title,
        complete=volume.complete,
        open_findings=volume.open_findings,
        points=f"{volume.points:g}",
        handler=volume.handler.name if volume.handler else "",
        station=volume.station.name,
        opened_on=volume.opened_on,
        private=volume.private,
        sealed=volume.sealed,
    )


def _tabs(standard: Standard, wanted: VolumeFilter, found: VolumePage) -> list[Tab]:
    def address(state: str | None) -> str:
        kept = [(k, v) for k, v in request.args.items(multi=True) if k not in {"state", "page"}]
        query = urlencode(kept + ([("state", state)] if state else []))
        return url_for("volumes.volumes") + (f"?{query}" if query else "")

    everything = sum(found.states.values())
    return [Tab("全部", everything, address(None), not wanted.state)] + [
        Tab(one.title, found.states.get(one.id, 0), address(one.id), wanted.state == one.id)
        for one in standard.states
    ]


def _selects(work: Work, choices: ListChoices, *, county: bool) -> dict[str, list[Choice]]:
    """What each list of the filter offers; a list with nothing to choose is not shown."""
    standard = work.archive.standard
    known = {kind.id: kind for kind in standard.kinds}
    kinds = [kind for kind in standard.kinds if kind.id in choices.kinds]
    used = {kind.category for kind in kinds}
    named = {station.id: station.name for station in stations(work)}
    handlers = (
        Choice(
            str(one.id),
            f"{one.name}（{named.get(one.station_id or 0, '县局')}）" if county else one.name,
        )
        for one in choices.handlers
    )
    offered: dict[str, Iterable[Choice]] = {
        "station": (Choice(str(key), name) for key, name in named.items()) if county else (),
        "category": (Choice(c.id, c.title) for c in standard.categories if c.id in used),
        "kind": (Choice(key, known[key].title) for key in sorted(choices.kinds & known.keys())),
        "year": (Choice(str(year), f"{year}年") for year in choices.years),
        "handler": handlers,
    }
    several = {name: list(listed) for name, listed in offered.items()}
    return {name: listed for name, listed in several.items() if len(listed) > 1}
