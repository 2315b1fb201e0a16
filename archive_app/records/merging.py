"""Facts as they are sent, laid over the facts that are kept.

Only what is named changes. A row is known by its key: cells that were not sent keep their values,
so that a page that shows a number masked need not send it, and cannot overwrite it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from archive_app.standard import Field

__all__ = ["merged_facts"]


def merged_facts(
    fields: Iterable[Field], kept: Mapping[str, Any], sent: Mapping[str, Any]
) -> dict[str, Any]:
    """The kept facts with everything sent in its place; rows that were not sent are gone."""
    merged = {**kept, **sent}
    for field in fields:
        rows, known = sent.get(field.name), kept.get(field.name)
        if field.type == "rows" and isinstance(rows, list) and isinstance(known, list):
            merged[field.name] = _merged_rows(known, rows)
    return merged


def _merged_rows(kept: Sequence[Mapping[str, Any]], sent: Sequence[Any]) -> list[Any]:
    known = {row["key"]: row for row in kept if row.get("key")}
    used: set[Any] = set()
    rows: list[Any] = []
    for row in sent:
        key = row.get("key") if isinstance(row, Mapping) else None
        if key is None:
            rows.append(row)
        elif key in used:  # a copied row is another row, and gets a key of its own
            rows.append({name: value for name, value in row.items() if name != "key"})
        else:
            rows.append({**known.get(key, {}), **row})
            used.add(key)
    return rows
