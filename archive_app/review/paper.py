"""A review run as a .docx report that an inspector would sign."""

from collections.abc import Sequence
from typing import Any, BinaryIO

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from archive_app.archive import CHINA
from archive_app.chinese.dates import cn_date
from archive_app.review.runs import Report

__all__ = ["to_docx"]

_BODY, _TITLE = "仿宋", "宋体"
_MOST_VOLUMES = 200  # a longer list belongs into the workbook; the report says so


def to_docx(report: Report, target: BinaryIO) -> str:
    """Write the report; returns its file name."""
    paper = docx.Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.6), Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.5)
    _paragraph(paper, "档案完整性检查报告", size=20, font=_TITLE, bold=True, centred=True)
    _paragraph(paper, f"检查范围：{report.scope}")
    _paragraph(
        paper,
        f"检查日期：{cn_date(report.run.at.astimezone(CHINA).date())}　检查人：{report.run.name}",
    )
    _paragraph(paper, _overview(report))
    if report.difference is not None:
        _paragraph(paper, _compared(report))
    _stations(paper, report)
    _heading(paper, "一、最常见的问题")
    _table(paper, ("问题", "案卷数"), [(t, str(n)) for t, n in report.frequent], (13.0, 3.0))
    _heading(paper, "二、有问题的案卷")
    _lacking(paper, report)
    _heading(paper, "三、检查意见")
    for _ in range(5):
        _paragraph(paper, "＿" * 34)
    _paragraph(paper, "检查人（签名）：＿＿＿＿＿＿　　被检查单位（签名）：＿＿＿＿＿＿")
    _paragraph(paper, "　　　　年　　月　　日　　　　　　　　　　年　　月　　日")
    paper.save(target)
    return f"完整性检查报告 {report.run.at.astimezone(CHINA):%Y-%m-%d} 第{report.run.id}次.docx"


def _overview(report: Report) -> str:
    totals = report.run.totals
    if not totals["volumes"]:
        return "检查范围内没有案卷。"
    return (
        f"共检查案卷 {totals['volumes']} 卷，材料完整的 {totals['complete']} 卷，"
        f"完整率 {totals['rate']}%，平均 {totals['points']} 分；"
        f"发现问题 {totals['findings']} 个，其中已逾期 {totals['overdue']} 个。"
    )


def _compared(report: Report) -> str:
    assert report.difference is not None
    change = report.difference
    return (
        f"与上次检查相比：已解决 {len(change.resolved)} 个，新出现 {len(change.appeared)} 个，"
        f"仍未解决 {change.remaining} 个。"
    )


def _stations(paper: Any, report: Report) -> None:
    if len(report.by_station) < 2:
        return
    rows = [
        (r["station"], str(r["volumes"]), f"{r['rate']}%", str(r["points"]), str(r["findings"]))
        for r in report.by_station
    ]
    columns = ("司法所", "案卷数", "完整率", "平均分", "问题数")
    _table(paper, columns, rows, (6.0, 2.5, 2.5, 2.5, 2.5))


def _lacking(paper: Any, report: Report) -> None:
    rows = []
    for volume in report.lacking[:_MOST_VOLUMES]:
        found = "\n".join(
            f"{n}. {f['title']}：{f['reason']}" for n, f in enumerate(volume.findings, 1)
        )
        rows.append((f"{volume.number}\n{volume.title}", str(volume.points), found))
    if not rows:
        _paragraph(paper, "没有发现问题。")
        return
    _table(paper, ("案卷", "得分", "问题"), rows, (5.4, 1.6, 9.0))
    if len(report.lacking) > _MOST_VOLUMES:
        rest = len(report.lacking) - _MOST_VOLUMES
        _paragraph(paper, f"另有 {rest} 卷见所附问题明细（表格）。")


def _heading(paper: Any, text: str) -> None:
    _paragraph(paper, text, size=15, font="黑体")


def _paragraph(
    paper: Any,
    text: str,
    *,
    size: float = 14,
    font: str = _BODY,
    bold: bool = False,
    centred: bool = False,
) -> None:
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(size * 1.9)
    paragraph.paragraph_format.space_after = Pt(0)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, text, size=size, font=font, bold=bold)


def _run(paragraph: Any, text: str, *, size: float, font: str = _BODY, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.name, run.bold = Pt(size), font, bold
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)


def _table(
    paper: Any,
    columns: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    widths: tuple[float, ...],
) -> None:
    table = paper.add_table(rows=0, cols=len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for number, line in enumerate([columns, *rows]):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, line, widths, strict=True):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.line_spacing = Pt(18)
            _run(paragraph, text, size=10.5, bold=number == 0)
