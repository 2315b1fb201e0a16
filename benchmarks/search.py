"""Searching past agreements against stock Whoosh: exactness, time per query, time to build.

Stock Whoosh is taken twice: with its default field (StemmingAnalyzer, what most programs ship) and
with its own NgramAnalyzer(1, 2), the only stock analyzer that finds Chinese at all. The corpus is
generated; the right answers come from a scan of all texts by the reference of the contract tests,
restated here as a plain substring test with number borders. Every query is run once per pass.
"""

import argparse
import random
import re
import statistics
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from whoosh import analysis, fields, qparser, query
from whoosh.filedb.filestore import RamStorage

from archive_app.chinese.folding import fold
from archive_app.search.engine import Entry, Found, Query
from archive_app.search.query import parse
from archive_app.search.snippets import snippets
from archive_app.search.whoosh_engine import WhooshEngine
from benchmarks.figures import calibration, cpu_seconds, figure

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英"
DISPUTES = (
    "宅基地边界",
    "相邻采光",
    "婚约彩礼",
    "民间借贷",
    "赡养老人",
    "交通事故赔偿",
    "拖欠工资",
)
PLACES = ("东山村", "河西村", "柳林镇", "石桥社区", "大湾组", "南门街", "青龙沟", "双井村")
STOCK = {
    "whoosh default analyzer": analysis.StemmingAnalyzer(),
    "whoosh NgramAnalyzer(1, 2)": analysis.NgramAnalyzer(1, 2),
}
SENTENCES = (
    "{a}与{b}系同村邻居，因{d}发生纠纷，双方多次协商未果，于{y}年{m}月{n}日向本委员会申请调解。",
    "经调查，{a}称对方在{p}堆放杂物，影响通行，要求赔偿{s}元；{b}认为责任不在自己。",
    "调解员{c}到{p}现场查看，丈量边界，走访群众，宣讲有关法律规定，促使双方互谅互让。",
    "双方自愿达成协议：{b}于{y}年{m}月{n}日前一次性支付{a}人民币{s}元，今后互不追究。",
    "{a}身份证号{i}，联系电话{t}，住{p}。",
    "本协议一式三份，双方当事人各执一份，调解委员会存档一份，自签字之日起生效。",
)


def a_name(chance: random.Random) -> str:
    return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))


def agreements(docs: int, chance: random.Random) -> Iterator[Entry]:
    for number in range(docs):
        day = date(2019, 1, 1) + timedelta(days=chance.randrange(2500))
        parties = a_name(chance), a_name(chance)
        values = {
            "a": parties[0], "b": parties[1], "c": a_name(chance), "y": day.year, "m": day.month,
            "n": day.day, "d": chance.choice(DISPUTES), "p": chance.choice(PLACES),
            "s": chance.randrange(1, 900) * 100, "t": f"1390000{chance.randrange(10**4):04d}",
            "i": f"990101{chance.randrange(10**11):011d}X",
        }  # fmt: skip
        body = "".join(chance.choices(SENTENCES, k=chance.randrange(6, 18))).format(**values)
        yield Entry(
            id=f"v{number}",
            corpus="own",
            title=f"{parties[0]}与{parties[1]}{values['d']}纠纷",
            text=body,
            readers=(f"station:{number % 7}", "all"),
            keywords={"year": (str(day.year),), "dispute_type": (str(values["d"]),)},
            day=day,
            amount=Decimal(str(values["s"])),
        )


def queries(entries: list[Entry], chance: random.Random) -> list[str]:
    """Words drawn from the corpus: names, places, dates, amounts, numbers, phrases, single ones."""
    drawn = []
    for entry in chance.sample(entries, min(len(entries), 12)):
        text = entry.text
        at = chance.randrange(len(text) - 20)
        drawn += [
            entry.title.split("与")[0],
            "".join(re.findall(r"[0-9]+元", text)[:1]) or "1500元",
            "".join(re.findall(r"[0-9]+月[0-9]+日", text)[:1]) or "3月12日",
            re.sub(r"\W|[0-9A-Za-z]", "", text[at : at + 8])[:4] or "调解",
            text[at],
        ]
    usable = [text for text in dict.fromkeys(drawn) if re.fullmatch(r"\w+", text)]
    return [*usable, *DISPUTES[:3], *PLACES[:2], f"{PLACES[0]} {DISPUTES[1]}"]


def truth(entries: list[Entry], text: str) -> set[str]:
    """Ids by scanning every text: each word a substring, its numbers whole."""
    found = {entry.id for entry in entries}
    for word in (fold(part).text for part in text.split()):
        edges = "(?<![0-9a-z.])" * word[0].isdigit(), "(?![0-9a-z.])" * word[-1].isdigit()
        sought = re.compile(re.escape(word).join(edges))
        texts = ((e.id, fold(e.title).text, fold(e.text).text) for e in entries)
        found &= {
            name for name, title, body in texts if sought.search(title) or sought.search(body)
        }
    return found


class Stock:
    """Whoosh as its manual shows it."""

    def __init__(self, analyzer: analysis.Analyzer) -> None:
        schema = fields.Schema(id=fields.ID(stored=True), text=fields.TEXT(analyzer=analyzer))
        self.index = RamStorage().create_index(schema)
        self.parser = qparser.QueryParser("text", schema)

    def build(self, entries: list[Entry]) -> None:
        writer = self.index.writer(limitmb=64)
        for entry in entries:
            writer.add_document(id=entry.id, text=f"{entry.title}\n{entry.text}")
        writer.commit()
        self.searcher = self.index.searcher()

    def total(self, text: str) -> int:
        parsed: query.Query = self.parser.parse(text)
        return len(self.searcher.search(parsed, limit=20))

    def find(self, text: str) -> set[str]:
        results = self.searcher.search(self.parser.parse(text), limit=None)
        return {hit["id"] for hit in results}


class Ours:
    """Our engine, asked as a page asks: rights, facets, twenty hits."""

    def __init__(self) -> None:
        self.engine = WhooshEngine()

    def build(self, entries: list[Entry]) -> None:
        self.engine.put(entries)

    def ask(self, text: str, *, size: int = 20, page: int = 1) -> Found:
        mine = frozenset({"own"}), frozenset({"all"})
        facets = ("year", "dispute_type")
        return self.engine.find(Query(*mine, parse(text), page=page, size=size, facets=facets))

    def total(self, text: str) -> int:
        return self.ask(text).total

    def find(self, text: str) -> set[str]:
        pages = range(1, self.total(text) // 1000 + 2)
        return {hit.id for page in pages for hit in self.ask(text, size=1000, page=page).hits}


def passes(ask: Callable[[str], int], asked: list[str], rounds: int = 3) -> list[float]:
    """Median CPU milliseconds of each query; each pass asks each query once."""
    times = [[cpu_seconds(lambda t=text: ask(t)) for text in asked] for _ in range(rounds)]
    return sorted(1000 * statistics.median(each) for each in zip(*times, strict=True))


def share_right(find: Callable[[str], set[str]], right: dict[str, set[str]]) -> float:
    return statistics.mean(find(text) == found for text, found in right.items())


def against_stock(entries: list[Entry], right: dict[str, set[str]], ours: Ours) -> None:
    built = cpu_seconds(lambda: ours.build(entries))
    exact, times = share_right(ours.find, right), passes(ours.total, list(right))
    figure("search.exact", "share of queries", exact, target=1.0)
    for name, analyzer in STOCK.items():
        stock = Stock(analyzer)
        rates = len(entries) / built, len(entries) / cpu_seconds(lambda s=stock: s.build(entries))
        peer = share_right(stock.find, right), passes(stock.total, list(right))
        figure("search.exact", "share of queries", exact, peer_name=name, peer=peer[0] or None)
        for label, place in (("p50", len(times) // 2), ("p95", len(times) * 95 // 100)):
            pair = {"peer_name": name, "peer": peer[1][place], "better": "lower"}
            figure(f"search.query.{label}", "CPU ms", times[place], **pair)
        figure("search.build", "documents/CPU s", rates[0], peer_name=name, peer=rates[1])


def alone(entries: list[Entry], ours: Ours) -> None:
    one = Entry("new", "own", "", entries[0].text, ("all",))
    added = [cpu_seconds(lambda: (ours.engine.put([one]), ours.total("调解"))) for _ in range(5)]
    figure("search.add_one_and_find_it", "CPU ms", 1000 * statistics.median(added))
    node, texts = parse(f"{PLACES[0]} {DISPUTES[1]}"), [entry.text for entry in entries[:20]]
    cut = [cpu_seconds(lambda: [snippets(text, node) for text in texts]) for _ in range(5)]
    figure("search.snippets_of_20_hits", "CPU ms", 1000 * statistics.median(cut))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--docs", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1, help="draws texts and queries")
    chosen = arguments.parse_args()
    chance = random.Random(chosen.seed)
    entries = list(agreements(chosen.docs, chance))
    right = {text: truth(entries, text) for text in queries(entries, chance)}
    ours = Ours()
    calibration()
    against_stock(entries, right, ours)
    alone(entries, ours)


if __name__ == "__main__":
    main()
