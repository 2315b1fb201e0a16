"""`archive audit`: the chain of changes."""

import click
from sqlalchemy import func, select

from archive_app.cli.console import Console, with_console
from archive_app.cli.teaching import Noun
from archive_app.records.checking import log_breaks
from archive_app.store.tables import AuditEntry

__all__ = ["audit"]


@click.group(cls=Noun)
def audit() -> None:
    """操作日志：核对有没有被改动。

    \b
    例：
      archive audit verify
    """


@audit.command()
@with_console
def verify(console: Console) -> int:
    """逐条核对操作日志的校验链，有改动、缺失的指出是哪一条。

    查出问题时退出码为 1。不用本程序核对的方法见 docs/operations.md。

    \b
    例：
      archive audit verify
    """
    with console.reading() as work:
        faults = log_breaks(work)
        entries = work.session.scalar(select(func.count()).select_from(AuditEntry)) or 0
    whole = [f"✓ 操作日志 {entries} 条，首尾相连，没有改动"]
    console.tell(
        {"entries": entries, "faults": faults}, [f"✗ {fault}" for fault in faults] or whole
    )
    return int(bool(faults))
