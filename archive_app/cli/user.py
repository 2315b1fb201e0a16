"""`archive user`: accounts."""

import secrets
from collections.abc import Sequence
from typing import Any

import click
from sqlalchemy import select

from archive_app.accounts import add_account, list_accounts, reset_password
from archive_app.archive import Work
from archive_app.cli.columns import table
from archive_app.cli.console import Console, station_id_of, with_console
from archive_app.cli.teaching import Noun
from archive_app.errors import NotFound
from archive_app.permissions import ROLES
from archive_app.store.tables import Account

__all__ = ["user"]


@click.group(cls=Noun)
def user() -> None:
    """账号：添加、列出、重置密码。

    \b
    例：
      archive user add qian 钱春生 clerk --station 清河司法所
    """


@user.command()
@click.argument("login", help="登录名：2 至 40 个字母、数字、汉字、点或横线", metavar="登录名")
@click.argument("name", help="姓名，写进签章确认和日志", metavar="姓名")
@click.argument(
    "role",
    help="身份：" + "、".join(f"{role}（{title}）" for role, title in ROLES.items()),
    metavar="身份",
    type=click.Choice(list(ROLES)),
)
@click.option("--station", metavar="司法所", help="所在司法所的名称、简称或编号；县局的人不写")
@with_console
def add(console: Console, login: str, name: str, role: str, station: str | None) -> None:
    """添加账号，显示一次性密码。

    \b
    例：
      archive user add qian 钱春生 clerk --station 清河司法所
      archive user add feng 冯典 archivist
    """
    with console.work() as work:
        station_id = station_id_of(work, station)
        account = add_account(work, login, name, role, station_id, secrets.token_urlsafe(24))
        password = reset_password(work, account.id)
        data = {**_told(account), "password": password}
    console.tell(data, _password_lines(f"已添加 {data['name']}（{data['login']}）", password))


@user.command("list")
@with_console
def list_(console: Console) -> None:
    """列出全部账号，停用的在最后。

    \b
    例：
      archive user list
    """
    with console.reading() as work:
        data = [_told(account) for account in list_accounts(work)]
    rows = [
        (d["login"], d["name"], ROLES[d["role"]], d["station"], "" if d["active"] else "已停用")
        for d in data
    ]
    console.tell(data, table([("登录名", "姓名", "身份", "司法所", ""), *rows]))


@user.command()
@click.argument("login", help="要重置密码的登录名", metavar="登录名")
@with_console
def reset(console: Console, login: str) -> None:
    """重置密码：给一个一次性密码，解除锁定，结束已有登录。

    \b
    例：
      archive user reset qian
    """
    with console.work() as work:
        account = _account(work, login)
        password = reset_password(work, account.id)
        data = {**_told(account), "password": password}
    console.tell(data, _password_lines(f"已重置 {data['name']}（{data['login']}）", password))


def _account(work: Work, login: str) -> Account:
    account = work.session.scalar(select(Account).where(Account.login == login.strip().lower()))
    if account is None:
        raise NotFound(f"没有“{login}”这个账号", fix="看有哪些账号：archive user list")
    return account


def _told(account: Account) -> dict[str, Any]:
    return {
        "id": account.id,
        "login": account.login,
        "name": account.name,
        "role": account.role,
        "station": account.station.name if account.station else "",
        "active": account.active,
    }


def _password_lines(done: str, password: str) -> Sequence[str]:
    return [f"✓ {done}", f"  一次性密码 {password}（只显示这一次，首次登录时修改）"]
