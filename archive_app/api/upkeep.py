"""Keeping the archive in order: health, background jobs, the audit chain."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import func, select, text

from archive_app import __version__
from archive_app.api.blueprint import Resource
from archive_app.api.schemas.upkeep import AuditShown, HealthShown, JobShown, JobsShown
from archive_app.api.signing import archive, reading, working
from archive_app.archive import Work
from archive_app.jobs.queue import failed_jobs, job_counts, retry_job, why_failed
from archive_app.records.checking import log_breaks
from archive_app.store.tables import AuditEntry, Job

health = Resource("health", "运行情况", "供监控程序查看", public=True)
upkeep = Resource("upkeep", "维护", "后台任务、操作日志核对")

Answer = dict[str, Any]


@health.operation(
    "GET", "/health", "运行情况", "数据库能应答时返回 ok；不需要令牌。", gives=HealthShown
)
def health_see() -> Answer:
    """Whether the database answers."""
    with archive().database.reading() as session:
        session.execute(text("SELECT 1"))
    return {"status": "ok", "version": __version__}


@upkeep.operation(
    "GET",
    "/jobs",
    "后台任务",
    "读取文字、更新检索库等任务：等待、进行和失败的项数，以及失败的任务和原因。",
    gives=JobsShown,
)
def job_list() -> Answer:
    """What waits and what failed."""
    with reading() as work:
        failed = failed_jobs(work)
        items = [_job(work, job) for job in failed]
        return asdict(job_counts(work)) | {"items": items}


@upkeep.operation(
    "POST",
    "/jobs/<id:job_id>/retry",
    "重试后台任务",
    "让一项失败的任务重新排队。",
    gives=JobShown,
)
def job_retry(job_id: int) -> Answer:
    """Try a failed job again."""
    with working() as work:
        return _job(work, retry_job(work, job_id))


@upkeep.operation(
    "GET",
    "/audit/verify",
    "核对操作日志",
    "重新计算整条日志链，找出缺失或被改动的地方。",
    gives=AuditShown,
)
def audit_verify() -> Answer:
    """Whether the log is whole."""
    with reading() as work:
        breaks = log_breaks(work)
        entries = work.session.scalar(select(func.count()).select_from(AuditEntry))
    return {"whole": not breaks, "entries": entries, "breaks": breaks}


def _job(work: Work, job: Job) -> Answer:
    own = ("id", "name", "args", "state", "tries", "created_at", "finished_at")
    return {name: getattr(job, name) for name in own} | {"error": why_failed(work, job)}
