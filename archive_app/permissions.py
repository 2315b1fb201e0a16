"""Who may do what: one table of roles × permissions, and the row rights of volumes.

A permission says what kind of act; a row right says on which volumes. Both must hold. Search
carries the same row rights as tokens inside the query, so that totals and facets never tell of what
the reader may not see.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from archive_app.errors import Forbidden, NotFound, Sealed
from archive_app.store.tables import Document, Volume

__all__ = [
    "PERMISSIONS",
    "ROLES",
    "Actor",
    "allow",
    "may",
    "reader_tokens",
    "sees",
    "volume_of",
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
    "sealed.ask": ("申请查阅封存案卷", _STATION | {"archivist"}),
    "sealed.decide": ("批准查阅封存案卷", frozenset({"head", "archivist"})),
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

# What an opening lets its asker do with a sealed volume: look, and have it reopened; no copies.
_OPENED = frozenset({"volume.see", "personal.unmask", "volume.reopen"})


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


def may(
    actor: Actor,
    permission: str,
    *,
    on: Volume | Document | int | None = None,
    opened: Collection[int] = (),
) -> bool:
    """Whether the table and, for a volume, document or station id, the row rights let the actor;
    `opened` are the sealed volumes somebody granted the actor to look at.
    """
    _, roles = PERMISSIONS[permission]
    if not actor.everything and actor.role not in roles:
        return False
    if isinstance(on, int):
        return actor.everything or actor.role not in _STATION or actor.station_id == on
    volume = volume_of(on)
    if volume is None or sees(actor, volume):
        return True
    return permission in _OPENED and _looks_by_opening(actor, volume, opened)


def allow(
    actor: Actor,
    permission: str,
    *,
    on: Volume | Document | int | None = None,
    opened: Collection[int] = (),
) -> None:
    """Refuse what `may` does not allow, saying who can; of a sealed volume nothing is said."""
    if may(actor, permission, on=on, opened=opened):
        return
    title, roles = PERMISSIONS[permission]
    volume = volume_of(on)
    if volume is not None and volume.sealed and not sees(actor, volume):
        _refuse_sealed(actor, volume, title, opened)
    if actor.role in roles:
        raise Forbidden(
            f"您不能对该案卷{title}",
            fix="该案卷不属于您所在的司法所，或是不公开案卷；请联系承办人或所长",
        )
    who = "、".join(ROLES[role] for role in ROLES if role in roles)
    raise Forbidden(f"您的身份不能{title}", fix=f"请由{who}办理")


def volume_of(on: Volume | Document | int | None) -> Volume | None:
    """The volume a right is asked for, when it is asked for one."""
    return on.volume if isinstance(on, Document) else on if isinstance(on, Volume) else None


def sees(actor: Actor, volume: Volume) -> bool:
    """The row right: own station, or the whole county; private volumes only handler, head,
    archivist; sealed ones handler and head, once archived nobody.
    """
    if volume.sealed:
        return _sees_sealed(actor, volume)
    if actor.everything:
        return True
    if actor.role in _STATION and actor.station_id != volume.station_id:
        return False
    if not volume.private:
        return actor.role in _READERS
    handles = actor.role in _STATION and actor.account_id == volume.handler_id
    return handles or may(actor, "private.see")


def _sees_sealed(actor: Actor, volume: Volume) -> bool:
    """A person at the server's console is nobody the program could ask for a reason."""
    if volume.locked:
        return actor.everything and actor.door != "cli"
    own = actor.role in _STATION and actor.station_id == volume.station_id
    handles = actor.role == "head" or actor.account_id == volume.handler_id
    return actor.everything or (own and handles)


def _looks_by_opening(actor: Actor, volume: Volume, opened: Collection[int]) -> bool:
    """A granted opening ends when its asker leaves the post for which it was granted."""
    return volume.sealed and volume.id in opened and may(actor, "sealed.ask", on=volume.station_id)


def _refuse_sealed(actor: Actor, volume: Volume, title: str, opened: Collection[int]) -> None:
    """Who looks by an opening may do no more; the own station learns the number, others nothing."""
    if _looks_by_opening(actor, volume, opened):
        raise Forbidden(
            f"封存案卷经批准只供查阅，不能{title}", fix="需要补充或更正的，请先由所长启封"
        )
    if actor.role in _STATION and actor.station_id == volume.station_id:
        raise Sealed(volume.id, volume.number)
    raise NotFound


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
    masked; an archived sealed volume nobody.
    """
    if volume.sealed:
        return () if masked or volume.locked else (*_own_readers(volume), "all")
    if masked:
        return () if volume.private else ("county:masked",)
    if volume.private:
        return (*_own_readers(volume), "county:private", "all")
    return (f"station:{volume.station_id}", "county:full", "all")


def _own_readers(volume: Volume) -> tuple[str, str]:
    """The head of the volume's station, and its handler."""
    return f"head:{volume.station_id}", _handler(volume.station_id, volume.handler_id)


def _handler(station_id: int | None, account_id: int | None) -> str:
    """Who handles a volume finds it as long as they work in its station."""
    return f"handler:{station_id}:{account_id}"
