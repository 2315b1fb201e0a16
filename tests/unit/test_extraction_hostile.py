"""Bad and hostile files: each fails with a reason, within its bounds, and harms nothing else."""

import os
import signal
import struct
import sys
import time
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from extraction_files import paragraph, part, pdf, scan_page, tiff, word
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_app.errors import Unreadable
from archive_app.extraction import Limits, Reading, close_readers, outline, preview, read
from archive_app.extraction.model import MIB
from archive_app.extraction.registry import read_here

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no memory limits")

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="child processes are found by /proc")


def failed_reason(reading: Reading) -> str:
    assert reading.state == "failed"
    assert reading.pages == ()
    assert "；请" in reading.message  # every refusal says what to do
    return reading.reason


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.txt", "a.jpg", "a.rar"])
def test_an_empty_file(tmp_path: Path, name: str) -> None:
    assert failed_reason(read(written(tmp_path / "stored", b""), name)) == "empty"


@pytest.mark.parametrize("name", ["协议.pdf", "协议.docx", "协议.jpg", "协议.txt"])
def test_a_program_named_like_a_document(tmp_path: Path, name: str) -> None:
    reading = read(written(tmp_path / "stored", b"MZ\x90\x00" + b"\x00" * 500), name)
    assert failed_reason(reading) == "disguised"
    assert reading.media_type == "application/vnd.microsoft.portable-executable"


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = word(tmp_path / "bomb.docx", paragraph("文"))
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("word/media/image1.bmp", "w") as entry,
    ):
        for _ in range(100):
            entry.write(bytes(MIB))
    began = time.monotonic()
    assert failed_reason(read(path, "bomb.docx")) == "bomb"
    assert time.monotonic() - began < 2


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = word(tmp_path / "liar.docx", " " * (40 * MIB))
    data = path.read_bytes()
    directory = data.rindex(b"word/document.xml") - 46
    lie = data[: directory + 24] + struct.pack("<I", 1000) + data[directory + 28 :]
    assert failed_reason(read(written(path, lie), "liar.docx")) in {"broken", "too_large"}


def test_a_part_larger_than_allowed(tmp_path: Path) -> None:
    path = word(tmp_path / "big.docx", paragraph("文" * 2000))
    assert failed_reason(read(path, "big.docx", limits=Limits(part_bytes=3000))) == "too_large"


def test_an_external_entity_is_never_read(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.txt", "机密".encode())
    prolog = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    reading = read(word(tmp_path / "xxe.docx", paragraph("&x;"), prolog=prolog), "xxe.docx")
    assert failed_reason(reading) == "unsafe"
    assert "机密" not in repr(reading)


def test_entities_that_multiply_are_refused_at_once(tmp_path: Path) -> None:
    layers = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 12))
    prolog = f'<!DOCTYPE w [<!ENTITY a0 "哈">{layers}]>'
    path = word(tmp_path / "laughs.docx", paragraph("&a11;"), prolog=prolog)
    assert failed_reason(read(path, "laughs.docx")) == "unsafe"


@pytest.mark.parametrize("mode", ["Internal", "External"])
def test_links_that_lead_out_of_the_package_are_not_followed(tmp_path: Path, mode: str) -> None:
    note = f"<w:footnote>{paragraph('机密')}</w:footnote>"
    secret = written(tmp_path / "secret.xml", part("footnotes", note).encode())
    for target in (secret.as_posix(), secret.as_uri(), f"../../../../../..{secret.as_posix()}"):
        link = f'<Relationship Id="x" Type="x/footnotes" Target="{target}" TargetMode="{mode}"/>'
        path = word(tmp_path / "a.docx", paragraph("文"), link=link)
        assert read(path, "a.docx").text == "文"


def test_a_word_file_with_a_password(tmp_path: Path) -> None:
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30] = 9
    path = written(tmp_path / "stored", bytes(header) + "EncryptedPackage".encode("utf-16-le"))
    assert failed_reason(read(path, "协议.docx")) == "encrypted"


def test_elements_nested_without_end(tmp_path: Path) -> None:
    path = word(tmp_path / "deep.docx", "<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)
    assert failed_reason(read(path, "deep.docx")) == "broken"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.95])
def test_a_file_cut_off_in_copying(tmp_path: Path, share: float) -> None:
    scan_page((900, 1200)).save(tmp_path / "scan.jpg")
    scan_page((900, 1200)).save(tmp_path / "scan.png")
    word(tmp_path / "a.docx", paragraph("协议" * 500))
    tiff(tmp_path / "scan.tif", 3)
    for name in ("scan.jpg", "scan.png", "a.docx", "scan.tif"):
        whole = (tmp_path / name).read_bytes()
        cut = written(tmp_path / "cut", whole[: int(len(whole) * share)])
        assert failed_reason(read(cut, name)) == "broken", name


def huge_png(path: Path, side: int) -> Path:
    """A valid picture of one colour: few bytes in the file, many once decoded."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compressobj(1)
    body = b"".join([rows.compress(bytes(1 + 3 * side)) for _ in range(side)]) + rows.flush()
    start = b"\x89PNG\r\n\x1a\n"
    return written(path, start + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b""))


def test_a_picture_of_too_many_pixels_is_not_decoded(tmp_path: Path) -> None:
    path = huge_png(tmp_path / "a.png", 13_000)
    assert failed_reason(read(path, "a.png")) == "too_large"
    with pytest.raises(Unreadable, match="超出读取上限"):
        preview(path, "image/png")


@on_posix
def test_memory_is_bounded_in_the_reading_process(tmp_path: Path) -> None:
    path = huge_png(tmp_path / "a.png", 10_000)
    assert failed_reason(read(path, "a.png", limits=Limits(memory=400 * MIB))) == "too_large"
    assert read(path, "a.png").state == "no_text"


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_read(tmp_path: Path) -> None:
    path = pdf(tmp_path / "long.pdf", *["调解协议"] * 3000)
    close_readers()
    began = time.monotonic()
    assert failed_reason(read(path, "long.pdf", limits=Limits(seconds=0.1))) == "timeout"
    assert time.monotonic() - began < 3
    assert read(pdf(tmp_path / "b.pdf", "下一件"), "b.pdf").text == "下一件"


def test_many_threads_read_at_once(tmp_path: Path) -> None:
    paths = [pdf(tmp_path / f"{n}.pdf", f"第{n}件") for n in range(12)]
    with ThreadPoolExecutor(6) as threads:
        texts = list(threads.map(lambda path: read(path, path.name).text, paths))
    assert texts == [f"第{n}件" for n in range(12)]


@pytest.mark.parametrize("show", [outline, lambda path: preview(path, "application/pdf")])
def test_showing_a_broken_file_says_why(tmp_path: Path, show) -> None:
    with pytest.raises(Unreadable) as refusal:
        show(written(tmp_path / "bad", b"PK\x03\x04 not a package"))
    assert (refusal.value.reason, bool(refusal.value.fix)) == ("broken", True)


@settings(max_examples=60, deadline=None)
@given(
    place=st.integers(0, 10_000),
    damage=st.binary(min_size=1, max_size=40),
    name=st.sampled_from(["a.docx", "a.pdf", "a.tif"]),
)
def test_damage_anywhere_never_raises(
    tmp_path_factory: pytest.TempPathFactory, place: int, damage: bytes, name: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    whole = {
        "a.docx": lambda: word(folder / "whole", paragraph("协议" * 100)),
        "a.pdf": lambda: pdf(folder / "whole", "协议", "笔录"),
        "a.tif": lambda: tiff(folder / "whole", 2),
    }[name]().read_bytes()
    at = place % len(whole)
    damaged = written(folder / "damaged", whole[:at] + damage + whole[at + len(damage) :])
    reading = read(damaged, name)
    assert reading.state in {"read", "no_text", "failed", "unread"}
    assert reading.reason not in {"timeout", "crashed"}


def test_an_extractor_that_trips_is_a_failed_reading_in_this_process_too(tmp_path: Path) -> None:
    path = written(tmp_path / "a.pdf", b"%PDF-1.7\n" + b"\xff" * 300)
    assert failed_reason(read_here(path, "a.pdf", Limits())) == "broken"


def end_reading_processes() -> int:
    """End the reading processes of this test run, as a system short of memory would."""
    ended = 0
    for children in Path("/proc/self/task").glob("*/children"):
        for child in children.read_text().split():
            if b"archive_app.extraction.child" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(int(child), signal.SIGKILL)
                ended += 1
    return ended


@on_linux
def test_a_reading_process_that_dies_fails_only_its_file(tmp_path: Path) -> None:
    path = pdf(tmp_path / "long.pdf", *["调解协议"] * 3000)
    close_readers()
    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(read, path, "long.pdf")
        while not end_reading_processes():
            time.sleep(0.01)
        assert failed_reason(reading.result()) == "crashed"
    assert read(pdf(tmp_path / "b.pdf", "下一件"), "b.pdf").text == "下一件"


@on_linux
def test_a_reading_process_that_died_while_idle_is_replaced_unnoticed(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", "协议")
    read(path, "a.pdf")
    assert end_reading_processes() > 0
    assert read(path, "a.pdf").text == "协议"
