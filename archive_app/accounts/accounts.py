"""The accounts: added, changed, stopped, their passwords set anew."""

import re
from collections.abc import Sequence

from sqlalchemy import select

from archive_app.accounts.passwords import matches, one_time_password, refuse_weak
from archive_app.accounts.signing_in import folded_login
from archive_app.archive import Work
from archive_app.errors import Conflict, Forbidden, Invalid
from archive_app.permissions import ROLES
from archive_app.store.tables import Account, Station, Token

__all__ = [
    "add_account",
    "change_account",
    "change_password",
    "colleagues",
    "list_accounts",
    "reset_password",
    "set_active",
]

_LOGIN = re.compile(r"[\w.-]{2,40}")
_STATION_ROLES = frozenset({"clerk", "head"})


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
    login, name = folded_login(login), name.strip()
    _refuse_bad_account(work, login, name, role, station_id)
    refuse_weak(password, login)
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
    if not matches(work.archive.passwords, account.password_hash, old):
        raise Invalid(fields={"old": ["原密码不正确，请重新输入"]})
    if new == old:
        raise Invalid(fields={"new": ["新密码不能与原密码相同，请换一个"]})
    refuse_weak(new, account.login, field="new")
    account.password_hash = work.archive.passwords.hash(new)
    account.must_change = False
    account.epoch += 1
    work.record("account.password_changed", account, login=account.login)
    return account


def reset_password(work: Work, account_id: int) -> str:
    """A one-time password to tell the person; sessions and tokens end, a lock is lifted."""
    work.allow("account.manage")
    account = work.get(Account, account_id)
    password = one_time_password()
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


def _refuse_last_administrator(work: Work, account: Account) -> None:
    others = select(Account.id).where(
        Account.role == "administrator", Account.active, Account.id != account.id
    )
    if work.session.scalar(others.limit(1)) is None:
        raise Conflict("这是最后一个可用的系统管理员账号", fix="请先添加另一个系统管理员")
