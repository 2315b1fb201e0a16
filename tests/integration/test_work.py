"""One actor, one transaction: all or nothing, and nothing without its audit entry."""

import threading

import pytest
from builders import PROGRAM, a_station
from sqlalchemy import func, select

from archive_app.archive import Archive
from archive_app.errors import Conflict, StoreFault
from archive_app.store.tables import AuditEntry, Job, NumberSeries, Station


def count(archive: Archive, table: type) -> int:
    with archive.reading(PROGRAM) as work:
        return work.session.scalar(select(func.count()).select_from(table)) or 0


def test_leaving_the_block_commits_change_entry_and_job_together(archive: Archive) -> None:
    with archive.work(PROGRAM) as work:
        station = work.add(Station(name="甲所", short="甲"))
        work.record("station.added", station)
        work.later("index", volume_id=1)
    assert count(archive, Station) == count(archive, AuditEntry) == count(archive, Job) == 1


def test_an_error_rolls_back_change_entry_and_job_together(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError), archive.work(PROGRAM) as work:
        station = work.add(Station(name="甲所", short="甲"))
        work.record("station.added", station)
        work.later("index", volume_id=1)
        raise ZeroDivisionError
    assert count(archive, Station) == count(archive, AuditEntry) == count(archive, Job) == 0


def test_a_new_row_without_an_audit_entry_refuses_to_commit(archive: Archive) -> None:
    with pytest.raises(StoreFault, match="操作日志"), archive.work(PROGRAM) as work:
        work.add(Station(name="甲所", short="甲"))
    assert count(archive, Station) == 0


def test_a_changed_row_without_an_audit_entry_refuses_to_commit(archive: Archive) -> None:
    station = a_station(archive)
    with pytest.raises(StoreFault, match="操作日志"), archive.work(PROGRAM) as work:
        work.get(Station, station.id).name = "改了名的所"


def test_the_same_job_is_asked_for_once(archive: Archive) -> None:
    with archive.work(PROGRAM) as work:
        work.later("index", volume_id=7)
        work.session.flush()
        work.later("index", volume_id=7)
    assert count(archive, Job) == 1


def test_a_name_that_is_taken_is_a_conflict_with_a_fix(archive: Archive) -> None:
    a_station(archive, "清河司法所")
    with pytest.raises(Conflict) as refused:
        a_station(archive, "清河司法所")
    assert refused.value.fix


def test_concurrent_writers_lose_no_update(archive: Archive) -> None:
    """Read-modify-write from eight threads: the driver's default would lose most of these."""
    with archive.work(PROGRAM) as work:
        work.session.add(NumberSeries(series="s", last=0))

    def raise_it() -> None:
        for _ in range(20):
            with archive.work(PROGRAM) as work:
                work.get(NumberSeries, "s").last += 1

    threads = [threading.Thread(target=raise_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with archive.reading(PROGRAM) as work:
        assert work.get(NumberSeries, "s").last == 160


def test_readers_see_one_state_while_a_writer_works(archive: Archive) -> None:
    with archive.reading(PROGRAM) as reader:
        before = reader.session.scalar(select(func.count()).select_from(Station))
        a_station(archive)
        assert reader.session.scalar(select(func.count()).select_from(Station)) == before
