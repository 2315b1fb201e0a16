"""What is kept stays as it was, and what does not is noticed: files, logs, numbers, jobs."""

from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from argon2 import PasswordHasher
from builders import CASE, PROGRAM, a_committee, a_document, a_station, a_volume
from sqlalchemy import select, text
from sqlalchemy.exc import InvalidRequestError

from archive_app import access
from archive_app.archive import Archive
from archive_app.errors import Conflict, Invalid, StoreFault
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.checking import check_archive, log_breaks
from archive_app.records.documents import receive
from archive_app.records.stations import add_station
from archive_app.records.volumes import describe_volume, open_volume, see_volume
from archive_app.settings import Settings
from archive_app.store.tables import Job, Station, Volume

# --- files ---


def faults(archive: Archive) -> tuple[str, ...]:
    with archive.reading(PROGRAM) as work:
        return check_archive(work).faults


def test_a_lost_and_an_altered_file_are_named_by_volume_and_file(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    lost = a_document(archive, clerk, volume, text="甲", name="甲.txt")
    altered = a_document(archive, clerk, volume, text="乙", name="乙.txt")
    work_off(archive)
    assert faults(archive) == ()
    archive.files.path(lost.sha256).unlink()
    archive.files.path(altered.sha256).write_text("丙", encoding="utf-8")
    missing, changed = faults(archive)
    assert missing == f"文件不见了：{volume.number} 甲.txt"
    assert changed == f"文件内容被改动：{volume.number} 乙.txt"


def test_filing_an_altered_file_again_puts_the_right_bytes_back(
    archive: Archive, clerk: Actor
) -> None:
    document = a_document(archive, clerk, a_volume(archive, clerk), text="甲")
    archive.files.path(document.sha256).write_text("乙", encoding="utf-8")
    receive(archive, BytesIO("甲".encode()), "甲.txt")
    assert archive.files.intact(document.sha256)


def test_bytes_kept_without_a_row_are_told_as_unused_and_harm_nothing(archive: Archive) -> None:
    received = receive(archive, BytesIO(b"cut off"), "甲.txt")
    with archive.reading(PROGRAM) as work:
        report = check_archive(work)
    assert (report.unused, report.faults) == ((received.stored.sha256,), ())


# --- logs ---


def looked_and_sealed(archive: Archive, clerk: Actor, clock: Any) -> None:
    volume = a_volume(archive, clerk)
    with archive.reading(clerk) as work:
        see_volume(work, volume.id)
        see_volume(work, volume.id)
    clock.pass_by(hours=2)
    with archive.work(PROGRAM) as work:
        work.session.flush()
        assert access.seal(work.session, PROGRAM, work.now)


TAMPERING = [
    "UPDATE access_entry SET actor = '别人' WHERE id = 1",
    "UPDATE access_entry SET door = 'cli' WHERE id = 1",
    "UPDATE access_entry SET details = '{}' WHERE id = 2",
    "DELETE FROM access_entry WHERE id = 1",
    "UPDATE access_entry SET sealed_in = NULL WHERE id = 2",
    "UPDATE access_entry SET sealed_in = 1 WHERE id = 1",
]


@pytest.mark.parametrize("statement", TAMPERING)
def test_tampering_with_a_sealed_look_is_noticed(
    archive: Archive, clerk: Actor, clock: Any, statement: str
) -> None:
    looked_and_sealed(archive, clerk, clock)
    with archive.reading(PROGRAM) as work:
        assert log_breaks(work) == ()
    with archive.database.writing() as session:
        session.execute(text(statement))
        session.commit()
    with archive.reading(PROGRAM) as work:
        assert any("查阅" in fault for fault in log_breaks(work))


# --- transactions ---


def test_a_change_while_only_looking_is_refused_not_lost(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    with pytest.raises(StoreFault), archive.reading(clerk) as work:
        describe_volume(work, volume.id, {"dispute": "改"})
    with pytest.raises(StoreFault), archive.reading(clerk) as work:
        work.get(Volume, volume.id).shelf = "柜"


def test_a_work_that_has_ended_can_do_nothing_more(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    for door in (archive.work, archive.reading):
        with door(clerk) as work:
            pass
        with pytest.raises(InvalidRequestError):
            work.get(Volume, volume.id)


def test_a_row_changed_after_its_entry_was_written_refuses_to_commit(archive: Archive) -> None:
    with pytest.raises(StoreFault), archive.work(PROGRAM) as work:
        station = add_station(work, "清河司法所", "清河")
        station.short = "悄悄改"


def test_what_the_database_refuses_in_the_middle_is_a_conflict_too(archive: Archive) -> None:
    station = a_station(archive)
    with pytest.raises(Conflict), archive.work(PROGRAM) as work:
        work.add(Station(name=station.name, short="清河"))


def test_two_processes_writing_at_once_lose_nothing(
    archive: Archive, clerk: Actor, tmp_path: Path
) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    other = Archive(Settings(home=tmp_path / "home"), clock=archive.clock, passwords=cheap)
    other.standard = archive.standard
    a_volume(archive, clerk)
    threads = [
        Thread(target=lambda a=each: [a_volume(a, clerk) for _ in range(4)])
        for each in (archive, other)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    with archive.reading(PROGRAM) as work:
        serials = work.session.scalars(select(Volume.serial).order_by(Volume.serial)).all()
        assert list(serials) == list(range(1, 10))
        assert log_breaks(work) == ()


# --- numbers ---


def test_a_refused_opening_burns_no_number(archive: Archive, clerk: Actor) -> None:
    first = a_volume(archive, clerk)
    facts = CASE | {"committee": first.facts["committee"]["id"]}
    for entered, carrier in ((facts, "stone"), (facts | {"nonsense": 1}, "paper")):
        with pytest.raises(Invalid), archive.work(clerk) as work:
            open_volume(work, first.kind, entered, carrier=carrier)
    assert a_volume(archive, clerk).serial == 2


def test_a_number_entered_from_paper_in_another_series_is_skipped(
    archive: Archive, clerk: Actor, station: Station
) -> None:
    a_committee(archive, station)
    other = a_committee(archive, station, "柳树村人民调解委员会", "柳树")
    with archive.work(clerk) as work:
        facts = CASE | {"committee": other.id}
        paper = open_volume(work, "mediation.oral", facts, number="（2026）清河人调字第1号")
    given = a_volume(archive, clerk, "mediation.written")
    assert given.number != paper.number
    assert given.serial == 2


# --- jobs ---


def test_a_commit_without_its_index_is_caught_up_from_the_jobs_table(
    archive: Archive, clerk: Actor
) -> None:
    a_volume(archive, clerk)
    with archive.database.writing() as session:  # as a process leaves it that died while indexing
        job = session.scalars(select(Job)).one()
        job.state, job.tries, job.run_after = "running", 1, archive.clock()
        session.commit()
    assert any("检索库缺" in fault for fault in faults(archive))
    assert work_off(archive) == 1
    assert faults(archive) == ()
