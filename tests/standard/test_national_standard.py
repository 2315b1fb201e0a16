"""What must be true of the national edition as a text: cited, titled, referenced, exemplified."""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml
from worked_examples import NATIONAL

from archive_app.standard import Kind, Standard, VolumeView, is_private, lint

SCHEMAS = Path("schemas")
FORMS = Path("doc_templates")


@pytest.fixture(scope="module")
def national() -> Standard:
    return NATIONAL


def rules_of(kind: Kind) -> Iterator[Any]:
    yield from (*kind.slots, *kind.groups, *kind.checks, *kind.deadlines)


def test_lint_finds_nothing() -> None:
    assert lint(SCHEMAS) == []


def cited_in(standard: Standard) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything that must cite a basis, by where it stands."""
    for setting in standard.settings:
        yield f"cfg.{setting.id}", setting.basis
    for kind in standard.kinds:
        yield kind.id, kind.basis
        yield f"{kind.id} retention", kind.retention.basis
        yield f"{kind.id} number", kind.number.basis
        for rule in [*rules_of(kind), *kind.orders, *kind.retention.cases]:
            yield f"{kind.id} {rule}", rule.basis
        for field in kind.fields:
            yield f"{kind.id} {field.name}", field.basis


def also_cited(standard: Standard) -> Iterator[tuple[str, ...]]:
    """What may cite a basis of its own: links, facts of papers and rows, forms."""
    for kind in standard.kinds:
        yield from (link.basis for link in kind.links)
        for slot in kind.slots:
            yield from (field.basis for field in slot.fields)
            rule = slot.retention
            if rule is not None:
                yield from (rule.basis, *(case.basis for case in rule.cases))
        yield from (column.basis for field in kind.fields for column in field.columns)
    for path in FORMS.rglob("*.yaml"):
        yield tuple(yaml.safe_load(path.read_text(encoding="utf-8")).get("basis") or ())


def test_every_requirement_field_and_setting_cites_a_source_that_exists(
    national: Standard,
) -> None:
    known = {source.id for source in national.sources}
    assert [where for where, basis in cited_in(national) if not basis] == []
    cited = [basis for _, basis in cited_in(national)] + list(also_cited(national))
    assert {one for basis in cited for one in basis} - known == set()


def test_every_source_is_cited_somewhere(national: Standard) -> None:
    cited = [basis for _, basis in cited_in(national)] + list(also_cited(national))
    unused = {source.id for source in national.sources} - {one for b in cited for one in b}
    assert unused == set()


def test_what_is_not_verified_is_marked_so(national: Standard) -> None:
    for source in national.sources:
        if source.id.startswith(("design.", "custom.")):
            assert source.certainty == "county_must_confirm", source.id


def test_every_slot_and_check_says_what_to_do(national: Standard) -> None:
    for kind in national.kinds:
        for rule in [*kind.slots, *kind.groups, *kind.checks]:
            assert rule.title, rule.id
            assert rule.fix, f"{kind.id}: {rule.id}"


def test_every_field_stands_in_a_group_of_the_page_and_no_group_stands_twice(
    national: Standard,
) -> None:
    for kind in national.kinds:
        headings = [key for key, _ in groupby(field.group for field in kind.fields)]
        assert None not in headings, kind.id
        assert len(headings) == len(set(headings)), f"{kind.id}: {headings}"


def test_no_vocabulary_is_unreferenced(national: Standard) -> None:
    used = {setting.of for setting in national.settings}
    for kind in national.kinds:
        fields = [*kind.fields, *(f for slot in kind.slots for f in slot.fields)]
        used |= {column.of for field in fields for column in (field, *field.columns)}
    assert {v.name for v in national.vocabularies} - used == set()


def test_no_setting_is_without_effect(national: Standard) -> None:
    # `cfg.x` stands in conditions and terms; the order of documents is chosen by its id.
    told = set(re.findall(r"cfg\.(\w+)", national.text))
    orders = {order.id for kind in national.kinds for order in kind.orders}
    idle = [s.id for s in national.settings if s.id not in told and s.default not in orders]
    assert idle == []


def test_every_order_names_every_slot_once(national: Standard) -> None:
    for kind in national.kinds:
        for order in kind.orders:
            assert sorted(order.slots) == sorted(slot.id for slot in kind.slots), order.id


def test_the_thirteen_part_list_is_the_default_order(national: Standard) -> None:
    ids = [slot.id for slot in national.kind("mediation.written").slots]
    assert ids[2:4] == ["apply", "accept"]
    assert ids.index("notice") < ids.index("identity") < ids.index("authorization")
    assert ids[-1] == "back_cover"


def test_another_order_is_a_setting(national: Standard) -> None:
    county = national.with_settings({"order": "COUNTY-12"}).kind("mediation.written")
    assert [slot.id for slot in county.slots][2:4] == ["accept", "apply"]


def test_an_agreement_cannot_be_filed_where_none_was_reached(national: Standard) -> None:
    slots = {slot.id for slot in national.kind("mediation.unreached").slots}
    assert slots.isdisjoint({"agreement", "oral_agreement", "performance_proof", "confirmation"})


def test_the_two_papers_of_an_agreement_exclude_each_other(national: Standard) -> None:
    papers = {"agreement", "oral_agreement"}
    written, oral = (national.kind(f"mediation.{k}").slots for k in ("written", "oral"))
    assert papers & {slot.id for slot in written} == {"agreement"}
    assert papers & {slot.id for slot in oral} == {"oral_agreement"}


@pytest.mark.parametrize(("entered", "kept_back"), [(True, True), (False, False), (None, True)])
def test_a_private_case_is_kept_from_precedents_and_so_is_one_not_known_to_be_public(
    national: Standard, entered: bool | None, kept_back: bool
) -> None:
    for kind in ("mediation.written", "mediation.oral", "mediation.unreached"):
        view = VolumeView(kind=kind, state="open", facts={"private": entered})
        assert is_private(national, view) is kept_back
