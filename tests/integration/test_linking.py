"""Volumes that belong together: tied, opened out of one another, untied, seen as rights allow."""

import pytest
from builders import a_station, an_actor
from sealing import NAME, a_minor, archived, keep_minors, with_minors

from archive_app.archive import Archive
from archive_app.errors import Conflict, Forbidden, Invalid, NotFound
from archive_app.permissions import Actor
from archive_app.records.judging import verdict_of, view_of
from archive_app.records.linking import (
    link_volume,
    linkable,
    links_of,
    open_linked,
    unlink,
    way_of,
)
from archive_app.records.volumes import describe_volume, history, open_volume
from archive_app.standard import Standard
from archive_app.store.tables import Link, Volume


@pytest.fixture(scope="module")
def minors(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return with_minors(tmp_path_factory.mktemp("overlay"))


@pytest.fixture
def archive(archive: Archive, minors: Standard) -> Archive:
    return keep_minors(archive, minors)


@pytest.fixture
def source(archive: Archive, clerk: Actor) -> Volume:
    return a_minor(archive, clerk, minor=False, ended_on="2026-02-20")


def an_after(archive: Archive, actor: Actor, name: str = NAME) -> Volume:
    with archive.work(actor) as work:
        return open_volume(work, "test.after", {"name": name, "started_on": "2026-02-21"})


def tied(archive: Archive, actor: Actor, source: Volume, other: Volume) -> Link:
    with archive.work(actor) as work:
        return link_volume(work, source.id, "after", other.id)


def numbers(archive: Archive, actor: Actor, volume: Volume) -> list[str]:
    with archive.reading(actor) as work:
        return [tie.other.number for tie in links_of(work, work.get(Volume, volume.id))]


def test_a_tie_is_seen_from_both_sides(archive: Archive, clerk: Actor, source: Volume) -> None:
    other = an_after(archive, clerk)
    tied(archive, clerk, source, other)
    with archive.reading(clerk) as work:
        (there,) = links_of(work, work.get(Volume, source.id))
        (back,) = links_of(work, work.get(Volume, other.id))
    assert (there.title, there.back, there.other.id) == ("后续帮教", False, other.id)
    assert (back.title, back.back, back.other.id) == ("帮助卷", True, source.id)


def test_what_is_tied_counts_when_the_volume_is_judged(
    archive: Archive, clerk: Actor, source: Volume
) -> None:
    def lacking() -> set[str]:
        with archive.reading(clerk) as work:
            verdict = verdict_of(work, work.get(Volume, source.id))
            return {c.id for c in verdict.reviewed if c.result == "differs"}

    assert lacking() == {"check:followed"}
    row = tied(archive, clerk, source, an_after(archive, clerk))
    assert lacking() == set()
    with archive.work(clerk) as work:
        assert view_of(work, work.get(Volume, source.id)).links == {"after"}
        unlink(work, row.id, "关联错了")
    assert lacking() == {"check:followed"}


def test_opening_one_out_of_another_carries_facts_over_and_what_is_said_wins(
    archive: Archive, clerk: Actor, source: Volume
) -> None:
    with archive.work(clerk) as work:
        opened = open_linked(work, source.id, "after", {})
        other = open_linked(work, source.id, "after", {"started_on": "2026-03-01"})
        assert (opened.facts["name"], opened.facts["started_on"]) == (NAME, "2026-02-20")
        assert (other.facts["name"], other.facts["started_on"]) == (NAME, "2026-03-01")
    assert numbers(archive, clerk, source) == [opened.number, other.number]


def test_an_expression_carries_over_what_it_gives(
    archive: Archive, clerk: Actor, source: Volume
) -> None:
    with archive.work(clerk) as work:
        opened = open_linked(work, source.id, "after", {})
        assert opened.facts["grown_up"] is True


def test_a_volume_is_found_to_be_tied_by_name_within_the_readers_rights(
    archive: Archive, clerk: Actor, source: Volume
) -> None:
    stranger = an_actor(archive, "clerk", a_station(archive, "东山司法所"), login="stranger")
    own, other = an_after(archive, clerk), an_after(archive, clerk, "周大海")
    an_after(archive, stranger)
    with archive.work(clerk) as work:
        row = work.get(Volume, source.id)
        way = way_of(work, row, "after")
        assert linkable(work, row, way, "小川") == [work.get(Volume, own.id)]
        link_volume(work, source.id, "after", other.id)
        assert [one.id for one in linkable(work, row, way, "")] == [own.id]


def test_only_what_fits_is_tied_and_only_once(
    archive: Archive, clerk: Actor, source: Volume
) -> None:
    other = an_after(archive, clerk)
    tied(archive, clerk, source, other)
    for target in (source.id, other.id):
        with archive.work(clerk) as work, pytest.raises(Conflict):
            link_volume(work, source.id, "after", target)
    with archive.work(clerk) as work, pytest.raises(NotFound):
        link_volume(work, other.id, "after", source.id)


def test_a_volume_of_another_station_is_neither_tied_nor_told(
    archive: Archive, clerk: Actor, source: Volume
) -> None:
    stranger = an_actor(archive, "clerk", a_station(archive, "东山司法所"), login="stranger")
    other = an_after(archive, stranger)
    with archive.work(clerk) as work, pytest.raises(Forbidden):
        link_volume(work, source.id, "after", other.id)
    with archive.work(stranger) as work, pytest.raises(Forbidden):
        link_volume(work, source.id, "after", other.id)


def test_untying_needs_a_reason_and_is_done_once(
    archive: Archive, clerk: Actor, source: Volume
) -> None:
    row = tied(archive, clerk, source, an_after(archive, clerk))
    with archive.work(clerk) as work, pytest.raises(Invalid):
        unlink(work, row.id, " ")
    with archive.work(clerk) as work:
        unlink(work, row.id, "关联错了")
    assert numbers(archive, clerk, source) == []
    with archive.work(clerk) as work, pytest.raises(Conflict):
        unlink(work, row.id, "再取消")


def test_an_archived_volume_is_tied_to_but_ties_itself_no_more(
    archive: Archive, clerk: Actor, head: Actor, source: Volume
) -> None:
    other = an_after(archive, clerk)
    archived(archive, other, clerk, head)
    tied(archive, clerk, source, other)
    archived(archive, source, clerk, head)
    another = an_after(archive, clerk)
    with archive.work(clerk) as work, pytest.raises(Conflict, match="归档"):
        link_volume(work, source.id, "after", another.id)


def test_a_tie_to_a_sealed_volume_is_told_to_nobody_else(
    archive: Archive, clerk: Actor, head: Actor, inspector: Actor, source: Volume
) -> None:
    other = an_after(archive, clerk)
    tied(archive, clerk, source, other)
    with archive.work(clerk) as work:
        describe_volume(work, source.id, {"minor": True})
    assert numbers(archive, clerk, other) == [source.number]
    assert numbers(archive, inspector, other) == []
    archived(archive, source, clerk, head)
    assert numbers(archive, clerk, other) == []


def test_the_history_tells_of_a_tie_only_who_may_see_the_other_volume(
    archive: Archive, clerk: Actor, inspector: Actor, source: Volume
) -> None:
    with archive.work(clerk) as work:
        before = open_volume(work, "test.before", {"name": NAME})
        link_volume(work, before.id, "helped", source.id)
        describe_volume(work, source.id, {"minor": True})
    told = {}
    for who in (clerk, inspector):
        with archive.reading(who) as work:
            told[who.role] = {entry.verb for entry in history(work, before.id)}
    assert told["clerk"] - told["inspector"] == {"link.made"}
