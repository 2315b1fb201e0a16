"""Signing in with a real browser, under the strict content policy."""

from browsing import PHONE, shot, sign_in
from builders import an_account
from playwright.sync_api import Page, expect

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import Station


def test_a_clerk_signs_in_and_out(page: Page, clerk: Actor) -> None:
    page.goto("/sign-in")
    shot(page, "sign-in")
    sign_in(page, "clerk")
    shot(page, "desk")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_text("您已退出")).to_be_visible()


def test_a_wrong_password_is_told_in_place(page: Page, clerk: Actor, complaints: list[str]) -> None:
    page.goto("/sign-in")
    page.get_by_label("登录名").fill("clerk")
    page.get_by_label("密码").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("账号或密码不正确")
    expect(page.get_by_label("密码")).to_be_focused()
    shot(page, "sign-in-refused")
    complaints.clear()  # the browser notes the status 401


def test_on_a_phone_the_menu_holds_everything_and_nothing_overflows(
    page: Page, clerk: Actor
) -> None:
    page.set_viewport_size(PHONE)
    sign_in(page, "clerk")
    page.get_by_text("菜单").click()
    expect(page.get_by_role("button", name="退出")).to_be_visible()
    shot(page, "menu")
    for address in ("/", "/help", "/account", "/account/password"):
        page.goto(address)
        page.set_viewport_size(PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_question_mark_opens_help(page: Page, clerk: Actor) -> None:
    sign_in(page, "clerk")
    page.keyboard.press("?")
    page.wait_for_url("/help")
    shot(page, "help")


def test_an_administrator_looks_at_the_own_account(
    page: Page, archive: Archive, station: Station, complaints: list[str]
) -> None:
    an_account(archive, "administrator", name="管小理")
    sign_in(page, "administrator")
    page.goto("/account")
    expect(page.get_by_text("系统管理员").first).to_be_visible()
    shot(page, "account")
    page.goto("/account/password")
    shot(page, "password")
    page.goto("/nowhere")
    shot(page, "not-found")
    complaints.clear()  # the browser notes the status 404
