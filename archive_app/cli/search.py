"""`archive search`: find past agreements, or one's own volumes, by their words."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from archive_app.cli.console import DAY, Console, find_kind, station_id_of, with_console
from archive_app.cli.teaching import Verb
from archive_app.records.searching import Result, Results, Scope, SearchFilter
from archive_app.records.searching import search as find
from archive_app.search.snippets import Snippet

__all__ = ["search"]


@click.command(cls=Verb)
@click.argument("words", help="要找的词；几个词都要有", metavar="词…", nargs=-1, required=True)
@click.option("--own", is_flag=True, help="在看得到的案卷中找；不写则在全县协议参考（遮名）中找")
@click.option("--kind", metavar="案卷类型", help="只找这种案卷")
@click.option("--station", metavar="司法所", help="只找这个司法所的")
@click.option("--year", type=int, metavar="年", help="只找这一年的")
@click.option("--since", type=DAY, metavar="日期", help="不早于")
@click.option("--until", type=DAY, metavar="日期", help="不晚于")
@click.option(
    "--order", type=click.Choice(["relevance", "newest", "oldest"]), help="排列；默认最相符的在前"
)
@click.option("--page", type=click.IntRange(1), default=1, metavar="页", help="第几页")
@with_console
def search(
    console: Console,
    words: tuple[str, ...],
    own: bool,
    kind: str | None,
    station: str | None,
    year: int | None,
    since: date | None,
    until: date | None,
    order: Any,
    page: int,
) -> None:
    """按词找以往的协议，或自己的案卷。

    几个词都要有；“整句”加引号；-词 表示不要；甲 OR 乙 表示有一个就行；500* 找以 500 开头的数。
    以减号开头的词前面先写 --。

    \b
    例：
      archive search 屋檐 滴水
      archive search --own 赵铁柱 --as qian
      archive search -- 宅基地 -赔偿
    """
    with console.reading() as work:
        filters = SearchFilter(
            kind=find_kind(work.archive.standard, kind).id if kind else None,
            station_id=station_id_of(work, station),
            year=year,
            since=since,
            until=until,
        )
        scope: Scope = "own" if own else "precedents"
        found = find(work, " ".join(words), scope=scope, filters=filters, order=order, page=page)
    data = {
        "total": found.total,
        "page": found.page,
        "hits": [_data(hit) for hit in found.hits],
    }
    console.tell(data, _lines(found))


def _data(hit: Result) -> dict[str, Any]:
    return {
        "volume": hit.volume_id,
        "document": hit.document_id,
        "title": hit.title.text,
        "number": hit.number,
        "station": hit.station,
        "snippets": [snippet.text for snippet in hit.snippets],
        "day": hit.day,
        "amount": hit.amount,
        "masked": hit.masked,
    }


def _lines(found: Results) -> Iterator[str]:
    if not found.total:
        yield "没有找到 → 减少几个词，或换一种说法"
        return
    for hit in found.hits:
        amount = f"　{hit.amount:,f} 元" if hit.amount else ""
        yield f"{_marked(hit.title)}　{hit.number}　{hit.station}　{hit.day or ''}{amount}"
        yield from (f"    {_marked(snippet)}" for snippet in hit.snippets)
    yield f"共 {found.total} 条，第 {found.page} 页"


def _marked(snippet: Snippet) -> str:
    """The text with what was found in square brackets, since a console may have no colours."""
    return "".join(f"【{text}】" if hit else text for text, hit in snippet.parts)
