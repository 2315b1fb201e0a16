"""How far the shipped edition is worked out, kind by kind, and that what lacks is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from worked_examples import KINDS, NATIONAL, SCENARIOS, examples_of, verdicts_of

from archive_app.filling import open_forms
from archive_app.standard.coverage import Coverage, coverage, requirements_seen

FORMS = {form.id for form in open_forms(Path("doc_templates"))}
TOLD = {one.kind: one for one in coverage(NATIONAL, SCENARIOS, FORMS)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_places_forms_examples_sources_and_a_founded_retention(kind: str) -> None:
    assert TOLD[kind].faults == ()


def test_every_shipped_form_is_used_by_some_kind() -> None:
    assert FORMS - {form for one in TOLD.values() for form in one.forms} == set()


def test_every_form_stands_in_a_category_of_the_edition() -> None:
    known = {category.id for category in NATIONAL.categories} | {"common"}
    forms = open_forms(Path("doc_templates"))
    assert {form.category for form in forms} <= known


def lacking(**none: object) -> tuple[str, ...]:
    one: Coverage = TOLD["mediation.written"]
    return replace(one, **none).faults  # type: ignore[arg-type]


def test_what_lacks_is_a_fault_in_words() -> None:
    assert lacking(forms=()) == ("没有文书格式",)
    assert lacking(complete=0, others=0) == ("没有齐全的实例", "没有其他情形的实例")
    assert lacking(retention=None, uncited=2) == ("有的要求没有写依据", "保管期限没有依据")


def test_a_kind_without_examples_is_told_to_have_none() -> None:
    bare = coverage(NATIONAL, (), FORMS)[0]
    assert {"没有齐全的实例", "没有缺漏的实例"} <= set(bare.faults)


def test_each_requirement_names_the_examples_that_show_it() -> None:
    kind = NATIONAL.kind("mediation.written")
    names = [scenario.name for scenario, _ in examples_of(kind.id)]
    seen = requirements_seen(kind, zip(names, verdicts_of(kind.id), strict=True))
    told = {one.id: one for one in seen}
    assert told["agreement"].kept in names
    assert told["agreement"].broken in names
    assert told["agreement"].kept != told["agreement"].broken
