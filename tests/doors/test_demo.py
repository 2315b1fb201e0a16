"""The demonstration keeps its promises, and touches nothing but itself."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal

from archive_app.archive import Archive
from archive_app.chinese.identity import valid_id
from archive_app.cli.demo.cases import case_of, sample
from archive_app.cli.demo.county import MAKER, Staff
from archive_app.cli.demo.growing import Grown
from archive_app.cli.demo.planned import volumes_of
from archive_app.cli.demo.scans import Sheet, as_jpeg, as_pdf, as_png
from archive_app.cli.demo.textpdf import text_pdf
from archive_app.extraction import read
from archive_app.settings import read_settings

TODAY = date(2026, 3, 2)
ONE_IN = 12


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "home"


@pytest.fixture(scope="module")
def told(home: Path) -> dict[str, Any]:
    words = ("demo", "--no-serve", "--home", home, "--one-in", ONE_IN)
    answer: dict[str, Any] = Terminal(home).answer(*words)
    return answer


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> list[Grown]:
    return plan_in(tmp_path_factory.mktemp("plan"))


def plan_in(home: Path) -> list[Grown]:
    archive = Archive(read_settings(home=home))
    somebody = {one["short"]: Staff(1, MAKER, MAKER) for one in sample("county")["stations"]}
    found = list(volumes_of(archive, somebody, TODAY))
    archive.close()
    return found


@pytest.mark.slow
def test_three_stations_and_volumes_of_all_categories_and_states(told: dict[str, Any]) -> None:
    summary = told["summary"]
    assert summary["stations"] == 3
    assert all(category["volumes"] for category in summary["categories"])
    assert {"在办", "结案", "归档"} <= set(summary["states"])
    assert 0 < summary["complete"] < summary["volumes"]


@pytest.mark.slow
def test_a_good_part_of_the_papers_are_pictures(told: dict[str, Any]) -> None:
    assert told["summary"]["image_only_share"] >= 0.15
    assert any("word" in media_type for media_type in told["summary"]["media_types"])
    assert "application/pdf" in told["summary"]["media_types"]


@pytest.mark.slow
def test_what_is_archived_lacks_nothing(told: dict[str, Any], home: Path) -> None:
    found = Terminal(home).answer("volume", "list", "--state", "archived", "--size", 200)
    assert found["rows"]
    assert all(volume["complete"] for volume in found["rows"])


@pytest.mark.slow
def test_the_main_job_goes_from_open_to_found(told: dict[str, Any]) -> None:
    steps = {step["step"]: step for step in told["steps"]}
    assert steps["opened"]["missing"]
    assert steps["drafted"]["drafts"]
    assert steps["signed"]["missing"] == []
    assert (steps["archived"]["complete"], steps["archived"]["points"]) == (True, 100)
    assert steps["found"]["found"]
    assert steps["found"]["index_seconds"] < 2


@pytest.mark.slow
def test_what_is_interesting_is_really_incomplete(told: dict[str, Any], home: Path) -> None:
    excused = {sample("volumes")["flaws"][name]["note"] for name in ("waived", "reopened")}
    noted = [one for one in told["summary"]["interesting"] if one["note"] not in excused]
    shown = [Terminal(home).answer("volume", "show", one["id"]) for one in noted[:6]]
    assert shown
    assert not any(volume["complete"] for volume in shown)


@pytest.mark.slow
def test_the_demonstration_agrees_with_itself(told: dict[str, Any], home: Path) -> None:
    assert Terminal(home).run("check").exit_code == 0


@pytest.mark.slow
def test_a_second_run_uses_what_is_there(told: dict[str, Any], home: Path) -> None:
    again = Terminal(home).answer("demo", "--no-serve", "--home", home)
    more = told["summary"]["volumes"] + 1
    assert (again["reused"], again["summary"]["volumes"]) == (True, more)
    assert {step["step"]: step for step in again["steps"]}["found"]["found"]


def test_a_folder_that_is_no_demonstration_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_text("real", encoding="utf-8")
    result = Terminal(tmp_path).run("demo", "--no-serve", "--fresh", "--home", tmp_path)
    assert result.exit_code == 1
    assert "不是演示数据" in result.stderr
    assert (tmp_path / "archive.db").read_text(encoding="utf-8") == "real"


def test_nobody_in_the_sample_can_exist() -> None:
    for number, line in enumerate(sample("volumes")["volumes"]):
        for party in case_of(number, line, TODAY).parties:
            assert party["phone"].startswith("1390000")
            identity = party.get("id_number", "990101")
            assert identity.startswith("990101")
            assert party["kind"] == "法人" or valid_id(identity)


def test_the_same_day_gives_the_same_cases() -> None:
    lines = sample("volumes")["volumes"]
    once = [case_of(n, line, TODAY).intake() for n, line in enumerate(lines)]
    assert once == [case_of(n, line, TODAY).intake() for n, line in enumerate(lines)]
    assert json.dumps(once, default=str)


def test_every_kind_of_the_standard_has_a_volume(planned: list[Grown]) -> None:
    archive_kinds = {kind.id for kind in planned[0].leaves.archive.standard.kinds}
    assert {grown.course.kind.id for grown in planned} | set(sample("plan")["own"]) == archive_kinds


def test_nobody_in_the_other_volumes_can_exist_either(planned: list[Grown]) -> None:
    for grown in planned:
        text = json.dumps([grown.course.facts, *(leaf.facts for leaf in grown.course.leaves)])
        assert all(one.startswith("990101") for one in re.findall(r"(?<!\d)\d{17}[\dX]", text))
        assert all(one.startswith("1390000") for one in re.findall(r"(?<!\d)1\d{10}(?!\d)", text))


def test_the_same_day_gives_the_same_plan(planned: list[Grown], tmp_path: Path) -> None:
    again = plan_in(tmp_path)
    assert [grown.course.facts for grown in again] == [grown.course.facts for grown in planned]


def test_some_volumes_come_out_of_others_and_are_about_the_same_person(
    planned: list[Grown],
) -> None:
    ties = [(grown.origin[0].course, grown.course) for grown in planned if grown.origin]
    kinds = {(here.kind.id, there.kind.id) for here, there in ties}
    wanted = ("corrections.person", "resettlement.person")
    assert {wanted, ("legal.consultation", "mediation.written")} <= kinds
    helped = [(a, b) for a, b in ties if (a.kind.id, b.kind.id) == wanted]
    assert all(a.facts["id_number"] == b.facts["id_number"] for a, b in helped)


def test_a_book_of_a_year_has_rows_of_that_year_up_to_today(planned: list[Grown]) -> None:
    books = [grown for grown in planned if grown.course.kind.register and grown.year == TODAY.year]
    known = [(one.course.kind.register, one.course.known(TODAY)) for one in books]
    rows = [row for name, facts in known for row in facts.get(name, ())]
    days = [row["date"] for row in rows if "date" in row]
    assert len(days) > 100
    assert max(days) <= TODAY.isoformat()


@pytest.mark.parametrize(("make", "suffix"), [(as_jpeg, "jpg"), (as_png, "png"), (as_pdf, "pdf")])
def test_scans_are_pages_without_text(make: Any, suffix: str, tmp_path: Path) -> None:
    sheet = Sheet(("协议", "一、和好。"), ("赵铁柱",), "调委会", TODAY, "seed")
    path = tmp_path / f"scan.{suffix}"
    path.write_bytes(make(sheet))
    assert make(sheet) == path.read_bytes()
    reading = read(path, path.name)
    assert (reading.state, reading.page_count) == ("no_text", 1)


def test_text_pdfs_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "print.pdf"
    path.write_bytes(text_pdf(["人民调解协议书", "赔偿3000元（ABC）。" * 20] * 20))
    reading = read(path, path.name)
    assert reading.state == "read"
    assert reading.page_count == 7
    assert "人民调解协议书" in reading.pages[0].text
    assert "赔偿3000元（ABC）。" in reading.pages[0].text
