"""What a condition goes through row by row, so that a check which failed can say which rows.

Owns finding, in a condition that must hold, the walks over rows whose single rows can make it fail:

    present(name) and all(e.date <= year_until for e in entries if present(e.date))
                      the rows with a date for which `e.date <= year_until` does not hold

A walk is compiled with its condition and only run after a check has failed. How rows are called by
people is `offenders`'.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from archive_app.standard.values import SPECIAL, Env, Run, Unknown, all_of

__all__ = ["Walk", "walks_that_must_hold"]

# `count(…) == 0` and its like: none may be counted; and the same under `not`.
_NONE = frozenset({(ast.Eq, 0), (ast.LtE, 0), (ast.Lt, 1)})
_SOME = frozenset({(ast.NotEq, 0), (ast.Gt, 0), (ast.GtE, 1)})


@dataclass(frozen=True, slots=True)
class Walk:
    """One comprehension: its rows, which of them it keeps, and what it asks of each.

    `name` is the rows field or slot, with the field of a single paper after a dot; `fails` is the
    answer of a row that makes the whole condition fail.
    """

    name: str
    rows: Run
    variable: str
    keep: tuple[Run, ...]
    element: Run | None
    fails: bool

    def places(self, env: Env, *, unknown: bool) -> list[int]:
        """Where the rows stand that make the condition fail, or those nobody can tell yet."""
        rows = self.rows(env)
        if type(rows) in SPECIAL:
            return []
        return [
            place
            for place, row in enumerate(rows)
            if self._points_at(self._answer(env, row), unknown=unknown)
        ]

    def _answer(self, env: Env, row: Mapping[str, Any]) -> Any:
        env.bound[self.variable] = row
        kept = all_of(test(env) for test in self.keep)
        if kept is False or kept is None:
            return None
        if kept is not True:
            return kept
        return self.fails if self.element is None else self.element(env)

    def _points_at(self, answer: Any, *, unknown: bool) -> bool:
        return isinstance(answer, Unknown) if unknown else answer is self.fails


def walks_that_must_hold(
    node: ast.expr, compiled: Mapping[ast.Call, tuple[str, Walk]], *, wanted: bool = True
) -> Iterator[Walk]:
    """The compiled walks of which a single row can make the condition fail."""
    if isinstance(node, ast.BoolOp):
        for part in node.values:
            yield from walks_that_must_hold(part, compiled, wanted=wanted)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield from walks_that_must_hold(node.operand, compiled, wanted=not wanted)
    elif isinstance(node, ast.Call) and node in compiled:
        name, walk = compiled[node]
        if name == ("all" if wanted else "any"):
            yield walk
    elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Call):
        found = compiled.get(node.left)
        if found is not None and found[0] == "count" and _none_counted(node, wanted=wanted):
            yield found[1]


def _none_counted(node: ast.Compare, *, wanted: bool) -> bool:
    against = node.comparators[0]
    if len(node.ops) != 1 or not isinstance(against, ast.Constant):
        return False
    return (type(node.ops[0]), against.value) in (_NONE if wanted else _SOME)
