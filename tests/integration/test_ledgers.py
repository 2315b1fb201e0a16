"""Ledgers out, volumes in: xlsx both ways."""

from io import BytesIO
from typing import Any

import pytest
from builders import a_committee, a_volume
from openpyxl import Workbook, load_workbook

from archive_app.archive import Archive
from archive_app.errors import Invalid
from archive_app.permissions import Actor
from archive_app.records.importing import import_template, import_volumes
from archive_app.records.ledgers import ledger, ledger_xlsx
from archive_app.records.listing import VolumeFilter, list_volumes
from archive_app.store.tables import Station

KIND = "mediation.written"
HEADS = ["调解委员会", "纠纷类型", "受理日期", "当事人1 姓名或名称", "当事人2 姓名或名称"]


def sheet(*rows: list[Any], heads: list[str] = HEADS) -> BytesIO:
    book, target = Workbook(), BytesIO()
    assert book.active is not None
    for row in (heads, *rows):
        book.active.append(row)
    book.save(target)
    target.seek(0)
    return target


def total(archive: Archive, actor: Actor) -> int:
    with archive.reading(actor) as work:
        return list_volumes(work, VolumeFilter()).total


def test_a_ledger_has_the_columns_the_standard_names(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    with archive.reading(clerk) as work:
        found = ledger(work, KIND)
    line = dict(zip(found.columns, found.lines[0].cells, strict=True))
    assert line["卷号"] == volume.number
    assert (line["当事人"], line["纠纷类型"]) == ("赵铁柱、孙桂兰", "邻里纠纷")


def test_a_ledger_prints_as_a_workbook(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    target = BytesIO()
    with archive.reading(clerk) as work:
        ledger_xlsx(ledger(work, KIND), target)
    cells = [cell.value for row in load_workbook(target).worksheets[0].rows for cell in row]
    assert volume.number in cells


def test_rows_of_a_sheet_become_volumes(archive: Archive, clerk: Actor, station: Station) -> None:
    a_committee(archive, station)
    row = ["清河镇人民调解委员会", "邻里纠纷", "2026-01-05", "赵铁柱", "孙桂兰"]
    with archive.work(clerk) as work:
        (volume,) = import_volumes(work, KIND, sheet(row))
    assert volume.title == "赵铁柱与孙桂兰邻里纠纷"
    assert volume.facts["committee"]["short"] == "清河"


def test_one_wrong_row_imports_nothing_and_names_row_and_column(
    archive: Archive, clerk: Actor, station: Station
) -> None:
    a_committee(archive, station)
    good = ["清河镇人民调解委员会", "邻里纠纷", "2026-01-05", "赵铁柱", "孙桂兰"]
    wrong = ["清河镇人民调解委员会", "吵架", "后天", "周甲", "周乙"]
    with pytest.raises(Invalid) as refused, archive.work(clerk) as work:
        import_volumes(work, KIND, sheet(good, wrong))
    assert set(refused.value.fields) == {"第3行 纠纷类型", "第3行 受理日期"}
    assert total(archive, clerk) == 0


BAD_FILES = [
    (b"", "xlsx"),
    (b"not a workbook", "xlsx"),
    (sheet(heads=["调解委员会", "星座"]).getvalue(), "星座"),
    (sheet().getvalue(), "没有内容"),
]


@pytest.mark.parametrize(("data", "told"), BAD_FILES)
def test_a_file_that_is_no_import_sheet_is_refused_with_the_reason(
    archive: Archive, clerk: Actor, data: bytes, told: str
) -> None:
    with pytest.raises(Invalid, match=told), archive.work(clerk) as work:
        import_volumes(work, KIND, BytesIO(data))


def test_the_template_names_every_choice(archive: Archive) -> None:
    target = BytesIO()
    import_template(archive.standard, KIND, target)
    _, told = load_workbook(target).worksheets
    rows = {row[0]: row[2] for row in told.iter_rows(values_only=True)}
    assert "邻里纠纷" in str(rows["纠纷类型"])
