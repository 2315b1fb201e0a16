"""Accounts: who may sign in, as what, from which station.

A one-time password is shown once, on the answer to the press that made it, and nowhere else.
"""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app import accounts as operations
from archive_app.accounts.passwords import one_time_password
from archive_app.archive import Work
from archive_app.errors import ArchiveError
from archive_app.permissions import PERMISSIONS, ROLES
from archive_app.problems import Problem, problem_of
from archive_app.records.stations import stations
from archive_app.store.tables import Account
from archive_app.web import layout, notices, session
from archive_app.web.admin import pages
from archive_app.web.volumes import number_of

__all__ = ["pages"]


@pages.get("/accounts")
def accounts() -> str:
    """Every account, stopped ones last."""
    with session.reading() as work:
        return render_template(
            "admin_accounts.html",
            accounts=operations.list_accounts(work),
            roles=ROLES,
            now=work.now,
            myself=work.actor.account_id,
        )


@pages.route("/accounts/new", methods=["GET", "POST"])
def account_new() -> str | tuple[str, int]:
    """Add an account; it gets a one-time password."""
    problem = None
    if request.method == "POST":
        once = one_time_password()
        form = request.form
        try:
            with session.working() as work:
                added = operations.add_account(
                    work,
                    form.get("login", ""),
                    form.get("name", ""),
                    form.get("role", ""),
                    number_of(form.get("station_id")),
                    once,
                )
                return _once(added, once, "账号已添加")
        except ArchiveError as refusal:
            problem = problem_of(refusal)
    with session.reading() as work:
        work.allow("account.manage")
        page = _form(work, None, problem)
    return (page, problem.status) if problem else page


@pages.route("/accounts/<int:account_id>", methods=["GET", "POST"])
def account(account_id: int) -> Response | str | tuple[str, int]:
    """Another name, role or station."""
    problem = None
    if request.method == "POST":
        form = request.form
        try:
            with session.working() as work:
                changed = operations.change_account(
                    work,
                    account_id,
                    name=form.get("name", ""),
                    role=form.get("role", ""),
                    station_id=number_of(form.get("station_id")),
                )
                name = changed.name
        except ArchiveError as refusal:
            problem = problem_of(refusal)
        else:
            notices.done(f"{name} 的账号已修改，需重新登录后生效")
            return redirect(url_for("admin.accounts"), 303)
    with session.reading() as work:
        work.allow("account.manage")
        page = _form(work, work.get(Account, account_id), problem)
    return (page, problem.status) if problem else page


@pages.get("/accounts/<int:account_id>/reset")
def reset(account_id: int) -> str:
    """Ask before a password is reset."""
    with session.reading() as work:
        work.allow("account.manage")
        row = work.get(Account, account_id)
        return layout.confirm(
            "重置密码",
            f"给 {row.name}（{row.login}）一个新的一次性密码？",
            action=url_for("admin.reset_post", account_id=account_id),
            button="重置密码",
            back=url_for("admin.accounts"),
            consequences=(
                "原密码立即失效，正在登录的全部退出，接口令牌全部撤销",
                "因输错密码造成的锁定同时解除",
                "新密码只显示一次，请当面或电话告知本人",
            ),
        )


@pages.post("/accounts/<int:account_id>/reset")
def reset_post(account_id: int) -> str:
    """Reset the password and show the new one, this once."""
    with session.working() as work:
        once = operations.reset_password(work, account_id)
        return _once(work.get(Account, account_id), once, "密码已重置")


@pages.post("/accounts/<int:account_id>/active")
def active(account_id: int) -> Response:
    """Stop an account or let it in again."""
    wanted = request.values.get("active") == "1"
    with session.working() as work:
        name = operations.set_active(work, account_id, wanted).name
    undo = url_for("admin.active", account_id=account_id, active=0 if wanted else 1)
    notices.done(f"{name} 的账号已{'恢复' if wanted else '停用'}", undo=undo)
    return redirect(url_for("admin.accounts"), 303)


def _once(account: Account, password: str, done: str) -> str:
    return render_template(
        "admin_once.html", account=account, password=password, done=done, role=ROLES[account.role]
    )


def _form(work: Work, account: Account | None, problem: Problem | None) -> str:
    allowed = {
        role: "、".join(title for title, roles in PERMISSIONS.values() if role in roles)
        for role in ROLES
    }
    return render_template(
        "admin_account.html",
        account=account,
        roles=ROLES,
        allowed=allowed,
        stations=stations(work),
        typed=request.form,
        problem=problem,
        wrong=problem.fields if problem else {},
    )
