"""Every place of a kind where a condition stands, in one list.

Owns the list and compiling all of it; used to find faults, to build the judge's plan, and to negate
one condition at a time in the mutation test. A condition the list forgets would be none of these.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from archive_app.standard.conditions import Condition, compile_condition
from archive_app.standard.model import Field, Kind, RetentionRule, Slot
from archive_app.standard.scope import (
    DOCUMENT,
    PERIOD,
    ConditionFault,
    Scope,
    Type,
    period_type,
    row_name,
)

__all__ = ["Path", "Spot", "compile_spot", "compile_spots", "spots_of"]

Path = tuple[str | int, ...]
YES_OR_NO = ("boolean",)
Rows = tuple[tuple[str, str], ...]
# The period a condition may name; in place of the rows field or slot other names stand for.
EACH_PERIOD: Rows = ((PERIOD, "(period)"),)


@dataclass(frozen=True, slots=True)
class Spot:
    """A condition's text and where it stands; `rows` are the rows it may name, as (name, of)."""

    path: Path
    text: str
    expect: tuple[str, ...] = YES_OR_NO
    rows: Rows = field(default=())


def spots_of(kind: Kind) -> Iterator[Spot]:
    """Every condition of the kind; `rows` names a rows field, or a slot for its own documents."""
    if kind.private_when is not None:
        yield Spot(("private_when",), kind.private_when)
    if kind.sealed_when is not None:
        yield Spot(("sealed_when",), kind.sealed_when)
    for stage in kind.stages:
        yield Spot(("stages", stage.id, "reached"), stage.reached)
    for asked in kind.fields:
        yield from _field_spots(asked, ("fields", asked.name), ())
    for slot in kind.slots:
        yield from _slot_spots(slot, kind)
    for group in kind.groups:
        if group.require.when is not None:
            yield Spot(("groups", group.id, "require", "when"), group.require.when)
    for check in kind.checks:
        if check.when is not None:
            yield Spot(("checks", check.id, "when"), check.when)
        yield Spot(("checks", check.id, "expect"), check.expect)
    for deadline in kind.deadlines:
        if deadline.when is not None:
            yield Spot(("deadlines", deadline.id, "when"), deadline.when)
        yield Spot(("deadlines", deadline.id, "from"), deadline.start, ("date",))
        yield Spot(("deadlines", deadline.id, "done"), deadline.done, ("boolean", "date"))
    yield from _retention_spots(kind.retention, (), ())
    for link in kind.links:
        for there, here in link.carry:
            yield Spot(("links", link.id, "carry", there), here, ())
    for position, column in enumerate(kind.ledger):
        if column.value is not None:
            yield Spot(("ledger", position, "value"), column.value, ())


def _retention_spots(rule: RetentionRule, path: Path, rows: Rows) -> Iterator[Spot]:
    for position, case in enumerate(rule.cases):
        at = (*path, "retention", "when", position, "if")
        yield Spot(at, case.condition, YES_OR_NO, rows)


def _field_spots(asked: Field, path: Path, rows: Rows) -> Iterator[Spot]:
    if asked.show_when is not None:
        yield Spot((*path, "show_when"), asked.show_when, YES_OR_NO, rows)
    inner = (*rows, (row_name(asked), asked.name))
    for column in asked.columns:
        yield from _field_spots(column, (*path, "columns", column.name), inner)


def _slot_spots(slot: Slot, kind: Kind) -> Iterator[Spot]:
    path: Path = ("slots", slot.id)
    of = next((f for f in kind.fields if f.name == slot.per), None)
    rows: Rows = ((row_name(of), of.name),) if of is not None else ()
    if slot.every is not None:
        rows = EACH_PERIOD
        yield Spot((*path, "every", "from"), slot.every.start, ("date",))
        yield Spot((*path, "every", "until"), slot.every.until, ("date",))
        if slot.every.skip_when is not None:
            yield Spot((*path, "every", "skip_when"), slot.every.skip_when, YES_OR_NO, rows)
    if slot.per_when is not None:
        yield Spot((*path, "per_when"), slot.per_when, YES_OR_NO, rows)
    if slot.require.when is not None:
        yield Spot((*path, "require", "when"), slot.require.when, YES_OR_NO, rows)
    if slot.forbid is not None:
        yield Spot((*path, "forbid"), slot.forbid, YES_OR_NO, rows)
    if isinstance(slot.copies.min, str):
        yield Spot((*path, "copies", "min"), slot.copies.min, ("number",), rows)
    own = ((DOCUMENT, slot.id), *(EACH_PERIOD if slot.every is not None else ()))
    for asked in slot.fields:
        yield from _field_spots(asked, (*path, "fields", asked.name), own)
    if slot.retention is not None:
        yield from _retention_spots(slot.retention, path, own)


def compile_spots(
    kind: Kind, scope: Scope
) -> tuple[dict[Path, Condition], list[tuple[Path, ConditionFault]]]:
    """Every condition compiled, and every fault with its path."""
    compiled: dict[Path, Condition] = {}
    faults: list[tuple[Path, ConditionFault]] = []
    for spot in spots_of(kind):
        try:
            compiled[spot.path] = compile_spot(spot, scope)
        except ConditionFault as fault:
            faults.append((spot.path, fault))
    return compiled, faults


def compile_spot(spot: Spot, scope: Scope) -> Condition:
    """One condition compiled where it stands."""
    return compile_condition(spot.text, scope, expect=spot.expect, bound=_bound(spot, scope))


def _bound(spot: Spot, scope: Scope) -> Mapping[str, Type]:
    """The rows a condition may name, with what is in them."""
    bound: dict[str, Type] = {}
    for name, of in spot.rows:
        if (name, of) in EACH_PERIOD:
            bound[name] = period_type()
            continue
        outer = bound.get(DOCUMENT)
        if outer is not None and of in outer.members:
            bound[name] = Type("record", members=outer.members[of].type.members)
        else:
            found = scope.name(of)
            if found is not None:
                bound[name] = Type("record", members=found.type.members)
    return bound
