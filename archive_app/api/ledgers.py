"""Ledgers (台账) of a kind, and opening volumes in bulk from a workbook."""

from typing import Any

from flask import Response

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.search import (
    ImportedShown,
    ImportQuery,
    LedgerQuery,
    LedgerShown,
    Workbook,
)
from archive_app.api.sending import made_file
from archive_app.api.signing import reading, working
from archive_app.extraction.sniffing import XLSX
from archive_app.records.importing import import_template, import_volumes
from archive_app.records.ledgers import Ledger, ledger, ledger_xlsx

ledgers = Resource("ledgers", "台账", "由案卷生成的台账；用表格批量立卷")

Answer = dict[str, Any]


@ledgers.operation(
    "GET",
    "/ledgers/<string:kind_id>",
    "台账",
    "一种案卷的台账，栏目由标准规定；号码已遮盖。",
    query=LedgerQuery,
    gives=LedgerShown,
)
def ledger_see(query: Answer, kind_id: str) -> Answer:
    """The ledger of a kind."""
    with reading() as work:
        return _ledger(ledger(work, kind_id, **query))


@ledgers.operation(
    "GET",
    "/ledgers/<string:kind_id>/workbook",
    "台账表格",
    "台账的 xlsx，可直接打印。",
    query=LedgerQuery,
    media=(XLSX,),
)
def ledger_workbook(query: Answer, kind_id: str) -> Response:
    """The ledger as a workbook."""
    with reading() as work:
        found = ledger(work, kind_id, **query)
    return made_file(lambda target: ledger_xlsx(found, target), XLSX)


@ledgers.operation(
    "GET",
    "/ledgers/<string:kind_id>/import-template",
    "导入表",
    "批量立卷用的空白表格，带填写说明。",
    media=(XLSX,),
)
def ledger_template(kind_id: str) -> Response:
    """An empty workbook to fill."""
    with reading() as work:
        work.allow("standard.see")
        standard = work.archive.standard
    return made_file(lambda target: import_template(standard, kind_id, target), XLSX)


@ledgers.operation(
    "POST",
    "/ledgers/<string:kind_id>/import",
    "批量立卷",
    "按表格每行立一个案卷；有任何错误则逐行列出，一卷也不立。",
    query=ImportQuery,
    multipart=Workbook,
    gives=ImportedShown,
    status=201,
    refuses=(413,),
)
def ledger_import(query: Answer, body: Answer, kind_id: str) -> Answer:
    """Open a volume per row."""
    with working() as work:
        opened = import_volumes(work, kind_id, body["file"].stream, **query)
        return {"volumes": len(opened), "numbers": [volume.number for volume in opened]}


def _ledger(found: Ledger) -> Answer:
    return {
        "title": found.title,
        "scope": found.extent,
        "columns": found.columns,
        "lines": [{"volume_id": line.volume.id, "cells": line.cells} for line in found.lines],
    }
