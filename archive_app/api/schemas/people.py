"""Stations and the bureau; committees and mediators; accounts and tokens."""

from archive_app.api.fields import (
    Choice,
    Day,
    Flag,
    Id,
    ListOf,
    Moment,
    Text,
    Texts,
    Whole,
    absent,
)
from archive_app.api.schemas.base import Identified, Sent, Shown, Unmask
from archive_app.permissions import ROLES

__all__ = [
    "AccountActive",
    "AccountAdded",
    "AccountChanged",
    "AccountShown",
    "AccountsShown",
    "BureauSet",
    "BureauShown",
    "CommitteeAdded",
    "CommitteeChanged",
    "CommitteeShown",
    "CommitteesQuery",
    "CommitteesShown",
    "MeShown",
    "MediatorAdded",
    "MediatorChanged",
    "MediatorShown",
    "MediatorsQuery",
    "MediatorsShown",
    "PasswordChanged",
    "PasswordReset",
    "StationEntered",
    "StationShown",
    "StationsShown",
    "TokenCreated",
    "TokenMade",
    "TokenShown",
    "TokensShown",
]

_NAMED = {"least": 1, "most": 100, "required": True}


class StationEntered(Sent):
    """A station's particulars."""

    name = Text("全称", "柳溪司法所", **_NAMED)
    short = Text("简称，卷号中使用", "柳溪", **_NAMED)
    one_person = Flag("是否一人所（立卷人和检查人可为一人）", False, load_default=False)


class StationShown(Identified):
    """司法所."""

    name = Text("全称", "柳溪司法所", required=True)
    short = Text("简称", "柳溪", required=True)
    one_person = Flag("是否一人所", False, required=True)


class StationsShown(Shown):
    """All stations."""

    items = ListOf(StationShown, "各司法所", required=True)


class BureauSet(Sent):
    """The bureau's particulars."""

    name = Text("县司法局全称，印在文书上", "临川县司法局", **_NAMED)
    fonds = Text("全宗号，档号中使用", "J012", most=50, required=True)


class BureauShown(Shown):
    """县司法局."""

    name = Text("全称", "临川县司法局", required=True)
    fonds = Text("全宗号", "J012", required=True)


class CommitteesQuery(Sent):
    """Which committees."""

    station_id = Id("只看这个司法所的", None, from_text=True, load_default=absent)
    on = Day("只看这一天在任的", None, load_default=absent)


class MediatorsQuery(Unmask):
    """Which mediators."""

    station_id = Id("只看这个司法所的", None, from_text=True, load_default=absent)
    committee_id = Id("只看这个调委会的", None, from_text=True, load_default=absent)
    on = Day("只看这一天在任的", None, load_default=absent)


class _Term(Sent):
    from_on = Day("从哪天起", "2020-01-01", required=True)
    until_on = Day("到哪天止；在任不填", None, load_default=None, allow_none=True)


class CommitteeChanged(_Term):
    """A committee's particulars."""

    name = Text("全称", "柳溪镇人民调解委员会", **_NAMED)
    short = Text("简称，卷号中使用", "柳溪", **_NAMED)


class CommitteeAdded(CommitteeChanged):
    """A new committee."""

    station_id = Id("属于哪个司法所", required=True)


class CommitteeShown(Identified):
    """人民调解委员会."""

    station_id = Id("属于哪个司法所", required=True)
    name = Text("全称", "柳溪镇人民调解委员会", required=True)
    short = Text("简称", "柳溪", required=True)
    from_on = Day("从哪天起", "2020-01-01", required=True)
    until_on = Day("到哪天止", None, required=True, allow_none=True)


class CommitteesShown(Shown):
    """Committees."""

    items = ListOf(CommitteeShown, "各调委会", required=True)


class MediatorChanged(_Term):
    """A mediator's particulars."""

    name = Text("姓名", "周明理", **_NAMED)
    phone = Text("电话", "13900000009", most=40, load_default="")


class MediatorAdded(MediatorChanged):
    """A new mediator."""

    committee_id = Id("属于哪个调委会", required=True)


class MediatorShown(Identified):
    """人民调解员."""

    committee_id = Id("属于哪个调委会", required=True)
    name = Text("姓名", "周明理", required=True)
    phone = Text("电话，未要求时遮盖", "139******09", required=True)
    from_on = Day("从哪天起", "2020-01-01", required=True)
    until_on = Day("到哪天止", None, required=True, allow_none=True)


class MediatorsShown(Shown):
    """Mediators."""

    items = ListOf(MediatorShown, "各调解员", required=True)


class AccountChanged(Sent):
    """An account's particulars."""

    name = Text("姓名", "钱春生", **_NAMED)
    role = Choice("身份", ROLES, required=True)
    station_id = Id("所在的司法所；县局人员不填", load_default=None, allow_none=True)


class AccountAdded(AccountChanged):
    """A new account."""

    login = Text("登录名", "qianchunsheng", least=1, most=40, required=True)
    password = Text(
        "初始密码，首次登录须修改", "green-bridge-2026", least=1, most=200, required=True
    )


class AccountActive(Sent):
    """In use or stopped."""

    active = Flag("true 为启用，false 为停用", True, required=True)


class AccountShown(Identified):
    """A person who signs in."""

    login = Text("登录名", "qianchunsheng", required=True)
    name = Text("姓名", "钱春生", required=True)
    role = Choice("身份", ROLES, required=True)
    role_title = Text("身份名称", "司法所工作人员", required=True)
    station_id = Id("所在的司法所", required=True, allow_none=True)
    active = Flag("是否在用", True, required=True)
    must_change = Flag("是否须修改密码", False, required=True)
    locked_until = Moment("锁定到何时", None, required=True, allow_none=True)


class AccountsShown(Shown):
    """All accounts."""

    items = ListOf(AccountShown, "各账号", required=True)


class PasswordReset(Shown):
    """A one-time password."""

    password = Text("一次性密码，只显示这一次，请转告本人", "abcd-efgh-jkmn", required=True)


class PasswordChanged(Sent):
    """One's own new password."""

    old = Text("原密码", "green-bridge-2026", least=1, most=200, required=True)
    new = Text("新密码", "清河边的三棵柳树-2026", least=1, most=200, required=True)


class MeShown(Shown):
    """Who the token acts for."""

    account_id = Id("账号编号", required=True)
    name = Text("姓名", "钱春生", required=True)
    role = Choice("身份", ROLES, required=True)
    role_title = Text("身份名称", "司法所工作人员", required=True)
    station_id = Id("所在的司法所", required=True, allow_none=True)
    permissions = Texts("能做什么", ["volume.see"], required=True)


class TokenCreated(Sent):
    """What a new token is for."""

    title = Text("用途", "县局统计程序", **_NAMED)
    days = Whole("有效天数", 30, least=1, most=366, required=True)


class TokenShown(Identified):
    """A token, without its text."""

    title = Text("用途", "县局统计程序", required=True)
    created_at = Moment("何时创建", required=True)
    expires_at = Moment("何时到期", required=True)
    revoked_at = Moment("何时撤销", None, required=True, allow_none=True)


class TokenMade(TokenShown):
    """A token just made."""

    token = Text("令牌，只显示这一次，请妥善保存", required=True)


class TokensShown(Shown):
    """One's own tokens."""

    items = ListOf(TokenShown, "各令牌", required=True)
