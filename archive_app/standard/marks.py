"""YAML with the place of every value kept, so that a fault can name file and line.

Owns reading one file into marked nodes and finding a node again by its path. What the values mean
is left to `files`; how files are laid over each other to `editions`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from archive_app.standard.faults import Fault

__all__ = ["IDENTITIES", "Node", "find", "identity", "plain", "read", "unmarked"]

# The loader written in C reads ten times as fast; the marks are the same.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Signs of Chinese writing right after a key or a value, where YAML wants its own.
_WIDE = re.compile(r"(?<=[\w}\]])[：，](?= ?[\w\[{“])|[“”]")
_TEXT = "tag:yaml.org,2002:str"
# The keys by which an item of a list is known; the first one present counts.
IDENTITIES = ("id", "name", "kind", "value")


@dataclass(frozen=True, slots=True)
class Node:
    """A value and its place; a mapping holds nodes by key, a sequence a tuple of nodes."""

    value: Any
    file: str
    line: int

    @property
    def mapping(self) -> Mapping[str, "Node"] | None:
        """The entries, if this is a mapping."""
        return self.value if isinstance(self.value, dict) else None

    @property
    def items(self) -> tuple["Node", ...] | None:
        """The items, if this is a sequence."""
        return self.value if isinstance(self.value, tuple) else None


def read(path: Path, shown_as: str, faults: list[Fault]) -> Node | None:
    """Read one file; what cannot be read is added to the faults and gives None."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        root = yaml.compose(text, Loader=_LOADER)
    except UnicodeDecodeError:
        faults.append(Fault(shown_as, 0, "", "文件不是 UTF-8 编码", "请另存为 UTF-8 编码"))
        return None
    except yaml.YAMLError as error:
        faults.append(_syntax(error, shown_as, text))
        return None
    if root is None:
        faults.append(Fault(shown_as, 0, "", "文件是空的", "请写入内容或删除该文件"))
        return None
    return _Marker(shown_as, faults).mark(root, ())


def _syntax(error: yaml.YAMLError, file: str, text: str) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else 0
    column = f"第 {mark.column + 1} 列" if mark else ""
    return Fault(file, line, column, "YAML 写法有误，从这里起读不下去", _remedy(text, line))


def _remedy(text: str, line: int) -> str:
    """What most likely went wrong there: a tab, or a Chinese sign where YAML wants its own."""
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in here:
        return "缩进里有制表符（Tab），请换成空格"
    for written in (here, lines[line - 2] if line > 1 else ""):
        found = _WIDE.search(re.sub("\"[^\"]*\"|'[^']*'", "", written))
        if found:
            return f"{found[0]} 是中文符号，请改用英文半角的冒号（后面空一格）、逗号、引号"
    return "检查这一行和上一行：同一级的缩进对齐，冒号后空一格，括号、引号成对"


class _Marker:
    """Turns composed YAML into marked nodes; only plain scalars, lists and mappings are known."""

    def __init__(self, file: str, faults: list[Fault]) -> None:
        self.file = file
        self.faults = faults
        self.scalars = yaml.SafeLoader("")

    def mark(self, node: yaml.Node, above: tuple[yaml.Node, ...]) -> Node:
        line = node.start_mark.line + 1
        if any(node is outer for outer in above):
            self._fault(line, "别名引用了自己", "去掉这个循环引用")
            return Node(None, self.file, line)
        inside = (*above, node)
        if isinstance(node, yaml.MappingNode):
            return Node(self._entries(node, inside), self.file, line)
        if isinstance(node, yaml.SequenceNode):
            marked = tuple(self.mark(item, inside) for item in node.value)
            return Node(marked, self.file, line)
        return Node(self._scalar(node, line), self.file, line)

    def _entries(self, node: yaml.MappingNode, inside: tuple[yaml.Node, ...]) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        for key, value in node.value:
            # The key's own text: YAML would read a key such as `on` as true.
            name = key.value if isinstance(key, yaml.ScalarNode) else None
            line = key.start_mark.line + 1
            if name is None or name == "<<":
                self._fault(line, "键必须是一个词", "改为“键: 值”的写法")
            elif name in entries:
                self._fault(line, f"“{name}”写了两次", "合并或删去其中一处")
            else:
                entries[name] = self.mark(value, inside)
        return entries

    def _scalar(self, node: yaml.Node, line: int) -> Any:
        if node.tag == _TEXT:
            return node.value
        try:
            value = self.scalars.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError):
            self._fault(line, f"读不懂“{node.value}”", "文字请加引号")
            return None
        if isinstance(value, date):
            return value.isoformat()
        if value is None or isinstance(value, str | int | float | bool):
            return value
        self._fault(line, f"读不懂“{node.value}”", "文字请加引号")
        return None

    def _fault(self, line: int, message: str, fix: str) -> None:
        self.faults.append(Fault(self.file, line, "", message, fix))


def plain(node: Node) -> Any:
    """The values without their places: only what JSON can hold."""
    if isinstance(node.value, dict):
        return {key: plain(value) for key, value in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(item) for item in node.value]
    return node.value


def unmarked(value: Any, file: str) -> Node:
    """Nodes for values that come from no YAML file, such as a kept canonical text."""
    if isinstance(value, Mapping):
        return Node({str(key): unmarked(item, file) for key, item in value.items()}, file, 0)
    if isinstance(value, list | tuple):
        return Node(tuple(unmarked(item, file) for item in value), file, 0)
    return Node(value, file, 0)


def identity(node: Node) -> str | None:
    """The id, name, kind or value by which an item of a list is known."""
    entries = node.mapping or {}
    for key in IDENTITIES:
        if key in entries and isinstance(entries[key].value, str):
            return str(entries[key].value)
    return None


def find(node: Node, path: Sequence[str | int]) -> Node:
    """The node at a path of keys, positions and ids, or the nearest one above it."""
    for step in path:
        below = _step(node, step)
        if below is None:
            return node
        node = below
    return node


def _step(node: Node, step: str | int) -> Node | None:
    if node.mapping is not None:
        return node.mapping.get(str(step))
    items = node.items or ()
    if isinstance(step, int):
        return items[step] if 0 <= step < len(items) else None
    return next((item for item in items if identity(item) == step), None)
