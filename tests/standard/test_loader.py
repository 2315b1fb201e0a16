"""Loading an edition: faults with places, extends, overlays, and the kept canonical text."""

import pytest

from archive_app.errors import NotFound, StandardFault
from archive_app.standard import (
    VolumeView,
    canonical_text,
    judge,
    lint,
    load_standard,
    standard_from_text,
)
from archive_app.standard.mutations import mutations

SLOTS = """
- {id: apply, title: 申请书, require: always}
- {id: record, title: 记录, require: {when: "settled"}}
"""
CHILD = """
kind: case.child
extends: case.small
title: 子案卷
fields:
  - {name: amount, title: 金额（元）, required: true}
  - {name: note, remove: true}
  - {name: extra, title: 补充, type: text}
"""


def write(folder, path, text):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def faults_of(folder) -> list[str]:
    return [str(fault) for fault in lint(folder)]


def test_all_faults_are_listed_at_once_each_with_file_line_and_fix(folder, standard_with):
    slots = """
    - {id: apply, titel: 申请书}
    - {id: record, title: 记录, require: sometimes}
    - {id: 3, title: 三}
    """
    with pytest.raises(StandardFault) as told:
        standard_with(slots)
    text = "\n".join(told.value.faults)
    assert "schemas/small/small.yaml:28: kinds › case.small › slots › apply › titel：" in text
    assert "没有“titel”这个键 → 是否应为“title”？" in text
    assert "small.yaml:29: kinds › case.small › slots › record › require：require 写法不对" in text
    assert "small.yaml:30:" in text
    assert len(told.value.faults) == 4


MEANING = [
    ("- {id: a, title: 甲, due: archivd}", "没有状态或阶段“archivd” → 是否应为“archived”？"),
    (
        "- {id: a, title: 甲, fields: [{name: sum, title: 数, type: amount, taken_from: amout}]}",
        "没有案卷事项“amout” → 是否应为“amount”？",
    ),
    ("- {id: a, title: 甲, per: partys}", "没有多行事项“partys” → 是否应为“parties”？"),
    (
        "- {id: a, title: 甲, signed_by: [mediatr]}",
        "没有签署人或事项“mediatr” → 是否应为“mediator”",
    ),
    ("- {id: a, title: 甲, signed_by: [this]}", "this 只用于有 per 的位置"),
    ("- {id: a, title: 甲, group: begin}", "没有分组“begin”"),
    ("- {id: a, title: 甲, basis: [law]}", "没有依据“law” → 在 sources.yaml 中登记"),
    ("- {id: note, title: 甲}", "“note”又是事项又是卷内位置"),
    ("- {id: a, title: 甲, copies: {min: 2}}", "min 大于 max"),
    ("- {id: a, title: 甲, require: {when: 'setled'}}", "第 1 列，没有“setled”这个名称 → 是否应为"),
    (
        "- {id: a, title: 甲, fields: [{name: b, title: 乙, type: choice, of: typs}]}",
        "没有词表“typs”",
    ),
    ("- {id: a, title: 甲}\n- {id: a, title: 乙}", "“a”出现了 2 次"),
]


@pytest.mark.parametrize(("slots", "message"), MEANING)
def test_an_id_that_does_not_exist_is_told_with_what_was_meant(standard_with, slots, message):
    with pytest.raises(StandardFault) as told:
        standard_with(slots)
    assert message in "\n".join(told.value.faults)


WRITING = [
    ("kind: [", "YAML 写法有误"),
    ("", "文件是空的"),
    ("- 甲", "文件应是“键: 值”的内容"),
    ("title: 甲", "文件缺少 kind"),
    ("kind: x.y\nkind: x.z", "“kind”写了两次"),
    ("kind: x.y\ntitle: &a [*a]", "别名引用了自己"),
    ("kind: x.y\nextends: case.none", "没有案卷类型“case.none”"),
    ("kind: x.y\nextends: x.y", "绕圈引用"),
]


@pytest.mark.parametrize(("text", "message"), WRITING)
def test_a_file_that_cannot_be_read_is_told_and_never_skipped(folder, text, message):
    write(folder, "small/odd.yaml", text)
    assert any(message in fault and "odd.yaml" in fault for fault in faults_of(folder))


def test_a_file_that_is_not_utf8_is_told(folder):
    (folder / "small" / "odd.yaml").write_bytes("标题".encode("gbk"))
    assert any("不是 UTF-8 编码" in fault for fault in faults_of(folder))


def test_fields_that_hide_each_other_in_a_circle_are_a_fault(folder, standard_with):
    standard_with()
    circle = """
fields:
  - {name: one, title: 一, type: boolean, show_when: two}
  - {name: two, title: 二, type: boolean, show_when: one}
"""
    write(folder, "small/child.yaml", CHILD.split("fields:")[0] + circle)
    assert any("绕圈引用（one、two）" in fault for fault in faults_of(folder))


def test_a_kind_extends_another_field_by_field(folder, standard_with):
    standard_with(SLOTS)
    write(folder, "small/child.yaml", CHILD)
    child = load_standard(folder, edition="small").kind("case.child")
    assert child.field("amount").required
    assert child.field("amount").type == "amount"
    assert child.fields[-1].name == "extra"
    assert "note" not in [field.name for field in child.fields]
    assert [slot.id for slot in child.slots] == ["apply", "record"]


def test_an_abstract_kind_is_only_extended(folder, standard_with):
    standard_with(SLOTS)
    kind = (folder / "small" / "small.yaml").read_text(encoding="utf-8")
    write(folder, "small/small.yaml", kind + "\nabstract: true\n")
    write(folder, "small/child.yaml", CHILD)
    assert [kind.id for kind in load_standard(folder, edition="small").kinds] == ["case.child"]


def test_a_fault_in_an_inherited_part_is_told_where_it_stands(folder, standard_with):
    standard_with(SLOTS)
    write(folder, "small/child.yaml", CHILD.replace("remove: true", "type: dat"))
    assert [f.split(":")[0] for f in faults_of(folder)] == ["schemas/small/child.yaml"]


def test_a_local_folder_wins_by_id_over_the_shipped_one(tmp_path, folder, standard_with):
    standard_with(SLOTS)
    local = tmp_path / "home" / "schemas"
    write(local, "small/standard.yaml", "settings: [{id: visit_days, default: 15}]")
    overlay = "kind: case.small\nslots: [{id: record, require: never}, {id: apply, remove: true}]"
    write(local, "small/anything.yaml", overlay)
    standard = load_standard(folder, local, edition="small")
    assert standard.setting("visit_days").default == 15
    assert standard.setting("strict").default is False
    assert [s.id for s in standard.kind("case.small").slots] == ["record"]
    assert standard.kind("case.small").slot("record").require.mode == "never"


def test_an_edition_extends_another(folder, standard_with):
    standard_with(SLOTS)
    county = "edition: county\ntitle: 县标准\nextends: small\nstates: [{id: open, title: 办理中}]"
    write(folder, "county/standard.yaml", county)
    standard = load_standard(folder, edition="county")
    assert (standard.edition, standard.title) == ("county", "县标准")
    assert [s.title for s in standard.states][:2] == ["办理中", "结案"]
    assert standard.kind("case.small").title == "小案卷"


def test_an_edition_that_does_not_exist_is_told_with_what_was_meant(folder):
    with pytest.raises(StandardFault, match="没有名为“smal”的版本 → 是否应为“small”"):
        load_standard(folder, edition="smal")


def test_editions_that_extend_each_other_are_a_fault(folder):
    write(folder, "county/standard.yaml", "edition: county\ntitle: 县\nextends: county")
    assert any("绕圈引用" in fault for fault in faults_of(folder))


def test_the_kept_text_gives_the_same_standard_and_the_same_verdict(standard_with):
    standard = standard_with(SLOTS)
    again = standard_from_text(canonical_text(standard))
    view = VolumeView(kind="case.small", state="archived", facts={"settled": True})
    assert again.digest == standard.digest
    assert canonical_text(again) == canonical_text(standard)
    assert judge(again, view) == judge(standard, view)


def test_a_setting_changes_the_digest_and_survives_in_the_kept_text(standard_with):
    changed = standard_with().with_settings({"visit_days": 7})
    assert changed.digest != standard_with().digest
    assert standard_from_text(canonical_text(changed)).setting("visit_days").value == 7


@pytest.mark.parametrize(("name", "value"), [("visit_day", 7), ("visit_days", "七")])
def test_a_setting_that_is_unknown_or_of_a_wrong_type_is_refused(standard_with, name, value):
    with pytest.raises(StandardFault, match=r"visit_days|不合类型"):
        standard_with().with_settings({name: value})


def test_the_setting_order_chooses_the_order_of_slots(standard_with):
    orders = """
    orders:
      - {id: A, title: 甲, slots: [apply]}
      - {id: B, title: 乙, slots: [record]}
    """
    standard = standard_with(SLOTS, orders)
    other = standard.with_settings({"order": "B"})
    assert [s.id for s in standard.kind("case.small").slots] == ["apply", "record"]
    assert [s.id for s in other.kind("case.small").slots] == ["record", "apply"]
    back = other.with_settings({"order": "A"})
    assert [s.id for s in back.kind("case.small").slots] == ["apply", "record"]


def test_looking_up_what_is_not_there_says_what_was_meant(standard_with):
    with pytest.raises(NotFound, match=r"是否指“case\.small”"):
        standard_with().kind("case.smal")


def test_every_condition_is_negated_once(standard_with):
    standard = standard_with(SLOTS)
    mutants = {mutation.path: mutation for mutation in mutations(standard)}
    required = ("slots", "record", "require", "when")
    assert list(mutants) == [
        ("fields", "paid_on", "show_when"),
        required,
        ("retention", "when", 0, "if"),
        ("slots", "apply", "require"),
    ]
    assert mutants[required].opposite == "not (settled)"
    view = VolumeView(kind="case.small", state="archived", facts={"settled": True})
    said = [
        {o.id: o.outcome.value for o in judge(s, view).outcomes}
        for s in (
            standard,
            mutants[required].of(standard),
            mutants["slots", "apply", "require"].of(standard),
        )
    ]
    assert [(one["apply"], one["record"]) for one in said] == [
        ("missing", "missing"),
        ("missing", "not_applicable"),
        ("not_applicable", "missing"),
    ]
