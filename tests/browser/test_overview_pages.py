"""Desk, ledgers, checks and the standard in a real browser, at both widths."""

from browsing import PHONE, shot, sign_in
from builders import Clock, a_volume
from playwright.sync_api import Page, expect

from archive_app.archive import Archive
from archive_app.permissions import Actor

KIND = "mediation.written"
ADDRESSES = {
    "desk": "/",
    "ledgers": "/ledgers",
    "ledger": f"/ledgers/{KIND}",
    "ledger-import": f"/ledgers/{KIND}/import",
    "standard": "/standard",
    "standard-kind": f"/standard/{KIND}",
    "standard-examples": f"/standard/{KIND}/examples",
}


def fits_a_phone(page: Page) -> bool:
    page.set_viewport_size(PHONE)
    return bool(page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"])


def test_every_page_fits_a_phone(page: Page, archive: Archive, clerk: Actor, clock: Clock) -> None:
    a_volume(archive, clerk, accepted_on="2026-02-02")
    clock.pass_by(days=60)
    sign_in(page, "clerk")
    for name, address in ADDRESSES.items():
        page.goto(address)
        shot(page, name)
        assert fits_a_phone(page), name


def test_a_check_is_run_opened_and_led_to_its_volume(
    page: Page, archive: Archive, clerk: Actor, inspector: Actor
) -> None:
    volume = a_volume(archive, clerk)
    sign_in(page, "inspector")
    page.goto("/review")
    page.get_by_label("司法所").select_option("清河司法所")
    page.get_by_role("button", name="开始检查").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("清河司法所")
    page.locator(".reviewed summary").click()
    shot(page, "review")
    page.get_by_role("link", name="打开案卷").click()
    page.wait_for_url(f"/volumes/{volume.id}")


def test_the_print_button_prints(page: Page, archive: Archive, clerk: Actor) -> None:
    a_volume(archive, clerk)
    sign_in(page, "clerk")
    page.goto(f"/ledgers/{KIND}")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="打印").click()
    expect(page).to_have_title("printed")
