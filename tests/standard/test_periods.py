"""Places for each week, month, quarter, half year and year: keys, limits, and what lacks."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.standard import (
    DocumentView,
    Standard,
    Verdict,
    VolumeView,
    Waiver,
    judge,
    value_of,
)
from archive_app.standard.recurring import MOST_PERIODS, periods_between

KEYS = [
    ("week", "2024-W07", "2024年第7周", date(2024, 2, 14), date(2024, 2, 18)),
    ("week", "2025-W01", "2025年第1周", date(2024, 12, 31), date(2025, 1, 5)),
    ("month", "2024-02", "2024年2月", date(2024, 2, 14), date(2024, 2, 29)),
    ("quarter", "2024-Q1", "2024年第1季度", date(2024, 2, 14), date(2024, 3, 31)),
    ("quarter", "2024-Q4", "2024年第4季度", date(2024, 12, 14), date(2024, 12, 31)),
    ("half_year", "2024-H1", "2024年上半年", date(2024, 2, 14), date(2024, 6, 30)),
    ("half_year", "2024-H2", "2024年下半年", date(2024, 7, 1), date(2024, 12, 31)),
    ("year", "2024", "2024年", date(2024, 2, 14), date(2024, 12, 31)),
]


@pytest.mark.parametrize(("unit", "key", "title", "first", "last"), KEYS)
def test_a_period_has_a_key_and_a_name_and_begins_with_the_first_day_asked_for(
    unit: str, key: str, title: str, first: date, last: date
) -> None:
    period = periods_between(unit, first, date(2026, 1, 1))[0]
    assert (period.key, period.title) == (key, title)
    assert (period.start, period.end, period.serial) == (first, last, 1)


UNITS = st.sampled_from(["week", "month", "quarter", "half_year", "year"])


@given(unit=UNITS, start=st.dates(date(1990, 1, 1), date(2090, 1, 1)), days=st.integers(0, 2500))
def test_periods_cover_every_day_once_and_in_order(unit: str, start: date, days: int) -> None:
    until = start + timedelta(days=days)
    periods = periods_between(unit, start, until)
    assert (periods[0].start, periods[-1].end) == (start, until)
    for one, following in pairwise(periods):
        assert one.end + timedelta(days=1) == following.start
    assert sum(period.facts["days"] for period in periods) == days + 1
    assert len({period.key for period in periods}) == len(periods)
    assert [period.serial for period in periods] == list(range(1, len(periods) + 1))


def test_there_are_no_periods_when_the_days_are_the_wrong_way_round() -> None:
    assert periods_between("month", date(2024, 2, 1), date(2024, 1, 31)) == ()


def test_the_last_periods_of_the_calendar_are_no_trouble() -> None:
    assert periods_between("year", date(9998, 5, 1), date.max)[-1].end == date.max
    assert periods_between("week", date(9999, 12, 1), date.max)[-1].end == date.max


SLOTS = """
- id: report
  title: 月报
  every: {unit: month, from: accepted_on, until: ended_on, within: 5 days,
          skip_when: "any(p.age <= period.serial <= p.age for p in parties)"}
  require: always
  signed_by: [mediator]
  copies: {min: "2 if period.days == 31 else 1", max: null}
  fields:
    - {name: date, title: 日期, type: date}
    - name: late
      title: 迟交原因
      type: text
      required: true
      show_when: document.date > period.end
- {id: later, title: 总结, due: settled_by_all, require: always}
"""
REST = """
stages: [{id: settled_by_all, title: 达成一致, reached: settled}]
checks:
  - {id: in_time, title: 按期, expect: "all(r.date <= r.period.end + days(5) for r in report)"}
"""
FACTS = {
    "accepted_on": date(2024, 1, 20),
    "ended_on": date(2024, 4, 2),
    "amount": 1,
    "parties": [{"key": "a", "age": 2}],
}


@pytest.fixture
def standard(standard_with) -> Standard:
    return standard_with(SLOTS, REST)


def report(number: int, period: str | None, on: date | None = None, **more) -> DocumentView:
    facts = {"date": on} if on else {}
    marks = {"signed": frozenset({"mediator"}), "facts": facts} | more
    return DocumentView(id=number, slot="report", row=period, **marks)


def volume(*papers: DocumentView, state: str = "open", **facts) -> VolumeView:
    known = {name: v for name, v in {**FACTS, **facts}.items() if v is not None}
    return VolumeView(kind="case.small", state=state, facts=known, documents=papers)


def said(verdict: Verdict) -> dict[str, str]:
    return {o.id: o.outcome.value for o in verdict.outcomes if o.slot == "report"}


def test_every_period_is_a_place_in_the_order_of_time(standard: Standard) -> None:
    verdict = judge(standard, volume(report(1, "2024-03", date(2024, 3, 30)), report(2, "2024-03")))
    assert said(verdict) == {
        "report@2024-01": "missing",
        "report@2024-02": "not_applicable",
        "report@2024-03": "satisfied",
        "report@2024-04": "missing",
    }
    first = next(o for o in verdict.outcomes if o.id == "report@2024-01")
    assert (first.row, first.row_title, first.reason) == (
        "2024-01",
        "2024年1月",
        "缺2024年1月的月报",
    )


def test_what_lacks_is_a_finding_with_its_last_day(standard: Standard) -> None:
    findings = {f.id: f for f in judge(standard, volume()).findings}
    assert findings["report@2024-01"].due_on == date(2024, 2, 5)
    assert findings["report@2024-04"].due_on == date(2024, 4, 7)
    assert findings["report@2024-01"].title == "月报（2024年1月）"


def test_on_a_day_only_what_is_past_lacks(standard: Standard) -> None:
    verdict = judge(standard, volume())
    then = verdict.as_of(date(2024, 4, 5))
    assert said(then)["report@2024-03"] == "not_due"
    assert [f.id for f in then.findings] == ["report@2024-01"]
    assert (verdict.points, then.points, then.complete) == (85, 95, False)
    assert verdict.next_due_on(date(2024, 4, 5)) == date(2024, 4, 5)
    assert said(verdict.as_of(date(2024, 4, 6)))["report@2024-03"] == "missing"
    assert verdict.as_of(date(2024, 5, 1)) is verdict


def test_a_paper_filed_amiss_does_not_wait_for_the_end_of_its_period(standard: Standard) -> None:
    unsigned = report(1, "2024-04", date(2024, 4, 2), signed=frozenset())
    verdict = judge(standard, volume(unsigned)).as_of(date(2024, 1, 1))
    assert [f.id for f in verdict.findings] == ["report@2024-04"]


def test_a_draft_for_a_period_to_come_costs_nothing(standard: Standard) -> None:
    verdict = judge(standard, volume(report(1, "2024-04", generated=True)))
    assert said(verdict)["report@2024-04"] == "draft"
    assert said(verdict.as_of(date(2024, 4, 3)))["report@2024-04"] == "not_due"


def test_a_paper_of_no_known_period_is_told(standard: Standard) -> None:
    verdict = judge(standard, volume(report(1, "2023-12"), report(2, None)))
    assert said(verdict)["report"] == "undetermined"
    stray = next(o for o in verdict.outcomes if o.id == "report")
    assert (stray.reason, stray.documents) == ("2 份文件没有对应的期间", (1, 2))


def test_unknown_days_leave_the_slot_open_and_ask_for_them(standard: Standard) -> None:
    verdict = judge(standard, volume(ended_on=None))
    outcome = next(o for o in verdict.outcomes if o.slot == "report")
    assert (outcome.outcome.value, outcome.fix) == ("undetermined", "请先填写“结束日期”")


def test_days_that_no_work_could_fill_are_told_and_not_enumerated(standard: Standard) -> None:
    verdict = judge(standard, volume(ended_on=date(9999, 1, 1)))
    outcome = next(o for o in verdict.outcomes if o.slot == "report")
    assert (outcome.outcome.value, outcome.fix) == ("undetermined", "请核对起止日期")
    assert f"超过 {MOST_PERIODS} 期" in outcome.reason


def test_a_fact_of_a_paper_may_be_asked_for_by_its_period(standard: Standard) -> None:
    for day, asked in ((date(2024, 4, 1), True), (date(2024, 3, 31), False)):
        verdict = judge(standard, volume(report(1, "2024-03", day)))
        assert ("field:report.late" in {f.id for f in verdict.findings}) is asked


@pytest.mark.parametrize(("day", "result"), [(5, "agrees"), (6, "differs")])
def test_a_check_may_compare_papers_with_their_periods(
    standard: Standard, day: int, result: str
) -> None:
    paper = report(1, "2024-03", date(2024, 4, day))
    check = judge(standard, volume(paper)).reviewed[0]
    assert check.result.value == result
    kind = standard.kind("case.small")
    told = value_of(standard, kind, "max(r.period.end for r in report)", FACTS, [paper])
    assert told == date(2024, 3, 31)


def test_a_waived_period_stays_waived(standard: Standard) -> None:
    view = replace(volume(), waivers={"report@2024-01": Waiver(by="所长", reason="住院")})
    assert said(judge(standard, view).as_of(date(2024, 1, 1)))["report@2024-01"] == "waived"


STAGES = [("open", None, "not_due"), ("open", True, "missing"), ("arranged", None, "missing")]


@pytest.mark.parametrize(("state", "settled", "outcome"), STAGES)
def test_a_stage_is_reached_by_its_facts_or_when_the_volume_is_put_in_order(
    standard: Standard, state: str, settled: bool | None, outcome: str
) -> None:
    verdict = judge(standard, volume(state=state, settled=settled))
    assert next(o for o in verdict.outcomes if o.id == "later").outcome.value == outcome


BEFORE = """
- {id: monthly, title: 月报, due: begun, require: always,
   every: {unit: month, from: accepted_on, until: ended_on}}
"""


def test_before_its_stage_a_recurring_slot_asks_for_nothing(standard_with) -> None:
    stages = "stages: [{id: begun, title: 开始, reached: present(accepted_on)}]"
    standard = standard_with(BEFORE, stages)
    waiting = judge(standard, volume(accepted_on=None)).outcomes[0]
    assert (waiting.id, waiting.outcome.value) == ("monthly", "not_due")
    begun = judge(standard, volume()).outcomes[0]
    assert (begun.id, begun.outcome.value) == ("monthly@2024-01", "missing")


WORKING = """
- {id: daily, title: 日报, require: always,
   every: {unit: month, from: accepted_on, until: ended_on, within: 3 working days}}
"""


def test_a_last_day_that_may_still_change_says_so(standard_with) -> None:
    standard = standard_with(WORKING)
    view = volume(accepted_on=date(2090, 1, 1), ended_on=date(2090, 1, 31))
    outcome = judge(standard, view).outcomes[0]
    assert outcome.due_on == date(2090, 2, 3)
    assert outcome.reason == "缺2090年1月的日报（2090年节假日安排尚未公布，按周末推算）"
