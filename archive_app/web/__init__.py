"""The pages: one file a page family; `templates/` and `static/` beside them.

    session    who is signed in; `reading()` and `working()` for the views
    fields     the standard's fields as questions on a page, and what was entered in them
    notices    short messages after an action, with undo
    entry      sign in and out, health          account   own account, password
    desk       what needs me                    guide     keyboard and words
    admin      jobs, index, settings (`admin_accounts`, `admin_logs` beside it)
    people     bureau, stations, committees, mediators
    volumes    the list, opening, describing, steps (`volumes_*` beside it)
    volume     one volume: what it lacks, places, facts, checks, history (`volume_*` beside it)
    registers  the books of the year            rows       a register: its rows, sheets
    documents  one document: viewer, versions (`document_acts` changes it)
    openings   asking for sealed volumes, and deciding
    items      the list of papers archived one by one
    search     past agreements and volumes      ledgers    tables out, tables in
    review     completeness checks              standard   what belongs in a volume, and why

Every action is a real form or link that works without JavaScript; `static/archive.js` only makes
them smoother. Operations decide what is allowed; pages hide what would be refused.
"""

from flask import Flask, Response, jsonify, make_response, render_template, request

from archive_app.problems import Problem
from archive_app.web import (
    account,
    admin,
    admin_accounts,
    admin_logs,
    desk,
    document_acts,
    documents,
    entry,
    guide,
    items,
    layout,
    ledgers,
    openings,
    people,
    registers,
    review,
    rows,
    search,
    session,
    standard,
    volume,
    volume_acts,
    volume_links,
    volume_papers,
    volume_periods,
    volumes,
    volumes_describing,
    volumes_kind,
    volumes_opening,
    volumes_steps,
)

__all__ = ["problem_response", "register"]

FAMILIES = (
    entry,
    account,
    desk,
    guide,
    volumes,
    volumes_opening,
    volumes_describing,
    volumes_kind,
    volumes_steps,
    registers,
    rows,
    people,
    admin,
    admin_accounts,
    admin_logs,
    volume,
    volume_acts,
    volume_links,
    volume_papers,
    volume_periods,
    documents,
    document_acts,
    items,
    openings,
    search,
    ledgers,
    review,
    standard,
)


def register(app: Flask) -> None:
    """Add all page families, the sign-in guard and what templates need."""
    session.register(app)
    layout.register(app)
    # Families of one blueprint are several files; each blueprint is registered once.
    for pages in dict.fromkeys(family.pages for family in FAMILIES):
        app.register_blueprint(pages)


def problem_response(problem: Problem) -> Response:
    """A problem as a page, or as JSON for our own script."""
    if request.accept_mimetypes.best == "application/json":
        body = {"code": problem.code, "message": problem.message, "fix": problem.fix}
        response = jsonify(body | {"fields": problem.fields})
    else:
        response = make_response(render_template("problem.html", problem=problem))
    response.status_code = problem.status
    return response
