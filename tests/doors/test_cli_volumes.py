"""The main job at the terminal, on a real home."""

import json
from pathlib import Path

import pytest
from builders import PARTIES, a_committee, a_mediator, a_volume
from openpyxl import load_workbook
from terminal import Terminal

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import Station


@pytest.fixture
def terminal(archive: Archive, station: Station, clerk: Actor, head: Actor) -> Terminal:
    a_mediator(archive, a_committee(archive, station))
    return Terminal(archive.home)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    facts = {
        "调解委员会": "清河镇人民调解委员会",
        "纠纷类型": "邻里纠纷",
        "parties": PARTIES,
        "accepted_on": "2026-02-02",
        "dispute": "屋后排水沟堵塞。",
    }
    path = tmp_path / "case.json"
    path.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def number(archive: Archive, clerk: Actor, terminal: Terminal) -> str:
    return a_volume(archive, clerk).number


def test_opening_gives_a_number_and_says_what_is_missing(terminal: Terminal, case: Path) -> None:
    said = terminal.says("volume", "open", "mediation.written", "--facts", case, "--as", "clerk")
    assert "✓ 已立卷" in said
    assert "清河人调字第1号" in said
    assert "权利义务告知书（赵铁柱）" in said


def test_facts_may_be_given_one_by_one_and_override_the_file(
    terminal: Terminal, case: Path
) -> None:
    more = ("--fact", "纠纷类型=合同纠纷", "--fact", "parties=[{name: 甲, side: 申请人}]")
    told = terminal.answer(
        "volume", "open", "mediation.written", "--facts", case, *more, "--station", "清河"
    )
    assert told["facts"]["dispute_type"] == "合同纠纷"
    assert [party["name"] for party in told["facts"]["parties"]] == ["甲"]


def test_a_wrong_fact_names_its_field_and_opens_nothing(terminal: Terminal, case: Path) -> None:
    result = terminal.run(
        "volume", "open", "mediation.written", "--facts", case, "--fact", "纠纷类型=吵架",
        "--station", "清河",
    )  # fmt: skip
    assert result.exit_code == 1
    assert "dispute_type" in result.stderr
    assert terminal.answer("volume", "list")["total"] == 0


def test_a_volume_is_found_by_its_number_however_the_brackets_are_typed(
    terminal: Terminal, number: str
) -> None:
    typed = number.replace("（", "(").replace("）", ")")
    assert terminal.answer("volume", "show", typed)["number"] == number


def test_listing_narrows_by_state_in_words(terminal: Terminal, number: str) -> None:
    assert terminal.answer("volume", "list", "--state", "在办")["rows"][0]["number"] == number
    assert terminal.answer("volume", "list", "--state", "archived")["total"] == 0


def test_a_file_finds_its_place_by_name_and_is_attested(
    terminal: Terminal, number: str, tmp_path: Path
) -> None:
    paper = tmp_path / "人民调解申请书.txt"
    paper.write_text("申请书", encoding="utf-8")
    (filed,) = terminal.answer("document", "file", number, paper, "--as", "clerk")
    assert (filed["slot"], filed["suggested"]) == ("apply", True)
    attested = terminal.answer("document", "attest", filed["id"], "--all", "--as", "clerk")
    assert {mark["attested_by"] for mark in attested["marks"]} == {"钱春生"}
    assert "人民调解申请书.txt" in terminal.says("document", "list", number)
    assert paper.exists()


def test_what_is_ours_to_write_is_filled_and_saved_beside(
    terminal: Terminal, number: str, tmp_path: Path
) -> None:
    drafts = terminal.answer("form", "fill", number, "--ours", "--out", tmp_path / "print")
    assert drafts
    assert {path.name for path in (tmp_path / "print").iterdir()} == {
        draft["file_name"] for draft in drafts
    }
    assert all(draft["generated"] for draft in drafts)


def test_the_form_of_a_place_with_several_is_chosen(terminal: Terminal, number: str) -> None:
    other = "mediation.confirmation_organization"
    (made,) = terminal.answer("form", "fill", number, "confirmation", "--form", other)
    assert made["form"] == other
    listed = terminal.answer("form", "list", number)
    place = next(place for place in listed if place["slot"] == "confirmation")
    assert (place["form"], place["variants"][1]) == (other, other)
    assert other in terminal.says("form", "list", number)
    refused = terminal.run("form", "fill", number, "cover", "--form", other)
    assert (refused.exit_code, "没有格式" in refused.stderr) == (1, True)


def test_a_move_that_is_not_due_yet_says_why(terminal: Terminal, number: str) -> None:
    terminal.says("volume", "move", number, "结案", "--as", "clerk")
    refused = terminal.run("volume", "move", number, "立卷", "--as", "head")
    assert refused.exit_code == 1
    assert "还不能立卷" in refused.stderr


def test_describing_changes_only_what_is_named(terminal: Terminal, number: str) -> None:
    before = terminal.answer("volume", "show", number)["facts"]
    after = terminal.answer("volume", "describe", number, "--fact", "案件级别=疑难")["facts"]
    assert after == before | {"case_level": "疑难"}


def test_rights_hold_at_the_terminal_too(terminal: Terminal, number: str) -> None:
    refused = terminal.run("form", "fill", number, "--ours", "--as", "nobody")
    assert (refused.exit_code, "没有“nobody”这个在用账号" in refused.stderr) == (1, True)


def test_a_ledger_is_saved_as_a_workbook(terminal: Terminal, number: str, tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsx"
    terminal.says("ledger", "mediation.written", "--xlsx", book)
    cells = [cell for row in load_workbook(book).active.iter_rows(values_only=True) for cell in row]
    assert number in cells


def test_a_review_counts_and_compares_with_the_one_before(
    terminal: Terminal, number: str, tmp_path: Path
) -> None:
    first = terminal.answer("review")
    assert (first["totals"]["volumes"], first["difference"]) == (1, None)
    said = terminal.says("review", "--docx", tmp_path / "r.docx", "--xlsx", tmp_path / "r.xlsx")
    assert "比上次：已解决 0" in said
    assert (tmp_path / "r.docx").stat().st_size > 1000


def test_a_volume_is_found_by_its_words_after_the_jobs_are_done(
    terminal: Terminal, number: str
) -> None:
    assert terminal.answer("worker", "--once")["done"] >= 1
    assert (
        terminal.answer("search", "排水沟", "--own", "--as", "clerk")["hits"][0]["number"] == number
    )
    assert "【排水沟】" in terminal.says("search", "排水沟", "--own", "--as", "clerk")
    assert (
        terminal.answer("search", "--own", "--as", "clerk", "--", "邻里", "-排水沟")["total"] == 0
    )
