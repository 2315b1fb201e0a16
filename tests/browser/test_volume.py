"""A volume in a real browser: files dropped, progress, placed, attested, replaced, undone."""

from base64 import b64encode
from pathlib import Path

import pytest
from browsing import shot, sign_in
from builders import a_document, a_volume
from flask import Flask
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

from archive_app.archive import Archive
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.store.tables import Volume


@pytest.fixture
def volume(archive: Archive, clerk: Actor, app: Flask) -> Volume:
    return a_volume(archive, clerk)


@pytest.fixture
def at_volume(page: Page, volume: Volume) -> Page:
    sign_in(page, "clerk")
    page.goto(f"/volumes/{volume.id}")
    return page


def a_scan(folder: Path, name: str, pages: int = 1) -> Path:
    """A signed paper as it comes from the scanner: pictures only."""
    leaves = []
    for number in range(1, pages + 1):
        leaf = Image.new("L", (1240, 1754), 250)
        ink = ImageDraw.Draw(leaf)
        for line in range(24):
            ink.line((150, 220 + 52 * line, 1090 - 90 * (line % 4), 220 + 52 * line), 60, 4)
        ink.ellipse((780, 1380, 1060, 1660), outline=120, width=9)
        ink.text((600, 1690), str(number), 60)
        leaves.append(leaf)
    several = {"save_all": True, "append_images": leaves[1:]} if leaves[1:] else {}
    leaves[0].save(folder / name, **several)
    return folder / name


def drop(page: Page, *files: Path) -> None:
    """Drop files on the zone at the top, as from the desktop."""
    data = page.evaluate_handle("() => new DataTransfer()")
    for file in files:
        page.evaluate(
            """([data, name, bytes]) => data.items.add(
                new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name))""",
            [data, file.name, b64encode(file.read_bytes()).decode()],
        )
    page.locator("form.drop").first.dispatch_event("drop", {"dataTransfer": data})


def place(page: Page, title: str) -> Locator:
    return page.locator("section.place").filter(has=page.get_by_role("heading", name=title))


def test_dropped_files_find_their_places_and_strangers_wait_for_one(
    at_volume: Page, archive: Archive, tmp_path: Path
) -> None:
    stranger = tmp_path / "IMG_0001.jpg"
    a_scan(tmp_path, "IMG_0001.jpg")
    drop(at_volume, a_scan(tmp_path, "人民调解记录 签字.pdf", pages=3), stranger)
    expect(at_volume.get_by_text("已归入“人民调解记录”")).to_be_visible()
    expect(at_volume.get_by_label("签字.pdf 上传进度")).to_have_js_property("value", 1)
    record = place(at_volume, "人民调解记录")
    expect(record.get_by_text("正在读取文字")).to_be_visible()
    shot(at_volume, "volume-dropped")
    work_off(archive)
    expect(record.get_by_text("扫描件 3 页，没有可检索的文字")).to_be_visible()
    lost = at_volume.locator("#unplaced")
    lost.get_by_label("卷内位置").select_option("apply")
    lost.get_by_role("button", name="归到这里").click()
    expect(place(at_volume, "人民调解申请书")).to_contain_text("IMG_0001.jpg")
    at_volume.get_by_role("button", name="撤销").click()
    expect(at_volume.locator("#unplaced")).to_contain_text("IMG_0001.jpg")


def test_a_draft_is_made_previewed_and_replaced_by_its_signed_scan(
    at_volume: Page, archive: Archive, tmp_path: Path
) -> None:
    shot(at_volume, "volume-new")
    notice = place(at_volume, "告知书（赵铁柱）")
    notice.get_by_role("link", name="生成文书").click()
    shot(at_volume, "volume-fill")
    at_volume.get_by_role("button", name="生成并预览").click()
    expect(at_volume.locator(".leaf")).to_contain_text("权利")
    expect(at_volume.get_by_text("待签").first).to_be_visible()
    shot(at_volume, "document-draft")
    at_volume.get_by_role("link", name="（2026）").first.click()
    notice.get_by_text("归入签好的扫描件").click()
    notice.get_by_label("我已看过原件").check()
    notice.locator("input[type=file]").set_input_files(a_scan(tmp_path, "扫描0007.pdf"))
    expect(notice.locator(".outcome").first).to_have_text("√齐")
    expect(notice).to_contain_text("钱春生")
    expect(at_volume.get_by_text("已撤回、已替换的文件（1）")).to_be_visible()


def test_signatures_are_attested_beside_the_paper_and_taken_back_with_a_reason(
    at_volume: Page, archive: Archive, clerk: Actor, volume: Volume, tmp_path: Path
) -> None:
    drop(at_volume, a_scan(tmp_path, "调解记录.pdf", pages=2))
    expect(at_volume.get_by_text("已归入“人民调解记录”")).to_be_visible()
    work_off(archive)
    at_volume.goto(f"/volumes/{volume.id}")
    record = place(at_volume, "人民调解记录")
    record.get_by_role("link", name="确认签章").click()
    at_volume.get_by_role("link", name="下一页").click()
    expect(at_volume.get_by_text("第 2 页，共 2 页")).to_be_visible()
    expect(at_volume.get_by_alt_text("第 2 页")).to_be_visible()
    drawn = "image => image.decode().then(() => image.naturalWidth)"
    assert at_volume.get_by_alt_text("第 2 页").evaluate(drawn) == 1000
    at_volume.get_by_label("赵铁柱签名").check()
    shot(at_volume, "volume-attest")
    at_volume.get_by_role("button", name="确认选中的").click()
    expect(record.get_by_text("孙桂兰签名 未确认")).to_be_visible()
    record.get_by_role("link", name="确认签章").click()
    at_volume.get_by_role("button", name="全部签章齐全").click()
    expect(record.locator(".marks .lacking")).to_have_count(0)
    record.get_by_role("link", name="撤销").first.click()
    at_volume.get_by_label("撤销原因").fill("看错了人")
    at_volume.get_by_role("button", name="撤销这项确认").click()
    expect(at_volume.get_by_text("赵铁柱签名 未确认")).to_be_visible()


def test_a_paper_is_withdrawn_with_a_reason_and_restored_by_undo(
    at_volume: Page, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    a_document(archive, clerk, volume, "record", name="调解记录.txt")
    work_off(archive)
    at_volume.reload()
    record = place(at_volume, "人民调解记录")
    record.get_by_text("更多").click()
    record.get_by_role("link", name="撤回").click()
    at_volume.get_by_label("撤回原因").fill("归错卷")
    at_volume.get_by_role("button", name="撤回").click()
    expect(record.locator(".paper")).to_have_count(0)
    at_volume.get_by_role("button", name="恢复").first.click()
    expect(record).to_contain_text("调解记录.txt")


def test_a_full_volume_reads_well_on_every_tab(
    at_volume: Page, archive: Archive, volume: Volume, tmp_path: Path
) -> None:
    at_volume.get_by_role("button", name="一键生成").click()
    expect(at_volume.get_by_text("已生成 6 份文书")).to_be_visible()
    work_off(archive)
    at_volume.reload()
    shot(at_volume, "volume-papers")
    for tab in ("案卷信息", "核对", "办理记录"):
        at_volume.get_by_role("link", name=tab, exact=True).click()
        expect(at_volume.locator(".volume-tabs [aria-current]")).to_have_text(tab)
        shot(at_volume, f"volume-{tab}")
    at_volume.get_by_role("link", name="案卷信息", exact=True).click()
    expect(at_volume.locator("#facts")).to_contain_text("990*************1X")
    at_volume.get_by_role("button", name="显示完整号码").click()
    expect(at_volume.locator("#facts")).to_contain_text("99010119620304001X")
    at_volume.set_viewport_size({"width": 390, "height": 844})
    assert at_volume.evaluate("document.documentElement.scrollWidth") <= 390
