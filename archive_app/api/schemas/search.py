"""Searching: what is asked, what is found; ledgers."""

from typing import get_args

from marshmallow import validate

from archive_app.api.fields import (
    Choice,
    Day,
    Flag,
    Id,
    ListOf,
    One,
    Text,
    Texts,
    Upload,
    Whole,
    absent,
)
from archive_app.api.schemas.base import Sent, Shown
from archive_app.records.searching import Scope
from archive_app.search.engine import Order

__all__ = [
    "ImportQuery",
    "ImportedShown",
    "LedgerQuery",
    "LedgerShown",
    "PrecedentShown",
    "SearchQuery",
    "SearchShown",
    "Workbook",
]

_FACET = validate.Regexp(r"[^:]{1,50}:.{1,200}\Z", error="写作 名称:值，例如 dispute_type:邻里纠纷")
_AMOUNT = validate.Regexp(r"\d{1,12}(\.\d{1,2})?\Z", error="应为金额（元），例如 50000")


class SearchQuery(Sent):
    """What to look for."""

    q = Text(
        "要找的话：空格表示都要有；“短语”加引号；-词 表示不要；OR 表示任一；field:值 限定字段",
        "排水沟",
        most=400,
        load_default="",
    )
    scope = Choice(
        "找哪里：own 本人有权看的案卷；precedents 全县的协议参考（已遮盖姓名）",
        get_args(Scope),
        load_default="precedents",
    )
    kind = Text("案卷类型", most=100, load_default=absent)
    category = Text("类别", most=100, load_default=absent)
    station_id = Id("司法所", None, from_text=True, load_default=absent)
    year = Whole("年度", None, most=9999, from_text=True, load_default=absent)
    state = Text("状态", most=100, load_default=absent)
    facet = ListOf(
        Text("名称:值", checks=[_FACET]),
        "按结果中给出的分面缩小，写作 名称:值，可多次给出",
        most=50,
        load_default=list,
    )
    since = Day("从哪天起", None, load_default=absent)
    until = Day("到哪天止", None, load_default=absent)
    low = Text("金额不少于（元）", checks=[_AMOUNT], load_default=absent)
    high = Text("金额不多于（元）", checks=[_AMOUNT], load_default=absent)
    order = Choice("排列顺序；不写则有词按相关、无词按最新", get_args(Order), load_default=absent)
    page = Whole("第几页", least=1, most=1000, from_text=True, load_default=1)
    size = Whole("每页多少条", least=1, most=100, from_text=True, load_default=20)


class PartShown(Shown):
    """A piece of a passage."""

    text = Text("文字", "排水沟", required=True)
    hit = Flag("是否命中", True, required=True)


class PassageShown(Shown):
    """A passage that answers the query."""

    start = Whole("在全文中的位置", 0, required=True)
    parts = ListOf(PartShown, "各段文字", required=True)


class HitShown(Shown):
    """One result."""

    id = Text("检索条目", "pd12", required=True)
    volume_id = Id("案卷编号", required=True)
    document_id = Id("文件编号；null 表示案卷信息", required=True, allow_none=True)
    title = One(PassageShown, "标题", required=True)
    number = Text("卷号", required=True)
    station = Text("司法所", "清河司法所", required=True)
    kind = Text("案卷类型", required=True)
    state = Text("状态", "archived", required=True)
    snippets = ListOf(PassageShown, "命中的段落", required=True)
    day = Day("日期", required=True, allow_none=True)
    amount = Text("金额（元）", "5000.00", required=True, allow_none=True)
    may_open = Flag("能否打开案卷", True, required=True)


class FacetValueShown(Shown):
    """One value to narrow by."""

    value = Text("值", required=True)
    title = Text("名称", required=True)
    count = Whole("有几条", 3, required=True)


class FacetShown(Shown):
    """A way to narrow the search."""

    name = Text("分面", "dispute_type", required=True)
    title = Text("名称", "纠纷类型", required=True)
    values_ = ListOf(FacetValueShown, "各个值", data_key="values", required=True)


class SearchShown(Shown):
    """A page of results."""

    total = Whole("共有几条", 1, required=True)
    page = Whole("第几页", 1, required=True)
    size = Whole("每页几条", 20, required=True)
    hits = ListOf(HitShown, "这一页的结果", required=True)
    facets = ListOf(FacetShown, "可用来缩小范围的分面", required=True)


class PrecedentShown(Shown):
    """The masked text of an agreement."""

    id = Text("检索条目", "pd12", required=True)
    title = Text("标题", required=True)
    text = Text("文字，姓名、住址和号码已遮盖", required=True)
    number = Text("卷号", required=True)
    station = Text("司法所", "清河司法所", required=True)
    volume_id = Id("案卷编号", required=True)
    may_open = Flag("能否打开案卷", False, required=True)


class LedgerQuery(Sent):
    """Which lines of a ledger."""

    station_id = Id("只看这个司法所的", None, from_text=True, load_default=absent)
    since = Day("立案从哪天起", None, load_default=absent)
    until = Day("立案到哪天止", None, load_default=absent)


class LedgerLineShown(Shown):
    """One volume's line."""

    volume_id = Id("案卷编号", required=True)
    cells = Texts("各栏文字", ["1"], required=True)


class LedgerShown(Shown):
    """台账."""

    title = Text("名称", required=True)
    scope = Text("范围", "清河司法所", required=True)
    columns = Texts("各栏名称", ["序号"], required=True)
    lines = ListOf(LedgerLineShown, "各行", required=True)


class ImportQuery(Sent):
    """Whose volumes are imported."""

    station_id = Id("哪个司法所的；本所人员不必填", None, from_text=True, load_default=absent)


class Workbook(Sent):
    """A workbook to import."""

    file = Upload("按导入表填好的 xlsx", required=True)


class ImportedShown(Shown):
    """What was opened."""

    volumes = Whole("立了多少卷", 12, required=True)
    numbers = Texts("各卷卷号", required=True)
