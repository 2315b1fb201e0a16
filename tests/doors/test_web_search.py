"""The search page: two scopes, ways to narrow, and what helps when nothing is found."""

from html import unescape
from urllib.parse import quote

import pytest
from builders import a_document, a_station, a_volume, an_actor
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.moving import move_volume
from archive_app.store.tables import Volume

AGREED = {
    "mediation_started_on": "2026-02-03",
    "mediation_ended_on": "2026-02-10",
    "result": "达成协议",
    "agreement_form": "书面",
    "agreement_on": "2026-02-10",
    "agreement_amount": "800.00",
    "terms": "赵铁柱清理排水沟，孙桂兰补偿材料费800元。",
}


@pytest.fixture
def agreed(archive: Archive, clerk: Actor) -> Volume:
    """A concluded volume with its agreement: a precedent for everybody."""
    volume = a_volume(archive, clerk, **AGREED)
    text = "协议：赵铁柱（99010119620304001X）每年疏浚水沟一次，电话13900000001。"
    a_document(archive, clerk, volume, "agreement", text=text, name="协议书.txt")
    with archive.work(clerk) as work:
        move_volume(work, volume.id, "conclude")
    work_off(archive)
    return volume


def found(visitor: Visitor, address: str) -> str:
    return unescape(visitor.get(f"/search{address}").text)


def test_past_agreements_come_first_and_hits_are_marked(visitor: Visitor, agreed: Volume) -> None:
    visitor.sign_in("clerk")
    page = found(visitor, "?q=疏浚")
    assert "<mark>疏浚</mark>" in page
    assert "/search/precedents/pd" in page
    assert "赵某某" in page
    assert "赵铁柱" not in page


def test_a_name_is_found_in_own_volumes_when_no_scope_was_chosen(
    visitor: Visitor, agreed: Volume
) -> None:
    visitor.sign_in("clerk")
    page = found(visitor, "?q=赵铁柱")
    assert f'href="/volumes/{agreed.id}"' in page
    assert "<mark>赵铁柱</mark>" in page


def test_identity_and_phone_numbers_are_hidden_in_passages(
    visitor: Visitor, agreed: Volume
) -> None:
    visitor.sign_in("clerk")
    page = found(visitor, "?scope=own&q=疏浚")
    assert "99010119620304001X" not in page
    assert "13900000001" not in page


def test_a_precedent_is_read_masked_and_leads_back_to_the_search(
    visitor: Visitor, archive: Archive, agreed: Volume
) -> None:
    an_actor(archive, "clerk", a_station(archive, "东山司法所"), login="stranger")
    visitor.sign_in("stranger")
    address = found(visitor, "?q=疏浚").partition('<h2><a href="')[2].partition('"')[0]
    page = unescape(visitor.get(address).text)
    assert "<mark>疏浚</mark>水沟一次" in page
    assert "赵铁柱" not in page
    assert "打开案卷" not in page
    assert f'href="/search?q={quote("疏浚")}' in page


def test_a_facet_narrows_and_is_let_go_of(visitor: Visitor, archive: Archive, clerk: Actor) -> None:
    a_volume(archive, clerk)
    a_volume(archive, clerk, dispute_type="婚姻家庭纠纷")
    work_off(archive)
    visitor.sign_in("clerk")
    page = found(visitor, "?scope=own&q=争执&dispute_type=婚姻家庭纠纷")
    assert "<strong>1</strong> 条" in page
    assert "纠纷类型：婚姻家庭纠纷" in page
    assert f'<a href="/search?q={quote("争执")}&scope=own"' in page


def test_dates_and_amounts_narrow(visitor: Visitor, agreed: Volume) -> None:
    visitor.sign_in("clerk")
    assert "<strong>2</strong> 条" in found(visitor, "?since=2026-02-10&low=800&high=0.1万")
    assert "没有找到" in found(visitor, "?q=协议&until=2026-01-01")
    assert "没有找到" in found(visitor, "?q=协议&low=801")


def test_a_range_that_cannot_be_read_is_told_at_its_field(visitor: Visitor, agreed: Volume) -> None:
    visitor.sign_in("clerk")
    answer = visitor.get("/search?q=协议&low=很多")
    assert answer.status_code == 422
    assert "“很多”不是金额" in answer.text


def test_a_query_that_cannot_be_read_says_what_to_write(visitor: Visitor, clerk: Actor) -> None:
    visitor.sign_in("clerk")
    answer = visitor.get("/search?q=。。。")
    assert answer.status_code == 422
    assert "没有可以检索的文字" in answer.text
    assert "请输入要找的字、词、姓名或编号" in answer.text


HELP = [
    ("宅基地拆迁", "拆成短词：宅基 地拆"),
    ("彩礼 嫁妆", "有其中一个词就行：彩礼 OR 嫁妆"),
    ("9901", "以它开头的号码：9901*"),
    ("彩礼", "连近义词一起找：~彩礼"),
]


@pytest.mark.parametrize(("words", "told"), HELP)
def test_when_nothing_is_found_another_way_to_ask_is_offered(
    visitor: Visitor, clerk: Actor, words: str, told: str
) -> None:
    visitor.sign_in("clerk")
    assert told in found(visitor, f"?q={words}")


def test_the_other_scope_is_offered_with_its_count(visitor: Visitor, agreed: Volume) -> None:
    visitor.sign_in("clerk")
    assert "本所案卷里有 1 条，去看看" in found(visitor, "?scope=precedents&q=柳树村三组")


def test_a_stranger_finds_nothing_of_another_station(
    visitor: Visitor, archive: Archive, agreed: Volume
) -> None:
    an_actor(archive, "clerk", a_station(archive, "东山司法所"), login="stranger")
    visitor.sign_in("stranger")
    page = found(visitor, "?scope=own&q=赵铁柱")
    assert "没有找到" in page
    assert agreed.number not in page


def test_script_in_a_question_is_shown_as_text(visitor: Visitor, clerk: Actor) -> None:
    visitor.sign_in("clerk")
    page = visitor.get("/search?q=<script>alert(1)</script>").text
    assert "<script>alert" not in page


def test_an_administrator_does_not_search_cases(visitor: Visitor, administrator: Actor) -> None:
    visitor.sign_in("administrator")
    assert visitor.get("/search?q=协议").status_code == 403
