"""The page of a document: what is shown to whom, versions, moving, order, withdrawal."""

from io import BytesIO
from pathlib import Path

import pytest
from builders import a_document, a_volume
from flask import Flask
from PIL import Image
from sqlalchemy import select
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.documents import file_document, receive
from archive_app.records.forms import fill_form
from archive_app.store.tables import AccessEntry, AuditEntry, Document, Volume

NUMBER = "99010119620304001X"


@pytest.fixture
def volume(archive: Archive, clerk: Actor, app: Flask) -> Volume:
    return a_volume(archive, clerk)


@pytest.fixture
def desk(visitor: Visitor, volume: Volume) -> Visitor:
    visitor.sign_in("clerk")
    return visitor


@pytest.fixture
def inspecting(app: Flask, volume: Volume, inspector: Actor) -> Visitor:
    at = Visitor(app)
    at.sign_in("inspector")
    return at


def a_scan(archive: Archive, clerk: Actor, volume: Volume, pages: int = 2) -> Document:
    leaves = [Image.new("L", (400, 560), 255) for _ in range(pages)]
    data = BytesIO()
    leaves[0].save(data, "PDF", save_all=True, append_images=leaves[1:])
    data.seek(0)
    received = receive(archive, data, "调解记录.pdf")
    with archive.work(clerk) as work:
        document = file_document(work, volume.id, received, slot="record").document
    work_off(archive)
    return document


def test_a_scan_is_shown_page_by_page_as_pictures_and_each_look_is_logged(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    a_scan(archive, clerk, volume)
    page = desk.get("/documents/1?page=2").text
    assert "第 2 页，共 2 页" in page
    assert 'src="/documents/1/pages/2.png?size=fit"' in page
    picture = desk.get("/documents/1/pages/2.png")
    assert picture.data.startswith(b"\x89PNG")
    with archive.work(clerk) as work:
        verbs = set(work.session.scalars(select(AccessEntry.verb)))
    assert {"document.seen", "document.shown"} <= verbs


def test_who_may_not_see_numbers_gets_no_picture_only_masked_text(
    inspecting: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    a_scan(archive, clerk, volume)
    page = inspecting.get("/documents/1").text
    assert "您的身份只能看遮盖后的文字" in page
    assert ".png" not in page.replace("seal.svg", "")
    assert inspecting.get("/documents/1/pages/1.png").status_code == 403
    assert inspecting.get("/documents/1/download").status_code == 403


def test_text_is_masked_until_asked_for_and_that_is_written_down(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    a_document(archive, clerk, volume, "record", text=f"身份证号 {NUMBER}")
    work_off(archive)
    masked = desk.get("/documents/1").text
    assert "990*************1X" in masked
    assert NUMBER not in masked
    assert NUMBER in desk.post("/documents/1/unmask").text
    with archive.reading(clerk) as work:
        verbs = work.session.scalars(select(AuditEntry.verb)).all()
    assert "personal.unmasked" in verbs


def test_a_word_file_is_shown_as_formatted_text_masked(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    with archive.work(clerk) as work:
        fill_form(work, volume.id, "record")
    page = desk.get("/documents/1").text
    assert "leaf-table" in page
    assert "赵铁柱" in page
    assert NUMBER not in page


def test_a_broken_file_says_so_and_can_still_be_downloaded(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    received = receive(archive, BytesIO(b"%PDF-1.7 broken"), "坏.pdf")
    with archive.work(clerk) as work:
        file_document(work, volume.id, received, slot="record")
    work_off(archive)
    assert "读取失败" in desk.get("/volumes/1").text
    assert desk.get("/documents/1/pages/1.png").status_code == 422
    assert desk.get("/documents/1/download", buffered=True).data == b"%PDF-1.7 broken"


def test_a_download_never_runs_in_the_browser_and_is_audited(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    a_document(archive, clerk, volume, "record", text="<script>", name="页面.html")
    answer = desk.get("/documents/1/download", buffered=True)
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "下载原件" in desk.get("/volumes/1?tab=history").text


def test_facts_of_a_paper_are_entered_and_corrected(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    a_document(archive, clerk, volume, "record")
    wrong = desk.post("/documents/1/facts", {"date": "2026-13-01", "result": ""})
    assert wrong.status_code == 422
    assert 'class="wrong"' in wrong.text
    desk.post("/documents/1/facts", {"date": "2026-02-20", "result": "达成协议"})
    page = desk.get("/documents/1").text
    assert "2026年2月20日" in page
    assert "达成协议" in page


def test_a_paper_moves_to_another_place_and_back(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    a_document(archive, clerk, volume, "record")
    desk.post("/documents/1/place", {"place": "evidence"})
    page = desk.get("/volumes/1").text
    assert "已移到“人民调解证据材料”" in page
    assert 'action="/documents/1/place?place=record"' in page
    desk.post("/documents/1/place?place=record")
    with archive.reading(clerk) as work:
        assert work.get(Document, 1).slot == "record"


def test_papers_of_a_place_are_lifted_and_lowered(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    for name in ("一.txt", "二.txt", "三.txt"):
        a_document(archive, clerk, volume, "evidence", name=name, text=name)
    desk.post("/documents/3/order", {"step": "up"})
    page = desk.get("/volumes/1").text
    assert page.index("一.txt") < page.index("三.txt") < page.index("二.txt")
    desk.post("/documents/1/order", {"step": "up"})  # the first stays the first
    assert desk.get("/volumes/1").text.index("一.txt") == page.index("一.txt")


def test_a_replaced_paper_stays_as_a_version_and_can_be_restored(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    a_document(archive, clerk, volume, "record", name="旧.txt", text="旧")
    sent = {"files": (BytesIO("新".encode()), "新.txt"), "place": "record", "replaces": "1"}
    desk.post("/volumes/1/documents", sent)
    assert "已替换" in desk.get("/documents/2").text
    assert "这份文件已被" in desk.get("/documents/1").text
    desk.post("/documents/1/restore")
    with archive.reading(clerk) as work:
        assert work.get(Document, 1).current
        assert not work.get(Document, 2).current


def test_withdrawing_needs_a_reason_and_is_undone(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    a_document(archive, clerk, volume, "record", name="记录.txt")
    assert "撤回原因" in desk.get("/documents/1/withdraw").text
    assert desk.post("/documents/1/withdraw", {"reason": ""}).status_code == 422
    desk.post("/documents/1/withdraw", {"reason": "归错卷"})
    page = desk.get("/volumes/1").text
    assert "已撤回：归错卷" in page
    assert 'action="/documents/1/restore"' in page


def test_printing_lists_every_page(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume, tmp_path: Path
) -> None:
    a_scan(archive, clerk, volume, pages=3)
    page = desk.get("/documents/1/print").text
    assert page.count('class="print-page"') == 3


def test_the_form_of_a_papers_facts_offers_what_the_volume_knows_and_keeps_it_only_when_saved(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    scan = a_document(archive, clerk, volume, slot="accept", name="受理登记表.png")
    visitor.sign_in("clerk")
    page = visitor.get(f"/documents/{scan.id}/facts").text
    assert "已按案卷信息预填" in page
    assert f'value="{volume.facts["accepted_on"]}"' in page
    with archive.reading(clerk) as work:
        assert work.get(Document, scan.id).facts == {}
    visitor.post(f"/documents/{scan.id}/facts", {"date": volume.facts["accepted_on"]})
    with archive.reading(clerk) as work:
        assert work.get(Document, scan.id).facts == {"date": volume.facts["accepted_on"]}
