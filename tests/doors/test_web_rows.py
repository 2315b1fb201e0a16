"""The page of a register, as a clerk uses it."""

from io import BytesIO
from typing import Any

import pytest
from builders import ROW, a_book, a_committee
from openpyxl import load_workbook
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.rows import RegisterRow, add_row, rows_of
from archive_app.store.tables import Station, Volume


@pytest.fixture
def book(archive: Archive, clerk: Actor, station: Station) -> Volume:
    return a_book(archive, clerk, a_committee(archive, station))


@pytest.fixture
def row(archive: Archive, clerk: Actor, book: Volume) -> RegisterRow:
    with archive.work(clerk) as work:
        return add_row(work, book.id, ROW)


def typed(**values: Any) -> dict[str, Any]:
    """One row as the form sends it."""
    cells = {name: value for name, value in (ROW | values).items() if value is not None}
    return {"entries": "rows"} | {f"entries.0.{name}": value for name, value in cells.items()}


def causes(archive: Archive, clerk: Actor, book: Volume) -> list[str]:
    with archive.reading(clerk) as work:
        return [r.values["cause"] for r in rows_of(work, work.get(Volume, book.id))]


def test_a_new_register_leads_to_its_first_row(
    visitor: Visitor, archive: Archive, clerk: Actor, station: Station
) -> None:
    committee = a_committee(archive, station)
    visitor.sign_in("clerk")
    asked = visitor.get("/volumes/new?kind=mediation.simple_register").text
    assert "当事人双方" not in asked
    facts = {"period_from": "2026-01-01", "period_until": "2026-12-31"}
    kind = {"_kind": "mediation.simple_register", "committee": str(committee.id)}
    answer = visitor.post("/volumes/new", facts | kind)
    assert answer.location.endswith("/rows")
    page = visitor.get(answer.location).text
    assert "接着登记第一条" in page
    assert "这一册还没有登记" in page
    assert 'value="2026-03-02"' in page


def test_a_row_is_written_and_the_page_waits_for_the_next(
    visitor: Visitor, archive: Archive, clerk: Actor, book: Volume
) -> None:
    visitor.sign_in("clerk")
    answer = visitor.post(f"/volumes/{book.id}/rows", typed())
    page = visitor.get(answer.location).text
    assert "已登记第 1 条" in page
    assert "第 2 条" in page
    assert "139******01" in page
    assert "13900000001" not in page


def test_a_refused_row_comes_back_as_it_was_typed(
    visitor: Visitor, archive: Archive, clerk: Actor, book: Volume
) -> None:
    visitor.sign_in("clerk")
    answer = visitor.post(f"/volumes/{book.id}/rows", typed(date="下周", cause="漏水"))
    assert answer.status_code == 422
    assert "请填写日期" in answer.text
    assert 'value="漏水"' in answer.text
    assert causes(archive, clerk, book) == []


def test_the_last_row_can_be_taken_back(
    visitor: Visitor, archive: Archive, clerk: Actor, book: Volume
) -> None:
    visitor.sign_in("clerk")
    visitor.post(f"/volumes/{book.id}/rows", typed())
    with archive.reading(clerk) as work:
        version = work.get(Volume, book.id).version
    visitor.post(f"/volumes/{book.id}/rows/undo?version={version}")
    assert causes(archive, clerk, book) == []


def test_a_row_is_corrected_while_its_number_stays_masked(
    visitor: Visitor, archive: Archive, clerk: Actor, book: Volume, row: RegisterRow
) -> None:
    visitor.sign_in("clerk")
    address = f"/volumes/{book.id}/rows/{row.key}"
    assert "13900000001" not in visitor.get(address).text
    visitor.post(address, typed(cause="漏水", phone=None) | {"_seen": row.mark})
    with archive.reading(clerk) as work:
        (kept,) = rows_of(work, work.get(Volume, book.id))
    assert (kept.values["cause"], kept.values["phone"]) == ("漏水", "13900000001")


def test_numbers_are_shown_in_full_on_record(
    visitor: Visitor, clerk: Actor, book: Volume, row: RegisterRow
) -> None:
    visitor.sign_in("clerk")
    address = f"/volumes/{book.id}/rows/{row.key}"
    shown = visitor.post(address, {"entries": "rows", "_unmask": "1", "_seen": row.mark}).text
    assert "13900000001" in shown


def test_a_row_somebody_changed_meanwhile_is_not_written_over(
    visitor: Visitor, archive: Archive, clerk: Actor, book: Volume, row: RegisterRow
) -> None:
    visitor.sign_in("clerk")
    answer = visitor.post(
        f"/volumes/{book.id}/rows/{row.key}", typed(cause="漏水") | {"_seen": "older"}
    )
    assert answer.status_code == 409
    assert "刚被别人改动" in answer.text
    assert causes(archive, clerk, book) == [ROW["cause"]]


def test_a_row_is_struck_with_a_reason(
    visitor: Visitor, archive: Archive, clerk: Actor, book: Volume, row: RegisterRow
) -> None:
    visitor.sign_in("clerk")
    address = f"/volumes/{book.id}/rows/{row.key}/strike"
    assert "请写明划去的原因" in visitor.post(address, {"reason": ""}).text
    visitor.post(address, {"reason": "重复登记"})
    assert causes(archive, clerk, book) == []


def test_the_book_goes_out_comes_back_and_prints(
    visitor: Visitor, archive: Archive, clerk: Actor, book: Volume, row: RegisterRow
) -> None:
    visitor.sign_in("clerk")
    address = f"/volumes/{book.id}/rows"
    with visitor.post(f"{address}/workbook") as answer:
        whole = answer.data
    assert load_workbook(BytesIO(whole)).worksheets[0]["D2"].value == "13900000001"
    assert "139******01" in visitor.get(f"{address}/print").text
    answer = visitor.post(f"{address}/import", {"file": (BytesIO(whole), "登记.xlsx")})
    assert "其中 1 条与已有的相同（第 2 条）" in visitor.get(answer.location).text


def test_a_sheet_that_is_none_is_refused_on_its_page(
    visitor: Visitor, clerk: Actor, book: Volume
) -> None:
    visitor.sign_in("clerk")
    address = f"/volumes/{book.id}/rows/import"
    assert "下载表格" in visitor.get(address).text
    answer = visitor.post(address, {"file": (BytesIO(b"nothing"), "登记.xlsx")})
    assert answer.status_code == 422
    assert "不是有效的 xlsx 文件" in answer.text


def test_the_volume_page_leads_to_the_book(
    visitor: Visitor, clerk: Actor, book: Volume, row: RegisterRow
) -> None:
    visitor.sign_in("clerk")
    page = visitor.get(f"/volumes/{book.id}").text
    assert "登记一条" in page
    assert "赵铁柱、孙桂兰" in page
    assert "当事人双方" not in visitor.get(f"/volumes/{book.id}/facts").text


def test_the_volume_says_which_rows_a_check_is_about(
    visitor: Visitor, archive: Archive, clerk: Actor, book: Volume, row: RegisterRow
) -> None:
    with archive.work(clerk) as work:
        for day in ("2025-12-30", "2025-12-31"):
            add_row(work, book.id, ROW | {"date": day})
    visitor.sign_in("clerk")
    page = visitor.get(f"/volumes/{book.id}").text
    named = "第2条（2025-12-30 赵铁柱、孙桂兰）、第3条（2025-12-31 赵铁柱、孙桂兰）"
    assert f"不符的有{named}" in page
