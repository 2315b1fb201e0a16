"""Setting up and looking after an archive at the terminal."""

from pathlib import Path

import pytest
from builders import a_document, a_volume
from terminal import Terminal

from archive_app.accounts import sign_in
from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.settings import Settings


@pytest.fixture
def empty(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "new")


def test_init_makes_a_home_whose_administrator_can_sign_in(empty: Terminal) -> None:
    told = empty.answer("init", "--bureau", "桐溪县司法局", "--station", "清河司法所")
    archive = Archive(Settings(home=empty.home))
    account = sign_in(archive, told["login"], told["password"])
    archive.close()
    assert (account.role, account.must_change) == ("administrator", True)


def test_init_refuses_a_home_that_is_already_one(empty: Terminal) -> None:
    empty.says("init")
    again = empty.run("init")
    assert (again.exit_code, "已经建立" in again.stderr) == (1, True)


def test_an_account_is_added_listed_and_reset(empty: Terminal) -> None:
    empty.says("init", "--station", "清河司法所")
    added = empty.answer("user", "add", "qian", "钱春生", "clerk", "--station", "清河")
    assert added["station"] == "清河司法所"
    assert empty.answer("user", "reset", "qian")["password"] != added["password"]
    assert [one["login"] for one in empty.answer("user", "list")] == ["admin", "qian"]


def test_a_sound_archive_passes_the_check(archive: Archive, clerk: Actor) -> None:
    terminal = Terminal(archive.home)
    a_document(archive, clerk, a_volume(archive, clerk))
    terminal.says("worker", "--once")
    assert "✓ 没有问题" in terminal.says("check")
    assert terminal.answer("index", "status")["missing"] == 0


def test_the_check_names_missing_and_altered_files(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    gone = a_document(archive, clerk, volume, name="甲.txt", text="甲")
    altered = a_document(archive, clerk, volume, name="乙.txt", text="乙")
    archive.files.path(gone.sha256).unlink()
    archive.files.path(altered.sha256).write_text("改", encoding="utf-8")
    result = Terminal(archive.home).run("check")
    assert result.exit_code == 1
    assert "文件不见了" in result.stdout
    assert "甲.txt" in result.stdout
    assert "文件内容被改动" in result.stdout
    assert "乙.txt" in result.stdout


def test_a_file_nobody_uses_is_told_but_is_no_fault(archive: Archive, tmp_path: Path) -> None:
    loose = tmp_path / "loose"
    loose.write_bytes(b"x")
    with loose.open("rb") as stream:
        archive.files.put(stream)
    assert len(Terminal(archive.home).answer("check")["unused"]) == 1


def test_an_altered_log_is_noticed(archive: Archive, clerk: Actor) -> None:
    a_volume(archive, clerk)
    with archive.database.writing() as session:
        session.connection().exec_driver_sql("UPDATE audit_entry SET actor='别人' WHERE id=2")
        session.commit()
    result = Terminal(archive.home).run("audit", "verify")
    assert (result.exit_code, "第 2 条日志内容被改动" in result.stdout) == (1, True)


def test_an_index_that_lacks_entries_is_noticed_and_rebuilt(archive: Archive, clerk: Actor) -> None:
    terminal = Terminal(archive.home)
    a_volume(archive, clerk)
    assert terminal.run("check").exit_code == 1
    assert terminal.answer("index", "rebuild")["entries"] > 0
    assert terminal.run("check").exit_code == 0


def test_standard_and_forms_are_sound_and_can_be_read(empty: Terminal) -> None:
    assert "没有错误" in empty.says("standard", "lint")
    assert "没有问题" in empty.says("form", "lint")
    assert "人民调解" in empty.says("standard", "show")
    assert "mediation.written" in empty.says("standard", "show", "人民调解")
    slots = empty.answer("standard", "show", "mediation.written")["slots"]
    assert "agreement" in {slot["id"] for slot in slots}


def test_a_word_that_names_no_kind_is_answered_with_those_that_come_near(empty: Terminal) -> None:
    refused = empty.run("standard", "coverage", "mediation.writen").stderr
    assert "是否指人民调解卷宗（书面协议）（mediation.written）" in refused
    assert "corrections." not in refused
    assert len(empty.says("standard", "show").splitlines()) < 20


def test_the_county_file_that_has_the_last_word_is_named(empty: Terminal) -> None:
    folder = empty.home / "schemas" / "national"
    folder.mkdir(parents=True)
    told = "kind: mediation.written\nslots:\n  - {id: visit, require: always}\n"
    (folder / "ours.yaml").write_text(told, encoding="utf-8")
    lines = empty.says("standard", "show", "mediation.written").splitlines()
    visit, cover = (next(x for x in lines if x.startswith(f"  {n} ")) for n in ("visit", "cover"))
    assert "schemas/national/ours.yaml:3（本县）" in visit
    assert "（随程序发布）" in cover
    assert "slots visit" in empty.says("standard", "show")


def test_coverage_tells_every_kind_and_that_nothing_lacks(empty: Terminal) -> None:
    assert "都有格式、实例、依据和保管期限" in empty.says("standard", "coverage")
    rows = {one["id"]: one for one in empty.answer("standard", "coverage", "mediation.oral")}
    assert rows["oral_agreement"]["broken"]


def test_a_faulty_local_standard_is_refused_with_its_line(empty: Terminal) -> None:
    folder = empty.home / "schemas" / "national"
    folder.mkdir(parents=True)
    (folder / "vocabularies.yaml").write_text("dispute_types: [\n", encoding="utf-8")
    result = empty.run("standard", "lint")
    assert (result.exit_code, "vocabularies.yaml" in result.stdout) == (1, True)


def test_settings_show_variable_and_value(empty: Terminal) -> None:
    rows = {row["name"]: row for row in empty.answer("settings")}
    assert rows["port"]["variable"] == "ARCHIVE_PORT"
    assert rows["home"]["value"] == str(empty.home)
