"""One's own account, password and API tokens; a token's text is shown once, when it is made."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app import accounts
from archive_app.archive import Work
from archive_app.errors import ArchiveError, Invalid
from archive_app.permissions import PERMISSIONS, may
from archive_app.problems import Problem, problem_of
from archive_app.store.tables import Account
from archive_app.web import notices, session

pages = Blueprint("account", __name__, url_prefix="/account")


@pages.get("")
def account() -> str:
    """Who I am here, what I may do, which programs act for me."""
    with session.reading() as work:
        return _page(work, None)


@pages.post("/tokens")
def token_new() -> str | tuple[str, int]:
    """Make a token and show its text, this once."""
    try:
        with session.working() as work:
            days = int(text) if (text := request.form.get("days", "")).isdecimal() else 0
            made, text = accounts.create_token(work, request.form.get("title", ""), min(days, 9999))
            return render_template("account_token.html", token=made, text=text)
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            return _page(work, problem), problem.status


@pages.post("/tokens/<int:token_id>/revoke")
def token_revoke(token_id: int) -> Response:
    """End a token at once."""
    with session.working() as work:
        title = accounts.revoke_token(work, token_id).title
    notices.done(f"令牌“{title}”已撤销，用它的程序不能再进来")
    return redirect(url_for("account.account"), 303)


@pages.get("/password")
def password() -> str:
    """The form for a new password."""
    return render_template("password.html", problem=None)


@pages.post("/password")
def password_post() -> Response | tuple[str, int]:
    """Change the password; other sessions of the account end, this one goes on."""
    me = session.person()
    try:
        if request.form.get("new") != request.form.get("again"):
            raise Invalid(fields={"again": ["两次输入的新密码不一致"]})
        with session.working() as work:
            accounts.change_password(
                work, me.id, request.form.get("old", ""), request.form.get("new", "")
            )
            changed = work.get(Account, me.id)
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        return render_template("password.html", problem=problem), problem.status
    session.begin(changed)
    notices.done("密码已修改，其他电脑上的登录已全部退出")
    return redirect(url_for("desk.desk"), 303)


def _page(work: Work, problem: Problem | None) -> str:
    allowed = [title for name, (title, _) in PERMISSIONS.items() if may(work.actor, name)]
    return render_template(
        "account.html",
        allowed=allowed,
        tokens=accounts.list_tokens(work),
        now=work.now,
        typed=request.form,
        problem=problem,
        wrong=problem.fields if problem else {},
    )
