"""The list of items (归档文件目录) as lines and as a workbook, one list for each retention.

The columns and their order are those of DA/T 22-2015.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from archive_app.archive import Work
from archive_app.errors import NotFound
from archive_app.records.inventory import InventoryLine, inventory
from archive_app.records.items import Item, by_item, items_of
from archive_app.records.workbooks import without_formulas
from archive_app.standard import Retention
from archive_app.store.tables import Volume

__all__ = ["COLUMNS", "ItemLine", "ItemList", "item_lists", "item_lists_xlsx"]

COLUMNS = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")
_WIDTHS = (6, 34, 20, 18, 48, 12, 8, 6, 14)


@dataclass(frozen=True)
class ItemLine:
    """One item as the list tells it; `told` are the cells in the order of the columns."""

    item: Item
    told: tuple[str, ...]


@dataclass(frozen=True)
class ItemList:
    """The items of one retention, in the order of their numbers."""

    retention: Retention
    lines: tuple[ItemLine, ...]


def item_lists(work: Work, volume: Volume) -> tuple[ItemList, ...]:
    """The lists of a volume arranged by item, the longest kept first; NotFound for any other."""
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    if not by_item(kind):
        raise NotFound(f"“{kind.title}”按卷整理，没有按件的目录", fix="请查看卷内目录")
    lines = {line.document_id: line for line in inventory(work, volume)}
    grouped: dict[str, list[Item]] = defaultdict(list)
    for item in items_of(work, volume):
        grouped[item.retention.id].append(item)
    lists = (
        ItemList(retention, _lines(grouped[retention.id], lines))
        for retention in standard.retentions
        if grouped[retention.id]
    )
    return tuple(lists)


def item_lists_xlsx(work: Work, volume: Volume, target: BinaryIO) -> str:
    """Write the lists as a workbook, a sheet for each retention; its file name."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for one in item_lists(work, volume):
        sheet: Worksheet = book.create_sheet(one.retention.title)
        sheet.append(list(COLUMNS))
        for line in one.lines:
            sheet.append(list(line.told))
        _dress(sheet)
    if not book.worksheets:
        book.create_sheet("无").append(list(COLUMNS))
    book.save(target)
    return f"{volume.title}.xlsx".replace("/", "-")


def _lines(items: list[Item], lines: dict[int, InventoryLine]) -> tuple[ItemLine, ...]:
    numbered = sorted(
        items, key=lambda item: (item.document.item_serial is None, item.document.item_serial or 0)
    )
    return tuple(
        ItemLine(item, _told(serial, item, lines[item.document.id]))
        for serial, item in enumerate(numbered, start=1)
    )


def _told(serial: int, item: Item, line: InventoryLine) -> tuple[str, ...]:
    day = f"{line.date:%Y%m%d}" if line.date else ""  # eight digits, as the rule writes it
    title = item.document.facts.get("title") or line.title
    pages = str(line.page_count) if line.page_count else ""
    code = line.archival_code or ""
    texts = (str(serial), code, line.number, line.author, title, day, line.secrecy, pages)
    return (*(text or "" for text in texts), line.remark or "")


def _dress(sheet: Worksheet) -> None:
    without_formulas(sheet)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(vertical="center", wrap_text=True)
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.cell(row=1, column=number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.print_title_rows = "1:1"
