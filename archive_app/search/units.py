"""Cut folded text into units: the atoms that words are made of.

A unit is one character, or a whole run of letters and digits (`1500`, `3.5`, `11010119900101001x`).
A word matches where its units stand side by side: so every Han word is found as a substring, and
a number is never found inside a longer one. Blanks are no units.
"""

import re
from collections.abc import Iterator

from archive_app.chinese.folding import RUN

__all__ = ["PATTERN_UNIT", "is_run", "spans", "units"]

# 3.5 is one number; 2024.3.12 is three, because dates are written so.
_DECIMAL = rf"(?<![0-9]\.)[0-9]+\.[0-9]{RUN}*+(?!\.[0-9])"
_UNIT = re.compile(rf"{_DECIMAL}|{RUN}+|[^ ]", re.DOTALL)
_RUN = re.compile(RUN)

PATTERN_UNIT = re.compile(
    rf"(?:{RUN}|\*)*(?:{RUN}\*|\*{RUN})(?:{RUN}|\*)*|{_UNIT.pattern}", re.DOTALL
)
"""The same, with `*` as part of a run, for queries."""


def units(folded: str) -> list[str]:
    """The units of a folded text in order."""
    return _UNIT.findall(folded)


def spans(folded: str) -> Iterator[tuple[str, int, int]]:
    """Each unit with its start and end in the folded text."""
    return ((unit.group(), unit.start(), unit.end()) for unit in _UNIT.finditer(folded))


def is_run(unit: str) -> bool:
    """Whether a unit is a run of letters and digits rather than a single character."""
    return _RUN.match(unit) is not None
