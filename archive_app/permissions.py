"""Who may do what: one table of roles × permissions, and the row rights of volumes.

A permission says what kind of act; a row right says on which volumes. Both must hold. Search
carries the same row rights as tokens inside the query, so that totals and facets never tell of what
the reader may not see.
"""

from dataclasses import dataclass
from typing import Literal

from archive_app.errors import Forbidden
from archive_app.store.tables import Document, Volume

__all__ = [
    "PERMISSIONS",
    "ROLES",
    "Actor",
    "allow",
    "may",
    "reader_tokens",
    "sees",
    "volume_tokens",
]

Door = Literal["web", "api", "cli", "worker", "test"]

ROLES = {
    "clerk": "司法所工作人员",
    "head": "司法所所长",
    "inspector": "评查员",
    "archivist": "县局档案员",
    "administrator": "系统管理员",
}
_STATION = frozenset({"clerk", "head"})
_COUNTY = frozenset({"inspector", "archivist"})
_READERS = _STATION | _COUNTY

# permission → (title, roles). The program itself (worker, console of the server) may do everything.
PERMISSIONS: dict[str, tuple[str, frozenset[str]]] = {
    "volume.see": ("查看案卷", _READERS),
    "volume.open": ("立新卷", _STATION),
    "volume.describe": ("填写案卷信息", _STATION),
    "volume.conclude": ("结案", _STATION),
    "volume.arrange": ("立卷、退回补正", _STATION),
    "volume.archive": ("归档", frozenset({"head", "archivist"})),
    "volume.reopen": ("启封", frozenset({"head", "archivist"})),
    "volume.hand_over": ("移交经办工作", _STATION | {"archivist"}),
    "number.void": ("作废卷号", frozenset({"head", "archivist"})),
    "document.file": ("归入文件", _STATION),
    "document.withdraw": ("撤回、替换文件", _STATION),
    "document.attest": ("确认签章", _STATION),
    "document.download": ("下载原件", _READERS),
    "personal.unmask": ("查看未遮盖的个人信息", _STATION | {"archivist"}),
    "private.see": ("查看不公开案卷", frozenset({"head", "archivist"})),
    "requirement.waive": ("豁免要求", frozenset({"head", "archivist"})),
    "form.fill": ("生成文书", _STATION),
    "search": ("检索", _READERS),
    "ledger.see": ("查看台账", _READERS),
    "ledger.import": ("批量导入", _STATION),
    "review.run": ("完整性检查", _READERS),
    "people.manage": ("维护调委会与调解员名单", _STATION | {"archivist"}),
    "station.manage": ("维护司法所与县局信息", frozenset({"archivist", "administrator"})),
    "standard.see": ("查看档案标准", _READERS | {"administrator"}),
    "standard.set": ("设定标准中的可选项", frozenset({"archivist"})),
    "account.manage": ("管理账号", frozenset({"administrator"})),
    "audit.see": ("查看操作日志", frozenset({"archivist", "administrator"})),
    "index.manage": ("维护检索库", frozenset({"archivist", "administrator"})),
}


@dataclass(frozen=True)
class Actor:
    """Who acts and through which door; `role` None is the program itself or its console."""

    name: str
    door: Door
    role: str | None = None
    account_id: int | None = None
    station_id: int | None = None

    @property
    def everything(self) -> bool:
        """Whether this is the program itself, which no table restricts."""
        return self.role is None


def may(actor: Actor, permission: str, *, on: Volume | Document | int | None = None) -> bool:
    """Whether the table and, for a volume, document or station id, the row rights let the actor."""
    _, roles = PERMISSIONS[permission]
    if actor.everything:
        return True
    if actor.role not in roles:
        return False
    if on is None:
        return True
    if isinstance(on, int):
        return actor.role not in _STATION or actor.station_id == on
    return sees(actor, on.volume if isinstance(on, Document) else on)


def allow(actor: Actor, permission: str, *, on: Volume | Document | int | None = None) -> None:
    """Refuse what `may` does not allow, saying who can."""
    if may(actor, permission, on=on):
        return
    title, roles = PERMISSIONS[permission]
    if actor.role in roles:
        raise Forbidden(
            f"您不能对该案卷{title}",
            fix="该案卷不属于您所在的司法所，或是不公开案卷；请联系承办人或所长",
        )
    who = "、".join(ROLES[role] for role in ROLES if role in roles)
    raise Forbidden(f"您的身份不能{title}", fix=f"请由{who}办理")


def sees(actor: Actor, volume: Volume) -> bool:
    """The row right: own station, or the whole county; private volumes only handler, head,
    archivist.
    """
    if actor.everything:
        return True
    if actor.role in _STATION and actor.station_id != volume.station_id:
        return False
    if not volume.private:
        return actor.role in _READERS
    handles = actor.role in _STATION and actor.account_id == volume.handler_id
    return handles or may(actor, "private.see")


def reader_tokens(actor: Actor) -> frozenset[str]:
    """The right tokens a search by this actor carries; see `volume_tokens`."""
    if actor.everything:
        return frozenset({"all", "precedents"})
    tokens = {"precedents"} if actor.role in _READERS else set()
    if actor.role in _STATION:
        tokens |= {f"station:{actor.station_id}", _handler(actor.station_id, actor.account_id)}
    if actor.role == "head":
        tokens.add(f"head:{actor.station_id}")
    if actor.role == "archivist":
        tokens |= {"county:full", "county:private"}
    if actor.role == "inspector":
        tokens.add("county:masked")
    return frozenset(tokens)


def volume_tokens(volume: Volume, *, masked: bool) -> tuple[str, ...]:
    """Who may find a volume's text: those who see personal data in full, or those who see it
    masked.
    """
    if masked:
        return () if volume.private else ("county:masked",)
    if volume.private:
        return (
            f"head:{volume.station_id}",
            _handler(volume.station_id, volume.handler_id),
            "county:private",
            "all",
        )
    return (f"station:{volume.station_id}", "county:full", "all")


def _handler(station_id: int | None, account_id: int | None) -> str:
    """Who handles a volume finds it as long as they work in its station."""
    return f"handler:{station_id}:{account_id}"
