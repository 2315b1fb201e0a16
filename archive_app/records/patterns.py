"""Texts the standard describes with facts in braces:
`（{year}）{committee.short}人调字第{serial}号`.

`{parties.name}` over rows joins the names: 张三与李四, or 张三等5人 beyond three.
"""

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["facts_in", "fill_pattern"]

_HOLE = re.compile(r"\{([a-z_]+)(?:\.([a-z_]+))?(?::0?(\d+))?\}")
_MOST_NAMES = 3


def fill_pattern(pattern: str, facts: Mapping[str, Any]) -> str:
    """The pattern with every hole filled; an unknown fact leaves its hole empty."""
    return _HOLE.sub(lambda hole: _text(hole, facts), pattern)


def facts_in(pattern: str) -> tuple[str, ...]:
    """The names of the facts a pattern speaks of, in order."""
    return tuple(dict.fromkeys(hole[1] for hole in _HOLE.finditer(pattern)))


def _text(hole: re.Match[str], facts: Mapping[str, Any]) -> str:
    name, part, width = hole.groups()
    value = facts.get(name)
    if isinstance(value, Mapping) and part:
        value = value.get(part)
    elif isinstance(value, list | tuple):
        value = _joined([str(row.get(part or "name") or "") for row in value])
    if value is None:
        return ""
    return f"{value:0{width}d}" if width and isinstance(value, int) else str(value)


def _joined(names: list[str]) -> str:
    names = [name for name in names if name]
    if len(names) > _MOST_NAMES:
        return f"{names[0]}等{len(names)}人"
    return "与".join(names)
