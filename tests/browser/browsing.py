"""Steps and pictures that browser tests share."""

import os

from builders import PASSWORD
from playwright.sync_api import Page, ViewportSize

DESKTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in")
    page.get_by_label("登录名").fill(login)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("/")


def shot(page: Page, name: str) -> None:
    """Keep a picture at both widths when a folder is given, to be looked at by people."""
    folder = os.environ.get("ARCHIVE_SHOTS")
    if folder:
        for suffix, size in (("wide", DESKTOP), ("phone", PHONE)):
            page.set_viewport_size(size)
            page.screenshot(path=f"{folder}/{name}-{suffix}.png", full_page=True)
        page.set_viewport_size(DESKTOP)
