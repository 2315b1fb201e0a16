"""What names mean in the conditions of one kind: their types, and how each is read.

Owns the types of the condition language, the facts every kind has, and hiding by `show_when`. How
an expression is parsed and compiled is left to `conditions`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from archive_app.errors import Invalid
from archive_app.standard.model import Field, Kind, Setting, Slot, Standard
from archive_app.standard.values import SPECIAL, Absent, Env, Run, Unknown

__all__ = [
    "DOCUMENT",
    "PERIOD",
    "PERIOD_FACTS",
    "SYSTEM_FACTS",
    "ConditionFault",
    "Expression",
    "Member",
    "Scope",
    "Type",
    "parsable",
    "period_type",
    "row_name",
]

# Facts every kind has without declaring them: name → (title, type).
SYSTEM_FACTS: Mapping[str, tuple[str, str]] = {
    "state": ("状态", "text"),
    "number": ("卷号", "text"),
    "serial": ("序号", "number"),
    "year": ("年度", "number"),
    "opened_on": ("立案日期", "date"),
    "concluded_on": ("结案日期", "date"),
    "arranged_on": ("立卷日期", "date"),
    "arranged_by": ("立卷人", "text"),
    "checked_by": ("检查人", "text"),
    "handler": ("承办人", "text"),
    "station": ("司法所", "text"),
    "station_short": ("司法所简称", "text"),
    "page_count": ("页数", "number"),
}
# How the row of a document-level field is called in its own `show_when`.
DOCUMENT = "document"
# How the period of a recurring slot is called, and what is known of it.
PERIOD = "period"
PERIOD_FACTS: Mapping[str, tuple[str, str]] = {
    "start": ("本期第一天", "date"),
    "end": ("本期最后一天", "date"),
    "days": ("本期天数", "number"),
    "serial": ("本期序号", "number"),
    "title": ("本期名称", "text"),
}

_PLAIN = {
    "text": "text",
    "long_text": "text",
    "id_number": "text",
    "phone": "text",
    "integer": "number",
    "amount": "number",
    "date": "date",
    "boolean": "boolean",
}


class ConditionFault(Invalid):
    """A condition that cannot be compiled; `column` counts from 1."""

    code = "condition"

    def __init__(self, message: str, *, fix: str, column: int = 1) -> None:
        super().__init__(message, fix=fix)
        self.column = column


@dataclass(slots=True)
class Type:
    """The type of an expression; rows and records know their members, choices their words."""

    name: str
    choices: frozenset[str] | None = None
    members: Mapping[str, "Member"] = field(default_factory=dict)


@dataclass(slots=True)
class Member:
    """A fact inside a row or record; `show` is compiled once the whole kind is known."""

    title: str
    type: Type
    show_when: str | None = None
    row: str = ""
    columns_row: str = ""
    show: Run | None = None
    recurring: bool = False

    def read(self, name: str) -> Callable[[Env, Mapping[str, Any]], Any]:
        """How the fact of this name is read from a row."""
        unknown = Unknown(self.title)

        def plain(env: Env, row: Mapping[str, Any]) -> Any:  # noqa: ARG001 - same call as below
            value = row.get(name)
            return unknown if value is None else value

        def shown(env: Env, row: Mapping[str, Any]) -> Any:
            before = env.bound.get(self.row)
            env.bound[self.row] = row
            period = env.bound.get(PERIOD)
            if self.recurring:
                env.bound[PERIOD] = row.get(PERIOD, {})
            answer = True if self.show is None else self.show(env)
            if before is not None:
                env.bound[self.row] = before
            if period is not None:
                env.bound[PERIOD] = period
            return _hidden_or(answer, plain(env, row))

        return plain if self.show_when is None else shown


@dataclass(slots=True)
class Expression:
    """A compiled piece: its type, how to run it, and its value when it was written out."""

    type: Type
    run: Run
    literal: Any = None


def _hidden_or(answer: Any, value: Any) -> Any:
    """None when the fact is not asked for; a value given before that is known counts."""
    if answer is True:
        return value
    if answer is False or answer is None:
        return None
    return answer if type(value) in SPECIAL else value


class Scope:
    """The names one kind's conditions may use."""

    def __init__(
        self,
        standard: Standard,
        kind: Kind,
        compile_show: Callable[["Scope", str, Mapping[str, Type]], Run],
    ) -> None:
        self.settings: dict[str, Setting] = {s.id: s for s in standard.settings}
        self.slots: dict[str, Slot] = {s.id: s for s in kind.slots}
        self.fields: dict[str, Field] = {f.name: f for f in kind.fields}
        self.links = frozenset(link.id for link in kind.links)
        self._words = {v.name: v.words() for v in standard.vocabularies}
        self._states = frozenset(s.id for s in standard.states)
        self._compile_show = compile_show
        self._known: dict[str, Expression] = {}
        self._resolving: list[str] = []

    def names(self) -> frozenset[str]:
        """Every name a condition may start with."""
        return frozenset({*self.fields, *self.slots, *SYSTEM_FACTS, "cfg"})

    def name(self, name: str) -> Expression | None:
        """The fact or slot of this name."""
        if name not in self._known:
            made = self._make(name)
            if made is None:
                return None
            self._known[name] = made
        return self._known[name]

    def _make(self, name: str) -> Expression | None:
        if name in self.fields:
            return self._field(self.fields[name])
        if name in self.slots:
            return self._slot(self.slots[name])
        if name in SYSTEM_FACTS:
            title, type_name = SYSTEM_FACTS[name]
            choices = self._states if name == "state" else None
            return Expression(Type(type_name, choices), _fact_reader(name, title))
        return None

    def title(self, name: str) -> str | None:
        """The title of a fact that may be shown to anybody who may see the volume's findings."""
        if name in self.fields:
            asked = self.fields[name]
            hidden = asked.sensitive or asked.type in ("id_number", "phone")
            return None if hidden else asked.title
        return SYSTEM_FACTS[name][0] if name in SYSTEM_FACTS else None

    def setting(self, name: str) -> Expression | None:
        """The value of `cfg.<name>`; it is fixed when the standard is loaded."""
        setting = self.settings.get(name)
        if setting is None:
            return None
        value = setting.default if setting.value is None else setting.value
        kind = self.type_of(Field(name=name, title=setting.title, type=setting.type, of=setting.of))
        return Expression(kind, lambda env: value)  # noqa: ARG005

    def type_of(self, asked: Field) -> Type:
        """The type of a field's facts."""
        if asked.type in _PLAIN:
            return Type(_PLAIN[asked.type])
        if asked.type in ("choice", "choices"):
            name = "text" if asked.type == "choice" else "texts"
            return Type(name, self._words.get(asked.of or "", frozenset()))
        if asked.type == "rows":
            members = self.members(asked.columns, row_name(asked), asked.title)
            return Type("rows", members=members)
        if asked.type == "committee":
            return Type("record", members=_people(asked.title, ("name", "short")))
        name = "rows" if asked.type == "mediators" else "record"
        return Type(name, members=_people(asked.title, ("name", "from", "until")))

    def members(self, fields: tuple[Field, ...], row: str, of: str) -> dict[str, Member]:
        """The facts inside rows or documents."""
        return {
            f.name: Member(f"{of}·{f.title}", self.type_of(f), f.show_when, row, row_name(f))
            for f in fields
        }

    def _field(self, asked: Field) -> Expression:
        plain = _fact_reader(asked.name, asked.title)
        kind = self.type_of(asked)
        if kind.members:
            # Known while its columns' conditions are compiled: these may look at the rows.
            self._known[asked.name] = Expression(kind, plain)
            self._show_members(
                kind.members, {row_name(asked): Type("record", members=kind.members)}
            )
            del self._known[asked.name]
        if asked.show_when is None:
            return Expression(kind, plain)
        if asked.name in self._resolving:
            circle = "、".join(self._resolving)
            raise ConditionFault(f"show_when 绕圈引用（{circle}）", fix="去掉其中一处引用")
        self._resolving.append(asked.name)
        try:
            show = self._compile_show(self, asked.show_when, {})
        finally:
            self._resolving.pop()
        return Expression(kind, _remembered(asked.name, show, plain))

    def _slot(self, slot: Slot) -> Expression:
        members = self.members(slot.fields, DOCUMENT, slot.title)
        bound = {DOCUMENT: Type("record", members=members)}
        if slot.every is not None:
            for member in members.values():
                member.recurring = True
            bound[PERIOD] = period_type()
            members[PERIOD] = Member(f"{slot.title}·所属期间", period_type())
        absent = Absent(slot.title)
        name = slot.id

        def many(env: Env) -> Any:
            return env.documents.get(name) or absent

        def single(env: Env) -> Any:
            filed = env.documents.get(name)
            return filed[0] if filed else absent

        kind = "rows" if slot.many else "record"
        expression = Expression(Type(kind, members=members), many if slot.many else single)
        self._known[name] = expression
        self._show_members(members, bound)
        return expression

    def _show_members(self, members: Mapping[str, Member], bound: Mapping[str, Type]) -> None:
        for member in members.values():
            if member.show_when is not None:
                member.show = self._compile_show(self, member.show_when, bound)
            if member.type.name == "rows" and member.columns_row:
                inner = {**bound, member.columns_row: Type("record", members=member.type.members)}
                self._show_members(member.type.members, inner)


def period_type() -> Type:
    """The type of `period`."""
    facts = {name: Member(title, Type(type_)) for name, (title, type_) in PERIOD_FACTS.items()}
    return Type("record", members=facts)


def _remembered(name: str, show: Run, plain: Run) -> Run:
    """A fact that may be hidden; worked out once for each volume, for many conditions read it."""

    def read(env: Env) -> Any:
        memo = env.memo
        if name not in memo:
            memo[name] = _hidden_or(show(env), plain(env))
        return memo[name]

    return read


def parsable(text: str) -> str:
    """The condition as Python can read it: `m.from` of a listed person is spelled `m.from_`."""
    return re.sub(r"(?<=\w)\.from\b", ".from_", text.strip())


def row_name(asked: Field) -> str:
    """What one row of a rows field is called in conditions."""
    return asked.row or ("row" if asked.type in ("rows", "mediators") else "")


def _fact_reader(name: str, title: str) -> Run:
    unknown = Unknown(title)

    def read(env: Env) -> Any:
        value = env.facts.get(name)
        return unknown if value is None else value

    return read


def _people(title: str, names: tuple[str, ...]) -> dict[str, Member]:
    words = {"name": "名称", "short": "简称", "from": "任职起", "until": "任职止"}
    types = {"from": "date", "until": "date"}
    return {n: Member(f"{title}·{words[n]}", Type(types.get(n, "text"))) for n in names}
