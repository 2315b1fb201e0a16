"""The jobs table as a queue: claim, finish, put off, give up.

A claimed job is `running` until its lease ends; a process that dies leaves it so, and it is claimed
again afterwards. Two jobs with the same name and arguments never run at the same time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import aliased

from archive_app.archive import Work
from archive_app.errors import Conflict
from archive_app.store.tables import Document, Job, Volume

__all__ = [
    "JobCounts",
    "claim",
    "due",
    "failed_jobs",
    "finish",
    "job_counts",
    "put_back",
    "put_off",
    "retry_job",
    "why_failed",
]

TRIES = 3
PAUSES = (timedelta(seconds=5), timedelta(minutes=1))  # after the first and the second try
LEASE = timedelta(minutes=15)  # longer than any job takes


@dataclass(frozen=True)
class JobCounts:
    """How many jobs are in which state."""

    waiting: int = 0
    running: int = 0
    failed: int = 0


def due(work: Work) -> bool:
    """Whether there may be something to claim; asks without taking the write lock."""
    ready = select(Job.id).where(Job.state.in_(("waiting", "running")), Job.run_after <= work.now)
    return work.session.scalar(ready.limit(1)) is not None


def claim(work: Work, most: dict[str, int]) -> list[Job]:
    """Take the oldest due job, with others of its name up to `most` of that name."""
    _give_up_the_dead(work)
    twin = aliased(Job)
    busy = select(twin.id).where(
        twin.name == Job.name,
        twin.args == Job.args,
        twin.id != Job.id,
        twin.state == "running",
        twin.run_after > work.now,
    )
    ready = (
        select(Job)
        .where(Job.state.in_(("waiting", "running")), Job.run_after <= work.now, ~busy.exists())
        .order_by(Job.run_after, Job.id)
    )
    first = work.session.scalars(ready.limit(1)).first()
    if first is None:
        return []
    several = ready.where(Job.name == first.name).limit(most.get(first.name, 1))
    jobs = list(work.session.scalars(several))
    for job in jobs:
        job.state = "running"
        job.tries += 1
        job.run_after = work.now + LEASE
    return jobs


def finish(work: Work, jobs: Sequence[Job]) -> None:
    """The jobs are done."""
    for job in _again(work, jobs):
        job.state, job.finished_at, job.error = "done", work.now, ""


def put_off(work: Work, job: Job, error: str) -> None:
    """Try again after a pause, or give up after the last try."""
    for row in _again(work, [job]):
        row.error = error
        if row.tries >= TRIES:
            row.state, row.finished_at = "failed", work.now
        else:
            row.state, row.run_after = "waiting", work.now + PAUSES[row.tries - 1]


def put_back(work: Work) -> int:
    """Let jobs run again that a dead process left running; only for the worker, at its start."""
    running = select(Job).where(Job.state == "running")
    left = work.session.scalars(running).all()
    for job in left:
        job.run_after = work.now
    return len(left)


def failed_jobs(work: Work) -> Sequence[Job]:
    """Jobs given up, newest first."""
    work.allow("index.manage")
    query = select(Job).where(Job.state == "failed").order_by(Job.id.desc())
    return work.session.scalars(query).all()


def why_failed(work: Work, job: Job) -> str:
    """What went wrong; an error may quote a file name or its text, so not of a sealed volume."""
    key = job.args.get("document_id")
    document = work.session.get(Document, key) if key else None
    key = document.volume_id if document else job.args.get("volume_id")
    volume = work.session.get(Volume, key) if key else None
    return "封存案卷，原因请看服务器日志" if volume is not None and volume.sealed else job.error


def retry_job(work: Work, job_id: int) -> Job:
    """Try a job again that was given up."""
    work.allow("index.manage")
    job = work.get(Job, job_id)
    if job.state != "failed":
        raise Conflict("这项后台任务没有失败，无需重试", fix="请刷新页面查看它现在的状态")
    job.state, job.tries, job.run_after, job.finished_at = "waiting", 0, work.now, None
    work.record("job.retried", job, name=job.name, args=job.args)
    return job


def job_counts(work: Work) -> JobCounts:
    """How much is waiting, running and failed."""
    query = select(Job.state, func.count()).where(Job.state != "done").group_by(Job.state)
    return JobCounts(**{row[0]: row[1] for row in work.session.execute(query)})


def _again(work: Work, jobs: Sequence[Job]) -> list[Job]:
    """The rows in this transaction; they were claimed in an earlier one."""
    return [work.get(Job, job.id) for job in jobs]


def _give_up_the_dead(work: Work) -> None:
    """A job that took its process down three times is not tried again."""
    values = {
        "state": "failed",
        "finished_at": work.now,
        "error": "程序在执行这项任务时多次中断",
    }
    work.session.execute(
        update(Job)
        .where(Job.state == "running", Job.run_after <= work.now, Job.tries >= TRIES)
        .values(values)
    )
