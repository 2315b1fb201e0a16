"""Faults of the standard's files: where, what, and what to do about it.

Owns the value and its wording; who looks for faults is `loader`, `references` and `conditions`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = ["Fault", "did_you_mean"]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault; `line` counts from 1 (0: the whole file), `place` is the path of keys to it."""

    file: str
    line: int
    place: str
    message: str
    fix: str

    def __str__(self) -> str:
        place = f"{self.place}：" if self.place else ""
        return f"{self.file}:{self.line}: {place}{self.message} → {self.fix}"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A fix naming the known word that comes closest, or else the given advice."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return f"是否应为“{near[0]}”？" if near else otherwise
