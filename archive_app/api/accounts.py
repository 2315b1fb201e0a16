"""One's own account and tokens; all accounts for the administrator."""

from typing import Any

from archive_app import accounts as people
from archive_app.api.blueprint import Resource
from archive_app.api.schemas.people import (
    AccountActive,
    AccountAdded,
    AccountChanged,
    AccountShown,
    AccountsShown,
    MeShown,
    PasswordChanged,
    PasswordReset,
    TokenCreated,
    TokenMade,
    TokenShown,
    TokensShown,
)
from archive_app.api.signing import actor, reading, working
from archive_app.errors import Forbidden
from archive_app.permissions import PERMISSIONS, ROLES, may
from archive_app.store.tables import Account, Token

accounts = Resource("accounts", "账号与令牌", "本人的账号和令牌；系统管理员管理全部账号")

Answer = dict[str, Any]


@accounts.operation("GET", "/me", "我是谁", "令牌所属的账号、身份和权限。", gives=MeShown)
def me_see() -> Answer:
    """Who the token acts for."""
    me = actor()
    assert me.role is not None
    return {
        "account_id": me.account_id,
        "name": me.name,
        "role": me.role,
        "role_title": ROLES[me.role],
        "station_id": me.station_id,
        "permissions": [name for name in PERMISSIONS if may(me, name)],
    }


@accounts.operation(
    "POST",
    "/me/password",
    "修改我的密码",
    "须提供原密码；本账号在各处网页的登录随之失效。",
    body=PasswordChanged,
    gives=AccountShown,
)
def me_password(body: Answer) -> Answer:
    """Change one's own password."""
    account_id = actor().account_id
    if account_id is None:
        raise Forbidden("没有可修改密码的账号", fix="请使用本人账号的令牌")
    with working() as work:
        return _account(people.change_password(work, account_id, body["old"], body["new"]))


@accounts.operation("GET", "/tokens", "我的令牌", "本人的令牌，最近的在前。", gives=TokensShown)
def token_list() -> Answer:
    """One's own tokens."""
    with reading() as work:
        return {"items": people.list_tokens(work)}


@accounts.operation(
    "POST",
    "/tokens",
    "创建令牌",
    "为一个程序创建令牌，以本人的身份和权限行事；令牌只显示这一次。",
    body=TokenCreated,
    gives=TokenMade,
    status=201,
)
def token_create(body: Answer) -> Answer:
    """A new token of one's own."""
    with working() as work:
        row, text = people.create_token(work, **body)
        return _token(row) | {"token": text}


@accounts.operation(
    "POST",
    "/tokens/<id:token_id>/revoke",
    "撤销令牌",
    "令牌立即失效；系统管理员也可撤销他人的令牌。",
    gives=TokenShown,
)
def token_revoke(token_id: int) -> Answer:
    """End a token."""
    with working() as work:
        return _token(people.revoke_token(work, token_id))


@accounts.operation("GET", "/accounts", "账号列表", "全部账号，停用的在后。", gives=AccountsShown)
def account_list() -> Answer:
    """All accounts."""
    with reading() as work:
        return {"items": [_account(row) for row in people.list_accounts(work)]}


@accounts.operation(
    "POST",
    "/accounts",
    "添加账号",
    "添加一个账号；本人首次登录须修改密码。",
    body=AccountAdded,
    gives=AccountShown,
    status=201,
)
def account_add(body: Answer) -> Answer:
    """A new account."""
    with working() as work:
        return _account(people.add_account(work, **body))


@accounts.operation(
    "PUT",
    "/accounts/<id:account_id>",
    "修改账号",
    "改姓名、身份或所在司法所；该账号各处的登录随之失效。",
    body=AccountChanged,
    gives=AccountShown,
)
def account_change(body: Answer, account_id: int) -> Answer:
    """Change an account."""
    with working() as work:
        return _account(people.change_account(work, account_id, **body))


@accounts.operation(
    "PUT",
    "/accounts/<id:account_id>/active",
    "启用或停用账号",
    "停用后立即不能登录，令牌也失效。",
    body=AccountActive,
    gives=AccountShown,
)
def account_active(body: Answer, account_id: int) -> Answer:
    """Stop an account or let it in again."""
    with working() as work:
        return _account(people.set_active(work, account_id, body["active"]))


@accounts.operation(
    "POST",
    "/accounts/<id:account_id>/reset-password",
    "重置密码",
    "给出一次性密码，只显示这一次；该账号的登录和令牌全部失效，锁定解除。",
    gives=PasswordReset,
)
def account_reset(account_id: int) -> Answer:
    """A one-time password."""
    with working() as work:
        return {"password": people.reset_password(work, account_id)}


def _account(row: Account) -> Answer:
    own = "id login name role station_id active must_change locked_until"
    return {name: getattr(row, name) for name in own.split()} | {"role_title": ROLES[row.role]}


def _token(row: Token) -> Answer:
    own = ("id", "title", "created_at", "expires_at", "revoked_at")
    return {name: getattr(row, name) for name in own}
