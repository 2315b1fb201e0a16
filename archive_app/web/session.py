"""Who is signed in, and the archive behind the pages.

A session holds an account's id and epoch and when it began; raising the epoch (new password,
locked account) ends every session of the account. Passwords are `archive_app.accounts`'.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Flask, current_app, redirect, request, session, url_for
from flask_login import LoginManager, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from archive_app.accounts import account_of_session, actor_of
from archive_app.archive import Archive, Work
from archive_app.errors import NotSignedIn
from archive_app.permissions import ROLES, Actor
from archive_app.store.tables import Account

__all__ = [
    "Person",
    "actor",
    "archive",
    "begin",
    "end",
    "person",
    "reading",
    "register",
    "safe_next",
    "signed_in",
    "working",
]

# What may be asked for without signing in.
PUBLIC = frozenset(
    {
        "entry.sign_in",
        "entry.sign_in_post",
        "entry.sign_out",
        "entry.health",
        "guide.guide",
        "static",
        "bootstrap.static",
    }
)
_JSON = "application/json"
# Where somebody who must change the password may still go.
WITHOUT_CHANGE = PUBLIC | {"account.password", "account.password_post", "entry.sign_out"}


@dataclass(frozen=True)
class Person:
    """The signed-in account, as pages need it; detached from the database."""

    id: int
    epoch: int
    login: str
    name: str
    role: str
    station: str
    must_change: bool
    actor: Actor

    is_authenticated = True
    is_active = True
    is_anonymous = False

    @property
    def role_title(self) -> str:
        """The role in plain words."""
        return ROLES[self.role]

    def get_id(self) -> str:
        """What the session cookie remembers."""
        return f"{self.id}.{self.epoch}"


def register(app: Flask) -> None:
    """Load the account at each request and keep strangers out of every page but the public."""
    manager = LoginManager(app)
    manager.user_loader(_load)
    app.before_request(_guard)


def archive() -> Archive:
    """The archive of this process."""
    opened: Archive = current_app.extensions["archive"]
    return opened


def signed_in() -> bool:
    """Whether this request comes from somebody who signed in."""
    return bool(current_user.is_authenticated)


def person() -> Person:
    """The account of this request."""
    if not signed_in():
        raise NotSignedIn("登录已过期，刚才的内容没有保存", fix="请重新登录后再提交一次")
    found: Person = current_user._get_current_object()
    return found


def actor() -> Actor:
    """Who acts in this request."""
    return person().actor


def reading() -> AbstractContextManager[Work]:
    """One consistent look by the signed-in person; render the page inside it."""
    return archive().reading(actor())


def working() -> AbstractContextManager[Work]:
    """One transaction by the signed-in person."""
    return archive().work(actor())


def begin(account: Account) -> None:
    """Start a fresh session for an account that just proved its password."""
    session.clear()
    session.permanent = True
    session["began"] = archive().clock().isoformat()
    login_user(_person_of(account))


def end() -> None:
    """Forget who was signed in."""
    logout_user()
    session.clear()


def safe_next(target: str | None) -> str:
    """Where to go after signing in: an address of ours, or the desk."""
    if target and target.startswith("/") and not target.startswith(("//", "/\\")):
        return target
    return url_for("desk.desk")


def _load(remembered: str) -> Person | None:
    began = session.get("began")
    if began is None or archive().clock() - datetime.fromisoformat(began) > _lifetime():
        return None
    account_id, _, epoch = remembered.partition(".")
    account = account_of_session(archive(), int(account_id), int(epoch))
    return _person_of(account) if account else None


def _lifetime() -> timedelta:
    lifetime: timedelta = current_app.config["PERMANENT_SESSION_LIFETIME"]
    return lifetime


def _person_of(account: Account) -> Person:
    return Person(
        id=account.id,
        epoch=account.epoch,
        login=account.login,
        name=account.name,
        role=account.role,
        station=account.station.name if account.station else "",
        must_change=account.must_change,
        actor=actor_of(account, "web"),
    )


def _guard() -> Response | None:
    # Pages that do not exist answer 404 to anybody; the API signs in by token, not by session.
    if request.endpoint is None or request.endpoint in PUBLIC or request.path.startswith("/api/"):
        return None
    if not signed_in():
        if request.method in {"GET", "HEAD"} and request.accept_mimetypes.best != _JSON:
            return redirect(url_for("entry.sign_in", next=request.full_path.rstrip("?")))
        person()
    if person().must_change and request.endpoint not in WITHOUT_CHANGE:
        return redirect(url_for("account.password"))
    return None
