"""Searching with a real browser: answers while typing, narrowing, going back."""

import re

from browsing import shot, sign_in
from builders import a_volume
from playwright.sync_api import Page, expect

from archive_app.archive import Archive
from archive_app.jobs import work_off
from archive_app.permissions import Actor

DITCH = "两家因屋后排水沟堵塞发生争执。"
DOWRY = "婚约解除后为彩礼返还发生争执。"


def two_volumes(archive: Archive, clerk: Actor) -> None:
    a_volume(archive, clerk, dispute=DITCH)
    a_volume(archive, clerk, dispute=DOWRY, dispute_type="婚姻家庭纠纷")
    work_off(archive)


def test_the_answer_follows_what_is_typed_and_the_address_keeps_it(
    page: Page, archive: Archive, clerk: Actor
) -> None:
    two_volumes(archive, clerk)
    sign_in(page, "clerk")
    page.goto("/search?scope=own")
    box = page.get_by_label("要找的字、词、姓名或编号")
    box.press_sequentially("排水")
    expect(page.locator(".hit")).to_have_count(1)
    expect(page.locator("mark").first).to_have_text("排水")
    expect(page).to_have_url(re.compile("q=%E6%8E%92%E6%B0%B4"))
    expect(box).to_be_focused()
    page.reload()
    expect(page.locator(".hit")).to_have_count(1)
    shot(page, "search-typed")


def test_narrowing_and_going_back(page: Page, archive: Archive, clerk: Actor) -> None:
    two_volumes(archive, clerk)
    sign_in(page, "clerk")
    page.goto("/search?scope=own&q=争执")
    expect(page.locator(".hit")).to_have_count(2)
    page.get_by_role("link", name="婚姻家庭纠纷 1").click()
    expect(page.locator(".hit")).to_have_count(1)
    expect(page.locator(".chosen")).to_contain_text("纠纷类型：婚姻家庭纠纷")
    box = page.get_by_label("要找的字、词、姓名或编号")
    box.press("End")
    box.press_sequentially(" 排水")
    expect(page.get_by_text("没有找到")).to_be_visible()
    shot(page, "search-nothing")
    page.get_by_role("link", name="去掉全部筛选条件").click()
    expect(page.get_by_text("有其中一个词就行")).to_have_count(0)
    expect(page.locator(".hit")).to_have_count(1)


def test_a_click_on_a_filter_can_be_taken_back_with_the_back_button(
    page: Page, archive: Archive, clerk: Actor
) -> None:
    two_volumes(archive, clerk)
    sign_in(page, "clerk")
    page.goto("/search?scope=own&q=争执")
    page.get_by_role("link", name="婚姻家庭纠纷 1").click()
    expect(page.locator(".hit")).to_have_count(1)
    page.go_back()
    expect(page.locator(".hit")).to_have_count(2)
    page.go_back()
    page.wait_for_url("/")
