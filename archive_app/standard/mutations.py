"""The standard with one condition turned into its opposite, one after another.

Owns making the mutants; that some worked example notices each is for the tests to show. A mutant
shares everything with the standard but the plan of its kind, in which only what is negated is
compiled again.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from archive_app.standard.files import KindShape
from archive_app.standard.model import Kind, Require, Standard
from archive_app.standard.plans import build_plan, plan_of
from archive_app.standard.spots import Path, compile_spot, spots_of

__all__ = ["Mutation", "mutations"]

Raw = dict[str, Any]
ALWAYS, NEVER = "always", "never"


@dataclass(frozen=True, slots=True)
class Mutation:
    """One condition, or one plain requirement, of a kind and its opposite."""

    kind: str
    path: Path
    opposite: str

    def of(self, standard: Standard) -> Standard:
        """The standard, under whatever settings, with this turned into its opposite."""
        kind = standard.kind(self.kind)
        if self.opposite in (ALWAYS, NEVER):
            return _planned(standard, self._required(kind), {})
        if self.path[-1] == "show_when":  # what hides a fact is compiled into all that read it
            return self._asked(standard)
        spot = next(spot for spot in spots_of(kind) if spot.path == self.path)
        negated = compile_spot(replace(spot, text=self.opposite), plan_of(standard, kind.id).scope)
        return _planned(standard, kind, {self.path: negated})

    def _required(self, kind: Kind) -> Kind:
        part, name = str(self.path[0]), self.path[1]
        items = tuple(
            replace(item, require=Require(mode=self.opposite)) if item.id == name else item
            for item in getattr(kind, part)
        )
        changed: dict[str, Any] = {part: items}
        return replace(kind, **changed)

    def _asked(self, standard: Standard) -> Standard:
        raw = json.loads(json.dumps(_raw_kinds(standard)[self.kind]))
        _put(raw, self.path, self.opposite)
        return replace(standard, kinds=(KindShape().load(raw),), compiled={})


def mutations(standard: Standard) -> Iterator[Mutation]:
    """Every yes-or-no condition negated, kind by kind.

    `require: always` becomes never, and never becomes always outside of groups.
    """
    for kind in standard.kinds:
        for path, opposite in _opposites(kind):
            yield Mutation(kind.id, path, opposite)


def _planned(standard: Standard, kind: Kind, changed: Mapping[Path, Any]) -> Standard:
    plan = plan_of(standard, kind.id)
    conditions = {**plan.conditions, **changed}
    made = build_plan(standard, kind, plan.scope, conditions)
    return replace(standard, compiled={kind.id: made})


def _raw_kinds(standard: Standard) -> Mapping[str, Raw]:
    if "raw kinds" not in standard.compiled:
        kinds = json.loads(standard.text)["kinds"]
        standard.compiled["raw kinds"] = {kind["kind"]: kind for kind in kinds}
    found: Mapping[str, Raw] = standard.compiled["raw kinds"]
    return found


def _opposites(kind: Kind) -> Iterator[tuple[Path, str]]:
    for spot in spots_of(kind):
        if spot.expect == ("boolean",):
            yield spot.path, f"not ({spot.text})"
    for slot in kind.slots:
        if slot.require.mode == ALWAYS:
            yield ("slots", slot.id, "require"), NEVER
        elif slot.require.mode == NEVER and slot.group is None:
            yield ("slots", slot.id, "require"), ALWAYS
    for group in kind.groups:
        if group.require.mode == ALWAYS:
            yield ("groups", group.id, "require"), NEVER


def _put(raw: Any, path: Path, value: str) -> None:
    """Set the value at a path of keys, positions and ids."""
    for step in path[:-1]:
        raw = _below(raw, step)
    raw[path[-1]] = value


def _below(raw: Any, step: str | int) -> Any:
    if isinstance(raw, dict) or isinstance(step, int):
        return raw[step]
    return next(item for item in raw if step in (item.get("id"), item.get("name")))
