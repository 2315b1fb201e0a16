"""Conditions as people read them on the page of the standard."""

import re
from collections.abc import Iterator

import pytest

from archive_app.standard import Kind, Standard
from archive_app.standard.wording import (
    condition_in_words,
    copies_in_words,
    value_in_words,
    within_in_words,
)

KIND = "mediation.written"
SAID = [
    ("result == '达成协议'", "调解结果是“达成协议”"),
    ("present(result) and result != '达成协议'", "调解结果不是“达成协议”"),
    (
        "has_injury or not facts_disputed",
        "“有人身伤亡、财物毁损或地界争议”为是，或“双方对事实说法不一”为否",
    ),
    ("case_level in ['疑难', '重大']", "案件级别是“疑难”、“重大”之一"),
    ("accepted_on <= agreement.date", "受理日期不晚于《人民调解协议书》的协议书日期"),
    ("agreement_amount >= cfg.invest_amount", "协议涉及金额（元）不少于50000（本县设定）"),
    ("cfg.visit_always", "本县规定“达成协议的案件一律回访”"),
    ("mediation_ended_on - accepted_on <= 31", "受理日期到结束调解日期的天数不超过31"),
    ("not filed(agreement)", "卷内没有“人民调解协议书”"),
    (
        "all(v.date >= agreement_on for v in visit)",
        "每份“人民调解回访记录”：回访日期不早于协议日期",
    ),
    ("any(m.name == recorder for m in mediators)", "至少有一位“人民调解员”：姓名与记录人一致"),
    ("count(parties) > 2", "当事人人数大于2"),
    ("private == true", "“不公开调解”为是"),
]


@pytest.mark.parametrize(("condition", "words"), SAID)
def test_a_condition_reads_as_a_sentence(national: Standard, condition: str, words: str) -> None:
    assert condition_in_words(national, national.kind(KIND), condition) == words


def test_a_condition_on_each_row_names_the_column(national: Standard) -> None:
    kind = national.kind(KIND)
    told = condition_in_words(
        national, kind, "present(party.agent_name)", rows=kind.field("parties")
    )
    assert told == "填了“代理人姓名”"


def test_copies_and_times_read_as_people_say_them(national: Standard) -> None:
    kind = national.kind(KIND)
    assert copies_in_words(national, kind, 1, None) == "1 份以上"
    assert copies_in_words(national, kind, "count(sessions)", None) == "份数同历次调解的数量"
    assert within_in_words(national, "cfg.visit_days days") == "30 天"
    assert within_in_words(national, "0 days") == "当天"


def conditions(kind: Kind) -> Iterator[str]:
    for slot in kind.slots:
        yield from filter(None, (slot.require.when, slot.forbid))
    for check in kind.checks:
        yield from filter(None, (check.when, check.expect))
    for deadline in kind.deadlines:
        yield from filter(None, (deadline.when, deadline.start, deadline.done))
    yield from (case.condition for case in kind.retention.cases)
    yield from (column.value for column in kind.ledger if column.value)
    yield from (field.show_when for field in kind.fields if field.show_when)


def test_every_condition_of_the_national_edition_reads_without_a_code_word(
    national: Standard,
) -> None:
    for kind in national.kinds:
        for text in conditions(kind):
            told = value_in_words(national, kind, text)
            assert not re.search(r"[a-z_]{2,}|[=<>]", told), (kind.id, text, told)


def test_the_days_a_person_was_on_the_list_are_told(national: Standard) -> None:
    kind = national.kind(KIND)
    check = next(c for c in kind.checks if c.id == "v17_mediators_listed")
    told = condition_in_words(national, kind, check.expect)
    assert told.startswith("每位“人民调解员”：（没有填“任职起”，或任职起不晚于结束调解日期）")
