"""One's own account and password."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app import accounts
from archive_app.errors import ArchiveError, Invalid
from archive_app.permissions import PERMISSIONS, may
from archive_app.problems import problem_of
from archive_app.store.tables import Account
from archive_app.web import notices, session

pages = Blueprint("account", __name__, url_prefix="/account")


@pages.get("")
def account() -> str:
    """Who I am here and what I may do."""
    actor = session.actor()
    allowed = [title for name, (title, _) in PERMISSIONS.items() if may(actor, name)]
    return render_template("account.html", allowed=allowed)


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
