"""Each condition of the national edition turned into its opposite: some worked example must notice.

What a kind inherits unchanged may be noticed by any kind that has it. When a field is asked
(`show_when`) is shown in `test_page_questions` and `test_scenarios`; who may not learn from a
private case in `test_national_standard`.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import pytest
from worked_examples import KINDS, NATIONAL, examples_of, standard_of

from archive_app.standard.mutations import Mutation, mutations
from archive_app.standard.scenarios import Scenario, differences

Rule = tuple[str, str]


def rule_of(mutation: Mutation) -> Rule:
    """The text of what is mutated: the same in two kinds when one inherits it unchanged."""
    kind, place = NATIONAL.kind(mutation.kind), str(mutation.path[0])
    rules = kind.retention.cases if place == "retention" else getattr(kind, place)
    if place != "retention" and isinstance(rules, tuple):
        names = ("id", "name")
        told = [r for r in rules if any(getattr(r, n, "") == mutation.path[1] for n in names)]
        return str(mutation.path), repr(told)
    return str(mutation.path), repr(rules)


@cache
def by_rule() -> Mapping[Rule, list[Mutation]]:
    """The mutations of each rule, in the kind with most examples first."""
    found: dict[Rule, list[Mutation]] = defaultdict(list)
    for mutation in mutations(NATIONAL):
        if mutation.path[-1] not in ("show_when", "private_when"):
            found[rule_of(mutation)].append(mutation)
    for same in found.values():
        same.sort(key=lambda mutation: -len(examples_of(mutation.kind)))
    return found


def speaks(scenario: Scenario, mutation: Mutation) -> bool:
    """Whether an example tells of the mutated rule: such are tried first."""
    part, *place = map(str, mutation.path)
    named = {part, *place[:1], f"{part[:-1]}:{place[0] if place else ''}"}
    return bool(named & {told.split("@")[0] for told in scenario.expect})


@cache
def noticed(rule: Rule) -> bool:
    return any(map(breaks_an_example, by_rule()[rule]))


def breaks_an_example(mutation: Mutation) -> bool:
    mutants = {}
    examples = sorted(examples_of(mutation.kind), key=lambda e: not speaks(e[0], mutation))
    for scenario, view in examples:
        standard = standard_of(scenario)
        if standard.digest not in mutants:
            mutants[standard.digest] = mutation.of(standard)
        if differences(mutants[standard.digest], scenario, view):
            return True
    return False


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_negated_condition_breaks_some_example(kind: str) -> None:
    mine = [rule for rule, same in by_rule().items() if kind in {m.kind for m in same}]
    assert [rule[0] for rule in mine if not noticed(rule)] == []
