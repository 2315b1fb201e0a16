"""Reading worked examples, and telling where the judge says otherwise."""

import pytest

from archive_app.errors import StandardFault
from archive_app.standard import Standard
from archive_app.standard.scenarios import load_scenarios, run, view_of

SLOTS = """
- {id: apply, title: 申请书, require: always, signed_by: [parties]}
- {id: record, title: 记录, require: {when: "settled"}, copies: {min: 1, max: null}}
"""
FILE = """
kind: case.small
scenarios:
  - name: 齐全
    state: archived
    facts: {settled: true, accepted_on: 2024-01-31, year: 2024, parties: [{key: a, name: 张某}]}
    documents:
      - {slot: apply, signed: all}
      - {slot: record}
    expect:
      {apply: satisfied, points: 100, complete: true, private: false, retention: D30, findings: []}
  - name: 缺申请书
    base: 齐全
    drop: [apply]
    facts: {settled: false}
    documents: [{slot: record}, {slot: record}]
    expect: {apply: missing, findings: [apply]}
"""


@pytest.fixture
def standard(standard_with) -> Standard:
    return standard_with(SLOTS)


def scenarios(folder, text=FILE):
    path = folder / "examples" / "cases" / "small.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return load_scenarios(folder / "examples")


def test_a_scenario_takes_from_its_base_what_it_does_not_say(standard, tmp_path):
    view = view_of(standard, scenarios(tmp_path)[1])
    assert [document.slot for document in view.documents] == ["record", "record"]
    assert (view.facts["settled"], view.facts["year"]) == (False, 2024)
    assert view.state == "archived"


def test_signed_all_means_everybody_who_must(standard, tmp_path):
    view = view_of(standard, scenarios(tmp_path)[0])
    assert view.documents[0].signed == {"parties:a"}


def test_a_scenario_that_comes_true_has_no_differences(standard, tmp_path):
    assert [run(standard, scenario) for scenario in scenarios(tmp_path)] == [[], []]


def test_every_difference_is_told(standard, tmp_path):
    text = FILE.replace("apply: missing", "apply: satisfied, nothing: missing")
    wrong = text.replace("findings: [apply]", "findings: [record]")
    assert run(standard, scenarios(tmp_path, wrong)[1]) == [
        "apply：应为 satisfied，实为 missing",
        "nothing：应为 missing，实为 没有这一项",
        "多出问题 apply（missing：缺申请书）",
        "缺少问题 record",
    ]


FAULTY = [
    ("base: 齐全", "base: 齐了", "前面没有名为“齐了”的例子 → 是否应为“齐全”？"),
    ("name: 缺申请书", "name: 齐全", "名称重复"),
    ("drop: [apply]", "drp: [apply]", "没有“drp”这个键 → 是否应为“drop”？"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), FAULTY)
def test_a_faulty_scenario_file_is_told_with_what_was_meant(tmp_path, right, wrong, message):
    with pytest.raises(StandardFault) as told:
        scenarios(tmp_path, FILE.replace(right, wrong))
    assert message in "\n".join(told.value.faults)
