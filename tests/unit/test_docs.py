"""The documentation holds: commands, settings, targets, links, pictures, words on the pages."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from PIL import Image

from archive_app.cli import main
from archive_app.settings import SETTINGS

ROOT = Path(__file__).parents[2]
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/manual.md",
    "docs/operations.md",
    "docs/decisions.md",
    "schemas/README.md",
    "tests/README.md",
)
TEXTS = {name: (ROOT / name).read_text("utf-8") for name in PAGES}


def code(text: str) -> str:
    """What stands in code blocks and between backticks."""
    blocks = re.findall(r"^```.*?^```", text, re.M | re.S)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))
    return "\n".join((*blocks, *spans))


def commands() -> Iterator[str]:
    """Every command of `archive`, a group by its verbs."""
    for name, command in main.commands.items():
        if isinstance(command, click.Group):
            yield from (f"{name} {verb}" for verb in command.commands)
        else:
            yield name


def told_commands(text: str) -> set[str]:
    """The commands a page names; a word after one that has no verbs is its argument."""
    told = set()
    for noun, verb in re.findall(r"\barchive ([a-z]+)(?: ([a-z]+))?", code(text)):
        group = isinstance(main.commands.get(noun), click.Group)
        told.add(f"{noun} {verb}" if group and verb else noun)
    return told


@pytest.mark.parametrize("name", PAGES)
def test_every_command_named_in_a_page_exists(name: str) -> None:
    assert told_commands(TEXTS[name]) <= {*commands(), *main.commands}


def test_the_operations_page_lists_every_command() -> None:
    assert set(commands()) <= told_commands(TEXTS["docs/operations.md"])


@pytest.mark.parametrize("name", PAGES)
def test_every_setting_named_in_a_page_exists(name: str) -> None:
    assert set(re.findall(r"\bARCHIVE_[A-Z_]+", TEXTS[name])) <= {s.variable for s in SETTINGS}


def test_the_operations_page_lists_every_setting_with_its_default() -> None:
    rows = re.findall(r"^\| `(ARCHIVE_[A-Z_]+)` \| `(.*?)`", TEXTS["docs/operations.md"], re.M)
    listed = {variable: default for variable, default in rows if variable != "ARCHIVE_HOME"}
    assert listed == {s.variable: s.default for s in SETTINGS if s.name != "home"}
    assert "ARCHIVE_HOME" in dict(rows)


@pytest.mark.parametrize("name", PAGES)
def test_every_target_of_make_named_in_a_page_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"\bmake ([a-z]+)", code(TEXTS[name]))) <= targets


def anchors(text: str) -> set[str]:
    """What a link after # may name: each heading as the usual viewers spell it."""
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_picture_leads_somewhere(name: str) -> None:
    lost = []
    for link in re.findall(r"\]\(([^)\s]+)\)", TEXTS[name]):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent / path if path else ROOT / name
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            lost.append(link)
    assert lost == []


def test_pictures_are_small_as_wide_as_a_screen_and_all_shown() -> None:
    shown = set(re.findall(r"images/([\w-]+\.png)", "".join(TEXTS.values())))
    pictures = sorted((ROOT / "docs" / "images").glob("*.png"))
    assert {picture.name for picture in pictures} == shown
    for picture in pictures:
        assert picture.stat().st_size <= 200_000
        with Image.open(picture) as image:
            assert image.width == 1366


def test_the_manual_names_only_what_stands_on_the_pages() -> None:
    """Each phrase in Chinese quotation marks is a button, heading or message of the program."""
    sources = [p for p in (ROOT / "archive_app").rglob("*") if p.suffix in {".py", ".html", ".js"}]
    sources += (ROOT / "schemas").rglob("*.yaml")
    program = "".join(path.read_text("utf-8") for path in sources)
    quoted = set(re.findall("“([^”]+)”", TEXTS["docs/manual.md"]))
    assert len(quoted) > 60
    assert sorted(phrase for phrase in quoted if phrase not in program) == []


def test_the_readme_is_short() -> None:
    assert len(TEXTS["README.md"].splitlines()) < 150
