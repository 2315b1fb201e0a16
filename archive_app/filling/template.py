"""The inside of a form's .docx: its parts as template source, and the closed language they speak.

The only place, with render.py, that knows docxtpl; its engine can be replaced behind these two.
"""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import Template as Compiled
from jinja2 import Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from archive_app.errors import FormFault
from archive_app.filling.values import FILTERS, Missing, Row, written

__all__ = ["LANGUAGE", "Part", "Template", "compiled", "open_template"]

# What python-docx raises on files that are no .docx or a damaged one.
_UNREADABLE = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    ValueError,
    AttributeError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
# These would let a value into the document unescaped.
_UNESCAPING = ("safe", "tojson", "urlize", "xmlattr")
_GLOBALS = ("namespace", "range")
_KEPT = 32  # parts of the forms in use; the same form is mostly filled many times in a row


@dataclass(frozen=True)
class Part:
    """The body, a header or a footer: its template source, one paragraph a line."""

    title: str
    relation: str | None
    source: str

    def text_at(self, line: int | None) -> str:
        """Return the words of the paragraph on a source line, to show a person where a fault is."""
        lines = self.source.split("\n")
        around = lines[line - 1] if line and line <= len(lines) else ""
        return re.sub(r"<[^>]*>", "", around).strip()[:80]


@dataclass(frozen=True)
class Template:
    """A template as opened for one filling; docxtpl changes its document in place."""

    docx: Any
    parts: tuple[Part, ...]
    sha256: str


class _Language(ImmutableSandboxedEnvironment):
    """Jinja without its ways out: nothing private, nothing unescaped, nothing printed as Python."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=Missing, finalize=written)
        self.filters = {
            name: used for name, used in self.filters.items() if name not in _UNESCAPING
        }
        self.filters |= FILTERS | {"written": written}
        self.tests = self.tests | {"none": lambda value: _is_none(value)}
        self.globals = {name: self.globals[name] for name in _GLOBALS}

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        raise SecurityError(f"access to {attribute!r} of {type(obj).__name__} is not allowed")

    def getattr(self, obj: Any, attribute: str) -> Any:
        # A column may be called like a method of dict ("items"); the column is meant.
        if isinstance(obj, Row) and not attribute.startswith("_"):
            return obj[attribute] if attribute in obj else Missing(name=attribute)
        return super().getattr(obj, attribute)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        # Joining with ~ must print dates and truth values as a plain mention of them does.
        tree = super()._parse(source, name, filename)
        for joint in tree.find_all(nodes.Concat):
            joint.nodes = [
                nodes.Filter(part, "written", [], [], None, None, lineno=part.lineno)
                for part in joint.nodes
            ]
        tree.set_environment(self)
        return tree


def _is_none(value: object) -> bool:
    return value is None or isinstance(value, Undefined)


LANGUAGE = _Language()


@lru_cache(maxsize=_KEPT)
def compiled(source: str) -> Compiled:
    """The source of a part made ready to be filled; raises as Jinja does when it cannot be."""
    return LANGUAGE.from_string(source)


def open_template(path: Path) -> Template:
    """Open a .docx as a template; FormFault names the file when it is no readable .docx."""
    try:
        data = path.read_bytes()
        docx = DocxTemplate(io.BytesIO(data))
        docx.render_init()
        parts = tuple(_parts(docx))
    except OSError as fault:
        raise _unreadable(path, "文件打不开") from fault
    except _UNREADABLE as fault:
        raise _unreadable(path, "文件不是完好的 .docx") from fault
    return Template(docx, parts, hashlib.sha256(data).hexdigest())


def _unreadable(path: Path, what: str) -> FormFault:
    return FormFault(
        f"模板“{path.name}”{what}",
        fix="请用 Word 或 WPS 打开检查，另存为 .docx 后放回原处",
        faults=[f"{path.name}：{what}"],
    )


def _parts(docx: Any) -> Iterator[Part]:
    yield Part("正文", None, _source(docx.get_xml()))
    kinds: Mapping[str, str] = {
        RELATIONSHIP_TYPE.HEADER: "页眉",
        RELATIONSHIP_TYPE.FOOTER: "页脚",
    }
    for kind, title in kinds.items():
        for relation, part in docx.get_headers_footers(kind):
            yield Part(title, relation, _source(docx.get_part_xml(part)))


@lru_cache(maxsize=_KEPT)
def _source(xml: str) -> str:
    patched: str = DocxTemplate("").patch_xml(xml)  # rewrites tags only, whatever the document
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", patched)
