"""``python -m tools.look``: forms and pages as pictures, to be looked at before they are done.

Each form is filled with each kind of sample (everything known, hardly anything, nothing, far too
much) and written to ``look/forms`` as .docx, .pdf and .png, with a contact sheet for each kind.
Each page of the demonstration goes to ``look/pages``, wide and as on a phone, with two contact
sheets; ``--docs`` takes the pictures of README and manual again.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from archive_app.filling import Form, fill, open_forms
from tools.forms.samples import KINDS, values_for
from tools.look_pages import HOME, chromium, look_at_pages, picture_docs
from tools.office import office_program, to_pdf

ROOT = Path(__file__).resolve().parents[1]
FORMS = ROOT / "doc_templates"
DOCS = ROOT / "docs" / "images"
ABSENT = 3
THUMBNAIL = 300  # pixels wide
COLUMNS = 6
A4 = 1.414


@dataclass(frozen=True)
class Picture:
    """One form filled with one kind of values: its pages as pictures."""

    name: str
    kind: str
    pages: tuple[Path, ...]


def look_at_forms(ids: Sequence[str], out: Path, *, dpi: int = 80) -> list[Picture]:
    """Fill, print and photograph the forms: by id, of a category, or all when none is given."""
    forms = open_forms(FORMS)
    of_category = [form for form in forms if form.category in ids]
    single = [forms.get(each) for each in ids if each not in {f.category for f in forms}]
    chosen = of_category + single if ids else list(forms)
    out.mkdir(parents=True, exist_ok=True)
    wanted = [(form, kind) for kind in KINDS for form in chosen]
    documents = [_filled(form, kind, out) for form, kind in wanted]
    printed = to_pdf(documents, out)
    pictures = [
        Picture(form.id, kind, photographed(pdf, dpi=dpi))
        for (form, kind), pdf in zip(wanted, printed, strict=True)
    ]
    for kind in KINDS:
        of_kind = [picture for picture in pictures if picture.kind == kind]
        contact_sheet([page for each in of_kind for page in each.pages], out / f"_{kind}.png")
    return pictures


def _filled(form: Form, kind: str, out: Path) -> Path:
    target = out / f"{form.id}-{kind}.docx"
    target.write_bytes(fill(form, values_for(form, kind)))
    return target


def photographed(pdf: Path, *, dpi: int) -> tuple[Path, ...]:
    """Write each page of a PDF as a .png beside it."""
    for old in pdf.parent.glob(f"{pdf.stem}-*.png"):
        old.unlink()
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for index, page in enumerate(document, 1):
        target = pdf.with_name(f"{pdf.stem}-{index}.png")
        page.render(scale=dpi / 72).to_pil().save(target)
        pages.append(target)
    document.close()
    return tuple(pages)


def contact_sheet(pages: Sequence[Path], target: Path, *, shape: float = A4) -> None:
    """Put small pictures of all pages on one sheet, named by their files, cut at this shape."""
    inside = round(THUMBNAIL * shape)
    height = inside + 18
    lines = -(-len(pages) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (THUMBNAIL + 8), max(lines, 1) * height), "#888888")
    pen = ImageDraw.Draw(sheet)
    for index, page in enumerate(pages):
        left, top = (index % COLUMNS) * (THUMBNAIL + 8), (index // COLUMNS) * height
        with Image.open(page) as picture:
            ratio = THUMBNAIL / picture.width
            small = picture.resize((THUMBNAIL, round(picture.height * ratio)))
        shown = small.crop((0, 0, THUMBNAIL, min(small.height, inside)))
        sheet.paste(shown, (left, top + 14))
        pen.text((left + 2, top + 1), page.stem, fill="white")
    sheet.save(target)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and look; 3 when a program needed for the pictures is absent."""
    chosen = _parser().parse_args(arguments)
    everything = chosen.forms is None and not chosen.pages and not chosen.docs
    absent = []
    if everything or chosen.forms is not None:
        absent += _forms(chosen.forms or [], chosen.out / "forms", chosen.dpi)
    if everything or chosen.pages or chosen.docs:
        absent += _pages(chosen, everything)
    for message in absent:
        print(message, file=sys.stderr)
    return ABSENT if absent else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.look", description=__doc__)
    parser.add_argument(
        "--forms", nargs="*", metavar="ID", help="only forms (these, or of a category)"
    )
    parser.add_argument("--pages", action="store_true", help="only pages")
    parser.add_argument("--docs", action="store_true", help="only the pictures in docs/images")
    parser.add_argument("--out", type=Path, default=Path("look"), help="folder for the pictures")
    parser.add_argument("--home", type=Path, default=HOME, help="home of the demonstration")
    parser.add_argument("--dpi", type=int, default=80, help="size of the pictures of forms")
    return parser


def _forms(ids: Sequence[str], out: Path, dpi: int) -> list[str]:
    if office_program() is None:
        return ["LibreOffice (soffice) is not installed: no pictures of forms."]
    for picture in look_at_forms(ids, out, dpi=dpi):
        print(f"{picture.name:42} {picture.kind:8} {len(picture.pages)}")
    return []


def _pages(chosen: argparse.Namespace, everything: bool) -> list[str]:
    if chromium() is None:
        return ["Chromium is not installed (chromium or google-chrome): no pictures of pages."]
    if everything or chosen.pages:
        pictures = look_at_pages(chosen.out / "pages", chosen.home)
        half = len(pictures) // 2
        contact_sheet(pictures[:half], chosen.out / "pages" / "_wide.png", shape=1.0)
        contact_sheet(pictures[half:], chosen.out / "pages" / "_phone.png", shape=2.2)
        print(f"{len(pictures)} pictures of pages in {chosen.out / 'pages'}")
    if chosen.docs:
        for picture in picture_docs(DOCS, chosen.home):
            print(f"{picture.name:20} {picture.stat().st_size // 1000:4} kB")
    return []


if __name__ == "__main__":
    sys.exit(main())
