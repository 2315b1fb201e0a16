"""Volumes: lists, one volume, its moves, history, inventory; handing over; void numbers."""

from archive_app.api.fields import (
    Choice,
    Day,
    Facts,
    Flag,
    Id,
    Ids,
    ListOf,
    Moment,
    Number,
    One,
    Text,
    Whole,
    absent,
)
from archive_app.api.schemas.base import Identified, Paged, Sent, Shown
from archive_app.records.listing import ORDERS
from archive_app.records.volumes import CARRIERS

__all__ = [
    "HandOver",
    "HandedOver",
    "HistoryShown",
    "InventoryShown",
    "MoveMade",
    "MovesShown",
    "NumberVoided",
    "VoidNumber",
    "VolumeDescribed",
    "VolumeOpened",
    "VolumeRekinded",
    "VolumeShelved",
    "VolumeShown",
    "VolumesQuery",
    "VolumesShown",
]

_FACTS = "案卷信息：事项名 → 值；有哪些事项见“案卷类型”。调委会、调解员可写名单中的编号或姓名"
_REASON = {"least": 1, "most": 500, "required": True}


class VolumesQuery(Paged):
    """What a list of volumes is narrowed to."""

    text = Text("卷号、档号或卷名中含有的字", most=100, load_default="")
    station_id = Id("只看这个司法所", None, from_text=True, load_default=absent)
    category = Text("只看这个类别", most=100, load_default=absent)
    kind = Text("只看这个案卷类型", most=100, load_default=absent)
    state = Text("只看这个状态", most=100, load_default=absent)
    year = Whole("只看这一年立的案卷", None, most=9999, from_text=True, load_default=absent)
    handler_id = Id("只看这位承办人的案卷", None, from_text=True, load_default=absent)
    complete = Flag("只看完整（true）或不完整（false）的", from_text=True, load_default=absent)
    order = Choice("排列顺序", ORDERS, load_default="newest")


class VolumeOpened(Sent):
    """What a new volume is opened with."""

    kind = Text("案卷类型", least=1, most=100, required=True)
    facts = Facts(_FACTS, load_default=dict)
    station_id = Id("哪个司法所的；本所人员不必填", None, load_default=None, allow_none=True)
    number = Text("原纸质卷号；不填则由系统编号", most=100, load_default=None, allow_none=True)
    carrier = Choice("载体", CARRIERS, load_default="paper")
    shelf = Text("存放位置", "2号柜第3格", most=200, load_default="")
    opened_on = Day("立案日期；不填则为今天", None, load_default=None, allow_none=True)


class VolumeDescribed(Sent):
    """Facts to enter or correct; the others stay."""

    facts = Facts(f"{_FACTS}；值为 null 表示清除。遮盖过的号码不能写回", required=True)
    version = Whole(
        "所依据的版本号；与现在的不同则拒绝，以免盖掉别人的改动",
        None,
        load_default=None,
        allow_none=True,
    )


class VolumeShelved(Sent):
    """Where the paper stands."""

    shelf = Text("存放位置", "2号柜第3格", most=200, required=True)
    carrier = Choice("载体", CARRIERS, required=True)


class VolumeRekinded(Sent):
    """Another kind."""

    kind = Text("案卷类型的编号，见 /kinds", "", least=1, most=100, required=True)
    reason = Text("原因", "未达成协议", least=1, most=500, required=True)


class StationNamed(Identified):
    """A station by name."""

    name = Text("名称", "清河司法所", required=True)


class PersonNamed(Identified):
    """A person by name."""

    name = Text("姓名", "钱春生", required=True)


class VolumeLine(Identified):
    """One volume in a list."""

    number = Text("卷号", "（2024）清河人调字第1号", required=True)
    archival_code = Text("档号，归档时编定", None, required=True, allow_none=True)
    title = Text("卷名", "赵某与孙某邻里纠纷", required=True)
    kind = Text("案卷类型", required=True)
    kind_title = Text("案卷类型名称", required=True)
    category = Text("类别", required=True)
    station = One(StationNamed, "司法所", required=True)
    handler = One(PersonNamed, "承办人", required=True, allow_none=True)
    year = Whole("年度", 2024, required=True)
    state = Text("状态", "open", required=True)
    state_title = Text("状态名称", "在办", required=True)
    private = Flag("是否不公开", False, required=True)
    sealed = Flag("是否封存", False, required=True)
    opened_on = Day("立案日期", required=True)
    concluded_on = Day("结案日期", None, required=True, allow_none=True)
    archived_on = Day("归档日期", None, required=True, allow_none=True)
    retention = Text("保管期限代码", "D30", required=True)
    carrier = Choice("载体", CARRIERS, required=True)
    shelf = Text("存放位置", "2号柜第3格", required=True)
    points = Number("得分，满分 100", 86.0, required=True)
    complete = Flag("材料是否完整", False, required=True)
    open_findings = Whole("未解决的问题数", 3, required=True)
    version = Whole("版本号，填写时带回", 1, required=True)
    changed_at = Moment("最近改动的时间", required=True)


class VolumeShown(VolumeLine):
    """One volume with its facts."""

    facts = Facts("案卷信息：事项名 → 值", required=True)
    masked = Flag("证件号码和电话是否已遮盖", True, required=True)


class VolumesShown(Shown):
    """One page of volumes."""

    total = Whole("共有多少卷", 1, required=True)
    page = Whole("第几页", 1, required=True)
    pages = Whole("共几页", 1, required=True)
    states = Facts("同样条件下各状态的卷数", {"open": 1}, required=True)
    items = ListOf(VolumeLine, "这一页的案卷", required=True)


class Blocker(Shown):
    """A finding that stands in the way."""

    id = Text("要求", "cover", required=True)
    title = Text("名称", required=True)
    reason = Text("原因", required=True)
    fix = Text("怎么办", required=True)


class MoveShown(Shown):
    """A step that the volume's state offers."""

    move = Text("步骤", "conclude", required=True)
    title = Text("名称", "结案", required=True)
    to = Text("到哪个状态", "concluded", required=True)
    needs_reason = Flag("是否要写原因", False, required=True)
    allowed = Flag("现在能不能办", True, required=True)
    why_not = Text("不能办的原因", "", required=True)
    blockers = ListOf(Blocker, "挡着的问题", required=True)


class MovesShown(Shown):
    """All steps of the present state."""

    state = Text("现在的状态", "open", required=True)
    moves = ListOf(MoveShown, "可办的步骤", required=True)


class MoveMade(Sent):
    """A step to make."""

    move = Text("步骤", "conclude", least=1, most=100, required=True)
    reason = Text("原因，例如启封的理由", most=500, load_default="")


class HistoryLine(Identified):
    """One entry of the operations log."""

    at = Moment("时间", required=True)
    actor = Text("谁", "钱春生", required=True)
    door = Text("从哪里办的：网页、接口、命令行", "web", required=True)
    verb = Text("做了什么", "volume.opened", required=True)
    subject = Text("对什么", "volume", required=True)
    subject_id = Text("它的编号", "1", required=True)
    details = Facts("细节", required=True)


class HistoryShown(Shown):
    """Every change of a volume, newest first."""

    items = ListOf(HistoryLine, "每一次改动", required=True)


class InventoryLineShown(Shown):
    """One line of the inventory."""

    position = Whole("顺序号", 1, required=True)
    title = Text("题名", required=True)
    number = Text("文号", None, required=True, allow_none=True)
    date = Day("日期", required=True, allow_none=True)
    pages = Text("页号", "1–2", required=True, allow_none=True)
    remark = Text("备注，例如复印件", None, required=True, allow_none=True)
    document_id = Id("文件编号", required=True)
    author = Text("责任者", None, required=True, allow_none=True)
    secrecy = Text("密级", None, required=True, allow_none=True)
    page_count = Whole("页数", 2, required=True, allow_none=True)
    archival_code = Text("按件整理的档号，立卷时编定", None, required=True, allow_none=True)
    item_number = Whole("件号", None, required=True, allow_none=True)
    retention = Text("按件整理的保管期限", None, required=True, allow_none=True)


class InventoryShown(Shown):
    """卷内目录."""

    items = ListOf(InventoryLineShown, "各件文件", required=True)


class HandOver(Sent):
    """Work to hand over."""

    from_account = Id("移交人的账号", required=True)
    to_account = Id("接收人的账号", 2, required=True)
    volume_ids = Ids("只移交这些案卷；不填则为全部未归档的", load_default=None, allow_none=True)
    reason = Text("移交原因", "岗位调整", **_REASON)


class HandedOver(Shown):
    """How much changed hands."""

    volumes = Whole("移交了多少卷", 1, required=True)


class VoidNumber(Sent):
    """The next number of a series, taken out of use."""

    kind = Text("案卷类型", least=1, most=100, required=True)
    facts = Facts("编号所依据的信息，例如调委会", load_default=dict)
    station_id = Id("哪个司法所的；本所人员不必填", None, load_default=None, allow_none=True)
    reason = Text("作废原因", "登记错误", **_REASON)


class NumberVoided(Identified):
    """A number that will never be used."""

    number = Text("作废的卷号", "（2024）清河人调字第2号", required=True)
    reason = Text("作废原因", "登记错误", required=True)
    at = Moment("时间", required=True)
