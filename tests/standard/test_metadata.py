"""Facts as entered: every usual writing is understood, and what is wrong is named."""

import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_app.errors import Invalid
from archive_app.standard import Standard, dump_facts, facts_schema, load_facts

SLOTS = """
- id: paper
  title: 文件
  fields:
    - {name: text, title: 文字, type: text, required: true}
    - {name: count, title: 人数, type: integer, min: 1, max: 9}
    - {name: kinds, title: 类型, type: choices, of: types}
    - {name: id_number, title: 证件, type: id_number}
    - {name: committee, title: 调委会, type: committee}
    - {name: mediators, title: 调解员, type: mediators}
"""


@pytest.fixture
def standard(standard_with) -> Standard:
    return standard_with(SLOTS)


def volume_fields(standard):
    return standard.kind("case.small").fields


def paper_fields(standard):
    return standard.kind("case.small").slot("paper").fields


READ = [
    ("accepted_on", "2024年3月1日", date(2024, 3, 1)),
    ("accepted_on", "2024-03-01", date(2024, 3, 1)),
    ("accepted_on", datetime(2024, 3, 1, 9), date(2024, 3, 1)),  # noqa: DTZ001 - as a spreadsheet
    ("amount", "3万元", Decimal(30000)),
    ("amount", "30,000.50", Decimal("30000.5")),
    ("amount", 200, Decimal(200)),
    ("amount", 0.1, Decimal("0.1")),
    ("settled", "是", True),
    ("settled", "off", False),
    ("settled", False, False),
    ("type", " 邻里纠纷 ", "邻里纠纷"),
    ("note", 13900000001.0, "13900000001"),
    ("note", "甲\x00乙\n丙", "甲乙\n丙"),
    ("note", "   ", None),
]


@pytest.mark.parametrize(("name", "entered", "fact"), READ)
def test_what_people_and_spreadsheets_write_is_understood(standard, name, entered, fact):
    assert load_facts(standard, volume_fields(standard), {name: entered}) == {name: fact}


PAPER = [
    ("count", "3", 3),
    ("count", 3.0, 3),
    ("kinds", "邻里纠纷、劳动争议纠纷", ["邻里纠纷", "劳动争议纠纷"]),
    ("id_number", "９９０１０１19900101001x", "99010119900101001X"),
    ("committee", {"id": 1, "name": "甲", "more": 2}, {"id": 1, "name": "甲"}),
    (
        "mediators",
        [{"id": 1, "name": "甲", "from": "2020-01-01", "until": None}],
        [{"id": 1, "name": "甲", "from": date(2020, 1, 1)}],
    ),
]


@pytest.mark.parametrize(("name", "entered", "fact"), PAPER)
def test_facts_of_a_document_follow_the_same_rules(standard, name, entered, fact):
    assert load_facts(standard, paper_fields(standard), {name: entered}) == {name: fact}


WRONG = [
    ({"accepted_on": "2024-02-30"}, "accepted_on", "请填写日期"),
    ({"amount": "很多"}, "amount", "请填写金额"),
    ({"amount": "1.234"}, "amount", "两位小数"),
    ({"amount": float("nan")}, "amount", "请填写金额"),
    ({"settled": "也许"}, "settled", "请填写是或否"),
    ({"type": "邻居纠纷"}, "type", "是否应为“邻里纠纷”"),
    ({"acepted_on": "x"}, "acepted_on", "是否应为“accepted_on”"),
    ({"parties": "张某"}, "parties", "多行"),
    ({"parties": [{"name": "张某", "side": "申请"}]}, "parties.0.side", "是否应为“申请人”"),
    ({"parties": ["张某"]}, "parties.0", "这里应是一组填写项"),
    ({"note": "长" * 1001}, "note", "最多 1000 个字"),
    ({"note": ["甲"]}, "note", "请填写文字"),
]


@pytest.mark.parametrize(("values", "path", "message"), WRONG)
def test_a_wrong_entry_is_named_by_its_place_and_says_what_to_write(
    standard, values, path, message
):
    with pytest.raises(Invalid) as told:
        load_facts(standard, volume_fields(standard), values)
    assert list(told.value.fields) == [path]
    assert message in told.value.fields[path][0]


def test_bounds_of_a_number_are_kept(standard):
    with pytest.raises(Invalid) as told:
        load_facts(standard, paper_fields(standard), {"count": 10})
    assert told.value.fields == {"count": ["不能大于 9"]}


def test_a_missing_required_fact_is_no_error_unless_asked_for(standard):
    fields = paper_fields(standard)
    assert load_facts(standard, fields, {}) == {}
    with pytest.raises(Invalid) as told:
        load_facts(standard, fields, {"text": " "}, partial=False)
    assert told.value.fields == {"text": ["请填写"]}


def test_every_wrong_entry_is_told_at_once(standard):
    with pytest.raises(Invalid) as told:
        load_facts(standard, volume_fields(standard), {"amount": "?", "parties": [{"age": "老"}]})
    assert set(told.value.fields) == {"amount", "parties.0.age"}


def test_rows_keep_the_key_the_store_gave_them(standard):
    rows = {"parties": [{"key": "k1", "name": "张某", "age": "30"}]}
    loaded = load_facts(standard, volume_fields(standard), rows)
    assert loaded == {"parties": [{"key": "k1", "name": "张某", "age": 30}]}


def test_the_schema_of_the_same_fields_is_made_once(standard):
    fields = volume_fields(standard)
    first = facts_schema(standard, fields, partial=True)
    assert facts_schema(standard, fields, partial=True) is first
    assert facts_schema(standard, fields, partial=False) is not first


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
NAMES = st.sampled_from(["type", "accepted_on", "amount", "settled", "note", "parties", "nothing"])


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(NAMES, JSON))
def test_any_json_loads_or_is_refused_by_place_and_survives_the_store(standard, values):
    fields = volume_fields(standard)
    try:
        loaded = load_facts(standard, fields, values)
    except Invalid as fault:
        told = fault.fields
        assert told
        return
    kept = json.loads(json.dumps(dump_facts(fields, loaded)))
    again = dump_facts(fields, load_facts(standard, fields, kept))
    assert again == kept
