"""What every search engine must find, and what it must not, in words a clerk would use."""

from datetime import date
from decimal import Decimal

import pytest

from archive_app.search.engine import AmountRange, DayRange, Entry, OneOf, Query, SearchEngine
from archive_app.search.query import parse

AGREEMENT = (
    "甲方张三与乙方李四因宅基地边界发生纠纷，2024年3月12日经人民调解委员会调解，"
    "李四赔偿张三1500元，另付3万元整，押金30,000元，利息3.5万元，登记于2024.5.17。证号110101199001011237。"
)
SCANNED = "王 五 与 赵 六 的 调 解 协\n议 书，彩礼 20000 元。"
TRADITIONAL = "調解協議書：陳國峯與吳某，金額５００元，𠮷野家。"


def an_entry(name: str, text: str = "", **values) -> Entry:
    standing = {"corpus": "own", "title": "", "readers": ("station:1",)}
    return Entry(id=name, text=text, **(standing | values))


def asked(text: str = "", **values) -> Query:
    standing = {"corpora": frozenset({"own"}), "readers": frozenset({"station:1"})}
    return Query(**(standing | {"node": parse(text)} | values))


def found(engine: SearchEngine, text: str = "", **values) -> str:
    return " ".join(sorted(hit.id for hit in engine.find(asked(text, **values)).hits))


@pytest.fixture
def filled(engine: SearchEngine) -> SearchEngine:
    engine.put(
        [
            an_entry("agreement", AGREEMENT, keywords={"number": ("（2024）人调字第12号",)}),
            an_entry("scanned", SCANNED),
            an_entry("traditional", TRADITIONAL),
        ]
    )
    return engine


WORDS = [
    ("张", "agreement"),  # one character
    ("张三", "agreement"),
    ("调", "agreement scanned traditional"),
    ("宅基地边界发生纠纷", "agreement"),
    ("宅基地边", "agreement"),
    ("宅基田", ""),  # every character counts, the last of an odd number too
    ("3月12日", "agreement"),
    ("月日", ""),
    ("2024年", "agreement"),
    ("3万元", "agreement"),
    ("12日", "agreement"),
    ("２０２４年３月１２日", "agreement"),  # full width
    ("（2024）人调字第12号", "agreement"),
    ("(2024)人调字第12号", "agreement"),
    ("〔2024〕人调字第12号", "agreement"),
    ("人调字第2号", ""),
    ("3.5万元", "agreement"),
    ("5万元", ""),  # not in 3.5万元
    ("2024.5.17", "agreement"),
    ("17", "agreement"),  # a date is no decimal number
    ("5.17", ""),
    ("30000元", "agreement"),  # thousands comma
    ("30,000元", "agreement"),
    ("500元", "traditional"),  # not in 1500元
    ("1500", "agreement"),
    ("150", ""),
    ("150*", "agreement"),
    ("1101*", "agreement"),
    ("*1237", "agreement"),
    ("11*1237", "agreement"),
    ("调解协议书", "scanned traditional"),  # spaced, broken, traditional
    ("王五与赵六", "scanned"),
    ("20000元", "scanned"),
    ("陳國峯", "traditional"),
    ("陈国峰", "traditional"),
    ("吴某", "traditional"),
    ("𠮷野", "traditional"),
    ("吉野", ""),  # another character
    ("張三", "agreement"),
    ("末付", ""),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_a_word_is_found_where_its_characters_stand(filled, text, expected):
    assert found(filled, text) == expected


COMBINED = [
    ("张三 李四", "agreement"),  # both required
    ("张三 王五", ""),
    ("张三 OR 王五", "agreement scanned"),
    ("调解 -彩礼", "agreement traditional"),
    ("-调解", ""),
    ("NOT 彩礼", "agreement traditional"),
    ("(张三 OR 王五) 彩礼", "scanned"),
    ("-(张三 OR 王五)", "traditional"),
    ('"张三与乙方"', "agreement"),
    ('"张三 与乙方"', "agreement"),
    ('"张三乙方"', ""),
    ("编号:人调字", "agreement"),
    ("正文:人调字", ""),
    ("~聘金", "scanned"),  # 彩礼, asked for as a synonym
    ("聘金", ""),
    ("", "agreement scanned traditional"),
]


@pytest.mark.parametrize(("text", "expected"), COMBINED)
def test_words_combine_as_the_query_says(filled, text, expected):
    assert found(filled, text) == expected


def test_title_number_and_parties_are_searched_and_words_do_not_reach_across_them(engine):
    keywords = {"party": ("欧阳甲1", "诸葛乙"), "number": ("卷9",)}
    engine.put([an_entry("volume", "正文", title="标题", keywords=keywords)])
    for text in ("标题", "欧阳甲", "葛乙", "卷9", "当事人:诸葛", "标题:标题"):
        assert found(engine, text) == "volume"
    for text in ("甲1诸", "标题正文", "标题:欧阳", "题卷"):
        assert found(engine, text) == ""


def test_an_entry_is_seen_only_by_its_readers_and_in_its_corpus(engine):
    engine.put(
        [
            an_entry("mine", "调解"),
            an_entry("theirs", "调解", readers=("station:2",), keywords={"kind": ("secret",)}),
            an_entry("shared", "调解", corpus="precedents", readers=("station:2", "everyone")),
        ]
    )
    answer = engine.find(asked("调解", facets=("kind",)))
    assert (answer.total, answer.facets["kind"]) == (1, ())
    assert found(engine, "-离婚") == "mine"
    both = {"corpora": frozenset({"own", "precedents"}), "readers": frozenset({"everyone"})}
    assert found(engine, "调解", **both) == "shared"
    assert found(engine, "调解", corpora=frozenset()) == ""


def test_a_score_tells_nothing_of_entries_the_reader_may_not_see(engine):
    engine.put([an_entry("mine", "彩礼"), an_entry("other", "采光")])
    alone = engine.find(asked("彩礼")).hits
    engine.put([an_entry(f"hidden{n}", "彩礼", readers=("station:2",)) for n in range(5)])
    assert engine.find(asked("彩礼")).hits == alone


@pytest.fixture
def ledger(engine: SearchEngine) -> SearchEngine:
    rows = [("a", 5, "100.00", "邻里"), ("b", 9, "2000", "婚姻"), ("c", 1, "30.5", "邻里")]
    engine.put(
        an_entry(n, "调解", day=date(2024, m, 1), amount=Decimal(s), keywords={"type": (t,)})
        for n, m, s, t in rows
    )
    engine.put([an_entry("d", "调解", keywords={"type": ("邻里", "婚姻")})])
    return engine


FILTERS = [
    (OneOf("type", ("婚姻",)), "b d"),
    (OneOf("type", ("婚姻", "邻里")), "a b c d"),
    (OneOf("type", ()), ""),
    (OneOf("nothing", ("x",)), ""),
    (DayRange(date(2024, 5, 1), date(2024, 9, 1)), "a b"),
    (DayRange(until=date(2024, 4, 30)), "c"),
    (DayRange(), "a b c"),
    (AmountRange(Decimal("30.5"), Decimal("100")), "a c"),
    (AmountRange(low=Decimal("100.01")), "b"),
]


@pytest.mark.parametrize(("chosen", "expected"), FILTERS)
def test_filters_narrow_exactly_with_both_ends_included(ledger, chosen, expected):
    assert found(ledger, "调解", filters=(chosen,)) == expected


ORDERS = [("newest", "bacd"), ("oldest", "cabd"), ("amount", "bacd")]


@pytest.mark.parametrize(("order", "expected"), ORDERS)
def test_results_are_ordered_and_what_lacks_the_value_comes_last(ledger, order, expected):
    answer = ledger.find(asked("调解", order=order))
    assert "".join(hit.id for hit in answer.hits) == expected


def test_pages_share_one_order_and_facets_count_the_whole_result(ledger):
    pages = [ledger.find(asked("", size=3, page=page, facets=("type",))) for page in (1, 2, 3)]
    assert [[hit.id for hit in page.hits] for page in pages] == [["b", "a", "c"], ["d"], []]
    assert all(page.total == 4 for page in pages)
    assert all(page.facets == {"type": (("邻里", 3), ("婚姻", 2))} for page in pages)


def test_a_hit_in_the_title_outranks_one_in_the_body_and_more_hits_outrank_fewer(engine):
    engine.put(
        [
            an_entry("body", "有一处彩礼，别无其他"),
            an_entry("often", "彩礼，彩礼，还是彩礼"),
            an_entry("title", "别无其他", title="彩礼纠纷"),
        ]
    )
    hits = engine.find(asked("彩礼")).hits
    assert [hit.id for hit in hits] == ["title", "often", "body"]


def test_putting_again_replaces_and_what_is_dropped_is_gone(engine):
    engine.put([an_entry("one", "旧的文字"), an_entry("two", "另一份")])
    engine.put([an_entry("one", "先写的"), an_entry("one", "新的文字")])
    assert (found(engine, "旧的"), found(engine, "先写"), found(engine, "新的")) == ("", "", "one")
    engine.drop(["one", "unknown"])
    assert (found(engine, "新的"), engine.ids(), engine.count()) == ("", frozenset({"two"}), 1)
    engine.clear()
    assert (engine.count(), found(engine)) == (0, "")


def test_a_failing_batch_leaves_no_trace(engine):
    engine.put([an_entry("one", "原文")])

    def half():
        yield an_entry("one", "改动")
        yield an_entry("two", None)

    with pytest.raises(TypeError):
        engine.put(half())
    assert (found(engine, "原文"), engine.count()) == ("one", 1)
    engine.put([an_entry("two", "改动")])
    assert found(engine, "改动") == "two"


ODD = ["", "，。！", "😀😀", "\ud800", "\x00\x01", "a" * 5000, "中" * 3000, "１" * 300, "*", "()"]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_kept_and_found_again(engine, text):
    engine.put([an_entry("odd", text), an_entry("other", "别的")])
    assert found(engine, f'"{text}"' if text.strip("\x00\x01") else "-别的") == "odd"
