"""Completeness reports (完整性检查): run, list, see, as workbook and as a paper to sign."""

from typing import Any

from flask import Response

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.reviews import ReviewShown, ReviewsShown, ReviewStarted, RunShown
from archive_app.api.sending import made_file
from archive_app.api.signing import reading, working
from archive_app.chinese.identity import mask_text
from archive_app.extraction.sniffing import DOCX, XLSX
from archive_app.review.paper import to_docx
from archive_app.review.runs import Difference, Report, Scope, report, review_runs, run_review
from archive_app.review.sheets import to_xlsx
from archive_app.store.tables import ReviewedVolume, ReviewRun

reviews = Resource("reviews", "完整性检查", "对一批案卷的检查；每次都留存，与上一次比较")

Answer = dict[str, Any]


@reviews.operation(
    "GET", "/reviews", "历次检查", "看得到的各次检查，最近的在前。", gives=ReviewsShown
)
def review_list() -> Answer:
    """Past runs."""
    with reading() as work:
        return {"items": [_run(run) for run in review_runs(work)]}


@reviews.operation(
    "POST",
    "/reviews",
    "做一次检查",
    "把范围内各案卷此刻的判定结果存为一次检查；司法所人员只检查本所。",
    body=ReviewStarted,
    gives=RunShown,
    status=201,
)
def review_start(body: Answer) -> Answer:
    """A new run."""
    with working() as work:
        return _run(run_review(work, Scope(**body)))


@reviews.operation(
    "GET",
    "/reviews/<id:run_id>",
    "查看检查",
    "一次检查的汇总、各卷当时的问题、最常见的问题、与上一次相比的变化。",
    gives=ReviewShown,
)
def review_see(run_id: int) -> Answer:
    """One run in full."""
    with reading() as work:
        return _report(report(work, run_id))


@reviews.operation(
    "GET",
    "/reviews/<id:run_id>/workbook",
    "检查结果表格",
    "汇总、案卷、问题明细三张表的 xlsx。",
    media=(XLSX,),
)
def review_workbook(run_id: int) -> Response:
    """The run as a workbook."""
    with reading() as work:
        found = report(work, run_id)
        return made_file(lambda target: to_xlsx(work, found, target), XLSX)


@reviews.operation(
    "GET",
    "/reviews/<id:run_id>/paper",
    "检查报告",
    "可打印签名的 docx 报告。",
    media=(DOCX,),
)
def review_paper(run_id: int) -> Response:
    """The run as a report to sign."""
    with reading() as work:
        found = report(work, run_id)
        return made_file(lambda target: to_docx(found, target), DOCX)


def _run(run: ReviewRun) -> Answer:
    own = ("id", "at", "name", "scope", "totals", "previous_id")
    return {name: getattr(run, name) for name in own}


def _report(found: Report) -> Answer:
    return _run(found.run) | {
        "scope_title": found.scope,
        "volumes": [_reviewed(volume) for volume in found.volumes],
        "frequent": [{"title": title, "volumes": count} for title, count in found.frequent],
        "by_station": list(found.by_station),
        "difference": _difference(found.difference) if found.difference else None,
    }


def _reviewed(volume: ReviewedVolume) -> Answer:
    own = "volume_id number station handler state points complete findings"
    return {name: getattr(volume, name) for name in own.split()} | {
        "title": mask_text(volume.title)
    }


def _difference(change: Difference) -> Answer:
    return {
        "resolved": [{"number": number, "title": title} for number, title in change.resolved],
        "appeared": [{"number": number, "title": title} for number, title in change.appeared],
        "remaining": change.remaining,
    }
