"""Facts out of a row, the way back from `dump_facts`: nothing is checked a second time.

Judging reads every fact of a volume after each change; taking kept values back costs a tenth of
loading entered ones.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from archive_app.standard.model import Field

__all__ = ["kept_facts"]


def kept_facts(fields: Sequence[Field], kept: Mapping[str, Any]) -> dict[str, Any]:
    """The Python values of facts that `dump_facts` wrote; fields not entered are left out."""
    return {
        field.name: _value(field, kept[field.name])
        for field in fields
        if kept.get(field.name) is not None
    }


def _value(field: Field, value: Any) -> Any:
    if field.type == "rows":
        return [_row(field, row) for row in value]
    back = _BACK.get(field.type)
    return back(value) if back else value


def _row(field: Field, row: Mapping[str, Any]) -> dict[str, Any]:
    key = {"key": row["key"]} if row.get("key") else {}
    return key | kept_facts(field.columns, row)


def _person(value: Mapping[str, Any]) -> dict[str, Any]:
    dates = {name: date.fromisoformat(value[name]) for name in ("from", "until") if value.get(name)}
    return {**value, **dates}


def _people(value: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [_person(one) for one in value]


_BACK: Mapping[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "amount": Decimal,
    "mediator": _person,
    "mediators": _people,
}
