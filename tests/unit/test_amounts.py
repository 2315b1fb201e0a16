"""Amounts in capital characters, by the rules for filling bills."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.chinese.amounts import from_words, in_words, parse_amount
from archive_app.errors import Invalid

AMOUNTS = st.integers(0, 10**14 - 1).map(lambda fen: Decimal(fen).scaleb(-2))

WRITTEN = [
    ("30000", "叁万元整"),
    ("0", "零元整"),
    ("10", "壹拾元整"),
    ("0.05", "伍分"),
    ("0.50", "伍角整"),
    ("1409.50", "壹仟肆佰零玖元伍角整"),
    ("6007.14", "陆仟零柒元壹角肆分"),
    ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
    ("107000.53", "壹拾万柒仟元零伍角叁分"),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
    ("325.04", "叁佰贰拾伍元零肆分"),
    ("100000005", "壹亿零伍元整"),
    ("100050000", "壹亿零伍万元整"),
    ("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
]


@pytest.mark.parametrize(("digits", "words"), WRITTEN)
def test_amount_is_written_as_the_bill_rules_say(digits: str, words: str) -> None:
    assert in_words(Decimal(digits)) == words


@given(AMOUNTS)
def test_every_amount_reads_back_from_its_words(amount: Decimal) -> None:
    assert from_words(in_words(amount)) == amount


@given(AMOUNTS)
def test_every_amount_reads_back_from_its_digits(amount: Decimal) -> None:
    assert parse_amount(f"{amount:,.2f}元") == amount


@given(st.text(alphabet="零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整一十百千正", max_size=12))
def test_anything_read_as_words_is_an_amount_that_can_be_written(text: str) -> None:
    amount = from_words(text)
    assert amount is None or from_words(in_words(amount)) == amount


@pytest.mark.parametrize("bad", ["-1", "0.001", "1e12", "NaN", "Infinity"])
def test_amount_that_no_bill_can_carry_is_refused(bad: str) -> None:
    with pytest.raises(Invalid):
        in_words(Decimal(bad))


@pytest.mark.parametrize(
    "text",
    [
        "3万元", "30,000元", "叁万元整", "３００００", "人民币叁万元正", "¥30,000.00", "￥30000",
        "三万元", "人民币（大写）：叁万圆整", "3万", "30千元", "叁 万 元 整",
    ],
)  # fmt: skip
def test_amount_is_read_as_people_type_it(text: str) -> None:
    assert parse_amount(text) == Decimal(30000)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("壹拾万零柒仟元伍角叁分", "107000.53"),
        ("十五元", "15"),
        ("一百二十元五角", "120.50"),
        ("3万5千元", "35000"),
        ("1.5万元", "15000"),
        ("3万5000元", "35000"),
        ("0元", "0"),
    ],
)
def test_other_allowed_ways_of_writing_are_read(text: str, amount: str) -> None:
    assert parse_amount(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "元",
        "万元",
        "叁叁元",
        "拾佰元",
        "叁仟贰仟元",
        "3万5",
        "3,00元",
        "1.234元",
        "-5元",
        "若干",
        "5千3万元",
    ],
)
def test_what_is_no_amount_is_not_guessed(text: str) -> None:
    assert parse_amount(text) is None
