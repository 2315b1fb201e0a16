"""The two logs as pages: changes, whose chain can be checked, and looks."""

from flask import render_template, request

from archive_app.errors import Invalid
from archive_app.problems import Problem, problem_of
from archive_app.records.logs import (
    LogFilter,
    access_log,
    audit_log,
    numbers_of,
    sealed_among,
    verify_log,
)
from archive_app.web import session
from archive_app.web.admin import pages
from archive_app.web.fields import entered_day
from archive_app.web.told_log import LOOKS, changes, told_log
from archive_app.web.volumes import number_of

__all__ = ["pages"]


@pages.get("/log")
def log() -> str | tuple[str, int]:
    """Every change, newest first."""
    wanted, problem = _wanted()
    with session.reading() as work:
        standard = work.archive.standard
        found = audit_log(work, wanted)
        page = render_template(
            "admin_log.html",
            found=found,
            lines=told_log(
                standard,
                found.rows,
                numbers_of(work, found.rows),
                sealed_among(work, found.rows),
            ),
            verbs=changes(standard),
            verified=verify_log(work) if "verify" in request.args else None,
            problem=problem,
        )
    return (page, problem.status) if problem else page


@pages.get("/looks")
def looks() -> str | tuple[str, int]:
    """Every look, search and download written so far, newest first."""
    wanted, problem = _wanted()
    with session.reading() as work:
        found = access_log(work, wanted)
        page = render_template(
            "admin_looks.html",
            found=found,
            lines=told_log(work.archive.standard, found.rows),
            verbs=LOOKS,
            problem=problem,
        )
    return (page, problem.status) if problem else page


def _wanted() -> tuple[LogFilter, Problem | None]:
    """What is asked for; a day that is none is told, and nothing is narrowed by it."""
    asked, problem, days = request.args, None, {}
    for name in ("from", "until"):
        try:
            days[name] = entered_day(asked, name)
        except Invalid as refusal:
            problem = problem_of(refusal)
    verb = asked.get("verb", "")
    return LogFilter(
        actor=asked.get("actor", "").strip(),
        verbs=frozenset({verb} if verb else ()),
        number=asked.get("number", "").strip(),
        from_on=days.get("from"),
        until_on=days.get("until"),
        page=number_of(asked.get("page")) or 1,
    ), problem
