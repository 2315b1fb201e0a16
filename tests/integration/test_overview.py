"""Figures for the desk: each station at a glance, what a volume lacks most."""

from builders import Clock, a_station, a_volume

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.desk import desk
from archive_app.records.overview import most_missing, station_lines
from archive_app.records.volumes import describe_volume
from archive_app.store.tables import Volume


def test_each_station_is_counted_and_one_without_volumes_is_not_left_out(
    archive: Archive, clerk: Actor, inspector: Actor
) -> None:
    a_station(archive, "东山司法所")
    a_volume(archive, clerk)
    with archive.reading(inspector) as work:
        first, second = station_lines(work)
    assert (first.name, first.volumes, first.complete, first.rate) == ("清河司法所", 1, 0, 0)
    assert (second.name, second.volumes, second.rate) == ("东山司法所", 0, None)


def test_overdue_duties_are_counted_for_their_station(
    archive: Archive, clerk: Actor, inspector: Actor, clock: Clock
) -> None:
    a_volume(archive, clerk, accepted_on="2026-02-02")
    with archive.reading(inspector) as work:
        assert station_lines(work)[0].overdue == 0
    clock.pass_by(days=60)
    with archive.reading(inspector) as work:
        assert station_lines(work)[0].overdue == 1


def test_a_private_volume_counts_only_for_those_who_may_see_it(
    archive: Archive, clerk: Actor, inspector: Actor, archivist: Actor
) -> None:
    a_volume(archive, clerk, private=True)
    counted = {}
    for who in (inspector, archivist):
        with archive.reading(who) as work:
            counted[who.role] = station_lines(work)[0].volumes
    assert counted == {"inspector": 0, "archivist": 1}


def test_what_a_volume_lacks_is_told_gravest_first_and_each_thing_once(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.reading(clerk) as work:
        row = work.get(Volume, volume.id)
        (titles,) = most_missing(work, [row], most=50).values()
        assert len(titles) == len(set(titles)) > 0
        assert most_missing(work, [row], most=1)[volume.id] == titles[:1]


def test_the_desk_lists_the_worst_volume_first(archive: Archive, clerk: Actor) -> None:
    better, worse = a_volume(archive, clerk), a_volume(archive, clerk)
    with archive.work(clerk) as work:
        describe_volume(work, worse.id, {"escalation_risk": True})
    with archive.reading(clerk) as work:
        found = desk(work).incomplete
        assert [volume.id for volume in found] == [worse.id, better.id]
        assert found[0].points < found[1].points
