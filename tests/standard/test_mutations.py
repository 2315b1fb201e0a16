"""Each condition of the national edition turned into its opposite: some worked example must notice.

When a field is asked (`show_when`) is shown in `test_page_questions`; who may not learn from a
private case in `test_national_standard`. Both are told apart here by their place.
"""

import json
from pathlib import Path

import pytest

from archive_app.standard import Kind, Standard, load_standard, standard_from_text
from archive_app.standard.mutations import mutations
from archive_app.standard.scenarios import Scenario, load_scenarios, run

NATIONAL = load_standard(Path("schemas"), edition="national")
SCENARIOS = load_scenarios(Path("schemas/national/scenarios"))


def richest_first(standard: Standard) -> Standard:
    """The edition with the kinds of most examples first: what others inherit is settled there."""
    raw = json.loads(standard.text)
    counts = [scenario.kind for scenario in SCENARIOS]
    raw["kinds"].sort(key=lambda kind: -counts.count(kind["kind"]))
    return standard_from_text(json.dumps(raw))


def rule_of(kind: Kind, place: list[str]) -> str:
    """The text of the mutated rule: the same in two kinds when one inherits it unchanged."""
    if place[0] == "retention":
        return repr(kind.retention.cases)
    rules = getattr(kind, place[0])
    return next(repr(r) for r in rules if getattr(r, "id", getattr(r, "name", "")) == place[1])


def likely_first(kind: str, place: list[str]) -> list[Scenario]:
    """The examples of the kind, those that speak of this rule first."""
    named = {place[1], f"{place[0][:-1]}:{place[1]}", place[0]}

    def speaks(scenario: Scenario) -> bool:
        return not named & {told.split("@")[0] for told in scenario.expect}

    return sorted((s for s in SCENARIOS if s.kind == kind), key=speaks)


def survivors_of(standard: Standard) -> list[str]:
    noticed: set[tuple[str, str]] = set()
    lived: dict[tuple[str, str], str] = {}
    for name, mutant in mutations(standard):
        kind, *place = name.split(" › ")
        if place[0] == "private_when" or place[-1] == "show_when":
            continue
        key = (" › ".join(place), rule_of(mutant.kind(kind), place))
        if key not in noticed and any(run(mutant, s) for s in likely_first(kind, place)):
            noticed.add(key)
            lived.pop(key, None)
        elif key not in noticed:
            lived.setdefault(key, name)
    return list(lived.values())


@pytest.mark.slow
def test_every_negated_condition_breaks_some_example() -> None:
    assert survivors_of(richest_first(NATIONAL)) == []
