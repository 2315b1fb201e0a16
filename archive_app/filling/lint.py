"""Checking a form's template before anybody fills it: its syntax and every name it asks for."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, meta, nodes

from archive_app.errors import FormFault
from archive_app.filling.forms import Form, did_you_mean
from archive_app.filling.template import LANGUAGE, Part, open_template

__all__ = ["Fault", "fields_of", "lint"]

_FORBIDDEN = (
    nodes.ScopedEvalContextModifier,
    nodes.Include,
    nodes.Import,
    nodes.FromImport,
    nodes.Extends,
)


@dataclass(frozen=True)
class Fault:
    """One fault of a template: the part, the words around it, what is wrong and what to do."""

    place: str
    text: str
    message: str
    fix: str


def fields_of(form: Form) -> frozenset[str]:
    """Return the top-level names the template asks for; FormFault when it cannot be read."""
    names: set[str] = set()
    for part in open_template(form.path).parts:
        try:
            names |= meta.find_undeclared_variables(LANGUAGE.parse(part.source))
        except TemplateSyntaxError as fault:
            told = _syntax(part, fault)
            raise FormFault(
                f"文书“{form.title}”：{told.message}",
                fix=told.fix,
                faults=[f"{form.path.name} {told.place}“{told.text}”：{told.message}"],
            ) from fault
    return frozenset(names - LANGUAGE.globals.keys())


def lint(form: Form, known: Collection[str]) -> list[Fault]:
    """List the faults of a template; `known` holds names, and columns as `parties.name`.

    Columns are checked for those names of which `known` tells any.
    """
    try:
        template = open_template(form.path)
    except FormFault as fault:
        return [Fault(form.path.name, "", fault.message, fault.fix)]
    return [fault for part in template.parts for fault in _part_faults(part, form.per, known)]


def _part_faults(part: Part, per: str | None, known: Collection[str]) -> Iterator[Fault]:
    try:
        tree = LANGUAGE.parse(part.source)
    except TemplateSyntaxError as fault:
        yield _syntax(part, fault)
        return
    yield from _unknown_names(part, tree, known)
    yield from _unknown_columns(part, tree, per, known)
    yield from _unknown_filters(part, tree)
    for node in tree.find_all(_FORBIDDEN):
        yield _fault(part, node, "不允许关闭转义或引用别的模板", "请删去这个标签")
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr.startswith("_"):
            yield _fault(part, attribute, f"不允许使用“{attribute.attr}”", "请只用字段名")


def _unknown_names(part: Part, tree: nodes.Template, known: Collection[str]) -> Iterator[Fault]:
    asked = meta.find_undeclared_variables(tree) - LANGUAGE.globals.keys()
    top = {name.partition(".")[0] for name in known}
    for name in sorted(asked - top):
        first = next(node for node in tree.find_all(nodes.Name) if node.name == name)
        yield _fault(part, first, f"没有名为“{name}”的信息", did_you_mean(name, top))


def _unknown_columns(
    part: Part, tree: nodes.Template, per: str | None, known: Collection[str]
) -> Iterator[Fault]:
    rows = {"row": per} if per else {}
    for loop in tree.find_all(nodes.For):
        over = loop.iter
        while isinstance(over, nodes.Filter) and over.node is not None:
            over = over.node
        if isinstance(loop.target, nodes.Name) and isinstance(over, nodes.Name):
            rows[loop.target.name] = over.name
    for asked in tree.find_all(nodes.Getattr):
        if isinstance(asked.node, nodes.Name):
            head = f"{rows.get(asked.node.name, asked.node.name)}."
            columns = {name.removeprefix(head) for name in known if name.startswith(head)}
            if columns and asked.attr not in columns:
                told = f"“{asked.node.name}”里没有“{asked.attr}”这一项"
                yield _fault(part, asked, told, did_you_mean(asked.attr, columns))


def _unknown_filters(part: Part, tree: nodes.Template) -> Iterator[Fault]:
    for used in tree.find_all(nodes.Filter):
        if used.name not in LANGUAGE.filters:
            told = f"没有名为“{used.name}”的过滤器"
            yield _fault(part, used, told, did_you_mean(used.name, LANGUAGE.filters))
    for test in tree.find_all(nodes.Test):
        if test.name not in LANGUAGE.tests:
            told = f"没有名为“{test.name}”的判断"
            yield _fault(part, test, told, did_you_mean(test.name, LANGUAGE.tests))


def _syntax(part: Part, fault: TemplateSyntaxError) -> Fault:
    message, fix = "大括号里的写法有误", "请检查这一处的大括号、引号和首尾配对"
    if "unknown tag" in (fault.message or ""):
        message, fix = "有不认识或不成对的标签", "请检查 for 与 endfor、if 与 endif 是否成对"
    if "end of template" in (fault.message or ""):
        message, fix = "有标签没有收尾", "请补上 endfor 或 endif"
    return Fault(part.title, part.text_at(fault.lineno), message, fix)


def _fault(part: Part, node: nodes.Node, message: str, fix: str) -> Fault:
    return Fault(part.title, part.text_at(node.lineno), message, fix)
