"""The worked examples of the national edition, judged: what an inspector reads is what is said.

Also that they are enough: every requirement is seen both kept and broken in some example.
"""

from collections import defaultdict
from pathlib import Path

import pytest

from archive_app.standard import Standard, Verdict, judge, load_standard
from archive_app.standard.scenarios import Scenario, load_scenarios, run, view_of

NATIONAL = load_standard(Path("schemas"), edition="national")
SCENARIOS = load_scenarios(Path("schemas/national/scenarios"))
KEPT = {"satisfied", "agrees", "done"}
BROKEN = {"missing", "undetermined", "draft", "excess", "differs", "running"}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: f"{s.kind}: {s.name}")
def test_the_judge_says_what_the_example_says(scenario: Scenario) -> None:
    assert run(NATIONAL, scenario) == []


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: f"{s.kind}: {s.name}")
def test_every_example_lists_its_findings(scenario: Scenario) -> None:
    assert "findings" in scenario.expect


def test_every_kind_has_an_example_without_findings() -> None:
    clean = {s.kind for s in SCENARIOS if s.expect["findings"] == [] and s.state == "archived"}
    assert clean == {kind.id for kind in NATIONAL.kinds}


def said_of(verdict: Verdict) -> list[tuple[str, str]]:
    """What was said of each slot, group, check and deadline, without the row."""
    slots = [(o.slot or o.id, o.outcome.value) for o in verdict.outcomes]
    checks = [(c.id, c.result.value) for c in verdict.reviewed]
    return [*slots, *checks, *((d.id, d.status.value) for d in verdict.deadlines)]


def requirements(standard: Standard) -> dict[str, dict[str, str]]:
    """Every requirement of every kind by id, with its text: inherited unchanged it is the same."""
    found: dict[str, dict[str, str]] = {}
    for kind in standard.kinds:
        slots = {slot.id: repr(slot) for slot in kind.slots}
        groups = {f"group:{group.id}": repr(group) for group in kind.groups}
        checks = {f"check:{check.id}": repr(check) for check in kind.checks}
        deadlines = {f"deadline:{deadline.id}": repr(deadline) for deadline in kind.deadlines}
        found[kind.id] = slots | groups | checks | deadlines
    return found


def test_every_requirement_is_seen_both_kept_and_broken() -> None:
    rules = requirements(NATIONAL)
    seen = defaultdict(set)
    for scenario in SCENARIOS:
        standard = NATIONAL.with_settings(scenario.settings)
        for id_, said in said_of(judge(standard, view_of(standard, scenario))):
            seen[rules[scenario.kind].get(id_)].add(said)
    for kind, texts in rules.items():
        for id_, text in texts.items():
            assert seen[text] & KEPT, f"{kind} {id_}: no example keeps it"
            # A right that lapses is never broken; its example lets it run.
            assert seen[text] & BROKEN, f"{kind} {id_}: no example breaks it"
