"""The lists: bureau, stations, committees, mediators, with their terms."""

import re
from datetime import date

import pytest
from builders import PROGRAM, a_committee, a_mediator, a_station
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.stations import bureau
from archive_app.store.tables import Committee, Mediator, Station


@pytest.fixture
def head_of(visitor: Visitor, head: Actor) -> Visitor:
    """The head of 清河司法所, signed in."""
    visitor.sign_in("head")
    return visitor


def test_a_committee_and_its_mediators_are_listed_with_terms_and_masked_phones(
    head_of: Visitor, archive: Archive, station: Station
) -> None:
    a_mediator(archive, a_committee(archive, station), "周明理", until_on=date(2025, 12, 31))
    page = head_of.get("/people").text
    assert "清河镇人民调解委员会" in page
    assert "已离任" in page
    assert "139******09" in page
    assert "13900000009" not in page


def test_a_committee_is_added_from_an_empty_list(
    head_of: Visitor, archive: Archive, station: Station
) -> None:
    assert "还没有调委会" in head_of.get("/people").text
    sent = {"name": "清河镇人民调解委员会", "short": "清河", "from_on": "2020-01-01"}
    answer = head_of.post(f"/people/stations/{station.id}/committees/new", sent)
    assert answer.location == f"/people?station={station.id}"
    assert "调委会已登记" in head_of.get(answer.location).text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": " "}, "请填写调委会全称"),
        ({"from_on": ""}, "请填写从哪天开始"),
        ({"from_on": "昨天"}, "请填写日期"),
        ({"until_on": "2019-01-01"}, "离任日期早于任职日期"),
    ],
)
def test_a_wrong_entry_is_told_at_its_field_and_keeps_the_rest(
    head_of: Visitor, archive: Archive, station: Station, wrong: dict[str, str], said: str
) -> None:
    sent = {"name": "清河镇人民调解委员会", "short": "清河", "from_on": "2020-01-01"} | wrong
    answer = head_of.post(f"/people/stations/{station.id}/committees/new", sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="清河"' in answer.text


def test_a_mediator_is_changed_without_sending_the_masked_phone(
    head_of: Visitor, archive: Archive, station: Station
) -> None:
    person = a_mediator(archive, a_committee(archive, station))
    page = head_of.get(f"/people/mediators/{person.id}").text
    assert "139******09" in page
    assert "13900000009" not in page
    head_of.post(f"/people/mediators/{person.id}", {"name": "周明礼", "from_on": "2020-01-01"})
    with archive.reading(PROGRAM) as work:
        row = work.get(Mediator, person.id)
    assert (row.name, row.phone) == ("周明礼", "13900000009")


def test_a_mediator_leaves_on_a_day_and_that_can_be_taken_back(
    head_of: Visitor, archive: Archive, station: Station
) -> None:
    person = a_mediator(archive, a_committee(archive, station))
    answer = head_of.post(f"/people/mediators/{person.id}/end", {"until_on": "2026-02-28"})
    page = head_of.get(answer.location).text
    assert "2026年2月28日 止" in page
    undo = re.search(r'action="(/people/mediators/[^"]*)"', page)
    assert undo
    head_of.post(undo[1])
    with archive.reading(PROGRAM) as work:
        assert work.get(Mediator, person.id).until_on is None


def test_a_head_keeps_only_the_own_station(head_of: Visitor, archive: Archive) -> None:
    other = a_station(archive, "柳林司法所")
    board = a_committee(archive, other, "柳林镇人民调解委员会", "柳林")
    assert "柳林" not in head_of.get(f"/people?station={other.id}").text
    assert head_of.get(f"/people/committees/{board.id}").status_code == 403
    sent = {"name": "改名", "short": "改", "from_on": "2020-01-01"}
    assert head_of.post(f"/people/committees/{board.id}", sent).status_code == 403
    with archive.reading(PROGRAM) as work:
        assert work.get(Committee, board.id).name == "柳林镇人民调解委员会"


def test_the_archivist_keeps_bureau_and_stations(
    visitor: Visitor, archive: Archive, archivist: Actor
) -> None:
    visitor.sign_in("archivist")
    assert "还没有司法所" in visitor.get("/people").text
    visitor.post("/people/stations/new", {"name": "清河镇司法所", "short": "清河"})
    visitor.post("/people/bureau", {"name": "安平县司法局", "fonds": "0123"})
    page = visitor.get("/people").text
    assert "清河镇司法所" in page
    assert "安平县司法局" in page
    with archive.reading(PROGRAM) as work:
        assert bureau(work).fonds == "0123"


def test_a_second_station_of_the_same_name_is_refused(
    visitor: Visitor, archivist: Actor, station: Station
) -> None:
    visitor.sign_in("archivist")
    answer = visitor.post("/people/stations/new", {"name": "清河司法所", "short": "清河"})
    assert answer.status_code == 409
    assert "已在名单中" in answer.text


def test_the_administrator_keeps_stations_but_no_people(
    visitor: Visitor, archive: Archive, administrator: Actor, station: Station
) -> None:
    board = a_committee(archive, station)
    visitor.sign_in("administrator")
    page = visitor.get("/people").text
    assert station.name in page
    assert board.name not in page
    assert visitor.get(f"/people/committees/{board.id}").status_code == 403


def test_an_inspector_is_told_who_keeps_the_lists(visitor: Visitor, inspector: Actor) -> None:
    visitor.sign_in("inspector")
    answer = visitor.get("/people")
    assert answer.status_code == 403
