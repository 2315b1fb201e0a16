"""What the judge says of a volume: every outcome, every reason, and that it never raises."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_app.errors import NotFound
from archive_app.standard import (
    DocumentView,
    Standard,
    Verdict,
    VolumeView,
    Waiver,
    is_private,
    judge,
    load_standard,
    signatures_of,
    value_of,
)

SLOTS = """
- {id: apply, title: 申请书, group: start, signed_by: [parties], severity: hint}
- {id: accept, title: 登记表, group: start}
- id: notice
  title: 告知书
  form: case.notice
  per: parties
  require: always
  due: concluded
  signed_by: [this]
- {id: proxy, title: 委托书, per: parties, per_when: "party.agent != ''", require: always}
- {id: record, title: 记录, require: always, copies: {min: count(parties), max: null}}
- id: agreement
  title: 协议书
  require: {when: "settled"}
  forbid: "not settled"
  signed_by: [parties, mediator]
  sealed_by: mediator
  severity: veto
  fields: [{name: date, title: 日期, type: date, required: true}]
- {id: receipt, title: 收条, require: {when: "agreement.date > date('2024-01-01')"}, points: 3}
- {id: extra, title: 其他}
"""
REST = """
groups:
  - {id: start, title: 申请书或登记表, choose: exactly_one, due: concluded, severity: error}
private_when: "settled and amount > 100"
checks:
  - {id: order, title: 受理不晚于协议, expect: "accepted_on <= agreement.date", severity: error}
  - {id: paid, title: 付款不早于受理, expect: "paid_on >= accepted_on", severity: warning}
deadlines:
  - id: visit
    title: 回访
    nature: duty
    from: accepted_on
    within: cfg.visit_days days
    done: ended_on
  - id: court
    title: 司法确认
    nature: right_lapses
    from: agreement.date
    within: 1 month
    done: paid_on
"""
FACTS = {
    "type": "邻里纠纷",
    "accepted_on": date(2024, 1, 31),
    "ended_on": date(2024, 2, 9),
    "settled": True,
    "amount": Decimal(50),
    "paid_on": date(2024, 2, 5),
    "parties": [{"key": "a", "name": "张某"}, {"key": "b", "name": "李某"}],
}


def paper(number: int, slot: str, row: str | None = None, **more) -> DocumentView:
    return DocumentView(id=number, slot=slot, row=row, **more)


COMPLETE = (
    paper(1, "accept"),
    paper(2, "notice", "a", signed=frozenset({"this"})),
    paper(3, "notice", "b", signed=frozenset({"parties:b"})),
    paper(4, "record"),
    paper(5, "record"),
    paper(
        6,
        "agreement",
        facts={"date": date(2024, 2, 1)},
        signed=frozenset({"parties:a", "parties:b", "mediator"}),
        sealed=True,
    ),
    paper(7, "receipt"),
)


@pytest.fixture
def standard(standard_with) -> Standard:
    return standard_with(SLOTS, REST)


def volume(*changed: DocumentView, drop: tuple[str, ...] = (), state="archived", **facts):
    """The complete volume with some papers dropped or added and some facts changed."""
    papers = tuple(p for p in COMPLETE if p.slot not in drop) + changed
    known = {name: v for name, v in {**FACTS, **facts}.items() if v is not None}
    return VolumeView(kind="case.small", state=state, facts=known, documents=papers)


def said(verdict: Verdict, id_: str) -> tuple[str, str]:
    """The outcome and the reason of one requirement."""
    told = {o.id: (o.outcome.value, o.reason) for o in verdict.outcomes}
    told |= {c.id: (c.result.value, c.reason) for c in verdict.reviewed}
    told |= {d.id: (d.status.value, d.reason) for d in verdict.deadlines}
    return told[id_]


def findings(verdict: Verdict) -> dict[str, str]:
    return {f.id: f.outcome for f in verdict.findings}


def test_a_volume_with_everything_in_it_is_complete(standard):
    verdict = judge(standard, volume())
    assert findings(verdict) == {}
    assert (verdict.points, verdict.complete) == (100, True)
    assert said(verdict, "notice@a") == ("satisfied", "")
    assert said(verdict, "proxy")[0] == "not_applicable"
    assert said(verdict, "extra")[0] == "not_applicable"


def test_a_volume_just_opened_lacks_nothing_that_is_not_due(standard):
    empty = VolumeView(kind="case.small", state="open", facts={"parties": FACTS["parties"]})
    verdict = judge(standard, replace(empty, facts={**FACTS, "settled": False}))
    assert said(verdict, "notice@a")[0] == "not_due"
    assert said(verdict, "group:start")[0] == "not_due"
    assert said(verdict, "receipt") == ("not_due", "尚无“协议书”")
    assert findings(verdict) == {}
    assert not verdict.complete


def test_a_missing_paper_is_due_from_its_state_on_and_says_what_to_do(standard):
    before = judge(standard, volume(drop=("notice",), state="open"))
    after = judge(standard, volume(drop=("notice",), state="concluded"))
    assert said(before, "notice@a")[0] == "not_due"
    assert said(after, "notice@a") == ("missing", "缺张某的告知书")
    finding = next(f for f in after.findings if f.id == "notice@a")
    assert (finding.title, finding.fix) == (
        "告知书（张某）",
        "可先生成告知书，打印签名后扫描归入",
    )


def test_paper_we_made_ourselves_is_a_draft_until_somebody_confirms_it(standard):
    draft = paper(8, "record", generated=True)
    fewer = judge(standard, volume(draft, paper(4, "record"), drop=("record",)))
    assert said(fewer, "record") == ("draft", "已生成，未见签章")
    confirmed = replace(draft, attested=True)
    enough = judge(standard, volume(confirmed, paper(4, "record"), drop=("record",)))
    assert said(enough, "record")[0] == "satisfied"


def test_paper_made_before_it_is_due_costs_no_more_than_no_paper(standard):
    nothing = judge(standard, volume(drop=("notice",), state="open"))
    early = [paper(20, "notice", row, generated=True) for row in ("a", "b")]
    made = judge(standard, volume(*early, drop=("notice",), state="open"))
    assert said(made, "notice@a") == ("not_due", "已生成，未见签章")
    assert (made.points, made.findings) == (nothing.points, nothing.findings)
    assert not made.complete


def test_a_draft_tells_no_facts(standard):
    draft = paper(6, "agreement", facts={"date": date(2024, 2, 1)}, generated=True)
    verdict = judge(standard, volume(draft, drop=("agreement",)))
    assert said(verdict, "agreement")[0] == "draft"
    assert said(verdict, "check:order") == ("not_applicable", "尚无“协议书”")


UNSIGNED = [
    ({"signed": frozenset({"parties:a", "mediator"}), "sealed": True}, "未确认李某签名"),
    ({"signed": frozenset({"parties:a", "parties:b", "mediator"})}, "未确认调解员印章"),
    ({}, "未确认张某、李某、调解员签名；未确认调解员印章"),
]


@pytest.mark.parametrize(("marks", "reason"), UNSIGNED)
def test_a_filed_paper_whose_signatures_nobody_confirmed_is_undetermined(standard, marks, reason):
    filed = paper(6, "agreement", facts={"date": date(2024, 2, 1)}, **marks)
    verdict = judge(standard, volume(filed, drop=("agreement",)))
    assert said(verdict, "agreement") == ("undetermined", reason)
    assert verdict.points == 0


def test_too_few_and_too_many_copies_are_told_with_numbers(standard):
    few = judge(standard, volume(paper(4, "record"), drop=("record",)))
    assert said(few, "record") == ("missing", "缺记录：要 2 份，现有 1 份")
    many = judge(standard, volume(paper(8, "extra"), paper(9, "extra")))
    assert said(many, "extra") == ("excess", "最多 1 份，现有 2 份")


def test_a_paper_that_must_not_be_there_is_excess_even_as_a_draft(standard):
    assert said(judge(standard, volume(settled=False)), "agreement")[0] == "excess"
    draft = paper(6, "agreement", generated=True)
    verdict = judge(standard, volume(draft, drop=("agreement",), settled=False))
    assert said(verdict, "agreement") == ("excess", "按填报的案情不应有")


def test_a_requirement_that_hangs_on_an_unknown_fact_asks_for_it(standard):
    verdict = judge(standard, volume(drop=("agreement",), settled=None, state="open"))
    assert said(verdict, "agreement") == ("undetermined", "“达成协议”未填写")
    outcome = next(o for o in verdict.outcomes if o.id == "agreement")
    assert outcome.fix == "请先填写“达成协议”"


def test_a_row_place_appears_only_for_rows_that_need_it(standard):
    rows = [{"key": "a", "name": "张某", "agent": "王某"}, {"key": "b", "name": "李某"}]
    verdict = judge(standard, volume(parties=rows))
    assert said(verdict, "proxy@a") == ("missing", "缺张某的委托书")
    assert "proxy@b" not in {o.id for o in verdict.outcomes}
    extra = judge(standard, volume(paper(8, "proxy", "b"), parties=rows))
    assert said(extra, "proxy@b") == ("excess", "李某不需要这份文件")


def test_a_paper_of_no_known_row_is_told(standard):
    verdict = judge(standard, volume(paper(8, "notice", "z"), paper(9, "notice")))
    assert said(verdict, "notice") == ("undetermined", "2 份文件没有对应的当事人")


def test_rows_not_entered_leave_their_places_open(standard):
    verdict = judge(standard, volume(drop=("notice", "record"), parties=None))
    assert said(verdict, "notice") == ("undetermined", "“当事人”未填写")
    assert said(verdict, "record") == ("undetermined", "“当事人”未填写")


def test_a_list_nobody_must_fill_asks_for_no_papers_while_it_is_empty(standard_with):
    standard = standard_with("[{id: thanks, title: 感谢信, per: helpers, require: always}]")
    assert said(judge(standard, volume()), "thanks")[0] == "not_applicable"
    helped = judge(standard, volume(helpers=[{"key": "h", "name": "王某"}]))
    assert said(helped, "thanks@h")[0] == "missing"


def test_a_group_speaks_for_its_places_when_it_is_wrong(standard):
    none = judge(standard, volume(drop=("accept",)))
    assert findings(none) == {"group:start": "missing"}
    unsigned = judge(standard, volume(paper(1, "apply"), drop=("accept",)))
    assert findings(unsigned) == {"group:start": "undetermined"}
    assert said(unsigned, "apply")[0] == "undetermined"
    assert said(unsigned, "group:start")[1] == "申请书：未确认张某、李某签名"
    assert next(f for f in unsigned.findings).severity == "error"


def test_a_group_of_exactly_one_refuses_two(standard):
    both = frozenset({"parties:a", "parties:b"})
    verdict = judge(standard, volume(paper(8, "apply", signed=both)))
    assert said(verdict, "group:start") == ("excess", "只应有一种，现有申请书、登记表")


def test_a_required_fact_of_a_filed_paper_is_asked_for(standard):
    signed = {"signed": COMPLETE[5].signed, "sealed": True}
    verdict = judge(standard, volume(paper(6, "agreement", **signed), drop=("agreement",)))
    assert said(verdict, "field:agreement.date") == ("undetermined", "未填写")
    assert said(verdict, "check:order") == ("undetermined", "“协议书·日期”未填写")


REQUIRED = """
kind: case.child
extends: case.small
fields:
  - {name: type, required: true, due: concluded}
  - {name: paid_on, required: true}
  - {name: parties, min: 2, columns: [{name: name, required: true, severity: error}]}
slots: [{id: paper, title: 文件}]
"""
LACKING = [
    ({"parties": [{"key": "a"}, {"key": "b", "name": "李某"}]}, "parties.name", "第 1 行未填写"),
    ({"parties": [{"key": "a", "name": "张某"}]}, "parties", "至少填写 2 行"),
    ({"type": None}, "type", "未填写"),
    ({"paid_on": None}, "paid_on", "未填写"),
]


@pytest.fixture
def child(standard_with, folder) -> Standard:
    standard_with()
    (folder / "small" / "child.yaml").write_text(REQUIRED, encoding="utf-8")
    return load_standard(folder, edition="small")


@pytest.mark.parametrize(("facts", "name", "reason"), LACKING)
def test_a_required_fact_that_is_not_entered_is_asked_for(child, facts, name, reason):
    view = replace(volume(**facts), kind="case.child", documents=())
    verdict = judge(child, view)
    assert said(verdict, f"field:{name}") == ("undetermined", reason)
    assert list(findings(verdict)) == [f"field:{name}"]


def test_a_required_fact_that_does_not_apply_or_is_not_due_is_not_asked_for(child):
    view = replace(volume(settled=False, type=None, state="open"), kind="case.child", documents=())
    verdict = judge(child, view)
    assert said(verdict, "field:paid_on")[0] == "not_applicable"
    assert said(verdict, "field:type")[0] == "not_due"
    assert findings(verdict) == {}


def test_a_check_that_differs_shows_what_was_entered(standard):
    verdict = judge(standard, volume(accepted_on=date(2024, 2, 2)))
    reason = "填报为：受理日期 2024-02-02；协议书·日期 2024-02-01"
    assert said(verdict, "check:order") == ("differs", reason)
    finding = next(f for f in verdict.findings if f.id == "check:order")
    assert (finding.note, finding.points) == ("按填报信息核对", 5)


def test_a_check_on_a_fact_that_does_not_apply_is_not_applicable(standard):
    verdict = judge(standard, volume(drop=("agreement",), settled=False))
    assert said(verdict, "check:paid")[0] == "not_applicable"


def test_a_duty_is_a_finding_with_its_last_day_and_costs_nothing(standard):
    verdict = judge(standard, volume(ended_on=None))
    assert [(f.id, f.outcome, f.due_on, f.points) for f in verdict.findings] == [
        ("deadline:visit", "running", date(2024, 3, 1), 0)
    ]
    assert (verdict.points, verdict.complete) == (100, True)


def test_a_right_that_lapses_is_a_reminder_and_never_a_finding(standard):
    late = [replace(p, facts={"date": date(2024, 1, 31)}) for p in COMPLETE if p.id == 6]
    view = volume(*late, drop=("agreement",), paid_on=None)
    verdict = judge(standard, view)
    court = next(d for d in verdict.deadlines if d.id == "deadline:court")
    assert (court.status.value, court.due_on) == ("running", date(2024, 2, 29))
    assert "deadline:court" not in findings(verdict)


def test_a_deadline_that_is_done_or_has_not_begun(standard):
    assert said(judge(standard, volume()), "deadline:visit")[0] == "done"
    unknown = judge(standard, volume(accepted_on=None))
    assert said(unknown, "deadline:visit") == ("undetermined", "“受理日期”未填写")
    absent = judge(standard, volume(drop=("agreement",)))
    assert said(absent, "deadline:court") == ("not_applicable", "尚无“协议书”")


def test_a_waiver_lets_a_requirement_go_but_never_a_veto(standard):
    waiver = Waiver(by="所长", reason="原件已毁")
    view = volume(drop=("record", "agreement"))
    verdict = judge(standard, replace(view, waivers={"record": waiver, "agreement": waiver}))
    assert said(verdict, "record") == ("waived", "所长：原件已毁")
    assert said(verdict, "agreement") == ("missing", "缺协议书（否决项不能豁免，所作豁免无效）")
    assert "record" not in findings(verdict)
    assert verdict.points == 0


def test_files_in_no_slot_are_findings(standard):
    view = replace(volume(paper(8, "gone")), unplaced=("照片.jpg",))
    verdict = judge(standard, view)
    assert findings(verdict) == {
        "unplaced:照片.jpg": "undetermined",
        "unplaced:gone": "undetermined",
    }


def test_points_are_what_the_rules_cost(standard):
    verdict = judge(standard, volume(drop=("receipt", "record")))
    assert findings(verdict) == {"record": "missing", "receipt": "missing"}
    assert verdict.points == 92


RETENTION = [(Decimal(20000), "Y", ""), (Decimal(1), "D30", ""), (None, "D30", "“金额”未填写")]


@pytest.mark.parametrize(("amount", "code", "reason"), RETENTION)
def test_retention_follows_from_the_facts(standard, amount, code, reason):
    told = judge(standard, volume(amount=amount)).retention
    assert (told.id, told.reason) == (code, reason)


@pytest.mark.parametrize(
    ("amount", "private"), [(Decimal(200), True), (Decimal(50), False), (None, True)]
)
def test_a_volume_is_private_too_while_it_is_not_known(standard, amount, private):
    assert is_private(standard, volume(amount=amount)) is private


def test_who_must_sign_is_told_by_name(standard):
    told = signatures_of(standard, volume(), "agreement")
    assert [(s.keys[0], s.title) for s in told] == [
        ("parties:a", "张某"),
        ("parties:b", "李某"),
        ("mediator", "调解员"),
    ]
    assert [s.title for s in signatures_of(standard, volume(), "notice", "b")] == ["李某"]


def test_single_expressions_are_answered(standard):
    kind = standard.kind("case.small")
    assert value_of(standard, kind, "count(parties)", FACTS) == 2
    assert value_of(standard, kind, "agreement.date", FACTS, COMPLETE) == date(2024, 2, 1)
    assert value_of(standard, kind, "agreement.date", FACTS) is None
    assert value_of(standard, kind, "settled", FACTS) is True
    assert value_of(standard, kind, "settled", {}) is None


def test_an_unknown_kind_or_state_is_refused(standard):
    with pytest.raises(NotFound):
        judge(standard, replace(volume(), kind="case.none"))
    with pytest.raises(NotFound):
        judge(standard, replace(volume(), state="lost"))


def test_what_cannot_be_judged_is_undetermined_and_logged(standard, caplog):
    verdict = judge(standard, volume(accepted_on="昨天"))
    assert said(verdict, "check:order") == ("undetermined", "核对出错")
    assert "check:order" in findings(verdict)
    assert "judging check:order" in caplog.text


def test_judging_twice_gives_the_same(standard):
    assert judge(standard, volume()) == judge(standard, volume())


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.dates() | st.decimals(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["key", "name", "date", "agent"]), inner, max_size=3)
    ),
    max_leaves=6,
)
ODD_PAPERS = st.builds(
    DocumentView,
    id=st.integers(1, 9),
    slot=st.sampled_from(["apply", "accept", "notice", "record", "agreement", "gone"]),
    row=st.sampled_from([None, "a", "b"]),
    facts=st.dictionaries(st.sampled_from(["date"]), ODD),
    generated=st.booleans(),
    signed=st.frozensets(st.sampled_from(["this", "mediator", "parties:a"])),
    sealed=st.booleans(),
    attested=st.booleans(),
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    facts=st.dictionaries(st.sampled_from(sorted(FACTS)), ODD),
    papers=st.lists(ODD_PAPERS, max_size=5),
    state=st.sampled_from(["open", "concluded", "arranged", "archived"]),
)
def test_judging_never_raises_whatever_the_facts(standard, facts, papers, state):
    view = VolumeView(kind="case.small", state=state, facts=facts, documents=tuple(papers))
    verdict = judge(standard, view)
    assert 0 <= verdict.points <= 100
    assert not (verdict.complete and any(f.severity == "veto" for f in verdict.findings))


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.lists(st.sampled_from([p.slot for p in COMPLETE]), max_size=6))
def test_making_drafts_never_makes_a_volume_complete(standard, drafts):
    made = [
        paper(20 + i, slot, "a" if slot == "notice" else None, generated=True)
        for i, slot in enumerate(drafts)
    ]
    view = VolumeView(kind="case.small", state="archived", facts=FACTS, documents=tuple(made))
    assert not judge(standard, view).complete
