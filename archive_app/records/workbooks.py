"""Workbooks people send: the first sheet as lines, and a cell as somebody would have typed it.

What the columns mean is left to whoever reads them: `importing` for volumes, `row_sheets` for the
rows of a register.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from archive_app.errors import Invalid
from archive_app.standard import Field

__all__ = ["MOST_LINES", "as_typed", "lines_of", "without_formulas"]

MOST_LINES = 5000
MOST_BYTES = 100 * 1024 * 1024  # unpacked; five thousand full rows take a tenth of it
_BROKEN = (BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, OSError, zlib.error)


def lines_of(stream: BinaryIO) -> Iterator[tuple[Any, ...]]:
    """The lines of the first sheet, the heads first; Invalid when it is no workbook or too big."""
    sheet = _sheet(stream)
    try:
        for number, cells in enumerate(sheet.iter_rows(values_only=True)):
            if number > MOST_LINES:
                raise Invalid(f"一次最多导入 {MOST_LINES} 行", fix="请分成几个文件导入")
            yield cells
    except _BROKEN:
        raise _no_workbook() from None


def as_typed(field: Field, cell: Any) -> Any:
    """A cell as a person would type it: spreadsheets turn dates and numbers into their own."""
    if hasattr(cell, "date"):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    if field.type == "boolean":
        return {"是": True, "否": False}.get(text, text)
    return re.split(r"[、,，]", text) if field.type == "choices" else text


def without_formulas(sheet: Worksheet) -> None:
    """Make every cell say what was entered: a name that begins with = is no formula."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"


def _sheet(stream: BinaryIO) -> Worksheet:
    try:
        with ZipFile(stream) as package:
            unpacked = sum(part.file_size for part in package.infolist())
        book = (
            None if unpacked > MOST_BYTES else load_workbook(stream, read_only=True, data_only=True)
        )
    except _BROKEN:
        raise _no_workbook() from None
    if book is None:
        raise Invalid("工作簿展开后太大", fix=f"请只留要导入的内容，一次最多 {MOST_LINES} 行")
    sheet = book.worksheets[0] if book.worksheets else None
    if sheet is None:
        raise Invalid("工作簿中没有工作表", fix="请下载导入表填写")
    return sheet


def _no_workbook() -> Invalid:
    return Invalid("不是有效的 xlsx 文件", fix="请下载导入表，用 WPS 或 Excel 填好后上传")
