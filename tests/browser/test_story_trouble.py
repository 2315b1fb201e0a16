"""What goes wrong at a desk: strange files, script in names, two people at the same form."""

from io import BytesIO
from pathlib import Path

import pytest
from browsing import shot, sign_in
from builders import a_committee, a_volume
from playwright.sync_api import Page, expect
from pypdf import PdfWriter

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import Station, Volume

SCRIPT = "<img src=x onerror=alert(1)>"


@pytest.fixture
def volume(archive: Archive, clerk: Actor) -> Volume:
    return a_volume(archive, clerk)


def an_encrypted_pdf() -> bytes:
    writer, target = PdfWriter(), BytesIO()
    writer.add_blank_page(595, 842)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(target)
    return target.getvalue()


def strange_files(folder: Path) -> list[Path]:
    files = {
        "人民调解记录.pdf": b"MZ\x90\x00\x03 This program cannot be run in DOS mode.",
        "收条.pdf": an_encrypted_pdf(),
        "申请书.docx": b"",
        f"照片{SCRIPT}.jpg": b"\xff\xd8\xff\xe0 torn",
        "录像.mp4": bytes(40 * 1024 * 1024),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


WRONG = {
    "人民调解记录.pdf": "文件内容与扩展名不符",
    "收条.pdf": "文件设有打开密码",
    "申请书.docx": "文件是空的",
    SCRIPT: "文件已损坏或不完整",
    "录像.mp4": "只保存，不读取文字",
}


def test_strange_files_are_kept_and_each_says_what_is_wrong_with_it(
    page: Page, worker: None, volume: Volume, tmp_path: Path
) -> None:
    sign_in(page, "clerk")
    page.goto(f"/volumes/{volume.id}")
    page.locator("form.drop input[type=file]").first.set_input_files(strange_files(tmp_path))
    expect(page.get_by_text("已归入", exact=True)).to_have_count(5, timeout=20_000)
    for name, wrong in WRONG.items():
        paper = page.locator(".paper").filter(has_text=name)
        expect(paper.locator(".read-state")).to_contain_text(wrong)
    shot(page, "trouble-files")


def test_script_in_a_name_is_text_on_every_page(
    page: Page, archive: Archive, station: Station, clerk: Actor
) -> None:
    a_committee(archive, station)
    sign_in(page, "clerk")
    page.goto("/volumes/new?kind=mediation.written")
    page.get_by_label("纠纷类型").select_option("邻里纠纷")
    page.get_by_label("姓名或名称").nth(0).fill(SCRIPT)
    page.get_by_label("姓名或名称").nth(1).fill("孙桂兰")
    page.get_by_role("button", name="立卷").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(SCRIPT)
    page.get_by_role("button", name="一键生成").click()
    for address in ("", "?tab=facts", "?tab=history", "/facts", "/moves/conclude", "/forms/apply"):
        page.goto(f"/volumes/1{address}")
        expect(page.get_by_role("main")).to_contain_text(SCRIPT)
    for address in ("/", "/volumes", "/search?scope=own&q=onerror", "/documents/1"):
        page.goto(address)
        expect(page.get_by_role("main")).to_contain_text("onerror")


def test_the_second_of_two_people_at_the_same_form_sees_both_answers(
    page: Page, volume: Volume
) -> None:
    sign_in(page, "clerk")
    page.goto(f"/volumes/{volume.id}/facts")
    other = page.context.new_page()
    other.goto(f"/volumes/{volume.id}/facts")
    for tab, name in ((page, "钱春生"), (other, "周明理")):
        tab.get_by_label("登记人").fill(name)
        tab.get_by_role("button", name="保存").last.click()
    expect(page.get_by_text("案卷信息已保存")).to_be_visible()
    row = other.get_by_role("row").filter(has_text="登记人")
    expect(row).to_contain_text("钱春生周明理")
    shot(other, "trouble-conflict")
    other.get_by_role("button", name="保存").last.click()
    expect(other.get_by_text("案卷信息已保存")).to_be_visible()
