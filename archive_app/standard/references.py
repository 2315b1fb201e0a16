"""Whether every id the standard mentions exists, and whether ids stand only once.

Owns the faults between parts that are each of the right shape. Conditions are compiled by `spots`;
here only what is named outside of conditions is looked up.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from archive_app.standard.faults import did_you_mean
from archive_app.standard.model import (
    SEVERITIES,
    Field,
    Kind,
    RetentionRule,
    Slot,
    Standard,
)
from archive_app.standard.periods import parse_within
from archive_app.standard.scope import PERIOD, SYSTEM_FACTS, ConditionFault
from archive_app.standard.spots import Path

__all__ = ["Complaint", "complaints", "setting_complaints"]

Complaint = tuple[Path, str, str]
_HOLE = re.compile(r"\{([^{}]*)\}")
_PART = re.compile(r"([a-z_]+)(?:\.([a-z_]+))?(?::0?\d+)?")
STATE_OR_STAGE = "状态或阶段"
_ARCHIVAL = ("fonds", "category_code", "year", "retention", "serial")


def complaints(standard: Standard) -> Iterator[Complaint]:
    """Everything amiss between the parts: (path, message, fix)."""
    yield from _of_edition(standard)
    for kind in standard.kinds:
        for path, message, fix in _of_kind(standard, kind):
            yield ("kinds", kind.id, *path), message, fix


def _of_edition(standard: Standard) -> Iterator[Complaint]:
    lists: dict[str, list[str]] = {
        "categories": [c.id for c in standard.categories],
        "retentions": [r.id for r in standard.retentions],
        "states": [s.id for s in standard.states],
        "moves": [m.id for m in standard.moves],
        "severities": [s.id for s in standard.severities],
        "signers": [s.id for s in standard.signers],
        "settings": [s.id for s in standard.settings],
        "sources": [s.id for s in standard.sources],
        "vocabularies": [v.name for v in standard.vocabularies],
        "kinds": [k.id for k in standard.kinds],
    }
    for name, ids in lists.items():
        yield from _doubled(ids, (name,))
    missing = [s for s in SEVERITIES if s not in lists["severities"]]
    if missing:
        yield ("severities",), f"缺少严重程度 {'、'.join(missing)}", "四级都要写明"
    if not standard.states:
        yield ("states",), "至少要有一个状态", "补上状态"
    states = lists["states"]
    for move in standard.moves:
        path: Path = ("moves", move.id)
        for state in move.from_states:
            yield from _known(state, states, (*path, "from"), "状态")
        yield from _known(move.to, states, (*path, "to"), "状态")
        yield from _known(move.judged_as, states, (*path, "judged_as"), "状态")
        for severity in move.blocked_by:
            yield from _known(severity, SEVERITIES, (*path, "blocked_by"), "严重程度")
    yield from setting_complaints(standard)
    for vocabulary in standard.vocabularies:
        words = [term.value for term in vocabulary.values]
        yield from _doubled(words, ("vocabularies", vocabulary.name, "values"))
        for term in vocabulary.values:
            at = ("vocabularies", vocabulary.name, "values", term.value, "parent")
            yield from _known(term.parent, words, at, "上级值")
    for key in ("archival_code", "item_code"):
        for hole in _HOLE.findall(getattr(standard, key)):
            yield from _known(hole.partition(":")[0], _ARCHIVAL, (key,), "档号组成")


def setting_complaints(standard: Standard) -> Iterator[Complaint]:
    """Settings whose value is not of their type, or whose vocabulary or basis is unknown."""
    words = {v.name: v.words() for v in standard.vocabularies}
    types = {"integer": int, "boolean": bool, "text": str, "date": str, "choice": str}
    for setting in standard.settings:
        path: Path = ("settings", setting.id)
        yield from _basis(standard, setting.basis, path)
        if setting.type in ("choice", "choices"):
            yield from _known(setting.of or "", words, (*path, "of"), "词表")
        value = setting.default if setting.value is None else setting.value
        place = "default" if setting.value is None else "value"
        wanted = types.get(setting.type)
        right = wanted is None or (
            isinstance(value, wanted) and not (wanted is int and isinstance(value, bool))
        )
        if not right:
            yield (*path, place), f"“{value}”不合类型 {setting.type}", "改正这个值"


def _of_kind(standard: Standard, kind: Kind) -> Iterator[Complaint]:
    yield from _known(kind.category, [c.id for c in standard.categories], ("category",), "类别")
    yield from _basis(standard, kind.basis, ())
    names = [f.name for f in kind.fields]
    slots = [s.id for s in kind.slots]
    yield from _doubled([*names, *SYSTEM_FACTS], ("fields",))
    yield from _doubled(slots, ("slots",))
    for both in sorted({*slots} & {*names, *SYSTEM_FACTS}):
        yield ("slots", both), f"“{both}”又是事项又是卷内位置", "改用另一个编号"
    due = [*(s.id for s in standard.states), *(stage.id for stage in kind.stages)]
    for field in kind.fields:
        yield from _of_field(standard, field, ("fields", field.name), due)
    for slot in kind.slots:
        yield from _of_slot(standard, kind, slot, due)
    yield from _of_groups(standard, kind, due)
    yield from _of_stages(standard, kind)
    yield from _of_links(standard, kind)
    books = [f.name for f in kind.fields if f.type == "rows"]
    yield from _known(kind.register, books, ("register",), "多行事项")
    years = [f.name for f in kind.fields if f.type == "integer"]
    yield from _known(kind.archival_year, years, ("archival_year",), "整数事项")
    yield from _doubled([o.id for o in kind.orders], ("orders",))
    for order in kind.orders:
        yield from _basis(standard, order.basis, ("orders", order.id))
        yield from _doubled(order.slots, ("orders", order.id, "slots"))
        for slot_id in order.slots:
            yield from _known(slot_id, slots, ("orders", order.id, "slots"), "卷内位置")
    yield from _of_rules(standard, kind)
    yield from _of_texts(kind)


def _of_field(
    standard: Standard, field: Field, path: Path, due: Sequence[str]
) -> Iterator[Complaint]:
    yield from _basis(standard, field.basis, path)
    if field.type in ("choice", "choices"):
        vocabularies = [v.name for v in standard.vocabularies]
        if field.of is None:
            yield path, f"{field.type} 要写明 of", "写上词表名称"
        else:
            yield from _known(field.of, vocabularies, (*path, "of"), "词表")
    elif field.of is not None:
        yield (*path, "of"), "只有 choice、choices 才写 of", "删去 of，或改类型"
    yield from _known(field.due, due, (*path, "due"), STATE_OR_STAGE)
    if field.type == "rows":
        columns = [c.name for c in field.columns]
        if not columns:
            yield path, "rows 要写明 columns", "补上各列"
        yield from _doubled(columns, (*path, "columns"))
        yield from _known(field.row_title, columns, (*path, "row_title"), "列")
        for column in field.columns:
            yield from _of_field(standard, column, (*path, "columns", column.name), due)
    elif field.columns:
        yield (*path, "columns"), "只有 rows 才写 columns", "删去 columns，或改类型"


def _of_slot(standard: Standard, kind: Kind, slot: Slot, due: Sequence[str]) -> Iterator[Complaint]:
    path: Path = ("slots", slot.id)
    rows = [f.name for f in kind.fields if f.type in ("rows", "mediators")]
    signers = [s.id for s in standard.signers]
    yield from _basis(standard, slot.basis, path)
    yield from _known(slot.due, due, (*path, "due"), STATE_OR_STAGE)
    yield from _doubled(slot.forms, (*path, "form"))
    yield from _of_recurring(standard, kind, slot)
    if slot.retention is not None:
        yield from _of_retention(standard, slot.retention, (*path, "retention"))
        if kind.arrangement != "item":
            fix = "删去 retention，或在案卷类型上写 arrangement: item"
            yield (*path, "retention"), "只有按件归档的案卷才逐件写保管期限", fix
    yield from _known(slot.per, rows, (*path, "per"), "多行事项")
    if slot.per_when is not None and slot.per is None:
        yield (*path, "per_when"), "没有 per，per_when 不起作用", "补上 per，或删去 per_when"
    named = [*signers, *(f.name for f in kind.fields)]
    for who in slot.signed_by:
        yield from _known(who, named, (*path, "signed_by"), "签署人或事项")
        if who == "this" and slot.per is None:
            yield (*path, "signed_by"), "this 只用于有 per 的位置", "改为签署人或多行事项的名称"
    yield from _known(slot.sealed_by, named, (*path, "sealed_by"), "签署人或事项")
    yield from _known(slot.group, [g.id for g in kind.groups], (*path, "group"), "分组")
    if slot.group is not None and slot.require.mode != "never":
        yield (*path, "require"), "分组内的位置由分组要求", "删去 require，写到 groups 中"
    least = slot.copies.min
    if isinstance(least, int) and slot.copies.max is not None and least > slot.copies.max:
        yield (*path, "copies"), "min 大于 max", "改正份数"
    yield from _doubled([f.name for f in slot.fields], (*path, "fields"))
    facts = [*(f.name for f in kind.fields), *SYSTEM_FACTS]
    for field in slot.fields:
        yield from _of_field(standard, field, (*path, "fields", field.name), due)
        yield from _known(
            field.taken_from, facts, (*path, "fields", field.name, "taken_from"), "案卷事项"
        )


def _of_recurring(standard: Standard, kind: Kind, slot: Slot) -> Iterator[Complaint]:
    if slot.every is None:
        return
    path: Path = ("slots", slot.id, "every")
    if slot.per is not None:
        yield path, "per 和 every 不能同时写", "按人分的写 per，按时间分的写 every"
    if slot.group is not None:
        yield path, "分组内的位置不能写 every", "删去 group，或另设一个位置"
    if slot.every.within is not None:
        yield from _within(standard, slot.every.within, (*path, "within"))
    names = {f.name for f in kind.fields} | {s.id for s in kind.slots}
    if PERIOD in names | {f.name for f in slot.fields}:
        yield path, f"“{PERIOD}”指本期，不能再作别的编号", "给那个事项或位置换一个编号"


def _of_stages(standard: Standard, kind: Kind) -> Iterator[Complaint]:
    yield from _doubled([stage.id for stage in kind.stages], ("stages",))
    states = {state.id for state in standard.states}
    for stage in kind.stages:
        if stage.id in states:
            yield ("stages", stage.id), f"“{stage.id}”已是状态的编号", "给阶段换一个编号"


def _of_links(standard: Standard, kind: Kind) -> Iterator[Complaint]:
    yield from _doubled([link.id for link in kind.links], ("links",))
    kinds = {k.id: k for k in standard.kinds}
    for link in kind.links:
        path: Path = ("links", link.id)
        yield from _basis(standard, link.basis, path)
        for to in link.to:
            yield from _known(to, kinds, (*path, "to"), "案卷类型")
        for there, here in link.carry:
            for other in [kinds[one] for one in link.to if one in kinds]:
                yield from _carried(kind, other, there, here, (*path, "carry", there))


def _carried(kind: Kind, to: Kind, there: str, here: str, path: Path) -> Iterator[Complaint]:
    """A fact goes to a field that takes such facts; an expression's names are checked as such."""
    target = next((f for f in to.fields if f.name == there), None)
    source = next((f for f in kind.fields if f.name == here), None)
    if target is None:
        yield from _known(there, [f.name for f in to.fields], path, f"“{to.title}”的事项")
    elif source is not None and _sort_of(source) != _sort_of(target):
        message = (
            f"“{source.title}”是 {source.type}，“{to.title}”的“{target.title}”是 {target.type}"
        )
        yield path, message, "改为同类的事项"


def _sort_of(field: Field) -> str:
    """Types whose values are the same to a page; choices keep words that the other must know."""
    words = ("text", "long_text", "choice", "id_number", "phone")
    return "text" if field.type in words else field.type


def _of_groups(standard: Standard, kind: Kind, due: Sequence[str]) -> Iterator[Complaint]:
    yield from _doubled([g.id for g in kind.groups], ("groups",))
    used = {slot.group for slot in kind.slots}
    for group in kind.groups:
        path: Path = ("groups", group.id)
        yield from _basis(standard, group.basis, path)
        yield from _known(group.due, due, (*path, "due"), STATE_OR_STAGE)
        if group.id not in used:
            yield path, "没有位置属于这个分组", f"在位置上写 group: {group.id}"


def _of_rules(standard: Standard, kind: Kind) -> Iterator[Complaint]:
    yield from _doubled([c.id for c in kind.checks], ("checks",))
    for check in kind.checks:
        yield from _basis(standard, check.basis, ("checks", check.id))
    yield from _doubled([d.id for d in kind.deadlines], ("deadlines",))
    for deadline in kind.deadlines:
        path: Path = ("deadlines", deadline.id)
        yield from _basis(standard, deadline.basis, path)
        yield from _within(standard, deadline.within, (*path, "within"))
    yield from _of_retention(standard, kind.retention, ("retention",))
    yield from _basis(standard, kind.number.basis, ("number",))
    known = [f.name for f in kind.fields] + list(SYSTEM_FACTS)
    for name in kind.number.restart:
        yield from _known(name, known, ("number", "restart"), "事项")


def _within(standard: Standard, phrase: str, path: Path) -> Iterator[Complaint]:
    try:
        parse_within(phrase, standard)
    except ConditionFault as fault:
        yield path, fault.message, fault.fix


def _of_retention(standard: Standard, rule: RetentionRule, path: Path) -> Iterator[Complaint]:
    codes = [r.id for r in standard.retentions]
    yield from _basis(standard, rule.basis, path)
    yield from _known(rule.default, codes, (*path, "default"), "保管期限")
    for place, case in enumerate(rule.cases):
        yield from _known(case.then, codes, (*path, "when", place, "then"), "保管期限")
        yield from _basis(standard, case.basis, (*path, "when", place))


def _of_texts(kind: Kind) -> Iterator[Complaint]:
    """Facts in braces, and the facts a ledger or a search names."""
    dates = [f.name for f in kind.fields if f.type == "date"]
    for name in kind.day:
        yield from _known(name, [*dates, "opened_on", "concluded_on"], ("day",), "日期事项")
    amounts = [f.name for f in kind.fields if f.type == "amount"]
    yield from _known(kind.amount, amounts, ("amount",), "金额事项")
    for hole in _HOLE.findall(kind.volume_title):
        yield from _fact(kind, hole, ("volume_title",))
    for hole in _HOLE.findall(kind.number.pattern):
        yield from _fact(kind, hole, ("number", "pattern"))
    for place, column in enumerate(kind.ledger):
        if column.fact is not None:
            yield from _fact(kind, column.fact, ("ledger", place))


def _fact(kind: Kind, text: str, path: Path) -> Iterator[Complaint]:
    """`fact`, `rows.column`, `slot.fact` or `committee.name`."""
    found = _PART.fullmatch(text)
    if found is None:
        yield path, f"“{text}”写法不对", "写成 {事项} 或 {事项.列}"
        return
    name, part = found.groups()
    field = next((f for f in kind.fields if f.name == name), None)
    slot = next((s for s in kind.slots if s.id == name), None)
    known = [*(f.name for f in kind.fields), *SYSTEM_FACTS, *(s.id for s in kind.slots)]
    yield from _known(name, known, path, "事项或卷内位置")
    if part is None:
        return
    parts: list[str] = [f.name for f in slot.fields] if slot is not None else []
    if field is not None:
        parts = [c.name for c in field.columns] or ["name", "short", "from", "until"]
    yield from _known(part, parts, path, "列")


def _known(name: str | None, known: Iterable[str], path: Path, what: str) -> Iterator[Complaint]:
    if name is not None and name not in known:
        words = list(known)
        advice = did_you_mean(name, words, "可用：" + "、".join(words[:12]))
        yield path, f"没有{what}“{name}”", advice


def _basis(standard: Standard, basis: Iterable[str], path: Path) -> Iterator[Complaint]:
    for one in basis:
        if one not in _sources(standard):
            sources = [source.id for source in standard.sources]
            advice = did_you_mean(one, sources, "在 sources.yaml 中登记")
            yield (*path, "basis"), f"没有依据“{one}”", advice


@lru_cache(maxsize=4)
def _sources(standard: Standard) -> frozenset[str]:
    """The ids of all sources; asked for thousands of times while an edition is checked."""
    return frozenset(source.id for source in standard.sources)


def _doubled(ids: Iterable[str], path: Path) -> Iterator[Complaint]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield (*path, name), f"“{name}”出现了 {times} 次", "改用不同的编号"
