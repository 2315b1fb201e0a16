"""The audit log of a volume as people read it: who did what when, in plain words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.records.rows import register_of
from archive_app.standard import Field, Kind
from archive_app.store.tables import AuditEntry, Link, Volume
from archive_app.web.told_facts import told_value

__all__ = ["ToldEntry", "told_history"]

VERBS = {
    "volume.opened": "立新卷",
    "volume.described": "修改案卷信息",
    "volume.rekinded": "改变案卷类型",
    "rows.added": "登记",
    "row.changed": "修改登记",
    "row.struck": "划去登记",
    "row.act_undone": "撤销登记簿的改动",
    "volume.shelved": "登记存放位置",
    "volume.handed_over": "移交承办人",
    "document.filed": "归入文件",
    "document.drafted": "生成文书",
    "document.copy_told": "说明是原件还是复印件",
    "document.described": "填写文书信息",
    "document.placed": "移动文件",
    "document.ordered": "调整文件顺序",
    "document.withdrawn": "撤回文件",
    "document.restored": "恢复文件",
    "document.attested": "确认签章",
    "document.coded": "编件号和档号",
    "document.retention_chosen": "另定保管期限",
    "document.downloaded": "下载原件",
    "document.read": "读取文字",
    "drafts.downloaded": "下载全部待签文书",
    "attestation.retracted": "撤销签章确认",
    "requirement.waived": "豁免要求",
    "requirement.waiver_retracted": "撤销豁免",
    "link.made": "关联案卷",
    "link.withdrawn": "取消关联",
    "opening.asked": "申请查阅封存案卷",
    "opening.granted": "批准查阅封存案卷",
    "opening.refused": "不批准查阅封存案卷",
    "opening.withdrawn": "撤回查阅申请",
    "personal.unmasked": "查看未遮盖的个人信息",
}
# The program's own bookkeeping, which tells a clerk nothing.
_QUIET = frozenset({"document.read"})


@dataclass(frozen=True)
class ToldEntry:
    """One entry: when, who, what, and in which words."""

    at: datetime
    actor: str
    what: str
    about: str
    lines: tuple[str, ...]


def told_history(
    work: Work, volume: Volume, entries: Iterable[AuditEntry]
) -> tuple[ToldEntry, ...]:
    """The entries in plain words; personal numbers stay masked here, whoever reads."""
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    verbs = VERBS | {f"volume.{move.id}": move.title for move in standard.moves}
    papers = {str(d.id): f"{d.title}（{d.file_name}）" for d in volume.documents}
    ties = work.session.scalars(select(Link).where(Link.volume_id == volume.id))
    named = {"document": papers, "link": {str(tie.id): tie.other.number for tie in ties}}
    return tuple(
        ToldEntry(
            entry.at,
            entry.actor,
            verbs.get(entry.verb, entry.verb),
            mask_text(named.get(entry.subject, {}).get(entry.subject_id, "")),
            tuple(mask_text(line) for line in _lines(kind, entry)),
        )
        for entry in entries
        if entry.verb not in _QUIET
    )


def _lines(kind: Kind, entry: AuditEntry) -> Iterator[str]:
    details = entry.details
    before, after = details.get("before"), details.get("after")
    if "serial" in details:
        yield f"第 {details['serial']} 条"
    if rows := details.get("rows"):
        yield f"{len(rows)} 条"
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        slots = (field for slot in kind.slots for field in slot.fields)
        columns = register_of(kind).columns if kind.register else ()
        fields = columns if entry.verb == "row.changed" else (*kind.fields, *slots)
        yield from _changes(fields, before, after)
    if entry.verb in {"volume.handed_over", "document.copy_told"}:
        yield f"{before} → {after}"
    if entry.verb == "volume.shelved" and isinstance(after, list) and after[0]:
        yield f"存放位置：{after[0]}"
    if titles := details.get("titles"):
        yield "、".join(titles)
    if code := details.get("archival_code"):
        yield f"档号：{code}"
    if reason := details.get("reason"):
        yield f"原因：{reason}"


def _changes(
    fields: Iterable[Field], before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[str]:
    told: set[str] = set()
    for field in fields:
        old, new = before.get(field.name), after.get(field.name)
        if old == new or field.name in told:
            continue
        told.add(field.name)
        was, now = (told_value(field, value) or "（空）" for value in (old, new))
        yield f"{field.title}：{was} → {now}"
