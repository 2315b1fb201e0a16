"""Which passages are shown and which characters are marked."""

import pytest

from archive_app.search.query import parse
from archive_app.search.snippets import highlight, snippets


def marked(text: str, query: str) -> str:
    parts = highlight(text, parse(query)).parts
    return "".join(f"[{part}]" if hit else part for part, hit in parts)


MARKS = [
    ("甲方张三与张三丰", "张三", "甲方[张三]与[张三]丰"),
    ("经 调 解 达成", "调解", "经 [调 解] 达成"),
    ("人民调\n解", "调解", "人民[调\n解]"),
    ("請求調解協議", "调解", "請求[調解]協議"),
    ("共３０，０００元整", "30000元", "共[３０，０００元]整"),
    ("共1500元，另500元", "500元", "共1500元，另[500元]"),
    ("证号1305011990。", "1305*", "证号[1305011990]。"),
    ("彩礼与聘金", "~彩礼", "[彩礼]与[聘金]"),
    ("人人人", "人人", "[人人人]"),
    ("𠮷野家", "野", "𠮷[野]家"),
    ("cafe\u0301吧", "café", "[cafe\u0301]吧"),
    ("张三，李四", "张三 -李四", "[张三]，李四"),
    ("没有", "张三", "没有"),
    ("", "张三", ""),
]


@pytest.mark.parametrize(("text", "query", "expected"), MARKS)
def test_exactly_the_characters_that_were_found_are_marked(text, query, expected):
    assert marked(text, query) == expected


LONG = "前" * 200 + "张三" + "中" * 400 + "李四" + "后" * 200


def test_a_snippet_shows_each_hit_with_its_surroundings():
    shown = snippets(LONG, parse("张三 李四"), length=60)
    assert [passage.start for passage in shown] == [200 - 19, 602 - 19]
    assert all(len(passage.text) == 60 for passage in shown)
    assert [text for passage in shown for text, hit in passage.parts if hit] == ["张三", "李四"]


def test_near_hits_share_a_passage_and_no_more_passages_than_asked_are_shown():
    assert len(snippets("张三和张三，" * 3, parse("张三"), length=60)) == 1
    far = ("张三" + "空" * 300) * 9
    assert len(snippets(far, parse("张三"), length=60, most=2)) == 2


def test_without_a_hit_the_beginning_is_shown():
    (only,) = snippets(LONG, parse("王五"), length=60)
    assert (only.start, only.parts) == (0, (("前" * 60, False),))
    assert snippets("", parse("王五")) == ()


def test_no_number_is_cut_in_two_at_the_edge():
    text = "字" * 18 + "金额123456789元，张三" + "字" * 80
    (only,) = snippets(text, parse("张三"), length=30)
    assert only.text.startswith("123456789元")


def test_a_hit_longer_than_the_passage_is_shown_whole():
    (only,) = snippets(LONG, parse("中" * 100), length=50, most=1)
    assert sum(len(text) for text, hit in only.parts if hit) >= 100
