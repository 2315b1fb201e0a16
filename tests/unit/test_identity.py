"""Identity numbers, phone numbers and names. The area 990101 is assigned to nobody."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.chinese.identity import (
    age_on,
    birth_of_id,
    mask_id,
    mask_name,
    mask_phone,
    mask_text,
    sex_of_id,
    valid_id,
)

WEIGHTS = [pow(2, 17 - place, 11) for place in range(17)]


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    birth = draw(st.dates(date(1900, 1, 1), date(2030, 12, 31)))
    body = f"990101{birth:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


SAMPLE = "990101199003070015"


def test_the_worked_example_of_the_national_standard_is_valid() -> None:
    assert valid_id("11010519491231002X")
    assert valid_id("11010519491231002x")
    assert not valid_id("110105194912310021")


@given(identity_numbers())
def test_a_valid_number_tells_birthday_and_sex(number: str) -> None:
    birth = birth_of_id(number)
    assert valid_id(number)
    assert birth is not None
    assert f"{birth:%Y%m%d}" == number[6:14]
    assert sex_of_id(number) == ("男" if int(number[16]) % 2 else "女")


@given(identity_numbers(), st.integers(0, 16), st.integers(1, 9))
def test_one_mistyped_digit_is_always_noticed(number: str, place: int, step: int) -> None:
    wrong = str((int(number[place]) + step) % 10)
    assert not valid_id(number[:place] + wrong + number[place + 1 :])


@pytest.mark.parametrize(
    "text", ["", "张三", "99010119900230001X", SAMPLE[:17], SAMPLE + "1", "9" * 18]
)
def test_what_is_no_identity_number_tells_nothing(text: str) -> None:
    assert (valid_id(text), birth_of_id(text), sex_of_id(text)) == (False, None, None)


def test_age_changes_on_the_birthday() -> None:
    assert age_on(date(1990, 3, 7), date(2026, 3, 6)) == 35
    assert age_on(date(1990, 3, 7), date(2026, 3, 7)) == 36
    assert age_on(date(2004, 2, 29), date(2022, 2, 28)) == 17


def test_masked_numbers_keep_length_and_ends() -> None:
    assert mask_id(SAMPLE) == f"990*************{SAMPLE[-2:]}"
    assert mask_phone("13900000001") == "139******01"
    assert mask_phone("110") == "***"


@given(identity_numbers(), st.text(alphabet="，。甲乙ab ：", max_size=5))
def test_no_identity_number_survives_in_masked_text(number: str, around: str) -> None:
    masked = mask_text(f"{around}{number}{around}")
    assert number not in masked
    assert masked == f"{around}{mask_id(number)}{around}"


def test_masked_text_keeps_everything_but_personal_numbers() -> None:
    text = f"张某（身份证{SAMPLE}，电话139 0000 0001或0573-86100001）于2026年3月7日领取30000元"
    masked = mask_text(text)
    assert masked.startswith(f"张某（身份证990*************{SAMPLE[-2:]}，电话139********01或057")
    assert masked.endswith("01）于2026年3月7日领取30000元")
    assert len(masked) == len(text)


@pytest.mark.parametrize(
    "written",
    [
        "990101 19900307 0015",
        "990101-19900307-0015",
        "９９０１０１１９９００３０７００１５",
        "990101900307001",
    ],
)
def test_spaced_wide_and_old_identity_numbers_are_masked_too(written: str) -> None:
    masked = unicodedata.normalize("NFKC", mask_text(f"证件号码：{written}。"))
    assert masked.startswith("证件号码:990")
    assert "0307" not in masked


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张某"),
        ("李小明", "李某某"),
        ("欧阳明", "欧阳某"),
        ("欧阳明月", "欧阳某某"),
        ("欧阳", "欧某"),
        ("张", "张"),
        ("", ""),
    ],
)
def test_a_masked_name_keeps_the_surname_only(name: str, masked: str) -> None:
    assert mask_name(name) == masked
