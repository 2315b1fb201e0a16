"""Sealed volumes, links and copies at the terminal."""

from pathlib import Path

import pytest
from sealing import NAME, a_minor, archived, keep_minors, lay_over
from terminal import Terminal

from archive_app.archive import Archive
from archive_app.permissions import Actor


@pytest.fixture
def terminal(archive: Archive) -> Terminal:
    """A terminal over the test's archive, with the kinds of the tests as a county's own."""
    lay_over(archive.home / "schemas")
    archive.reload_standard()
    keep_minors(archive, archive.standard)
    return Terminal(archive.home)


def test_asked_granted_looked_at_and_taken_back(
    archive: Archive, terminal: Terminal, clerk: Actor, head: Actor
) -> None:
    volume = archived(archive, a_minor(archive, clerk, minor=True), clerk, head)
    refused = terminal.run("volume", "show", volume.number, "--as", "clerk")
    assert f"封存案卷 {volume.number}" in refused.stderr
    said = terminal.says("opening", "ask", volume.id, "--reason", "调卷函", "--as", "clerk")
    assert "申请编号 1" in said
    assert volume.number in terminal.says("opening", "list", "--as", "head")
    terminal.says("opening", "grant", 1, "--days", 2, "--as", "head")
    assert NAME in terminal.says("volume", "show", volume.id, "--as", "clerk")
    terminal.says("opening", "withdraw", 1, "--as", "head")
    assert terminal.run("volume", "show", volume.id, "--as", "clerk").exit_code == 1


def test_the_console_decides_nothing_and_sees_nothing(
    archive: Archive, terminal: Terminal, clerk: Actor, head: Actor
) -> None:
    volume = archived(archive, a_minor(archive, clerk, minor=True), clerk, head)
    terminal.says("opening", "ask", volume.id, "--reason", "调卷函", "--as", "clerk")
    for words in (("opening", "grant", 1), ("volume", "show", volume.id)):
        assert terminal.run(*words).exit_code == 1
    said = terminal.says("opening", "refuse", 1, "--reason", "没有文书", "--as", "head")
    assert "未批准" in said


def test_volumes_are_tied_at_the_terminal(
    archive: Archive, terminal: Terminal, clerk: Actor
) -> None:
    source = a_minor(archive, clerk, minor=False, ended_on="2026-02-20")
    opened = terminal.answer("link", "open", source.id, "--as", "clerk")
    (tie,) = terminal.answer("link", "list", source.id, "--as", "clerk")
    assert tie["number"] == opened["number"]
    terminal.says("link", "withdraw", tie["id"], "--reason", "错了", "--as", "clerk")
    assert terminal.answer("link", "list", source.id, "--as", "clerk") == []
    terminal.says("link", "add", source.id, opened["number"], "--as", "clerk")
    assert "后续帮教" in terminal.says("link", "list", source.id, "--as", "clerk")


def test_a_paper_is_filed_as_a_copy_and_told_to_be_the_original(
    archive: Archive, terminal: Terminal, clerk: Actor, tmp_path: Path
) -> None:
    volume = a_minor(archive, clerk, minor=False)
    paper = tmp_path / "2.txt"
    paper.write_text("记录", encoding="utf-8")
    words = ("document", "file", volume.id, paper, "--slot", "paper", "--copy", "--as", "clerk")
    (filed,) = terminal.answer(*words)
    assert filed["is_copy"] is True
    assert "原件" in terminal.says("document", "kept", filed["id"], "--original", "--as", "clerk")
