"""Pages of volumes: list, open, describe, steps, hand over, void, history."""

import re
from typing import Any

import pytest
from builders import PROGRAM, a_committee, a_mediator, a_station, a_volume, an_account, an_actor
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.people import change_mediator
from archive_app.records.volumes import describe_volume
from archive_app.standard import Standard
from archive_app.store.tables import Account, AuditEntry, Station, VoidNumber, Volume

ID_NUMBER = "99010119620304001X"


@pytest.fixture
def qian(visitor: Visitor, clerk: Actor) -> Visitor:
    """The clerk 钱春生, signed in."""
    visitor.sign_in("clerk")
    return visitor


def kept(archive: Archive, volume: Volume) -> Volume:
    with archive.reading(PROGRAM) as work:
        return work.get(Volume, volume.id)


def inputs(page: str) -> dict[str, Any]:
    """What a browser without a script would send for the form with this page's questions."""
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", re.sub(r"(?s)<template>.*?</template>", "", page)):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ("radio" not in tag or "checked" in tag):
            sent[name[1]] = value[1] if value else ""
    return sent


# --- the list ---


def test_a_clerk_sees_the_volumes_of_the_own_station_and_never_the_filter_for_stations(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    other = an_actor(archive, "clerk", a_station(archive, "柳林司法所"), login="li")
    a_volume(archive, clerk, dispute_type="邻里纠纷")
    a_volume(archive, other, dispute_type="劳动争议纠纷")
    page = qian.get("/volumes").text
    assert "赵铁柱与孙桂兰邻里纠纷" in page
    assert "劳动争议纠纷" not in page
    assert 'name="station"' not in page


def test_the_list_is_narrowed_and_every_state_says_how_many(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    for kind in ("邻里纠纷", "邻里纠纷", "劳动争议纠纷"):
        a_volume(archive, clerk, dispute_type=kind)
    page = qian.get("/volumes?q=邻里&state=open").text
    assert page.count("<tr>") - 1 == 2
    assert re.search(r'aria-current="true">在办 <span class="tab-count">2<', page)
    assert "没有符合条件的案卷" in qian.get("/volumes?q=邻里&complete=yes").text


def test_an_empty_list_says_how_to_begin(qian: Visitor) -> None:
    page = qian.get("/volumes").text
    assert "还没有案卷" in page
    assert 'href="/volumes/new"' in page


@pytest.mark.parametrize(
    "query", ["page=x", "year=999999999999", "page=99&order=none", "handler=-1"]
)
def test_a_strange_address_shows_the_list_all_the_same(qian: Visitor, query: str) -> None:
    assert qian.get(f"/volumes?{query}").status_code == 200


# --- opening ---


def test_every_kind_can_be_chosen_under_its_category(qian: Visitor, national: Standard) -> None:
    shown: list[str] = []
    for category in national.categories:
        page = qian.get(f"/volumes/new?category={category.id}").text
        shown += re.findall(r'href="/volumes/new\?kind=([^"]+)"', page)
    assert sorted(shown) == sorted(kind.id for kind in national.kinds)


def test_a_kind_is_found_by_its_name_wherever_it_stands(qian: Visitor) -> None:
    page = qian.get("/volumes/new?q=书面 协议").text
    assert 'href="/volumes/new?kind=mediation.written"' in page
    assert "没有这个名称的案卷类型" in qian.get("/volumes/new?q=没有这种").text


def test_what_was_opened_lately_is_offered_first(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    a_volume(archive, clerk)
    page = qian.get("/volumes/new").text
    lately, _, rest = page.partition("按名称找")
    assert 'href="/volumes/new?kind=mediation.written"' in lately
    assert 'aria-current="page"><span class="category category-peoples_mediation"' in rest


def test_a_volume_is_opened_with_what_the_form_shows_and_a_number_of_the_system(
    qian: Visitor, archive: Archive, clerk: Actor, station: Station
) -> None:
    a_committee(archive, station)
    sent = inputs(qian.get("/volumes/new?kind=mediation.written").text)
    sent |= {"parties.0.name": "赵铁柱", "parties.0.side": "申请人"}
    answer = qian.post("/volumes/new", sent | {"dispute_type": "邻里纠纷"})
    assert answer.location == "/volumes/1"
    with archive.reading(PROGRAM) as work:
        volume = work.get(Volume, 1)
    assert volume.number == "（2026）清河人调字第1号"
    assert volume.facts["case_source"] == "当事人申请"
    assert [row["name"] for row in volume.facts["parties"]] == ["赵铁柱"]


def test_only_what_is_due_now_stands_before_the_fold(
    qian: Visitor, archive: Archive, station: Station
) -> None:
    a_committee(archive, station)
    now, fold, later = qian.get("/volumes/new?kind=mediation.written").text.partition('id="later"')
    assert fold
    assert 'name="accepted_on"' in now
    assert 'name="registrar"' in later
    assert 'name="agreement_on"' not in now + later


def test_a_wrong_answer_opens_nothing_and_keeps_what_was_typed(
    qian: Visitor, archive: Archive, station: Station
) -> None:
    committee = a_committee(archive, station)
    sent = {"_kind": "mediation.written", "committee": committee.id, "accepted_on": "昨天"}
    answer = qian.post("/volumes/new", sent | {"_carrier": "paper", "registrar": "<钱春生>"})
    assert answer.status_code == 422
    assert "请填写日期" in answer.text
    assert 'value="&lt;钱春生&gt;"' in answer.text
    assert "还没有案卷" in qian.get("/volumes").text


def test_without_a_committee_the_page_leads_to_the_lists(qian: Visitor) -> None:
    assert "请先在“名单”中登记" in qian.get("/volumes/new?kind=mediation.written").text


def test_an_old_paper_number_is_kept_with_the_year_it_was_opened_in(
    qian: Visitor, archive: Archive, station: Station
) -> None:
    committee = a_committee(archive, station)
    sent = {"_kind": "mediation.oral", "committee": committee.id, "_carrier": "paper"}
    sent |= {"dispute_type": "邻里纠纷", "parties": "rows", "parties.0.name": "赵甲"}
    qian.post(
        "/volumes/new", sent | {"_number": "（2023）清河人调字第7号", "_opened_on": "2023-05-06"}
    )
    with archive.reading(PROGRAM) as work:
        volume = work.get(Volume, 1)
    assert (volume.number, volume.year) == ("（2023）清河人调字第7号", 2023)


def test_an_inspector_opens_nothing(visitor: Visitor, inspector: Actor) -> None:
    visitor.sign_in("inspector")
    assert visitor.get("/volumes/new").status_code == 403
    assert "立新卷" not in visitor.get("/volumes").text


# --- describing ---


def test_personal_numbers_are_shown_masked_without_an_input(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    page = qian.get(f"/volumes/{volume.id}/facts").text
    assert ID_NUMBER not in page
    assert "990*************1X" in page
    assert 'name="parties.0.id_number"' not in page
    assert 'name="parties.1.id_number"' in page  # nothing is kept there yet


def test_saving_a_masked_form_keeps_the_real_numbers(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk, dispute="来电13900000007，两家争执。")
    sent = inputs(qian.get(f"/volumes/{volume.id}/facts").text)
    answer = qian.post(f"/volumes/{volume.id}/facts", sent | {"registrar": "钱春生"})
    assert answer.status_code == 303
    facts = kept(archive, volume).facts
    assert facts["registrar"] == "钱春生"
    assert [row.get("phone") for row in facts["parties"]] == ["13900000001", "13900000002"]
    assert facts["parties"][0]["id_number"] == ID_NUMBER
    assert facts["dispute"] == "来电13900000007，两家争执。"


def test_seeing_the_numbers_is_one_press_and_written_down(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    page = qian.get(f"/volumes/{volume.id}/facts").text
    page = qian.post(f"/volumes/{volume.id}/facts", inputs(page) | {"_unmask": "1"}).text
    assert f'name="parties.0.id_number" value="{ID_NUMBER}"' in re.sub(r"\s+", " ", page)
    with archive.reading(PROGRAM) as work:
        assert work.session.query(AuditEntry).filter_by(verb="personal.unmasked").count() == 1


def test_asking_the_form_again_shows_no_number_that_was_not_asked_for(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    sent = inputs(qian.get(f"/volumes/{volume.id}/facts").text)
    page = qian.post(f"/volumes/{volume.id}/facts", sent | {"_rows": "add parties"}).text
    assert ID_NUMBER not in page
    assert 'name="parties.2.name"' in page


def test_only_what_applies_is_asked_and_a_deciding_answer_asks_more(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk, mediation_started_on="2026-02-03")
    page = qian.get(f"/volumes/{volume.id}/facts").text
    assert 'name="agreement_on"' not in page
    sent = inputs(page) | {"result": "达成协议", "_refresh": "1"}
    again = qian.post(f"/volumes/{volume.id}/facts", sent)
    assert 'name="agreement_on"' in again.text
    assert "result" not in kept(archive, volume).facts


def test_a_form_behind_somebody_else_shows_both_answers_and_saves_the_second_time(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    sent = inputs(qian.get(f"/volumes/{volume.id}/facts").text) | {"registrar": "钱春生"}
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"registrar": "周明理", "place": "柳树村"})
    answer = qian.post(f"/volumes/{volume.id}/facts", sent)
    assert answer.status_code == 409
    told = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td>', answer.text)
    assert told == [("登记人", "周明理", "钱春生"), ("纠纷发生地点", "柳树村", "（空）")]
    again = qian.post(f"/volumes/{volume.id}/facts", inputs(answer.text))
    assert again.status_code == 303
    assert kept(archive, volume).facts["registrar"] == "钱春生"


def test_a_saved_change_can_be_taken_back_from_the_notice(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk, registrar="周明理")
    sent = inputs(qian.get(f"/volumes/{volume.id}/facts").text) | {"registrar": "钱春生"}
    page = qian.get(qian.post(f"/volumes/{volume.id}/facts", sent).location).text
    undo = re.search(r'action="([^"]*/facts/undo[^"]*)"', page)
    assert undo
    qian.post(undo[1])
    assert kept(archive, volume).facts["registrar"] == "周明理"


def test_a_mediator_who_has_left_stays_chosen(
    qian: Visitor, archive: Archive, clerk: Actor, station: Station
) -> None:
    gone = a_mediator(archive, a_committee(archive, station))
    volume = a_volume(archive, clerk, mediators=[gone.id])
    with archive.work(PROGRAM) as work:
        change_mediator(
            work, gone.id, name=gone.name, phone="", from_on=gone.from_on, until_on=gone.from_on
        )
    page = qian.get(f"/volumes/{volume.id}/facts").text
    assert "周明理（已离任）" in page
    qian.post(f"/volumes/{volume.id}/facts", inputs(page))
    assert [one["name"] for one in kept(archive, volume).facts["mediators"]] == ["周明理"]


def test_where_a_volume_stands_is_noted_and_can_be_taken_back(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    qian.get(f"/volumes/{volume.id}/shelf")
    page = qian.post(f"/volumes/{volume.id}/shelf", {"shelf": "二号柜", "carrier": "both"})
    assert (kept(archive, volume).shelf, kept(archive, volume).carrier) == ("二号柜", "both")
    undo = re.search(r'action="([^"]*/shelf[^"]*)"', qian.get(page.location).text)
    assert undo
    qian.post(undo[1].replace("&amp;", "&"))
    assert (kept(archive, volume).shelf, kept(archive, volume).carrier) == ("", "paper")


# --- steps ---


def test_a_step_is_asked_first_and_then_made(qian: Visitor, archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    page = qian.get(f"/volumes/{volume.id}/moves/conclude")
    assert "不，返回案卷" in page.text
    assert qian.post(f"/volumes/{volume.id}/moves/conclude").location == f"/volumes/{volume.id}"
    assert kept(archive, volume).state == "concluded"


def test_a_blocked_step_lists_what_stands_in_its_way_and_offers_no_button(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    qian.get(f"/volumes/{volume.id}")
    qian.post(f"/volumes/{volume.id}/moves/conclude")
    page = qian.get(f"/volumes/{volume.id}/moves/arrange").text
    assert "现在还不能立卷" in page
    assert "调解卷宗封面" in page
    assert ">立卷</button>" not in page
    assert qian.post(f"/volumes/{volume.id}/moves/arrange").status_code == 409
    assert kept(archive, volume).state == "concluded"


def test_a_step_that_needs_a_reason_is_refused_without_one(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    qian.post(f"/volumes/{volume.id}/moves/conclude")
    answer = qian.post(f"/volumes/{volume.id}/moves/resume", {"reason": " "})
    assert answer.status_code == 422
    assert qian.get(f"/volumes/{volume.id}/moves/archive").status_code == 409


# --- handing over, voiding, history ---


@pytest.fixture
def taker(archive: Archive, station: Station) -> Account:
    return an_account(archive, "clerk", station, login="sun", name="孙接手")


def test_a_clerk_hands_over_some_of_the_own_volumes(
    qian: Visitor, archive: Archive, clerk: Actor, taker: Account
) -> None:
    first, second = a_volume(archive, clerk), a_volume(archive, clerk)
    page = qian.get("/volumes/hand-over").text
    assert first.number in page
    assert ">孙接手<" in page
    sent = {"from": clerk.account_id, "to": taker.id, "reason": "请假", "which": "chosen"}
    assert qian.post("/volumes/hand-over", sent).status_code == 422
    answer = qian.post("/volumes/hand-over", sent | {"volume": [second.id]})
    assert answer.status_code == 303
    assert kept(archive, first).handler_id == clerk.account_id
    assert kept(archive, second).handler_id == taker.id


def test_handing_over_without_a_reason_is_refused_at_its_field(
    qian: Visitor, archive: Archive, clerk: Actor, taker: Account
) -> None:
    a_volume(archive, clerk)
    sent = {"from": clerk.account_id, "to": taker.id, "which": "all"}
    answer = qian.post("/volumes/hand-over", sent)
    assert answer.status_code == 422
    assert "请写明移交原因" in answer.text


def test_the_head_takes_a_number_out_of_use(
    visitor: Visitor, archive: Archive, head: Actor, station: Station
) -> None:
    committee = a_committee(archive, station)
    visitor.sign_in("head")
    assert "作废原因" in visitor.get("/volumes/void").text
    sent = {"_kind": "mediation.written", "committee": committee.id, "_reason": "写错"}
    assert visitor.post("/volumes/void", sent).location == "/volumes"
    with archive.reading(PROGRAM) as work:
        assert work.get(VoidNumber, 1).reason == "写错"


def test_the_archivist_first_names_the_station(
    visitor: Visitor, archive: Archive, archivist: Actor, station: Station
) -> None:
    a_committee(archive, station)
    visitor.sign_in("archivist")
    assert "作废原因" not in visitor.get("/volumes/void").text
    asked = {"_kind": "mediation.written", "_station": station.id, "_refresh": "1"}
    assert "作废原因" in visitor.post("/volumes/void", asked).text


def test_the_history_tells_each_change_with_numbers_masked(
    qian: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"registrar": "周明理 13900000007"})
    page = qian.get(f"/volumes/{volume.id}/history").text
    assert "登记人：（空） → 周明理 139******07" in page
    assert "立新卷" in page


def test_another_station_finds_none_of_these_pages(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    an_account(archive, "clerk", a_station(archive, "柳林司法所"), login="li")
    visitor.sign_in("li")
    for page in ("facts", "shelf", "history", "moves/conclude"):
        assert visitor.get(f"/volumes/{volume.id}/{page}").status_code == 403
        assert volume.number not in visitor.get(f"/volumes/{volume.id}/{page}").text
