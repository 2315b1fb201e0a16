"""Whatever is entered, every kind of the national edition is judged, and nothing is made worse."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from worked_examples import KINDS, NATIONAL, examples_of, standard_of

from archive_app.standard import (
    DocumentView,
    Field,
    Standard,
    Verdict,
    VolumeView,
    Waiver,
    is_private,
    item_retentions,
    judge,
    sealed_of,
)
from archive_app.standard.plans import plan_of

SOME = 20  # places looked at in each of a few examples, so that no kind takes long
STATES = [state.id for state in NATIONAL.states]
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.dates() | st.decimals(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.just("key"), inner),
    max_leaves=4,
)
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "text": st.text(max_size=6),
    "long_text": st.text(max_size=6),
    "id_number": st.sampled_from(["990101199001010014", "99010119620304001X", "1"]),
    "phone": st.just("13900000001"),
    "integer": st.integers(-5, 3000),
    "amount": st.decimals(0, 10**6, places=2),
    "date": DAYS,
    "boolean": st.booleans(),
    "committee": st.just({"id": 1, "name": "东村人民调解委员会", "short": "东村"}),
    "mediator": st.just({"id": 1, "name": "周某"}),
    "mediators": st.just([{"id": 1, "name": "周某", "from": date(2020, 1, 1)}]),
}


def words_of(field: Field) -> list[str]:
    return sorted(NATIONAL.vocabulary(field.of or "").words())


@cache
def values_of(field: Field) -> st.SearchStrategy[Any]:
    """Values of the right shape, nothing, or now and then something odd."""
    if field.type == "choice":
        right: st.SearchStrategy[Any] = st.sampled_from(words_of(field))
    elif field.type == "choices":
        right = st.lists(st.sampled_from(words_of(field)), max_size=3)
    elif field.type == "rows":
        columns = {column.name: values_of(column) for column in field.columns}
        row = st.fixed_dictionaries({"key": st.sampled_from("ab")}, optional=columns)
        right = st.lists(row, max_size=2, unique_by=lambda one: one["key"])
    else:
        right = PLAIN[field.type]
    return st.one_of(right, right, right, st.none(), ODD)


@st.composite
def volumes(draw: st.DrawFn, kind_id: str) -> VolumeView:
    """A volume of a kind in any state, with any facts and papers."""
    kind = NATIONAL.kind(kind_id)
    some = draw(st.sets(st.sampled_from([f.name for f in kind.fields]), max_size=12))
    facts = {f.name: draw(values_of(f)) for f in kind.fields if f.name in some}
    papers = [draw(documents(kind_id, n)) for n in range(draw(st.integers(0, 4)))]
    linked = draw(st.frozensets(st.sampled_from(["", *(link.id for link in kind.links)])))
    state = draw(st.sampled_from(STATES))
    return VolumeView(kind=kind_id, state=state, facts=facts, documents=tuple(papers), links=linked)


@st.composite
def documents(draw: st.DrawFn, kind_id: str, number: int) -> DocumentView:
    slot = draw(st.sampled_from(NATIONAL.kind(kind_id).slots))
    return DocumentView(
        id=number,
        slot=slot.id,
        row=draw(st.sampled_from([None, "a", "2024-05", "2024-Q2", "2024"])),
        facts={field.name: draw(values_of(field)) for field in slot.fields},
        generated=draw(st.booleans()),
        signed=frozenset({"this", "handler"}),
        sealed=draw(st.booleans()),
        attested=draw(st.booleans()),
        is_copy=draw(st.sampled_from([None, True, False])),
    )


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_judging_never_raises_whatever_the_facts(kind: str, data: st.DataObject) -> None:
    view = data.draw(volumes(kind))
    verdict = judge(NATIONAL, view).as_of(data.draw(DAYS))
    assert 0 <= verdict.points <= 100
    assert len({outcome.id for outcome in verdict.outcomes}) == len(verdict.outcomes)
    assert not (verdict.complete and any(f.severity == "veto" for f in verdict.findings))
    assert all(finding.fix and finding.reason for finding in verdict.findings)


def missing(verdict: Verdict) -> set[str]:
    return {outcome.id for outcome in verdict.outcomes if outcome.outcome.value == "missing"}


def spoken_of(standard: Standard, kind: str) -> frozenset[str]:
    """The slots some condition of the kind reads."""
    conditions = plan_of(standard, kind).conditions.values()
    return frozenset(name for condition in conditions for name in condition.names)


@pytest.mark.parametrize("kind", KINDS)
def test_a_waiver_makes_nothing_missing_and_lets_only_its_own_requirement_go(kind: str) -> None:
    waiver = Waiver(by="所长", reason="原件已毁")
    for scenario, view in examples_of(kind)[:5]:
        standard = standard_of(scenario)
        before = judge(standard, view)
        for finding in before.findings[:SOME]:
            after = judge(standard, replace(view, waivers={finding.id: waiver}))
            assert missing(after) <= missing(before)
            assert {f.id for f in before.findings} - {f.id for f in after.findings} <= {finding.id}


@pytest.mark.parametrize("kind", KINDS)
def test_a_filed_paper_makes_nothing_missing_unless_a_condition_speaks_of_it(kind: str) -> None:
    for scenario, view in examples_of(kind)[:5]:
        standard = standard_of(scenario)
        before, spoken = judge(standard, view), spoken_of(standard, kind)
        empty = [o for o in before.outcomes if o.slot is not None and not o.documents]
        for outcome in [o for o in empty if o.slot not in spoken][:SOME]:
            paper = DocumentView(id=999, slot=str(outcome.slot), row=outcome.row, attested=True)
            after = judge(standard, replace(view, documents=(*view.documents, paper)))
            assert missing(after) <= missing(before), outcome.id


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_doubt_keeps_back_and_never_raises(kind: str, data: st.DataObject) -> None:
    view = replace(data.draw(volumes(kind)), facts={})
    plan = plan_of(NATIONAL, kind)
    assert is_private(NATIONAL, view) in ({False} if plan.private is None else {True, False})
    assert sealed_of(NATIONAL, view) in ({False} if plan.sealed is None else {True, False})
    kept = {found.id for found in item_retentions(NATIONAL, view).values()}
    assert kept <= {retention.id for retention in NATIONAL.retentions}
