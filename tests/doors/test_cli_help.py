"""Every command teaches: help with an example, a place in the docs, refusals with a way out."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from archive_app.cli import main

ROOT = Path(__file__).resolve().parents[2]


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name)


COMMANDS = list(commands(main))


def told(*words: str) -> str:
    result = CliRunner().invoke(main, [*words, "--help"])
    assert result.exit_code == 0
    return result.stdout


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...]) -> None:
    help_text = told(*path)
    assert "例：" in help_text
    assert f"archive {' '.join(path)}" in help_text.split("例：")[1]


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_answers_in_json_and_takes_a_home_and_a_login(path: tuple[str, ...]) -> None:
    help_text = told(*path)
    assert all(option in help_text for option in ("--json", "--home", "--as"))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_speaks_chinese_and_explains_every_word(path: tuple[str, ...]) -> None:
    lines = told(*path).split("可写的内容：")[1].splitlines()
    for line in filter(str.strip, lines):
        assert re.search(r"\s{2}\S*[\u4e00-\u9fff]", line.strip()), line
    assert not re.search(r"\b(Usage|Options|Commands|Show|Error|arguments)\b", told(*path))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_is_listed_in_the_docs(path: tuple[str, ...]) -> None:
    assert f"`archive {' '.join(path)}" in (ROOT / "docs/operations.md").read_text("utf-8")


def test_a_noun_alone_lists_its_verbs() -> None:
    result = CliRunner().invoke(main, ["volume"])
    assert result.exit_code == 0
    assert all(verb in result.stdout for verb in ("open", "show", "list", "move", "describe"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("volume", "shw"), "没有这个命令：shw"),
        (("volume", "show"), "缺少 案卷"),
        (("volume", "list", "--statee", "x"), "没有 --statee 这个选项；是不是 --state"),
        (("volume", "list", "--size", "many"), "--size 填得不对：应为整数"),
        (("volume", "list", "--order", "best"), "--order 填得不对：可选 newest"),
        (("ledger", "x", "--since", "soon"), "“soon”不是日期，请写成 2024-03-12"),
        (("document", "file", "1", "no-such.pdf"), "没有这个文件"),
    ],
)
def test_a_slip_of_the_pen_is_told_in_chinese_with_where_to_look(
    words: tuple[str, ...], message: str
) -> None:
    result = CliRunner().invoke(main, list(words))
    assert result.exit_code == 2
    assert message in result.stderr
    assert "--help" in result.stderr


def test_a_missing_home_is_code_3_and_says_how_to_make_one(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["volume", "list", "--home", str(tmp_path / "none")])
    assert result.exit_code == 3
    assert result.stderr.startswith("✗ 数据目录还没有建立")
    assert "→ 先运行 archive init" in result.stderr
    assert not (tmp_path / "none").exists()
