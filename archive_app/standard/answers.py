"""One expression of the condition language, asked of one volume's facts.

Owns ledger cells and the like: expressions a caller holds as text, compiled once for each kind.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from archive_app.standard.cases import Case, lay_periods
from archive_app.standard.conditions import Condition, compile_condition
from archive_app.standard.model import Kind, Standard
from archive_app.standard.plans import plan_of
from archive_app.standard.values import SPECIAL
from archive_app.standard.verdict import DocumentView, VolumeView

__all__ = ["reads_papers", "value_of"]


def value_of(
    standard: Standard,
    kind: Kind,
    expression: str,
    facts: Mapping[str, Any],
    documents: Iterable[DocumentView] = (),
    links: frozenset[str] = frozenset(),
) -> Any:
    """What the expression gives for these facts; None when it is unknown or does not apply."""
    plan = plan_of(standard, kind.id)
    state = str(facts.get("state") or next(iter(plan.states)))
    view = VolumeView(
        kind=kind.id, state=state, facts=facts, documents=tuple(documents), links=links
    )
    case = Case(plan, view)
    case.env.facts = facts  # a state nobody told is unknown here
    for slot in plan.recurring:
        lay_periods(slot, case)
    value = _compiled(standard, kind, expression).run(case.env)
    return None if type(value) in SPECIAL else value


def reads_papers(standard: Standard, kind: Kind, expression: str) -> bool:
    """Whether the expression asks anything of the papers of a volume."""
    names = _compiled(standard, kind, expression).names
    return any(slot.id in names for slot in kind.slots)


def _compiled(standard: Standard, kind: Kind, text: str) -> Condition:
    key = f"expression:{kind.id}:{text}"
    if key not in standard.compiled:
        standard.compiled[key] = compile_condition(text, plan_of(standard, kind.id).scope)
    made: Condition = standard.compiled[key]
    return made
