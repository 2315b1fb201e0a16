"""Conditions in plain Chinese, for people who read the standard and not its files.

    result == '达成协议' and agreement_amount > 0  →  调解结果是“达成协议”，且协议金额大于0

Owns only the wording. What a condition means, and that its names exist, is `conditions`'; a
condition that loaded can be told.
"""

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive_app.chinese.dates import cn_date
from archive_app.standard.model import Every, Field, Kind, Setting, Slot, Standard
from archive_app.standard.periods import parse_within
from archive_app.standard.scope import (
    DOCUMENT,
    PERIOD,
    PERIOD_FACTS,
    SYSTEM_FACTS,
    parsable,
    row_name,
)

__all__ = [
    "CERTAINTIES",
    "condition_in_words",
    "copies_in_words",
    "every_in_words",
    "measure_of",
    "value_in_words",
    "within_in_words",
]

CERTAINTIES = {
    "verified": "已核对原文",
    "excerpt": "见于节录",
    "county_must_confirm": "待本县确认",
}
_NUMBERS = {ast.Lt: "小于", ast.LtE: "不超过", ast.Gt: "大于", ast.GtE: "不少于"}
_DATES = {ast.Lt: "早于", ast.LtE: "不晚于", ast.Gt: "晚于", ast.GtE: "不早于"}
_FUNCTIONS = {
    "valid_id": "{}有效",
    "age_on": "按{}算到{}的周岁",
    "sex_of_id": "{}上的性别",
    "birth_of_id": "{}上的出生日期",
    "in_words": "{}的大写",
    "from_words": "{}所写的数",
    "days": "{}天",
    "month_of": "{}的月份",
    "year_of": "{}的年份",
    "months_between": "{}到{}的整月数",
    "working_days": "{}到{}的工作日天数",
}
_UNITS = {"day": "天", "working day": "个工作日", "month": "个月", "year": "年"}
_EVERY = {
    "week": "每周",
    "month": "每月",
    "quarter": "每季度",
    "half_year": "每半年",
    "year": "每年",
}
_PEOPLE = {"name": "姓名", "short": "简称", "from": "任职起", "until": "任职止"}
_FOLDS = {"sum": "合计", "min": "最小", "max": "最大"}


def condition_in_words(
    standard: Standard,
    kind: Kind,
    text: str,
    *,
    rows: Field | None = None,
    slot: Slot | None = None,
) -> str:
    """What a condition of this kind asks for; `rows` or the papers of `slot` are what it names."""
    told = _Teller(standard, kind)
    if slot is not None:
        told.bound[DOCUMENT] = _Rows(slot.title, "份", slot.fields)
    if rows is not None:
        told.bound[row_name(rows)] = _Rows(rows.title, "位", rows.columns)
    return told.clause(ast.parse(parsable(text), mode="eval").body)


def value_in_words(standard: Standard, kind: Kind, text: str) -> str:
    """What an expression stands for: a fact, or a calculation over facts."""
    return _Teller(standard, kind).value(ast.parse(parsable(text), mode="eval").body)


def within_in_words(standard: Standard, phrase: str) -> str:
    """How long a deadline runs, e.g. 31 天."""
    within = parse_within(phrase, standard)
    return f"{within.number} {_UNITS[within.unit]}" if within.number else "当天"


def every_in_words(standard: Standard, kind: Kind, every: Every) -> str:
    """How often a paper is asked for, and from when until when."""
    start, until = (value_in_words(standard, kind, day) for day in (every.start, every.until))
    told = f"{_EVERY[every.unit]}一次，自{start}至{until}"
    if every.within is not None:
        told += f"，期满后 {within_in_words(standard, every.within)}内"
    if every.skip_when is not None:
        told += f"；{condition_in_words(standard, kind, every.skip_when)}的期间不要"
    return told


def copies_in_words(standard: Standard, kind: Kind, least: int | str, most: int | None) -> str:
    """How many papers a place takes."""
    if isinstance(least, str):
        return f"份数同{value_in_words(standard, kind, least)}"
    if most is None:
        return f"{least} 份以上"
    return f"{least} 份" if least == most else f"{least} 至 {most} 份"


def measure_of(rows: Field) -> str:
    """The measure word of one row: people are counted by 位, all else by 项."""
    people = rows.type == "mediators" or any(c.type == "id_number" for c in rows.columns)
    return "位" if people else "项"


@dataclass(frozen=True)
class _Rows:
    """What a variable of a condition goes through: rows of a fact, or the papers of a place."""

    title: str
    measure: str
    columns: Sequence[Field]

    def column(self, name: str) -> str:
        found = next((one.title for one in self.columns if one.name == name), None)
        return found or _PEOPLE[name.removesuffix("_")]


_PERIOD = _Rows(
    "本期", "期", tuple(Field(name=n, title=t, type=x) for n, (t, x) in PERIOD_FACTS.items())
)


class _Teller:
    """Tells the expressions of one kind; `bound` are the variables of comprehensions."""

    def __init__(self, standard: Standard, kind: Kind) -> None:
        self.standard = standard
        self.fields = {field.name: field for field in kind.fields}
        self.slots = {slot.id: slot for slot in kind.slots}
        self.bound: dict[str, _Rows] = {}
        if PERIOD not in self.fields:
            self.bound[PERIOD] = _PERIOD
        self.links = {link.id: link.title for link in kind.links}

    # --- what holds ---

    def clause(self, node: ast.expr) -> str:
        tell = _CLAUSES.get(type(node))
        return tell(self, node) if tell else f"{self.value(node)}成立"

    def both(self, node: ast.BoolOp) -> str:
        mark = "，且" if isinstance(node.op, ast.And) else "，或"
        said = self.without_echo(node) if isinstance(node.op, ast.And) else node.values
        return mark.join(self.part(one, type(node.op)) for one in said)

    def without_echo(self, node: ast.BoolOp) -> list[ast.expr]:
        """Without `present(fact)` where the next part says something of the same fact anyway."""
        compared = {
            ast.dump(part)
            for one in node.values
            if isinstance(one, ast.Compare)
            for part in ast.walk(one)
        }
        return [
            one
            for one in node.values
            if not (
                isinstance(one, ast.Call)
                and _name(one.func) == "present"
                and ast.dump(one.args[0]) in compared
            )
        ]

    def part(self, node: ast.expr, within: type[ast.boolop]) -> str:
        told = self.clause(node)
        nested = isinstance(node, ast.BoolOp) and not isinstance(node.op, within)
        return f"（{told}）" if nested else told

    def negated(self, node: ast.UnaryOp) -> str:
        inner = node.operand
        if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name):
            if inner.func.id == "present":
                return f"没有填“{self.value(inner.args[0])}”"
            if inner.func.id == "linked":
                return f"没有关联“{self.links[_name(inner.args[0])]}”"
            if inner.func.id == "filed":
                return f"卷内没有“{self.value(inner.args[0])}”"
        if isinstance(inner, ast.Name | ast.Attribute):
            return self.flag(inner, yes=False)
        return f"（{self.clause(inner)}）的除外"

    def flag(self, node: ast.Name | ast.Attribute, *, yes: bool = True) -> str:
        if _name(node) in ("true", "false"):
            return "一律如此" if (_name(node) == "true") is yes else "从不"
        if setting := self.setting(node):
            return f"本县{'规定' if yes else '没有规定'}“{setting}”"
        return f"“{self.value(node)}”为{'是' if yes else '否'}"

    def setting(self, node: ast.expr) -> str | None:
        if isinstance(node, ast.Attribute) and _name(node.value) == "cfg":
            return self.standard.setting(node.attr).title
        return None

    def compared(self, node: ast.Compare) -> str:
        sides = [node.left, *node.comparators]
        pairs = zip(sides, node.ops, sides[1:], strict=False)
        return "，且".join(self.pair(left, op, right) for left, op, right in pairs)

    def pair(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> str:
        if isinstance(op, ast.In | ast.NotIn):
            return self.membership(left, isinstance(op, ast.In), right)
        if isinstance(op, ast.Eq | ast.NotEq):
            return self.equality(left, isinstance(op, ast.Eq), right)
        words = _DATES if self.dated(left) or self.dated(right) else _NUMBERS
        return f"{self.value(left)}{words[type(op)]}{self.value(right)}"

    def equality(self, left: ast.expr, equal: bool, right: ast.expr) -> str:
        if _name(right) in ("true", "false"):
            return f"“{self.value(left)}”为{'是' if (_name(right) == 'true') is equal else '否'}"
        if isinstance(right, ast.Constant):
            verb = "是" if equal else "不是"
            if setting := self.setting(left):
                return f"本县设定“{setting}”{verb}{self.value(right)}"
            return f"{self.value(left)}{verb}{self.word(left, right)}"
        return f"{self.value(left)}与{self.value(right)}{'一致' if equal else '不一致'}"

    def word(self, of: ast.expr, said: ast.expr) -> str:
        """A word as people know it: a state by its title."""
        if _name(of) == "state" and isinstance(said, ast.Constant):
            return f"“{self.standard.state(str(said.value)).title}”"
        return self.value(said)

    def membership(self, left: ast.expr, inside: bool, right: ast.expr) -> str:
        if isinstance(right, ast.List | ast.Tuple):
            words = "、".join(self.word(left, one) for one in right.elts)
            return f"{self.value(left)}{'是' if inside else '不是'}{words}" + (
                "之一" if len(right.elts) > 1 and inside else ""
            )
        return f"{self.value(right)}{'包括' if inside else '不包括'}{self.value(left)}"

    def called_clause(self, node: ast.Call) -> str:
        name = _name(node.func)
        if name == "present":
            return f"填了“{self.value(node.args[0])}”"
        if name == "linked":
            return f"已关联“{self.links[_name(node.args[0])]}”"
        if name == "filed":
            return f"卷内有“{self.value(node.args[0])}”"
        if name in ("any", "all") and isinstance(node.args[0], ast.GeneratorExp):
            start = "每" if name == "all" else "至少有一"
            return self.over(node.args[0], lambda rows: f"{start}{rows.measure}“{rows.title}”")
        return self.value(node)

    def over(self, node: ast.GeneratorExp, start: Callable[[_Rows], str]) -> str:
        rows, limits = self.enter(node)
        return f"{start(rows)}{limits}：{self.clause(node.elt)}"

    # --- what is ---

    def value(self, node: ast.expr) -> str:
        return _VALUES[type(node)](self, node)

    def constant(self, node: ast.Constant) -> str:
        return f"“{node.value}”" if isinstance(node.value, str) else str(node.value)

    def name(self, node: ast.Name) -> str:
        if node.id in self.bound:
            return self.bound[node.id].title
        if node.id in self.fields:
            return self.fields[node.id].title
        if node.id in self.slots:
            return self.slots[node.id].title
        return SYSTEM_FACTS[node.id][0]

    def either(self, node: ast.IfExp) -> str:
        test, this, other = self.clause(node.test), self.value(node.body), self.value(node.orelse)
        return f"（{test}的取{this}，否则取{other}）"

    def attribute(self, node: ast.Attribute) -> str:
        of = _of(node.value)
        if of == "cfg":
            return f"{_plain(_chosen(self.standard.setting(node.attr)))}（本县设定）"
        if of in self.bound:
            return self.bound[of].column(node.attr)
        if of in self.slots:
            return f"《{self.slots[of].title}》的{self.slots[of].field(node.attr).title}"
        columns = self.fields[of].columns
        return f"{self.fields[of].title}{_Rows('', '', columns).column(node.attr)}"

    def arithmetic(self, node: ast.BinOp) -> str:
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(node.op, ast.Sub) and self.dated(node.left) and self.dated(node.right):
            return f"{right}到{left}的天数"
        sign = {ast.Add: "加", ast.Sub: "减", ast.Mult: "乘", ast.Div: "除以"}
        return f"{left}{sign[type(node.op)]}{right}"

    def negative(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            return self.negated(node)
        return f"-{self.value(node.operand)}"

    def called(self, node: ast.Call) -> str:
        name = _name(node.func)
        if name == "date":
            return cn_date(date.fromisoformat(str(ast.literal_eval(node.args[0]))))
        if name in _FOLDS and len(node.args) > 1:
            return f"{'、'.join(self.value(one) for one in node.args)}中{_FOLDS[name]}的"
        if name == "count" or name in _FOLDS:
            return self.folded(name, node.args[0])
        if name in _FUNCTIONS:
            return _FUNCTIONS[name].format(*(self.value(one) for one in node.args))
        return self.called_clause(node)

    def folded(self, name: str, over: ast.expr) -> str:
        if not isinstance(over, ast.GeneratorExp):
            rows = self.rows(over)
            return f"{rows.title}{'人数' if rows.measure == '位' else '的数量'}"
        rows, limits = self.enter(over)
        if name == "count":
            return f"{rows.title}{limits}的数量"
        return f"各{rows.measure}{rows.title}{limits}的{self.value(over.elt)}{_FOLDS[name]}"

    def enter(self, node: ast.GeneratorExp) -> tuple[_Rows, str]:
        """Bind the variable of a comprehension; the rows, and to which of them it is limited."""
        each = node.generators[0]
        rows = self.rows(each.iter)
        self.bound[_name(each.target)] = rows
        limits = "，且".join(self.clause(test) for test in each.ifs)
        return rows, f"（限{limits}的）" if limits else ""

    def rows(self, node: ast.expr) -> _Rows:
        name = _name(node)
        if name in self.slots:
            return _Rows(self.slots[name].title, "份", self.slots[name].fields)
        field = self.fields[name]
        return _Rows(field.title, measure_of(field), field.columns)

    def dated(self, node: ast.expr) -> bool:
        """Whether a side of a comparison is a date."""
        if isinstance(node, ast.Name):
            field = self.fields.get(node.id)
            known = field.type if field else SYSTEM_FACTS.get(node.id, ("", ""))[1]
            return known == "date"
        if isinstance(node, ast.IfExp):
            return self.dated(node.body)
        if isinstance(node, ast.Attribute):
            of = _of(node.value)
            columns = self.bound[of].columns if of in self.bound else ()
            columns = self.slots[of].fields if of in self.slots else columns
            return any(one.name == node.attr and one.type == "date" for one in columns)
        if isinstance(node, ast.BinOp):
            return self.dated(node.left) != self.dated(node.right)
        return isinstance(node, ast.Call) and _name(node.func) in ("date", "birth_of_id")


_CLAUSES: Mapping[type[ast.expr], Callable[[_Teller, Any], str]] = {
    ast.BoolOp: _Teller.both,
    ast.Compare: _Teller.compared,
    ast.Call: _Teller.called_clause,
    ast.Name: _Teller.flag,
    ast.Attribute: _Teller.flag,
    ast.UnaryOp: _Teller.negative,
}
_VALUES: Mapping[type[ast.expr], Callable[[_Teller, Any], str]] = {
    ast.Constant: _Teller.constant,
    ast.Name: _Teller.name,
    ast.Attribute: _Teller.attribute,
    ast.BinOp: _Teller.arithmetic,
    ast.UnaryOp: _Teller.negative,
    ast.Call: _Teller.called,
    ast.BoolOp: _Teller.both,
    ast.Compare: _Teller.compared,
    ast.IfExp: _Teller.either,
}


def _of(node: ast.expr) -> str:
    """What an attribute is taken of; the period of a paper is told like the one at hand."""
    return node.attr if isinstance(node, ast.Attribute) else _name(node)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _chosen(setting: Setting) -> object:
    return setting.default if setting.value is None else setting.value


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value}"
