"""A mediation from the open door to the archive, done only by what people do on the pages."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import docx
import pytest
from browsing import shot, sign_in
from builders import PROGRAM, a_committee, a_mediator, a_station, an_account
from playwright.sync_api import Locator, Page, expect

from archive_app.archive import Archive
from archive_app.cli.demo.scans import Sheet, as_jpeg, as_pdf, as_png
from archive_app.permissions import Actor
from archive_app.records.stations import set_bureau
from archive_app.store.tables import Station

APPLICANT = {
    "姓名或名称": "赵铁柱",
    "地位": "申请人",
    "身份证号码": "99010119620304001X",
    "联系方式": "13900000001",
}
RESPONDENT = {"姓名或名称": "孙桂兰", "地位": "被申请人", "联系方式": "13900000002"}
ACCEPTED = {
    "调解委员会": "清河镇人民调解委员会",
    "纠纷类型": "邻里纠纷",
    "申请日期": "2026-02-02",
    "受理日期": "2026-02-02",
    "纠纷简要情况": "两家因屋后排水沟改道发生争执，墙基被雨水泡坏。",
}
ENDED = {
    "人民调解员": "周明理（清河）",
    "记录人": "钱春生",
    "开始调解日期": "2026-02-05",
    "调解结果": "达成协议",
    "结束调解日期": "2026-02-05",
    "协议日期": "2026-02-05",
    "协议内容": "赵铁柱把排水沟改回原处，并一次付给孙桂兰墙基修缮费3000元。",
    "履行方式、时限": "现金，当场付清",
    "当场履行完毕": "是",
    "协议涉及金额（元）": "3000",
    "协议书一式几份": "3",
}

ON_PAPER = {
    "申请书日期": "2026-02-02",
    "告知日期": "2026-02-02",
    "调解日期": "2026-02-05",
    "本次调解结果": "达成协议",
    "协议书日期": "2026-02-05",
    "凭证种类": "收条",
    "凭证金额（元）": "3000",
    "履行情况": "已履行",
    "协议所写大写金额": "叁仟元整",
}


@pytest.fixture
def county(archive: Archive, station: Station, clerk: Actor, head: Actor, inspector: Actor) -> None:
    """People and lists; everything else in these stories is done on the pages."""
    board = a_committee(archive, station)
    a_mediator(archive, board, "周明理")
    a_mediator(archive, board, "吴桂英")
    a_committee(archive, station, "柳树村人民调解委员会", "柳树")
    other = a_station(archive, "柳林司法所")
    an_account(archive, "clerk", other, login="sun", name="孙远山")
    with archive.work(PROGRAM) as work:
        set_bureau(work, "临川县司法局", "J012")


def answer(form: Page | Locator, answers: Mapping[str, str]) -> None:
    """Answer questions by their titles, as one reads them; a mark such as 必填 may follow."""
    for title, value in answers.items():
        named = re.compile(rf"^{re.escape(title)}\s*\S*填?$")
        options, box = form.get_by_role("group", name=named), form.get_by_label(named)
        options.or_(box).first.wait_for()  # the answer before may have brought this question
        if options.count():
            options.get_by_label(value, exact=True).check()
        elif box.first.evaluate("box => box.tagName") == "SELECT":
            box.first.select_option(value)
        else:
            box.first.fill(value)


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="退出").first.click()
    expect(page.get_by_text("您已退出")).to_be_visible()


def place(page: Page, title: str) -> Locator:
    return page.locator("section.place").filter(has=page.get_by_role("heading", name=title))


def papers_on_the_desk(desk: Path) -> list[Path]:
    """What lies signed on the desk: scans, a copy of an identity card, a typed record."""
    both, day = ("赵铁柱", "孙桂兰"), date(2026, 2, 5)
    seal = "清河镇人民调解委员会"
    files = {
        "IMG_0001.jpg": as_jpeg(Sheet(("申请书",), both[:1], None, day, "1")),
        "告知书 赵铁柱.jpg": as_jpeg(Sheet(("权利义务告知书",), both[:1], None, day, "2")),
        "告知书 孙桂兰.png": as_png(Sheet(("权利义务告知书",), both[1:], None, day, "3")),
        "赵铁柱身份证.pdf": as_pdf(Sheet(("居民身份证",), (), None, day, "4")),
        "孙桂兰身份证.jpg": as_jpeg(Sheet(("居民身份证",), (), None, day, "5")),
        "人民调解协议书.jpg": as_jpeg(Sheet(("协议书", "修缮费3000元"), both, seal, day, "6")),
        "收条.jpg": as_jpeg(Sheet(("收条", "今收到3000元"), both[1:], None, day, "7")),
    }
    for name, data in files.items():
        (desk / name).write_bytes(data)
    record = docx.Document()
    record.add_paragraph("人民调解记录")
    record.add_paragraph("周明理：排水沟改道以前，两家商量过没有？　赵铁柱：没有商量。")
    record.save(str(desk / "2月5日.docx"))
    return [*(desk / name for name in files), desk / "2月5日.docx"]


def open_a_written_mediation(page: Page) -> None:
    page.get_by_role("link", name="案卷", exact=True).click()
    page.get_by_role("link", name="立新卷").first.click()
    page.get_by_role("link", name="人民调解").first.click()
    page.get_by_role("link", name="人民调解卷宗（书面协议）").click()
    for number, answers in enumerate((APPLICANT, RESPONDENT)):
        party = page.locator("[data-row]").nth(number)
        party.get_by_text("可以以后补").click()
        answer(party, answers)
    answer(page, ACCEPTED)
    shot(page, "story-new")
    page.get_by_role("button", name="立卷").last.click()
    expect(page.get_by_text("已立卷，卷号 （2026）清河人调字第1号")).to_be_visible()


def see_what_is_missing(page: Page) -> None:
    expect(page.locator(".lacking")).to_contain_text("权利义务告知书（赵铁柱）")
    expect(page.locator(".score")).to_contain_text("不完整")
    shot(page, "story-opened")


def make_the_drafts_at_one_click(page: Page) -> None:
    page.get_by_role("button", name="一键生成").click()
    expect(page.get_by_text("已生成 6 份文书")).to_be_visible()
    expect(place(page, "告知书（赵铁柱）").get_by_text("待签", exact=True).first).to_be_visible()
    shot(page, "story-drafts")


def write_down_how_it_ended(page: Page) -> None:
    page.get_by_role("link", name="案卷信息", exact=True).click()
    page.get_by_role("link", name="修改").click()
    answer(page, ENDED)
    shot(page, "story-facts")
    page.get_by_role("button", name="保存").last.click()
    expect(page.get_by_text("案卷信息已保存")).to_be_visible()


def fill_the_agreement_and_download_it(page: Page) -> Path:
    place(page, "人民调解协议书").get_by_role("link", name="生成文书").click()
    shot(page, "story-fill")
    page.get_by_role("button", name="生成并预览").click()
    expect(page.locator(".leaf")).to_contain_text("墙基修缮费3000元")
    shot(page, "story-draft")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载打印").click()
    assert download.value.suggested_filename == "人民调解协议书.docx"
    page.get_by_role("link", name="（2026）清河人调字第1号").click()
    return download.value.path()


def drop_what_came_back_signed(page: Page, desk: Path) -> None:
    choose = page.locator("form.drop input[type=file]").first
    choose.set_input_files(papers_on_the_desk(desk))
    told = page.locator(".drop-list").first
    expect(told.get_by_text("已归入", exact=True)).to_have_count(8)
    expect(place(page, "告知书（孙桂兰）")).to_contain_text("告知书 孙桂兰.png")
    shot(page, "story-dropped")


def place_what_was_not_recognized(page: Page, name: str, title: str) -> None:
    paper = page.locator("#unplaced .paper").filter(has_text=name)
    paper.get_by_label("卷内位置").select_option(title)
    paper.get_by_role("button", name="归到这里").click()
    expect(place(page, title)).to_contain_text(name)


def attest_that_all_are_signed(page: Page) -> None:
    for title in ("申请书", "告知书（赵铁柱）", "告知书（孙桂兰）", "人民调解记录", "协议书"):
        place(page, title).get_by_role("link", name="确认签章").click()
        page.get_by_role("button", name="全部签章齐全").click()
        expect(place(page, title).locator(".marks .lacking")).to_have_count(0)
    shot(page, "story-attested")


def answer_what_is_asked(page: Page) -> None:
    """Follow every open question to its form, until none is left."""
    questions = page.locator(".asked a")
    shot(page, "story-questions")
    while questions.count():
        asked = questions.first.inner_text().rpartition("·")[2]
        questions.first.click()
        answer(page.locator("form.sheet"), {asked: ON_PAPER[asked]})
        page.get_by_role("button", name="保存").last.click()
        expect(page.get_by_text("信息已保存")).to_be_visible()


def conclude_it(page: Page) -> None:
    page.get_by_role("link", name="结案", exact=True).click()
    shot(page, "story-conclude")
    page.get_by_role("button", name="结案").click()
    expect(page.get_by_text("已结案")).to_be_visible()
    shot(page, "story-concluded")


def bind_it(page: Page) -> None:
    """The inventory is made anew; cover, inventory and back cover go around the papers."""
    page.get_by_role("button", name="一键生成 1 份").click()
    printed = page.get_by_role("button", name="已打印、核对并入卷")
    for left in (2, 1, 0):
        printed.first.click()
        expect(printed).to_have_count(left)
    expect(page.locator(".score em")).to_have_text("完整")
    shot(page, "story-complete")


def the_head_checks_and_archives(page: Page) -> None:
    sign_out(page)
    sign_in(page, "head")
    shot(page, "story-head")
    page.locator("#arrange").get_by_role("link", name="赵铁柱与孙桂兰邻里纠纷").click()
    for move in ("立卷", "归档"):
        page.get_by_role("link", name=move, exact=True).click()
        page.get_by_role("button", name=move).click()
        expect(page.get_by_text(f"已{move}")).to_be_visible()
    shot(page, "story-archived")


def it_is_locked_under_its_code(page: Page) -> None:
    expect(page.locator(".cover-number")).to_contain_text("档号")
    expect(page.locator(".states [aria-current]")).to_have_text("归档")
    expect(page.locator("form.drop")).to_have_count(0)
    expect(page.get_by_role("link", name="确认签章")).to_have_count(0)


def find_it_among_our_own(page: Page) -> None:
    page.get_by_role("searchbox").first.fill("墙基 修缮费")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="本所案卷").click()
    expect(page.locator(".hit").first).to_contain_text("赵铁柱")
    shot(page, "story-found")


def another_station_finds_it_masked(page: Page) -> None:
    sign_out(page)
    sign_in(page, "sun")
    page.get_by_role("searchbox").first.fill("墙基 修缮费")
    page.keyboard.press("Enter")
    page.locator(".hit a").first.click()
    expect(page.get_by_text("墙基修缮费3000元").first).to_be_visible()
    shown = page.locator("main").inner_text()
    assert not [told for told in ("赵铁柱", "孙桂兰", "19620304", "13900") if told in shown]
    shot(page, "story-precedent")


def the_inspector_checks_the_county(page: Page) -> None:
    sign_out(page)
    sign_in(page, "inspector")
    page.get_by_role("link", name="完整性检查").first.click()
    page.get_by_role("button", name="开始检查").click()
    expect(page.get_by_text("全部案卷都齐全")).to_be_visible()
    shot(page, "story-report")
    for link in ("下载报告（docx）", "问题明细（xlsx）"):
        with page.expect_download() as download:
            page.get_by_role("link", name=link).click()
        assert download.value.path().read_bytes()[:2] == b"PK"


def test_a_dispute_is_filed_judged_filled_archived_found_and_inspected(
    page: Page, worker: None, county: None, tmp_path: Path
) -> None:
    sign_in(page, "clerk")
    open_a_written_mediation(page)
    see_what_is_missing(page)
    make_the_drafts_at_one_click(page)
    write_down_how_it_ended(page)
    fill_the_agreement_and_download_it(page)
    drop_what_came_back_signed(page, tmp_path)
    place_what_was_not_recognized(page, "IMG_0001.jpg", "人民调解申请书")
    expect(place(page, "人民调解记录")).to_contain_text("2月5日.docx")
    attest_that_all_are_signed(page)
    answer_what_is_asked(page)
    conclude_it(page)
    bind_it(page)
    the_head_checks_and_archives(page)
    it_is_locked_under_its_code(page)
    find_it_among_our_own(page)
    another_station_finds_it_masked(page)
    the_inspector_checks_the_county(page)
