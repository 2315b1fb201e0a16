"""The rows of a register as a workbook, out and in: what was written out can be read back.

The heads are the titles of the columns. 序号 is written for people and not read. Reading takes over
all rows or none, with every fault named by line and column.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from archive_app.archive import Work
from archive_app.chinese.folding import fold
from archive_app.errors import Invalid
from archive_app.records.changing import volume_for_change
from archive_app.records.rows import RegisterRow, add_rows, register_of, rows_of
from archive_app.records.shown import shown
from archive_app.records.unmasking import unmask
from archive_app.records.workbooks import as_typed, lines_of, without_formulas
from archive_app.standard import Field
from archive_app.store.tables import Volume

__all__ = ["ImportedRows", "export_rows", "import_rows"]

_SERIAL = "序号"
_FIRST_LINE = 2  # the heads stand in line 1


@dataclass(frozen=True)
class ImportedRows:
    """The rows taken over, and which of them (by serial) say the same as an earlier row."""

    rows: tuple[RegisterRow, ...]
    doubled: tuple[int, ...]


def export_rows(work: Work, volume_id: int, target: BinaryIO, *, masked: bool = True) -> str:
    """Write the book as a workbook; its file name. In full only for who may see it, on record."""
    volume = work.get(Volume, volume_id)
    work.allow("ledger.see", on=volume)
    if not masked:
        unmask(work, volume)
    work.looked("rows.exported", "volume", volume.id, number=volume.number)
    columns = register_of(work.standard_of(volume).kind(volume.kind)).columns
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "登记"
    sheet.append([_SERIAL, *(column.title for column in columns)])
    for row in rows_of(work, volume):
        cells = (_cell(column, row.values.get(column.name), masked) for column in columns)
        sheet.append([row.serial, *cells])
    _dress(sheet)
    book.save(target)
    return f"{volume.title}.xlsx".replace("/", "-")


def import_rows(work: Work, volume_id: int, stream: BinaryIO) -> ImportedRows:
    """Write every line of the workbook at the end of the book; any fault → Invalid, nothing is."""
    volume = volume_for_change(work, volume_id, "ledger.import")
    columns = register_of(work.standard_of(volume).kind(volume.kind)).columns
    lines = list(_lines(columns, stream))
    if not lines:
        raise Invalid("表中没有内容", fix="请从第二行起每行填写一条")
    known = {_said(row.values) for row in rows_of(work, volume)}
    try:
        added = add_rows(work, volume_id, [values for _, values in lines])
    except Invalid as fault:
        raise _by_line(fault, columns, [number for number, _ in lines]) from None
    doubled = []
    for row in added:
        if _said(row.values) in known:
            doubled.append(row.serial)
        known.add(_said(row.values))
    return ImportedRows(added, tuple(doubled))


def _lines(columns: tuple[Field, ...], stream: BinaryIO) -> Iterator[tuple[int, dict[str, Any]]]:
    lines = lines_of(stream)
    heads = _heads(columns, next(lines, ()))
    for number, cells in enumerate(lines, start=_FIRST_LINE):
        values = {
            column.name: as_typed(column, cell)
            for column, cell in zip(heads, cells, strict=False)
            if column is not None and cell is not None and str(cell).strip()
        }
        if values:
            yield number, values


def _heads(columns: tuple[Field, ...], heads: tuple[Any, ...]) -> list[Field | None]:
    """The column under each head; None under 序号 and where there is no head."""
    by_title = {name: c for c in columns for name in (c.name, c.title)}
    texts = [str(head or "").strip() for head in heads]
    unknown = [text for text in texts if text and text != _SERIAL and text not in by_title]
    if unknown:
        raise Invalid(
            f"表中有登记簿没有的栏目：{'、'.join(unknown)}",
            fix="请先导出登记簿，照第一行的栏目填写",
        )
    if not any(text in by_title for text in texts):
        raise Invalid("表的第一行没有栏目名称", fix="请先导出登记簿，照第一行的栏目填写")
    return [by_title.get(text) for text in texts]


def _by_line(fault: Invalid, columns: tuple[Field, ...], numbers: list[int]) -> Invalid:
    titles = {column.name: column.title for column in columns}
    told: dict[str, list[str]] = {}
    for path, messages in fault.fields.items():
        place, _, name = path.partition(".")
        told[f"第{numbers[int(place)]}行 {titles.get(name, name)}".strip()] = messages
    return Invalid(
        f"表中有 {len(told)} 处错误，一条也没有导入", fix="请按行改正后重新上传", fields=told
    )


def _said(values: Mapping[str, Any]) -> str:
    return fold("\n".join(f"{n}={v}" for n, v in sorted(values.items()) if n != "key")).text


def _cell(column: Field, value: Any, masked: bool) -> Any:
    """A cell spreadsheets can sort and add up; everything else as people read it."""
    if value is None:
        return None
    if column.type == "date":
        return date.fromisoformat(value)
    if column.type == "amount":
        return Decimal(str(value))
    if column.type == "integer":
        return value
    return shown(column, value, masked=masked)


def _dress(sheet: Worksheet) -> None:
    without_formulas(sheet)
    for number, head in enumerate(sheet[1], start=1):
        head.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = 8 if number == 1 else 16
    sheet.freeze_panes = "B2"
