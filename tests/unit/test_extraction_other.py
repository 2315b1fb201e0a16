"""Scans, plain text, unread formats, what a file is, and pages as pictures."""

import contextlib
import io
from pathlib import Path

import pytest
from extraction_files import paragraph, pdf, scan_page, tiff, word
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from archive_app.errors import Unreadable
from archive_app.extraction import preview, read, sniff
from archive_app.extraction.model import page
from archive_app.extraction.plain import decode

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_every_page_of_a_tiff_is_counted(tmp_path: Path) -> None:
    reading = read(tiff(tmp_path / "a.tif", 3), "a.tif")
    assert (reading.media_type, reading.page_count) == ("image/tiff", 3)
    assert (reading.state, reading.text.strip()) == ("no_text", "")


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp", "webp", "gif"])
def test_a_picture_is_one_page_without_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    scan_page().save(path)
    reading = read(path, path.name)
    assert (reading.state, reading.page_count) == ("no_text", 1)
    assert "签章确认" in reading.message


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("name", ["记录.txt", "记录.md"])
def test_text_is_read_in_the_encodings_of_offices(tmp_path: Path, code: str, name: str) -> None:
    path = tmp_path / name
    path.write_bytes("人民调解\r\n第二行：喆、堃".encode(code))
    reading = read(path, name)
    assert (reading.state, reading.text) == ("read", "人民调解\n第二行：喆、堃")
    assert reading.page_count is None


def test_utf8_cut_inside_its_last_character_is_not_mangled() -> None:
    assert decode("调解协议".encode()[:-1]) == "调解协"


@given(st.binary())
def test_any_bytes_decode_to_clean_text_or_are_refused(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        clean = page(1, decode(data)).text
        clean.encode()
        assert not set(clean) & {"\x00", "\r"}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_read_back_exactly(text: str) -> None:
    assert decode(text.encode()).removeprefix("\ufeff") == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("start", "name", "media_type"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧.doc", "application/x-ole-storage"),
        (b"Rar!\x1a\x07\x00", "包.rar", "application/vnd.rar"),
        (b"ID3", "录音.mp3", "audio/mpeg"),
        (b"?", "无名", "application/octet-stream"),
    ],
)
def test_other_formats_are_kept_unread(
    tmp_path: Path, start: bytes, name: str, media_type: str
) -> None:
    path = tmp_path / "stored"
    path.write_bytes(start + b"\x01" * 600)
    reading = read(path, name)
    assert (reading.media_type, reading.state, reading.reason) == (media_type, "unread", "format")
    assert "另存为" in reading.message


def test_an_old_word_file_is_known_by_its_directory(tmp_path: Path) -> None:
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30] = 9  # sectors of 512 bytes, the directory in the first
    path = tmp_path / "stored"
    path.write_bytes(bytes(header) + "WordDocument".encode("utf-16-le"))
    reading = read(path, "旧.doc")
    assert (reading.media_type, reading.state) == ("application/msword", "unread")
    assert ".docx" in reading.message


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a"])
def test_content_decides_before_the_name(tmp_path: Path, name: str) -> None:
    assert sniff(word(tmp_path / "stored", paragraph("文")), name) == DOCX
    assert sniff(pdf(tmp_path / "other", "文"), name) == "application/pdf"


def test_a_file_that_is_gone_is_not_called_a_bad_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "gone.pdf", "gone.pdf")


def shown(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=["PNG"])


def test_each_page_of_a_tiff_is_shown_as_a_picture(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", 2)
    for number in (1, 2):
        picture = shown(preview(path, "image/tiff", number, 300))
        assert picture.size == (300, 425)
        assert picture.mode == "L"  # strokes stay visible when a black-and-white scan shrinks
        assert picture.getextrema()[0] < 160


def test_a_pdf_page_is_shown_as_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    scan_page().save(path)
    picture = shown(preview(path, "application/pdf", 1, 400))
    assert picture.width == 400
    assert picture.convert("L").getextrema()[0] < 100


def test_a_small_picture_is_not_blown_up_and_a_sideways_photo_stands_upright(
    tmp_path: Path,
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held sideways
    scan_page((200, 100)).save(tmp_path / "a.jpg", exif=exif)
    assert shown(preview(tmp_path / "a.jpg", "image/jpeg", width=1000)).size == (100, 200)


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path, kind in (
        (tiff(tmp_path / "a", 1), "image/tiff"),
        (pdf(tmp_path / "b", "文"), "application/pdf"),
    ):
        for number in (0, 2):
            with pytest.raises(Unreadable, match="没有这一页"):
                preview(path, kind, number)


def test_a_format_without_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="不能显示为图片"):
        preview(word(tmp_path / "a.docx", paragraph("文")), DOCX)
