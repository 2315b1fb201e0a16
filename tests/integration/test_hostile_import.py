"""Broken and hostile import sheets are refused with a reason and store nothing."""

import zipfile
from io import BytesIO

import pytest
from builders import a_committee
from openpyxl import Workbook
from sqlalchemy import func, select

from archive_app.archive import Archive
from archive_app.errors import Invalid
from archive_app.permissions import Actor
from archive_app.records.importing import import_volumes
from archive_app.store.tables import Station, Volume

SHEET = "xl/worksheets/sheet1.xml"


def a_sheet(**replaced: bytes) -> BytesIO:
    """A good import sheet with some parts of the package replaced."""
    book, plain, changed = Workbook(), BytesIO(), BytesIO()
    assert book.active is not None
    book.active.append(["调解委员会", "受理日期"])
    book.active.append(["清河镇人民调解委员会", "2026-02-03"])
    book.save(plain)
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, replaced.get(name, source.read(name)))
    changed.seek(0)
    return changed


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>&b;&c;</t></is></c></row></sheetData></worksheet>"""
BAD: dict[str, dict[str, bytes]] = {
    "cut off": {SHEET: b"<worksheet><sheetData><row"},
    "entities": {SHEET: ENTITIES},
    "no workbook": {"xl/workbook.xml": b"<html/>"},
    "bomb": {"xl/styles.xml": b"<styleSheet>" + b" " * 300_000_000},
}


@pytest.mark.parametrize("parts", BAD.values(), ids=BAD.keys())
def test_a_bad_sheet_is_refused_and_stores_nothing(
    archive: Archive, clerk: Actor, station: Station, parts: dict[str, bytes]
) -> None:
    a_committee(archive, station)
    with pytest.raises(Invalid) as refusal, archive.work(clerk) as work:
        import_volumes(work, "mediation.written", a_sheet(**parts))
    assert refusal.value.fix
    assert "root:" not in str(refusal.value.fields)
    with archive.reading(clerk) as work:
        assert work.session.scalar(select(func.count(Volume.id))) == 0
