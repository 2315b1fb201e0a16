"""Sealed volumes: who sees them in work, nobody once archived, and openings by another's leave."""

import pytest
from builders import Clock, a_document, a_station, a_volume, an_actor
from sealing import NAME, SECRETS, a_minor, archived, keep_minors, with_minors
from sqlalchemy import select

from archive_app.accounts import actor_of, change_account
from archive_app.archive import Archive
from archive_app.errors import Conflict, Forbidden, Invalid, NotFound, Sealed
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.desk import desk
from archive_app.records.documents import download, see_document
from archive_app.records.ledgers import ledger
from archive_app.records.listing import VolumeFilter, list_volumes
from archive_app.records.moving import move_volume
from archive_app.records.openings import (
    OpeningStatus,
    ask_opening,
    decide_opening,
    find_sealed,
    openings_to_decide,
    sealed_volumes,
    see_opening,
    status_of,
    withdraw_opening,
)
from archive_app.records.searching import search
from archive_app.records.volumes import describe_volume, hand_over, see_volume
from archive_app.review.runs import Scope, report, run_review
from archive_app.standard import Standard
from archive_app.store.tables import AccessEntry, Account, Opening, Station, Volume


@pytest.fixture(scope="module")
def minors(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return with_minors(tmp_path_factory.mktemp("overlay"))


@pytest.fixture
def archive(archive: Archive, minors: Standard) -> Archive:
    return keep_minors(archive, minors)


@pytest.fixture
def colleague(archive: Archive, station: Station) -> Actor:
    return an_actor(archive, "clerk", station, login="colleague", name="吴同")


@pytest.fixture
def kept(archive: Archive, clerk: Actor, head: Actor) -> Volume:
    return archived(archive, a_minor(archive, clerk, minor=True), clerk, head)


def may_see(archive: Archive, actor: Actor, volume: Volume) -> bool:
    """Whether the actor sees it; what SQL lists must agree."""
    with archive.reading(actor) as work:
        listed = {one.id for one in list_volumes(work, VolumeFilter()).rows}
        seen = work.may("volume.see", on=work.get(Volume, volume.id))
    assert seen == (volume.id in listed)
    return seen


def granted(archive: Archive, asker: Actor, decider: Actor, volume: Volume, **more: int) -> Opening:
    with archive.work(asker) as work:
        asked = ask_opening(work, volume.id, "法院调卷函（2026）第3号")
    with archive.work(decider) as work:
        return decide_opening(work, asked.id, granted=True, **more)


# --- who sees it ---


def test_in_work_only_its_handler_and_the_head_of_its_station_see_it(
    archive: Archive,
    clerk: Actor,
    head: Actor,
    colleague: Actor,
    archivist: Actor,
    inspector: Actor,
) -> None:
    volume = a_minor(archive, clerk, minor=True)
    other = an_actor(archive, "head", a_station(archive, "东山司法所"), login="other")
    everybody = (clerk, head, colleague, archivist, inspector, other)
    assert [may_see(archive, who, volume) for who in everybody] == [True, True, *[False] * 4]


def test_it_is_sealed_while_nobody_knows_and_no_longer_once_somebody_says_no(
    archive: Archive, clerk: Actor, colleague: Actor
) -> None:
    volume = a_minor(archive, clerk)
    assert not may_see(archive, colleague, volume)
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"minor": False})
    assert may_see(archive, colleague, volume)


def test_once_archived_nobody_sees_it(
    archive: Archive, kept: Volume, clerk: Actor, head: Actor, archivist: Actor
) -> None:
    console = Actor("控制台", "cli")
    assert not any(may_see(archive, who, kept) for who in (clerk, head, archivist, console))


def test_the_own_station_learns_the_number_and_others_that_there_is_nothing(
    archive: Archive, kept: Volume, colleague: Actor, archivist: Actor, inspector: Actor
) -> None:
    with archive.reading(colleague) as work, pytest.raises(Sealed, match=kept.number):
        see_volume(work, kept.id)
    for who in (archivist, inspector):
        told = []
        for key in (kept.id, 999):
            with archive.reading(who) as work, pytest.raises(NotFound) as refusal:
                see_volume(work, key)
            told.append(str(refusal.value))
        assert told[0] == told[1]


# --- what leaves it out ---


def test_no_list_search_or_ledger_tells_of_it_and_each_says_how_many_are_left_out(
    archive: Archive, kept: Volume, clerk: Actor, head: Actor, archivist: Actor
) -> None:
    work_off(archive)
    for who in (clerk, head, archivist):
        with archive.reading(who) as work:
            assert search(work, NAME, scope="own").total == 0
            assert search(work, "报到", scope="precedents").total == 0
            found = ledger(work, "test.minor")
            assert (found.lines, found.extent.partition("（")[2]) == ((), "封存 1 卷，未列入）")
            assert desk(work).tally.states() == {}


def test_its_words_leave_the_index_when_it_is_archived(
    archive: Archive, clerk: Actor, head: Actor
) -> None:
    volume = a_minor(archive, clerk, minor=True)
    work_off(archive)
    with archive.reading(clerk) as work:
        assert search(work, NAME, scope="own").total == 2
    with archive.reading(head) as work:
        assert search(work, NAME, scope="own").total == 2
    archived(archive, volume, clerk, head)
    work_off(archive)
    assert archive.search.current().count() == 0


def test_a_review_counts_what_is_sealed_and_names_nobody(
    archive: Archive, kept: Volume, clerk: Actor, head: Actor, inspector: Actor
) -> None:
    a_volume(archive, clerk)
    a_minor(archive, clerk)
    for who, volumes, sealed in ((inspector, 1, 2), (head, 2, 1)):
        with archive.work(who) as work:
            run = run_review(work, Scope())
        with archive.reading(who) as work:
            told = report(work, run.id)
        assert len(told.volumes) == volumes
        assert f"封存 {sealed} 卷，未列入" in told.scope


def test_what_was_sealed_after_a_review_is_left_out_of_the_kept_report(
    archive: Archive, clerk: Actor, inspector: Actor
) -> None:
    volume = a_minor(archive, clerk, minor=False)
    with archive.work(inspector) as work:
        run = run_review(work, Scope())
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"minor": True})
    with archive.reading(inspector) as work:
        told = report(work, run.id)
    assert told.volumes == ()
    assert told.scope.endswith("（封存 1 卷，未列入）")


def test_the_same_paper_filed_elsewhere_tells_nothing(
    archive: Archive, kept: Volume, colleague: Actor
) -> None:
    other = a_volume(archive, colleague)
    document = a_document(archive, colleague, other, text=f"{NAME}：{SECRETS[2]}")
    with archive.reading(colleague) as work:
        assert work.get(Volume, other.id).documents[0].id == document.id


def test_handing_over_passes_sealed_volumes_by_whoever_may_not_see_them(
    archive: Archive, kept: Volume, clerk: Actor, colleague: Actor, head: Actor, archivist: Actor
) -> None:
    a_minor(archive, clerk)
    for who, count in ((archivist, 0), (head, 1)):
        with archive.work(who) as work:
            moved = hand_over(work, clerk.account_id or 0, colleague.account_id or 0, reason="调岗")
        assert moved == count


# --- asking and deciding ---


def test_a_granted_opening_lets_the_asker_look_for_some_days(
    archive: Archive, kept: Volume, colleague: Actor, head: Actor, clock: Clock
) -> None:
    opening = granted(archive, colleague, head, kept)
    assert str(opening.until) == "2026-03-05"
    clock.pass_by(days=3)
    with archive.reading(colleague) as work:
        assert see_volume(work, kept.id).title == f"{NAME}帮助卷"
    clock.pass_by(days=1)
    with archive.reading(colleague) as work, pytest.raises(Sealed):
        see_volume(work, kept.id)


def test_each_look_names_the_opening_that_allows_it(
    archive: Archive, kept: Volume, archivist: Actor, head: Actor
) -> None:
    opening = granted(archive, archivist, head, kept)
    with archive.reading(archivist) as work:
        see_document(work, see_volume(work, kept.id).documents[0].id)
    with archive.work(head) as work:
        looks = work.session.scalars(
            select(AccessEntry).where(AccessEntry.account_id == archivist.account_id)
        )
        assert [look.details["opening"] for look in looks] == [opening.id] * 2


def test_an_opening_is_for_looking_only_and_for_its_asker_only(
    archive: Archive, kept: Volume, clerk: Actor, colleague: Actor, head: Actor
) -> None:
    granted(archive, colleague, head, kept)
    with archive.work(colleague) as work:
        document = work.get(Volume, kept.id).documents[0]
        with pytest.raises(Forbidden, match="只供查阅"):
            download(work, document.id)
    with archive.reading(clerk) as work, pytest.raises(Sealed):
        see_document(work, document.id)


def test_a_list_does_not_show_what_an_opening_lets_one_look_at(
    archive: Archive, kept: Volume, colleague: Actor, head: Actor
) -> None:
    granted(archive, colleague, head, kept)
    with archive.reading(colleague) as work:
        assert list_volumes(work, VolumeFilter()).total == 0
        assert search(work, NAME, scope="own").total == 0


def test_an_opening_ends_when_it_is_taken_back_or_its_asker_changes_post(
    archive: Archive, kept: Volume, colleague: Actor, head: Actor
) -> None:
    opening = granted(archive, colleague, head, kept)
    with archive.work(Actor("测试", "test")) as work:
        change_account(
            work, colleague.account_id or 0, name="吴同", role="inspector", station_id=None
        )
        moved = actor_of(work.get(Account, colleague.account_id), "test")
    with archive.reading(moved) as work, pytest.raises(NotFound):
        see_volume(work, kept.id)
    with archive.work(head) as work:
        withdraw_opening(work, opening.id)
    with archive.reading(colleague) as work, pytest.raises(Sealed):
        see_volume(work, kept.id)


def test_nobody_decides_their_own_request(
    archive: Archive, kept: Volume, head: Actor, archivist: Actor
) -> None:
    for asker, decider in ((head, archivist), (archivist, head)):
        with archive.work(asker) as work:
            asked = ask_opening(work, kept.id, "核对档案")
            assert openings_to_decide(work) == []
        with archive.work(asker) as work, pytest.raises(Forbidden, match="自己的"):
            decide_opening(work, asked.id, granted=True)
        with archive.work(decider) as work:
            refused = decide_opening(work, asked.id, granted=False, refusal="没有文书")
            assert status_of(work, refused) is OpeningStatus.REFUSED


def test_the_head_of_another_station_learns_of_no_request(
    archive: Archive, kept: Volume, clerk: Actor
) -> None:
    other = an_actor(archive, "head", a_station(archive, "东山司法所"), login="other")
    with archive.work(clerk) as work:
        asked = ask_opening(work, kept.id, "核对档案")
    with archive.work(other) as work:
        assert openings_to_decide(work) == []
        for act in (see_opening, withdraw_opening):
            with pytest.raises(NotFound):
                act(work, asked.id)
        with pytest.raises(NotFound):
            decide_opening(work, asked.id, granted=True)


def test_a_clerk_decides_nothing_and_an_inspector_asks_for_nothing(
    archive: Archive, kept: Volume, clerk: Actor, colleague: Actor, inspector: Actor
) -> None:
    with archive.work(colleague) as work:
        asked = ask_opening(work, kept.id, "核对档案")
    with archive.work(clerk) as work, pytest.raises(Forbidden):
        decide_opening(work, asked.id, granted=True)
    with archive.work(inspector) as work, pytest.raises(Forbidden):
        ask_opening(work, kept.id, "评查")


def test_a_request_needs_a_reason_a_refusal_too_and_days_have_a_limit(
    archive: Archive, kept: Volume, clerk: Actor, head: Actor
) -> None:
    with archive.work(clerk) as work, pytest.raises(Invalid):
        ask_opening(work, kept.id, "  ")
    with archive.work(clerk) as work:
        asked = ask_opening(work, kept.id, "核对档案")
    for more in ({"granted": False}, {"granted": True, "days": 0}, {"granted": True, "days": 31}):
        with archive.work(head) as work, pytest.raises(Invalid):
            decide_opening(work, asked.id, **more)


def test_a_request_is_made_once_and_decided_once(
    archive: Archive, kept: Volume, clerk: Actor, head: Actor
) -> None:
    opening = granted(archive, clerk, head, kept)
    with archive.work(clerk) as work, pytest.raises(Conflict, match="直接查看"):
        ask_opening(work, kept.id, "再看")
    with archive.work(head) as work, pytest.raises(Conflict):
        decide_opening(work, opening.id, granted=False, refusal="迟了")


def test_asking_for_what_is_not_sealed_tells_no_more_than_a_number_that_is_none(
    archive: Archive, kept: Volume, archivist: Actor
) -> None:
    stranger = an_actor(archive, "clerk", a_station(archive, "东山司法所"), login="stranger")
    for who, key in ((stranger, kept.id), (stranger, 999), (archivist, 999)):
        with archive.work(who) as work, pytest.raises(NotFound, match="没有找到所要的内容"):
            ask_opening(work, key, "看看")


def test_an_archivist_asks_by_the_number_on_the_shelf_and_a_station_sees_its_numbers(
    archive: Archive, kept: Volume, clerk: Actor, archivist: Actor, station: Station
) -> None:
    with archive.reading(archivist) as work:
        assert find_sealed(work, kept.number, station.id).id == kept.id
        assert sealed_volumes(work) == ()
    with archive.reading(clerk) as work:
        assert [one.number for one in sealed_volumes(work)] == [kept.number]


def test_it_is_reopened_for_a_correction_only_by_an_opening(
    archive: Archive, kept: Volume, head: Actor, archivist: Actor
) -> None:
    with archive.work(head) as work, pytest.raises(Sealed):
        move_volume(work, kept.id, "reopen", reason="补材料")
    granted(archive, head, archivist, kept)
    with archive.work(head) as work:
        move_volume(work, kept.id, "reopen", reason="补材料")
    assert may_see(archive, head, kept)
