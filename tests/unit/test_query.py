"""How a search text is read: what every sign means, and what is refused with a remedy."""

import time
from contextlib import suppress

import pytest

from archive_app.errors import QueryFault
from archive_app.search.nodes import EVERYTHING, AllOf, AnyOf, Keyword, Not, Pattern, Word
from archive_app.search.query import parse
from archive_app.search.synonyms import read_synonyms
from archive_app.search.units import units


def word(text: str, zone=None) -> Word:
    return Word(tuple(units(text)), zone)


张, 李, 礼 = word("张三"), word("李四"), word("彩礼")

READINGS = [
    ("", EVERYTHING),
    ("  \n", EVERYTHING),
    ("张三", 张),
    ("張 三", AllOf((word("张"), word("三")))),
    ("张三 李四", AllOf((张, 李))),
    ("张三　李四", AllOf((张, 李))),
    ("张三，李四。", AllOf((张, 李))),
    ("张三、李四？", AllOf((张, 李))),
    ("张三 张三", 张),
    ("张三 OR 李四", AnyOf((张, 李))),
    ("张三|李四", AnyOf((张, 李))),
    ("张三 AND 李四", AllOf((张, 李))),
    ("彩礼 张三 OR 李四", AnyOf((AllOf((礼, 张)), 李))),
    ("彩礼 (张三 OR 李四)", AllOf((礼, AnyOf((张, 李))))),
    ("彩礼（张三 OR 李四）", AllOf((礼, AnyOf((张, 李))))),
    ("-张三", Not(张)),
    ("－张三", Not(张)),
    ("NOT 张三", Not(张)),
    ("彩礼 -(张三 李四)", AllOf((礼, Not(AllOf((张, 李)))))),
    ("张三 - 李四", AllOf((张, 李))),
    ('"张三 李四"', word("张三李四")),
    ("“张三，李四”", word("张三,李四")),
    ('"张三 OR -李四"', word("张三or-李四")),
    ('"没有写完', word("没有写完")),
    ('彩礼 ""', 礼),
    ("（2024）人调字第12号", word("(2024)人调字第12号")),
    ("（张三）", 张),
    ("张三(男)", word("张三(男)")),
    ("30,000元,彩礼", AllOf((word("30000元"), 礼))),
    ("3-5月", word("3-5月")),
    ("12:30", word("12:30")),
    ("甲方：张三", word("甲方:张三")),
    ("https://例子", word("https://例子")),
    ("当事人:张三", word("张三", "party")),
    ("当事人： 张三 李四", AllOf((word("张三", "party"), 李))),
    ("标题:“张三 李四”", word("张三李四", "title")),
    ("NUMBER:12", word("12", "number")),
    ("-年度:2024", Not(Keyword("year", "2024"))),
    ("1305*", Word((Pattern("1305*"),))),
    ("1305＊", Word((Pattern("1305*"),))),
    ("证号1305***", Word(("证", "号", Pattern("1305*")))),
    ("*1234", Word((Pattern("*1234"),))),
    ("13*34", Word((Pattern("13*34"),))),
    ("彩礼*", 礼),
    ('"1305*"', Word(("1305", "*"))),
    ("😀", word("😀")),
    ("( 张三", 张),
    ("张三 )) 李四", AllOf((张, 李))),
    ("OR 张三 OR", 张),
    ("张三 -", 张),
    ("《》 张三", 张),
]


@pytest.mark.parametrize(("text", "node"), READINGS)
def test_a_query_is_read_as_meant(text, node):
    assert parse(text) == node


REFUSED = [
    ("，。！", "没有可以检索的文字"),
    ("OR OR", "没有可以检索的文字"),
    ("- ( )", "没有可以检索的文字"),
    ('""', "没有可以检索的文字"),
    ("***", "没有可以检索的文字"),
    ("1*", "范围太大"),
    ("彩*礼", "不能代替汉字"),
    ("partei:张三", "没有“partei”这个检索项"),
    ("标题:(张三 OR 李四)", "后面不能接括号"),
    ("中" * 10_001, "太长"),
    ("彩礼 " * 101, "太多"),
    ("(" * 1000 + "张三" + ")" * 1000, "套得太深"),
    ("-" * 1000 + "张三", "套得太深"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_cannot_be_read_is_refused_with_a_remedy(text, message):
    with pytest.raises(QueryFault, match=message) as fault:
        parse(text)
    assert fault.value.fix


LONG = [
    "中" * 10_000,
    "*" * 10_000,
    "(" * 10_000,
    '"' * 10_000,
    "a" * 10_000,
    "1*" * 5_000,
    ":-" * 5_000,
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:2])
def test_ten_thousand_characters_are_read_or_refused_at_once(text):
    begun = time.perf_counter()
    with suppress(QueryFault):
        parse(text)
    assert time.perf_counter() - begun < 1


def test_synonyms_are_taken_only_when_asked_for(tmp_path):
    table = tmp_path / "synonyms.txt"
    table.write_text("# 说明\n彩礼 聘礼 聘金\n赔偿 补偿\n", "utf-8")
    synonyms = read_synonyms(table)
    assert parse("~聘金", synonyms=synonyms) == AnyOf((word("聘金"), 礼, word("聘礼")))
    assert parse("聘金", synonyms=synonyms) == word("聘金")
    assert parse("~张三", synonyms=synonyms) == 张


def test_the_caller_may_name_further_fields():
    assert parse("乡镇:东山", fields={"乡镇": "town"}) == Keyword("town", "东山")
