"""A review run as an xlsx workbook: totals, volumes, every finding."""

from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from archive_app.archive import CHINA, Work
from archive_app.records.workbooks import without_formulas
from archive_app.review.runs import Report

__all__ = ["head", "to_xlsx"]

_HEAD = PatternFill("solid", fgColor="DDE6F0")


def to_xlsx(work: Work, report: Report, target: BinaryIO) -> str:
    """Write the workbook; returns its file name."""
    book = Workbook()
    summary = book.active
    assert isinstance(summary, Worksheet)
    summary.title = "汇总"
    _summary(work, report, summary)
    _volumes(work, report, book.create_sheet("案卷"))
    _findings(work, report, book.create_sheet("问题明细"))
    for sheet in book.worksheets:
        without_formulas(sheet)
    book.save(target)
    return f"完整性检查 {report.run.at.astimezone(CHINA):%Y-%m-%d} 第{report.run.id}次.xlsx"


def head(sheet: Worksheet, titles: dict[str, int]) -> None:
    """The bold first row with column widths in characters, kept in sight and filterable."""
    sheet.append(list(titles))
    for number, width in enumerate(titles.values(), start=1):
        cell = sheet.cell(row=1, column=number)
        cell.font, cell.fill = Font(bold=True), _HEAD
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _summary(work: Work, report: Report, sheet: Worksheet) -> None:
    totals = report.run.totals
    severities = {s.id: s.title for s in work.archive.standard.severities}
    lines: list[tuple[str, Any]] = [
        ("检查范围", report.scope),
        ("检查人", report.run.name),
        ("检查时间", f"{report.run.at.astimezone(CHINA):%Y-%m-%d %H:%M}"),
        ("案卷数", totals["volumes"]),
        ("完整案卷数", totals["complete"]),
        ("完整率（%）", totals["rate"]),
        ("平均分", totals["points"]),
        ("问题数", totals["findings"]),
        ("其中已逾期", totals["overdue"]),
        *((f"其中{severities.get(s, s)}", n) for s, n in totals["severities"].items()),
    ]
    if report.difference is not None:
        lines += [
            ("较上次已解决", len(report.difference.resolved)),
            ("较上次新出现", len(report.difference.appeared)),
            ("上次已有、仍未解决", report.difference.remaining),
        ]
    for line in lines:
        sheet.append(line)
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 40
    sheet.append(())
    sheet.append(("最常见的问题", "案卷数"))
    for title, count in report.frequent:
        sheet.append((title, count))


def _volumes(work: Work, report: Report, sheet: Worksheet) -> None:
    standard = work.archive.standard
    states = {state.id: state.title for state in standard.states}
    widths = {
        "卷号": 28,
        "卷名": 40,
        "司法所": 16,
        "承办人": 10,
        "状态": 8,
        "得分": 8,
        "完整": 8,
        "问题数": 8,
    }
    head(sheet, widths)
    for v in report.volumes:
        whole = "是" if v.complete else "否"
        state = states.get(v.state, v.state)
        sheet.append(
            (v.number, v.title, v.station, v.handler, state, v.points, whole, len(v.findings))
        )


def _findings(work: Work, report: Report, sheet: Worksheet) -> None:
    standard = work.archive.standard
    severities = {s.id: s.title for s in standard.severities}
    sources = {source.id: source.title for source in standard.sources}
    widths = {"卷号": 28, "司法所": 16, "承办人": 10, "问题": 36, "说明": 50, "怎么办": 50}
    head(sheet, widths | {"程度": 8, "扣分": 8, "期限": 12, "依据": 50})
    for volume in report.lacking:
        for found in volume.findings:
            basis = "；".join(sources.get(source, source) for source in found["basis"])
            severity = severities.get(found["severity"], found["severity"])
            who = (volume.number, volume.station, volume.handler)
            what = (found["title"], found["reason"], found["fix"])
            sheet.append((*who, *what, severity, found["points"], found["due_on"], basis))
