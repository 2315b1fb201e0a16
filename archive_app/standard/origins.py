"""Which file has the last word on each part of a kind, and what a county has written of its own.

Owns reading the places out of the files again, a few at a time; how the files are laid over each
other is `editions`'. The first folder is the shipped one, every later one is the county's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from archive_app.standard.editions import SCENARIOS, edition_chain
from archive_app.standard.faults import Fault
from archive_app.standard.marks import Node, identity, read

__all__ = ["Change", "Origin", "county_changes", "origins_of_kind"]

_KIND = re.compile(r"^kind: *[\"']?([\w.-]+)", re.MULTILINE)
_EXTENDS = re.compile(r"^extends: *[\"']?([\w.-]+)", re.MULTILINE)
# The parts of a kind that are told with their file.
_PARTS = ("stages", "links", "fields", "slots", "groups", "orders", "checks", "deadlines")


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a file, shipped or of the county."""

    file: str
    line: int
    county: bool

    def __str__(self) -> str:
        whose = "本县" if self.county else "随程序发布"
        return f"{self.file}:{self.line}（{whose}）"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing a county's file says: of which kind or list, and its id."""

    of: str
    part: str
    id: str
    origin: Origin


def origins_of_kind(
    folders: Sequence[Path], edition: str, kind: str
) -> Mapping[tuple[str, str], Origin]:
    """Who has the last word on each part of a kind, e.g. on ("slots", id); the kind is ("", "")."""
    files = tuple(_kind_files(folders, edition))
    found: dict[tuple[str, str], Origin] = {}
    for name in reversed(_line_of(kind, files)):
        for one in files:
            if one.kind == name:
                found |= dict(_said(one))
    return found


def county_changes(folders: Sequence[Path], edition: str) -> tuple[Change, ...]:
    """Everything the county's own files say, in the order of the files."""
    found: list[Change] = []
    for root, folder in _edition_folders(folders[1:], edition):
        for path in _yaml_of(folder):
            node = read(path, path.relative_to(root.parent).as_posix(), [])
            if node is not None and node.mapping is not None:
                found += _changes(node, path.name)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _KindFile:
    kind: str
    extends: str | None
    path: Path
    root: Path
    county: bool


def _edition_folders(folders: Sequence[Path], edition: str) -> Iterator[tuple[Path, Path]]:
    wrong: list[Fault] = []  # an overlay need not have a standard.yaml of its own
    names = edition_chain(folders, edition, wrong) or [edition]
    for name in names:
        for root in folders:
            if (root / name).is_dir():
                yield root, root / name


def _yaml_of(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.yaml")):
        if SCENARIOS not in path.relative_to(folder).parts[:-1]:
            yield path


def _kind_files(folders: Sequence[Path], edition: str) -> Iterator[_KindFile]:
    """The files of kinds in the order in which they are laid over each other."""
    for root, folder in _edition_folders(folders, edition):
        for path in _yaml_of(folder):
            text = path.read_text(encoding="utf-8-sig")
            if named := _KIND.search(text):
                extends = _EXTENDS.search(text)
                of = extends[1] if extends else None
                yield _KindFile(named[1], of, path, root, root != folders[0])


def _line_of(kind: str, files: Sequence[_KindFile]) -> list[str]:
    """The kind and those it extends, nearest first; the last file that says it wins."""
    extends = {one.kind: one.extends for one in files if one.extends}
    line = [kind]
    while (above := extends.get(line[-1])) and above not in line:
        line.append(above)
    return line


def _said(one: _KindFile) -> Iterator[tuple[tuple[str, str], Origin]]:
    node = read(one.path, one.path.relative_to(one.root.parent).as_posix(), [])
    for part, id_, where in _parts(node) if node is not None else ():
        yield (part, id_), Origin(where.file, where.line, one.county)


def _parts(node: Node) -> Iterator[tuple[str, str, Node]]:
    """What a kind's file says, by part and id; the file itself under no name."""
    yield "", "", node
    for key, said in (node.mapping or {}).items():
        if key in _PARTS:
            for item in said.items or ():
                yield key, identity(item) or "", item
        else:
            yield key, "", said


def _changes(node: Node, name: str) -> Iterator[Change]:
    of = identity(node) if "kind" in (node.mapping or {}) else None
    for key, said in (node.mapping or {}).items():
        if key in ("kind", "extends", "edition"):
            continue
        if name == "vocabularies.yaml":
            yield Change("vocabularies", "vocabularies", key, _county(said))
        elif said.items is not None and all(identity(item) for item in said.items):
            for item in said.items:
                yield Change(of or key, key, identity(item) or "", _county(item))
        else:
            yield Change(of or key, key, "", _county(said))


def _county(node: Node) -> Origin:
    return Origin(node.file, node.line, county=True)
