"""The page of one volume: what it lacks, its places and papers, facts, checks, history.

Owns looking; what changes a volume is in `volume_acts` and `volume_papers`, which share the
blueprint. Everything shown comes from one verdict, made while the page is drawn.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, render_template, request

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.records.desk import working_days_left
from archive_app.records.forms import ours_to_fill
from archive_app.records.items import by_item
from archive_app.records.judging import verdict_of
from archive_app.records.linking import links_of
from archive_app.records.moving import moves_of
from archive_app.records.openings import opening_for
from archive_app.records.unmasking import unmask
from archive_app.records.volumes import CARRIERS, history, see_volume
from archive_app.standard import DeadlineResult, DeadlineStatus, Kind, Verdict
from archive_app.store.tables import Volume, Waiver
from archive_app.web import session
from archive_app.web.rows import book_of
from archive_app.web.told_facts import told_facts
from archive_app.web.told_history import told_history
from archive_app.web.volume_findings import FindingView, Lacking, lacking_of, told_due
from archive_app.web.volume_grouping import grouped
from archive_app.web.volume_places import place_options, places_of
from archive_app.web.volume_stages import stages_shown
from archive_app.web.volume_strips import drawn

__all__ = ["may_in", "pages"]

pages = Blueprint("volume", __name__, url_prefix="/volumes/<int:volume_id>")

TABS = {"papers": "卷内文件", "facts": "案卷信息", "checks": "核对", "history": "办理记录"}


@dataclass(frozen=True)
class DeadlineView:
    """A deadline as people read it; a right that lapses is a reminder, never a fault."""

    title: str
    nature: str
    badge: str
    due_on: date | None
    due: str
    done_on: date | None
    finding: FindingView | None


@pages.get("")
def volume(volume_id: int) -> str:
    """A volume: what it lacks first, then one of the tabs."""
    with session.reading() as work:
        return _page(work, see_volume(work, volume_id), masked=True)


@pages.post("/unmask")
def unmask_post(volume_id: int) -> str:
    """The same page with personal numbers in full, this once; written down in the log."""
    with session.working() as work:
        seen = see_volume(work, volume_id)
        unmask(work, seen)
        return _page(work, seen, masked=False)


def _page(work: Work, volume: Volume, *, masked: bool) -> str:
    tab = request.args.get("tab", "papers" if masked else "facts")
    verdict = verdict_of(work, volume)
    places = places_of(work, volume, verdict)
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    lacking = grouped(lacking_of(work, volume, verdict, places), verdict, kind, volume.id)
    state = standard.state(volume.state)
    return render_template(
        "volume.html",
        volume=volume,
        opening=opening_for(work, volume),
        kind=kind,
        standard=standard,
        state=state,
        title=mask_text(volume.title) if masked else volume.title,
        carrier=CARRIERS[volume.carrier],
        verdict=verdict,
        lacking=lacking,
        places=places,
        drawn=drawn(places, volume.id),
        stages=stages_shown(work, volume, verdict),
        options=place_options(work, volume),
        deadlines=_deadlines(work, kind, verdict, lacking),
        moves=moves_of(work, volume),
        ours=ours_to_fill(work, volume),
        drafts=sum(paper.draft for place in places.shown for paper in place.papers),
        may=may_in(work, volume, locked=state.locked),
        ties=[(tie, mask_text(tie.other.title)) for tie in links_of(work, volume)],
        ways=kind.links if work.may("volume.describe", on=volume) and not state.locked else (),
        tab=tab if tab in TABS else "papers",
        tabs=TABS,
        masked=masked,
        by_item=by_item(kind),
        book=book_of(work, volume),
        **_of_tab(work, volume, tab, masked),
    )


def _of_tab(work: Work, volume: Volume, tab: str, masked: bool) -> dict[str, Any]:
    """What only one tab needs."""
    kind = work.standard_of(volume).kind(volume.kind)
    if tab == "facts":
        told = [field for field in kind.fields if field.name != kind.register]
        return {"facts": told_facts(told, volume.facts, masked=masked)}
    if tab == "checks":
        wanted = work.session.query(Waiver).filter_by(volume_id=volume.id, withdrawn_at=None)
        return {"waivers": wanted.all(), "titles": _titles(work, volume)}
    if tab == "history":
        return {"acts": told_history(work, volume, history(work, volume.id))}
    return {}


def _titles(work: Work, volume: Volume) -> dict[str, str]:
    """What each requirement is called, for waivers."""
    verdict = verdict_of(work, volume)
    titles = {
        o.id: f"{o.title}（{o.row_title}）" if o.row_title else o.title for o in verdict.outcomes
    }
    return titles | {check.id: check.title for check in verdict.reviewed}


def _deadlines(
    work: Work, kind: Kind, verdict: Verdict, lacking: Lacking
) -> tuple[DeadlineView, ...]:
    """Running ones by their last day, then those that were kept."""
    told = [
        _deadline(work, kind, one, lacking.running.get(one.id))
        for one in verdict.deadlines
        if one.status in {DeadlineStatus.RUNNING, DeadlineStatus.DONE}
    ]
    return tuple(sorted(told, key=lambda d: (d.badge == "done", d.due_on or date.max)))


def _deadline(
    work: Work, kind: Kind, one: DeadlineResult, finding: FindingView | None
) -> DeadlineView:
    running = one.status is DeadlineStatus.RUNNING
    late = running and one.due_on is not None and one.due_on < work.today
    badge = "overdue" if late else one.status.value
    left = working_days_left(kind, one.id, work.today, one.due_on) if one.due_on else None
    due = told_due(one.due_on, work.today, left) if running else ""
    return DeadlineView(one.title, one.nature, badge, one.due_on, due, one.done_on, finding)


def may_in(work: Work, volume: Volume, *, locked: bool) -> dict[str, bool]:
    """What the page offers; what a locked volume refuses is not offered."""
    asked = ("document.file", "document.withdraw", "document.attest", "form.fill")
    may = {name.partition(".")[2]: work.may(name, on=volume) and not locked for name in asked}
    unmasked = work.may("personal.unmask", on=volume)
    return may | {
        "unmask": unmasked,
        "download": unmasked and work.may("document.download", on=volume),
        "describe": work.may("volume.describe", on=volume) and not locked,
        "shelve": work.may("volume.describe", on=volume),
        "waive": work.may("requirement.waive", on=volume),
    }
