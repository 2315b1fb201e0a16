"""The standard as people read it: what belongs in, when, who signs, on what basis."""

from html import unescape
from io import BytesIO

import docx
import pytest
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.filling import open_forms
from archive_app.permissions import Actor
from archive_app.records.stations import set_standard_settings
from archive_app.settings import shipped
from archive_app.standard import Standard
from archive_app.standard.wording import condition_in_words
from archive_app.web.told_standard import checks, deadlines, slot_views

KIND = "/standard/mediation.written"


def place(page: str, title: str) -> str:
    """What is told of one place of the volume."""
    return page.partition(f"<h3>{title}</h3>")[2].partition("</li>\n    \n")[0]


@pytest.fixture
def page(visitor: Visitor, clerk: Actor) -> str:
    visitor.sign_in("clerk")
    return unescape(visitor.get(KIND).text)


def test_the_overview_lists_kinds_settings_and_sources(visitor: Visitor, clerk: Actor) -> None:
    visitor.sign_in("clerk")
    page = unescape(visitor.get("/standard").text)
    assert "人民调解卷宗（书面协议）" in page
    assert "协议金额达到多少元应有调查记录" in page
    assert "《人民调解法》第二十九条" in page
    assert "待本县确认" in page


def test_a_place_tells_who_signs_when_and_on_what_basis(page: str) -> None:
    told = place(page, "人民调解协议书")
    for words in ("缺了即否决", "结案时要有", "各当事人", "人民调解委员会", "已核对原文"):
        assert words in told, words


def test_a_condition_is_told_in_words_with_the_writing_of_the_file_beside(page: str) -> None:
    told = place(page, "人民调解证据材料")
    assert "“有人提交了证据材料”为是" in told
    assert "<code>evidence_submitted</code>" in told
    assert "视情况" in told


def test_places_of_which_one_is_enough_say_so(page: str) -> None:
    told = place(page, "人民调解受理登记表")
    assert "申请书或受理登记表，有一种即可" in told
    assert "办理中就要有" in told


def test_deadlines_checks_and_retention_are_told(page: str) -> None:
    assert "从协议日期起 30 天内" in page
    assert "过期失权，只提醒" in page
    assert "受理日期不晚于开始调解日期" in page
    assert "案件级别是“重大”" in page.partition('id="retention"')[2]


def test_a_blank_form_has_lines_to_write_on(visitor: Visitor, clerk: Actor) -> None:
    visitor.sign_in("clerk")
    with visitor.get("/standard/forms/mediation.agreement") as answer:
        paper = docx.Document(BytesIO(answer.data))
    assert "人民调解协议书" in "".join(p.text for p in paper.paragraphs)


def test_examples_show_what_is_judged_and_why(visitor: Visitor, clerk: Actor) -> None:
    visitor.sign_in("clerk")
    page = unescape(visitor.get("/standard/mediation.oral/examples").text)
    case = page.partition("没有口头协议登记表")[2].partition("</details>")[0]
    assert "人民调解口头协议登记表" in case
    assert "1 个问题" in case


def test_what_the_county_has_chosen_is_shown_with_what_is_usual(
    visitor: Visitor, archive: Archive, clerk: Actor, archivist: Actor
) -> None:
    with archive.work(archivist) as work:
        set_standard_settings(work, {"invest_amount": 20000})
    visitor.sign_in("clerk")
    assert "原定 50000" in visitor.get("/standard").text
    assert "20000（本县设定）" in visitor.get(KIND).text


def test_the_coverage_page_counts_every_kind_and_has_nothing_to_complain_of(
    visitor: Visitor, clerk: Actor, national: Standard
) -> None:
    visitor.sign_in("clerk")
    page = visitor.get("/standard/coverage").text
    assert page.count("data-find-item") == len(national.kinds)
    assert "每种案卷都有文书格式、实例、依据和保管期限" in page


def test_the_examples_say_where_each_requirement_is_seen(visitor: Visitor, clerk: Actor) -> None:
    visitor.sign_in("clerk")
    page = unescape(visitor.get("/standard/mediation.oral/examples").text)
    row = page.partition('id="seen"')[2].partition("人民调解口头协议登记表</th>")[2][:400]
    assert "没有口头协议登记表" in row


def test_the_whole_of_a_kind_tells_its_file_stages_and_what_is_kept_from_others(
    visitor: Visitor, clerk: Actor
) -> None:
    visitor.sign_in("clerk")
    whole = visitor.get("/standard/corrections.person").text.partition('id="slots"')[0]
    for words in ("community_corrections/person.yaml", "经过的阶段", "什么情况不公开", "一律如此"):
        assert words in whole, words


@pytest.mark.parametrize("address", ["/standard/no.such", "/standard/forms/no.such"])
def test_what_does_not_exist_is_not_found(visitor: Visitor, clerk: Actor, address: str) -> None:
    visitor.sign_in("clerk")
    assert visitor.get(address).status_code == 404


def test_every_kind_can_be_told_in_words(national: Standard) -> None:
    forms = open_forms(shipped("doc_templates"))
    for kind in national.kinds:
        assert len(slot_views(national, kind, forms)) == len(kind.slots)
        rules = (*checks(national, kind), *(rule for _, rule in deadlines(national, kind)))
        assert all(rule.what for rule in rules), kind.id
        assert all(condition_in_words(national, kind, one.reached) for one in kind.stages)
