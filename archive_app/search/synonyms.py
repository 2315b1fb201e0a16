"""Groups of words that may stand for each other, read from `indexes/synonyms.txt`.

They are used only where a query asks for them (`~彩礼`); the exact word is always the default.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from archive_app.settings import shipped

__all__ = ["read_synonyms", "shipped_synonyms"]

Synonyms = Mapping[str, tuple[str, ...]]


def read_synonyms(path: Path) -> Synonyms:
    """Each word with all words of its groups, itself first."""
    groups: dict[str, tuple[str, ...]] = {}
    for line in path.read_text("utf-8").splitlines():
        group = line.partition("#")[0].split()
        for word in group:
            groups[word] = tuple(dict.fromkeys((word, *groups.get(word, ()), *group)))
    return groups


@cache
def shipped_synonyms() -> Synonyms:
    """The groups that ship with the program."""
    return read_synonyms(shipped("indexes") / "synonyms.txt")
