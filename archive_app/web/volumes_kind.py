"""Making a volume one of another kind, when the case turned out otherwise."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app.archive import Work
from archive_app.errors import ArchiveError
from archive_app.problems import Problem, problem_of
from archive_app.records.changing import volume_for_change
from archive_app.records.rekinding import kinds_it_may_become, rekind_volume
from archive_app.web import notices, session
from archive_app.web.volumes import pages

__all__ = ["pages"]


@pages.get("/<int:volume_id>/kind")
def kind(volume_id: int) -> str:
    """Ask which kind, and why."""
    with session.reading() as work:
        return _page(work, volume_id, None)


@pages.post("/<int:volume_id>/kind")
def kind_post(volume_id: int) -> Response | tuple[str, int]:
    """Change the kind; papers without a place there wait to be placed."""
    try:
        with session.working() as work:
            volume = rekind_volume(
                work, volume_id, request.form.get("kind", ""), request.form.get("reason", "")
            )
            title = work.standard_of(volume).kind(volume.kind).title
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            return _page(work, volume_id, problem), problem.status
    notices.done(f"已改为“{title}”，卷号不变")
    return redirect(url_for("volume.volume", volume_id=volume_id), 303)


def _page(work: Work, volume_id: int, problem: Problem | None) -> str:
    volume = volume_for_change(work, volume_id, "volume.describe")
    return render_template(
        "volume_kind.html",
        volume=volume,
        now=work.standard_of(volume).kind(volume.kind).title,
        kinds=kinds_it_may_become(work, volume),
        problem=problem,
        typed=request.form,
    )
