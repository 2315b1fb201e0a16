"""Loading an edition: from folders or from its kept canonical text, both by the same road.

Owns the order of the work (merge → shape → references → conditions), the canonical text and its
digest. All faults are gathered before anything is refused.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from marshmallow import ValidationError
from marshmallow import fields as f

from archive_app.errors import StandardFault
from archive_app.standard.conditions import scope_of
from archive_app.standard.editions import editions_in, merged_edition, without_files
from archive_app.standard.faults import Fault, did_you_mean
from archive_app.standard.files import SettingShape, StandardShape
from archive_app.standard.marks import Node, find, identity, plain
from archive_app.standard.model import Field, Kind, Standard
from archive_app.standard.references import complaints, setting_complaints
from archive_app.standard.shapes import Items
from archive_app.standard.spots import Path as SpotPath
from archive_app.standard.spots import compile_spots

__all__ = [
    "canonical_text",
    "lint",
    "load_standard",
    "shape_faults",
    "standard_from_text",
    "with_settings",
]


def load_standard(
    *folders: Path, edition: str, settings: Mapping[str, Any] | None = None
) -> Standard:
    """The edition found under the folders, later folders winning by id; StandardFault lists all."""
    faults: list[Fault] = []
    tree = merged_edition(folders, edition, faults)
    return _sound(_standard_of(tree, settings or {}, faults) if tree is not None else None, faults)


def lint(*folders: Path) -> list[Fault]:
    """Every fault of every edition under the folders, by file and line."""
    faults: list[Fault] = []
    for edition in editions_in(folders):
        tree = merged_edition(folders, edition, faults)
        if tree is not None:
            _standard_of(tree, {}, faults)
    return sorted(set(faults))


def canonical_text(standard: Standard) -> str:
    """The whole merged edition as canonical JSON: what is kept with a volume."""
    return standard.text


def standard_from_text(text: str) -> Standard:
    """Exactly the standard whose canonical text this is."""
    faults: list[Fault] = []
    standard = _standard_of(without_files(json.loads(text)), {}, faults)
    return _sound(standard, faults)


def with_settings(standard: Standard, values: Mapping[str, Any]) -> Standard:
    """The same edition with other values for some settings: another text and digest."""
    raw = json.loads(standard.text)
    faults: list[Fault] = []
    _set(raw, values, faults)
    settings = Items(f.Nested(SettingShape)).deserialize(raw.get("settings", []))
    changed = _complete(replace(standard, settings=settings, compiled={}), raw)
    told = list(setting_complaints(changed))
    tree = without_files(raw if told else {})
    faults += [_fault(tree, path, said, fix) for path, said, fix in told]
    return _sound(changed, faults)


def _sound(standard: Standard | None, faults: list[Fault]) -> Standard:
    if faults or standard is None:
        raise StandardFault([str(fault) for fault in sorted(set(faults))])
    return standard


def _complete(standard: Standard, raw: Any) -> Standard:
    """Put in what follows from the rest: the text, its digest, and the order of slots."""
    text = json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    written = {
        kind["kind"]: [slot["id"] for slot in kind.get("slots") or ()] for kind in raw["kinds"]
    }
    kinds = tuple(_arranged(kind, standard, written[kind.id]) for kind in standard.kinds)
    return replace(standard, kinds=kinds, text=text, digest=digest)


def _standard_of(tree: Node, settings: Mapping[str, Any], faults: list[Fault]) -> Standard | None:
    """Shape, then references and conditions; None when the shape is already wrong."""
    raw = plain(tree)
    _set(raw, settings, faults)
    try:
        standard: Standard = StandardShape().load(raw)
    except ValidationError as error:
        faults.extend(shape_faults(tree, error.messages, ()))
        return None
    standard = _complete(standard, raw)
    faults.extend(_meaning_faults(tree, standard))
    return standard


def _meaning_faults(tree: Node, standard: Standard) -> Iterator[Fault]:
    """Ids that do not exist, and conditions that cannot be compiled."""
    for path, message, fix in complaints(standard):
        yield _fault(tree, path, message, fix)
    for kind in standard.kinds:
        _, wrong = compile_spots(kind, scope_of(standard, kind))
        for path, fault in wrong:
            told = f"第 {fault.column} 列，{fault.message}"
            yield _fault(tree, ("kinds", kind.id, *path), told, fault.fix)


def _fault(tree: Node, path: SpotPath, message: str, fix: str) -> Fault:
    node = find(tree, path)
    return Fault(node.file, node.line, " › ".join(_spoken(tree, path)), message, fix)


def _set(raw: Any, settings: Mapping[str, Any], faults: list[Fault]) -> None:
    """Put the chosen values into the settings, in a form JSON can hold."""
    known = {item.get("id"): item for item in raw.get("settings", []) if isinstance(item, dict)}
    for name, value in settings.items():
        if name in known:
            known[name]["value"] = value if _is_json(value) else str(value)
        else:
            advice = did_you_mean(name, [str(k) for k in known], "查阅 settings 清单")
            faults.append(Fault("（设置）", 0, name, f"没有“{name}”这项设置", advice))


def _is_json(value: Any) -> bool:
    return value is None or isinstance(value, bool | int | float | str | list)


def shape_faults(tree: Node, messages: Any, path: tuple[str | int, ...]) -> Iterator[Fault]:
    """marshmallow's nested messages as faults with places."""
    if isinstance(messages, Mapping):
        for step, below in messages.items():
            inside = path if step == "_schema" else (*path, step)
            yield from shape_faults(tree, below, inside)
        return
    for said in messages if isinstance(messages, list) else [messages]:
        message, _, fix = str(said).partition(" → ")
        yield _fault(tree, path, message, fix or "对照说明改正")


def _spoken(tree: Node, path: tuple[str | int, ...]) -> Iterator[str]:
    """A path with ids in place of positions."""
    for depth, step in enumerate(path):
        known = identity(find(tree, path[: depth + 1])) if isinstance(step, int) else None
        yield known or (f"第 {step + 1} 项" if isinstance(step, int) else step)


def _arranged(kind: Kind, standard: Standard, written: Sequence[str]) -> Kind:
    """The kind with its slots in the order a setting (`order`, `…_order`) names, else the first.

    Slots that order does not name follow as they are written, those marked `last` at the end.
    """
    orders = [s for s in standard.settings if s.id == "order" or s.id.endswith("_order")]
    chosen = {s.value or s.default for s in orders}
    first = kind.orders[0] if kind.orders else None
    order = next((o for o in kind.orders if o.id in chosen), first)
    named = order.slots if order is not None else ()
    places = {slot: position for position, slot in enumerate(written, start=len(named))}
    places.update({slot.id: len(places) + len(named) for slot in kind.slots if slot.last})
    places.update({slot: position for position, slot in enumerate(named)})
    slots = sorted(kind.slots, key=lambda slot: places[slot.id])
    return replace(kind, slots=tuple(slots), fields=_by_group(kind.fields))


def _by_group(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Fields of one group together, in the order of the page: a child adds to groups it inherits.

    A group stands where its first field does, one that has a field marked `last` at the end.
    """
    groups = list(dict.fromkeys(field.group for field in fields))
    last = {field.group for field in fields if field.last}
    return tuple(sorted(fields, key=lambda f: (f.group in last, groups.index(f.group), f.last)))
