"""The archive standard on a terminal: lines for people, plain values for programs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archive_app.cli.columns import table
from archive_app.filling import Forms
from archive_app.standard import Kind, Standard
from archive_app.standard.coverage import Coverage, Seen
from archive_app.standard.origins import Change, Origin
from archive_app.standard.wording import CERTAINTIES
from archive_app.web.told_standard import SlotView, deadlines, retention, slot_views

__all__ = [
    "coverage_lines",
    "kind_data",
    "kind_lines",
    "kinds_lines",
    "overview",
    "overview_lines",
    "seen_lines",
]

Origins = Mapping[tuple[str, str], Origin]


def overview(edition: Standard, changes: Sequence[Change]) -> dict[str, Any]:
    """The whole edition as plain values."""
    return {
        "edition": edition.edition,
        "title": edition.title,
        "digest": edition.digest,
        "local_files": sorted({one.origin.file for one in changes}),
        "changes": [
            {"of": one.of, "part": one.part, "id": one.id, "at": _at(one.origin)} for one in changes
        ],
        "kinds": [
            {"id": k.id, "title": k.title, "category": k.category, "slots": len(k.slots)}
            for k in edition.kinds
        ],
        "settings": [
            {"id": s.id, "title": s.title, "value": s.default if s.value is None else s.value}
            for s in edition.settings
        ],
        "sources": [
            {"id": s.id, "title": s.title, "certainty": s.certainty} for s in edition.sources
        ],
    }


def overview_lines(
    edition: Standard, changes: Sequence[Change], *, everything: bool
) -> Iterator[str]:
    """The edition in brief, or everything it lists."""
    yield f"{edition.title}（{edition.edition}，{edition.digest[:12]}）"
    yield "本县改动" if changes else "本县改动：没有，全部用程序自带的"
    yield from table((f"  {c.of}", f"{c.part} {c.id}".strip(), _at(c.origin)) for c in changes)
    yield "案卷类型"
    of = {one.id: [k for k in edition.kinds if k.category == one.id] for one in edition.categories}
    for category in edition.categories:
        yield f"  {category.title}　{len(of[category.id])} 种"
        if everything:
            yield from (f"  {line}" for line in kinds_lines(of[category.id]))
    chosen = [(s.id, s.title, s.value) for s in edition.settings if s.value is not None]
    rows = [(s.id, s.title, s.default if s.value is None else s.value) for s in edition.settings]
    yield f"可选设置　{len(edition.settings)} 项，本县选定 {len(chosen)} 项"
    shown = rows if everything else chosen
    yield from table((f"  {name}", title, _word(value)) for name, title, value in shown)
    yield f"依据　{len(edition.sources)} 条"
    for id_, mark in CERTAINTIES.items():
        found = [source for source in edition.sources if source.certainty == id_]
        yield f"  {mark}　{len(found)} 条"
        if everything:
            yield from table((f"    {one.id}", one.title) for one in found)
    if not everything:
        yield "看一类：archive standard show 类别名称；看一种：写名称中的几个字；全部：加 --all"


def kinds_lines(kinds: Sequence[Kind]) -> Iterator[str]:
    """Kinds to choose from."""
    yield from table((f"  {k.id}", k.title, f"{len(k.slots)} 个卷内位置") for k in kinds)


def kind_data(kind: Kind, origins: Origins) -> dict[str, Any]:
    """One kind as plain values; `at` is the file that has the last word."""
    return {
        "id": kind.id,
        "title": kind.title,
        "number": kind.number.pattern,
        "at": _at(origins.get(("", ""))),
        "fields": [
            {"name": f.name, "title": f.title, "type": f.type, "required": f.required}
            for f in kind.fields
        ],
        "slots": [
            {
                "id": s.id,
                "title": s.title,
                "per": s.per,
                "require": s.require.mode,
                "when": s.require.when,
                "form": s.form,
                "signed_by": s.signed_by,
                "sealed_by": s.sealed_by,
                "severity": s.severity,
                "basis": s.basis,
                "at": _at(origins.get(("slots", s.id))),
            }
            for s in kind.slots
        ],
        "checks": [{"id": c.id, "title": c.title} for c in kind.checks],
        "deadlines": [{"id": d.id, "title": d.title} for d in kind.deadlines],
    }


def kind_lines(edition: Standard, kind: Kind, forms: Forms, origins: Origins) -> Iterator[str]:
    """What belongs in a volume of this kind, in words, and which file says so."""
    yield f"{kind.title}（{kind.id}）　卷号 {kind.number.pattern}"
    yield f"文件　{_at(origins.get(('', '')))}"
    yield "卷内位置"
    views = slot_views(edition, kind, forms)
    yield from table(
        (f"  {v.slot.id}", v.slot.title, _asked(v), _at(origins.get(("slots", v.slot.id))))
        for v in views
    )
    yield "信息"
    rows = (
        (f"  {f.name}", f.title, f.type, "必填" if f.required else "", _county(origins, f.name))
        for f in kind.fields
    )
    yield from table(rows)
    yield "核对"
    yield from (f"  {check.title}" for check in kind.checks)
    yield "期限"
    yield from (f"  {rule.title}：{rule.what}" for _, rule in deadlines(edition, kind))
    at = _at(origins.get(("retention", "")))
    yield f"保管期限　{at}"
    yield from (f"  {rule.when}：{rule.title}" for rule in retention(edition, kind))


def coverage_lines(edition: Standard, told: Sequence[Coverage]) -> Iterator[str]:
    """A line for each kind, and at last what is lacking."""
    head = ("案卷类型", "位置", "要求", "有格式", "实例", "齐全", "有问题", "依据", "保管")
    yield from table([head, *(_coverage_row(edition, one) for one in told)])
    lacking = [one for one in told if one.faults]
    yield from (f"✗ {one.title}（{one.kind}）：{'；'.join(one.faults)}" for one in lacking)
    if not lacking:
        yield f"✓ {len(told)} 种案卷都有格式、实例、依据和保管期限"


def seen_lines(kind: Kind, found: Sequence[Seen]) -> Iterator[str]:
    """Each requirement of a kind with its examples."""
    yield f"{kind.title}（{kind.id}）"
    none = "没有（沿用的要求见其他案卷的实例）"
    for one in found:
        yield f"  {one.title}（{one.id}）"
        yield f"    满足：{one.kept or none}"
        yield f"    不满足：{one.broken or none}"


def _coverage_row(edition: Standard, one: Coverage) -> tuple[object, ...]:
    certain = "/".join(str(one.sources.get(name, 0)) for name in CERTAINTIES)
    kept = edition.retention(one.retention).title if one.retention else "没有依据"
    return (
        *(f"{one.title}（{one.kind}）", one.slots, one.requirements, one.slots_with_form),
        *(one.complete + one.incomplete, one.complete, one.incomplete, certain, kept),
    )


def _asked(view: SlotView) -> str:
    parts = (view.word, view.when and f"当{view.when}", view.each, view.due)
    return "；".join(filter(None, parts)) if view.need != "may" else view.word


def _county(origins: Origins, name: str) -> str:
    found = origins.get(("fields", name))
    return str(found) if found is not None and found.county else ""


def _at(origin: Origin | None) -> str:
    return str(origin) if origin is not None else ""


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return "" if value is None else str(value)
