"""Entries of the logs in plain words. Entered facts are named, never told: who keeps the logs need
not know what stands in the volumes.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from archive_app.chinese.identity import mask_text
from archive_app.permissions import ROLES
from archive_app.standard import Standard
from archive_app.store.tables import AccessEntry, AuditEntry
from archive_app.web.told_history import VERBS

__all__ = ["LOOKS", "ToldLine", "changes", "told_log"]

_CHANGES = VERBS | {
    "access.sealed": "封存查阅日志",
    "account.activated": "恢复账号",
    "account.added": "添加账号",
    "account.changed": "修改账号",
    "account.password_changed": "修改自己的密码",
    "account.password_reset": "重置密码",
    "account.sign_in_failed": "登录失败",
    "account.sign_in_refused": "拒绝登录",
    "account.signed_in": "登录",
    "account.stopped": "停用账号",
    "bureau.changed": "修改县局信息",
    "committee.added": "登记调委会",
    "committee.changed": "修改调委会",
    "edition.pinned": "启用标准版本",
    "job.retried": "重试后台任务",
    "ledger.exported": "导出台账",
    "mediator.added": "登记调解员",
    "mediator.changed": "修改调解员",
    "number.voided": "作废卷号",
    "review.exported": "导出检查报告",
    "review.run": "运行完整性检查",
    "index.rebuild_asked": "要求重建检索库",
    "standard.settings_chosen": "修改标准设定",
    "station.added": "添加司法所",
    "station.changed": "修改司法所",
    "token.created": "创建接口令牌",
    "token.revoked": "撤销接口令牌",
}
LOOKS = {
    "volume.seen": "查看案卷",
    "document.seen": "查看文件",
    "document.shown": "查看文件原样",
    "searched": "检索",
    "precedent.seen": "查看参考协议",
    "ledger.seen": "查看台账",
    "rows.exported": "导出登记簿",
    "review.seen": "查看检查报告",
}
DOORS = {"web": "网页", "api": "接口", "cli": "命令行", "worker": "后台", "test": "测试"}
_TITLES = {
    "number": "卷号",
    "volume": "卷号",
    "archival_code": "档号",
    "file": "文件",
    "reason": "原因",
    "login": "登录名",
    "name": "姓名或名称",
    "short": "简称",
    "title": "名称",
    "role": "身份",
    "titles": "签章",
    "text": "检索词",
    "total": "结果数",
    "days": "有效天数",
    "count": "条数",
    "page": "页",
    "volumes": "卷数",
    "mediators": "人数",
    "one_person": "一人所",
    "phone": "电话",
    "from_on": "起",
    "until_on": "止",
    "until": "查阅至",
    "opening": "查阅申请",
    "fonds": "全宗号",
    "station_id": "司法所",
    "edition": "版本",
}
_NAMELESS = frozenset({"archival_code", "number", "opening", "until"})
_REASONS = {"locked": "账号暂时锁定", "stopped": "账号已停用"}


@dataclass(frozen=True)
class ToldLine:
    """One entry: number in the log, when, who through which door, what, about what."""

    id: int
    at: datetime
    actor: str
    door: str
    what: str
    about: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """What facts and states are called."""

    titles: Mapping[str, str]
    states: Mapping[str, str]


def changes(standard: Standard) -> dict[str, str]:
    """Every verb of the audit log with its title; the steps are named by the standard."""
    return _CHANGES | {f"volume.{move.id}": move.title for move in standard.moves}


def told_log(
    standard: Standard,
    entries: Iterable[AuditEntry | AccessEntry],
    numbers: Mapping[int, str] | None = None,
    sealed: Collection[int] = (),
) -> tuple[ToldLine, ...]:
    """The entries in plain words, personal numbers masked; `numbers` names volumes by their ids.

    Of a sealed volume only what names nobody is told: its number, codes and days.
    """
    verbs = changes(standard) | LOOKS
    states = {state.id: state.title for state in standard.states}
    titles = _TITLES | {f.name: f.title for kind in standard.kinds for f in kind.fields}
    titles |= {"kind": "案卷类型", "facts": "案卷信息"}
    titles |= {setting.id: setting.title for setting in standard.settings}
    words = Words(titles, states)
    return tuple(
        ToldLine(
            entry.id,
            entry.at,
            entry.actor,
            DOORS.get(entry.door, entry.door),
            verbs.get(entry.verb, entry.verb),
            tuple(mask_text(line) for line in _about(words, _named(entry, numbers or {}, sealed))),
        )
        for entry in entries
    )


def _named(
    entry: AuditEntry | AccessEntry, numbers: Mapping[int, str], sealed: Collection[int]
) -> Mapping[str, Any]:
    """The details, with the number of the volume the entry is about."""
    if not isinstance(entry, AuditEntry):
        return entry.details
    number = numbers.get(entry.volume_id or 0)
    details = entry.details
    if entry.volume_id in sealed:
        details = {name: value for name, value in details.items() if name in _NAMELESS}
    return {"number": number, **details} if number else details


def _about(words: Words, details: Mapping[str, Any]) -> Iterator[str]:
    for name, value in details.items():
        if name in _TITLES and value not in (None, "", []):
            yield f"{_TITLES[name]}：{_word(name, value)}"
    before, after = details.get("before"), details.get("after")
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        names = [name for name in after if before.get(name) != after[name]]
        if names:
            yield f"改动：{'、'.join(words.titles.get(name, name) for name in names)}"
    elif isinstance(before, str) and isinstance(after, str):
        yield f"{words.states.get(before, before)} → {words.states.get(after, after)}"


def _word(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    if name == "role":
        return ROLES.get(str(value), str(value))
    return _REASONS.get(str(value), str(value)) if name == "reason" else str(value)
