"""Links between volumes."""

from archive_app.api.fields import (
    Choice,
    Day,
    Facts,
    Flag,
    Id,
    ListOf,
    Moment,
    One,
    Text,
    Texts,
)
from archive_app.api.schemas.base import Identified, Sent, Shown
from archive_app.api.schemas.volumes import VolumeLine
from archive_app.records.volumes import CARRIERS

__all__ = ["LinkMade", "LinkShown", "LinkedOpened", "LinksShown"]

_LINK = "哪种关联：案卷类型 links 中的编号"


class LinkMade(Sent):
    """A volume to tie."""

    link = Text(_LINK, "resettlement", least=1, most=100, required=True)
    other_id = Id("另一案卷的编号", 2, required=True)


class LinkedOpened(Sent):
    """A volume to open out of another."""

    link = Text(_LINK, "resettlement", least=1, most=100, required=True)
    kind = Text("立哪种案卷；只有一种时不必填", None, most=100, load_default=None, allow_none=True)
    facts = Facts("案卷信息，优先于由原卷带入的", {}, load_default=dict)
    number = Text("原纸质卷号；不填则由系统编号", most=100, load_default=None, allow_none=True)
    carrier = Choice("载体", CARRIERS, load_default="paper")
    shelf = Text("存放位置", "2号柜第3格", most=200, load_default="")
    opened_on = Day("立案日期；不填则为今天", None, load_default=None, allow_none=True)


class LinkShown(Identified):
    """One tie."""

    link = Text(_LINK, required=True)
    title = Text("关联的名称；由对方关联的，为对方的案卷类型", "安置帮教卷", required=True)
    back = Flag("是否由对方关联到本卷", False, required=True)
    volume = One(VolumeLine, "另一案卷", required=True)
    by = Text("谁关联的", "钱春生", required=True)
    at = Moment("何时关联", required=True)


class WayShown(Shown):
    """One way in which a volume may be tied."""

    id = Text(_LINK, "resettlement", required=True)
    title = Text("名称", "安置帮教卷", required=True)
    to = Texts("可以关联的案卷类型", [], required=True)


class LinksShown(Shown):
    """What belongs to a volume."""

    ways = ListOf(WayShown, "这种案卷有哪些关联", required=True)
    items = ListOf(LinkShown, "已关联的、您看得到的案卷", required=True)
