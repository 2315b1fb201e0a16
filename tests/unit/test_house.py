"""The house rules a machine can check: sizes, broad excepts, what must not be in Python."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "archive_app"
SOURCES = sorted(p for p in PACKAGE.rglob("*.py") if "versions" not in p.parts)

# Where an exception nobody foresaw must not stop everything; each logs it and shows it.
BROAD_EXCEPTS = {"jobs/worker.py", "standard/judging.py", "extraction/registry.py"}


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in SOURCES:
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_no_file_is_longer_than_500_lines() -> None:
    long = {p.name: n for p in SOURCES if (n := len(p.read_text("utf-8").splitlines())) > 500}
    assert long == {}


def test_no_function_is_longer_than_60_lines() -> None:
    long = {
        f"{name}:{node.name}": size
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (size := (node.end_lineno or 0) - node.lineno + 1) > 60
    }
    assert long == {}


def test_broad_excepts_stand_in_three_places_only() -> None:
    broad = {
        name
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
        and not _raises_again(node)
    }
    assert broad <= BROAD_EXCEPTS


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def literals() -> Iterator[tuple[str, str]]:
    """Every string in the package that is no docstring."""
    for name, tree in trees():
        documented = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            plain = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if plain and id(node) not in documented:
                yield name, node.value


def test_no_kind_form_or_document_title_stands_in_python() -> None:
    """The archive standard is data: a new kind, form or county needs no Python."""
    ids: set[str] = set()
    titles: set[str] = set()
    for path in (ROOT / "schemas").rglob("*.yaml"):
        told = yaml.safe_load(path.read_text("utf-8"))
        if isinstance(told, dict) and "kind" in told and "scenarios" not in told:
            ids.add(told["kind"])
            titles |= {slot["title"] for slot in told.get("slots", []) if "title" in slot}
            forms = [slot.get("form") or [] for slot in told.get("slots", [])]
            ids |= {one for said in forms for one in ([said] if isinstance(said, str) else said)}
    assert ids
    assert titles
    found = [(name, text) for name, text in literals() if text in ids | titles]
    assert found == []


def test_every_error_raised_on_purpose_says_what_to_do() -> None:
    """`fix` may be left out only where the class has a default, and is never empty."""
    names = {"ArchiveError", "NotSignedIn", "Forbidden", "NotFound", "Conflict", "TooLarge"}
    names |= {"TooMany", "Unreadable", "StoreFault", "QueryFault", "FormFault"}
    without = []
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                fix = next((k.value for k in node.keywords if k.arg == "fix"), None)
                spread = any(k.arg is None for k in node.keywords) or len(node.args) > 1
                empty = isinstance(fix, ast.Constant) and not fix.value
                if (fix is None and not spread and node.func.id != "QueryFault") or empty:
                    without.append(f"{name}:{node.lineno}")
    assert without == []


TOLD_NOWHERE = re.compile(r"(?<![\w.])/(?:work|farm|root)/[A-Za-z._]|pypi\.org|files\.pythonhosted")


def test_no_path_of_a_machine_and_no_registry_stands_in_the_tree() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.suffix in {".docx", ".png", ".pdf"} or name == "tests/unit/test_house.py":
            continue
        if path.is_file() and TOLD_NOWHERE.search(path.read_text("utf-8", errors="replace")):
            found.append(name)
    assert found == []
