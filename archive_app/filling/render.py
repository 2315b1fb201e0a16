"""Filling: a form and values become the bytes of a .docx, the same bytes for the same values."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from traceback import walk_tb
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from lxml import etree

from archive_app.errors import FormFault, Invalid
from archive_app.filling.forms import Form
from archive_app.filling.stamp import Stamp, put_stamp
from archive_app.filling.template import Part, Template, compiled, open_template
from archive_app.filling.values import Row, prepared

__all__ = ["fill"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_NO_DATE = date(2000, 1, 1)

# What an expression in a template can raise on values of the wrong sort.
_AT_WORK = (
    TemplateError,
    Invalid,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
)


def fill(form: Form, values: Mapping[str, Any], *, token: str = "") -> bytes:
    """Fill a form; `token` is kept in the stamp so that the paper finds its record again."""
    template = open_template(form.path)
    facts = prepared(values)
    for part in template.parts:
        _put_back(template, part, _rendered(form, template, part, facts))
    properties = template.docx.docx.core_properties
    properties.title, properties.author, properties.last_modified_by = form.title, "", ""
    form_date = facts.get("form_date")
    bears = form_date if isinstance(form_date, date) else _NO_DATE
    properties.created = properties.modified = datetime(bears.year, bears.month, bears.day)  # noqa: DTZ001 - a date on paper has no zone
    properties.revision = 1
    put_stamp(properties, Stamp(form.id, form.version, template.sha256, token))
    saved = io.BytesIO()
    template.docx.docx.save(saved)
    return _settled(saved)


def _rendered(form: Form, template: Template, part: Part, facts: Row) -> Any:
    try:
        text = compiled(part.source).render(facts)
    except _AT_WORK as fault:
        raise _placed(form, part, fault) from fault
    xml = template.docx.resolve_listing(text.replace("\n<w:p", "<w:p"))
    try:
        tree = etree.fromstring(xml)
    except etree.XMLSyntaxError as fault:
        raise FormFault(
            f"文书“{form.title}”的{part.title}填好后不成文档",
            fix="循环和条件要整行、整段使用：表格行写 {%tr … %}，段落写 {%p … %}，首尾成对",
            faults=[f"{form.path.name} {part.title}：标签跨越了段落或表格的边界"],
        ) from fault
    return _mended(tree)


def _put_back(template: Template, part: Part, tree: Any) -> None:
    xml = etree.tostring(tree, encoding="unicode")
    if part.relation is None:
        body = template.docx.fix_tables(xml)
        template.docx.fix_docpr_ids(body)
        template.docx.map_tree(body)
    else:
        template.docx.map_headers_footers_xml(part.relation, xml.encode("utf-8"))


def _mended(tree: Any) -> Any:
    for text in tree.iter(f"{_W}t"):
        if text.text and text.text != text.text.strip():
            text.set(_SPACE, "preserve")
    # Word calls a table cell without a last paragraph damaged; a condition may have taken it away.
    for cell in tree.iter(f"{_W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{_W}p":
            etree.SubElement(cell, f"{_W}p")
    return tree


def _placed(form: Form, part: Part, fault: Exception) -> FormFault:
    line = fault.lineno if isinstance(fault, TemplateSyntaxError) else _line_of(fault)
    place = f"{form.path.name} {part.title}“{part.text_at(line)}”"
    what, fix = _told(fault)
    return FormFault(f"文书“{form.title}”不能填写：{what}", fix=fix, faults=[f"{place}：{what}"])


def _line_of(fault: Exception) -> int | None:
    lines = [
        number
        for frame, number in walk_tb(fault.__traceback__)
        if frame.f_code.co_filename == "<template>"
    ]
    return lines[-1] if lines else None


def _told(fault: Exception) -> tuple[str, str]:
    if isinstance(fault, Invalid):
        return fault.message, fault.fix
    if isinstance(fault, SecurityError):
        return "模板里有不允许的写法", "请只用字段名和规定的过滤器"
    if isinstance(fault, UndefinedError):
        return "模板调用了不存在的内容", "请核对这一处的名称"
    if isinstance(fault, TemplateError):
        return "模板里的标签写法有误", "请检查这一处的大括号、过滤器名和首尾配对"
    return "模板里的算式用在了不合适的值上", "请核对这一处的写法和所填的值"


def _settled(saved: io.BytesIO) -> bytes:
    """Write the zip again with one time and one order, so that equal values give equal bytes."""
    settled = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(settled, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name), compresslevel=6)
    return settled.getvalue()
