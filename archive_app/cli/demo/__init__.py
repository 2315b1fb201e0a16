"""`archive demo`: a county that does not exist, and the main job done before one's eyes.

data/      the county, its people, disputes and volumes, as YAML
cases      one invented case: people, days, facts        people    who they are
papers     its papers, by our own forms                  scans, textpdf   how they look
stages     its life, written into an archive in order    county    the home it lives in
planned    which volumes of all other kinds there are    examples, retelling   after what, told how
course     what happens in them when                     entries   the rows of books
growing    their life, written into an archive           leaves    their papers
walk       the main job on one fresh volume, step by step
"""

import functools
import time
from typing import Any

import click

from archive_app.cli.console import Console, with_console
from archive_app.cli.demo.cases import sample
from archive_app.cli.demo.county import accounts, build, is_ready, make_room, open_demo
from archive_app.cli.demo.summary import summary, summary_lines
from archive_app.cli.demo.walk import walk
from archive_app.cli.serve import serve_pages
from archive_app.cli.teaching import Verb
from archive_app.permissions import ROLES
from archive_app.settings import read_settings

__all__ = ["demo"]


@click.command(cls=Verb)
@click.option("--no-serve", is_flag=True, help="演示完就结束，不打开网页服务")
@click.option("--fresh", is_flag=True, help="删掉原来的演示数据，重新生成")
@click.option(
    "--one-in",
    type=click.IntRange(1, 20),
    default=1,
    help="每几卷只生成一卷；机器慢时写 5，约一分钟就好",
)
@with_console
def demo(console: Console, no_serve: bool, fresh: bool, one_in: int) -> None:
    """生成一个虚构的县，一步一步演示一卷从立卷到归档、再被找到，然后打开网页。

    人物、案件、证件号码全是虚构的。再次运行沿用已有的演示数据；不会动不是演示数据的目录。

    \b
    例：
      archive demo
      archive demo --no-serve --home demo-data --fresh
    """
    settings = read_settings(home=console.home)
    if console.home is None:
        settings = read_settings(home=settings.home / "demo")
    started = time.monotonic()
    again = is_ready(settings.home) and not fresh
    if not again:
        make_room(settings.home)
    archive, clock = open_demo(settings)
    try:
        if not again:
            _build(console, archive, clock, one_in)
        made = round(time.monotonic() - started, 1)
        told: dict[str, Any] = {"home": settings.home, "seconds": made, "reused": again}
        told |= {"password": sample("county")["password"], "accounts": _accounts()}
        told["summary"] = summary(archive)
        _say(console, "" if again else f"✓ 用时 {made} 秒，数据目录 {settings.home}")
        for line in summary_lines(told["summary"]):
            _say(console, line)
        told["steps"] = []
        for step in walk(archive):
            told["steps"].append(step.data)
            for line in step.lines:
                _say(console, line)
        if console.json:
            console.tell(told, ())
        if not no_serve:
            serve_pages(archive, lambda address: _tell_accounts(console, address, told))
    finally:
        archive.close()


def _build(console: Console, archive: Any, clock: Any, one_in: int) -> None:
    _say(console, "生成演示数据：一个虚构的县，三个司法所，两年的各类案卷……")
    shown = -1
    for done, total in build(archive, clock, one_in=one_in):
        if done * 10 // total > shown:
            shown = done * 10 // total
            click.echo(f"\r  {shown * 10}%", nl=False, err=True)
    click.echo("", err=True)


def _say(console: Console, line: str) -> None:
    if not console.json:
        click.echo(line)


def _accounts() -> list[dict[str, str]]:
    return [
        {"login": login, "name": name, "role": role, "station": station}
        for login, name, role, station in accounts()
    ]


def _tell_accounts(console: Console, address: str, told: dict[str, Any]) -> None:
    tell = functools.partial(click.echo, err=console.json)
    tell(f"\n网页：{address}　（按 Ctrl+C 停止）")
    tell(f"账号（仅供演示，密码都是 {told['password']}）：")
    for one in told["accounts"]:
        tell(f"  {one['login']:<6} {one['name']}　{ROLES[one['role']]}　{one['station']}")
