"""What a fact can be besides its value: not entered, without its document, or not applying.

Owns the three special values and how they combine. A condition gives True, False, or one of:

- `Unknown`: a fact was not entered; the answer depends on it.
- `Absent`: an Unknown whose document is not filed yet.
- `None`: the fact does not apply (its field's `show_when` is false). What is said about a fact
  that does not apply does not apply either: every comparison, sum and date with it gives None, and
  so does `not None`. Wherever a yes or no is needed, None is no; a check whose `expect` is None is
  not applicable.

When several meet, the answer that no later entry can change wins: in `and`, False before None
before Absent before Unknown; in `or`, True before Absent before Unknown before False before None.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

__all__ = ["SPECIAL", "Absent", "Env", "Run", "Unknown", "all_of", "any_of", "special_of"]


class Unknown:
    """A fact that was not entered; `title` names it for people."""

    __slots__ = ("title",)

    def __init__(self, title: str) -> None:
        self.title = title

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.title!r})"

    def __bool__(self) -> bool:
        raise TypeError("an unknown value is neither true nor false")


class Absent(Unknown):
    """A fact of a document that is not filed; `title` names the document."""

    __slots__ = ()


class Env:
    """What a condition reads: volume facts, facts of filed documents by slot, links, bound rows."""

    __slots__ = ("bound", "documents", "facts", "links", "memo")

    def __init__(
        self,
        facts: Mapping[str, Any],
        documents: dict[str, list[Mapping[str, Any]]] | None = None,
        links: frozenset[str] = frozenset(),
    ) -> None:
        self.facts = facts
        self.documents = documents or {}
        self.links = links
        self.bound: dict[str, Mapping[str, Any]] = {}
        self.memo: dict[str, Any] = {}


Run = Callable[[Env], Any]
SPECIAL = frozenset({Unknown, Absent, type(None)})


def special_of(values: Iterable[Any]) -> Any:
    """The special value that decides when these meet in a comparison, sum or call."""
    unknown: Any = None
    for value in values:
        if value is None:
            return None
        kind = type(value)
        if kind is Absent or (kind is Unknown and unknown is None):
            unknown = value
    return unknown


def all_of(answers: Iterable[Any]) -> Any:
    """`and` over answers in order, stopping at the first False."""
    worst: Any = True
    for answer in answers:
        if answer is True:
            continue
        if answer is False:
            return False
        if worst is True or answer is None or (worst is not None and type(answer) is Absent):
            worst = _checked(answer)
    return worst


def any_of(answers: Iterable[Any]) -> Any:
    """`or` over answers in order, stopping at the first True."""
    best: Any = None
    for answer in answers:
        if answer is True:
            return True
        if type(answer) is Absent or (answer is not None and best in (None, False)):
            best = _checked(answer)
    return best


def _checked(answer: Any) -> Any:
    if answer is False or type(answer) in SPECIAL:
        return answer
    raise TypeError(f"a yes or no was expected, not {type(answer).__name__}")
