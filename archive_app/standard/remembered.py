"""An edition read once in a process is not read again while every byte of its files is the same.

Reading and checking the whole standard takes a second; a changed setting, another archive in the
same process and every command a test runs would each pay it anew.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from archive_app.standard.loader import load_standard
from archive_app.standard.model import Standard

__all__ = ["remembered_standard"]

_MOST = 8
_read: dict[str, Standard] = {}


def remembered_standard(
    *folders: Path, edition: str, settings: Mapping[str, Any] | None = None
) -> Standard:
    """What `load_standard` gives, kept from the last time if nothing has changed since."""
    key = _state(folders, edition, settings or {})
    if key not in _read:
        found = load_standard(*folders, edition=edition, settings=settings)
        while len(_read) >= _MOST:
            del _read[next(iter(_read))]
        _read[key] = found
    return _read[key]


def _state(folders: tuple[Path, ...], edition: str, settings: Mapping[str, Any]) -> str:
    state = hashlib.sha256(repr((edition, sorted(settings.items()))).encode())
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            content = path.read_bytes()
            state.update(f"{path}\0{len(content)}\0".encode())
            state.update(content)
    return state.hexdigest()
