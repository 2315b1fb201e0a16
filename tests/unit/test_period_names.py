"""Which period a file's name or heading speaks of."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.records.period_names import Told
from archive_app.standard import told_periods
from archive_app.standard.recurring import periods_between

NAMED = [
    ("张某甲2024年5月思想汇报.jpg", "2024-05", "2024-06"),
    ("思想汇报2024.05.pdf", "2024-05", "2025-05"),
    ("汇报20240517.jpg", "2024-05", "2024-04"),
    ("汇报20240517.jpg", "2024-W20", "2024-W21"),
    ("走访2024-11-03", "2024-Q4", "2024-Q3"),
    ("2024年第二季度走访", "2024-Q2", "2024-Q1"),
    ("一季度走访", "2031-Q1", "2031-Q2"),
    ("2024年下半年考核", "2024-H2", "2024-H1"),
    ("2024年5月考核", "2024-H1", "2024-H2"),
    ("第7周报告", "2024-W07", "2024-W08"),
    ("5月汇报", "2024-05", "2024-06"),
    ("十二月汇报", "2024-12", "2024-02"),
    ("2024年总结", "2024", "2025"),
]


@pytest.mark.parametrize(("text", "key", "another"), NAMED)
def test_a_text_names_its_period_and_not_another(text: str, key: str, another: str) -> None:
    assert Told.of(text).names(key)
    assert not Told.of(text).names(another)


@pytest.mark.parametrize("text", ["思想汇报", "扫描0007.jpg", "13900000001", "第128周", "2024139"])
def test_other_numbers_name_no_month(text: str) -> None:
    assert not Told.of(text).names("2024-01")


@given(st.text(alphabet="0123456789年月日第周季度上下半.-_ 一二三四十", max_size=30))
def test_any_text_is_read(text: str) -> None:
    for key in ("2024-05", "2024-W07", "2024-Q2", "2024-H1", "2024"):
        assert Told.of(text).names(key) in (True, False)


UNITS = st.sampled_from(["week", "month", "quarter", "half_year", "year"])


@given(unit=UNITS, start=st.dates(date(2000, 1, 1), date(2090, 1, 1)), days=st.integers(0, 900))
def test_the_title_of_a_period_names_it_alone(unit: str, start: date, days: int) -> None:
    periods = periods_between(unit, start, start + timedelta(days=days))
    told = Told.of(periods[-1].title)
    assert [period.key for period in periods if told.names(period.key)] == [periods[-1].key]


TOLD = [
    (["2024-07", "2024-05"], "2024年5月、7月"),
    (["2024-05", "2024-06", "2024-07", "2024-09", "2025-01"], "2024年5月至7月、9月；2025年1月"),
    (["2024-Q1", "2024-Q3"], "2024年第1季度、第3季度"),
    (["2024-H1"], "2024年上半年"),
    (["2023", "2025"], "2023年、2025年"),
    (["2024-W09", "2024-W10", "2024-W11"], "2024年第9周至第11周"),
]


@pytest.mark.parametrize(("keys", "told"), TOLD)
def test_several_periods_are_told_in_few_words(keys: list[str], told: str) -> None:
    assert told_periods(keys) == told
