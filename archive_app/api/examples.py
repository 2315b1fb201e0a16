"""Examples that depend on the archive standard: a kind and the facts such a volume needs.

Kinds and their fields are data, so no example of them can be written down in code.
"""

from datetime import date
from typing import Any

from archive_app.standard import Field, Kind, Standard

__all__ = ["facts_example", "fill_in_kinds"]

_TEXTS = {"text": "示例", "long_text": "示例文字", "phone": "13900000001"}
_AGAIN = {"mediator": "周明理", "committee": 1}


def fill_in_kinds(document: dict[str, Any], standard: Standard) -> dict[str, Any]:
    """The document with the kind parameter and the bodies naming a kind or facts exemplified."""
    kind = standard.kinds[0]
    facts = facts_example(standard, kind)
    numbered = {name: facts[name] for name in kind.number.restart if name in facts}
    row = _row_example(standard)
    changed = {f.name: _value(standard, f) for f in kind.fields if f.type == "long_text"}
    bodies: dict[tuple[str, str], dict[str, Any]] = {
        ("post", "/volumes"): {"kind": kind.id, "facts": facts},
        ("patch", "/volumes/{volume_id}"): {"facts": dict(list(changed.items())[:1])},
        ("post", "/void-numbers"): {"kind": kind.id, "facts": numbered},
        ("post", "/rows"): {"rows": [{"values": row}]},
        ("patch", "/rows/{row_key}"): {"values": row},
    }
    for path, item in document["paths"].items():
        for parameter in item.get("parameters", ()):
            if parameter["name"] == "kind_id":
                parameter["example"] = kind.id
        for (method, end), values in bodies.items():
            if path.endswith(end) and method in item:
                content = item[method]["requestBody"]["content"]["application/json"]
                content["example"] = content["example"] | values
    return document


def _row_example(standard: Standard) -> dict[str, Any]:
    """A row of the first register there is."""
    book = next(kind for kind in standard.kinds if kind.register)
    return _values(standard, book.field(str(book.register)).columns)


def facts_example(standard: Standard, kind: Kind) -> dict[str, Any]:
    """A value for every required field of a kind that is always asked."""
    return _values(standard, kind.fields)


def _values(standard: Standard, fields: tuple[Field, ...]) -> dict[str, Any]:
    asked = (field for field in fields if field.required and field.show_when is None)
    values = {field.name: _value(standard, field) for field in asked}
    return {name: value for name, value in values.items() if value is not None}


def _value(standard: Standard, field: Field) -> Any:
    if field.type == "rows":
        least = max(int(field.min or 1), 1)
        return [_values(standard, field.columns) for _ in range(least)]
    if field.type in {"choice", "choices"} and field.of:
        word = standard.vocabulary(field.of).on(date(2026, 1, 1))[0].value
        return word if field.type == "choice" else [word]
    if field.type == "date":
        return "2026-01-05"
    if field.type in {"integer", "amount"}:
        return int(field.min or 0)
    if field.type == "boolean":
        return False
    return _TEXTS.get(field.type) or _AGAIN.get(field.type)
