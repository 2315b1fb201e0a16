"""``python -m tools.look``: the forms as pictures, to be looked at before they are called done.

Each form is filled with each kind of sample (everything known, hardly anything, nothing, far too
much) and written to ``look/forms`` as .docx, .pdf and .png, with a contact sheet for each kind.
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
from tools.office import office_program, to_pdf

FORMS = Path(__file__).resolve().parents[1] / "doc_templates"
NO_OFFICE = 3
THUMBNAIL = 300  # pixels wide
COLUMNS = 6


@dataclass(frozen=True)
class Picture:
    """One form filled with one kind of values: its pages as pictures."""

    name: str
    kind: str
    pages: tuple[Path, ...]


def look_at_forms(ids: Sequence[str], out: Path, *, dpi: int = 80) -> list[Picture]:
    """Fill, print and photograph the forms (all when no id is given)."""
    forms = open_forms(FORMS)
    chosen = [forms.get(each) for each in ids] or list(forms)
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
    target = out / f"{form.number}-{form.path.stem}-{kind}.docx"
    target.write_bytes(fill(form, values_for(form.id, form.per, kind)))
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


def contact_sheet(pages: Sequence[Path], target: Path) -> None:
    """Put small pictures of all pages on one sheet, named by their files."""
    height = round(THUMBNAIL * 1.414) + 18
    lines = -(-len(pages) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (THUMBNAIL + 8), max(lines, 1) * height), "#888888")
    pen = ImageDraw.Draw(sheet)
    for index, page in enumerate(pages):
        left, top = (index % COLUMNS) * (THUMBNAIL + 8), (index // COLUMNS) * height
        with Image.open(page) as picture:
            ratio = THUMBNAIL / picture.width
            small = picture.resize((THUMBNAIL, round(picture.height * ratio)))
        sheet.paste(small, (left, top + 14))
        pen.text((left + 2, top + 1), page.stem, fill="white")
    sheet.save(target)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and look; 3 when LibreOffice is absent."""
    parser = argparse.ArgumentParser(prog="python -m tools.look", description=__doc__)
    parser.add_argument("--forms", nargs="*", default=[], metavar="ID", help="only these forms")
    parser.add_argument("--out", type=Path, default=Path("look"), help="folder for the pictures")
    parser.add_argument("--dpi", type=int, default=80, help="size of the pictures")
    chosen = parser.parse_args(arguments)
    if office_program() is None:
        print("LibreOffice (soffice) is not installed: no pictures of forms.", file=sys.stderr)
        return NO_OFFICE
    for picture in look_at_forms(chosen.forms, chosen.out / "forms", dpi=chosen.dpi):
        print(f"{picture.name:42} {picture.kind:8} {len(picture.pages)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
