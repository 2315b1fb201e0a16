"""`archive register`: the rows of a register: list, write, send out, read back."""

import io
from pathlib import Path

import click

from archive_app.cli.columns import table
from archive_app.cli.console import Console, facts_of_options, find_volume, with_console
from archive_app.cli.teaching import Noun
from archive_app.records.row_sheets import export_rows, import_rows
from archive_app.records.rows import add_row, register_of, rows_page
from archive_app.records.shown import masked_facts, shown

__all__ = ["register"]

FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(cls=Noun)
def register() -> None:
    """登记簿：逐条登记、查找，表格导出与导入。

    \b
    例：
      archive register list 12 --text 邻里
    """


@register.command("list")
@click.argument("told", help="登记簿的编号或卷号", metavar="登记簿")
@click.option("--text", default="", metavar="词", help="各栏中的词，几个词用空格隔开")
@click.option("--page", type=click.IntRange(1), default=1, metavar="页", help="第几页")
@with_console
def list_(console: Console, told: str, text: str, page: int) -> None:
    """列出各条，新的在前；号码已遮盖。

    \b
    例：
      archive register list 12
      archive register list 12 --text "漏水 三组"
    """
    with console.reading() as work:
        volume = find_volume(work, told)
        columns = register_of(work.standard_of(volume).kind(volume.kind)).columns
        found = rows_page(work, volume, text=text, page=page)
        rows = [
            {"serial": row.serial, "key": row.key, "values": masked_facts(columns, row.values)}
            for row in found.rows
        ]
        cells = [
            (str(row.serial), *(shown(c, row.values.get(c.name)) for c in columns))
            for row in found.rows
        ]
    heads = ("序号", *(column.title for column in columns))
    console.tell(
        {"total": found.total, "page": found.page, "pages": found.pages, "rows": rows},
        [*table([heads, *cells]), f"共 {found.total} 条，第 {found.page}/{found.pages} 页"],
    )


@register.command()
@click.argument("told", help="登记簿的编号或卷号", metavar="登记簿")
@click.option("--fact", "pairs", multiple=True, metavar="栏目=内容", help="一栏；可写多次")
@click.option("--facts", "file", type=FILE, metavar="文件", help="一次给出各栏的 YAML 或 JSON 文件")
@with_console
def add(console: Console, told: str, pairs: tuple[str, ...], file: Path | None) -> None:
    """在册末登记一条。

    \b
    例：
      archive register add 12 --fact 日期=2024-03-12 --fact 事由=下水道堵塞
    """
    with console.work() as work:
        volume = find_volume(work, told)
        columns = register_of(work.standard_of(volume).kind(volume.kind)).columns
        row = add_row(work, volume.id, facts_of_options(columns, pairs, file))
        console.tell(
            {"serial": row.serial, "key": row.key}, [f"✓ {volume.number} 已登记第 {row.serial} 条"]
        )


@register.command("import")
@click.argument("told", help="登记簿的编号或卷号", metavar="登记簿")
@click.argument("file", help="填好的 xlsx", metavar="文件", type=FILE)
@with_console
def import_(console: Console, told: str, file: Path) -> None:
    """从表格登记：每行一条；有任何错误，一条也不登记。

    \b
    例：
      archive register import 12 登记.xlsx
    """
    with console.work() as work, file.open("rb") as stream:
        volume = find_volume(work, told)
        taken = import_rows(work, volume.id, stream)
        lines = [f"✓ {volume.number} 已登记 {len(taken.rows)} 条"]
        if taken.doubled:
            lines.append(f"  其中与已有的相同：第 {'、'.join(map(str, taken.doubled))} 条")
        console.tell({"rows": len(taken.rows), "doubled": taken.doubled}, lines)


@register.command()
@click.argument("told", help="登记簿的编号或卷号", metavar="登记簿")
@click.argument("file", help="存为哪个文件", metavar="文件", type=FILE)
@click.option("--unmask", is_flag=True, help="号码完整显示，并记入操作日志")
@with_console
def export(console: Console, told: str, file: Path, unmask: bool) -> None:
    """把全册存为 xlsx；号码默认遮盖。

    \b
    例：
      archive register export 12 登记.xlsx
    """
    with console.work() if unmask else console.reading() as work:
        volume = find_volume(work, told)
        target = io.BytesIO()
        export_rows(work, volume.id, target, masked=not unmask)
        file.write_bytes(target.getvalue())
        console.tell({"xlsx": file}, [f"✓ {volume.number} 存为 {file}"])
