"""Who finds what: own volumes in full, the county's masked, precedents for everybody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import PROGRAM, a_document, a_station, a_volume, an_actor
from sqlalchemy import select

from archive_app.archive import Archive
from archive_app.errors import Forbidden, NotFound, QueryFault
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.attesting import attest, marks_needed
from archive_app.records.documents import withdraw_document
from archive_app.records.forms import fill_form
from archive_app.records.indexing import check_index, entries_of, rebuild_index
from archive_app.records.moving import move_volume
from archive_app.records.searching import Results, SearchFilter, read_precedent, search
from archive_app.records.stations import change_station
from archive_app.records.volumes import describe_volume
from archive_app.store.tables import Job, Station, Volume

TERMS = "赵铁柱清理排水沟，孙桂兰补偿材料费800元，电话13900000001。"
AGREED: dict[str, Any] = {
    "accepted_on": "2024-03-01",
    "mediation_started_on": "2024-03-02",
    "result": "达成协议",
    "agreement_form": "书面",
    "agreement_on": "2024-03-12",
    "agreement_amount": "800.00",
    "terms": TERMS,
}


def a_concluded_volume(archive: Archive, clerk: Actor, **facts: Any) -> Volume:
    """With its agreement filed, as precedents need it."""
    volume = a_volume(archive, clerk, **{**AGREED, **facts})
    text = "协议：赵　铁柱（99010119620304001X）住清河镇柳树村三组27号，每年疏浚一次。"
    a_document(archive, clerk, volume, "agreement", text=text, name="协议书.txt")
    with archive.work(clerk) as work:
        move_volume(work, volume.id, "conclude")
    work_off(archive)
    return volume


@pytest.fixture
def stranger(archive: Archive) -> Actor:
    """A clerk of another station."""
    return an_actor(archive, "clerk", a_station(archive, "东山司法所"), login="stranger")


def station_of(archive: Archive, actor: Actor) -> Station:
    with archive.reading(PROGRAM) as work:
        return work.get(Station, actor.station_id)


def find(archive: Archive, actor: Actor, text: str, **more: Any) -> Results:
    with archive.reading(actor) as work:
        return search(work, text, **more)


def own(archive: Archive, actor: Actor, text: str, **more: Any) -> int:
    return find(archive, actor, text, scope="own", **more).total


def facet(results: Results, name: str) -> dict[str, int]:
    (found,) = (facet for facet in results.facets if facet.name == name)
    return {value.title: value.count for value in found.values}


def test_a_clerk_finds_own_volumes_in_full_and_a_stranger_none(
    archive: Archive, clerk: Actor, stranger: Actor
) -> None:
    a_volume(archive, clerk)
    work_off(archive)
    for words in ("排水沟", "赵铁柱", "9901*", "2月2日", "柳树村三组"):
        assert own(archive, clerk, words) == 1, words
        assert own(archive, stranger, words) == 0, words


def test_the_hit_shows_the_right_characters(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    work_off(archive)
    (hit,) = find(archive, clerk, "水沟", scope="own").hits
    marked = [text for snippet in hit.snippets for text, is_hit in snippet.parts if is_hit]
    assert marked == ["水沟"]
    assert (hit.volume_id, hit.document_id, hit.number) == (volume.id, None, volume.number)
    assert hit.may_open
    assert not hit.masked


def test_an_inspector_finds_words_but_no_identity_or_phone_number(
    archive: Archive, clerk: Actor, inspector: Actor
) -> None:
    a_volume(archive, clerk)
    work_off(archive)
    (hit,) = find(archive, inspector, "赵铁柱", scope="own").hits
    assert hit.masked
    assert "99010119620304001X" not in "".join(snippet.text for snippet in hit.snippets)
    assert own(archive, inspector, "99010119620304001X") == 0
    assert own(archive, inspector, "13900000001") == 0


def test_a_private_volume_is_found_only_by_handler_head_and_archivist(
    archive: Archive, clerk: Actor, head: Actor, inspector: Actor, archivist: Actor
) -> None:
    colleague = an_actor(archive, "clerk", station_of(archive, clerk), login="colleague")
    a_volume(archive, clerk, private=True)
    work_off(archive)
    seen = [own(archive, who, "排水沟") for who in (clerk, head, archivist, colleague, inspector)]
    assert seen == [1, 1, 1, 0, 0]


def test_everybody_learns_from_a_concluded_agreement(
    archive: Archive, clerk: Actor, stranger: Actor
) -> None:
    a_concluded_volume(archive, clerk)
    for words in ("清理排水沟", "材料费 800元", "每年疏浚一次", "3月12日"):
        assert find(archive, stranger, words).total >= 1, words
    hit = find(archive, stranger, "补偿材料费").hits[0]
    assert "赵某某清理排水沟，孙某某补偿" in "".join(snippet.text for snippet in hit.snippets)
    assert hit.masked
    assert not hit.may_open


HIDDEN = ["赵铁柱", "趙鐵柱", "孙桂兰", "99010119620304001X", "9901*", "13900000001", "柳树村三组"]


@pytest.mark.parametrize("words", HIDDEN)
def test_nobody_finds_a_person_in_a_precedent(
    archive: Archive, clerk: Actor, stranger: Actor, words: str
) -> None:
    a_concluded_volume(archive, clerk)
    assert find(archive, stranger, words).total == 0
    assert find(archive, stranger, f"当事人:{words}").total == 0


def test_an_open_private_or_undocumented_case_is_no_precedent(
    archive: Archive, clerk: Actor, stranger: Actor
) -> None:
    open_one = a_volume(archive, clerk, **AGREED)
    a_document(archive, clerk, open_one, "agreement")
    a_concluded_volume(archive, clerk, private=True)
    without_paper = a_volume(archive, clerk, **AGREED)
    with archive.work(clerk) as work:
        move_volume(work, without_paper.id, "conclude")
    work_off(archive)
    assert find(archive, stranger, "").total == 0


def test_a_draft_becomes_a_precedent_only_when_all_its_signatures_are_attested(
    archive: Archive, clerk: Actor, stranger: Actor
) -> None:
    volume = a_volume(archive, clerk, **AGREED)
    with archive.work(clerk) as work:
        draft = fill_form(work, volume.id, "agreement")
        move_volume(work, volume.id, "conclude")
    work_off(archive)
    assert find(archive, stranger, "").total == 0
    with archive.work(clerk) as work:
        first, *others = [mark.id for mark in marks_needed(work, volume, draft)]
        attest(work, draft.id, [first])
    work_off(archive)
    assert find(archive, stranger, "").total == 0  # one signature of several is not enough
    with archive.work(clerk) as work:
        attest(work, draft.id, others)
    work_off(archive)
    assert find(archive, stranger, "清理排水沟").total == 2
    assert find(archive, stranger, "赵铁柱").total == 0


def test_a_renamed_station_is_found_by_its_new_name(archive: Archive, clerk: Actor) -> None:
    a_volume(archive, clerk)
    with archive.work(PROGRAM) as work:
        change_station(
            work, clerk.station_id or 0, name="清水司法所", short="清水", one_person=False
        )
    work_off(archive)
    assert own(archive, clerk, "司法所:清水司法所") == 1


def test_a_precedent_can_be_read_whole_but_nothing_else_by_that_way(
    archive: Archive, clerk: Actor, stranger: Actor
) -> None:
    volume = a_concluded_volume(archive, clerk)
    hit = find(archive, stranger, "每年疏浚").hits[0]
    with archive.reading(stranger) as work:
        precedent = read_precedent(work, hit.id)
        assert "赵某某（990*************1X）住清河镇柳树村…，每年疏浚一次" in precedent.told.text
        for other in (f"v{volume.id}", f"mv{volume.id}", "pv999", "nonsense"):
            with pytest.raises(NotFound):
                read_precedent(work, other)


def test_a_precedent_made_private_is_gone_even_before_the_index_knows(
    archive: Archive, clerk: Actor, stranger: Actor
) -> None:
    volume = a_concluded_volume(archive, clerk)
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"private": True})
    results = find(archive, stranger, "清理排水沟")
    assert (results.total, results.hits) == (0, ())
    work_off(archive)
    assert find(archive, stranger, "清理排水沟").total == 0


def test_a_withdrawn_document_is_no_longer_found(archive: Archive, clerk: Actor) -> None:
    document = a_document(archive, clerk, a_volume(archive, clerk), text="石棉瓦十二张")
    work_off(archive)
    assert own(archive, clerk, "石棉瓦") == 1
    with archive.work(clerk) as work:
        withdraw_document(work, document.id, "归错卷")
    assert own(archive, clerk, "石棉瓦") == 0
    work_off(archive)
    assert own(archive, clerk, "石棉瓦") == 0


@pytest.fixture
def three(archive: Archive, clerk: Actor) -> Callable[..., int]:
    """Three agreements of different days, amounts and kinds of dispute."""
    for day, amount, dispute_type in (
        ("2023-05-01", "100", "邻里纠纷"),
        ("2024-03-12", "800", "邻里纠纷"),
        ("2025-01-20", "30000", "合同纠纷"),
    ):
        facts = {**AGREED, "agreement_on": day, "agreement_amount": amount}
        a_volume(archive, clerk, **facts, dispute_type=dispute_type)
    work_off(archive)
    return lambda text="", **filters: own(archive, clerk, text, filters=SearchFilter(**filters))


FILTERS: list[tuple[dict[str, Any], int]] = [
    ({"since": date(2024, 1, 1)}, 2),
    ({"since": date(2023, 5, 1), "until": date(2024, 3, 11)}, 1),
    ({"low": Decimal(800)}, 2),
    ({"high": Decimal("799.99")}, 1),
    ({"facets": {"dispute_type": ("邻里纠纷",)}}, 2),
    ({"facets": {"dispute_type": ("邻里纠纷", "合同纠纷")}}, 3),
    ({"kind": "mediation.written", "category": "peoples_mediation"}, 3),
    ({"kind": "mediation.oral"}, 0),
    ({"state": "open", "year": 2026}, 3),
    ({"year": 2025}, 0),
]


@pytest.mark.parametrize(("filters", "total"), FILTERS)
def test_filters_narrow_a_search(
    three: Callable[..., int], filters: dict[str, Any], total: int
) -> None:
    assert three(**filters) == total


def test_a_station_filter_takes_its_id(
    archive: Archive, clerk: Actor, archivist: Actor, three: Callable[..., int]
) -> None:
    other = a_station(archive, "西岭司法所")
    assert three(station_id=clerk.station_id) == 3
    assert three(station_id=other.id) == 0


def test_titles_work_as_field_values(three: Callable[..., int]) -> None:
    assert three("状态:在办") == 3
    assert three("状态:归档") == 0
    assert three("-纠纷类型:合同纠纷") == 2
    assert three("类别:人民调解 年度:2026") == 3


def test_facets_count_what_the_reader_may_see(
    archive: Archive, clerk: Actor, stranger: Actor, three: Callable[..., int]
) -> None:
    results = find(archive, clerk, "", scope="own")
    assert facet(results, "dispute_type") == {"邻里纠纷": 2, "合同纠纷": 1}
    assert facet(results, "state") == {"在办": 3}
    assert facet(results, "station") == {"清河司法所": 3}
    assert find(archive, stranger, "", scope="own").facets == ()


def test_results_are_ordered_and_paged(
    archive: Archive, clerk: Actor, three: Callable[..., int]
) -> None:
    newest = find(archive, clerk, "", scope="own", size=2)
    assert [hit.day for hit in newest.hits] == [date(2025, 1, 20), date(2024, 3, 12)]
    dear = find(archive, clerk, "排水沟", scope="own", order="amount", size=2, page=2)
    assert [hit.amount for hit in dear.hits] == [Decimal(100)]


def test_a_query_that_cannot_be_read_says_what_to_do(archive: Archive, clerk: Actor) -> None:
    with pytest.raises(QueryFault) as fault:
        find(archive, clerk, "字" * 20_000)
    assert fault.value.fix


def test_an_administrator_does_not_search(archive: Archive, administrator: Actor) -> None:
    with pytest.raises(Forbidden):
        find(archive, administrator, "排水沟")


def test_a_search_is_noted_in_the_access_log(archive: Archive, clerk: Actor) -> None:
    find(archive, clerk, "排水沟", scope="own")
    (look,) = archive.access_log.take()
    assert (look.verb, look.actor, look.details) == (
        "searched",
        clerk,
        {"text": "排水沟", "total": 0},
    )


def test_a_rebuilt_index_finds_the_same(archive: Archive, clerk: Actor, stranger: Actor) -> None:
    a_concluded_volume(archive, clerk)
    before = archive.search.current().ids()
    assert rebuild_index(archive) == len(before)
    assert archive.search.current().ids() == before
    assert find(archive, stranger, "清理排水沟").total == 1


def test_what_changes_during_a_rebuild_is_indexed_again(archive: Archive, clerk: Actor) -> None:
    a_volume(archive, clerk)
    rebuild_index(archive)
    with archive.reading(PROGRAM) as work:
        waiting = work.session.scalars(select(Job).where(Job.state == "waiting")).all()
    assert [job.name for job in waiting] == ["index"]


def test_a_damaged_index_is_rebuilt(archive: Archive, clerk: Actor) -> None:
    a_volume(archive, clerk)
    work_off(archive)
    assert not check_index(archive)
    archive.search.close()
    for part in (archive.home / "indexes").glob("g*/*"):
        part.write_bytes(b"not an index")
    assert check_index(archive)
    assert own(archive, clerk, "排水沟") == 1


def test_an_entry_without_a_row_is_dropped_when_hit(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    with archive.reading(PROGRAM) as work:
        (entry, *_) = entries_of(work, work.get(Volume, volume.id))
    archive.search.current().put([replace(entry, id="v999")])
    assert own(archive, clerk, "排水沟") == 0
    assert archive.search.current().ids() == frozenset()
