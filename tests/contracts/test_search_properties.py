"""Engines against the reference on random entries, queries and histories.

The alphabet is small, so that characters stand side by side in every way they can.
"""

from datetime import date
from decimal import Decimal

import pytest
import reference
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_app.errors import QueryFault
from archive_app.search.engine import AmountRange, DayRange, Entry, OneOf, Query
from archive_app.search.nodes import AllOf, AnyOf, Keyword, Node, Not, Pattern, Word
from archive_app.search.query import parse
from archive_app.search.snippets import snippets
from archive_app.search.whoosh_engine import WhooshEngine

TEXTS = st.text("张三調调解12a. ,，\n𠮷（", max_size=24)
DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 5)) | st.none()
AMOUNTS = st.sampled_from([None, Decimal(0), Decimal("1.50"), Decimal(100)])
NAMES = st.sampled_from("abcdefgh")
SOME = settings(deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def entries(draw) -> Entry:
    parties = tuple(draw(st.lists(TEXTS, max_size=2)))
    return Entry(
        id=draw(NAMES),
        corpus=draw(st.sampled_from(["own", "precedents"])),
        title=draw(TEXTS),
        text=draw(TEXTS),
        readers=tuple(draw(st.lists(st.sampled_from(["s1", "s2"]), max_size=2))),
        keywords={"party": parties, "kind": (draw(st.sampled_from("xy")),)},
        day=draw(DAYS),
        amount=draw(AMOUNTS),
    )


def words() -> st.SearchStrategy[Word]:
    text = st.text("张三调解12a.,(", min_size=1, max_size=4) | st.text("张三1.", max_size=6)
    cut = text.map(reference.cut)
    literal = cut.filter(bool).map(tuple)
    pattern = st.sampled_from(["1*", "*1", "12*", "1*2", "a*"]).map(lambda text: (Pattern(text),))
    units = literal | st.tuples(literal, pattern).map(lambda pair: pair[0] + pair[1]) | pattern
    return st.builds(Word, units, st.sampled_from([None, None, "title", "text", "party"]))


NODES = st.recursive(
    words() | st.builds(Keyword, st.just("kind"), st.sampled_from("xyz")),
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(AllOf, st.lists(inner, max_size=3).map(tuple))
        | st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple))
    ),
    max_leaves=5,
)
FILTERS = (
    st.builds(OneOf, st.just("kind"), st.lists(st.sampled_from("xyz")).map(tuple))
    | st.builds(DayRange, DAYS, DAYS)
    | st.builds(AmountRange, AMOUNTS, AMOUNTS)
)
QUERIES = st.builds(
    Query,
    corpora=st.sets(st.sampled_from(["own", "precedents"]), min_size=1).map(frozenset),
    readers=st.sets(st.sampled_from(["s1", "s2"]), min_size=1).map(frozenset),
    node=NODES,
    filters=st.lists(FILTERS, max_size=1).map(tuple),
    order=st.sampled_from(["relevance", "newest", "oldest", "amount"]),
    page=st.integers(1, 2),
    size=st.sampled_from([2, 20]),
    facets=st.just(("kind", "party")),
)
CHANGES = st.one_of(
    st.lists(entries(), min_size=1, max_size=4).map(lambda some: ("put", some)),
    st.lists(NAMES, max_size=3).map(lambda names: ("drop", names)),
    st.just(("clear", None)),
)


@settings(SOME, max_examples=150)
@given(st.lists(entries(), min_size=1, max_size=8, unique_by=lambda e: e.id), st.lists(QUERIES))
def test_answers_are_those_of_the_reference(some, queries):
    engine = WhooshEngine()
    engine.put(some)
    for query in queries:
        assert engine.find(query) == reference.find(some, query)
    engine.close()


@settings(SOME, max_examples=40)
@given(st.lists(CHANGES, max_size=25), QUERIES)
def test_after_any_history_only_what_was_put_last_is_there(changes, query):
    engine, kept = WhooshEngine(), {}
    for change, values in changes:
        if change == "put":
            engine.put(values)
            kept |= {entry.id: entry for entry in values}
        elif change == "drop":
            engine.drop(values)
            kept = {name: entry for name, entry in kept.items() if name not in values}
        else:
            engine.clear()
            kept = {}
        assert engine.ids() == kept.keys()
        assert engine.find(query) == reference.find(list(kept.values()), query)
    engine.close()


@pytest.mark.slow
def test_a_thousand_single_writes_and_drops_with_merging_lose_and_keep_nothing(tmp_path):
    engine, kept = WhooshEngine(tmp_path / "index"), {}
    everyone = Query(frozenset({"own"}), frozenset({"s1"}), parse("甲"), size=1000, order="oldest")
    for step in range(1000):
        name = f"e{step * 7919 % 60}"
        if step % 3 == 2:
            engine.drop([name])
            kept.pop(name, None)
        else:
            kept[name] = Entry(name, "own", "", f"甲{step}", ("s1",), day=date(2024, 1, 1))
            engine.put([kept[name]])
        if step % 50 == 0:
            assert engine.find(everyone) == reference.find(list(kept.values()), everyone)
    assert engine.ids() == kept.keys()
    engine.close()


@settings(SOME, max_examples=300)
@given(st.text('张三(（)）"“”|-－~*:：OR 标题1a，。', max_size=30))
def test_any_query_text_is_read_or_refused_with_a_remedy(text):
    node = parsed_or_refused(text)
    if isinstance(node, QueryFault):
        assert node.fix
    else:
        assert parsed_or_refused(f"  {text}  ") == node


def parsed_or_refused(text: str) -> Node | QueryFault:
    try:
        return parse(text)
    except QueryFault as fault:
        return fault


@settings(SOME, max_examples=300)
@given(st.text("张三調解12a. ,，\n𠮷（é\u0301", max_size=60), words(), st.integers(5, 40))
def test_snippets_are_cut_from_the_text_and_mark_exactly_the_words(text, word, length):
    passages = snippets(text, word, length=length, most=50)
    for passage in passages:
        assert text[passage.start :].startswith(passage.text)
        assert all(part for part, _ in passage.parts)
    entry = Entry("x", "own", "", text, ())
    hit = any(marked for passage in passages for _, marked in passage.parts)
    assert hit == (reference.times(word, entry, "text") > 0)
