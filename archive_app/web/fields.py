"""The standard's fields as questions on a page, and what was entered in them.

    views = field_views(standard, kind.fields, volume.facts, lists=lists)
    {{ fieldset(views) }}                                    # templates/fields.html
    values = entered(kind.fields, request.form)              # plain values for the operations

Names of inputs are dotted paths (`parties.0.name`), the same paths `errors.Invalid.fields` uses.
What a value means is the standard's business; nothing is judged here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from archive_app.chinese.dates import parse_date
from archive_app.errors import Invalid
from archive_app.standard import Field, Kind, Standard

__all__ = [
    "BLANK",
    "REFRESH",
    "ROWS",
    "Choice",
    "FieldView",
    "Lists",
    "RowView",
    "asks_again",
    "entered",
    "entered_day",
    "field_views",
    "grouped",
]

ROWS = "_rows"  # a button that adds, drops or lifts a row: "add parties", "drop parties 1"
REFRESH = "_refresh"  # ask again with what was entered so far: other questions may now apply
BLANK = "__i__"  # stands for the index in the blank row the script copies
FEW = 4  # so many choices are shown all at once
_SEVERAL = frozenset({"choices", "mediators"})


@dataclass(frozen=True)
class Choice:
    """One thing to choose; `value` is what is sent."""

    value: str
    title: str


@dataclass(frozen=True)
class Lists:
    """What may be chosen from the lists of people."""

    committees: tuple[Choice, ...] = ()
    mediators: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class RowView:
    """One row of a rows field."""

    index: str
    key: str
    title: str
    fields: tuple["FieldView", ...]

    @property
    def more(self) -> bool:
        """Whether something stands in the cells that may be folded away."""
        return any(cell.filled or cell.wrong for cell in self.fields if not cell.first)


@dataclass(frozen=True)
class FieldView:
    """One question: everything its template needs, resolved."""

    name: str
    title: str
    type: str
    value: Any = None
    required: bool = False
    help: str | None = None
    group: str | None = None
    errors: Sequence[str] = ()
    choices: tuple[Choice, ...] = ()
    rows: tuple[RowView, ...] = ()
    blank: RowView | None = None
    live: bool = False
    first: bool = False  # whether everybody must answer it, so that it is never folded away
    optional: bool = True  # whether it may be left without an answer: no default stands in
    when: str = "必填"  # until when a required answer is due
    filled: bool = False  # whether more than its default was entered
    locked: str = ""  # shown instead of an input: a personal number, masked

    @property
    def wrong(self) -> bool:
        """Whether something in it was refused."""
        return bool(self.errors) or any(cell.wrong for row in self.rows for cell in row.fields)

    @property
    def id(self) -> str:
        """The id of its element on the page."""
        return "f-" + self.name.replace(".", "-")

    @property
    def few(self) -> bool:
        """Whether all choices fit beside each other."""
        return len(self.choices) <= FEW

    def chosen(self, choice: Choice) -> bool:
        """Whether this choice is the value, or one of the values."""
        if self.type in _SEVERAL:
            return choice.value in (self.value or ())
        return bool(choice.value == self.value)


def field_views(
    standard: Standard,
    fields: Iterable[Field],
    values: Mapping[str, Any],
    *,
    errors: Mapping[str, Sequence[str]] | None = None,
    lists: Lists = Lists(),
    hidden: frozenset[str] = frozenset(),
    day: date | None = None,
    locked: Mapping[str, str] | None = None,
    kind: Kind | None = None,
) -> tuple[FieldView, ...]:
    """The questions for `fields` without the `hidden` paths; `day` dates the vocabularies.

    `locked` has the masked text of answers that are only shown: they have no input, so that what
    is masked never comes back. `kind` is whose stages the fields may wait for.
    """
    maker = _Maker(standard, lists, errors or {}, hidden, day, locked or {}, kind)
    return maker.views(tuple(fields), "", values)


def entered(fields: Iterable[Field], form: MultiDict[str, str]) -> dict[str, Any]:
    """What was entered, by field; fields the page did not ask are absent, emptied ones None."""
    values: dict[str, Any] = {}
    for one in fields:
        if one.name in form:
            values[one.name] = _entered(one, one.name, form)
    return _moved(values, form.get(ROWS, ""))


def asks_again(form: MultiDict[str, str]) -> bool:
    """Whether a row button or a deciding answer was used: show the page again, save nothing."""
    return ROWS in form or REFRESH in form


def entered_day(form: MultiDict[str, str], name: str) -> date | None:
    """The date of a question the page asks by itself; Invalid names it when it is no date."""
    text = form.get(name, "").strip()
    day = parse_date(text) if text else None
    if text and day is None:
        raise Invalid(fields={name: ["请填写日期，例如 2024-03-01 或 2024年3月1日"]})
    return day


def grouped(views: Iterable[FieldView]) -> list[tuple[str, list[FieldView]]]:
    """The questions under their group headings, groups in order of first appearance."""
    groups: dict[str, list[FieldView]] = {}
    for view in views:
        groups.setdefault(view.group or "", []).append(view)
    return list(groups.items())


@dataclass(frozen=True)
class _Maker:
    standard: Standard
    lists: Lists
    errors: Mapping[str, Sequence[str]]
    hidden: frozenset[str]
    day: date | None
    locked: Mapping[str, str]
    kind: Kind | None

    def views(
        self, fields: Sequence[Field], start: str, values: Mapping[str, Any]
    ) -> tuple[FieldView, ...]:
        deciding = _deciding(fields)
        return tuple(
            self.view(one, start + one.name, values.get(one.name), live=one.name in deciding)
            for one in fields
            if start + one.name not in self.hidden
        )

    def view(self, one: Field, name: str, value: Any, *, live: bool) -> FieldView:
        rows = value if one.type == "rows" and isinstance(value, list) else []
        shown = None if one.type == "rows" else _shown(one, value)
        return FieldView(
            name=name,
            title=one.title,
            type=one.type,
            value=shown,
            required=one.required,
            help=one.help,
            group=one.group,
            errors=tuple(self.errors.get(name, ())),
            choices=self.choices(one, shown),
            rows=tuple(self.row(one, name, str(at), row) for at, row in enumerate(rows)),
            blank=self.row(one, name, BLANK, {}) if one.type == "rows" else None,
            live=live,
            first=one.required and one.show_when is None,
            optional=not one.required and one.default is None,
            when=f"{self.standard.due_title(self.kind, one.due)}前必填" if one.due else "必填",
            filled=value not in (None, "", []) and _text(value) != _text(one.default),
            locked=self.locked.get(name, ""),
        )

    def row(self, one: Field, name: str, index: str, row: Mapping[str, Any]) -> RowView:
        told = self.locked.get(f"{name}.{index}.{one.row_title}") or row.get(one.row_title or "")
        title = str(told or "")
        cells = self.views(one.columns, f"{name}.{index}.", row)
        return RowView(index, str(row.get("key") or ""), title, cells)

    def choices(self, one: Field, shown: Any) -> tuple[Choice, ...]:
        if one.type == "boolean":
            return (Choice("true", "是"), Choice("false", "否"))
        if one.type == "committee":
            return self.lists.committees
        if one.type in {"mediator", "mediators"}:
            return self.lists.mediators
        if one.of is None:
            return ()
        words = [term.value for term in self.standard.vocabulary(one.of).on(self.day)]
        # A value that may no longer be chosen stays visible where it was chosen.
        kept = shown if isinstance(shown, list) else [shown]
        words += [word for word in kept if word and word not in words]
        return tuple(Choice(word, word) for word in words)


def _shown(one: Field, value: Any) -> Any:
    """The value as the input sends it back: ids for snapshots, text for the rest."""
    if one.type in _SEVERAL:
        return [_text(part) for part in value or ()]
    return _text(one.default if value is None else value)


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value.get("id") or value.get("name") or "")
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _deciding(fields: Sequence[Field]) -> frozenset[str]:
    """The fields whose answer decides whether another is asked."""
    conditions = " ".join(one.show_when for one in fields if one.show_when)
    words = set(re.findall(r"[a-z_]+", conditions))
    return frozenset(one.name for one in fields if one.name in words)


def _entered(one: Field, name: str, form: MultiDict[str, str]) -> Any:
    if one.type == "rows":
        return _entered_rows(one, name, form)
    if one.type in _SEVERAL:
        return [part for part in form.getlist(name) if part]
    # A page sends an empty value first for radio buttons, so that "not answered" is an answer.
    text = form.getlist(name)[-1].strip()
    if one.type == "boolean":
        return {"true": True, "false": False}.get(text)
    return text or None


def _entered_rows(one: Field, name: str, form: MultiDict[str, str]) -> list[dict[str, Any]]:
    pattern = re.compile(re.escape(name) + r"\.(\d{1,6})\.")
    indexes = sorted({int(found[1]) for key in form if (found := pattern.match(key))})
    rows: list[dict[str, Any]] = []
    for index in indexes:
        start = f"{name}.{index}"
        row = {
            cell.name: _entered(cell, f"{start}.{cell.name}", form)
            for cell in one.columns
            if f"{start}.{cell.name}" in form
        }
        if key := form.get(f"{start}.key"):
            row["key"] = key
        rows.append(row)
    return rows


def _moved(values: dict[str, Any], pressed: str) -> dict[str, Any]:
    """The values after a row button: "add parties", "drop parties 1", "lift parties 1"."""
    action, name, index, *_ = (*pressed.split(" "), "", "", "")
    rows = values.get(name)
    if not isinstance(rows, list):
        return values
    at = int(index) if index.isdecimal() else len(rows)
    if action == "add":
        rows.append({})
    elif action == "drop" and at < len(rows):
        del rows[at]
    elif action == "lift" and 0 < at < len(rows):
        rows[at - 1], rows[at] = rows[at], rows[at - 1]
    return values
