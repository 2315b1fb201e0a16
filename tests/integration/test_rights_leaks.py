"""What nobody learns by a detour: through numbers, reports, handing over, lists."""

from contextlib import suppress

import pytest
from builders import CASE, PROGRAM, a_station, a_volume, an_account, an_actor

from archive_app.accounts import actor_of, change_account
from archive_app.archive import Archive
from archive_app.errors import Conflict, Forbidden, Invalid
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.listing import VolumeFilter, list_volumes
from archive_app.records.searching import search
from archive_app.records.voiding import void_next_number
from archive_app.records.volumes import describe_volume, hand_over, open_volume
from archive_app.review.runs import Report, Scope, report, run_review
from archive_app.store.tables import Account, Station, Volume


@pytest.fixture
def colleague(archive: Archive, station: Station) -> Actor:
    return an_actor(archive, "clerk", station, login="colleague", name="吴同")


def moved(archive: Archive, actor: Actor, role: str, station: Station | None) -> Actor:
    """The same person after a change of post."""
    with archive.work(PROGRAM) as work:
        station_id = station.id if station else None
        change_account(
            work, actor.account_id or 0, name=actor.name, role=role, station_id=station_id
        )
        return actor_of(work.get(Account, actor.account_id), "test")


def test_a_number_that_is_taken_does_not_tell_the_title_of_a_private_volume(
    archive: Archive, clerk: Actor, colleague: Actor
) -> None:
    taken = a_volume(archive, clerk, private=True)
    with pytest.raises(Conflict) as refusal, archive.work(colleague) as work:
        facts = CASE | {"committee": taken.facts["committee"]["id"]}
        open_volume(work, taken.kind, facts, number=taken.number)
    assert taken.number in refusal.value.message
    assert "赵铁柱" not in str(refusal.value)


def a_report(archive: Archive, runner: Actor, reader: Actor) -> Report:
    with archive.work(runner) as work:
        run = run_review(work, Scope(station_id=runner.station_id))
    with archive.reading(reader) as work:
        return report(work, run.id)


def test_an_inspector_reads_no_private_volume_in_the_report_of_an_archivist(
    archive: Archive, clerk: Actor, archivist: Actor, inspector: Actor
) -> None:
    a_volume(archive, clerk)
    hidden = a_volume(archive, clerk, private=True)
    for reader, count in ((archivist, 2), (inspector, 1)):
        told = a_report(archive, archivist, reader)
        assert len(told.volumes) == count
        assert ("1 卷不公开" in told.scope) == (count == 1)
    assert hidden.number not in {volume.number for volume in told.volumes}


def test_a_clerk_reads_no_private_volume_of_a_colleague_in_the_report_of_the_head(
    archive: Archive, clerk: Actor, head: Actor, colleague: Actor
) -> None:
    a_volume(archive, clerk, private=True)
    assert [len(a_report(archive, head, who).volumes) for who in (head, clerk, colleague)] == [
        1,
        1,
        0,
    ]


def test_a_report_without_the_private_volumes_does_not_call_them_resolved(
    archive: Archive, clerk: Actor, archivist: Actor, inspector: Actor
) -> None:
    a_volume(archive, clerk, private=True)
    a_report(archive, archivist, archivist)
    difference = a_report(archive, inspector, inspector).difference
    assert difference is not None
    assert difference.resolved == ()


def test_a_volume_made_private_is_gone_from_kept_reports_too(
    archive: Archive, clerk: Actor, inspector: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(inspector) as work:
        run = run_review(work, Scope())
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"private": True})
    with archive.reading(inspector) as work:
        assert report(work, run.id).volumes == ()


def test_the_head_gives_the_work_of_somebody_who_left_to_a_clerk_of_the_own_station(
    archive: Archive, clerk: Actor, head: Actor, colleague: Actor
) -> None:
    volume = a_volume(archive, clerk)
    moved(archive, clerk, "clerk", a_station(archive, "东山司法所"))
    with archive.work(head) as work:
        assert hand_over(work, clerk.account_id, colleague.account_id, reason="调离") == 1
    with archive.reading(PROGRAM) as work:
        assert work.get(Volume, volume.id).handler_id == colleague.account_id


def test_volumes_never_come_into_the_hands_of_another_station_or_of_no_station(
    archive: Archive, clerk: Actor, station: Station
) -> None:
    volume = a_volume(archive, clerk, private=True)
    other = a_station(archive, "东山司法所")
    other_head = an_actor(archive, "head", other, login="other-head")
    other_clerk = an_actor(archive, "clerk", other, login="other-clerk")
    reader = an_account(archive, "inspector")
    moved(archive, clerk, "inspector", None)
    for taker in (other_clerk.account_id, reader.id):
        with suppress(Forbidden, Invalid), archive.work(other_head) as work:
            hand_over(work, clerk.account_id or 0, taker or 0, reason="调岗")
    with archive.reading(PROGRAM) as work:
        assert work.get(Volume, volume.id).handler_id == clerk.account_id


def test_who_handled_a_private_volume_and_became_an_inspector_no_longer_sees_it(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk, private=True)
    former = moved(archive, clerk, "inspector", None)
    with archive.reading(former) as work:
        assert not work.may("volume.see", on=work.get(Volume, volume.id))
        assert list_volumes(work, VolumeFilter()).total == 0


def test_who_moved_to_another_station_finds_nothing_of_the_old_one_not_even_counts(
    archive: Archive, clerk: Actor
) -> None:
    a_volume(archive, clerk, private=True)
    work_off(archive)
    former = moved(archive, clerk, "clerk", a_station(archive, "东山司法所"))
    with archive.reading(former) as work:
        found = search(work, "排水沟", scope="own", page=9)
        assert (found.total, found.facets) == (0, ())


def test_a_number_is_voided_only_after_the_right_was_checked(
    archive: Archive, clerk: Actor, station: Station
) -> None:
    other_head = an_actor(archive, "head", a_station(archive, "东山司法所"), login="other")
    with pytest.raises(Forbidden), archive.work(other_head) as work:
        facts = {"committee": "没有的调委会"}
        void_next_number(work, "mediation.written", facts, "误", station_id=station.id)
