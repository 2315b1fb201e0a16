"""The rows of a register (登记簿): found, written, corrected, struck, sent and read back."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Response

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.base import Unmask
from archive_app.api.schemas.rows import (
    RowChanged,
    RowsAdded,
    RowShown,
    RowsImported,
    RowsQuery,
    RowsShown,
    RowsTaken,
    RowStruck,
    RowsUndone,
)
from archive_app.api.schemas.search import Workbook
from archive_app.api.sending import made_file
from archive_app.api.showing import refuse_masked
from archive_app.api.signing import looking, reading, working
from archive_app.archive import Work
from archive_app.extraction.sniffing import XLSX
from archive_app.records import rows as records
from archive_app.records.row_sheets import export_rows, import_rows
from archive_app.records.rows import RegisterRow, RowsPage, register_of
from archive_app.records.shown import masked_facts
from archive_app.records.volumes import see_volume
from archive_app.store.tables import Volume

rows = Resource("rows", "登记簿各条", "登记簿的各条：查找、登记、修改、划去、撤销，表格导出与导入")

Answer = dict[str, Any]


@rows.operation(
    "GET",
    "/volumes/<id:volume_id>/rows",
    "登记簿的各条",
    "一册登记簿的各条，新的在前，可按各栏中的字查找；号码已遮盖。",
    query=RowsQuery,
    gives=RowsShown,
)
def row_list(query: Answer, volume_id: int) -> Answer:
    """A page of rows."""
    with reading() as work:
        volume = see_volume(work, volume_id)
        return _page(work, volume, records.rows_page(work, volume, **query))


@rows.operation(
    "POST",
    "/volumes/<id:volume_id>/rows",
    "登记",
    "在册末登记一条或几条；有一条填写有误，就一条也不登记，逐条指出（rows.0.date）。",
    body=RowsTaken,
    gives=RowsAdded,
    status=201,
)
def row_add(body: Answer, volume_id: int) -> Answer:
    """Write rows."""
    with working() as work:
        volume = work.get(Volume, volume_id)
        many = [row["values"] for row in body["rows"]]
        _refuse_masked(work, volume, many)
        added = records.add_rows(work, volume_id, many)
        return {"version": volume.version, "items": _shown(work, volume, added)}


@rows.operation(
    "PATCH",
    "/volumes/<id:volume_id>/rows/<string:row_key>",
    "修改一条",
    "只改送来的各栏，其余不动。带上 seen 可以发现别人同时作的改动。",
    body=RowChanged,
    gives=RowShown,
)
def row_change(body: Answer, volume_id: int, row_key: str) -> Answer:
    """Correct a row."""
    with working() as work:
        volume = work.get(Volume, volume_id)
        _refuse_masked(work, volume, [body["values"]])
        changed = records.change_row(work, volume_id, row_key, body["values"], seen=body["seen"])
        return _shown(work, volume, [changed])[0]


@rows.operation(
    "POST",
    "/volumes/<id:volume_id>/rows/<string:row_key>/strike",
    "划去一条",
    "写明原因划去一条；内容仍在办理记录中，可以撤销。",
    body=RowStruck,
    gives=RowsShown,
)
def row_strike(body: Answer, volume_id: int, row_key: str) -> Answer:
    """Strike a row."""
    with working() as work:
        records.strike_row(work, volume_id, row_key, body["reason"], seen=body["seen"])
        return _latest_page(work, volume_id)


@rows.operation(
    "POST",
    "/volumes/<id:volume_id>/rows/undo",
    "撤销刚才的登记、修改或划去",
    "此后案卷信息又有改动的，不能撤销。",
    body=RowsUndone,
    gives=RowsShown,
)
def row_undo(body: Answer, volume_id: int) -> Answer:
    """Take the last act back."""
    with working() as work:
        records.undo_row_act(work, volume_id, body["version"])
        return _latest_page(work, volume_id)


@rows.operation(
    "GET",
    "/volumes/<id:volume_id>/rows/workbook",
    "登记簿表格",
    "全册的 xlsx；号码默认遮盖，unmask=true 时完整并记入日志。",
    query=Unmask,
    media=(XLSX,),
)
def row_workbook(query: Answer, volume_id: int) -> Response:
    """The book as a workbook."""
    with looking(unmask=query["unmask"]) as work:
        return made_file(
            lambda target: export_rows(work, volume_id, target, masked=not query["unmask"]), XLSX
        )


@rows.operation(
    "POST",
    "/volumes/<id:volume_id>/rows/import",
    "从表格登记",
    "每行登记一条；有任何错误则逐行列出，一条也不登记。与已有的相同的会指出。",
    multipart=Workbook,
    gives=RowsImported,
    status=201,
    refuses=(413,),
)
def row_import(body: Answer, volume_id: int) -> Answer:
    """Write the lines of a workbook."""
    with working() as work:
        taken = import_rows(work, volume_id, body["file"].stream)
        volume = work.get(Volume, volume_id)
        items = _shown(work, volume, taken.rows)
        return {"version": volume.version, "items": items, "doubled": taken.doubled}


def _latest_page(work: Work, volume_id: int) -> Answer:
    volume = work.get(Volume, volume_id)
    return _page(work, volume, records.rows_page(work, volume))


def _page(work: Work, volume: Volume, found: RowsPage) -> Answer:
    told = {name: getattr(found, name) for name in ("total", "page", "pages")}
    return told | {"version": volume.version, "items": _shown(work, volume, found.rows)}


def _shown(work: Work, volume: Volume, many: Iterable[RegisterRow]) -> list[Answer]:
    columns = register_of(work.standard_of(volume).kind(volume.kind)).columns
    return [
        {
            "serial": row.serial,
            "key": row.key,
            "mark": row.mark,
            "values": {
                name: value
                for name, value in masked_facts(columns, row.values).items()
                if name != "key"
            },
        }
        for row in many
    ]


def _refuse_masked(work: Work, volume: Volume, many: list[Mapping[str, Any]]) -> None:
    kind = work.standard_of(volume).kind(volume.kind)
    refuse_masked(kind, {register_of(kind).name: many})
