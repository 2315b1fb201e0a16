"""The condition language: parsed with `ast`, checked against the kind, compiled once into closures.

Owns what may be written and what its parts mean. What names stand for is `scope`'s; the special
values Unknown, Absent and None are `values`'. Nothing here ever evaluates Python: every node of the
parsed tree is looked up in a table, and what is not in the table is a fault.
"""

import ast
import operator
import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from archive_app.standard.closures import (
    FOLDS,
    always,
    bound_reader,
    chosen,
    compared,
    conjunction,
    counted,
    days_between,
    disjunction,
    folded,
    in_list,
    in_words,
    lifted,
    member_reader,
    negated,
    written,
)
from archive_app.standard.faults import did_you_mean
from archive_app.standard.functions import FUNCTIONS
from archive_app.standard.model import Kind, Standard
from archive_app.standard.scope import ConditionFault, Expression, Scope, Type, parsable
from archive_app.standard.values import Run
from archive_app.standard.walks import Walk, walks_that_must_hold

__all__ = ["Condition", "compile_condition", "scope_of"]

LONGEST = 2000
TYPE_TITLES = {
    "text": "文字",
    "number": "数字",
    "date": "日期",
    "days": "天数",
    "boolean": "是否",
    "texts": "多选",
    "rows": "多行",
    "record": "整条内容",
}
_ORDERED = {ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge}
_EQUAL = {ast.Eq: operator.eq, ast.NotEq: operator.ne}
# Types whose values are told when a check differs.
_SHOWN = ("text", "number", "date", "boolean")
_OVER_ROWS = ("count", "any", "all", "sum", "min", "max")
_LANGUAGE = ("present", "filed", "linked", "date", *_OVER_ROWS)
BOOLEAN, NUMBER, DATE, TEXT = Type("boolean"), Type("number"), Type("date"), Type("text")


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition; `names` are the facts, slots and settings it reads.

    `reads` has the title of each single fact that may be shown to people, and how to read it;
    `walks` the rows of which a single one can make the condition fail.
    """

    text: str
    type: Type
    names: frozenset[str]
    run: Run
    reads: tuple[tuple[str, Run], ...] = ()
    walks: tuple[Walk, ...] = ()


def scope_of(standard: Standard, kind: Kind) -> Scope:
    """The names the conditions of this kind may use."""

    def show(scope: Scope, text: str, bound: Mapping[str, Type]) -> Run:
        return compile_condition(text, scope, expect=("boolean",), bound=bound).run

    return Scope(standard, kind, show)


def compile_condition(
    text: str,
    scope: Scope,
    *,
    expect: tuple[str, ...] = (),
    bound: Mapping[str, Type] | None = None,
) -> Condition:
    """Parse, check and compile; ConditionFault says what is wrong and in which column."""
    if len(text) > LONGEST:
        raise ConditionFault(f"条件超过 {LONGEST} 个字符", fix="拆成几条")
    tree = _parse(text)
    compiler = _Compiler(text, scope, dict(bound or {}))
    try:
        made = compiler.compile(tree)
    except RecursionError:
        raise ConditionFault("条件嵌套太深", fix="拆成几条") from None
    if expect and made.type.name not in expect:
        wanted = "或".join(TYPE_TITLES[name] for name in expect)
        raise ConditionFault(
            f"这里要的是{wanted}，写的是{TYPE_TITLES[made.type.name]}", fix="改写条件"
        )
    reads = tuple(compiler.reads.items())
    walks = tuple(walks_that_must_hold(tree, compiler.walks))
    return Condition(text, made.type, frozenset(compiler.names), made.run, reads, walks)


def _remedy(text: str) -> str:
    """What most likely went wrong in a condition that cannot be read."""
    wide = re.findall("[“”‘’（）＝，：！＞＜]", re.sub("'[^']*'", "", text))
    if wide:
        return f"{wide[0]} 是中文符号，条件中的引号、括号、逗号都用英文半角的"
    if re.search(r"(?<![=!<>])=(?!=)", text):
        return "判断相等写两个等号：=="
    return "检查括号、引号是否成对"


def _parse(text: str) -> ast.expr:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(parsable(text), mode="eval").body
    except SyntaxError as error:
        raise ConditionFault("条件写法有误", fix=_remedy(text), column=error.offset or 1) from None
    except (ValueError, RecursionError, MemoryError):
        raise ConditionFault("条件无法读取", fix="拆成几条，去掉特殊字符") from None


class _Compiler:
    """Compiles one condition."""

    def __init__(self, text: str, scope: Scope, bound: dict[str, Type]) -> None:
        self.text = text.strip()
        self.scope = scope
        self.bound = bound
        self.names: set[str] = set()
        self.reads: dict[str, Run] = {}
        self.walks: dict[ast.Call, tuple[str, Walk]] = {}

    def compile(self, node: ast.expr) -> Expression:
        """Compile one node of the tree."""
        made = _NODES.get(type(node))
        if made is None:
            raise self.fault(
                node,
                "条件中不能这样写",
                "只用比较、and/or/not、in、加减乘、if … else … 和说明中的函数",
            )
        return made(self, node)

    def fault(self, node: ast.expr, message: str, fix: str) -> ConditionFault:
        """A fault at this node; ast counts bytes, people count characters."""
        line = self.text.split("\n")[node.lineno - 1].encode()
        column = len(line[: node.col_offset].decode(errors="ignore")) + 1
        return ConditionFault(message, fix=fix, column=column)

    def typed(self, node: ast.expr, *allowed: str) -> Expression:
        """Compile a node whose type must be one of these."""
        made = self.compile(node)
        if made.type.name not in allowed:
            wanted = "或".join(TYPE_TITLES[name] for name in allowed)
            got = TYPE_TITLES[made.type.name]
            raise self.fault(node, f"这里要的是{wanted}，写的是{got}", "检查名称和引号")
        return made

    # -- values and names ---------------------------------------------------------------------

    def constant(self, node: ast.Constant) -> Expression:
        value = node.value
        if isinstance(value, bool):
            raise self.fault(node, "是否值写法不对", "写成 true 或 false")
        if isinstance(value, str):
            return Expression(TEXT, always(value), value)
        if isinstance(value, int):
            return Expression(NUMBER, always(value), value)
        if isinstance(value, float):
            number = Decimal(str(value))
            if number.is_finite():
                return Expression(NUMBER, always(number), number)
        raise self.fault(
            node, "这个值不能用在条件里", "用文字、数字、true、false 或 date('2024-01-31')"
        )

    def name(self, node: ast.Name) -> Expression:
        if node.id in ("true", "false"):
            value = node.id == "true"
            return Expression(BOOLEAN, always(value), value)
        if node.id in self.bound:
            return Expression(self.bound[node.id], bound_reader(node.id))
        found = self.scope.name(node.id)
        if found is None:
            known = {*self.scope.names(), *self.bound}
            advice = did_you_mean(node.id, known, "文字要加单引号；名称见 fields、slots")
            raise self.fault(node, f"没有“{node.id}”这个名称", advice)
        self.names.add(node.id)
        title = self.scope.title(node.id)
        if title is not None and found.type.name in _SHOWN:
            self.reads[title] = found.run
        return found

    def attribute(self, node: ast.Attribute) -> Expression:
        if isinstance(node.value, ast.Name) and node.value.id == "cfg":
            found = self.scope.setting(node.attr)
            if found is None:
                advice = did_you_mean(node.attr, self.scope.settings, "在 settings 中补上")
                raise self.fault(node, f"没有“cfg.{node.attr}”这项设置", advice)
            self.names.add(f"cfg.{node.attr}")
            return found
        base = self.compile(node.value)
        if base.type.name == "rows":
            told = ast.unparse(node.value)
            fix = f"写成 any(r.{node.attr} … for r in {told}) 或 all(…)"
            raise self.fault(node, f"“{told}”可有多份或多行，不能直接取“{node.attr}”", fix)
        attr = "from" if node.attr == "from_" else node.attr
        member = base.type.members.get(attr)
        if base.type.name != "record" or member is None:
            known = base.type.members or {}
            advice = did_you_mean(node.attr, known, "可用：" + "、".join(known))
            raise self.fault(node, f"“{ast.unparse(node.value)}”没有“{node.attr}”", advice)
        run = member_reader(base.run, member.read(attr))
        if isinstance(node.value, ast.Name) and node.value.id not in self.bound:
            self.names.add(f"{node.value.id}.{attr}")
            if member.type.name in _SHOWN:
                self.reads[member.title] = run
        return Expression(member.type, run)

    # -- logic --------------------------------------------------------------------------------

    def bool_op(self, node: ast.BoolOp) -> Expression:
        parts = [self.typed(part, "boolean").run for part in node.values]
        fold = conjunction if isinstance(node.op, ast.And) else disjunction
        return Expression(BOOLEAN, fold(parts))

    def unary(self, node: ast.UnaryOp) -> Expression:
        if isinstance(node.op, ast.Not):
            inner = self.typed(node.operand, "boolean").run
            return Expression(BOOLEAN, negated(inner))
        if isinstance(node.op, ast.USub):
            run = lifted(operator.neg, [self.typed(node.operand, "number").run])
            return Expression(NUMBER, run)
        raise self.fault(node, "条件中不能这样写", "只用 not 和负号")

    def compare(self, node: ast.Compare) -> Expression:
        sides = [node.left, *node.comparators]
        runs = [
            self._pair(left, how, right)
            for left, how, right in zip(sides, node.ops, sides[1:], strict=False)
        ]
        return Expression(BOOLEAN, runs[0] if len(runs) == 1 else conjunction(runs))

    def _pair(self, left: ast.expr, how: ast.cmpop, right: ast.expr) -> Run:
        if isinstance(how, ast.In | ast.NotIn):
            return self._within(left, right, without=isinstance(how, ast.NotIn))
        if type(how) in _ORDERED:
            first = self.typed(left, "number", "date")
            second = self.typed(right, first.type.name)
            return compared(_ORDERED[type(how)], first.run, second.run, second.literal)
        if type(how) not in _EQUAL:
            raise self.fault(left, "不能用 is 比较", "用 == 或 !=")
        first = self.typed(left, "text", "number", "date", "boolean")
        second = self.typed(right, first.type.name)
        empty = "" in (first.literal, second.literal)
        self._same_words(left, first, second)
        if empty:
            asked = first.run if second.literal == "" else second.run
            return written(asked, wanted=isinstance(how, ast.NotEq))
        return compared(_EQUAL[type(how)], first.run, second.run, second.literal)

    def _within(self, left: ast.expr, right: ast.expr, *, without: bool) -> Run:
        first = self.typed(left, "text", "number", "date")
        if isinstance(right, ast.List | ast.Tuple):
            items = [self.typed(item, first.type.name) for item in right.elts]
            for item in items:
                self._same_words(left, first, item)
            words = [item.literal for item in items]
            if None not in words:
                return in_words(first.run, frozenset(words), without=without)
            return in_list(first.run, [item.run for item in items], without=without)
        many = self.typed(right, "texts")
        self._same_words(left, first, many)
        inside = (lambda one, all_: one not in all_) if without else (lambda one, all_: one in all_)
        return lifted(inside, [first.run, many.run])

    def _same_words(self, node: ast.expr, one: Expression, other: Expression) -> None:
        """A choice may only be compared with words of its vocabulary."""
        for choice, said in ((one, other), (other, one)):
            words = choice.type.choices
            if words is None or not isinstance(said.literal, str) or said.literal == "":
                continue
            if said.literal not in words:
                advice = did_you_mean(said.literal, words, "可用：" + "、".join(sorted(words)))
                raise self.fault(node, f"词表中没有“{said.literal}”", advice)

    def if_else(self, node: ast.IfExp) -> Expression:
        test = self.typed(node.test, "boolean").run
        this = self.typed(node.body, *_SHOWN)
        other = self.typed(node.orelse, this.type.name)
        words = [side.type.choices or {side.literal} for side in (this, other)]
        known = None if {None} in words else frozenset().union(*words)
        return Expression(Type(this.type.name, known), chosen(test, this.run, other.run))

    # -- arithmetic ---------------------------------------------------------------------------

    def bin_op(self, node: ast.BinOp) -> Expression:
        left = self.typed(node.left, "number", "date")
        right = self.typed(node.right, "number", "date", "days")
        sides = (left.type.name, right.type.name)
        runs = [left.run, right.run]
        how = type(node.op)
        numeric = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul}
        if sides == ("number", "number") and how in numeric:
            return Expression(NUMBER, lifted(numeric[how], runs))
        if sides == ("date", "date") and how is ast.Sub:
            return Expression(NUMBER, lifted(days_between, runs))
        if sides == ("date", "days") and how in (ast.Add, ast.Sub):
            return Expression(DATE, lifted(numeric[how], runs))
        if sides == ("date", "number"):
            raise self.fault(node, "日期不能直接加减数字", "写成 日期 + days(数字)")
        raise self.fault(node, "这两个值不能这样计算", "数字可加减乘，日期减日期得天数")

    # -- calls --------------------------------------------------------------------------------

    def call(self, node: ast.Call) -> Expression:
        name = node.func.id if isinstance(node.func, ast.Name) else ast.unparse(node.func)
        if node.keywords or any(isinstance(a, ast.Starred) for a in node.args):
            raise self.fault(node, "函数参数写法不对", "依次写出各参数")
        if name in _OVER_ROWS:
            return self._over_rows(name, node)
        special = {
            "present": self._present,
            "filed": self._filed,
            "linked": self._linked,
            "date": self._date,
        }
        if name in special:
            return special[name](self._only_argument(node, name))
        function = FUNCTIONS.get(name)
        if function is None:
            advice = did_you_mean(name, {*FUNCTIONS, *_LANGUAGE}, "函数清单见 schemas/README.md")
            raise self.fault(node, f"没有“{name}”这个函数", advice)
        if len(node.args) != len(function.takes):
            raise self.fault(node, f"{name} 要 {len(function.takes)} 个参数", "补足或删去参数")
        pairs = zip(node.args, function.takes, strict=True)
        runs = [self.typed(argument, *types).run for argument, types in pairs]
        return Expression(Type(function.gives), lifted(function.call, runs))

    def _only_argument(self, node: ast.Call, name: str) -> ast.expr:
        if len(node.args) != 1:
            raise self.fault(node, f"{name} 只要一个参数", "补足或删去参数")
        return node.args[0]

    def _present(self, node: ast.expr) -> Expression:
        return Expression(BOOLEAN, written(self.compile(node).run, wanted=True))

    def _filed(self, node: ast.expr) -> Expression:
        slot = node.id if isinstance(node, ast.Name) else ""
        if slot not in self.scope.slots:
            advice = did_you_mean(slot, self.scope.slots, "写卷内位置的编号，不加引号")
            raise self.fault(node, f"没有卷内位置“{ast.unparse(node)}”", advice)
        self.names.add(slot)
        return Expression(BOOLEAN, lambda env: bool(env.documents.get(slot)))

    def _linked(self, node: ast.expr) -> Expression:
        link = node.id if isinstance(node, ast.Name) else ""
        if link not in self.scope.links:
            advice = did_you_mean(link, self.scope.links, "写 links 中的编号，不加引号")
            raise self.fault(node, f"没有关联“{ast.unparse(node)}”", advice)
        return Expression(BOOLEAN, lambda env: link in env.links)

    def _date(self, node: ast.expr) -> Expression:
        said = node.value if isinstance(node, ast.Constant) else None
        try:
            day = date.fromisoformat(said) if isinstance(said, str) else None
        except ValueError:
            day = None
        if day is None:
            raise self.fault(node, "日期写法不对", "写成 date('2024-01-31')")
        return Expression(DATE, always(day), day)

    def _over_rows(self, name: str, node: ast.Call) -> Expression:
        if len(node.args) == 1 and isinstance(node.args[0], ast.GeneratorExp):
            return self._generated(name, node, node.args[0])
        if name == "count" and len(node.args) == 1:
            rows = self.typed(node.args[0], "rows", "texts")
            return Expression(NUMBER, counted(rows.run))
        if name in ("min", "max") and len(node.args) > 1:
            first = self.typed(node.args[0], "date", "number")
            runs = [first.run, *(self.typed(a, first.type.name).run for a in node.args[1:])]
            fold = FOLDS[name]
            return Expression(first.type, lambda env: fold(run(env) for run in runs))
        raise self.fault(node, f"{name} 的参数写法不对", f"写成 {name}(… for x in 多行事项)")

    def _generated(self, name: str, call: ast.Call, node: ast.GeneratorExp) -> Expression:
        each = node.generators[0]
        if len(node.generators) != 1 or not isinstance(each.target, ast.Name) or each.is_async:
            raise self.fault(node, "只能写一个 for x in …", "拆成两条")
        rows = self.typed(each.iter, "rows")
        variable = each.target.id
        outer = self.bound.get(variable)
        self.bound[variable] = Type("record", members=rows.type.members)
        keep = [self.typed(test, "boolean").run for test in each.ifs]
        takes = {"any": ("boolean",), "all": ("boolean",), "sum": ("number",), "count": ("record",)}
        element = self.typed(node.elt, *takes.get(name, ("date", "number")))
        if outer is None:
            del self.bound[variable]
        else:
            self.bound[variable] = outer
        asked = None if name == "count" else element.run
        of = ast.unparse(each.iter)
        walk = Walk(of, rows.run, variable, tuple(keep), asked, fails=name != "all")
        self.walks[call] = (name, walk)
        gives = {"any": BOOLEAN, "all": BOOLEAN, "count": NUMBER}.get(name, element.type)
        run = folded(rows.run, variable, keep, element.run, FOLDS[name], counting=name == "count")
        return Expression(gives, run)


_NODES: Mapping[type[ast.expr], Callable[[_Compiler, Any], Expression]] = {
    ast.Constant: _Compiler.constant,
    ast.Name: _Compiler.name,
    ast.Attribute: _Compiler.attribute,
    ast.BoolOp: _Compiler.bool_op,
    ast.IfExp: _Compiler.if_else,
    ast.UnaryOp: _Compiler.unary,
    ast.Compare: _Compiler.compare,
    ast.BinOp: _Compiler.bin_op,
    ast.Call: _Compiler.call,
}
