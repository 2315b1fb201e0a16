"""The closures a condition is compiled into: what runs for every volume.

Owns how values meet at run time. What may be combined with what was settled when the standard was
loaded, by `conditions`; nothing here checks types again.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from archive_app.standard.values import (
    SPECIAL,
    Absent,
    Env,
    Run,
    Unknown,
    all_of,
    any_of,
    special_of,
)

__all__ = [
    "FOLDS",
    "always",
    "bound_reader",
    "chosen",
    "compared",
    "conjunction",
    "counted",
    "days_between",
    "disjunction",
    "folded",
    "in_list",
    "in_words",
    "lifted",
    "member_reader",
    "negated",
    "written",
]


def always(value: Any) -> Run:
    """The same value for every volume."""
    return lambda env: value  # noqa: ARG005


def bound_reader(name: str) -> Run:
    """The row at hand."""
    return lambda env: env.bound[name]


def member_reader(base: Run, read: Callable[[Env, Mapping[str, Any]], Any]) -> Run:
    """A fact inside a row or record."""

    def run(env: Env) -> Any:
        row = base(env)
        return row if type(row) in SPECIAL else read(env, row)

    return run


def conjunction(parts: list[Run]) -> Run:
    """`and`: stops at the first False."""

    def run(env: Env) -> Any:
        worst: Any = True
        for part in parts:
            answer = part(env)
            if answer is False:
                return False
            if answer is not True:
                worst = all_of((worst, answer))
        return worst

    return run


def disjunction(parts: list[Run]) -> Run:
    """`or`: stops at the first True."""

    def run(env: Env) -> Any:
        best: Any = None
        for part in parts:
            answer = part(env)
            if answer is True:
                return True
            best = any_of((best, answer))
        return best

    return run


def chosen(test: Run, this: Run, other: Run) -> Run:
    """`this if test else other`; what does not apply counts as no."""

    def run(env: Env) -> Any:
        answer = test(env)
        if isinstance(answer, Unknown):
            return answer
        return this(env) if answer is True else other(env)

    return run


def lifted(call: Callable[..., Any], runs: list[Run]) -> Run:
    """Call with values; special values pass through."""
    if len(runs) == 1:
        only = runs[0]

        def one(env: Env) -> Any:
            value = only(env)
            return value if type(value) in SPECIAL else call(value)

        return one
    first, second = runs

    def two(env: Env) -> Any:
        a, b = first(env), second(env)
        if type(a) in SPECIAL or type(b) in SPECIAL:
            return special_of((a, b))
        return call(a, b)

    return two


def compared(how: Callable[[Any, Any], Any], one: Run, other: Run, literal: Any) -> Run:
    """A comparison; with a value that was written out it need not be asked for each time."""
    if literal is None:
        return lifted(how, [one, other])

    def run(env: Env) -> Any:
        value = one(env)
        return value if type(value) in SPECIAL else how(value, literal)

    return run


def negated(inner: Run) -> Run:
    """`not`."""

    def run(env: Env) -> Any:
        answer = inner(env)
        return answer if type(answer) in SPECIAL else not answer

    return run


def written(asked: Run, *, wanted: bool) -> Run:
    """Whether something is known and not empty: never unknown itself."""

    def run(env: Env) -> bool:
        value = asked(env)
        there = type(value) not in SPECIAL and value != "" and value != []
        return there is wanted

    return run


def in_list(one: Run, items: list[Run], *, without: bool) -> Run:
    """`in` and `not in` a list that is written out."""

    def run(env: Env) -> Any:
        value = one(env)
        if type(value) in SPECIAL:
            return value
        best: Any = False
        for item in items:
            other = item(env)
            if other == value:
                return not without
            best = any_of((best, other if type(other) in SPECIAL else False))
        return best if type(best) in SPECIAL else without

    return run


def in_words(one: Run, words: frozenset[Any], *, without: bool) -> Run:
    """`in` and `not in` a list of nothing but literals."""

    def run(env: Env) -> Any:
        value = one(env)
        return value if type(value) in SPECIAL else (value in words) is not without

    return run


def days_between(later: date, earlier: date) -> int:
    """Days from the second to the first."""
    return (later - earlier).days


def counted(rows: Run) -> Run:
    """How many rows; a slot in which nothing is filed has none."""

    def run(env: Env) -> Any:
        value = rows(env)
        if type(value) is Absent:
            return 0
        return value if type(value) in SPECIAL else len(value)

    return run


def folded(
    rows: Run,
    variable: str,
    keep: list[Run],
    element: Run,
    fold: Callable[[Iterator[Any]], Any],
    *,
    counting: bool,
) -> Run:
    """Run the element for every kept row and fold the answers."""

    def each(env: Env, value: Any) -> Iterator[Any]:
        for row in value:
            env.bound[variable] = row
            kept = all_of(test(env) for test in keep)
            if kept is True:
                yield element(env)
            elif type(kept) in SPECIAL and kept is not None:
                yield kept

    def run(env: Env) -> Any:
        value = rows(env)
        if type(value) in SPECIAL:
            return 0 if counting and type(value) is Absent else value
        before = env.bound.get(variable)
        answer = fold(each(env, value))
        if before is not None:
            env.bound[variable] = before
        return answer

    return run


def _any(answers: Iterator[Any]) -> Any:
    answer = any_of(answers)
    return False if answer is None else answer


def _all(answers: Iterator[Any]) -> Any:
    return all_of(answer for answer in answers if answer is not None)


def _known(answers: Iterator[Any]) -> tuple[Any, list[Any]]:
    """The first unknown, and the values that apply."""
    values = [answer for answer in answers if answer is not None]
    return next((v for v in values if type(v) in SPECIAL), None), values


def _reduced(call: Callable[[list[Any]], Any]) -> Callable[[Iterator[Any]], Any]:
    def fold(answers: Iterator[Any]) -> Any:
        unknown, values = _known(answers)
        return call(values) if unknown is None else unknown

    return fold


FOLDS: Mapping[str, Callable[[Iterator[Any]], Any]] = {
    "any": _any,
    "all": _all,
    "count": _reduced(len),
    "sum": _reduced(lambda values: sum(values, Decimal(0))),
    "min": _reduced(lambda values: min(values, default=None)),
    "max": _reduced(lambda values: max(values, default=None)),
}
