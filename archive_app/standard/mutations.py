"""The standard with one condition turned into its opposite, one after another.

Owns making the mutants; that some worked example notices each is for the tests to show.
"""

import json
from collections.abc import Iterator
from typing import Any

from archive_app.standard.loader import with_kind
from archive_app.standard.model import Kind, Standard
from archive_app.standard.spots import Path, spots_of

__all__ = ["mutations"]


def mutations(standard: Standard) -> Iterator[tuple[str, Standard]]:
    """(kind › place, the standard with that condition negated), for every yes-or-no condition.

    `require: always` becomes never, and never becomes always outside of groups.
    """
    for position, kind in enumerate(standard.kinds):
        for path, opposite in _opposites(kind):
            raw = json.loads(standard.text)["kinds"][position]
            _put(raw, path, opposite)
            yield " › ".join(str(step) for step in (kind.id, *path)), with_kind(standard, raw)


def _opposites(kind: Kind) -> Iterator[tuple[Path, str]]:
    for spot in spots_of(kind):
        if spot.expect == ("boolean",):
            yield spot.path, f"not ({spot.text})"
    for slot in kind.slots:
        if slot.require.mode == "always":
            yield ("slots", slot.id, "require"), "never"
        elif slot.require.mode == "never" and slot.group is None:
            yield ("slots", slot.id, "require"), "always"
    for group in kind.groups:
        if group.require.mode == "always":
            yield ("groups", group.id, "require"), "never"


def _put(raw: Any, path: Path, value: str) -> None:
    """Set the value at a path of keys, positions and ids."""
    for step in path[:-1]:
        raw = _below(raw, step)
    raw[path[-1]] = value


def _below(raw: Any, step: str | int) -> Any:
    if isinstance(raw, dict) or isinstance(step, int):
        return raw[step]
    return next(item for item in raw if step in (item.get("id"), item.get("name")))
