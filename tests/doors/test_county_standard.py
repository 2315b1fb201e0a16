"""What a county writes of its own, as the two examples in schemas/examples show it: no Python."""

import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from builders import an_account
from terminal import Terminal
from visitor import Visitor

from archive_app.app import create_app
from archive_app.archive import Archive
from archive_app.settings import Settings
from archive_app.standard import Fault, Standard
from archive_app.standard.marks import read

EXAMPLES = Path("schemas/examples")


@pytest.fixture
def county(tmp_path: Path) -> Terminal:
    """A data folder with the changes of a county."""
    shutil.copytree(EXAMPLES / "county", tmp_path / "home")
    return Terminal(tmp_path / "home")


@pytest.fixture
def changed(county: Terminal) -> Iterator[Archive]:
    archive = Archive(Settings(home=county.home))
    yield archive
    archive.close()


@pytest.fixture
def new_kind(tmp_path: Path) -> Terminal:
    """A fresh data folder with a new kind of volume, a new register, a form and examples."""
    terminal = Terminal(tmp_path / "home")
    terminal.says("init", "--station", "清河司法所")
    shutil.copytree(EXAMPLES / "new_kind", terminal.home, dirs_exist_ok=True)
    return terminal


def test_the_examples_are_not_in_force_unless_they_are_chosen(national: Standard) -> None:
    assert "county." not in national.text


def test_the_changes_of_the_county_are_sound(county: Terminal) -> None:
    assert "没有错误" in county.says("standard", "lint")
    assert "没有问题" in county.says("form", "lint")


def test_every_change_of_the_county_holds(changed: Archive, national: Standard) -> None:
    standard = changed.standard
    ours, theirs = (one.kind("mediation.written") for one in (standard, national))
    assert (theirs.retention.default, ours.retention.default) == ("D30", "Y")
    assert ours.slot("visit").require.mode == "always"
    assert ours.number.pattern.startswith("桐调〔{year}〕")
    assert standard.setting("visit_days").default == 15
    assert "光伏发电纠纷" in standard.vocabulary("dispute_types").words()
    assert ours.slot("satisfaction").form in changed.forms


def test_what_is_not_mentioned_stays(changed: Archive, national: Standard) -> None:
    ours, theirs = (one.kind("mediation.written") for one in (changed.standard, national))
    assert ours.retention.cases == theirs.retention.cases
    assert ours.slot("visit").title == theirs.slot("visit").title
    assert ours.checks == theirs.checks


def test_the_terminal_names_the_county_file_of_each_change(county: Terminal) -> None:
    told = county.says("standard", "show")
    for words in ("slots satisfaction", "settings visit_days", "schemas/national/written.yaml"):
        assert words in told, words
    kind = county.says("standard", "show", "mediation.written")
    assert "其余案卷：永久" in kind
    assert "schemas/national/written.yaml:8（本县）" in kind


def test_the_pages_show_the_changes(changed: Archive) -> None:
    an_account(changed, "archivist")
    visitor = Visitor(create_app(changed))
    visitor.sign_in("archivist")
    page = unescape(visitor.get("/standard/mediation.written").text)
    assert "当事人满意度测评表" in page
    assert "桐溪县司法局《人民调解案卷管理办法》" in page
    with visitor.get("/standard/forms/county.satisfaction") as blank:
        assert blank.status_code == 200


def test_a_new_kind_with_its_form_register_and_examples_is_sound(new_kind: Terminal) -> None:
    assert "没有错误" in new_kind.says("standard", "lint")
    assert "没有问题" in new_kind.says("form", "lint")


def test_a_volume_of_the_new_kind_is_opened_judged_and_its_form_filled(new_kind: Terminal) -> None:
    asked = ("--station", "清河", "--fact", "村（居）=桥头村", "--fact", "收到日期=2026-03-02")
    told = new_kind.says("volume", "open", "红白理事会章程审查卷", *asked)
    assert "桥头村红白理事会章程审查" in told
    assert "红白理事会章程" in new_kind.says("volume", "show", 1)
    assert "红白理事会章程审查表" in new_kind.says("form", "list", 1)


def test_the_new_register_takes_a_row(new_kind: Terminal) -> None:
    year = ("folder_year=2026", "year_from=2026-01-01", "year_until=2026-12-31")
    facts = [word for fact in year for word in ("--fact", fact)]
    new_kind.says("volume", "open", "county.council_register", "--station", "清河", *facts)
    row = ("--fact", "日期=2026-03-01", "--fact", "事主=赵某", "--fact", "事由=婚礼")
    new_kind.says("register", "add", 1, *row)
    assert "赵某" in new_kind.says("register", "list", 1)


def test_an_example_of_the_county_that_does_not_come_true_is_told(new_kind: Terminal) -> None:
    path = new_kind.home / "schemas/national/scenarios/rule_of_law/council.yaml"
    told = path.read_text(encoding="utf-8").replace("findings: [review]", "findings: []")
    path.write_text(told, encoding="utf-8")
    result = new_kind.run("standard", "lint")
    assert result.exit_code == 1
    assert "实例“没有审查表”（county.council）：多出问题 review" in result.stdout


# What an archivist writes by mistake, and what must be said of it: all of it at once.
MISTAKES = """kind: mediation.written
slots:
  - {id: visit, requre: always}
  - {id: record, require: 必有}
  - {id: vist, require: always}
  - {id: apply, basis: rmtjf.31}
"""
CONDITIONS = """kind: mediation.written
slots:
  - {id: visit, require: {when: "result = '达成协议'"}}
  - {id: record, require: {when: “result”}}
  - {id: apply, require: {when: "result == '成功'"}}
  - {id: accept, require: {when: "resutl == 1"}}
"""


def test_every_mistake_in_keys_and_values_is_told_with_what_to_do(tmp_path: Path) -> None:
    said = lint_of(tmp_path, "ours.yaml", MISTAKES)
    advice = ("是否应为“require”？", "写 always、never", "核对编号有没有写错", "写成 [甲, 乙]")
    assert [one for one in advice if one not in said] == []


def test_every_mistake_in_conditions_is_told_with_what_to_do(tmp_path: Path) -> None:
    said = lint_of(tmp_path, "ours.yaml", CONDITIONS)
    advice = ("写两个等号", "“ 是中文符号", "可用：当事人撤回", "是否应为“result”？")
    assert [one for one in advice if one not in said] == []


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("slots:\n\t- {id: visit}", "制表符"),
        ("slots:\n  - {id: visit， require: always}", "， 是中文符号"),
        ("slots:\n  - id: visit\n   require: always", "同一级的缩进对齐"),
    ],
)
def test_what_is_no_yaml_is_told_with_what_to_do(tmp_path: Path, written: str, advice: str) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(written, encoding="utf-8")
    faults: list[Fault] = []
    read(path, "ours.yaml", faults)
    assert advice in faults[0].fix


def test_a_change_to_a_kind_that_is_not_there_names_the_nearest(tmp_path: Path) -> None:
    said = lint_of(tmp_path, "ours.yaml", "kind: mediation.writen\nslots: []\n")
    assert "没有案卷类型“mediation.writen”，无从改起 → 是否应为“mediation.written”？" in said


def test_a_setting_of_the_wrong_type_is_told(tmp_path: Path) -> None:
    said = lint_of(tmp_path, "standard.yaml", "settings: [{id: visit_days, default: 十五}]\n")
    assert "设置“visit_days”的值“十五”不是整数" in said


def lint_of(tmp_path: Path, name: str, text: str) -> str:
    folder = tmp_path / "home" / "schemas" / "national"
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    return Terminal(tmp_path / "home").run("standard", "lint").stdout
