"""Completeness reports (完整性检查)."""

from archive_app.api.fields import Facts, Flag, Id, ListOf, Moment, Number, One, Text, Value, Whole
from archive_app.api.schemas.base import Identified, Sent, Shown

__all__ = ["ReviewShown", "ReviewStarted", "ReviewsShown", "RunShown"]


class ReviewStarted(Sent):
    """Which volumes to review; what is left out narrows nothing."""

    station_id = Id("只检查这个司法所", None, load_default=None, allow_none=True)
    category = Text("只检查这个类别", None, most=100, load_default=None, allow_none=True)
    kind = Text("只检查这个案卷类型", None, most=100, load_default=None, allow_none=True)
    year = Whole("只检查这一年的", None, most=9999, load_default=None, allow_none=True)
    state = Text("只检查这个状态的", None, most=100, load_default=None, allow_none=True)


class RunShown(Identified):
    """A run."""

    at = Moment("何时", required=True)
    name = Text("谁检查的", "李局长", required=True)
    scope = Facts("检查范围", {}, required=True)
    totals = Facts("汇总：案卷数、完整率、平均分、问题数", {"volumes": 12}, required=True)
    previous_id = Id("同一范围的上一次检查", None, required=True, allow_none=True)


class ReviewsShown(Shown):
    """Past runs, newest first."""

    items = ListOf(RunShown, "各次检查", required=True)


class ReviewedShown(Shown):
    """One volume in a run, as it was then."""

    volume_id = Id("案卷编号", required=True)
    number = Text("卷号", required=True)
    title = Text("卷名", required=True)
    station = Text("司法所", "清河司法所", required=True)
    handler = Text("承办人", "钱春生", required=True)
    state = Text("状态", "open", required=True)
    points = Number("得分", 86.0, required=True)
    complete = Flag("是否完整", False, required=True)
    findings = Value("问题", [], required=True)


class FrequentShown(Shown):
    """A finding and how often it was made."""

    title = Text("问题", required=True)
    volumes = Whole("案卷数", 3, required=True)


class NamedFinding(Shown):
    """A finding of a volume."""

    number = Text("卷号", required=True)
    title = Text("问题", required=True)


class DifferenceShown(Shown):
    """What changed since the previous run of the same scope."""

    resolved = ListOf(NamedFinding, "已解决的", required=True)
    appeared = ListOf(NamedFinding, "新出现的", required=True)
    remaining = Whole("仍未解决的个数", 2, required=True)


class ReviewShown(RunShown):
    """A run in full."""

    scope_title = Text("检查范围", "全县全部案卷", required=True)
    volumes = ListOf(ReviewedShown, "各卷当时的情况", required=True)
    frequent = ListOf(FrequentShown, "最常见的问题", required=True)
    by_station = Value("各司法所的汇总", [], required=True)
    difference = One(DifferenceShown, "与上次相比", required=True, allow_none=True)
