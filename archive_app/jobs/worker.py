"""The worker: one loop in a thread of the serving process, and `work_off` for the command line.

Owns when things are done; what is done is in `handlers`. Any exception of a job is logged and kept
with the job: the loop itself never ends by one.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from archive_app import access
from archive_app.archive import Archive
from archive_app.errors import ArchiveError
from archive_app.jobs.handlers import HANDLERS, WORKER
from archive_app.jobs.queue import claim, due, finish, put_back, put_off
from archive_app.records.indexing import check_index
from archive_app.records.judging import mature
from archive_app.records.rejudging import ask_for_judging_if_changed
from archive_app.store.tables import Job

__all__ = ["run_worker", "work_off"]

log = logging.getLogger(__name__)

LOOK_EVERY = 0.5  # seconds; other processes commit without waking us
SEAL_EVERY = timedelta(minutes=5)  # how often to see whether looks are due for sealing
MATURE_EVERY = timedelta(hours=1)  # how often to see whether the last day of some paper has passed
AFTER_TROUBLE = 5.0


def run_worker(archive: Archive, stop: threading.Event) -> None:
    """Do jobs as they come, write gathered looks, seal them hourly, judge volumes of which a
    paper has come due, until told to stop.

    One per data folder: at its start it takes over what a dead process left running.
    """
    _attempt("开始", lambda: _start(archive))
    sealed, matured = archive.clock(), datetime.min.replace(tzinfo=UTC)
    while not stop.is_set():
        archive.jobs_waiting.clear()
        if _attempt("后台任务", lambda: _step(archive)):
            stop.wait(AFTER_TROUBLE)
        if archive.clock() - sealed >= SEAL_EVERY:
            sealed = archive.clock()
            _attempt("封存查阅日志", lambda: _seal(archive))
        if archive.clock() - matured >= MATURE_EVERY:
            matured = archive.clock()
            _attempt("到期重新判定", lambda: _mature(archive))
        archive.jobs_waiting.wait(LOOK_EVERY)  # returns at once after any commit with jobs


def work_off(archive: Archive) -> int:
    """Do every job that is due now, also those they ask for; returns how many were done."""
    done = 0
    while jobs := _claimed(archive):
        done += _do(archive, jobs)
    return done


def _start(archive: Archive) -> None:
    with archive.work(WORKER) as work:
        put_back(work)
        ask_for_judging_if_changed(work)
    check_index(archive)


def _step(archive: Archive) -> None:
    if archive.access_log.waiting():
        with archive.work(WORKER):
            pass  # every writing work writes the gathered looks
    if jobs := _claimed(archive):
        _do(archive, jobs)


def _seal(archive: Archive) -> None:
    with archive.work(WORKER) as work:
        access.seal(work.session, WORKER, work.now)


def _mature(archive: Archive) -> None:
    """In small steps, so that nobody who writes waits long."""
    more = True
    while more:
        with archive.work(WORKER) as work:
            more = mature(work) > 0


def _claimed(archive: Archive) -> list[Job]:
    with archive.reading(WORKER) as work:
        if not due(work):
            return []
    with archive.work(WORKER) as work:
        return claim(work, {name: handler.most for name, handler in HANDLERS.items()})


def _do(archive: Archive, jobs: Sequence[Job]) -> int:
    name, args = jobs[0].name, [job.args for job in jobs]
    error = _attempt(f"{name} {args}", lambda: HANDLERS[name].do(archive, args))
    if error and len(jobs) > 1:  # one of them is to blame: find out which
        return sum(_do(archive, [job]) for job in jobs)
    with archive.work(WORKER) as work:
        if error:
            put_off(work, jobs[0], error)
        else:
            finish(work, jobs)
    return 0 if error else len(jobs)


def _attempt(title: str, do: Callable[[], object]) -> str:
    """Do it; what went wrong is logged and returned as one line."""
    try:
        do()
    except Exception as problem:
        log.exception("%s", title)
        return str(problem) if isinstance(problem, ArchiveError) else repr(problem)
    return ""
