"""Signing in and staying signed in: lockout, audit, sessions that can be ended."""

import unicodedata
from datetime import timedelta

from sqlalchemy import func, select

from archive_app import audit
from archive_app.accounts.passwords import matches
from archive_app.archive import Archive, Work
from archive_app.errors import ArchiveError, Forbidden, NotSignedIn, TooMany
from archive_app.permissions import Actor, Door
from archive_app.store.tables import Account, AuditEntry

__all__ = ["account_of_session", "actor_of", "folded_login", "sign_in"]

_WRONG = ("账号或密码不正确", "请核对后重新输入；忘记密码请联系系统管理员重置")


def actor_of(account: Account, door: Door) -> Actor:
    """The account as the one who acts through a door."""
    return Actor(account.name, door, account.role, account.id, account.station_id)


def account_of_session(archive: Archive, account_id: int, epoch: int) -> Account | None:
    """Whose session this is, or None when it was ended since."""
    with archive.database.reading() as session:
        account = session.get(Account, account_id)
    return account if account and account.active and account.epoch == epoch else None


def folded_login(login: str) -> str:
    """The login as it is kept: full-width and capital letters do not matter."""
    return unicodedata.normalize("NFKC", login).strip().lower()


def sign_in(archive: Archive, login: str, password: str, door: Door = "web") -> Account:
    """Let somebody in, or refuse; both are audited, and an unknown login takes the same time."""
    login = folded_login(login)
    visitor = Actor(login[:40] or "？", door)
    with archive.reading(visitor) as work:
        account = work.session.scalar(select(Account).where(Account.login == login))
        locked = _locked(work, account, login)
    # Outside any transaction: checking a password is made to take long.
    kept = account.password_hash if account else None
    right = not locked and matches(archive.passwords, kept, password)
    with archive.work(visitor) as work:
        known = work.get(Account, account.id) if account else None
        refusal: ArchiveError | None
        if known and right and not _locked(work, known, login):
            refusal = _let_in(work, known, password)
        else:
            refusal = _keep_out(work, known, login, locked=locked)
    if refusal:
        raise refusal
    assert known is not None
    return known


def _let_in(work: Work, account: Account, password: str) -> Forbidden | None:
    if not account.active:
        work.record("account.sign_in_refused", account, reason="stopped")
        return Forbidden("这个账号已停用", fix="如需恢复使用，请联系系统管理员")
    account.failures, account.locked_until = 0, None
    if work.archive.passwords.check_needs_rehash(account.password_hash):
        account.password_hash = work.archive.passwords.hash(password)
    work.record("account.signed_in", account, login=account.login)
    return None


def _keep_out(
    work: Work, account: Account | None, login: str, *, locked: bool
) -> NotSignedIn | TooMany:
    minutes = work.archive.settings.lockout_minutes
    if locked or _locked(work, account, login):
        _note(work, account, login, "account.sign_in_refused", reason="locked")
        return TooMany("密码连续输错次数过多，账号已暂时锁定", fix=f"请在 {minutes} 分钟后再试")
    if account:
        account.failures += 1
        if account.failures >= work.archive.settings.login_attempts:
            account.failures = 0
            account.locked_until = work.now + timedelta(minutes=minutes)
    _note(work, account, login, "account.sign_in_failed")
    return NotSignedIn(_WRONG[0], fix=_WRONG[1])


def _locked(work: Work, account: Account | None, login: str) -> bool:
    if account:
        return account.locked_until is not None and work.now < account.locked_until
    # A login nobody has is locked the same way, so that locking does not tell which ones exist.
    since = work.now - timedelta(minutes=work.archive.settings.lockout_minutes)
    failed = select(func.count()).where(
        AuditEntry.subject == "login",
        AuditEntry.subject_id == login[:40],
        AuditEntry.verb == "account.sign_in_failed",
        AuditEntry.at > since,
    )
    return (work.session.scalar(failed) or 0) >= work.archive.settings.login_attempts


def _note(work: Work, account: Account | None, login: str, verb: str, **details: str) -> None:
    if account:
        work.record(verb, account, login=login, **details)
        return
    audit.append(
        work.session,
        work.actor,
        verb,
        at=work.now,
        subject="login",
        subject_id=login[:40],
        details=details,
    )
