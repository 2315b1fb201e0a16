"""PDF files: text by page, scans, passwords, form fields, the second opinion."""

from pathlib import Path

import pytest
from extraction_files import pdf, pdf_of, scan_page
from pypdf import PdfReader, PdfWriter

from archive_app.extraction import Limits, first_heading, read


def test_text_is_read_page_by_page(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", "（2024）人调字第12号", "赔偿 3万元，2024年3月12日")
    reading = read(path, "a.pdf")
    assert (reading.state, reading.page_count) == ("read", 2)
    assert [(page.number, page.text) for page in reading.pages] == [
        (1, "（2024）人调字第12号"),
        (2, "赔偿 3万元，2024年3月12日"),
    ]


def test_a_blank_page_keeps_its_number(tmp_path: Path) -> None:
    reading = read(pdf(tmp_path / "a.pdf", "", "调解协议"), "a.pdf")
    assert [page.text for page in reading.pages] == ["", "调解协议"]
    assert first_heading(reading) == "调解协议"


def test_a_scan_has_pages_but_no_text(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    scan_page().save(path, save_all=True, append_images=[scan_page()])
    reading = read(path, "scan.pdf")
    assert (reading.state, reading.page_count) == ("no_text", 2)
    assert "签章确认" in reading.message


def test_a_password_is_noticed_and_the_clerk_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    writer = PdfWriter(clone_from=PdfReader(pdf(tmp_path / "a.pdf", "秘")))
    writer.encrypt("1234", algorithm="RC4-128")
    writer.write(path)
    reading = read(path, "locked.pdf")
    assert (reading.state, reading.reason) == ("failed", "encrypted")
    assert "取消密码" in reading.message


def test_a_pdf_only_locked_against_printing_is_read(tmp_path: Path) -> None:
    path = tmp_path / "no-print.pdf"
    writer = PdfWriter(clone_from=PdfReader(pdf(tmp_path / "a.pdf", "可读")))
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(path)
    assert read(path, "no-print.pdf").text == "可读"


def test_what_was_typed_into_a_form_field_is_read(tmp_path: Path) -> None:
    look = b"/Tx BMC BT /F1 12 Tf 2 4 Td (130500) Tj ET EMC"
    path = pdf_of(
        tmp_path / "form.pdf",
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Annots [4 0 R] >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (130500) /F 4 /P 3 0 R"
        b" /Rect [50 50 200 70] /AP << /N 5 0 R >> >>",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 150 20] /Resources << /Font << /F1"
        b" << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> /Length %d >>"
        b"\nstream\n%s\nendstream" % (len(look), look),
    )
    assert read(path, "form.pdf").text == "130500"


def test_characters_that_stand_for_nothing_are_not_text(tmp_path: Path) -> None:
    reading = read(pdf(tmp_path / "a.pdf", "\ue000\ue001\ue002\ue003"), "a.pdf")
    assert (reading.state, reading.page_count) == ("no_text", 1)


@pytest.mark.parametrize("lost", [b"/Root 1 0 R", b"/DescendantFonts [4 0 R]"])
def test_where_pdfium_fails_or_finds_nothing_pypdf_is_asked(tmp_path: Path, lost: bytes) -> None:
    path = pdf(tmp_path / "a.pdf", "调解协议")
    path.write_bytes(path.read_bytes().replace(lost, b" " * len(lost)))
    reading = read(path, "a.pdf")
    assert (reading.state, reading.text, reading.page_count) == ("read", "调解协议", 1)


def test_a_pdf_cut_in_the_middle_is_failed_or_read_never_an_error(tmp_path: Path) -> None:
    whole = pdf(tmp_path / "a.pdf", *["协议"] * 5).read_bytes()
    cut = tmp_path / "cut.pdf"
    for share in (0.1, 0.3):
        cut.write_bytes(whole[: int(len(whole) * share)])
        reading = read(cut, "cut.pdf")
        assert (reading.state, reading.reason) == ("failed", "broken")
        assert "重新扫描" in reading.message


def test_more_pages_or_characters_than_allowed_are_refused(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", "一二三", "四五六")
    assert read(path, "a.pdf", limits=Limits(pages=1)).reason == "too_large"
    assert read(path, "a.pdf", limits=Limits(characters=5)).reason == "too_large"


@pytest.mark.parametrize("name", ["a.docx", "a.jpg", "没有扩展名"])
def test_a_pdf_under_another_name_is_still_read(tmp_path: Path, name: str) -> None:
    reading = read(pdf(tmp_path / "stored", "协议"), name)
    assert (reading.media_type, reading.state) == ("application/pdf", "read")
