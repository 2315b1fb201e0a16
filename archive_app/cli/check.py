"""`archive check`: does what is kept agree with itself."""

from collections.abc import Iterator
from dataclasses import asdict

import click

from archive_app.cli.console import Console, with_console
from archive_app.cli.teaching import Verb
from archive_app.jobs import job_counts
from archive_app.records.checking import CheckReport, check_archive

__all__ = ["check"]


@click.command(cls=Verb)
@with_console
def check(console: Console) -> int:
    """核对数据：文件在不在、有没有被改动，操作日志、检索库是否一致。

    只查不改。查出问题时退出码为 1。没有案卷使用的文件不算问题。

    \b
    例：
      archive check
      archive check --json
    """
    with console.reading() as work:
        report = check_archive(work)
        waiting = job_counts(work).waiting
    data = {**asdict(report), "faults": report.faults, "jobs_waiting": waiting}
    console.tell(data, _lines(report, waiting))
    return int(bool(report.faults))


def _lines(report: CheckReport, waiting: int) -> Iterator[str]:
    if report.faults:
        yield f"✗ 查出 {len(report.faults)} 个问题"
        yield from (f"  · {fault}" for fault in report.faults)
    else:
        yield "✓ 没有问题"
    yield f"  核对文件 {report.files} 个，其中 {len(report.unused)} 个没有案卷使用"
    if report.missing or report.altered:
        yield "  → 请从备份的 files 目录中取回这些文件，放回原处后重新核对"
    if report.audit:
        yield "  → 操作日志有改动：请保存现状，与备份比对，并报告县局"
    if report.index and waiting:
        yield f"  → 有 {waiting} 项后台工作在等待，先运行 archive worker --once 再核对"
    elif report.index:
        yield "  → 检索库不一致：archive index rebuild"
