"""Facts as people read them: one text per value, personal numbers masked unless unmasked."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from archive_app.chinese.identity import mask_id, mask_phone, mask_text
from archive_app.standard import Field

__all__ = ["masked_facts", "shown"]

_LISTS = {"rows", "mediators", "choices"}


def shown(field: Field, value: Any, *, masked: bool = True) -> str:
    """The value of one field as text; an empty text when there is none."""
    if value in (None, "", []):
        return ""
    if masked and field.sensitive and field.type not in {"id_number", "phone"}:
        return mask_text(str(value))
    if field.type in _LISTS:
        return "、".join(_named(field, item) for item in value)
    if isinstance(value, Mapping):
        return str(value.get("name") or "")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if field.type == "amount":
        return f"{Decimal(str(value)):,.2f}"
    text = str(value)
    if not masked:
        return text
    if field.type == "id_number":
        return mask_id(text)
    return mask_phone(text) if field.type == "phone" else mask_text(text)


def masked_facts(fields: Iterable[Field], facts: Mapping[str, Any]) -> dict[str, Any]:
    """The stored facts with every personal number masked, rows included; structure unchanged."""
    masked = dict(facts)
    for field in fields:
        value = facts.get(field.name)
        if value in (None, "", []):
            continue
        if field.type == "rows":
            masked[field.name] = [masked_facts(field.columns, row) | _key(row) for row in value]
        elif field.type == "id_number":
            masked[field.name] = mask_id(str(value))
        elif field.type == "phone":
            masked[field.name] = mask_phone(str(value))
        elif field.type in {"text", "long_text"}:
            masked[field.name] = mask_text(str(value))
    return masked


def _named(field: Field, item: Any) -> str:
    if not isinstance(item, Mapping):
        return str(item)
    named = item.get(field.row_title or "name") or item.get("name") or ""
    return str(named)


def _key(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"key": row["key"]} if "key" in row else {}
