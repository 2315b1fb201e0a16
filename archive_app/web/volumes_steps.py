"""The steps of a volume, each asked on a page of its own, and handing work over."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app.accounts import colleagues
from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.errors import ArchiveError, Conflict, Invalid
from archive_app.problems import Problem, problem_of
from archive_app.records.choices import list_choices
from archive_app.records.judging import verdict_of
from archive_app.records.listing import VolumeFilter, list_volumes
from archive_app.records.moving import MoveOption, move_volume, moves_of
from archive_app.records.volumes import hand_over as give_over
from archive_app.records.volumes import see_volume
from archive_app.standard import Finding
from archive_app.store.tables import Account, Volume
from archive_app.web import notices, session
from archive_app.web.volumes import number_of, pages

__all__ = ["pages"]

MOST = 500


@dataclass(frozen=True)
class Giver:
    """Somebody whose volumes may be handed over."""

    id: int
    name: str


@pages.get("/<int:volume_id>/moves/<move>")
def move(volume_id: int, move: str) -> str:
    """Ask before a step, with everything that stands in its way."""
    with session.reading() as work:
        return _move_page(work, volume_id, move, None)


@pages.post("/<int:volume_id>/moves/<move>")
def move_post(volume_id: int, move: str) -> Response | tuple[str, int]:
    """Make the step."""
    try:
        with session.working() as work:
            volume = move_volume(work, volume_id, move, reason=request.form.get("reason", ""))
            standard = work.standard_of(volume)
            done = f"{volume.number} 已{standard.move(move).title}"
            if volume.archival_code and standard.state(volume.state).locked:
                done += f"，档号 {volume.archival_code}"
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            return _move_page(work, volume_id, move, problem), problem.status
    notices.done(done)
    return redirect(url_for("volume.volume", volume_id=volume_id), 303)


@pages.get("/hand-over")
def hand_over() -> str:
    """Ask whose volumes go to whom."""
    with session.reading() as work:
        work.allow("volume.hand_over")
        return _hand_over_page(work, None)


@pages.post("/hand-over")
def hand_over_post() -> Response | tuple[str, int]:
    """Give the volumes to another person."""
    form = request.form
    try:
        giver, taker = number_of(form.get("from")), number_of(form.get("to"))
        if taker is None:
            raise Invalid("还没有选接收人", fix="请选择由谁接手", fields={"to": ["请选择"]})
        with session.working() as work:
            taking = work.get(Account, taker).name
            count = give_over(
                work,
                giver or 0,
                taker,
                volume_ids=None if form.get("which") == "all" else _chosen(form.getlist("volume")),
                reason=form.get("reason", ""),
            )
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            return _hand_over_page(work, problem), problem.status
    notices.done(f"{count} 卷已移交给{taking}")
    return redirect(url_for("volumes.volumes", handler=taker), 303)


def _move_page(work: Work, volume_id: int, move: str, problem: Problem | None) -> str:
    volume = see_volume(work, volume_id)
    standard = work.standard_of(volume)
    option = _option(moves_of(work, volume), move)
    if option is None:
        now, wanted = standard.state(volume.state).title, standard.move(move).title
        raise Conflict(f"案卷现在是“{now}”，不能{wanted}", fix="请回到案卷查看可办的步骤")
    gravity = {severity.id: severity.title for severity in standard.severities}
    return render_template(
        "volume_move.html",
        volume=volume,
        title=mask_text(volume.title),
        option=option,
        now=standard.state(volume.state).title,
        then=standard.state(option.move.to).title,
        locks=standard.state(option.move.to).locked,
        lacking=_lacking(work, volume, option) if option.allowed else (),
        gravity=gravity,
        typed=request.form,
        problem=problem,
    )


def _option(options: Sequence[MoveOption], move: str) -> MoveOption | None:
    return next((option for option in options if option.move.id == move), None)


def _lacking(work: Work, volume: Volume, option: MoveOption) -> tuple[Finding, ...]:
    """What will be missing after the step, though it does not stand in its way."""
    return verdict_of(work, volume, as_state=option.move.to).findings


def _hand_over_page(work: Work, problem: Problem | None) -> str:
    givers = _givers(work)
    wanted = number_of(request.values.get("from")) or work.actor.account_id
    giver = next((one for one in givers if one.id == wanted), None)
    volumes = _to_hand_over(work, giver) if giver else []
    takers = colleagues(work, volumes[0].station_id) if volumes else ()
    return render_template(
        "hand_over.html",
        givers=givers,
        giver=giver,
        takers=[one for one in takers if giver and one.id != giver.id],
        lines=[(v, mask_text(v.title), work.standard_of(v).state(v.state).title) for v in volumes],
        chosen=set(_chosen(request.form.getlist("volume"))),
        typed=request.form,
        problem=problem,
        wrong=problem.fields if problem else {},
    )


def _givers(work: Work) -> list[Giver]:
    """Whose work the actor may hand over: everybody who handles volumes, or only the actor."""
    return [
        Giver(one.id, one.name if one.active else f"{one.name}（已停用）")
        for one in list_choices(work).handlers
        if work.actor.role != "clerk" or one.id == work.actor.account_id
    ]


def _to_hand_over(work: Work, giver: Giver) -> list[Volume]:
    """The volumes a person handles that are not archived, of one station at a time."""
    found = list_volumes(work, VolumeFilter(handler_id=giver.id, order="number", size=MOST))
    volumes = [v for v in found.rows if not work.standard_of(v).state(v.state).locked]
    return [v for v in volumes if v.station_id == volumes[0].station_id]


def _chosen(texts: Sequence[str]) -> list[int]:
    return [number for text in texts if (number := number_of(text)) is not None]
