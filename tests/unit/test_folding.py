"""What folding makes equal, what it keeps apart, and where each character came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_app.chinese.folding import fold, folding_fingerprint, read_variants
from archive_app.errors import StoreFault

EQUAL = [
    ("２０２４年", "2024年"),
    ("ＡＢｃ", "abc"),
    ("調解協議書", "调解协议书"),
    ("陳國峯", "陈国峰"),
    ("人⺠调解委⽉", "人民调解委月"),  # radicals as some PDFs write them
    ("呉德髙", "吴德高"),
    ("调 解 协 议 书", "调解协议书"),
    ("调解协\r\n  议书", "调解协议书"),
    ("第 12 号", "第12号"),
    ("3\u3000月 12\xa0日", "3月12日"),
    ("John   Smith", "john smith"),
    ("〔2024〕【2024】［2024］", "(2024)(2024)(2024)"),
    ("30,000元", "30000元"),
    ("1，234，567.50元", "1234567.50元"),
    ("买买提•艾力", "买买提·艾力"),
    ("1—2", "1-2"),
    ("㎡ ﬁ", "m2 fi"),
    ("lǜ e\u0301", "lu e"),
    ("葛\U000e0100城 零\u200b宽", "葛城零宽"),
    ("︵竖排︶", "(竖排)"),
    ("二○二四年", "二〇二四年"),
    ("\ud800", "\ufffd"),
]

APART = [("未", "末"), ("己", "已"), ("𠮷", "吉"), ("1 500", "1500"), ("①500", "1500"), ("一", "-")]
COMMAS_KEPT = ["1,2,3", "1,000,20", "第1,2号", "a1,000", "12.3,000"]


@pytest.mark.parametrize(("written", "folded"), EQUAL)
def test_ways_of_writing_the_same_fold_alike(written, folded):
    assert fold(written).text == folded


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_differs_stays_apart(one, other):
    assert fold(one).text != fold(other).text


@pytest.mark.parametrize("text", COMMAS_KEPT)
def test_only_commas_of_thousands_are_dropped(text):
    assert fold(text).text == text


def test_each_folded_character_knows_its_place_in_the_original():
    text = "賠 償：\n３０，０００ 元㎡"
    folded = fold(text)
    places = [text[place] for place in folded.offsets]
    assert folded.text == "赔偿:30000元m2"
    assert "".join(places) == "賠償：３００００元㎡㎡"


@given(st.text("中調 \n1,0.a（é\u0301①㎡\U000e0100") | st.text())
def test_folding_twice_changes_nothing_and_offsets_never_go_back(text):
    folded = fold(text)
    assert fold(folded.text).text == folded.text
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= place < len(text) for place in folded.offsets)


def test_a_table_of_variants_must_be_one_to_one(tmp_path):
    table = tmp_path / "variants.txt"
    table.write_text("# 说明\n峰 峯 # 山名\n未 末\n己 末\n", "utf-8")
    with pytest.raises(StoreFault, match="第 4 行") as fault:
        read_variants(table)
    assert "通用字" in fault.value.fix
    table.write_text("峰 峯 # 山名\n", "utf-8")
    assert read_variants(table) == {"峯": "峰"}


def test_the_fingerprint_is_stable_within_a_program():
    assert folding_fingerprint() == folding_fingerprint() != ""
