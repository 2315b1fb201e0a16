"""A check over rows says which rows: the first three by name, and how many there are."""

from datetime import date

import pytest

from archive_app.standard import DocumentView, Standard, VolumeView, judge

BOOK = """
register: entries
checks:
  - {id: all, title: 当年, expect: "all(year_of(e.date) == year for e in entries)", severity: error}
  - id: closed
    title: 已办结的有办结日期
    expect: "all(e.date <= e.closed_on for e in entries if e.done)"
    severity: error
  - {id: none, title: 没有作废, expect: "count(e for e in entries if e.void) == 0", severity: error}
  - {id: not, title: 没有作废, expect: "not any(e.void for e in entries)", severity: error}
  - {id: some, title: 至少一条作废, expect: "any(e.void for e in entries)", severity: error}
"""
ENTRIES = """
  - name: entries
    title: 登记簿
    type: rows
    row_title: name
    columns:
      - {name: name, title: 姓名, type: text}
      - {name: date, title: 日期, type: date, required: true}
      - {name: closed_on, title: 办结日期, type: date}
      - {name: done, title: 已办结, type: boolean}
      - {name: void, title: 作废, type: boolean}
"""


@pytest.fixture
def book(standard_with) -> Standard:
    return standard_with("[]", BOOK, fields=ENTRIES)


def entry(name: str, **more) -> dict[str, object]:
    plain = {"key": name, "date": date(2024, 3, 30), "done": False, "void": False}
    return {**plain, "name": name, **more}


def reason(standard: Standard, check: str, *entries: dict[str, object], **more) -> str:
    facts = {"entries": list(entries), "year": 2024, "parties": [], **more}
    verdict = judge(standard, VolumeView(kind="case.small", state="archived", facts=facts))
    return next(c.reason for c in verdict.reviewed if c.id == f"check:{check}")


def test_one_entry_of_a_book_is_named_by_its_serial_its_day_and_its_name(book):
    late = entry("张某甲", date=date(2023, 3, 30))
    told = "填报为：年度 2024。不符的有第2条（2023-03-30 张某甲）"
    assert reason(book, "all", entry("李某"), late) == told


def test_of_many_entries_three_are_named_and_all_are_counted(book):
    void = [entry(f"某{n}", void=True) for n in range(5)]
    named = "、".join(f"第{n + 2}条（2024-03-30 某{n}）" for n in range(3))
    for check in ("none", "not"):
        assert reason(book, check, entry("李某"), *void) == f"不符的有{named}等5条"


def test_the_entries_that_lack_the_fact_are_named(book):
    told = reason(book, "closed", entry("李某"), entry("张某", done=True))
    assert told == "“登记簿·办结日期”未填写：第2条（2024-03-30 张某）"


def test_where_no_single_row_is_at_fault_none_is_named(book):
    assert reason(book, "some", entry("李某"), entry("张某")) == "填报内容不相符"


def test_a_long_name_is_cut_and_a_personal_number_is_masked(book):
    told = reason(book, "none", entry("很长的名称" * 9, void=True), entry("", void=True))
    long = "很长的名称" * 3 + "很长的名…"
    assert told == f"不符的有第1条（2024-03-30 {long}）、第2条（2024-03-30）"
    named = reason(book, "none", entry("990101197003120016", void=True))
    assert "990101197003120016" not in named


PAPERS = """
- {id: notice, title: 告知书, per: parties, fields: [{name: date, title: 日期, type: date}]}
- id: report
  title: 月报
  every: {unit: month, from: accepted_on, until: ended_on}
  fields: [{name: date, title: 日期, type: date}]
- id: visit
  title: 回访
  copies: {min: 0, max: null}
  fields: [{name: date, title: 日期, type: date}]
"""
OF_PAPERS = """
checks:
  - {id: notice, title: 告知, expect: "all(n.date <= ended_on for n in notice)", severity: error}
  - {id: report, title: 月, expect: "all(r.date >= r.period.end for r in report)", severity: error}
  - {id: visit, title: 回访, expect: "all(v.date >= ended_on for v in visit)", severity: error}
  - {id: adult, title: 成年, expect: "all(p.age >= 18 for p in parties)", severity: error}
"""
NAMED = [
    ("notice", "填报为：结束日期 2024-03-15。不符的有第1份（李某 2024-05-01）"),
    ("report", "不符的有2024年2月"),
    ("visit", "填报为：结束日期 2024-03-15。不符的有第2份（2024-01-02）"),
    ("adult", "“当事人·年龄”未填写：第2项（王某）"),
]


@pytest.mark.parametrize(("check", "told"), NAMED)
def test_papers_are_named_by_person_by_period_and_by_day(standard_with, check, told):
    papers = [
        ("notice", "b", date(2024, 5, 1)),
        ("report", "2024-02", date(2024, 2, 3)),
        ("report", "2024-03", date(2024, 4, 1)),
        ("visit", None, date(2024, 4, 1)),
        ("visit", None, date(2024, 1, 2)),
    ]
    documents = tuple(
        DocumentView(id=n, slot=slot, row=row, facts={"date": day}, sealed=True)
        for n, (slot, row, day) in enumerate(papers, 1)
    )
    facts = {
        "accepted_on": date(2024, 2, 1),
        "ended_on": date(2024, 3, 15),
        "parties": [{"key": "b", "name": "李某", "age": 40}, {"key": "c", "name": "王某"}],
    }
    view = VolumeView(kind="case.small", state="archived", facts=facts, documents=documents)
    verdict = judge(standard_with(PAPERS, OF_PAPERS), view)
    assert next(c.reason for c in verdict.reviewed if c.id == f"check:{check}") == told
