"""The page of a register: the book as a table, the next row under it, corrections, sheets.

Written to be used without a mouse: the cursor stands in the next row, Enter writes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, cast

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.errors import ArchiveError, Invalid
from archive_app.problems import Problem, problem_of
from archive_app.records.changing import volume_for_change
from archive_app.records.row_sheets import export_rows, import_rows
from archive_app.records.rows import (
    MOST_ROWS,
    RegisterRow,
    add_row,
    change_row,
    register_of,
    rows_of,
    rows_page,
    strike_row,
    undo_row_act,
)
from archive_app.records.unmasking import unmask
from archive_app.records.volumes import see_volume
from archive_app.standard import Field, Kind
from archive_app.store.tables import Volume
from archive_app.web import notices, session
from archive_app.web.fields import FieldView, asks_again, entered
from archive_app.web.ledgers import row_faults
from archive_app.web.sending import XLSX, made_file
from archive_app.web.told_facts import told_value
from archive_app.web.volume_forms import FactsForm, people_lists
from archive_app.web.volumes import number_of

__all__ = ["Book", "RowLine", "book_of", "line_of", "pages"]

pages = Blueprint("rows", __name__, url_prefix="/volumes/<int:volume_id>/rows")


_LATEST, _IN_SHORT = 5, 6


@dataclass(frozen=True)
class RowLine:
    """A row as people read it: its serial, its key and a text for each column."""

    serial: int
    key: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """A register in short: how many rows it has and the latest of them."""

    total: int
    columns: tuple[Field, ...]
    latest: tuple[RowLine, ...]


def book_of(work: Work, volume: Volume) -> Book | None:
    """The register that a volume is, None for any other volume."""
    kind = _kind(work, volume)
    if kind.register is None:
        return None
    columns = tuple(c for c in register_of(kind).columns if not c.sensitive)[:_IN_SHORT]
    rows = rows_of(work, volume)
    latest = tuple(line_of(row, columns) for row in reversed(rows[-_LATEST:]))
    return Book(len(rows), columns, latest)


def line_of(row: RegisterRow, columns: Sequence[Field]) -> RowLine:
    """The row in words, personal numbers masked."""
    cells = tuple(told_value(column, row.values.get(column.name)) for column in columns)
    return RowLine(row.serial, row.key, cells)


@pages.get("")
def rows(volume_id: int) -> str:
    """The book, its last page first, and the next row to be written."""
    with session.reading() as work:
        return _page(work, see_volume(work, volume_id), {}, None)


@pages.post("")
def rows_post(volume_id: int) -> AnyResponse | str | tuple[str, int]:
    """Write one row, or ask again with what was typed."""
    typed: Mapping[str, Any] = {}
    try:
        with session.reading() as work:
            volume = volume_for_change(work, volume_id, "volume.describe")
            typed = _typed(_kind(work, volume))
            if asks_again(request.form):
                return _page(work, volume, typed, None)
        with session.working() as work:
            row = add_row(work, volume_id, typed)
            version = work.get(Volume, volume_id).version
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            page = _page(work, see_volume(work, volume_id), typed, problem)
        return page, problem.status
    undo = url_for("rows.undo", volume_id=volume_id, version=version)
    notices.done(f"已登记第 {row.serial} 条", undo=undo)
    return redirect(url_for("rows.rows", volume_id=volume_id), 303)


@pages.get("/<key>")
def row(volume_id: int, key: str) -> str:
    """One row, to be corrected or struck."""
    with session.reading() as work:
        volume = volume_for_change(work, volume_id, "volume.describe")
        return _row_page(work, volume, key, {}, None)


@pages.post("/<key>")
def row_post(volume_id: int, key: str) -> AnyResponse | str | tuple[str, int]:
    """Correct the row, or ask again with what was typed."""
    typed: Mapping[str, Any] = {}
    whole = "_unmask" in request.form
    try:
        with session.working() if whole else session.reading() as work:
            volume = volume_for_change(work, volume_id, "volume.describe")
            typed = _typed(_kind(work, volume))
            if whole:
                unmask(work, volume)
            if whole or asks_again(request.form):
                return _row_page(work, volume, key, typed, None, unmasked=whole)
        with session.working() as work:
            before = work.get(Volume, volume_id).version
            changed = change_row(work, volume_id, key, typed, seen=request.form.get("_seen"))
            version = work.get(Volume, volume_id).version
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            volume = volume_for_change(work, volume_id, "volume.describe")
            return _row_page(work, volume, key, typed, problem), problem.status
    if version == before:
        notices.done("没有改动")
    else:
        undo = url_for("rows.undo", volume_id=volume_id, version=version)
        notices.done(f"第 {changed.serial} 条已改", undo=undo)
    return redirect(url_for("rows.rows", volume_id=volume_id), 303)


@pages.post("/<key>/strike")
def strike(volume_id: int, key: str) -> AnyResponse | tuple[str, int]:
    """Strike the row out, with a reason."""
    reason = request.form.get("reason", "")
    try:
        with session.working() as work:
            strike_row(work, volume_id, key, reason, seen=request.form.get("_seen"))
            version = work.get(Volume, volume_id).version
    except Invalid as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            volume = volume_for_change(work, volume_id, "volume.describe")
            return _row_page(work, volume, key, {}, problem), problem.status
    undo = url_for("rows.undo", volume_id=volume_id, version=version)
    notices.done("已划去这一条，原因记入办理记录", undo=undo)
    return redirect(url_for("rows.rows", volume_id=volume_id), 303)


@pages.post("/undo")
def undo(volume_id: int) -> AnyResponse:
    """Take the last act on rows back."""
    with session.working() as work:
        undo_row_act(work, volume_id, number_of(request.args.get("version")) or 0)
    notices.done("已恢复到操作之前")
    return redirect(url_for("rows.rows", volume_id=volume_id), 303)


@pages.get("/print")
def whole(volume_id: int) -> str:
    """The whole book as one table to print."""
    with session.reading() as work:
        volume = see_volume(work, volume_id)
        kind = _kind(work, volume)
        columns = register_of(kind).columns
        lines = [line_of(each, columns) for each in rows_of(work, volume)]
        return render_template(
            "rows_print.html", volume=volume, kind=kind, columns=columns, lines=lines
        )


@pages.get("/workbook")
def workbook(volume_id: int) -> Response:
    """The book as an xlsx, personal numbers masked."""
    with session.reading() as work:
        return made_file(lambda target: export_rows(work, volume_id, target), XLSX)


@pages.post("/workbook")
def workbook_in_full(volume_id: int) -> Response:
    """The same with personal numbers in full, which is written down."""
    with session.working() as work:
        return made_file(lambda target: export_rows(work, volume_id, target, masked=False), XLSX)


@pages.get("/import")
def import_page(volume_id: int) -> str:
    """How to take over rows from a workbook."""
    with session.reading() as work:
        return _import_page(work, volume_for_change(work, volume_id, "ledger.import"), None)


@pages.post("/import")
def import_post(volume_id: int) -> AnyResponse | tuple[str, int]:
    """Take over every row of a workbook, or none and say what is wrong in which line."""
    try:
        with session.working() as work:
            sheet = request.files.get("file")
            if sheet is None or not sheet.filename:
                raise Invalid("还没有选择文件", fix="请选择填好的表（.xlsx）再上传")
            taken = import_rows(work, volume_id, cast("BinaryIO", sheet.stream))
            version = work.get(Volume, volume_id).version
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            volume = volume_for_change(work, volume_id, "ledger.import")
            return _import_page(work, volume, problem), problem.status
    told = f"已登记 {len(taken.rows)} 条"
    if taken.doubled:
        same = "、".join(map(str, taken.doubled[:10]))
        told += f"；其中 {len(taken.doubled)} 条与已有的相同（第 {same} 条），如属重复请撤销"
    undo = url_for("rows.undo", volume_id=volume_id, version=version)
    notices.done(told, undo=undo)
    return redirect(url_for("rows.rows", volume_id=volume_id), 303)


def _page(work: Work, volume: Volume, typed: Mapping[str, Any], problem: Problem | None) -> str:
    kind = _kind(work, volume)
    columns = register_of(kind).columns
    text = request.args.get("text", "").strip()
    found = rows_page(work, volume, text=text, page=number_of(request.args.get("page")) or 1)
    locked = work.standard_of(volume).state(volume.state).locked
    may_write = work.may("volume.describe", on=volume) and not locked
    fresh = {**_begun(work, columns), **typed}
    return render_template(
        "rows.html",
        volume=volume,
        title=mask_text(volume.title),
        kind=kind,
        columns=columns,
        lines=[line_of(each, columns) for each in found.rows],
        sums={name: f"{total:,.2f}" for name, total in found.sums.items() if total},
        found=found,
        text=text,
        next=len(volume.facts.get(str(kind.register)) or ()) + 1,
        views=_views(work, volume, fresh, fresh, problem) if may_write else (),
        may_write=may_write,
        may_import=work.may("ledger.import", on=volume) and not locked,
        may_unmask=work.may("personal.unmask", on=volume),
        problem=problem,
    )


def _row_page(
    work: Work,
    volume: Volume,
    key: str,
    typed: Mapping[str, Any],
    problem: Problem | None,
    *,
    unmasked: bool = False,
) -> str:
    kind = _kind(work, volume)
    here = next((each for each in rows_of(work, volume) if each.key == key), None)
    if here is None:
        raise Invalid("这一条已不在登记簿中", fix="可能刚被划去，请回到登记簿查看")
    views = _views(work, volume, here.values, typed, problem, unmasked=unmasked)
    return render_template(
        "rows_row.html",
        volume=volume,
        kind=kind,
        row=here,
        seen=request.form.get("_seen", here.mark) if not problem else here.mark,
        views=views,
        masked=any(view.locked for view in views),
        reason=request.form.get("reason", ""),
        problem=problem,
    )


def _import_page(work: Work, volume: Volume, problem: Problem | None) -> str:
    columns = register_of(_kind(work, volume)).columns
    return render_template(
        "rows_import.html",
        volume=volume,
        required=[column.title for column in columns if column.required],
        most=MOST_ROWS,
        problem=problem,
        faults=row_faults(problem),
    )


def _views(
    work: Work,
    volume: Volume,
    kept: Mapping[str, Any],
    typed: Mapping[str, Any],
    problem: Problem | None,
    *,
    unmasked: bool = False,
) -> tuple[FieldView, ...]:
    """The questions of one row: those of a book that holds this row alone."""
    standard, kind = work.standard_of(volume), _kind(work, volume)
    book = register_of(kind)
    alone = {**volume.facts, book.name: [{"key": "one", **kept}]}
    lists = people_lists(work, volume.station_id, kind, volume.facts)
    form = FactsForm(standard, kind, lists, alone, {"year": volume.year}, work.today, book=True)
    answers = {book.name: [{"key": "one", **typed}]} if typed else {}
    # The operations name faults by place among the rows sent; the page has one row of the book.
    errors = {
        f"{book.name}.{path}": said for path, said in (problem.fields if problem else {}).items()
    }
    views = form.views(answers, errors, unmasked=unmasked)
    (rows,) = (view.rows for view in views if view.name == book.name)
    return tuple(replace(view, group=None) for view in rows[0].fields)


def _kind(work: Work, volume: Volume) -> Kind:
    return work.standard_of(volume).kind(volume.kind)


def _typed(kind: Kind) -> dict[str, Any]:
    """The one row of the form."""
    book = register_of(kind)
    rows = entered([book], request.form).get(book.name) or [{}]
    return {name: value for name, value in rows[0].items() if name != "key"}


def _begun(work: Work, columns: Sequence[Field]) -> dict[str, Any]:
    """What stands in the next row before anything is typed: the defaults, and today."""
    begun = {column.name: column.default for column in columns if column.default is not None}
    first = next((c.name for c in columns if c.type == "date" and c.required), None)
    return begun | ({first: work.today.isoformat()} if first else {})
