"""A year's register of simple disputes, kept with a browser that runs no scripts."""

from collections.abc import Iterator
from io import BytesIO
from unicodedata import normalize

import pytest
from browsing import DESKTOP, shot, sign_in
from builders import a_book, a_committee
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import Station

ENTRIES = (
    ("2026-01-08", "赵铁柱、孙桂兰", "鸡啄了菜地", "赔菜苗，当场和好"),
    ("2026-01-20", "韩小军、冯秀英", "楼道堆放杂物", "三日内搬走"),
    ("2026-02-11", "许大山、何淑珍", "借梯子没有还", "当场归还"),
)


@pytest.fixture
def plain(chromium: Browser, server: str) -> Iterator[Page]:
    """A page as an old browser shows it: nothing but links and forms."""
    context = chromium.new_context(
        base_url=server, locale="zh-CN", viewport=DESKTOP, java_script_enabled=False
    )
    page = context.new_page()
    page.set_default_timeout(8000)
    yield page
    context.close()


def open_the_book(page: Page) -> None:
    page.get_by_role("link", name="案卷", exact=True).click()
    page.get_by_role("link", name="立新卷").first.click()
    page.get_by_role("link", name="人民调解").first.click()
    page.get_by_role("link", name="简易纠纷登记册").first.click()
    page.get_by_label("登记期间起").fill("2026-01-01")
    page.get_by_label("登记期间止").fill("2026-12-31")
    shot(page, "register-new")


def write_a_row(page: Page, entry: tuple[str, str, str, str]) -> None:
    day, names, cause, terms = entry
    row = page.locator("#next")
    row.get_by_label("日期").first.fill(day)
    row.get_by_label("当事人双方").fill(names)
    row.get_by_label("纠纷类型").select_option("邻里纠纷")
    row.get_by_label("事由").fill(cause)
    row.get_by_label("协议内容").fill(terms)
    row.get_by_label("调解员").fill("周明理")


def printed(page: Page) -> str:
    """The words on the paper that the browser's own menu would print."""
    with PdfReader(BytesIO(page.pdf())) as paper:
        words = "".join(leaf.extract_text() for leaf in paper.pages)
    return normalize("NFKC", "".join(words.split()))  # a printed 人 comes back as a radical


def the_ledger_counts_them(page: Page) -> None:
    page.get_by_role("link", name="台账", exact=True).click()
    line = page.locator(".line").filter(has_text="简易纠纷登记册台账")
    with page.expect_download() as download:
        line.get_by_role("link", name="存为表格").click()
    sheet = load_workbook(BytesIO(download.value.path().read_bytes())).active
    assert "3" in [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]


def test_three_disputes_are_written_into_the_register_without_scripts(
    plain: Page, archive: Archive, station: Station, clerk: Actor
) -> None:
    a_committee(archive, station)
    sign_in(plain, "clerk")
    open_the_book(plain)
    plain.get_by_role("button", name="立卷").last.click()
    expect(plain.get_by_text("登记簿已建好，卷号 （2026）清河简登字第1号")).to_be_visible()
    for entry in ENTRIES:
        write_a_row(plain, entry)
        plain.get_by_role("button", name="登记这一条").click()
    expect(plain.get_by_text("已登记第 3 条")).to_be_visible()
    shot(plain, "register-rows")
    plain.get_by_role("link", name="打印全册").click()
    expect(plain.locator("tbody tr")).to_have_count(3)
    paper = printed(plain)
    assert all(names in paper for _, names, _, _ in ENTRIES)
    the_ledger_counts_them(plain)


def test_ten_rows_are_written_without_a_mouse(
    page: Page, archive: Archive, station: Station, clerk: Actor
) -> None:
    book = a_book(archive, clerk, a_committee(archive, station))
    sign_in(page, "clerk")
    page.goto(f"/volumes/{book.id}")
    page.keyboard.press("r")
    for number in range(1, 11):
        expect(page.get_by_role("heading", name=f"第 {number} 条")).to_be_visible()
        expect(page.get_by_label("当事人双方")).to_be_focused()  # after today's date
        page.keyboard.type(f"赵某{number}、孙某{number}")
        page.keyboard.press("Enter")
    expect(page.get_by_text("已登记第 10 条")).to_be_visible()
    shot(page, "register-keyboard")
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("tbody tr")).to_have_count(9)
