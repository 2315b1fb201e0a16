"""Volumes that belong together: finding one to tie, opening one out of another, untying."""

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.errors import ArchiveError, Invalid
from archive_app.problems import Problem, problem_of
from archive_app.records.changing import volume_for_change
from archive_app.records.linking import link_volume, linkable, unlink, way_of
from archive_app.store.tables import Link, Volume
from archive_app.web import layout, notices, session
from archive_app.web.volume import pages
from archive_app.web.volumes import number_of

__all__ = ["pages"]


@dataclass(frozen=True)
class Found:
    """A volume that can be tied."""

    id: int
    number: str
    title: str
    kind: str
    station: str


@pages.get("/links/<link>", endpoint="link")
def link_ask(volume_id: int, link: str) -> str:
    """Look for a volume to tie, or begin a new one."""
    with session.reading() as work:
        return _page(work, volume_id, link, None)


@pages.post("/links/<link>")
def link_post(volume_id: int, link: str) -> Response | tuple[str, int]:
    """Tie the chosen volume."""
    try:
        with session.working() as work:
            other = number_of(request.form.get("other"))
            if other is None:
                raise Invalid("还没有选择案卷", fix="请在列表中点“关联”")
            row = link_volume(work, volume_id, link, other)
            number = row.other.number
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            return _page(work, volume_id, link, problem), problem.status
    notices.done(f"已关联 {number}")
    return redirect(url_for("volume.volume", volume_id=volume_id), 303)


@pages.get("/ties/<int:link_id>/withdraw")
def link_withdraw(volume_id: int, link_id: int) -> str:
    """Ask why two volumes no longer belong together."""
    with session.reading() as work:
        row = work.get(Link, link_id)
        volume = volume_for_change(work, row.volume_id, "volume.describe")
        work.allow("volume.see", on=row.other)
        return layout.confirm(
            "取消关联",
            f"取消 {volume.number} 与 {row.other.number} 的关联？",
            action=url_for("volume.link_withdraw_post", volume_id=volume_id, link_id=row.id),
            button="取消关联",
            back=url_for("volume.volume", volume_id=volume_id),
            consequences=("两卷本身不变，以后还可以再关联", "原因会留在办理记录中"),
            reason="取消的原因，例如：关联错了",
        )


@pages.post("/ties/<int:link_id>/withdraw")
def link_withdraw_post(volume_id: int, link_id: int) -> Response:
    """Untie."""
    with session.working() as work:
        unlink(work, link_id, request.form.get("reason", ""))
    notices.done("关联已取消")
    return redirect(url_for("volume.volume", volume_id=volume_id), 303)


def _page(work: Work, volume_id: int, link: str, problem: Problem | None) -> str:
    volume = volume_for_change(work, volume_id, "volume.describe")
    way = way_of(work, volume, link)
    text = request.args.get("q", "").strip()
    known = {kind.id: kind for kind in work.archive.standard.kinds}
    return render_template(
        "volume_link.html",
        volume=volume,
        title=mask_text(volume.title),
        way=way,
        text=text,
        found=[_found(work, one) for one in linkable(work, volume, way, text)],
        kinds=[known[one] for one in way.to if one in known] if work.may("volume.open") else [],
        problem=problem,
    )


def _found(work: Work, volume: Volume) -> Found:
    kind = work.standard_of(volume).kind(volume.kind)
    title = mask_text(volume.title)
    return Found(volume.id, volume.number, title, kind.title, volume.station.name)
