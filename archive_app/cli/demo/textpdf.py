"""A plain PDF of lines of text, as a print-to-PDF would give: pages with text, no pictures.

The font is one of the names every PDF viewer must know for simplified Chinese; nothing is embedded.
"""

from collections.abc import Iterator, Sequence

__all__ = ["text_pdf"]

SIZE, LEAD, LEFT, TOP, ACROSS, ON_A_PAGE = 12, 24, 72, 770, 37, 29
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/ItalicAngle 0"
    b"/Ascent 880/Descent -120/CapHeight 880/StemV 93/FontBBox[-25 -254 1000 880]>>>>]>>"
)


def text_pdf(lines: Sequence[str]) -> bytes:
    """The lines on A4 pages, broken where they are too long."""
    broken = [part for line in lines for part in _broken(line)]
    pages = [broken[at : at + ON_A_PAGE] for at in range(0, len(broken), ON_A_PAGE)] or [[]]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        _FONT,
    ]
    for number, page in enumerate(pages):
        content = _content(page)
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>".encode(),
            f"<</Length {len(content)}>>stream\n".encode() + content + b"\nendstream",
        ]
    return _file(objects)


def _broken(line: str) -> Iterator[str]:
    for at in range(0, max(len(line), 1), ACROSS):
        yield line[at : at + ACROSS]


def _content(lines: Sequence[str]) -> bytes:
    shown = [f"<{line.encode('utf-16-be').hex()}>Tj T*" for line in lines]
    return f"BT /F1 {SIZE} Tf {LEAD} TL {LEFT} {TOP} Td {' '.join(shown)} ET".encode()


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj".encode() + body + b"endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    return (
        data
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
        + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    )
