"""A register at the terminal."""

from pathlib import Path

import pytest
from builders import a_book, a_committee, a_volume
from terminal import Terminal

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import Station, Volume


@pytest.fixture
def book(archive: Archive, clerk: Actor, station: Station) -> Volume:
    return a_book(archive, clerk, a_committee(archive, station))


@pytest.fixture
def terminal(archive: Archive, book: Volume) -> Terminal:
    return Terminal(archive.home)


def test_a_row_is_written_by_the_titles_of_its_columns(terminal: Terminal, book: Volume) -> None:
    row = ("--fact", "日期=2026-02-03", "--fact", "事由=漏水", "--fact", "电话=13900000001")
    said = terminal.says("register", "add", book.number, *row)
    assert "已登记第 1 条" in said
    listed = terminal.says("register", "list", book.number, "--text", "漏水")
    assert "139******01" in listed
    assert "共 1 条" in listed


def test_a_wrong_cell_is_named(terminal: Terminal, book: Volume) -> None:
    refused = terminal.run("register", "add", book.id, "--fact", "日期=下周")
    assert refused.exit_code == 1
    assert "请填写日期" in refused.stderr


def test_a_book_goes_out_and_comes_back(terminal: Terminal, book: Volume, tmp_path: Path) -> None:
    terminal.says("register", "add", book.id, "--fact", "日期=2026-02-03", "--fact", "事由=漏水")
    sheet = tmp_path / "登记.xlsx"
    terminal.says("register", "export", book.id, sheet, "--unmask")
    assert terminal.answer("register", "import", book.id, sheet) == {"rows": 1, "doubled": [2]}


def test_what_is_no_register_says_so(terminal: Terminal, archive: Archive, clerk: Actor) -> None:
    other = a_volume(archive, clerk)
    refused = terminal.run("register", "list", other.id)
    assert refused.exit_code == 1
    assert "不是登记簿" in refused.stderr
