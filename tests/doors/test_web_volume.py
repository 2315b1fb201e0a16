"""The page of a volume through its forms, without any script."""

import re
from io import BytesIO

import pytest
from builders import a_document, a_station, a_volume, an_account
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import AuditEntry, Document, Volume, Waiver


@pytest.fixture
def volume(archive: Archive, clerk: Actor, app: Flask) -> Volume:
    return a_volume(archive, clerk)


@pytest.fixture
def desk(visitor: Visitor, volume: Volume) -> Visitor:
    """The clerk of the volume, signed in."""
    visitor.sign_in("clerk")
    return visitor


def documents(archive: Archive, clerk: Actor) -> list[Document]:
    with archive.reading(clerk) as work:
        return list(work.session.scalars(select(Document).order_by(Document.id)))


def sent(*names: str, text: str = "文书") -> dict[str, object]:
    return {"files": [(BytesIO(f"{text} {name}".encode()), name) for name in names]}


def test_what_is_missing_stands_with_reason_remedy_basis_and_its_certainty(desk: Visitor) -> None:
    page = desk.get("/volumes/1").text
    assert "缺申请书或受理登记表" in page
    assert "当事人书面申请的附申请书，其余填受理登记表" in page
    assert "《人民调解法》第十七条" in page
    assert "/volumes/1/forms/accept" in page
    assert page.index("缺的和不符的") < page.index('id="place-cover"')
    assert '（口头或书面告知权利义务） <span class="unsure">依据部分文本' in page


def test_personal_numbers_are_masked_until_the_clerk_asks_and_that_is_written_down(
    desk: Visitor, archive: Archive, clerk: Actor
) -> None:
    assert "990*************1X" in desk.get("/volumes/1?tab=facts").text
    assert "99010119620304001X" not in desk.get("/volumes/1?tab=facts").text
    assert "99010119620304001X" in desk.post("/volumes/1/unmask").text
    with archive.reading(clerk) as work:
        last = work.session.scalar(select(AuditEntry).order_by(AuditEntry.id.desc()))
        assert last.verb == "personal.unmasked"


def test_several_files_are_filed_at_once_each_in_its_place(
    desk: Visitor, archive: Archive, clerk: Actor
) -> None:
    answer = desk.post("/volumes/1/documents", sent("人民调解申请书.txt", "照片01.txt", "xx.txt"))
    assert answer.status_code == 303
    slots = {d.file_name: d.slot for d in documents(archive, clerk)}
    assert slots == {"人民调解申请书.txt": "apply", "照片01.txt": "evidence", "xx.txt": None}
    page = desk.get("/volumes/1").text
    assert "“xx.txt”没有认出是哪种文书" in page
    assert 'id="unplaced"' in page


def test_the_notice_of_filing_takes_it_back(desk: Visitor, archive: Archive, clerk: Actor) -> None:
    desk.post("/volumes/1/documents", sent("申请书.txt", "调解记录.txt"))
    address = re.search(r'action="(/volumes/1/undo[^"]*)"', desk.get("/volumes/1").text)
    desk.post(address[1].replace("&amp;", "&"))
    assert all(d.withdrawn_at for d in documents(archive, clerk))


def test_the_same_file_twice_is_told_with_a_link_to_the_first(desk: Visitor) -> None:
    for _ in range(2):
        desk.post("/volumes/1/documents", sent("申请书.txt"))
    page = desk.get("/volumes/1").text
    assert "完全相同" in page
    assert '<a href="/documents/1">查看那一份</a>' in page


def test_the_script_hears_of_each_file_and_of_refusals(desk: Visitor) -> None:
    good = desk.post("/volumes/1/documents", sent("申请书.txt"), headers=JSON)
    assert good.json["filed"][0]["message"] == "“申请书.txt”已归入“人民调解申请书”"
    bad = desk.post("/volumes/1/documents", sent("..."), headers=JSON)
    assert (bad.status_code, bad.json["message"]) == (422, "文件没有名称")


JSON = {"Accept": "application/json"}


def test_one_bad_file_does_not_keep_the_others_out(
    desk: Visitor, archive: Archive, clerk: Actor
) -> None:
    desk.post("/volumes/1/documents", sent("...", "申请书.txt"))
    assert [d.slot for d in documents(archive, clerk)] == ["apply"]
    assert "没有归入：文件没有名称" in desk.get("/volumes/1").text


def test_a_file_name_with_markup_is_shown_as_text(desk: Visitor) -> None:
    desk.post("/volumes/1/documents", sent("<script>alert(1)<.txt"))
    page = desk.get("/volumes/1").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;.txt" in page


def test_a_signed_scan_is_filed_and_attested_in_one_act(
    desk: Visitor, archive: Archive, clerk: Actor
) -> None:
    desk.post("/volumes/1/forms/apply", {"date": "2026-02-01"})
    desk.post("/volumes/1/documents", sent("扫描.txt") | {"place": "apply", "attested": "1"})
    draft, scan = documents(archive, clerk)
    assert draft.replaced_by_id == scan.id
    assert scan.facts == {"date": "2026-02-01"}
    page = desk.get("/volumes/1").text
    assert "缺申请书或受理登记表" not in page
    assert "钱春生 2026年3月2日 12:00 确认" in page


def test_a_form_tells_what_it_takes_and_shows_the_draft(desk: Visitor) -> None:
    asked = desk.get("/volumes/1/forms/record").text
    assert "会取用的案卷信息" in asked
    assert "本次调解结果" in asked
    assert "990*************1X" in asked
    made = desk.post("/volumes/1/forms/record", {"date": "2026-02-20", "result": "达成协议"})
    shown = desk.get(made.location).text
    assert "请核对后下载打印" in shown
    assert "赵铁柱" in shown
    assert "待签" in shown


def test_a_wrong_answer_is_told_at_its_question_and_nothing_is_made(
    desk: Visitor, archive: Archive, clerk: Actor
) -> None:
    answer = desk.post("/volumes/1/forms/record", {"date": "去年", "result": "达成协议"})
    assert answer.status_code == 422
    assert 'class="wrong"' in answer.text
    assert documents(archive, clerk) == []


def test_one_click_makes_what_is_ours_and_the_zip_holds_all_drafts(desk: Visitor) -> None:
    desk.post("/volumes/1/forms")
    assert "已生成 6 份文书" in desk.get("/volumes/1").text
    package = desk.get("/volumes/1/drafts.zip")
    assert package.data.startswith(b"PK")
    assert "attachment" in package.headers["Content-Disposition"]


def test_marks_are_attested_one_by_one_or_all_and_retracted_with_a_reason(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    a_document(archive, clerk, volume, "record")
    assert "还没有选择签章" in desk.post("/volumes/1/attest/1").text
    desk.post("/volumes/1/attest/1", {"mark": "mediator"})
    assert "人民调解员签名 <span" in desk.get("/volumes/1").text
    desk.post("/volumes/1/attest/1", {"all": "1"})
    assert "需要的签章都已确认" in desk.get("/volumes/1/attest/1").text
    refused = desk.post("/volumes/1/attestations/1/retract", {"reason": " "})
    assert refused.status_code == 422
    desk.post("/volumes/1/attestations/1/retract", {"reason": "看错"})
    assert "原因：看错" in desk.get("/volumes/1?tab=history").text


def test_the_head_waives_with_a_reason_that_stays_visible_and_takes_it_back(
    app: Flask, volume: Volume, archive: Archive, head: Actor
) -> None:
    at = Visitor(app)
    at.sign_in("head")
    assert "/volumes/1/waive?requirement=group:start" in at.get("/volumes/1").text
    at.post("/volumes/1/waive", {"requirement": "group:start", "reason": "历史案卷"})
    assert "历史案卷" in at.get("/volumes/1?tab=checks").text
    assert "缺申请书或受理登记表" not in at.get("/volumes/1").text
    at.post("/volumes/1/waivers/1/retract")
    with archive.reading(head) as work:
        assert work.get(Waiver, 1).withdrawn_at


def test_a_clerk_is_not_offered_waivers_and_is_refused(desk: Visitor) -> None:
    assert "豁免这一条" not in desk.get("/volumes/1").text
    answer = desk.post("/volumes/1/waive", {"requirement": "group:start", "reason": "无"})
    assert answer.status_code == 403


def test_an_inspector_reads_masked_and_changes_nothing(
    app: Flask, volume: Volume, inspector: Actor
) -> None:
    at = Visitor(app)
    at.sign_in("inspector")
    page = at.get("/volumes/1").text
    assert "还缺什么" in page
    for forbidden in ("归入文件", "生成文书", "显示完整号码", "确认签章"):
        assert forbidden not in page
    assert at.post("/volumes/1/unmask").status_code == 403
    assert at.post("/volumes/1/documents", sent("a.txt")).status_code == 403


def test_another_station_does_not_see_the_volume(
    app: Flask, archive: Archive, volume: Volume
) -> None:
    an_account(archive, "clerk", a_station(archive, "柳树司法所"), login="other")
    at = Visitor(app)
    at.sign_in("other")
    assert at.get("/volumes/1").status_code == 403


def test_a_stranger_is_led_to_sign_in(client: FlaskClient, volume: Volume) -> None:
    assert client.get("/volumes/1").location.startswith("/sign-in")


def test_the_form_is_chosen_where_a_place_has_several(
    desk: Visitor, archive: Archive, clerk: Actor
) -> None:
    usual, other = "mediation.confirmation_persons", "mediation.confirmation_organization"
    asked = desk.get("/volumes/1/forms/confirmation").text
    assert "用哪一种格式" in asked
    assert f'value="{usual}" required checked>' in asked
    assert f'value="{other}" required>' in asked
    desk.post("/volumes/1/forms/confirmation", {"date": "2026-03-01", "_form": other})
    assert [d.form for d in documents(archive, clerk)] == [other]
    assert f'value="{other}" required checked' in desk.get("/volumes/1/forms/confirmation").text


def test_a_form_of_another_place_is_refused_and_the_usual_ones_are_told(desk: Visitor) -> None:
    refused = desk.post("/volumes/1/forms/confirmation", {"_form": "mediation.cover"})
    assert refused.status_code == 404
    assert "没有格式“mediation.cover”" in refused.text
    assert "mediation.confirmation_persons" in refused.text
