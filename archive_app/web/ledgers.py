"""Ledgers (台账): the volumes of a kind as a table to read, print or take away; opening in bulk."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, cast

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from archive_app.archive import Work
from archive_app.chinese.dates import parse_date
from archive_app.errors import ArchiveError, Invalid
from archive_app.problems import Problem, problem_of
from archive_app.records.importing import import_template, import_volumes
from archive_app.records.ledgers import Ledger, ledger, ledger_xlsx
from archive_app.records.listing import volumes_by_kind
from archive_app.records.stations import stations
from archive_app.web import notices, session
from archive_app.web.sending import XLSX, made_file

pages = Blueprint("ledgers", __name__, url_prefix="/ledgers")

_ROW = re.compile(r"第(\d+)行\s*(.*)")


@dataclass(frozen=True)
class Period:
    """A period to choose with one press."""

    title: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class RowFault:
    """What is wrong in one row of an import sheet; row 0 is the sheet as a whole."""

    row: int
    column: str
    messages: tuple[str, ...]


@pages.get("", endpoint="ledgers")
def ledger_list() -> str:
    """Every kind by category, with how many volumes it has."""
    with session.reading() as work:
        work.allow("ledger.see")
        standard = work.archive.standard
        kinds, counts = defaultdict(list), volumes_by_kind(work)
        for kind in standard.kinds:
            kinds[kind.category].append((kind, counts.get(kind.id, 0)))
        return render_template(
            "ledgers.html",
            categories=[(c, kinds[c.id]) for c in standard.categories if kinds[c.id]],
            may_import=work.may("ledger.import"),
        )


@pages.get("/<kind>")
def ledger_page(kind: str) -> tuple[str, int]:
    """The ledger of a kind over the chosen station and period."""
    with session.reading() as work:
        found, problem = _asked_for(work, kind)
        page = render_template(
            "ledger.html",
            kind=work.archive.standard.kind(kind),
            found=found,
            problem=problem,
            stations=() if work.actor.station_id else stations(work),
            chosen=request.args,
            periods=_periods(work.today),
            may_import=work.may("ledger.import"),
        )
    return page, problem.status if problem else 200


@pages.get("/<kind>/workbook")
def workbook(kind: str) -> Response:
    """The same ledger as an xlsx."""
    with session.reading() as work:
        found = _ledger(work, kind)
    return made_file(lambda target: ledger_xlsx(found, target), XLSX)


@pages.get("/<kind>/import")
def import_page(kind: str) -> str:
    """How to open many volumes from one table."""
    with session.reading() as work:
        work.allow("ledger.import")
        return _import_page(work, kind, None)


@pages.get("/<kind>/import/template")
def template(kind: str) -> Response:
    """The empty table to fill in."""
    with session.reading() as work:
        work.allow("ledger.import")
        standard = work.archive.standard
    return made_file(lambda target: import_template(standard, kind, target), XLSX)


@pages.post("/<kind>/import")
def import_post(kind: str) -> AnyResponse | tuple[str, int]:
    """Open a volume for each row, or none and say what is wrong in which row."""
    try:
        with session.working() as work:
            sheet = request.files.get("file")
            if sheet is None or not sheet.filename:
                raise Invalid("还没有选择文件", fix="请选择填好的导入表（.xlsx）再上传")
            opened = len(import_volumes(work, kind, cast("BinaryIO", sheet.stream)))
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            return _import_page(work, kind, problem), problem.status
    notices.done(f"已立 {opened} 个案卷")
    return redirect(url_for("ledgers.ledger_page", kind=kind), 303)


def _import_page(work: Work, kind: str, problem: Problem | None) -> str:
    described = work.archive.standard.kind(kind)
    return render_template(
        "ledger_import.html",
        kind=described,
        required=[field.title for field in described.fields if field.required and not field.due],
        problem=problem,
        faults=row_faults(problem),
    )


def row_faults(problem: Problem | None) -> list[RowFault]:
    """What is wrong in an import sheet, from its first row down."""
    told = problem.fields.items() if problem else ()
    return sorted((_fault(name, said) for name, said in told), key=lambda fault: fault.row)


def _fault(name: str, messages: Sequence[str]) -> RowFault:
    found = _ROW.fullmatch(name)
    row, column = (int(found[1]), found[2]) if found else (0, name)
    return RowFault(row, column, tuple(messages))


def _asked_for(work: Work, kind: str) -> tuple[Ledger | None, Problem | None]:
    try:
        return _ledger(work, kind), None
    except Invalid as refusal:
        return None, problem_of(refusal)


def _ledger(work: Work, kind: str) -> Ledger:
    faults = {
        name: [f"“{text}”不是日期，请写成 2024-03-12"]
        for name in ("since", "until")
        if (text := request.args.get(name)) and parse_date(text) is None
    }
    if faults:
        raise Invalid("期间填写有误", fields=faults)
    return ledger(
        work,
        kind,
        station_id=request.args.get("station", type=int),
        since=parse_date(request.args.get("since", "")),
        until=parse_date(request.args.get("until", "")),
    )


def _periods(today: date) -> tuple[Period, ...]:
    year, quarter = today.year, (today.month - 1) // 3
    months = (date(year, 3 * quarter + 1, 1), today)
    return (
        Period("本年", date(year, 1, 1), date(year, 12, 31)),
        Period("上年", date(year - 1, 1, 1), date(year - 1, 12, 31)),
        Period("本季度至今", *months),
        Period("全部", None, None),
    )
