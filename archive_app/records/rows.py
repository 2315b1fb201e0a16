"""Rows of a register (登记簿): entered, corrected and struck one at a time, as in the paper book.

The rows are kept in the facts of the volume, under the field the kind names as its `register`.
Every act is audited with the row it touched, never with the whole book. Whoever changes a row says
how it looked (`seen`): two people may write in one book, but not over each other in one row.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.chinese.folding import fold
from archive_app.errors import Conflict, Invalid, NotFound
from archive_app.records.changing import volume_for_change
from archive_app.records.judging import judge_volume
from archive_app.records.references import resolve_references
from archive_app.standard import Field, Kind, dump_facts, load_facts
from archive_app.store.tables import AuditEntry, Volume

__all__ = [
    "MOST_ROWS",
    "RegisterRow",
    "RowsPage",
    "add_row",
    "add_rows",
    "change_row",
    "register_of",
    "rows_of",
    "rows_page",
    "strike_row",
    "undo_row_act",
]

MOST_ROWS = 5000
_ACTS = ("rows.added", "row.changed", "row.struck")


@dataclass(frozen=True)
class RegisterRow:
    """A row and its serial in the book, from 1."""

    serial: int
    key: str
    values: Mapping[str, Any]

    @property
    def mark(self) -> str:
        """A short mark of how the row looks, to be sent back with a change of it."""
        text = json.dumps(self.values, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class RowsPage:
    """One page of a register; `sums` adds up the amounts of all found rows, by column name."""

    total: int
    rows: tuple[RegisterRow, ...]
    page: int
    pages: int
    sums: Mapping[str, Decimal]


def register_of(kind: Kind) -> Field:
    """The field whose rows are the book; NotFound when the kind is no register."""
    if kind.register is None:
        raise NotFound(f"“{kind.title}”不是登记簿", fix="请从登记簿列表进入")
    return kind.field(kind.register)


def rows_of(work: Work, volume: Volume) -> tuple[RegisterRow, ...]:
    """All rows of the book, in order."""
    field = _book(work, volume)
    return tuple(
        RegisterRow(serial, row["key"], row)
        for serial, row in enumerate(volume.facts.get(field.name) or (), start=1)
    )


def rows_page(
    work: Work, volume: Volume, *, text: str = "", page: int = 1, size: int = 50
) -> RowsPage:
    """The rows that hold all the words, the latest first, page by page."""
    work.allow("volume.see", on=volume)
    columns = _book(work, volume).columns
    words = [fold(word).text for word in text.split()]
    found = [row for row in reversed(rows_of(work, volume)) if _holds(row, columns, words)]
    size = min(max(size, 1), 500)
    pages = max(1, -(-len(found) // size))
    page = min(max(page, 1), pages)
    shown = tuple(found[(page - 1) * size : page * size])
    return RowsPage(len(found), shown, page, pages, _sums(found, columns))


def add_row(work: Work, volume_id: int, values: Mapping[str, Any]) -> RegisterRow:
    """Write one row at the end of the book."""
    return add_rows(work, volume_id, [values])[0]


def add_rows(
    work: Work, volume_id: int, many: Sequence[Mapping[str, Any]]
) -> tuple[RegisterRow, ...]:
    """Write several rows at the end of the book, or none: Invalid names the places by position."""
    volume = volume_for_change(work, volume_id, "volume.describe")
    field = _book(work, volume)
    rows = list(volume.facts.get(field.name) or ())
    if len(rows) + len(many) > MOST_ROWS:
        raise Conflict(
            f"一册最多登记 {MOST_ROWS} 条，现有 {len(rows)} 条", fix="请另立一册，接着登记"
        )
    used = {row["key"] for row in rows}
    added = [{"key": _new_key(used), **row} for row in _loaded(work, volume, field, many)]
    _keep(work, volume, field, [*rows, *added])
    work.record("rows.added", volume, rows=added)
    _follow(work, volume)
    return rows_of(work, volume)[len(rows) :]


def change_row(
    work: Work, volume_id: int, key: str, values: Mapping[str, Any], *, seen: str | None = None
) -> RegisterRow:
    """Correct the named cells of a row; Conflict when it no longer looks as it was `seen`."""
    volume = volume_for_change(work, volume_id, "volume.describe")
    field = _book(work, volume)
    row = _row(work, volume, key, seen)
    kept = {name: value for name, value in row.values.items() if name != "key"}
    new = {"key": key, **_loaded(work, volume, field, [{**kept, **values}])[0]}
    if new == row.values:
        return row
    rows = [new if each["key"] == key else each for each in volume.facts[field.name]]
    _keep(work, volume, field, rows)
    names = [n for n in {**kept, **new} if kept.get(n) != new.get(n) and n != "key"]
    work.record(
        "row.changed",
        volume,
        row=key,
        serial=row.serial,
        before={name: kept.get(name) for name in names},
        after={name: new.get(name) for name in names},
    )
    _follow(work, volume)
    return rows_of(work, volume)[row.serial - 1]


def strike_row(
    work: Work, volume_id: int, key: str, reason: str, *, seen: str | None = None
) -> None:
    """Strike a row out, with the reason; what it said stays in the record."""
    volume = volume_for_change(work, volume_id, "volume.describe")
    field = _book(work, volume)
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明划去的原因，例如：重复登记"]})
    row = _row(work, volume, key, seen)
    papers = [d for d in volume.documents if d.current and d.row_key == key]
    if papers:
        raise Conflict(
            f"第{row.serial}条已归入文件“{papers[0].title}”，不能划去",
            fix="请先撤回该文件，再划去这一条",
        )
    _keep(work, volume, field, [r for r in volume.facts[field.name] if r["key"] != key])
    work.record("row.struck", volume, row=row.values, serial=row.serial, reason=reason.strip())
    _follow(work, volume)


def undo_row_act(work: Work, volume_id: int, version: int) -> None:
    """Take back the act on rows that led to this version, if it was the last change of facts."""
    volume = volume_for_change(work, volume_id, "volume.describe")
    field = _book(work, volume)
    query = select(AuditEntry).where(AuditEntry.volume_id == volume_id)
    facts = query.where(AuditEntry.verb.in_((*_ACTS, "volume.described", "volume.rekinded")))
    last = work.session.scalar(facts.order_by(AuditEntry.id.desc()).limit(1))
    if last is None or last.verb not in _ACTS or version != volume.version:
        raise Conflict("登记簿此后又有改动，不能撤销", fix="请直接修改或划去那一条")
    rows = _before(last, volume.facts.get(field.name) or [])
    _keep(work, volume, field, rows)
    work.record("row.act_undone", volume, undone=last.id)
    _follow(work, volume)


def _before(act: AuditEntry, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows as they were before the act."""
    told = act.details
    if act.verb == "rows.added":
        added = {row["key"] for row in told["rows"]}
        return [row for row in rows if row["key"] not in added]
    if act.verb == "row.struck":
        place = told["serial"] - 1
        return [*rows[:place], told["row"], *rows[place:]]
    return [_as_before(row, told["before"]) if row["key"] == told["row"] else row for row in rows]


def _as_before(row: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**row, **before}.items() if value is not None}


def _book(work: Work, volume: Volume) -> Field:
    return register_of(work.standard_of(volume).kind(volume.kind))


def _row(work: Work, volume: Volume, key: str, seen: str | None) -> RegisterRow:
    row = next((row for row in rows_of(work, volume) if row.key == key), None)
    if row is None:
        raise NotFound("这一条已不在登记簿中", fix="可能刚被划去，请刷新页面")
    if seen is not None and seen != row.mark:
        raise Conflict(
            f"第{row.serial}条刚被别人改动，这次没有保存", fix="请刷新页面，核对后重新填写"
        )
    return row


def _loaded(
    work: Work, volume: Volume, field: Field, many: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The rows as they are kept; faults are named `0.date`, an empty row is one."""
    standard = work.standard_of(volume)
    loaded: list[dict[str, Any]] = []
    faults: dict[str, list[str]] = {}
    for place, values in enumerate(many):
        try:
            given = resolve_references(work, volume.station_id, field.columns, values)
            row = dump_facts(field.columns, load_facts(standard, field.columns, given))
        except Invalid as fault:
            faults |= {f"{place}.{name}": said for name, said in fault.fields.items()}
            continue
        if not row:
            faults[str(place)] = ["这一条是空的，请填写后再登记"]
        loaded.append(row)
    if faults:
        raise Invalid("登记内容有误，没有保存", fix="请按提示改正", fields=faults)
    return loaded


def _keep(work: Work, volume: Volume, field: Field, rows: Sequence[Mapping[str, Any]]) -> None:
    volume.facts = {**volume.facts, field.name: list(rows)}
    volume.version += 1
    volume.changed_at = work.now


def _follow(work: Work, volume: Volume) -> None:
    judge_volume(work, volume)
    work.later("index", volume_id=volume.id)


def _new_key(used: set[str]) -> str:
    key = secrets.token_hex(4)
    while key in used:
        key = secrets.token_hex(4)
    used.add(key)
    return key


def _holds(row: RegisterRow, columns: Sequence[Field], words: Sequence[str]) -> bool:
    if not words:
        return True
    text = fold("\n".join(_texts(row.values, columns))).text
    return all(word in text for word in words)


def _texts(values: Mapping[str, Any], columns: Sequence[Field]) -> Iterator[str]:
    """What may be searched: whatever is shown in full."""
    for column in columns:
        if not column.sensitive and values.get(column.name) is not None:
            yield str(values[column.name])


def _sums(rows: Sequence[RegisterRow], columns: Sequence[Field]) -> dict[str, Decimal]:
    return {
        column.name: sum((Decimal(str(r.values.get(column.name) or 0)) for r in rows), Decimal(0))
        for column in columns
        if column.type == "amount"
    }
