"""Which questions a form asks: a field whose `show_when` does not hold is not asked.

Owns looking at half-filled forms: what was typed may be wrong or missing, defaults count as
answered because the form shows them. What is required is `facts`' and the judge's.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archive_app.errors import Invalid
from archive_app.standard.conditions import compile_condition
from archive_app.standard.metadata import load_facts
from archive_app.standard.model import Field, Kind, Standard
from archive_app.standard.plans import plan_of
from archive_app.standard.scope import Scope, Type, row_name
from archive_app.standard.values import Env, Run

__all__ = ["hidden_fields"]


def hidden_fields(
    standard: Standard,
    kind: Kind,
    values: Mapping[str, Any],
    *,
    system: Mapping[str, Any] | None = None,
    blank: str | None = None,
) -> frozenset[str]:
    """The dotted paths of the kind's fields that a form with these values does not ask.

    `system` holds facts the program knows, such as the state; `blank` names the index of one more,
    empty row of each rows field, for the row a page copies.
    """
    known = _understood(standard, kind.fields, _with_defaults(kind.fields, values))
    scope = plan_of(standard, kind.id).scope
    env = Env({**known, **(system or {})})
    return frozenset(_hidden(standard, kind, scope, env, blank))


def _hidden(
    standard: Standard, kind: Kind, scope: Scope, env: Env, blank: str | None
) -> Iterator[str]:
    for field in kind.fields:
        if not _asked(_shown(standard, kind, scope, field, None), env):
            yield field.name
        rows = env.facts.get(field.name) if field.type == "rows" else None
        named = [(str(at), row) for at, row in enumerate(rows or ())]
        if blank is not None and field.type == "rows":
            named.append((blank, _with_defaults(field.columns, {})))
        for index, row in named:
            env.bound[row_name(field)] = row
            for column in field.columns:
                if not _asked(_shown(standard, kind, scope, column, field), env):
                    yield f"{field.name}.{index}.{column.name}"


def _asked(show: Run | None, env: Env) -> bool:
    return show is None or show(env) is True


def _shown(
    standard: Standard, kind: Kind, scope: Scope, field: Field, of: Field | None
) -> Run | None:
    """The compiled `show_when`, kept with the standard."""
    if field.show_when is None:
        return None
    key = f"asks:{kind.id}:{of.name if of else ''}:{field.show_when}"
    if key not in standard.compiled:
        rows = scope.name(of.name) if of else None
        row = {row_name(of): Type("record", members=rows.type.members)} if of and rows else {}
        made = compile_condition(field.show_when, scope, expect=("boolean",), bound=row)
        standard.compiled[key] = made.run
    run: Run = standard.compiled[key]
    return run


def _with_defaults(fields: Sequence[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    filled = dict(values)
    for field in fields:
        if field.type == "rows" and isinstance(filled.get(field.name), list):
            filled[field.name] = [_with_defaults(field.columns, row) for row in filled[field.name]]
        elif filled.get(field.name) in (None, "") and field.default is not None:
            filled[field.name] = field.default
    return filled


def _understood(
    standard: Standard, fields: Sequence[Field], values: Mapping[str, Any]
) -> dict[str, Any]:
    """The values as facts; what cannot be understood counts as not entered."""
    try:
        return load_facts(standard, fields, values)
    except Invalid as wrong:
        good = dict(values)
        for path in wrong.fields:
            _forget(good, path.split("."))
        return load_facts(standard, fields, good)


def _forget(values: dict[str, Any], path: list[str]) -> None:
    """Leave out one value; inside rows only the cell, so that the other rows keep their places."""
    name, *below = path
    rows = values.get(name)
    if len(below) > 1 and isinstance(rows, list) and below[0].isdecimal():
        copies = [dict(row) for row in rows]
        _forget(copies[int(below[0])], below[1:])
        values[name] = copies
    else:
        values.pop(name, None)
