"""Owns the .docx package: the parts every form has, their XML and a zip that is always the same.

Leaves what stands on the page to `layout`. The package is written part by part, so that a form
carries nothing but itself: no template styles, no thumbnail, no time of making.
"""

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MAIN = f"{_OFFICE}.wordprocessingml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONG_AGO = (1980, 1, 1, 0, 0, 0)

SHORT_EDGE, LONG_EDGE = 11906, 16838  # A4 in twentieths of a point
MILLIMETRE = 567 / 10  # twentieths of a point
USUAL_MARGIN = 25

Element = etree._Element


@dataclass(frozen=True)
class Page:
    """An A4 sheet upright or on its side; margins in millimetres: top, right, bottom, left."""

    landscape: bool = False
    margins: tuple[float, float, float, float] = (USUAL_MARGIN,) * 4

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in twentieths of a point."""
        return (LONG_EDGE, SHORT_EDGE) if self.landscape else (SHORT_EDGE, LONG_EDGE)

    @property
    def edges(self) -> dict[str, int]:
        """The margins by their names, in twentieths of a point."""
        names = ("top", "right", "bottom", "left")
        return {n: int(mm * MILLIMETRE) for n, mm in zip(names, self.margins, strict=True)}

    @property
    def text_width(self) -> int:
        """What lies between the side margins, in twentieths of a point."""
        return self.size[0] - self.edges["left"] - self.edges["right"]


UPRIGHT = Page()
TEXT_WIDTH = UPRIGHT.text_width


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """One WordprocessingML element; attribute names get the same namespace."""
    element = etree.Element(f"{{{W}}}{tag}", nsmap={"w": W, "r": R})
    for name, value in attributes.items():
        element.set(f"{{{W}}}{name}", str(value))
    element.extend(children)
    return element


def fonts(east_asian: str) -> Element:
    """The font of a run: a Chinese face, and Times New Roman for Latin letters and digits."""
    latin = "Times New Roman"
    return w("rFonts", ascii=latin, hAnsi=latin, cs=latin, eastAsia=east_asian, hint="eastAsia")


def page_field(code: str, *properties: Element) -> list[Element]:
    """The runs of a field such as PAGE, with a result for readers that do not work it out."""

    def run(child: Element) -> Element:
        copies = [etree.fromstring(etree.tostring(each)) for each in properties]
        return w("r", w("rPr", *copies), child)

    instruction, result = w("instrText"), w("t")
    instruction.text, result.text = f" {code} ", "1"
    marks = [w("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")]
    return [run(each) for each in (marks[0], instruction, marks[1], result, marks[2])]


def write_docx(
    title: str, body: list[Element], footer: list[Element], font: str, page: Page = UPRIGHT
) -> bytes:
    """The bytes of a .docx; the same content gives the same bytes on every machine."""
    section = w("sectPr")
    reference = w("footerReference", type="default")
    reference.set(f"{{{R}}}id", "rId1")
    section.append(reference)
    width, height = page.size
    turned = {"orient": "landscape"} if page.landscape else {}
    section.append(w("pgSz", w=width, h=height, **turned))
    # A footer lies in the lower margin, also in a narrow one.
    foot = min(737, page.edges["bottom"] * 3 // 5)
    section.append(w("pgMar", **page.edges, header=851, footer=foot, gutter=0))
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"),
            ("extended-properties", "docProps/app.xml"),
            ("core-properties", "docProps/core.xml"),
        ),
        "word/document.xml": _serialised(w("document", w("body", *body, section))),
        "word/_rels/document.xml.rels": _relationships(
            ("footer", "footer1.xml"), ("styles", "styles.xml"), ("settings", "settings.xml")
        ),
        "word/footer1.xml": _serialised(w("ftr", *footer)),
        "word/styles.xml": _serialised(_styles(font)),
        "word/settings.xml": _serialised(_settings()),
        "docProps/core.xml": _core(title),
        "docProps/app.xml": _DECLARATION + b'<Properties xmlns="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/extended-properties"></Properties>',
    }
    return _zipped(parts)


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 0  # otherwise the making machine's system is recorded
            # Stored, not deflated: zlib versions compress differently and the bytes must not.
            entry.compress_type = zipfile.ZIP_STORED
            archive.writestr(entry, data)
    return buffer.getvalue()


def _serialised(root: Element) -> bytes:
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return _DECLARATION + etree.tostring(root, encoding="UTF-8")


def _styles(font: str) -> Element:
    language = w("lang", val="en-US", eastAsia="zh-CN")
    run_defaults = w("rPrDefault", w("rPr", fonts(font), w("sz", val=24), language))
    normal = w("style", w("name", val="Normal"), type="paragraph", default=1, styleId="Normal")
    normal.append(w("pPr", w("spacing", line=400, lineRule="exact")))
    table = w(
        "style", w("name", val="Normal Table"), type="table", default=1, styleId="TableNormal"
    )
    return w("styles", w("docDefaults", run_defaults, w("pPrDefault")), normal, table)


def _settings() -> Element:
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    punctuation = w("characterSpacingControl", val="compressPunctuation")
    return w("settings", w("defaultTabStop", val=420), punctuation, w("compat", mode))


def _content_types() -> bytes:
    overrides = {
        "/word/document.xml": f"{_MAIN}.document.main+xml",
        "/word/footer1.xml": f"{_MAIN}.footer+xml",
        "/word/styles.xml": f"{_MAIN}.styles+xml",
        "/word/settings.xml": f"{_MAIN}.settings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
    }
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    etree.SubElement(root, f"{{{_TYPES}}}Default", Extension="rels", ContentType=relationships)
    etree.SubElement(root, f"{{{_TYPES}}}Default", Extension="xml", ContentType="application/xml")
    for name, kind in overrides.items():
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=name, ContentType=kind)
    return _DECLARATION + etree.tostring(root, encoding="UTF-8")


def _relationships(*targets: tuple[str, str]) -> bytes:
    package = (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    )
    root = etree.Element(f"{{{_RELS}}}Relationships", nsmap={None: _RELS})
    for index, (kind, target) in enumerate(targets, 1):
        address = package if kind == "core-properties" else f"{R}/{kind}"
        values = {"Id": f"rId{index}", "Type": address, "Target": target}
        etree.SubElement(root, f"{{{_RELS}}}Relationship", values)
    return _DECLARATION + etree.tostring(root, encoding="UTF-8")


def _core(title: str) -> bytes:
    properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dublin = "http://purl.org/dc/elements/1.1/"
    root = etree.Element(f"{{{properties}}}coreProperties", nsmap={"cp": properties, "dc": dublin})
    etree.SubElement(root, f"{{{dublin}}}title").text = title
    return _DECLARATION + etree.tostring(root, encoding="UTF-8")
