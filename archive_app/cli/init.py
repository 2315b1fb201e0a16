"""`archive init`: the data folder, its database and the first administrator."""

import secrets
from collections.abc import Iterator
from typing import Any

import click
from sqlalchemy import select

from archive_app.accounts import add_account, reset_password
from archive_app.archive import Work
from archive_app.cli.console import CONSOLE, Console, with_console
from archive_app.cli.teaching import Verb
from archive_app.errors import Conflict
from archive_app.records.stations import add_station, set_bureau
from archive_app.store.tables import Account

__all__ = ["init"]


@click.command(cls=Verb)
@click.option("--admin", default="admin", metavar="登录名", help="第一个管理员的登录名，默认 admin")
@click.option("--bureau", metavar="名称", help="县司法局全称，印在文书和封面上")
@click.option("--fonds", default="", metavar="号", help="全宗号，档号中使用")
@click.option(
    "--station", "stations", multiple=True, metavar="名称", help="司法所全称；有几个所写几次"
)
@with_console
def init(
    console: Console, admin: str, bureau: str | None, fonds: str, stations: tuple[str, ...]
) -> None:
    """建立数据目录和第一个管理员账号。

    数据目录里放数据库、文件、索引。管理员的一次性密码只显示这一次，首次登录时要改。

    \b
    例：
      archive init --bureau 桐溪县司法局 --fonds 0123 --station 清河司法所 --station 柳林司法所
      archive init --home D:\\archive-home
    """
    with console.archive(must_exist=False) as archive:
        _ = archive.standard, archive.forms  # a faulty standard is told before anything is made
        with archive.work(CONSOLE) as work:
            told = _begin(work, admin, bureau, fonds, stations)
        told["home"] = str(archive.home)
        console.tell(told, _lines(told))


def _begin(
    work: Work, admin: str, bureau: str | None, fonds: str, stations: tuple[str, ...]
) -> dict[str, Any]:
    if known := work.session.scalar(select(Account.login).where(Account.role == "administrator")):
        raise Conflict(
            f"这个数据目录已经建立，管理员是 {known}",
            fix="忘记密码用 archive user reset；另建一个用 --home 指明目录",
        )
    if bureau:
        set_bureau(work, bureau, fonds)
    for name in stations:
        add_station(work, name, name.removesuffix("司法所") or name)
    account = add_account(
        work, admin, "系统管理员", "administrator", None, secrets.token_urlsafe(24)
    )
    return {"login": account.login, "password": reset_password(work, account.id)}


def _lines(told: dict[str, Any]) -> Iterator[str]:
    yield f"✓ 数据目录已建立：{told['home']}"
    yield f"  管理员 {told['login']}，一次性密码 {told['password']}（只显示这一次，首次登录时修改）"
    yield "  下一步：archive serve 打开网页，登录后登记司法所、调委会和账号"
