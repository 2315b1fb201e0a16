"""What every command shares: the archive, who acts, which thing is meant, how it is printed.

A command gets a `Console` as its first argument. Nothing here changes the archive.
"""

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
import yaml
from sqlalchemy import select

from archive_app.accounts import actor_of
from archive_app.archive import CHINA, Archive, Work
from archive_app.chinese.dates import parse_date
from archive_app.chinese.folding import fold
from archive_app.errors import Conflict, Invalid, NotFound, StoreFault
from archive_app.permissions import Actor
from archive_app.settings import read_settings
from archive_app.standard import Kind, Standard
from archive_app.store.tables import Account, Station, Volume

__all__ = [
    "CONSOLE",
    "DAY",
    "Console",
    "facts_of_options",
    "find_kind",
    "find_station",
    "find_volume",
    "near_kinds",
    "station_id_of",
    "with_console",
]

CONSOLE = Actor("控制台", "cli")
_NEAR = 5  # of a hundred kinds, those that are offered for a word that names none


@dataclass(frozen=True)
class Console:
    """Where the data lies, who acts, and whether a program reads the answer."""

    home: str | None
    login: str | None
    json: bool

    @contextmanager
    def archive(self, *, must_exist: bool = True, **overrides: Any) -> Iterator[Archive]:
        """The archive of the data folder, closed on leaving."""
        settings = read_settings(home=self.home, **overrides)
        if must_exist and not (settings.home / "archive.db").is_file():
            raise StoreFault(
                f"数据目录还没有建立：{settings.home}",
                fix="先运行 archive init；数据在别处的，用 --home 或 ARCHIVE_HOME 指明",
            )
        archive = Archive(settings)
        try:
            yield archive
        finally:
            archive.close()

    def actor(self, archive: Archive) -> Actor:
        """Who acts: the account named by --as, else the server's console."""
        if self.login is None:
            return CONSOLE
        with archive.reading(CONSOLE) as work:
            account = work.session.scalar(select(Account).where(Account.login == self.login))
        if account is None or not account.active:
            raise NotFound(f"没有“{self.login}”这个在用账号", fix="看有哪些账号：archive user list")
        return actor_of(account, "cli")

    def tell(self, data: Any, lines: Iterable[str]) -> None:
        """Print the data for a program, or the lines for a person."""
        if self.json:
            click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=_plain))
            return
        for line in lines:
            click.echo(line)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """One transaction of whoever acts."""
        with self.archive() as archive, archive.work(self.actor(archive)) as work:
            yield work

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """One look of whoever acts."""
        with self.archive() as archive, archive.reading(self.actor(archive)) as work:
            yield work


def with_console(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command its `Console` and the options every command takes."""

    @click.option("--json", "as_json", is_flag=True, help="输出 JSON，供其他程序读取")
    @click.option(
        "--as", "as_login", metavar="登录名", help="以某个账号的身份办理；不写即服务器控制台"
    )
    @click.option("--home", metavar="目录", help="数据目录；不写即 ARCHIVE_HOME 或默认位置")
    @functools.wraps(command)
    def with_options(
        *args: Any, home: str | None, as_login: str | None, as_json: bool, **more: Any
    ) -> Any:
        return command(Console(home, as_login, as_json), *args, **more)

    return with_options


class _Day(click.ParamType[date]):
    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a date as people write it."""
        day = value if isinstance(value, date) else parse_date(str(value))
        if day is None:
            self.fail(f"“{value}”不是日期，请写成 2024-03-12", param, ctx)
        return day


DAY = _Day()


def facts_of_options(
    fields: Iterable[Any], pairs: Iterable[str], file: Path | None
) -> dict[str, Any]:
    """Facts from a YAML or JSON file and from 名称=内容 pairs; a field's title is as good."""
    given: dict[str, Any] = {}
    if file is not None:
        given |= _mapping(file.read_text(encoding="utf-8-sig"), str(file))
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise Invalid(f"“{pair}”缺少等号", fix="请写成 名称=内容，例如 dispute_type=邻里纠纷")
        rows = value.lstrip().startswith(("[", "{"))
        given[name.strip()] = _yaml(value, pair) if rows else value
    names = {field.title: field.name for field in fields}
    return {names.get(name, name): value for name, value in given.items()}


def find_volume(work: Work, told: str) -> Volume:
    """The volume of an id or a number as people type it, among those the actor may see."""
    if told.isdigit():
        volume = work.get(Volume, int(told))
        work.allow("volume.see", on=volume)
        return volume
    wanted = fold(told).text
    rows = work.session.execute(select(Volume.id, Volume.number))
    same = [work.get(Volume, key) for key, number in rows if fold(number).text == wanted]
    seen = [volume for volume in same if work.may("volume.see", on=volume)]
    for volume in same if not seen else ():
        if volume.sealed and work.actor.station_id == volume.station_id:
            work.allow("volume.see", on=volume)  # tells the own station that it can be asked for
    if not seen:
        raise NotFound(f"没有卷号为“{told}”的案卷", fix="看有哪些案卷：archive volume list")
    if len(seen) > 1:
        ids = "、".join(f"{volume.id}（{volume.station.name}）" for volume in seen)
        raise Conflict(f"有 {len(seen)} 个案卷用这个卷号", fix=f"请改用编号：{ids}")
    return seen[0]


def find_kind(standard: Standard, told: str) -> Kind:
    """The kind of an id or a title; NotFound names those that come near, not all there are."""
    for kind in standard.kinds:
        if told in (kind.id, kind.title):
            return kind
    near = "、".join(f"{kind.title}（{kind.id}）" for kind in near_kinds(standard, told)[:_NEAR])
    fix = f"是否指{near}？" if near else "看有哪些案卷类型：archive standard show"
    raise NotFound(f"没有“{told}”这种案卷", fix=fix)


def near_kinds(standard: Standard, told: str) -> list[Kind]:
    """The kinds whose category, title or id has these words, or else those that look like them."""
    titles = {category.id: category.title for category in standard.categories}
    wanted = told.casefold()
    names = {
        kind.id: (titles.get(kind.category, ""), kind.category, kind.title, kind.id)
        for kind in standard.kinds
    }
    found = [k for k in standard.kinds if any(wanted in n.casefold() for n in names[k.id])]
    if found:
        return found
    by_name = {name: kind for kind in standard.kinds for name in (kind.id, kind.title)}
    close = get_close_matches(told, by_name, n=_NEAR, cutoff=0.5)
    return list(dict.fromkeys(by_name[name] for name in close))


def find_station(work: Work, told: str) -> Station:
    """The station of an id, a name or a short name."""
    rows = work.session.scalars(select(Station).order_by(Station.id)).all()
    for row in rows:
        if told in (str(row.id), row.name, row.short):
            return row
    known = "、".join(row.name for row in rows) or "名单还是空的"
    raise NotFound(f"没有“{told}”这个司法所", fix=f"已有：{known}")


def station_id_of(work: Work, told: str | None) -> int | None:
    """The id of a station as told; None when none was told."""
    return find_station(work, told).id if told else None


def _mapping(text: str, name: str) -> dict[str, Any]:
    value = _yaml(text, name)
    if not isinstance(value, Mapping):
        raise Invalid(
            f"{name} 应是“名称: 内容”的列表", fix="对照 archive volume open --help 中的例子"
        )
    return dict(value)


def _yaml(text: str, name: str) -> Any:
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only, no objects
    except yaml.YAMLError:
        raise Invalid(f"{name} 的写法有误", fix="检查缩进、括号、冒号后的空格") from None


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(CHINA).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
