"""Ledger pages: read, print, take away, open volumes in bulk."""

from io import BytesIO
from typing import Any

from builders import a_committee, a_volume
from openpyxl import Workbook, load_workbook
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import Station

ADDRESS = "/ledgers/mediation.written"
HEADS = ["调解委员会", "纠纷类型", "受理日期", "当事人1 姓名或名称", "当事人2 姓名或名称"]
GOOD = ["清河镇人民调解委员会", "邻里纠纷", "2026-01-05", "赵铁柱", "孙桂兰"]


def sheet(*rows: list[Any]) -> dict[str, Any]:
    """A filled import table, as the form sends it."""
    book, target = Workbook(), BytesIO()
    assert book.active is not None
    for row in (HEADS, *rows):
        book.active.append(row)
    book.save(target)
    return {"file": (BytesIO(target.getvalue()), "导入.xlsx")}


def test_every_kind_has_its_ledger_by_category(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    a_volume(archive, clerk)
    visitor.sign_in("clerk")
    page = visitor.get("/ledgers").text
    assert "人民调解卷宗（书面协议）台账" in page
    assert "1 卷" in page


def test_a_ledger_shows_the_volumes_of_the_period_with_links(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    visitor.sign_in("clerk")
    assert f'href="/volumes/{volume.id}">{volume.number}</a>' in visitor.get(ADDRESS).text
    earlier = visitor.get(f"{ADDRESS}?until=2025-12-31").text
    assert volume.number not in earlier
    assert "这一期间没有案卷" in earlier


def test_a_ledger_can_be_printed_and_signed(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    a_volume(archive, clerk)
    visitor.sign_in("clerk")
    page = visitor.get(ADDRESS).text
    assert "data-print" in page
    assert "制表人：" in page


def test_the_same_ledger_goes_out_as_a_workbook(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    visitor.sign_in("clerk")
    with visitor.get(f"{ADDRESS}/workbook") as answer:
        book = load_workbook(BytesIO(answer.data))
    assert volume.number in [cell.value for row in book.worksheets[0].rows for cell in row]


def test_a_date_that_is_none_is_told_at_its_field(visitor: Visitor, clerk: Actor) -> None:
    visitor.sign_in("clerk")
    answer = visitor.get(f"{ADDRESS}?since=昨天")
    assert answer.status_code == 422
    assert "“昨天”不是日期" in answer.text


def test_only_the_county_chooses_a_station(
    visitor: Visitor, archive: Archive, clerk: Actor, inspector: Actor
) -> None:
    a_volume(archive, clerk)
    visitor.sign_in("inspector")
    page = visitor.get(f"{ADDRESS}?station=1").text
    assert 'name="station"' in page
    assert "批量导入" not in page


def test_the_import_table_is_downloaded_filled_and_becomes_volumes(
    visitor: Visitor, archive: Archive, clerk: Actor, station: Station
) -> None:
    a_committee(archive, station)
    visitor.sign_in("clerk")
    with visitor.get(f"{ADDRESS}/import/template") as answer:
        assert load_workbook(BytesIO(answer.data)).sheetnames == ["导入", "填写说明"]
    assert "用 WPS 或 Excel 填写" in visitor.get(f"{ADDRESS}/import").text
    assert visitor.post(f"{ADDRESS}/import", sheet(GOOD)).location == ADDRESS
    page = visitor.get(ADDRESS).text
    assert "已立 1 个案卷" in page
    assert "赵铁柱、孙桂兰" in page


def test_wrong_rows_are_listed_by_row_and_column_and_nothing_is_opened(
    visitor: Visitor, archive: Archive, clerk: Actor, station: Station
) -> None:
    a_committee(archive, station)
    visitor.sign_in("clerk")
    answer = visitor.post(f"{ADDRESS}/import", sheet(GOOD, [*GOOD[:1], "吵架", *GOOD[2:]]))
    assert answer.status_code == 422
    assert '<td data-title="行" class="number">3</td>' in answer.text
    assert '<td data-title="栏目">纠纷类型</td>' in answer.text
    assert "这一期间没有案卷" in visitor.get(ADDRESS).text


def test_an_upload_without_a_file_or_with_another_says_what_to_do(
    visitor: Visitor, clerk: Actor
) -> None:
    visitor.sign_in("clerk")
    assert "还没有选择文件" in visitor.post(f"{ADDRESS}/import").text
    wrong = {"file": (BytesIO(b"not a table"), "表.xlsx")}
    assert "不是有效的 xlsx 文件" in visitor.post(f"{ADDRESS}/import", wrong).text
