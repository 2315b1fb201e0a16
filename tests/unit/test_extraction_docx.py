"""Word files: which words are read, in which order, and how they look in a preview."""

from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from extraction_files import paragraph, part, word
from hypothesis import given
from hypothesis import strategies as st

from archive_app.extraction import Cell, first_heading, outline, read
from archive_app.extraction.docx import read_docx
from archive_app.extraction.model import Limits


def text_of(path: Path) -> str:
    reading = read(path, path.name)
    assert reading.state == "read"
    return reading.text


def text_of_body(folder: Path, body: str) -> str:
    return text_of(word(folder / "样.docx", body))


def test_paragraphs_and_tables_keep_the_order_of_the_paper(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、纠纷事实")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "当事人", "张三"
    document.add_paragraph("二、协议内容")
    document.save(tmp_path / "a.docx")
    assert text_of(tmp_path / "a.docx") == "一、纠纷事实\n当事人\t张三\n二、协议内容"


def test_a_table_inside_a_cell_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "外"
    cell.add_table(1, 1).cell(0, 0).text = "内"
    document.save(tmp_path / "a.docx")
    assert text_of(tmp_path / "a.docx") == "外\n内"


def test_headers_and_footers_come_after_the_body_so_that_the_title_is_first(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "某某司法所"
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    document.add_paragraph("人民调解协议书")
    document.save(tmp_path / "a.docx")
    reading = read(tmp_path / "a.docx", "a.docx")
    assert reading.text == "人民调解协议书\n某某司法所\n第 1 页"
    assert first_heading(reading) == "人民调解协议书"


@pytest.mark.parametrize(
    "wrapping",
    [
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:fldSimple w:instr='DATE'>{}</w:fldSimple>",
    ],
)
def test_words_inside_insertions_and_controls_are_read(tmp_path: Path, wrapping: str) -> None:
    run = wrapping.format("<w:r><w:t>三万元</w:t></w:r>")
    assert text_of_body(tmp_path, f"<w:p><w:r><w:t>赔偿</w:t></w:r>{run}</w:p>") == "赔偿三万元"


@pytest.mark.parametrize(
    "gone",
    [
        "<w:del><w:r><w:delText>五万元</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>五万元</w:t></w:r></w:moveFrom>",
        "<w:r><w:instrText>DATE</w:instrText></w:r>",
        "<w:r><w:rPr><w:del/></w:rPr></w:r>",
    ],
)
def test_deleted_words_and_field_instructions_are_not_read(tmp_path: Path, gone: str) -> None:
    assert text_of_body(tmp_path, f"<w:p><w:r><w:t>赔偿</w:t></w:r>{gone}</w:p>") == "赔偿"


def test_a_deleted_table_row_is_not_read_and_an_inserted_one_is(tmp_path: Path) -> None:
    row = "<w:tr><w:trPr>{}</w:trPr><w:tc>{}</w:tc></w:tr>"
    rows = row.format("<w:del/>", paragraph("旧")) + row.format("<w:ins/>", paragraph("新"))
    assert text_of_body(tmp_path, f"<w:tbl>{rows}</w:tbl>") == "新"


def test_rows_and_cells_inside_content_controls_are_read(tmp_path: Path) -> None:
    cell = f"<w:sdt><w:sdtContent><w:tc>{paragraph('李四')}</w:tc></w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell}</w:tr></w:sdtContent></w:sdt>"
    assert text_of_body(tmp_path, f"<w:tbl>{row}</w:tbl>") == "李四"


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    body = f"<w:p><w:r><w:t>框前</w:t></w:r>{drawing}</w:p>{paragraph('框后')}"
    assert text_of_body(tmp_path, body) == "框前\n框内\n框后"


def test_the_older_variant_is_read_when_the_newer_holds_no_words(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{paragraph('旧框')}</w:txbxContent>"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert text_of_body(tmp_path, body) == "旧框"


def test_notes_follow_the_body_without_the_lines_word_draws(tmp_path: Path) -> None:
    line = f"<w:footnote w:type='separator' w:id='0'>{paragraph('——')}</w:footnote>"
    notes = line + f"<w:footnote w:id='2'>{paragraph('脚注')}</w:footnote>"
    ends = f"<w:endnote w:id='2'>{paragraph('尾注')}</w:endnote>"
    path = word(
        tmp_path / "a.docx",
        paragraph("正文"),
        footnotes=part("footnotes", notes),
        endnotes=part("endnotes", ends),
    )
    assert text_of(path) == "正文\n脚注\n尾注"


def test_only_headers_a_section_uses_are_read_and_each_once(tmp_path: Path) -> None:
    section = "<w:sectPr><w:headerReference w:type='default' r:id='header1'/></w:sectPr>"
    path = word(
        tmp_path / "a.docx",
        paragraph("正文", f"<w:pPr>{section}</w:pPr>") + section,
        header1=part("hdr", paragraph("在用")),
        header2=part("hdr", paragraph("弃用")),
    )
    assert text_of(path) == "正文\n在用"


def test_line_breaks_tabs_and_ticked_boxes_are_kept(tmp_path: Path) -> None:
    run = (
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t>"
        "<w:sym w:font='Wingdings 2' w:char='F052'/><w:sym w:font='Wingdings' w:char='错'/>"
        "</w:r></w:p>"
    )
    assert text_of_body(tmp_path, run) == "甲\n乙\t丙☑"


def test_the_strict_variant_of_the_format_is_read(tmp_path: Path) -> None:
    namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f"<s:p xmlns:s='{namespace}'><s:r><s:t>严格</s:t></s:r></s:p>"
    assert text_of_body(tmp_path, body) == "严格"


def test_a_document_of_pictures_only_has_no_text(tmp_path: Path) -> None:
    reading = read(word(tmp_path / "a.docx", "<w:p><w:r><w:drawing/></w:r></w:p>"), "a.docx")
    assert (reading.state, reading.reason) == ("no_text", "no_text")
    assert "签章确认" in reading.message


def test_the_page_count_is_the_one_last_saved_or_unknown(tmp_path: Path) -> None:
    docx.Document().save(tmp_path / "a.docx")
    assert read(tmp_path / "a.docx", "a.docx").page_count == 1
    assert read(word(tmp_path / "b.docx", paragraph("文")), "b.docx").page_count is None


def test_the_outline_tells_headings_and_alignment_through_styles(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("调解笔录", 2)
    document.add_paragraph("右").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.save(tmp_path / "a.docx")
    seen = [
        (each.place, each.kind, each.level, each.align) for each in outline(tmp_path / "a.docx")
    ]
    assert seen == [
        ("header", "paragraph", 0, "left"),
        ("body", "heading", 2, "left"),
        ("body", "paragraph", 0, "right"),
    ]


def test_a_style_based_on_itself_ends(tmp_path: Path) -> None:
    styles = "<w:style w:styleId='a'><w:name w:val='a'/><w:basedOn w:val='a'/></w:style>"
    settings = "<w:pPr><w:pStyle w:val='a'/></w:pPr>"
    path = word(tmp_path / "a.docx", paragraph("文", settings), styles=part("styles", styles))
    assert [each.kind for each in outline(path)] == ["paragraph"]


def test_merged_cells_keep_their_shape_in_the_outline(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(2, 0)).text = "当事人"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "张三"
    table.cell(1, 2).text = "男"
    document.save(tmp_path / "a.docx")
    (block,) = outline(tmp_path / "a.docx")
    assert block.rows == (
        (Cell("当事人", 1, 3), Cell("张三", 2, 1)),
        (Cell(""), Cell("男")),
        (Cell(""), Cell("")),
    )


@given(
    texts=st.lists(
        st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\xa0")),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, texts) -> None:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    path = tmp_path_factory.getbasetemp() / "written.docx"
    document.save(path)
    (page,) = read_docx(path, Limits()).pages
    assert page.text == "\n".join(text for text in texts if text.strip())
