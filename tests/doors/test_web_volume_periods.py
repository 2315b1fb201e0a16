"""Papers asked for every month, on the pages: strips of squares, one period's place, stages."""

import re
from io import BytesIO

import pytest
from builders import a_document, a_probation
from flask import Flask
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import Volume

MAY = "/volumes/1/periods/written_month/2024-05"


@pytest.fixture
def volume(archive: Archive, clerk: Actor, app: Flask) -> Volume:
    return a_probation(archive, clerk)


@pytest.fixture
def desk(visitor: Visitor, volume: Volume) -> Visitor:
    """The clerk of the volume, signed in."""
    visitor.sign_in("clerk")
    return visitor


def squares(page: str, slot: str) -> list[str]:
    """What each square of a strip tells."""
    strip = page.partition(f'id="strip-{slot}"')[2].partition("</section>")[0]
    return re.findall(r'aria-label="([^"]+)"', strip)


def test_each_month_of_two_years_is_a_square_with_its_state_and_last_day(desk: Visitor) -> None:
    told = squares(desk.get("/volumes/1").text, "written_month")
    assert len(told) == 25
    assert told[2] == "2024年5月：缺（最后一天2024年6月5日）"
    assert told[-2] == "2026年2月：未到时（最后一天2026年3月5日）"
    assert told[-1] == "2026年3月：不需要"


def test_weeks_nobody_asks_a_paper_for_are_counted_and_not_drawn(desk: Visitor) -> None:
    page = desk.get("/volumes/1").text
    assert squares(page, "face_week") == []
    assert "41 期不需要" in page


def test_what_lacks_for_many_months_is_one_line_with_its_points_summed(desk: Visitor) -> None:
    lacking = desk.get("/volumes/1").text.partition('class="volume-main"')[0]
    line = lacking.partition("思想汇报（每月书面报告）")[2].partition("逐期列出")[0]
    assert "缺 2024年3月至12月；2025年1月至12月；2026年1月" in line
    assert "共 23 期" in line
    assert "扣 115 分" in line
    assert "先补2024年3月" in line


def test_a_period_opens_with_its_form_its_reason_and_the_next_to_be_filed(desk: Visitor) -> None:
    page = desk.get(MAY).text
    assert 'href="/volumes/1/forms/written_month/2024-05"' in page
    assert "请补当月的思想汇报" in page
    assert "下一个要补的：2024年6月" in page
    assert 'value="written_month@2024-05"' in page


def test_what_is_filed_on_the_page_of_a_period_stays_on_it(desk: Visitor) -> None:
    desk.get(MAY)
    sent = {"place": "written_month@2024-05", "then": "period"}
    answer = desk.post("/volumes/1/documents", {"files": [(BytesIO(b"x"), "a.txt")]} | sent)
    assert answer.location == MAY
    assert "a.txt" in desk.get(MAY).text
    assert squares(desk.get("/volumes/1").text, "written_month")[2].startswith("2024年5月：待核")


def test_one_period_is_let_go_with_a_reason(desk: Visitor, head: Actor) -> None:
    desk.sign_in("head")
    assert "/volumes/1/waive?requirement=written_month@2024-05" in desk.get(MAY).text
    desk.post("/volumes/1/waive", {"requirement": "written_month@2024-05", "reason": "住院"})
    told = squares(desk.get("/volumes/1").text, "written_month")[2]
    assert told == "2024年5月：已豁免（李正平：住院）"


def test_a_month_the_volume_does_not_have_is_refused_in_words(desk: Visitor) -> None:
    for row in ("2030-01", "xx"):
        answer = desk.get(f"/volumes/1/periods/written_month/{row}")
        assert (answer.status_code, "没有这一期" in answer.text) == (404, True)


def test_hundreds_of_periods_to_choose_from_stand_once_on_the_page_of_the_paper(
    desk: Visitor, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    for n in range(3):
        a_document(archive, clerk, volume, name=f"扫描{n}.txt", text=str(n))
    page = desk.get("/volumes/1").text
    assert page.count("<option") < 50
    assert 'href="/documents/1#move"' in page
    assert 'value="written_month@2024-05"' in desk.get("/documents/1").text


def test_the_stages_stand_above_the_papers_with_what_the_next_one_asks_for(
    visitor: Visitor, archive: Archive, clerk: Actor, app: Flask
) -> None:
    a_probation(archive, clerk, announced_on=None, plan_on=None)
    visitor.sign_in("clerk")
    page = visitor.get("/volumes/1").text
    assert 'class="stage-current" aria-current="step">接收' in page
    assert 'class="stage-coming">入矫宣告' in page
    waiting = page.partition('id="next-stage"')[2].partition("</details>")[0]
    assert "<strong>入矫宣告</strong>前要备齐" in waiting
    assert "矫正小组" in waiting
    assert page.index('class="stages"') < page.index('id="place-cover"')
