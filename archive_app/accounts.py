"""People who sign in: accounts, passwords, lockout, one-time passwords.

Owns who somebody is; what they may do is the permissions table. API tokens are in
`archive_app/tokens.py`.
"""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import func, select

from archive_app import audit
from archive_app.archive import Archive, Work
from archive_app.errors import ArchiveError, Conflict, Forbidden, Invalid, NotSignedIn, TooMany
from archive_app.permissions import ROLES, Actor, Door
from archive_app.store.tables import Account, AuditEntry, Station, Token

__all__ = [
    "account_of_session",
    "actor_of",
    "add_account",
    "change_account",
    "change_password",
    "colleagues",
    "list_accounts",
    "reset_password",
    "set_active",
    "sign_in",
]

SHORTEST, LONGEST = 10, 200
_LOGIN = re.compile(r"[\w.-]{2,40}")
_STATION_ROLES = frozenset({"clerk", "head"})
_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # without characters that look alike on paper
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")
_WRONG = ("账号或密码不正确", "请核对后重新输入；忘记密码请联系系统管理员重置")


def actor_of(account: Account, door: Door) -> Actor:
    """The account as the one who acts through a door."""
    return Actor(account.name, door, account.role, account.id, account.station_id)


def add_account(
    work: Work,
    login: str,
    name: str,
    role: str,
    station_id: int | None,
    password: str,
    *,
    must_change: bool = True,
) -> Account:
    """A new account; it must change its password at first sign-in unless told otherwise."""
    work.allow("account.manage")
    login, name = _folded(login), name.strip()
    _refuse_bad_account(work, login, name, role, station_id)
    _refuse_weak(password, login)
    if work.session.scalar(select(Account.id).where(Account.login == login)):
        raise Conflict(f"登录名“{login}”已有人使用", fix="请换一个登录名，例如姓名全拼加数字")
    account = work.add(
        Account(
            login=login,
            name=name,
            role=role,
            station_id=station_id,
            password_hash=work.archive.passwords.hash(password),
            must_change=must_change,
            created_at=work.now,
        )
    )
    work.record("account.added", account, login=login, name=name, role=role, station_id=station_id)
    return account


def change_account(
    work: Work, account_id: int, *, name: str, role: str, station_id: int | None
) -> Account:
    """Another name, role or station; sessions of the account end so that the change holds."""
    work.allow("account.manage")
    account = work.get(Account, account_id)
    name = name.strip()
    _refuse_bad_account(work, account.login, name, role, station_id)
    if account.role == "administrator" and role != "administrator":
        _refuse_last_administrator(work, account)
    before = {"name": account.name, "role": account.role, "station_id": account.station_id}
    account.name, account.role, account.station_id = name, role, station_id
    account.epoch += 1
    after = {"name": name, "role": role, "station_id": station_id}
    work.record("account.changed", account, before=before, after=after)
    return account


def set_active(work: Work, account_id: int, active: bool) -> Account:
    """Stop an account, ending its sessions, or let it in again."""
    work.allow("account.manage")
    account = work.get(Account, account_id)
    if account.role == "administrator" and not active:
        _refuse_last_administrator(work, account)
    account.active = active
    account.epoch += 1
    work.record("account.activated" if active else "account.stopped", account, login=account.login)
    return account


def list_accounts(work: Work) -> Sequence[Account]:
    """Every account, stopped ones last."""
    work.allow("account.manage")
    order = (Account.active.desc(), Account.station_id, Account.role, Account.name, Account.id)
    return work.session.scalars(select(Account).order_by(*order)).all()


def colleagues(work: Work, station_id: int) -> Sequence[Account]:
    """The active accounts of a station, to choose whom work is handed to."""
    work.allow("volume.hand_over", on=station_id)
    query = select(Account).where(Account.station_id == station_id, Account.active)
    return work.session.scalars(query.order_by(Account.name, Account.id)).all()


def change_password(work: Work, account_id: int, old: str, new: str) -> Account:
    """One's own new password; every session of the account ends."""
    account = work.get(Account, account_id)
    if work.actor.account_id != account_id:
        raise Forbidden("只能修改自己的密码", fix="别人的密码请由系统管理员重置")
    if not _matches(work.archive.passwords, account, old):
        raise Invalid(fields={"old": ["原密码不正确，请重新输入"]})
    if new == old:
        raise Invalid(fields={"new": ["新密码不能与原密码相同，请换一个"]})
    _refuse_weak(new, account.login, field="new")
    account.password_hash = work.archive.passwords.hash(new)
    account.must_change = False
    account.epoch += 1
    work.record("account.password_changed", account, login=account.login)
    return account


def reset_password(work: Work, account_id: int) -> str:
    """A one-time password to tell the person; sessions and tokens end, a lock is lifted."""
    work.allow("account.manage")
    account = work.get(Account, account_id)
    password = "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(3))
    account.password_hash = work.archive.passwords.hash(password)
    account.must_change = True
    account.failures, account.locked_until = 0, None
    account.epoch += 1
    alive = select(Token).where(Token.account_id == account_id, Token.revoked_at.is_(None))
    tokens = work.session.scalars(alive).all()
    for token in tokens:
        token.revoked_at = work.now
    work.record("account.password_reset", account, *tokens, login=account.login, tokens=len(tokens))
    return password


def account_of_session(archive: Archive, account_id: int, epoch: int) -> Account | None:
    """Whose session this is, or None when it was ended since."""
    with archive.database.reading() as session:
        account = session.get(Account, account_id)
    return account if account and account.active and account.epoch == epoch else None


def sign_in(archive: Archive, login: str, password: str, door: Door = "web") -> Account:
    """Let somebody in, or refuse; both are audited, and an unknown login takes the same time."""
    login = _folded(login)
    visitor = Actor(login[:40] or "？", door)
    with archive.reading(visitor) as work:
        account = work.session.scalar(select(Account).where(Account.login == login))
        locked = _locked(work, account, login)
    # Outside any transaction: checking a password is made to take long.
    right = not locked and _right(archive.passwords, account, password)
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


def _right(passwords: PasswordHasher, account: Account | None, password: str) -> bool:
    if account is None:
        passwords.hash(password[:LONGEST])  # as slow as checking a real one
        return False
    return _matches(passwords, account, password)


def _matches(passwords: PasswordHasher, account: Account, password: str) -> bool:
    try:
        return passwords.verify(account.password_hash, password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False


def _folded(login: str) -> str:
    return unicodedata.normalize("NFKC", login).strip().lower()


def _refuse_bad_account(
    work: Work, login: str, name: str, role: str, station_id: int | None
) -> None:
    faults: dict[str, list[str]] = {}
    if not _LOGIN.fullmatch(login):
        faults["login"] = ["登录名为 2 至 40 个字母、数字、汉字、点或横线，不含空格"]
    if not name:
        faults["name"] = ["请填写姓名"]
    if role not in ROLES:
        faults["role"] = [f"身份只能是：{'、'.join(ROLES.values())}"]
    elif (role in _STATION_ROLES) != (station_id is not None):
        needs = role in _STATION_ROLES
        faults["station_id"] = [
            f"{ROLES[role]}应选择所在的司法所" if needs else f"{ROLES[role]}属于县局，不选司法所"
        ]
    if faults:
        raise Invalid(fields=faults)
    if station_id is not None:
        work.get(Station, station_id)


def _refuse_weak(password: str, login: str, *, field: str = "password") -> None:
    plain = password.lower()
    fault = None
    if len(password) < SHORTEST:
        fault = f"密码至少 {SHORTEST} 个字符，可用一句好记的话"
    elif len(password) > LONGEST:
        fault = f"密码最多 {LONGEST} 个字符"
    elif login in plain:
        fault = "密码中不能含有登录名"
    elif len(set(plain)) < 5 or any(plain in run for run in _RUNS):
        fault = "密码过于简单，请混用字母、数字或汉字，不要用连续或重复的字符"
    if fault:
        raise Invalid(fields={field: [fault]})


def _refuse_last_administrator(work: Work, account: Account) -> None:
    others = select(Account.id).where(
        Account.role == "administrator", Account.active, Account.id != account.id
    )
    if work.session.scalar(others.limit(1)) is None:
        raise Conflict("这是最后一个可用的系统管理员账号", fix="请先添加另一个系统管理员")
