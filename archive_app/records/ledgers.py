"""Ledgers (台账): the volumes of a kind as rows, with the columns the standard names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from archive_app.archive import Work
from archive_app.records.judging import facts_of, view_of
from archive_app.records.listing import sealed_away, visible
from archive_app.records.shown import shown
from archive_app.records.workbooks import without_formulas
from archive_app.standard import (
    DocumentView,
    Field,
    Kind,
    LedgerColumn,
    Standard,
    reads_papers,
    value_of,
)
from archive_app.store.tables import Station, Volume

__all__ = ["Ledger", "LedgerLine", "ledger", "ledger_xlsx"]

_SYSTEM_TITLES = {
    "serial": "序号",
    "number": "卷号",
    "year": "年度",
    "opened_on": "立案日期",
    "concluded_on": "结案日期",
    "arranged_on": "立卷日期",
    "arranged_by": "立卷人",
    "checked_by": "检查人",
    "handler": "承办人",
    "station": "司法所",
    "station_short": "司法所简称",
    "page_count": "页数",
    "state": "状态",
}


@dataclass(frozen=True)
class LedgerLine:
    """One volume's line; `cells` are texts in the order of the columns."""

    volume: Volume
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Ledger:
    """A ledger: its title, the scope in words, column titles and lines."""

    title: str
    scope: str
    columns: tuple[str, ...]
    lines: tuple[LedgerLine, ...]
    numbers: frozenset[int]  # columns that hold plain numbers
    sealed: int = 0  # how many volumes of the scope are sealed away from the reader

    @property
    def extent(self) -> str:
        """The scope, with how many of its volumes are not listed."""
        return self.scope + (f"（封存 {self.sealed} 卷，未列入）" if self.sealed else "")


def ledger(
    work: Work,
    kind: str,
    *,
    station_id: int | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Ledger:
    """The ledger of a kind over the volumes the actor may see, opened from `since` to `until`."""
    work.allow("ledger.see", on=station_id)
    described = work.archive.standard.kind(kind)
    which = [Volume.kind == kind]
    if station_id:
        which.append(Volume.station_id == station_id)
    if since:
        which.append(Volume.opened_on >= since)
    if until:
        which.append(Volume.opened_on <= until)
    order = (Volume.year, Volume.series, Volume.serial)
    query = (
        select(Volume)
        .where(*visible(work), *which)
        .order_by(*order)
        .options(selectinload(Volume.documents))
    )
    volumes = work.session.scalars(query).all()
    work.looked("ledger.seen", "kind", kind, volumes=len(volumes))
    return Ledger(
        title=f"{described.title}台账",
        scope=_scope(work, station_id, since, until),
        sealed=sealed_away(work, *which),
        columns=tuple(_title(described, column) for column in described.ledger),
        lines=tuple(_line(work, volume, described.ledger) for volume in volumes),
        numbers=_numbers(described),
    )


def ledger_xlsx(found: Ledger, target: BinaryIO) -> str:
    """Write the ledger as a workbook set up for printing on A4 landscape; returns its file name."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "台账"
    sheet.append([found.title])
    sheet.append([found.extent])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(found.columns))
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=16), Alignment("center")
    sheet.append(list(found.columns))
    for line in found.lines:
        sheet.append([_typed(text, n in found.numbers) for n, text in enumerate(line.cells)])
    _dress(sheet, found)
    book.save(target)
    return f"{found.title} {found.scope}.xlsx".replace("/", "-")


def _numbers(kind: Kind) -> frozenset[int]:
    """Which columns hold plain numbers, which a spreadsheet should be able to add up."""
    types = {field.name: field.type for field in kind.fields} | {"page_count": "integer"}
    plain = {"amount", "integer"}
    facts = enumerate(column.fact for column in kind.ledger)
    return frozenset(n for n, fact in facts if types.get(fact or "") in plain)


def _typed(text: str, number: bool) -> str | Decimal:
    return Decimal(text.replace(",", "")) if number and text else text


def _dress(sheet: Worksheet, found: Ledger) -> None:
    thin = Side(style="thin", color="999999")
    without_formulas(sheet)
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            cell.border = Border(thin, thin, thin, thin)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
    for number, title in enumerate(found.columns, start=1):
        sheet.cell(row=3, column=number).font = Font(bold=True)
        longest = max((len(line.cells[number - 1]) for line in found.lines), default=0)
        width = min(max(longest * 2, len(title) * 2, 6), 40)
        sheet.column_dimensions[get_column_letter(number)].width = width + 2
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "3:3"


def _scope(work: Work, station_id: int | None, since: date | None, until: date | None) -> str:
    if station_id is None and work.actor.role in {"clerk", "head"}:
        station_id = work.actor.station_id
    where = work.get(Station, station_id).name if station_id else "全县"
    if since is None and until is None:
        return where
    return f"{where} {since or '建档'}至{until or work.today}"


def _title(kind: Kind, column: LedgerColumn) -> str:
    if column.title or column.fact is None:
        return column.title or ""
    slot, _, fact = column.fact.rpartition(".")
    if slot:
        return f"{kind.slot(slot).title}{kind.slot(slot).field(fact).title}"
    return _SYSTEM_TITLES.get(fact) or kind.field(fact).title


def _line(work: Work, volume: Volume, columns: Sequence[LedgerColumn]) -> LedgerLine:
    standard, facts = work.standard_of(volume), facts_of(work, volume)
    kind = standard.kind(volume.kind)
    asked = any(c.value and reads_papers(standard, kind, c.value) for c in columns)
    papers = view_of(work, volume).documents if asked else ()
    cells = tuple(_cell(standard, volume, facts, papers, column) for column in columns)
    return LedgerLine(volume, cells)


def _cell(
    standard: Standard,
    volume: Volume,
    facts: Mapping[str, Any],
    documents: Sequence[DocumentView],
    column: LedgerColumn,
) -> str:
    kind = standard.kind(volume.kind)
    if column.value is not None:
        return _plain(value_of(standard, kind, column.value, facts, documents))
    assert column.fact is not None
    slot, _, name = column.fact.rpartition(".")
    if slot:
        papers = [d for d in volume.documents if d.current and d.slot == slot]
        field = kind.slot(slot).field(name)
        return "；".join(filter(None, (shown(field, paper.facts.get(name)) for paper in papers)))
    if name == "state":
        return standard.state(volume.state).title
    if name in _SYSTEM_TITLES:
        return _plain(facts.get(name))
    return shown(kind.field(name), facts.get(name))


def _plain(value: object) -> str:
    return shown(Field(name="value", title="", type="text"), value)
