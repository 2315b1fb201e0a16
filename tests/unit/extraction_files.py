"""Real files for the tests of extraction, made on the spot: Word packages, PDFs, scans."""

import zipfile
from pathlib import Path

from PIL import Image, ImageDraw

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
# Objects 3 to 5 of every PDF here: a Chinese font that readers know by name.
_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
    b" /DescendantFonts [4 0 R] >>"
)
_GLYPHS = (
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>"
)
_FONT_SHAPE = (
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 880"
    b" /Descent -120 /CapHeight 880 /StemV 93 /FontBBox [-25 -254 1000 880] >>"
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def paragraph(text: str, settings: str = "") -> str:
    return f"<w:p>{settings}<w:r><w:t>{text}</w:t></w:r></w:p>"


def part(name: str, content: str) -> str:
    return f"{_HEAD}<w:{name} {_NAMESPACES}>{content}</w:{name}>"


def word(path: Path, body: str, *, prolog: str = "", link: str = "", **parts: str) -> Path:
    """Write a Word file with this body; `parts` are further parts by their kind (footnotes, …)."""
    links = link + "".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind.rstrip("0123456789")}" Target="{kind}.xml"/>'
        for kind in parts
    )
    schema = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml", f'{_HEAD}<Types xmlns="{schema}/content-types"></Types>'
        )
        package.writestr(
            "_rels/.rels",
            f'{_HEAD}<Relationships xmlns="{schema}/relationships"><Relationship Id="r1"'
            f' Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/document.xml",
            f"{_HEAD}{prolog}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            f'{_HEAD}<Relationships xmlns="{schema}/relationships">{links}</Relationships>',
        )
        for kind, content in parts.items():
            package.writestr(f"word/{kind}.xml", content)
    return path


def pdf(path: Path, *pages: str) -> Path:
    """Write a PDF of one line a page, in a Chinese font named but not embedded."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(len(pages)))),
        _FONT,
        _GLYPHS,
        _FONT_SHAPE,
    ]
    for number, text in enumerate(pages):
        drawing = b"BT /F1 14 Tf 72 720 Td <%s> Tj ET" % text.encode("utf-16-be").hex().encode()
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (7 + 2 * number)
        )
        objects.append(
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing if text else b"")
        )
    return pdf_of(path, *objects)


def pdf_of(path: Path, *objects: bytes) -> Path:
    """Write a PDF of these objects, numbered from 1; the first is the catalogue."""
    out = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    end = out.rindex(b"xref\n0 ")
    path.write_bytes(
        out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, end)
    )
    return path


def scan_page(size: tuple[int, int] = (600, 850), mode: str = "L") -> Image.Image:
    """A page as a scanner gives it: white, with some strokes of a pen."""
    image = Image.new(mode, size, "white")
    pen = ImageDraw.Draw(image)
    for y in range(60, size[1] - 60, 40):
        pen.line((60, y, size[0] - 60, y + 7), fill="black", width=3)
    return image


def tiff(path: Path, pages: int) -> Path:
    """Write a black-and-white fax-coded TIFF, as office scanners do."""
    first, *others = [scan_page(mode="1") for _ in range(pages)]
    first.save(path, save_all=True, append_images=others, format="TIFF", compression="group4")
    return path
