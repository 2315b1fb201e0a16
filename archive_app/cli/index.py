"""`archive index`: the search index, which can always be made again."""

import click

from archive_app.cli.console import Console, with_console
from archive_app.cli.teaching import Noun
from archive_app.jobs import job_counts
from archive_app.records.checking import index_differences
from archive_app.records.indexing import rebuild_index

__all__ = ["index"]


@click.group(cls=Noun)
def index() -> None:
    """检索库：查看、重建。案卷和文件不受影响。

    \b
    例：
      archive index status
    """


@index.command()
@with_console
def rebuild(console: Console) -> None:
    """从数据库重建检索库；重建期间照常检索。

    \b
    例：
      archive index rebuild
    """
    with console.archive() as archive:
        with archive.reading(console.actor(archive)) as work:
            work.allow("index.manage")
        entries = rebuild_index(archive)
        console.tell({"entries": entries}, [f"✓ 检索库已重建，{entries} 条"])


@index.command()
@with_console
def status(console: Console) -> None:
    """检索库有多少条，与案卷是否一致，还有多少后台工作。

    \b
    例：
      archive index status
    """
    with console.reading() as work:
        work.allow("index.manage")
        entries = work.archive.search.current().count()
        missing, surplus = index_differences(work)
        jobs = job_counts(work)
    data = {
        "entries": entries,
        "missing": len(missing),
        "surplus": len(surplus),
        "jobs": {"waiting": jobs.waiting, "running": jobs.running, "failed": jobs.failed},
    }
    told = [
        f"检索库 {entries} 条；缺 {len(missing)} 条，多 {len(surplus)} 条",
        f"后台工作：等待 {jobs.waiting}，进行中 {jobs.running}，失败 {jobs.failed}",
    ]
    if jobs.waiting:
        told.append("等待的工作由 archive serve 自动完成，或运行 archive worker --once")
    console.tell(data, told)
