"""`archive link`: volumes that belong together."""

from pathlib import Path
from typing import Any

import click

from archive_app.archive import Work
from archive_app.cli.columns import table
from archive_app.cli.console import (
    Console,
    facts_of_options,
    find_kind,
    find_volume,
    with_console,
)
from archive_app.cli.showing import volume_data, volume_lines
from archive_app.cli.teaching import Noun
from archive_app.errors import NotFound
from archive_app.records.linking import link_volume, links_of, open_linked, unlink, way_of
from archive_app.records.volumes import see_volume
from archive_app.store.tables import Volume

__all__ = ["link"]

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
WAY = click.option("--as-what", "way", metavar="关联", help="哪种关联的编号或名称；只有一种时不写")


@click.group(cls=Noun)
def link() -> None:
    """相关案卷：关联、由本卷立新卷、取消。

    \b
    例：
      archive link list 12
    """


@link.command("list")
@click.argument("told", help="案卷的编号或卷号", metavar="案卷")
@with_console
def list_(console: Console, told: str) -> None:
    """列出与案卷关联的、看得到的案卷。

    \b
    例：
      archive link list 12
    """
    with console.reading() as work:
        data = _data(work, see_volume(work, find_volume(work, told).id))
    console.tell(data, _lines(data))


@link.command()
@click.argument("told", help="案卷的编号或卷号", metavar="案卷")
@click.argument("other", help="另一案卷的编号或卷号", metavar="另一案卷")
@WAY
@with_console
def add(console: Console, told: str, other: str, way: str | None) -> None:
    """把另一案卷关联到本卷。

    \b
    例：
      archive link add 12 34 --as qian
    """
    with console.work() as work:
        volume = find_volume(work, told)
        link_volume(work, volume.id, _way(work, volume, way), find_volume(work, other).id)
        data = _data(work, volume)
    console.tell(data, ["✓ 已关联", *_lines(data)])


@link.command("open")
@click.argument("told", help="案卷的编号或卷号", metavar="案卷")
@WAY
@click.option("--kind", metavar="案卷类型", help="立哪种案卷；只有一种时不写")
@click.option("--fact", "pairs", multiple=True, metavar="名称=内容", help="一项信息；可写多次")
@click.option("--facts", "file", type=FILE, metavar="文件", help="信息的 YAML 或 JSON 文件")
@with_console
def open_(
    console: Console,
    told: str,
    way: str | None,
    kind: str | None,
    pairs: tuple[str, ...],
    file: Path | None,
) -> None:
    """由本卷立新卷：有关信息自动带入，写明的信息优先。

    \b
    例：
      archive link open 12 --fact 开始日期=2026-03-02 --as qian
    """
    with console.work() as work:
        volume = find_volume(work, told)
        chosen = _way(work, volume, way)
        wanted = kind or way_of(work, volume, chosen).to[0]
        described = find_kind(work.archive.standard, wanted)
        facts = facts_of_options(described.fields, pairs, file)
        opened = open_linked(work, volume.id, chosen, facts, kind=described.id)
        data = volume_data(work, opened)
    console.tell(data, [f"✓ 已立卷，编号 {data['id']}，并与 {told} 关联", *volume_lines(data)])


@link.command()
@click.argument("link_id", help="关联的编号，见 archive link list", metavar="关联编号", type=int)
@click.option("--reason", required=True, metavar="原因", help="取消的原因")
@with_console
def withdraw(console: Console, link_id: int, reason: str) -> None:
    """取消关联，写明原因；记录保留。

    \b
    例：
      archive link withdraw 3 --reason 关联错了 --as qian
    """
    with console.work() as work:
        data = _data(work, unlink(work, link_id, reason).volume)
    console.tell(data, ["✓ 关联已取消", *_lines(data)])


def _way(work: Work, volume: Volume, told: str | None) -> str:
    ways = work.standard_of(volume).kind(volume.kind).links
    for way in ways:
        if told in (way.id, way.title) or (told is None and len(ways) == 1):
            return way.id
    known = "、".join(f"{way.id}（{way.title}）" for way in ways) or "这种案卷没有"
    raise NotFound("没有指明是哪种关联", fix=f"用 --as-what 指明；可选：{known}")


def _data(work: Work, volume: Volume) -> list[dict[str, Any]]:
    return [
        {
            "id": tie.id,
            "link": tie.link,
            "title": tie.title,
            "back": tie.back,
            "volume_id": tie.other.id,
            "number": tie.other.number,
            "name": tie.other.title,
        }
        for tie in links_of(work, volume)
    ]


def _lines(data: list[dict[str, Any]]) -> list[str]:
    cells = [(one["id"], one["title"], one["number"], one["name"]) for one in data]
    return list(table(cells)) if cells else ["没有相关案卷"]
