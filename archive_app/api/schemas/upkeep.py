"""Health, jobs, the audit chain."""

from archive_app.api.fields import Facts, Flag, ListOf, Moment, Text, Texts, Whole
from archive_app.api.schemas.base import Identified, Shown

__all__ = ["AuditShown", "HealthShown", "JobShown", "JobsShown"]


class HealthShown(Shown):
    """The server answers."""

    status = Text("情况", "ok", required=True)
    version = Text("程序版本", "0.1.0", required=True)


class AuditShown(Shown):
    """Whether the operations log is whole."""

    whole = Flag("日志是否完整、未被改动", True, required=True)
    entries = Whole("日志条数", 120, required=True)
    breaks = Texts("断开或被改动的地方", [], required=True)


class JobShown(Identified):
    """One job that was given up."""

    name = Text("任务", "read", required=True)
    args = Facts("对什么", {"document_id": 1}, required=True)
    state = Text("状态", "failed", required=True)
    tries = Whole("试过几次", 3, required=True)
    created_at = Moment("何时提出", required=True)
    finished_at = Moment("何时放弃", required=True, allow_none=True)
    error = Text("失败原因", "读取超时", required=True)


class JobsShown(Shown):
    """How much is waiting, and what failed."""

    waiting = Whole("等待的项数", 0, required=True)
    running = Whole("正在做的项数", 0, required=True)
    failed = Whole("失败的项数", 1, required=True)
    items = ListOf(JobShown, "失败的任务，最近的在前", required=True)
