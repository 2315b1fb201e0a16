"""A sealed volume from the refusal to the look: asked by a clerk, granted by the head, ended."""

import pytest
from browsing import shot, sign_in
from playwright.sync_api import Browser, Page, expect
from sealing import NAME, a_minor, archived, keep_minors, with_minors

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.standard import Standard


@pytest.fixture(scope="module")
def minors(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return with_minors(tmp_path_factory.mktemp("overlay"))


@pytest.fixture
def archive(archive: Archive, minors: Standard) -> Archive:
    return keep_minors(archive, minors)


def test_from_the_refusal_to_the_look(
    page: Page, chromium: Browser, server: str, archive: Archive, clerk: Actor, head: Actor
) -> None:
    archived(archive, a_minor(archive, clerk, minor=True), clerk, head)
    sign_in(page, "clerk")
    page.goto("/openings")
    shot(page, "openings-before")
    page.get_by_role("link", name="申请查阅").click()
    shot(page, "opening-new")
    page.get_by_label("查阅的依据和用途").fill("法院调卷函（2026）第3号，核对矫正期间表现")
    page.get_by_role("button", name="申请查阅").click()
    expect(page.locator("#mine")).to_contain_text("待批")
    with chromium.new_context(base_url=server) as context:
        decider = context.new_page()
        sign_in(decider, "head")
        shot(decider, "desk-to-decide")
        decider.get_by_role("link", name="去批复").click()
        decider.get_by_label("批准查阅").check()
        shot(decider, "opening-decide")
        decider.get_by_role("button", name="确定").click()
        expect(decider.locator("#notices")).to_contain_text("已批准钱春生查阅")
        page.goto("/")
        shot(page, "desk-granted")
        page.get_by_role("link", name="打开案卷").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(f"{NAME}帮助卷")
        expect(page.locator("main")).to_contain_text("经李正平批准查阅")
        shot(page, "volume-opened")
        decider.get_by_role("button", name="收回").click()
        expect(decider.locator("#notices")).to_contain_text("已收回")


def test_volumes_are_found_and_tied(page: Page, archive: Archive, clerk: Actor) -> None:
    source = a_minor(archive, clerk, minor=False, ended_on="2026-02-20")
    sign_in(page, "clerk")
    page.goto(f"/volumes/{source.id}")
    page.get_by_text("再归入一份").click()
    expect(page.get_by_label("原件", exact=True)).to_be_checked()
    shot(page, "volume-related")
    page.get_by_role("link", name="后续帮教：关联或立新卷").click()
    shot(page, "link")
    page.get_by_role("link", name="立新卷：后续卷").click()
    expect(page.get_by_label("姓名")).to_have_value(NAME)
    shot(page, "new-linked")
    page.get_by_role("button", name="立卷").last.click()
    page.goto(f"/volumes/{source.id}")
    expect(page.locator("#related")).to_contain_text(f"{NAME}后续卷")
