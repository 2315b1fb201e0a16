"""Checking the forms against the standard: every name a template asks for must be told by a volume.

A form may be named by slots of several kinds; a name any of them knows is known.
"""

from collections.abc import Iterator

from archive_app.filling import Forms, lint
from archive_app.records.inventory import InventoryLine
from archive_app.standard import PERIOD_FACTS, Field, Kind, Slot, Standard

__all__ = ["form_faults", "known_names"]

# What `facts_of` and `form_values` add to the facts of a kind.
_OF_EVERY_VOLUME = frozenset(
    (
        *("state", "number", "serial", "year", "opened_on", "concluded_on", "arranged_on"),
        *("arranged_by", "checked_by", "handler", "page_count", "volume_title", "retention"),
        *("station", "station.name", "station_short", "bureau", "bureau.name", "bureau.fonds"),
        *("category", "archival_code"),
        *("row", "document", "form_date", "inventory", "document_count"),
        *("applicants", "respondents"),
    )
)
_LINES = frozenset(f"inventory.{name}" for name in InventoryLine.__dataclass_fields__)


def form_faults(standard: Standard, forms: Forms) -> list[str]:
    """Every fault of every form, and every form a slot names that is not there, in words."""
    faults = []
    for form in forms:
        uses = [(k, s) for k in standard.kinds for s in k.slots if form.id in s.forms]
        names = {name for kind, slot in uses for name in known_names(kind, slot)}
        faults += [
            f"{form.path.name} {fault.place}“{fault.text}”：{fault.message} → {fault.fix}"
            for fault in (lint(form, names) if uses else ())
        ]
    for kind in standard.kinds:
        faults += [
            f"{kind.title} 的“{slot.title}”用到的格式 {form_id} 不存在 → 核对 form: 或补上该格式"
            for slot in kind.slots
            for form_id in slot.forms
            if form_id not in forms
        ]
    return faults


def known_names(kind: Kind, slot: Slot) -> set[str]:
    """The names a form of this slot may ask for, columns as `parties.name`."""
    names = {*_OF_EVERY_VOLUME, *_LINES, *_names(kind.fields)}
    names |= {f"document.{field.name}" for field in slot.fields} | {"document.date"}
    if slot.every is not None:
        names |= {f"period.{name}" for name in PERIOD_FACTS}
    people = [name.partition(".")[2] for name in names if name.startswith("parties.")]
    return names | {f"{side}.{name}" for side in ("applicants", "respondents") for name in people}


def _names(fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        yield field.name
        for column in field.columns:
            yield f"{field.name}.{column.name}"
        if field.columns:
            yield f"{field.name}.key"
