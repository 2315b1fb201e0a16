"""Sealed volumes: which can be asked for, requests and decisions."""

from archive_app.api.fields import Day, Flag, Id, ListOf, Moment, Text, Whole
from archive_app.api.schemas.base import Identified, Sent, Shown
from archive_app.records.openings import MOST_DAYS

__all__ = [
    "OpeningAsked",
    "OpeningDecided",
    "OpeningShown",
    "OpeningsShown",
    "SealedVolumesShown",
]

_STATUS = "waiting 待批，granted 可以查阅，refused 不批准，over 已到期，withdrawn 已撤回"


class OpeningAsked(Sent):
    """A request: the volume by its id, or by number and station."""

    volume_id = Id("案卷编号；不知道时用卷号", 1, load_default=None, allow_none=True)
    number = Text("卷号，照卷皮上所写", None, most=100, load_default="")
    station_id = Id("哪个司法所的；本所人员不必填", None, load_default=None, allow_none=True)
    reason = Text(
        "查阅的依据和用途", "某某人民法院调卷函（2026）第3号", least=1, most=1000, required=True
    )


class OpeningDecided(Sent):
    """The decision."""

    granted = Flag("是否批准", True, required=True)
    days = Whole(
        "批准几天，从今天算起；不填则按系统设置",
        3,
        least=1,
        most=MOST_DAYS,
        load_default=None,
        allow_none=True,
    )
    refusal = Text("不批准的理由", None, most=500, load_default="")


class OpeningShown(Identified):
    """One request; of the volume only its number."""

    volume_id = Id("案卷编号", required=True)
    number = Text("卷号", "（2024）清河矫档字第1号", required=True)
    station = Text("司法所", "清河司法所", required=True)
    name = Text("申请人", "钱春生", required=True)
    reason = Text("查阅的依据和用途", required=True)
    at = Moment("申请时间", required=True)
    status = Text(f"情况：{_STATUS}", "waiting", required=True)
    decided_by = Text("批复人；没有批复时为空", "", required=True)
    decided_at = Moment("批复时间", None, required=True, allow_none=True)
    until = Day("可查阅至这一天", None, required=True, allow_none=True)
    refusal = Text("不批准的理由", "", required=True)


class OpeningsShown(Shown):
    """Requests."""

    to_decide = ListOf(OpeningShown, "等您批复的", required=True)
    mine = ListOf(OpeningShown, "您申请的，最近的在前", required=True)


class SealedVolumeShown(Identified):
    """A sealed volume one may ask for."""

    number = Text("卷号", "（2024）清河矫档字第1号", required=True)
    station = Text("司法所", "清河司法所", required=True)


class SealedVolumesShown(Shown):
    """Sealed volumes of one's station, numbers only."""

    items = ListOf(SealedVolumeShown, "要申请才能查看的封存案卷", required=True)
