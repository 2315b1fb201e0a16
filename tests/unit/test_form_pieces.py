"""The pieces forms are described with: registers, cut lines, panels, pages on their side."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from archive_app.filling import fill, open_forms
from tools.forms.layout import WIDE, cell, grid, paragraph, row, title
from tools.forms.ooxml import Page, W
from tools.forms.panels import panels, stubbed
from tools.forms.register import SERIAL, Column, day, money, register, total_of
from tools.forms.sheet import Sheet

PLAIN = Sheet("test.form", "T-01", "登记簿", "designed", title("登记簿"), "试", landscape=True)
COLUMNS = (SERIAL, day("日期", 20, "on"), Column("姓名", 20, "name"), money("金额", 20, "sum"))
ROWS = [
    {"on": date(2024, 3, 1), "name": "陈水生", "sum": Decimal("30.50")},
    {"name": "林大山", "sum": Decimal(12)},
]


def body_of(sheet: Sheet, values: Mapping[str, Any], folder: Path) -> etree._Element:
    sheet.write(folder)
    data = fill(open_forms(folder).get(sheet.form), values)
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def lines_of(body: etree._Element) -> list[list[str]]:
    return [
        ["".join(each.itertext(f"{{{W}}}t")) for each in line.iterfind("{*}tc")]
        for line in body.iter(f"{{{W}}}tr")
    ]


def words_of(body: etree._Element) -> str:
    return "".join(body.itertext(f"{{{W}}}t"))


def test_a_register_prints_its_rows_then_empty_lines_then_the_total(tmp_path: Path) -> None:
    book = register(COLUMNS, "rows", least=3, totals={"金额": total_of("rows", "sum")})
    lines = lines_of(body_of(replace(PLAIN, body=[book]), {"rows": ROWS}, tmp_path))
    assert lines == [
        ["序号", "日期", "姓名", "金额"],
        ["1", "2024.3.1", "陈水生", "30.50"],
        ["2", "", "林大山", "12.00"],
        ["", "", "", ""],
        ["合计", "", "", "42.50"],
    ]


def test_a_blank_register_has_its_empty_lines_and_no_total_yet(tmp_path: Path) -> None:
    book = register(COLUMNS, "rows", least=3, totals={"金额": total_of("rows", "sum")})
    lines = lines_of(body_of(replace(PLAIN, body=[book]), {}, tmp_path))
    assert lines[1:] == [[""] * 4] * 3 + [["合计", "", "", ""]]


def test_columns_of_one_group_stand_under_one_head_on_every_page(tmp_path: Path) -> None:
    columns = (
        SERIAL,
        Column("姓名", 20, "name", group="当事人"),
        Column("电话", 9, group="当事人"),
    )
    body = body_of(replace(PLAIN, body=[register(columns, "rows")]), {}, tmp_path)
    assert lines_of(body)[:2] == [["序号", "当事人"], ["", "姓名", "电话"]]
    assert len(list(body.iter(f"{{{W}}}tblHeader"))) == 2


@pytest.mark.parametrize("page", [Page(), Page(landscape=True), Page(margins=(20, 15, 15, 25))])
def test_a_register_is_as_wide_as_the_text_of_its_page(page: Page) -> None:
    columns = register(COLUMNS, "rows", page=page).iter(f"{{{W}}}gridCol")
    assert sum(int(each.get(f"{{{W}}}w")) for each in columns) == page.text_width


def test_a_page_on_its_side_is_wider_than_high_and_so_is_its_grid(tmp_path: Path) -> None:
    wide = replace(PLAIN, body=[grid(row(cell(24, "一栏")), width=WIDE)])
    body = body_of(wide, {}, tmp_path)
    size = body.find(".//{*}pgSz")
    assert int(size.get(f"{{{W}}}w")) > int(size.get(f"{{{W}}}h"))
    assert int(body.find(".//{*}tcW").get(f"{{{W}}}w")) > 13900


def test_the_cut_line_repeats_the_number_between_stub_and_paper(tmp_path: Path) -> None:
    slip = replace(PLAIN, body=stubbed([paragraph("留")], [paragraph("发")], number="{{ number }}"))
    words = words_of(body_of(slip, {"number": "清矫告字第3号"}, tmp_path))
    stub, cut, paper = words.index("存根"), words.index("清矫告字第3号"), words.index("正本")
    assert stub < cut < paper
    assert "骑　缝　章" in words


def test_every_panel_but_the_first_begins_a_page(tmp_path: Path) -> None:
    body = body_of(
        replace(PLAIN, body=panels(("第一联", title("甲")), ("第二联", title("乙")))), {}, tmp_path
    )
    assert len(list(body.iter(f"{{{W}}}pageBreakBefore"))) == 1
    assert "第一联" in words_of(body)


def test_a_table_right_above_a_register_is_kept_apart_so_that_its_head_repeats(
    tmp_path: Path,
) -> None:
    above = grid(row(cell(24, "单位", edges="")), borders=False)
    body = body_of(replace(PLAIN, body=[above, register(COLUMNS, "rows")]), {}, tmp_path)
    names = [etree.QName(each).localname for each in body[0]]
    assert names[:3] == ["tbl", "p", "tbl"]
