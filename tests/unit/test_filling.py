"""Filling a form: what is printed, what is refused, and that the same values give the same file."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_app.errors import FormFault, Invalid, NotFound
from archive_app.filling import (
    Fault,
    Form,
    Stamp,
    fields_of,
    fill,
    lint,
    open_forms,
    recognise,
)

ABOUT = {
    "form": "trial.paper",
    "title": "试用文书",
    "number": "SY-01",
    "number_kind": "ours",
    "version": 2,
    "category": "trial",
    "layout": "designed",
}
DAY = date(2026, 11, 22)
PERSON = {"birth_on": date(1990, 3, 7), "sex": "男"}
Make = Callable[..., Form]


def save(folder: Path, document: Any, **about: Any) -> Form:
    told = ABOUT | about
    folder.mkdir(parents=True, exist_ok=True)
    name = told["form"].rpartition(".")[2]
    document.save(folder / f"{name}.docx")
    (folder / f"{name}.yaml").write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    return open_forms(folder).get(told["form"])


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make_form(*paragraphs: str, **about: Any) -> Form:
        document = Document()
        for text in paragraphs:
            document.add_paragraph(text)
        return save(tmp_path, document, **about)

    return make_form


def read(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def text_of(form: Form, **values: Any) -> str:
    return "\n".join(paragraph.text for paragraph in read(fill(form, values)).paragraphs)


# What is printed


@pytest.mark.parametrize(
    ("template", "values", "printed"),
    [
        ("{{ name }}", {"name": "张三"}, "张三"),
        ("{{ day|cn_date }}", {"day": DAY}, "2026年11月22日"),
        ("{{ day|cn_date_han }}", {"day": DAY}, "二〇二六年十一月二十二日"),
        ("{{ day|cn_date }}", {"day": "2026-11-22"}, "2026年11月22日"),
        ("{{ day }}", {"day": datetime.combine(DAY, time(9, 30))}, "2026年11月22日"),
        ("{{ sum|capital }}", {"sum": Decimal(30000)}, "叁万元整"),
        ("{{ sum|amount }}", {"sum": Decimal("30000.5")}, "30,000.50"),
        ("{{ sum|amount }}", {"sum": Decimal("0.125")}, "0.125"),
        ("{{ sum }}，{{ copies }}份", {"sum": Decimal(5), "copies": 3}, "5.00，3份"),
        ("{{ sex|tick('男') }}男{{ sex|tick('女') }}女", {"sex": "女"}, "□男☑女"),
        ("{{ ways|tick('电话') }}电话", {"ways": ["上门", "电话"]}, "☑电话"),
        ("{{ people|joined }}", {"people": [{"name": "甲"}, {"name": "乙"}]}, "甲、乙"),
        ("{{ names|joined }}", {"names": ["甲", "乙"]}, "甲、乙"),
        ("{{ hurt }}{{ paid }}", {"hurt": True, "paid": False}, "是否"),
        ("{{ '于' ~ day ~ '前' }}", {"day": DAY}, "于2026年11月22日前"),
        ("{{ p|sex }}{{ p|age(day) }}岁", {"p": PERSON, "day": DAY}, "男36岁"),
        ("{{ p|age(none) }}岁", {"p": PERSON | {"age": 35}}, "35岁"),
        ("{{ id|sex }}{{ id|age(day) }}岁", {"id": "990101199003070015", "day": DAY}, "男36岁"),
        ("{{ place.items }}", {"place": {"items": "村口"}}, "村口"),
        ("{{ note if note else '' }}。", {}, "。"),
    ],
)  # fmt: skip
def test_value_is_printed_as_papers_write_it(
    make: Make, template: str, values: dict[str, Any], printed: str
) -> None:
    assert text_of(make(template), **values) == printed


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{{ x }}", "________"),
        ("{{ x|blank(12) }}", "____________"),
        ("{{ x|cn_date }}", "    年  月  日"),
        ("{{ x|cn_date_han }}", "    年  月  日"),
        ("{{ x|capital }}", "________"),
        ("{{ x|amount }}元", "________元"),
        ("{{ x|joined }}", "________"),
        ("{{ x|lines }}", "________"),
        ("{{ x|tick('男') }}男", "□男"),
        ("{{ x|sex }}", "____"),
        ("{{ x|age(x) }}岁", "____岁"),
        ("{{ x.name }}", "________"),
        ("{{ '经' ~ x ~ '调解' }}", "经________调解"),
        ("{% if x is none %}无{% endif %}{% if x > 3 %}多{% endif %}", "无"),
    ],
)
@pytest.mark.parametrize("values", [{}, {"x": None}, {"x": ""}, {"x": " \n"}])
def test_missing_value_prints_a_line_to_write_on(
    make: Make, template: str, printed: str, values: dict[str, Any]
) -> None:
    assert text_of(make(template), **values) == printed


def test_missing_column_of_a_row_prints_a_line_too(make: Make) -> None:
    form = make("{% for p in parties %}{{ p.name }}{{ p.phone }}；{% endfor %}")
    assert text_of(form, parties=[{"name": "甲", "phone": None}]) == "甲________；"


def test_line_breaks_in_a_value_become_line_breaks_in_the_paper(make: Make) -> None:
    paper = read(fill(make("{{ terms }}"), {"terms": "一、赔礼\r\n二、赔偿\n"}))
    assert paper.paragraphs[0].text == "一、赔礼\n二、赔偿"
    assert len(paper.element.body.findall(f".//{qn('w:br')}")) == 1


def test_lines_of_a_text_can_become_paragraphs(make: Make) -> None:
    form = make("{%p for line in terms|lines %}", "{{ line }}", "{%p endfor %}")
    assert text_of(form, terms="一、赔礼\n\n二、赔偿") == "一、赔礼\n二、赔偿"


def test_markup_and_braces_in_a_value_stay_plain_text(make: Make) -> None:
    text = '<w:p>A&B</w:p> "引" {{ name }} {% if %} {_{ ]]>'
    assert text_of(make("{{ name }}"), name=text) == text


def test_control_characters_are_left_out(make: Make) -> None:
    assert text_of(make("{{ name }}"), name="张\x00\x07三\x1b\ufffe") == "张三"


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None
)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_any_text_comes_back_as_it_was_entered(make: Make, text: str) -> None:
    assert text_of(make("{{ name }}"), name=text) == text


def test_parties_fill_one_table_row_each(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(4, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "姓名", "电话"
    table.cell(1, 0).text = "{%tr for p in parties %}"
    table.cell(2, 0).text, table.cell(2, 1).text = "{{ p.name }}", "{{ p.phone }}"
    table.cell(3, 0).text = "{%tr endfor %}"
    form = save(tmp_path, document)
    parties = [{"name": "张三", "phone": "13900000001"}, {"name": "李四"}]
    filled = read(fill(form, {"parties": parties})).tables[0]
    rows = [[cell.text for cell in row.cells] for row in filled.rows]
    assert rows == [["姓名", "电话"], ["张三", "13900000001"], ["李四", "________"]]


def test_cell_emptied_by_a_condition_keeps_the_paragraph_word_needs(tmp_path: Path) -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "{%p if note %}"
    cell.add_paragraph("{{ note }}")
    cell.add_paragraph("{%p endif %}")
    filled = read(fill(save(tmp_path, document), {}))
    assert [paragraph.text for paragraph in filled.tables[0].cell(0, 0).paragraphs] == [""]


def test_inserted_text_keeps_the_east_asian_font_even_over_line_breaks(tmp_path: Path) -> None:
    document = Document()
    run = document.add_paragraph().add_run("{{ terms }}")
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")
    filled = read(fill(save(tmp_path, document), {"terms": "一\n二\t三"}))
    runs = [run for run in filled.paragraphs[0].runs if run.text]
    fonts = {run._element.rPr.rFonts.get(qn("w:eastAsia")) for run in runs}
    assert (filled.paragraphs[0].text, fonts) == ("一\n二\t三", {"仿宋_GB2312"})


def test_tag_split_over_runs_by_the_word_processor_is_filled(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("姓名：{", "{ na", "me|bl", "ank(4) }", "}。"):
        paragraph.add_run(piece).bold = True
    assert text_of(save(tmp_path, document), name="张三") == "姓名：张三。"


def test_header_and_footer_are_filled(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ committee.name }}"
    document.sections[0].footer.paragraphs[0].text = "卷号 {{ number }}"
    form = save(tmp_path, document)
    section = read(fill(form, {"committee": {"name": "某村调委会"}})).sections[0]
    assert section.header.paragraphs[0].text == "某村调委会"
    assert section.footer.paragraphs[0].text == "卷号 ________"
    assert fields_of(form) == {"committee", "number"}


# What is refused


@pytest.mark.parametrize(
    ("template", "values", "said"),
    [
        ("甲方：{{ party }}", {"party": {"name": "张三"}}, "一行内容"),
        ("甲方：{{ parties }}", {"parties": [{"name": "张三"}]}, "多行内容"),
        ("甲方：{{ parties }}", {"parties": []}, "多行内容"),
        ("甲方：{{ '共' ~ parties }}", {"parties": ["张三"]}, "多行内容"),
        ("甲方：{{ parties|upper }}", {"parties": ["张三"]}, "多行内容"),
        ("甲方：{{ day|cn_date }}", {"day": "去年冬天"}, "不是日期"),
        ("甲方：{{ sum|capital }}", {"sum": Decimal(-1)}, "不能写成大写"),
        ("甲方：{{ sum|capital }}", {"sum": "很多"}, "不是金额"),
        ("甲方：{{ ''.__class__ }}", {}, "不允许"),
        ("甲方：{{ missing.__init__.__globals__ }}", {}, "不允许"),
        ("甲方：{{ name|safe }}", {"name": "<b>"}, "标签写法有误"),
        ("甲方：{{ name }", {}, "标签写法有误"),
        ("甲方：{% for p in parties %}", {}, "标签写法有误"),
        ("甲方：{{ name() }}", {"name": "张三"}, "算式"),
        ("甲方：{{ name() }}", {}, "不存在"),
        ("甲方：{{ 1 / zero }}", {"zero": 0}, "算式"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_place(
    make: Make, template: str, values: dict[str, Any], said: str
) -> None:
    form = make("第一段", template)
    with pytest.raises(FormFault, match=said) as refused:
        fill(form, values)
    assert "paper.docx 正文“甲方：" in refused.value.faults[0]


def test_loop_that_cuts_through_a_table_is_refused_with_advice(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("{% if all %}")
    document.add_table(1, 1).cell(0, 0).text = "{% endif %}"
    with pytest.raises(FormFault, match="%tr"):
        fill(save(tmp_path, document), {})


@pytest.mark.parametrize("bad", ["张\ud800三", 1.5, Decimal("NaN"), b"bytes", object()])
def test_value_no_paper_can_carry_is_refused_by_name(make: Make, bad: Any) -> None:
    with pytest.raises(Invalid) as refused:
        fill(make("{{ parties }}"), {"parties": [{"name": bad}]})
    assert list(refused.value.fields) == ["parties.0.name"]


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_broken_template_is_refused_with_the_name_of_its_file(make: Make, content: bytes) -> None:
    form = make("{{ name }}")
    form.path.write_bytes(content)
    with pytest.raises(FormFault, match=r"paper\.docx"):
        fill(form, {})
    assert [fault.place for fault in lint(form, [])] == ["paper.docx"]


# The file and its stamp


def test_same_values_give_the_same_bytes(make: Make) -> None:
    form = make("{{ name }}{{ form_date|cn_date }}")
    once = fill(form, {"name": "张三", "form_date": DAY})
    assert fill(form, {"form_date": DAY, "name": "张三"}) == once
    assert fill(form, {"name": "李四", "form_date": DAY}) != once
    with zipfile.ZipFile(io.BytesIO(once)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}


def test_draft_carries_its_stamp_and_the_date_it_bears(make: Make) -> None:
    form = make("{{ name }}")
    data = fill(form, {"form_date": DAY}, token="d-17.3")
    assert recognise(data) == Stamp("trial.paper", 2, form.sha256, "d-17.3")
    assert read(data).core_properties.title == "试用文书"
    assert read(data).core_properties.created.date() == DAY


def test_draft_edited_and_saved_again_is_still_recognised(make: Make) -> None:
    paper = read(fill(make("{{ name }}"), {}, token="17"))
    paper.add_paragraph("手工补充")
    paper.core_properties.keywords = paper.core_properties.keywords.replace(" ", ", ")
    again = io.BytesIO()
    paper.save(again)
    stamp = recognise(again.getvalue())
    assert stamp is not None
    assert stamp.token == "17"


def test_papers_not_made_by_us_have_no_stamp() -> None:
    foreign = io.BytesIO()
    Document().save(foreign)
    assert recognise(foreign.getvalue()) is None
    assert recognise(b"%PDF-1.7") is None
    assert recognise(foreign.getvalue()[:-40]) is None


def test_token_that_would_break_the_stamp_is_refused(make: Make) -> None:
    with pytest.raises(Invalid):
        fill(make("{{ name }}"), {}, token="a b")


# Checking templates


def test_lint_finds_unknown_names_filters_and_columns_with_advice(make: Make) -> None:
    name, column = (
        "受理{{ acepted_on|cn_date }}",
        "{% for p in parties|list %}{{ p.nmae }}{% endfor %}",
    )
    used = "{% if false %}{{ name|cn_dat }}{% endif %}"
    known = ["accepted_on", "name", "parties", "parties.name"]
    assert lint(make(name, used, column), known) == [
        Fault("正文", name, "没有名为“acepted_on”的信息", "是否指“accepted_on”？"),
        Fault("正文", column, "“p”里没有“nmae”这一项", "是否指“name”？"),
        Fault("正文", used, "没有名为“cn_dat”的过滤器", "是否指“cn_date”？"),
    ]


def test_lint_checks_the_columns_of_the_row_a_form_is_made_for(make: Make) -> None:
    form = make("{{ row.nmae }}", per="parties")
    assert [fault.fix for fault in lint(form, ["row", "parties.name"])] == ["是否指“name”？"]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% for p in x %}{{ p }}", "没有收尾"),
        ("{% endfro %}", "不成对"),
        ("{{ x x }}", "写法有误"),
        ("{{ x.__class__ }}", "不允许"),
        ("{% autoescape false %}{{ x }}{% endautoescape %}", "不允许"),
    ],
)
def test_lint_finds_faulty_and_forbidden_tags(make: Make, template: str, message: str) -> None:
    (fault,) = lint(make(template), ["x"])
    assert message in fault.message
    assert fault.text == template


def test_faultless_template_has_no_faults_and_tells_its_fields(make: Make) -> None:
    form = make("{{ a }}{% for p in b %}{{ p.c }}{% endfor %}{% for i in range(3) %}口{% endfor %}")
    assert fields_of(form) == {"a", "b"}
    assert lint(form, ["a", "b"]) == []


# The form files


def test_local_form_replaces_the_shipped_one_by_id(tmp_path: Path) -> None:
    save(tmp_path / "shipped" / "trial", Document())
    save(tmp_path / "shipped" / "trial", Document(), form="trial.other", number="SY-02")
    save(tmp_path / "local", Document(), version=3)
    forms = open_forms(tmp_path / "shipped", tmp_path / "local", tmp_path / "nowhere")
    assert [(form.id, form.version) for form in forms] == [("trial.paper", 3), ("trial.other", 2)]
    with pytest.raises(NotFound, match=r"trial\.paper"):
        forms.get("trial.papper")


def test_all_faults_of_the_form_files_are_listed_at_once(tmp_path: Path) -> None:
    Document().save(tmp_path / "lonely.docx")
    (tmp_path / "a.yaml").write_text("form: [", "utf-8")
    (tmp_path / "c.yaml").write_text(yaml.safe_dump(ABOUT), "utf-8")
    (tmp_path / "c.docx").write_bytes(b"not a zip")
    (tmp_path / "b.yaml").write_text(yaml.safe_dump(ABOUT | {"versoin": 1, "version": 0}), "utf-8")
    with pytest.raises(FormFault) as refused:
        open_forms(tmp_path)
    assert refused.value.faults == [
        "a.yaml：第 1 行不是正确的 YAML，请检查缩进和冒号",
        "b.yaml：不认识“versoin”，是否指“version”？",
        "b.yaml：“version”应是从 1 起的整数，现为 0",
        "b.yaml：旁边缺少模板 b.docx",
        "c.yaml：旁边的 c.docx 不是完好的 .docx，请用 Word 或 WPS 重新另存",
        "lonely.docx：旁边缺少同名的 .yaml 说明文件",
    ]


def test_two_files_may_not_share_an_id(tmp_path: Path) -> None:
    save(tmp_path, Document())
    for suffix in (".docx", ".yaml"):
        (tmp_path / f"twin{suffix}").write_bytes((tmp_path / f"paper{suffix}").read_bytes())
    with pytest.raises(FormFault) as refused:
        open_forms(tmp_path)
    assert refused.value.faults == ["twin.yaml：格式编号“trial.paper”已用于 paper.docx"]
