"""Signing in and out, and the health address for whoever watches the server."""

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from sqlalchemy import text
from werkzeug.wrappers import Response as AnyResponse

from archive_app import __version__, accounts
from archive_app.errors import ArchiveError
from archive_app.problems import problem_of
from archive_app.web import notices, session

pages = Blueprint("entry", __name__)


@pages.get("/sign-in")
def sign_in() -> str | AnyResponse:
    """The sign-in form."""
    if session.signed_in():
        return redirect(session.safe_next(request.args.get("next")))
    return render_template("sign_in.html", problem=None, login="")


@pages.post("/sign-in")
def sign_in_post() -> AnyResponse | tuple[str, int]:
    """Check name and password; a refusal shows the form again with the reason."""
    login = request.form.get("login", "").strip()
    try:
        account = accounts.sign_in(session.archive(), login, request.form.get("password", ""))
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        return render_template("sign_in.html", problem=problem, login=login), problem.status
    session.begin(account)
    return redirect(session.safe_next(request.args.get("next")), 303)


@pages.post("/sign-out")
def sign_out() -> AnyResponse:
    """End the session of this browser."""
    session.end()
    notices.done("您已退出")
    return redirect(url_for("entry.sign_in"), 303)


@pages.get("/health")
def health() -> Response:
    """200 when the database answers; otherwise the error page says why."""
    with session.archive().database.reading() as database:
        database.execute(text("SELECT 1"))
    return jsonify(status="ok", version=__version__)
