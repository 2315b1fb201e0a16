"""Lists, forms and upkeep with a real browser: what the script makes smoother."""

import pytest
from browsing import PHONE, shot, sign_in
from builders import a_committee, a_mediator, a_volume, an_account
from playwright.sync_api import Page, expect

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.volumes import describe_volume
from archive_app.store.tables import Station, Volume


@pytest.fixture
def committee(archive: Archive, station: Station) -> None:
    board = a_committee(archive, station)
    a_mediator(archive, board, "周明理")
    a_mediator(archive, board, "吴桂英")


@pytest.fixture
def volume(archive: Archive, clerk: Actor, committee: None) -> Volume:
    return a_volume(archive, clerk, mediation_started_on="2026-02-03")


def test_a_volume_is_opened_from_the_list(page: Page, clerk: Actor, committee: None) -> None:
    sign_in(page, "clerk")
    page.goto("/volumes")
    shot(page, "volumes-empty")
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="立新卷")).to_be_visible()
    shot(page, "volume-kinds")
    page.get_by_label("按名称找").fill("调解 书面")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="人民调解卷宗（书面协议）").click()
    shot(page, "volume-new")
    page.get_by_label("纠纷类型").select_option("邻里纠纷")
    page.get_by_label("姓名或名称").nth(0).fill("赵铁柱")
    page.get_by_label("姓名或名称").nth(1).fill("孙桂兰")
    page.get_by_role("button", name="立卷").last.click()
    expect(page.get_by_text("已立卷，卷号 （2026）清河人调字第1号")).to_be_visible()


def test_a_deciding_answer_keeps_the_fold_open_and_what_was_typed(
    page: Page, clerk: Actor, committee: None
) -> None:
    sign_in(page, "clerk")
    page.goto("/volumes/new?kind=mediation.written")
    page.locator("#f-parties-0-more summary").click()
    page.get_by_label("代理人姓名").first.fill("韩代理")
    page.get_by_label("联系方式").first.fill("13900000001")
    expect(page.get_by_label("代理人电话").first).to_be_visible()
    expect(page.get_by_label("代理人姓名").first).to_have_value("韩代理")
    expect(page.get_by_label("联系方式").first).to_have_value("13900000001")
    shot(page, "volume-new-agent")


def test_the_result_brings_the_questions_of_the_agreement(page: Page, volume: Volume) -> None:
    sign_in(page, "clerk")
    page.goto(f"/volumes/{volume.id}/facts")
    shot(page, "volume-facts")
    expect(page.get_by_label("协议日期")).to_have_count(0)
    page.get_by_label("达成协议", exact=True).check()
    expect(page.get_by_label("协议日期")).to_be_visible()
    page.get_by_label("协议日期").fill("2026-02-10")
    page.get_by_role("button", name="保存").last.click()
    page.wait_for_url(f"/volumes/{volume.id}")
    expect(page.get_by_text("案卷信息已保存")).to_be_visible()
    shot(page, "volume-after-facts")


def test_numbers_are_shown_on_request_and_what_was_typed_before_stays(
    page: Page, volume: Volume
) -> None:
    sign_in(page, "clerk")
    page.goto(f"/volumes/{volume.id}/facts")
    page.get_by_label("登记人").fill("钱春生")
    page.get_by_role("button", name="显示完整号码").click()
    expect(page.get_by_label("身份证号码").first).to_have_value("99010119620304001X")
    expect(page.get_by_label("登记人")).to_have_value("钱春生")
    shot(page, "volume-facts-unmasked")


def test_both_answers_stand_beside_each_other_after_a_conflict(
    page: Page, archive: Archive, clerk: Actor, volume: Volume, complaints: list[str]
) -> None:
    sign_in(page, "clerk")
    page.goto(f"/volumes/{volume.id}/facts")
    page.get_by_label("登记人").fill("钱春生")
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"registrar": "周明理"})
    page.get_by_role("button", name="保存").last.click()
    expect(page.get_by_text("案卷信息被别人改动了")).to_be_visible()
    shot(page, "volume-facts-conflict")
    complaints.clear()  # the browser notes the status 409
    # A browser asks only somebody who touched the page.
    page.get_by_role("heading", name="案卷信息").click()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/volumes")
    assert asked == ["beforeunload"]


def test_steps_shelf_handing_over_and_history(
    page: Page, archive: Archive, station: Station, clerk: Actor, volume: Volume
) -> None:
    an_account(archive, "clerk", station, login="sun", name="孙接手")
    sign_in(page, "clerk")
    for name in ("conclude", "arrange", "resume"):
        page.goto(f"/volumes/{volume.id}/moves/{name}")
        shot(page, f"volume-{name}")
        if name == "conclude":
            page.get_by_role("button", name="结案").click()
    page.goto(f"/volumes/{volume.id}/shelf")
    shot(page, "volume-shelf")
    page.goto("/volumes/hand-over")
    shot(page, "hand-over")
    page.goto(f"/volumes/{volume.id}/history")
    shot(page, "volume-history")


def test_the_list_for_the_county_and_on_a_phone(
    page: Page, archive: Archive, clerk: Actor, archivist: Actor, volume: Volume
) -> None:
    for kind in ("劳动争议纠纷", "婚姻家庭纠纷", "邻里纠纷"):
        a_volume(archive, clerk, dispute_type=kind, private=kind == "婚姻家庭纠纷")
    sign_in(page, "archivist")
    page.goto("/volumes")
    shot(page, "volumes")
    page.goto("/volumes/void")
    shot(page, "volume-void")
    page.set_viewport_size(PHONE)
    for address in ("/volumes", "/volumes/void", f"/volumes/{volume.id}/history", "/people"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_lists_of_people_and_their_forms(
    page: Page, archivist: Actor, clerk: Actor, committee: None
) -> None:
    sign_in(page, "archivist")
    for address, name in (
        ("/people", "people"),
        ("/people/committees/1", "people-committee"),
        ("/people/mediators/1", "people-mediator"),
        ("/people/mediators/1/end", "people-end"),
        ("/people/bureau", "people-bureau"),
        ("/people/stations/1", "people-station"),
        ("/admin", "admin"),
        ("/admin/settings", "admin-settings"),
        ("/admin/upkeep?compare=1", "admin-upkeep"),
        ("/account", "account-tokens"),
    ):
        page.goto(address)
        shot(page, name)


def test_accounts_and_logs(
    page: Page, archive: Archive, administrator: Actor, inspector: Actor, volume: Volume
) -> None:
    sign_in(page, "administrator")
    for address, name in (
        ("/admin/accounts", "admin-accounts"),
        ("/admin/accounts/new", "admin-account"),
        ("/admin/log?verify=1", "admin-log"),
        ("/admin/looks", "admin-looks"),
    ):
        page.goto(address)
        shot(page, name)
    page.goto("/admin/accounts/1/reset")
    page.get_by_role("button", name="重置密码").click()
    expect(page.get_by_text("密码只显示这一次")).to_be_visible()
    shot(page, "admin-once")
    page.set_viewport_size(PHONE)
    for address in ("/admin/accounts", "/admin/log", "/admin/settings", "/admin/upkeep"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
