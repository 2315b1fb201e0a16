"""Keeping the program in order: overview, background jobs, search index, settings of the standard.

Accounts are in `admin_accounts`, the logs in `admin_logs`; they share the blueprint.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app.archive import Work
from archive_app.errors import ArchiveError, Forbidden, StoreFault
from archive_app.jobs import failed_jobs, job_counts, retry_job, why_failed
from archive_app.permissions import PERMISSIONS, ROLES
from archive_app.problems import Problem, problem_of
from archive_app.records.checking import index_differences
from archive_app.records.indexing import ask_for_rebuild
from archive_app.records.rejudging import judging_progress
from archive_app.records.stations import set_standard_settings
from archive_app.standard import Field, Setting, Source, Standard, load_facts
from archive_app.standard.readers import categories_of_settings
from archive_app.standard.wording import CERTAINTIES
from archive_app.web import layout, notices, session
from archive_app.web.fields import Choice, FieldView, entered, field_views

__all__ = ["pages"]

pages = Blueprint("admin", __name__, url_prefix="/admin")

JOBS = {"read": "读取文字", "index": "更新检索库", "judge": "重新判定案卷"}


@dataclass(frozen=True)
class Way:
    """One part of keeping the program, for those who may."""

    title: str
    told: str
    endpoint: str
    permission: str


WAYS = (
    Way("账号", "添加、停用，重置密码，改身份", "admin.accounts", "account.manage"),
    Way("操作日志", "谁在什么时候改了什么；核对日志是否完整", "admin.log", "audit.see"),
    Way("查阅日志", "谁看过、检索过、下载过什么", "admin.looks", "audit.see"),
    Way("后台任务与检索库", "等待和失败的任务，检索库是否齐全", "admin.upkeep", "index.manage"),
    Way("标准设定", "没有全国统一规定的各项，按本县要求选定", "admin.settings", "standard.set"),
)


@dataclass(frozen=True)
class SettingView:
    """One setting: its question, where it comes from and how certain that is."""

    view: FieldView
    default: str
    changed: bool
    sources: tuple[Source, ...]


@pages.get("")
def admin() -> str:
    """What one may keep in order."""
    with session.reading() as work:
        ways = [way for way in WAYS if work.may(way.permission)]
        if not ways:
            _, roles = PERMISSIONS["account.manage"]
            who = "、".join(ROLES[role] for role in roles)
            raise Forbidden("您的身份不能管理系统", fix=f"请由{who}办理")
        return render_template("admin.html", ways=ways)


@pages.get("/upkeep")
def upkeep() -> str:
    """Jobs that wait or failed, and whether the index has everything."""
    with session.reading() as work:
        work.allow("index.manage")
        compared = _compared(work) if "compare" in request.args else None
        return render_template(
            "admin_upkeep.html",
            counts=job_counts(work),
            judging=judging_progress(work),
            failed=[
                (job, JOBS.get(job.name, job.name), why_failed(work, job))
                for job in failed_jobs(work)
            ],
            indexed=_indexed(work),
            compared=compared,
        )


@pages.post("/jobs/<int:job_id>/retry")
def retry(job_id: int) -> Response:
    """Try a failed job again."""
    with session.working() as work:
        retry_job(work, job_id)
    notices.done("已重新排队，几秒后刷新可看结果")
    return redirect(url_for("admin.upkeep"), 303)


@pages.post("/jobs/retry")
def retry_all() -> Response:
    """Try every failed job again."""
    with session.working() as work:
        failed = failed_jobs(work)
        for job in failed:
            retry_job(work, job.id)
    notices.done(f"{len(failed)} 项任务已重新排队")
    return redirect(url_for("admin.upkeep"), 303)


@pages.get("/index/rebuild")
def rebuild() -> str:
    """Ask before the index is made again."""
    with session.reading() as work:
        work.allow("index.manage")
    return layout.confirm(
        "重建检索库",
        "从案卷和文件重新建立检索库？",
        action=url_for("admin.rebuild_post"),
        button="重建",
        back=url_for("admin.upkeep"),
        consequences=(
            "案卷和文件不受影响，重建期间照常检索",
            "在后台进行，可以关闭页面",
        ),
    )


@pages.post("/index/rebuild")
def rebuild_post() -> Response:
    """Have the worker make the index again."""
    with session.working() as work:
        ask_for_rebuild(work)
    notices.done("已交给后台重建检索库，期间照常检索")
    return redirect(url_for("admin.upkeep"), 303)


@pages.get("/settings")
def settings() -> str:
    """What the county chooses where there is no national rule."""
    with session.reading() as work:
        work.allow("standard.set")
        return _settings_page(work.archive.standard, {}, None)


@pages.post("/settings")
def settings_post() -> Response | tuple[str, int]:
    """Choose; volumes already opened keep what held then."""
    standard = session.archive().standard
    fields = [_as_field(setting) for setting in standard.settings]
    typed = entered(fields, request.form)
    try:
        with session.working() as work:
            work.allow("standard.set")
            chosen = _chosen(standard, fields, typed)
            if chosen:
                set_standard_settings(work, chosen)
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        return _settings_page(standard, typed, problem), problem.status
    notices.done(f"已修改 {len(chosen)} 项设定，只对以后立的案卷有效" if chosen else "没有改动")
    return redirect(url_for("admin.settings"), 303)


def _indexed(work: Work) -> int | None:
    """How many entries the index has; None when it cannot be read."""
    try:
        return work.archive.search.current().count()
    except StoreFault:
        return None


def _compared(work: Work) -> tuple[int, int] | None:
    """How many entries the index lacks, and how many it has too many."""
    try:
        missing, surplus = index_differences(work)
    except StoreFault:
        return None
    return len(missing), len(surplus)


def _settings_page(standard: Standard, typed: Mapping[str, Any], problem: Problem | None) -> str:
    fields = [_as_field(setting) for setting in standard.settings]
    values = {setting.id: _value(setting) for setting in standard.settings} | dict(typed)
    views = field_views(standard, fields, values, errors=problem.fields if problem else None)
    # Orders are chosen by id and told by title.
    titles = {order.id: order.title for kind in standard.kinds for order in kind.orders}
    told = [
        SettingView(
            _titled(view, titles),
            titles.get(str(setting.default), _word(setting.default)),
            _value(setting) != setting.default,
            tuple(standard.source(basis) for basis in setting.basis),
        )
        for setting, view in zip(standard.settings, views, strict=True)
    ]
    return render_template(
        "admin_settings.html",
        groups=_by_category(standard, told),
        title=standard.title,
        certainties=CERTAINTIES,
        problem=problem,
    )


def _by_category(
    standard: Standard, told: list[SettingView]
) -> list[tuple[str, list[SettingView]]]:
    """The settings under the title of the category whose kinds read them."""
    titles = {one.id: one.title for one in standard.categories}
    read_by = categories_of_settings(standard)
    found: dict[str, list[SettingView]] = {title: [] for title in [*titles.values(), "通用"]}
    for setting, one in zip(standard.settings, told, strict=True):
        found[titles.get(read_by[setting.id] or "", "通用")].append(one)
    return [(title, some) for title, some in found.items() if some]


def _as_field(setting: Setting) -> Field:
    return Field(
        name=setting.id,
        title=setting.title,
        type=setting.type,
        of=setting.of,
        help=setting.help,
        default=setting.default,
        min=Decimal(0),
    )


def _value(setting: Setting) -> Any:
    return setting.default if setting.value is None else setting.value


def _chosen(standard: Standard, fields: list[Field], typed: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that were given another value; an emptied one returns to its default."""
    loaded = load_facts(standard, fields, typed)
    chosen = {}
    for setting in standard.settings:
        if setting.id in loaded:
            value = setting.default if loaded[setting.id] is None else loaded[setting.id]
            if value != _value(setting):
                chosen[setting.id] = _plain(value)
    return chosen


def _plain(value: Any) -> Any:
    """The value as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value.isoformat() if isinstance(value, date) else value


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(value) or "都不"
    return "未定" if value is None else str(value)


def _titled(view: FieldView, titles: Mapping[str, str]) -> FieldView:
    choices = tuple(Choice(one.value, titles.get(one.value, one.title)) for one in view.choices)
    return replace(view, choices=choices)
