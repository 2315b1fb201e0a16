"""What periods, stages, links, sealing, items and shared lists may say, and every fault in it."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive_app.errors import StandardFault
from archive_app.standard import (
    DocumentView,
    Standard,
    VolumeView,
    canonical_text,
    item_retentions,
    judge,
    lint,
    load_standard,
    sealed_of,
    standard_from_text,
)

MONTHLY = "every: {unit: month, from: accepted_on, until: ended_on"
SLOTS = [
    ("{id: a, title: 甲, evry: {unit: month}}", "没有“evry”这个键 → 是否应为“every”？"),
    ("{id: a, title: 甲, every: {unit: day, from: accepted_on, until: ended_on}}", "“day”不在可用"),
    ("{id: a, title: 甲, every: {unit: month, from: accepted_on}}", "until：缺少这一项"),
    ("{id: a, title: 甲, every: {unit: month, from: amount, until: ended_on}}", "要的是日期"),
    (f"{{id: a, title: 甲, {MONTHLY}, within: 五天}}}}", "期限“五天”写法不对"),
    (f"{{id: a, title: 甲, {MONTHLY}, within: cfg.visit_day days}}}}", "没有整数设置"),
    (f"{{id: a, title: 甲, {MONTHLY}, skip_when: period.dys > 3}}}}", "是否应为“days”？"),
    (f"{{id: a, title: 甲, {MONTHLY}, skip_when: period.end > 3}}}}", "这里要的是日期，写的是数字"),
    (f"{{id: a, title: 甲, {MONTHLY}}}, per: parties}}", "per 和 every 不能同时写"),
    ("{id: a, title: 甲, require: {when: period.days > 3}}", "没有“period”这个名称"),
    ("{id: a, title: 甲, due: strted}", "没有状态或阶段“strted” → 是否应为“started”？"),
    ("{id: a, title: 甲, kept: original copy}", "“original copy”不在可用之列"),
    ("{id: a, title: 甲, retention: Y}", "只有按件归档的案卷才逐件写保管期限"),
    ("{id: a, title: 甲, form: [case.a, case.a]}", "“case.a”出现了 2 次"),
    ("{id: a, title: 甲, form: []}", "清单是空的"),
    ("{id: a, title: 甲, form: 3}", "这里应是文字"),
    ("{id: a, title: 甲, last: 是}", "这里应是 true 或 false"),
    ("{id: a, title: 甲, require: {when: linked(othr)}}", "没有关联“othr” → 是否应为“other”？"),
    ("{id: a, title: 甲, require: {when: working_days(accepted_on) > 3}}", "要 2 个参数"),
    ("{id: a, title: 甲, require: {when: settled if amount else settled}}", "这里要的是是否"),
    ("{id: a, title: 甲, require: {when: 'note if settled else amount'}}", "写的是数字"),
]
KIND = [
    ("stages: [{id: open, title: 在办, reached: settled}]", "“open”已是状态的编号"),
    ("stages: [{id: s, title: 阶段, reached: amount}]", "这里要的是是否，写的是数字"),
    ("stages: [{id: s, title: 阶段}]", "reached：缺少这一项"),
    ("sealed_when: amount", "这里要的是是否，写的是数字"),
    ("sealed_when: minr == true", "没有“minr”这个名称"),
    ("arrangement: items", "“items”不在可用之列"),
    ("register: partie", "没有多行事项“partie” → 是否应为“parties”？"),
    ("register: note", "没有多行事项“note”"),
    ("links: [{id: l, title: 关联, to: [case.smal]}]", "没有案卷类型“case.smal” → 是否应为"),
    ("links: [{id: l, title: 关联, to: [case.small], carry: {nota: note}}]", "是否应为“note”？"),
    ("links: [{id: l, title: 关联, to: [case.small], carry: {note: nota}}]", "没有“nota”这个名称"),
    ("links: [{id: l, title: 关联, to: [case.small], carry: {note: amount}}]", "改为同类的事项"),
    ("links: [{id: l, title: 关联, to: [case.small], carry: {note: 3}}]", "这里应是事项名或算式"),
    ("links: [{id: l, title: 关联, to: [case.small], carry: [note]}]", "对方事项: 本卷事项"),
]
BASE = """
stages: [{id: started, title: 开始, reached: settled}]
links: [{id: other, title: 另一卷, to: [case.small]}]
"""


def told(build, slots: str, rest: str) -> str:
    with pytest.raises(StandardFault) as refused:
        build(slots, rest)
    return "\n".join(refused.value.faults)


@pytest.mark.parametrize(("slot", "message"), SLOTS)
def test_a_fault_of_a_slot_names_file_line_and_what_was_meant(standard_with, slot, message):
    text = told(standard_with, f"- {slot}", BASE)
    assert re.match(r"schemas/small/small.yaml:\d+: kinds › case.small › slots › a", text)
    assert message in text


@pytest.mark.parametrize(("rest", "message"), KIND)
def test_a_fault_of_a_kind_names_file_line_and_what_was_meant(standard_with, rest, message):
    text = told(standard_with, "- {id: a, title: 甲}", rest)
    assert re.match(r"schemas/small/small.yaml:\d+: kinds › case.small › ", text)
    assert message in text


def test_every_fault_of_every_sort_is_told_at_once(standard_with):
    slots = "\n".join(f"- {slot.replace('id: a,', f'id: a{n},')}" for n, slot in MEANING)
    text = told(standard_with, slots, BASE)
    assert [message for _, message in SLOTS_OF_MEANING if message not in text] == []


SLOTS_OF_MEANING = [SLOTS[n] for n in (3, 5, 6, 8, 10, 12, 17)]
MEANING = [(n, slot) for n, (slot, _) in enumerate(SLOTS_OF_MEANING)]
LISTS = [
    ("signer: []", "没有“signer”这个键 → 是否应为“signers”？"),
    ("settings: 3", "这里应是清单"),
    ("signers: [{id: mediator, title: 别的}]", "“mediator”已在 schemas/small/standard.yaml"),
    ("vocabularies: {types: {title: 类型, values: [{value: 别的}]}}", "“types”已在"),
    ("sources: [{id: s.law, title: 法, certainty: sure}]", "“sure”不在可用之列"),
]


@pytest.mark.parametrize(("text", "message"), LISTS)
def test_a_fault_of_a_shared_list_is_told_where_it_stands(folder, standard_with, text, message):
    standard_with()
    (folder / "small" / "cases").mkdir()
    (folder / "small" / "cases" / "shared.yaml").write_text(text, encoding="utf-8")
    faults = [str(fault) for fault in lint(folder)]
    assert len(faults) == 1
    assert faults[0].startswith("schemas/small/cases/shared.yaml:1:")
    assert message in faults[0]


def test_shared_lists_of_categories_are_one_and_may_repeat_each_other(folder, standard_with):
    standard_with()
    for category in ("cases", "others"):
        path = folder / "small" / category / "shared.yaml"
        path.parent.mkdir()
        own = f"settings: [{{id: {category}_days, title: 天, type: integer, default: 3}}]\n"
        same = "signers: [{id: officer, title: 干部}]\n"
        path.write_text(own + same, encoding="utf-8")
    standard = load_standard(folder, edition="small")
    assert standard.signer("officer").title == "干部"
    assert {"cases_days", "others_days", "strict"} <= {s.id for s in standard.settings}


def test_an_abstract_kind_needs_no_category_but_its_children_do(folder: Path, standard_with):
    standard_with()
    base = (
        "kind: base.all\nabstract: true\nretention: {default: Y}\nnumber: {pattern: '{serial}'}\n"
    )
    child = "kind: case.child\nextends: base.all\ntitle: 子\n"
    (folder / "small" / "base.yaml").write_text(base, encoding="utf-8")
    path = folder / "small" / "child.yaml"
    path.write_text(child + "category: cases\n", encoding="utf-8")
    assert lint(folder) == []
    path.write_text(child, encoding="utf-8")
    assert ["category：缺少这一项" in str(fault) for fault in lint(folder)] == [True]


def test_kinds_that_extend_each_other_in_a_circle_are_a_fault(folder: Path, standard_with):
    standard_with()
    for one, other in (("x.a", "x.b"), ("x.b", "x.a")):
        text = f"kind: {one}\nextends: {other}\n"
        (folder / "small" / f"{one}.yaml").write_text(text, encoding="utf-8")
    assert any("绕圈引用" in str(fault) for fault in lint(folder))


LAST = """
- {id: closing, title: 备考表, last: true}
- {id: apply, title: 申请书}
"""
CHILD = """
kind: case.child
extends: case.small
fields:
  - {name: extra, title: 补充, type: text, group: 一}
  - {name: more, title: 又, type: text, group: 二}
slots: [{id: added, title: 增加的}]
"""


def test_what_is_last_stands_after_what_a_child_adds(folder: Path, standard_with):
    standard_with(LAST, "")
    path = folder / "small" / "small.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("name: type,", "name: type, group: 一, last: true,")
    path.write_text(text, encoding="utf-8")
    (folder / "small" / "child.yaml").write_text(CHILD, encoding="utf-8")
    child = load_standard(folder, edition="small").kind("case.child")
    assert [slot.id for slot in child.slots] == ["apply", "added", "closing"]
    assert [field.name for field in child.fields][-3:] == ["more", "extra", "type"]


ITEMS = """
- id: paper
  title: 文件
  form: [case.usual, case.rare]
  kept: original
  copies: {min: 1, max: null}
  retention: {default: D30, when: [{if: document.important, then: Y}]}
  fields: [{name: important, title: 重要, type: boolean}]
- {id: photo, title: 照片, retention: Y}
- {id: other, title: 其他}
"""
ITEM_KIND = "arrangement: item\nsealed_when: settled\n"


@pytest.fixture
def items(standard_with) -> Standard:
    return standard_with(ITEMS, ITEM_KIND)


def one_paper(slot: str = "paper", **more) -> tuple[VolumeView, DocumentView]:
    document = DocumentView(id=1, slot=slot, **more)
    view = VolumeView(kind="case.small", state="archived", documents=(document,))
    return replace(view, facts={"amount": 1}), document


KEPT = [
    ("paper", {"important": True}, "Y", ""),
    ("paper", {"important": False}, "D30", ""),
    ("paper", {}, "D30", "“文件·重要”未填写"),
    ("photo", {}, "Y", ""),
    ("other", {}, "D30", ""),
]


@pytest.mark.parametrize(("slot", "facts", "code", "reason"), KEPT)
def test_each_paper_has_a_retention_of_its_own(items, slot, facts, code, reason):
    view, paper = one_paper(slot, facts=facts)
    kept = item_retentions(items, view)[paper.id]
    assert (kept.id, kept.reason) == (code, reason)


COPIES = [(True, "undetermined"), (False, "satisfied"), (None, "satisfied")]


@pytest.mark.parametrize(("copy", "said"), COPIES)
def test_a_copy_where_the_original_is_kept_is_to_be_checked(items, copy, said):
    view, _ = one_paper(is_copy=copy)
    assert judge(items, view).outcomes[0].outcome.value == said


@pytest.mark.parametrize(("settled", "sealed"), [(True, True), (False, False), (None, True)])
def test_a_volume_is_sealed_too_while_it_is_not_known(items, settled, sealed):
    view, _ = one_paper()
    assert sealed_of(items, replace(view, facts={"settled": settled})) is sealed


def test_the_first_form_is_the_usual_one_and_the_kept_text_keeps_all(items):
    again = standard_from_text(canonical_text(items))
    assert again.digest == items.digest
    assert again.kinds == items.kinds
    slot = again.kind("case.small").slot("paper")
    assert (slot.form, slot.forms) == ("case.usual", ("case.usual", "case.rare"))


def test_a_link_is_a_yes_or_no_in_conditions(standard_with):
    standard = standard_with("- {id: a, title: 甲, require: {when: linked(other)}}", BASE)
    view = VolumeView(kind="case.small", state="archived")
    tied = judge(standard, replace(view, links=frozenset({"other"})))
    assert tied.outcomes[0].outcome.value == "missing"
    assert judge(standard, view).outcomes[0].outcome.value == "not_applicable"


WORKING = """
deadlines:
  - {id: d, title: 送达, nature: duty, from: accepted_on, within: 10 working days, done: ended_on}
"""
LAST_DAYS = [
    (date(2024, 9, 27), date(2024, 10, 16), ""),
    (date(2090, 9, 29), date(2090, 10, 13), "2090年节假日安排尚未公布，按周末推算"),
]


@pytest.mark.parametrize(("accepted", "due", "doubt"), LAST_DAYS)
def test_a_deadline_may_run_in_working_days_and_says_when_a_year_is_not_announced(
    standard_with, accepted, due, doubt
):
    facts = {"accepted_on": accepted}
    verdict = judge(
        standard_with("[]", WORKING), VolumeView(kind="case.small", state="open", facts=facts)
    )
    assert (verdict.deadlines[0].due_on, verdict.deadlines[0].reason) == (due, doubt)
    assert doubt in next(f.reason for f in verdict.findings if f.id == "deadline:d")
