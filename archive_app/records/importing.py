"""Opening volumes in bulk from an xlsx: all rows or none, with every fault named by row and column.

The columns are the kind's fields by title or name. A rows field such as the parties has columns
with a number in front: 当事人1 姓名或名称, 当事人2 姓名或名称 …
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from archive_app.archive import Work
from archive_app.chinese.dates import parse_date
from archive_app.errors import ArchiveError, Invalid
from archive_app.records.volumes import open_volume
from archive_app.records.workbooks import as_typed, lines_of
from archive_app.standard import Field, Kind, Standard
from archive_app.store.tables import Volume

__all__ = ["import_template", "import_volumes"]

_ROWS_IN_TEMPLATE = 2
_NUMBER = "原卷号"
_OPENED = "立案日期"


@dataclass(frozen=True)
class _Target:
    """Where the cells of one column go: a field, or a column of the n-th row of a rows field."""

    title: str
    field: Field | None
    row: int | None = None
    column: Field | None = None


def import_template(standard: Standard, kind_id: str, target: BinaryIO) -> str:
    """Write an empty workbook with the right columns and their choices; returns its name."""
    kind = standard.kind(kind_id)
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "导入"
    sheet.append([target.title for target in _template_columns(kind)])
    sheet.freeze_panes = "A2"
    told = book.create_sheet("填写说明")
    told.append(("栏目", "必填", "可填的内容"))
    for column in _template_columns(kind):
        field = column.column or column.field
        if field is None:
            continue
        words = sorted(standard.vocabulary(field.of).words()) if field.of else []
        told.append((column.title, "是" if field.required else "", "、".join(words) or field.help))
    for page in (sheet, told):
        for number in range(1, page.max_column + 1):
            page.column_dimensions[get_column_letter(number)].width = 18
    book.save(target)
    return f"{kind.title} 导入表.xlsx"


def import_volumes(
    work: Work, kind_id: str, stream: BinaryIO, *, station_id: int | None = None
) -> list[Volume]:
    """Open one volume per row; any fault → Invalid listing all rows, and nothing is opened."""
    work.allow("ledger.import", on=station_id)
    kind = work.archive.standard.kind(kind_id)
    opened: list[Volume] = []
    faults: dict[str, list[str]] = {}
    for number, values in _rows(kind, stream):
        given = {name: values.pop(name, None) for name in (_NUMBER, _OPENED)}
        try:
            with work.session.begin_nested():
                opened.append(
                    open_volume(
                        work,
                        kind_id,
                        values,
                        station_id=station_id,
                        number=str(given[_NUMBER]) if given[_NUMBER] else None,
                        opened_on=_date(given[_OPENED]),
                    )
                )
        except Invalid as fault:
            for name, messages in (fault.fields or {"": [fault.message]}).items():
                faults[f"第{number}行 {_field_title(kind, name)}".strip()] = list(messages)
        except ArchiveError as fault:
            faults[f"第{number}行"] = [f"{fault.message}；{fault.fix}"]
    if faults:
        raise Invalid(
            f"导入表有 {len(faults)} 处错误，没有导入任何案卷",
            fix="请按行改正后重新上传",
            fields=faults,
        )
    if not opened:
        raise Invalid("导入表中没有内容", fix="请从第二行起每行填写一个案卷")
    return opened


def _rows(kind: Kind, stream: BinaryIO) -> Iterator[tuple[int, dict[str, Any]]]:
    lines = lines_of(stream)
    columns = _columns(kind, next(lines, ()))
    for number, cells in enumerate(lines, start=2):
        if values := _values(columns, cells):
            yield number, values


def _columns(kind: Kind, heads: tuple[Any, ...]) -> list[_Target | None]:
    found: list[_Target | None] = []
    unknown: list[str] = []
    for head in heads:
        text = str(head or "").strip()
        target = _target(kind, text) if text else None
        if text and target is None:
            unknown.append(text)
        found.append(target)
    if unknown:
        raise Invalid(
            f"导入表有不认识的栏目：{'、'.join(unknown)}", fix="请使用下载的导入表，不要改动第一行"
        )
    return found


def _target(kind: Kind, text: str) -> _Target | None:
    if text in (_NUMBER, _OPENED):
        return _Target(text, None)
    for field in kind.fields:
        if field.type != "rows" and text in (field.title, field.name):
            return _Target(text, field)
        if field.type == "rows":
            fits = re.fullmatch(rf"(?:{re.escape(field.title)}|{field.name})(\d+)\s+(.+)", text)
            column = next((c for c in field.columns if fits and fits[2] in (c.title, c.name)), None)
            if fits and column:
                return _Target(text, field, int(fits[1]), column)
    return None


def _values(columns: list[_Target | None], cells: tuple[Any, ...]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    rows: dict[str, dict[int, dict[str, Any]]] = {}
    for target, cell in zip(columns, cells, strict=False):
        if target is None or cell is None or str(cell).strip() == "":
            continue
        if target.field is None:
            values[target.title] = cell
        elif target.row is None or target.column is None:
            values[target.field.name] = as_typed(target.field, cell)
        else:
            of_field = rows.setdefault(target.field.name, {})
            row = of_field.setdefault(target.row, {})
            row[target.column.name] = as_typed(target.column, cell)
    for name, numbered in rows.items():
        values[name] = [numbered[n] for n in sorted(numbered)]
    return values


def _date(cell: Any) -> Any:
    if cell is None:
        return None
    day = cell.date() if hasattr(cell, "date") else parse_date(str(cell))
    if day is None:
        raise Invalid(fields={_OPENED: [f"“{cell}”不是日期，请写成 2024-03-12"]})
    return day


def _template_columns(kind: Kind) -> list[_Target]:
    columns = [_Target(_NUMBER, None), _Target(_OPENED, None)]
    for field in kind.fields:
        if field.type != "rows":
            columns.append(_Target(field.title, field))
            continue
        for n in range(1, max(_ROWS_IN_TEMPLATE, int(field.min or 0)) + 1):
            columns += [_Target(f"{field.title}{n} {c.title}", field, n, c) for c in field.columns]
    return columns


def _field_title(kind: Kind, path: str) -> str:
    name, *rest = path.split(".")
    field = next((f for f in kind.fields if f.name == name), None)
    if field is None:
        return path
    if len(rest) == 2 and rest[0].isdigit():
        column = next((c for c in field.columns if c.name == rest[1]), None)
        return f"{field.title}{int(rest[0]) + 1} {column.title if column else rest[1]}"
    return field.title
