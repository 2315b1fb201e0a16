"""The worked examples of the national edition, judged: what an inspector reads is what is said.

Also that they are enough: every requirement is seen both kept and broken in some example.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from worked_examples import (
    KINDS,
    NATIONAL,
    SCENARIOS,
    example,
    examples_of,
    standard_of,
    verdicts_of,
)

from archive_app.standard import Kind, Standard, Verdict, VolumeView
from archive_app.standard.plans import plan_of
from archive_app.standard.scenarios import differences
from archive_app.standard.spots import Path, Spot, spots_of
from archive_app.standard.values import Env

KEPT = {"satisfied", "agrees", "done"}
NAMES = [f"{scenario.kind}: {scenario.name}" for scenario in SCENARIOS]
BROKEN = {"missing", "undetermined", "draft", "excess", "differs", "running"}


@pytest.mark.parametrize("place", range(len(SCENARIOS)), ids=NAMES)
def test_the_judge_says_what_the_example_says(place: int) -> None:
    scenario, view = example(place)
    assert differences(standard_of(scenario), scenario, view) == []
    assert "findings" in scenario.expect


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_examples_complete_and_not(kind: str) -> None:
    found = [scenario.expect.get("findings") for scenario, _ in examples_of(kind)]
    assert [] in found, "no example without findings"
    assert any(found), "no example with findings"
    assert len(found) >= 3


def said_of(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """What was said of each slot, group, check and deadline, without the row."""
    yield from ((o.slot or o.id, o.outcome.value) for o in verdict.outcomes)
    yield from ((c.id, c.result.value) for c in verdict.reviewed)
    yield from ((d.id, d.status.value) for d in verdict.deadlines)


def requirements(kind: Kind) -> Mapping[str, str]:
    """Every requirement of a kind by id, with its text: inherited unchanged it is the same."""
    return {
        **{slot.id: repr(slot) for slot in kind.slots},
        **{f"group:{group.id}": repr(group) for group in kind.groups},
        **{f"check:{check.id}": repr(check) for check in kind.checks},
        **{f"deadline:{deadline.id}": repr(deadline) for deadline in kind.deadlines},
    }


@cache
def seen() -> Mapping[str, set[str]]:
    """What was ever said of each requirement, by its text, in the examples of every kind."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind in NATIONAL.kinds:
        rules = requirements(kind)
        for verdict in verdicts_of(kind.id):
            for id_, said in said_of(verdict):
                found[rules.get(id_, id_)].add(said)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_requirement_is_seen_both_kept_and_broken(kind: str) -> None:
    rules = requirements(NATIONAL.kind(kind))
    assert [id_ for id_, text in rules.items() if not seen()[text] & KEPT] == [], "never kept"
    # A right that lapses is never broken; its example lets it run.
    assert [id_ for id_, text in rules.items() if not seen()[text] & BROKEN] == [], "never broken"


Question = tuple[Path, str]


def questions(kind: Kind) -> Iterator[Spot]:
    return (spot for spot in spots_of(kind) if spot.path[-1] == "show_when")


def bound_rows(env: Env, view: VolumeView, path: Path) -> Iterator[Mapping[str, Any] | None]:
    """The rows or papers of which a question is asked; None once for a field of the volume."""
    if path[0] == "slots":
        yield from (d.facts for d in view.documents if d.slot == path[1])
    elif len(path) > 3:
        yield from env.facts.get(str(path[1])) or ()
    else:
        yield None


def answers(standard: Standard, kind: str, view: VolumeView, spot: Spot) -> Iterator[bool]:
    condition = plan_of(standard, kind).conditions[spot.path]
    env = Env({**view.facts, "state": view.state}, papers(view), view.links)
    for row in bound_rows(env, view, spot.path):
        for name, _ in spot.rows:
            env.bound[name] = row or {}
        yield condition.run(env) is True


def papers(view: VolumeView) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for document in view.documents:
        found.setdefault(document.slot, []).append(document.facts)
    return found


@cache
def asked() -> Mapping[Question, set[bool]]:
    """Whether each question was ever asked, and ever not, over the examples of every kind."""
    found: dict[Question, set[bool]] = defaultdict(set)
    for kind in NATIONAL.kinds:
        for spot in questions(kind):
            for scenario, view in examples_of(kind.id):
                told = answers(standard_of(scenario), kind.id, view, spot)
                found[spot.path, spot.text].update(told)
    return found


# The questions of these are written out by hand, situation by situation, in test_page_questions.
BY_HAND = {"mediation.written", "mediation.oral", "mediation.unreached"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in BY_HAND])
def test_every_question_is_asked_in_one_example_and_not_in_another(kind: str) -> None:
    mine = [(spot.path, spot.text) for spot in questions(NATIONAL.kind(kind))]
    assert [" › ".join(map(str, q[0])) for q in mine if True not in asked()[q]] == [], "never asked"
    assert [" › ".join(map(str, q[0])) for q in mine if False not in asked()[q]] == [], "always"
