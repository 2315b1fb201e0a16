"""What is done after a commit: read, index, try again, give up, survive a crash."""

import logging
import threading
import time
from typing import Any

import pytest
from builders import PROGRAM, Clock, a_document, a_volume
from sqlalchemy import select

from archive_app.archive import Archive
from archive_app.errors import Conflict
from archive_app.jobs import failed_jobs, job_counts, retry_job, run_worker, work_off
from archive_app.jobs.queue import LEASE, claim, put_back
from archive_app.permissions import Actor
from archive_app.records.searching import search
from archive_app.records.volumes import see_volume
from archive_app.store.tables import AccessEntry, AuditEntry, Document, Job, PageText, Volume


def a_job(archive: Archive, name: str, **args: Any) -> Job:
    with archive.work(PROGRAM) as work:
        job = Job(name=name, args=args, run_after=work.now, created_at=work.now)
        return work.add(job)


def state_of(archive: Archive, job: Job) -> str:
    with archive.reading(PROGRAM) as work:
        return work.get(Job, job.id).state


def test_a_filed_text_is_read_by_page_and_found(archive: Archive, clerk: Actor) -> None:
    document = a_document(archive, clerk, a_volume(archive, clerk), text="门前水沟由两家共同疏通。")
    assert document.reading == "waiting"
    work_off(archive)
    with archive.reading(clerk) as work:
        assert work.get(Document, document.id).reading == "read"
        assert work.get(PageText, (document.id, 1)).text == "门前水沟由两家共同疏通。"
        assert search(work, "共同疏通", scope="own").total == 1


def test_a_file_gone_from_the_disk_is_told_not_retried(archive: Archive, clerk: Actor) -> None:
    document = a_document(archive, clerk, a_volume(archive, clerk))
    archive.files.path(document.sha256).unlink()
    work_off(archive)
    with archive.reading(clerk) as work:
        row = work.get(Document, document.id)
        assert row.reading == "failed"
        assert "archive check" in row.reading_message
        assert job_counts(work).failed == 0


def test_a_job_that_fails_is_tried_three_times_then_given_up(
    archive: Archive, archivist: Actor, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    job = a_job(archive, "read", document_id=999)
    states = []
    for seconds in (0, 4, 2, 61):
        clock.pass_by(seconds=seconds)
        work_off(archive)
        states.append((state_of(archive, job), len(caplog.records)))
    assert states == [("waiting", 1), ("waiting", 1), ("waiting", 2), ("failed", 3)]
    with archive.reading(archivist) as work:
        assert "没有找到" in failed_jobs(work)[0].error


def test_a_failed_job_can_be_tried_again_by_hand(
    archive: Archive, archivist: Actor, clerk: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    job = a_job(archive, "nothing we know")
    for _ in range(3):
        work_off(archive)
        archive.clock.pass_by(minutes=2)  # type: ignore[attr-defined]
    with archive.work(archivist) as work:
        assert retry_job(work, job.id).state == "waiting"
    with pytest.raises(Conflict), archive.work(archivist) as work:
        retry_job(work, job.id)


def test_one_bad_job_does_not_hold_up_its_batch(archive: Archive, clerk: Actor) -> None:
    bad = a_job(archive, "index", volume_id="no number")
    a_volume(archive, clerk, dispute="屋檐滴水落入邻院。")
    work_off(archive)
    assert state_of(archive, bad) == "waiting"
    with archive.reading(clerk) as work:
        assert search(work, "屋檐滴水", scope="own").total == 1


def test_what_a_dead_process_left_is_done_by_the_next_worker(
    archive: Archive, clerk: Actor
) -> None:
    a_volume(archive, clerk)
    with archive.work(PROGRAM) as work:
        (job,) = claim(work, {})
    assert work_off(archive) == 0
    with archive.work(PROGRAM) as work:
        assert put_back(work) == 1
    assert work_off(archive) == 1
    assert state_of(archive, job) == "done"


def test_a_lease_that_ended_lets_any_process_take_the_job(archive: Archive, clock: Clock) -> None:
    job = a_job(archive, "index", volume_id=1)
    with archive.work(PROGRAM) as work:
        claim(work, {})
    clock.pass_by(seconds=LEASE.total_seconds() + 1)
    assert work_off(archive) == 1
    assert state_of(archive, job) == "done"


def test_a_job_that_kills_its_process_is_given_up_after_three_tries(
    archive: Archive, clock: Clock
) -> None:
    job = a_job(archive, "index", volume_id=1)
    for _ in range(3):
        with archive.work(PROGRAM) as work:
            assert claim(work, {})
        clock.pass_by(hours=1)
    assert work_off(archive) == 0
    assert state_of(archive, job) == "failed"


def test_the_same_job_never_runs_twice_at_once(archive: Archive) -> None:
    a_job(archive, "index", volume_id=1)
    with archive.work(PROGRAM) as work:
        claim(work, {})
    again = a_job(archive, "index", volume_id=1)
    other = a_job(archive, "index", volume_id=2)
    with archive.work(PROGRAM) as work:
        assert [job.id for job in claim(work, {"index": 9})] == [other.id]
    assert state_of(archive, again) == "waiting"


@pytest.fixture
def worker(archive: Archive) -> Any:
    stop = threading.Event()
    thread = threading.Thread(target=run_worker, args=(archive, stop))
    thread.start()
    yield
    stop.set()
    thread.join()


def waited_for(seconds: float, condition: Any) -> float:
    start = time.perf_counter()
    while not condition():
        assert time.perf_counter() - start < seconds, "took too long"
        time.sleep(0.02)
    return time.perf_counter() - start


def test_a_running_worker_makes_a_filed_document_findable_within_two_seconds(
    archive: Archive, clerk: Actor, worker: None
) -> None:
    volume = a_volume(archive, clerk)
    a_document(archive, clerk, volume, text="水泥路宽三米，双方各让一尺。")

    def found() -> bool:
        with archive.reading(clerk) as work:
            return search(work, "各让一尺", scope="own").total == 1

    assert waited_for(10, found) < 2


def test_a_running_worker_writes_looks_and_seals_them_after_an_hour(
    archive: Archive, clerk: Actor, clock: Clock, worker: None
) -> None:
    volume = a_volume(archive, clerk)
    with archive.reading(clerk) as work:
        see_volume(work, volume.id)

    def looks(sealed: bool) -> int:
        with archive.reading(PROGRAM) as work:
            query = select(AccessEntry).where(AccessEntry.sealed_in.is_not(None) == sealed)
            return len(work.session.scalars(query).all())

    waited_for(5, lambda: looks(sealed=False) == 1)
    clock.pass_by(hours=2)
    waited_for(5, lambda: looks(sealed=True) == 1)
    with archive.reading(PROGRAM) as work:
        verbs = work.session.scalars(select(AuditEntry.verb)).all()
    assert verbs.count("access.sealed") == 1


def test_a_worker_judges_again_what_has_come_due(
    archive: Archive, clerk: Actor, clock: Clock
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(PROGRAM) as work:
        work.get(Volume, volume.id).next_due_on = clock().date()
    clock.pass_by(days=2)
    stop = threading.Event()
    thread = threading.Thread(target=run_worker, args=(archive, stop))
    thread.start()

    def judged() -> bool:
        with archive.reading(clerk) as work:
            return work.get(Volume, volume.id).next_due_on is None

    waited_for(5, judged)
    stop.set()
    thread.join()
