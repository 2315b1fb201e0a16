"""Pages of scans and PDFs as PNG pictures, for browsers that cannot show the file itself."""

import io
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from archive_app.extraction.faults import unreadable
from archive_app.extraction.image import open_image, within
from archive_app.extraction.model import Limits
from archive_app.extraction.pdf import open_pdf
from archive_app.extraction.sniffing import PDF

__all__ = ["draw"]

_WIDEST = 2400
_TALLEST = 3  # a picture is at most this many times as tall as it is wide


def draw(path: Path, media_type: str, page: int, width: int, limits: Limits) -> bytes:
    """Draw one page, counted from 1, as a PNG no wider than asked; raises `Unreadable`."""
    width = max(16, min(width, _WIDEST))
    if media_type == PDF:
        picture = _pdf_page(path, page, width, limits)
    elif media_type.startswith("image/"):
        picture = _image_page(path, page, width, limits)
    else:
        raise unreadable("no_picture")
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=3)
    return out.getvalue()


def _pdf_page(path: Path, page: int, width: int, limits: Limits) -> Image.Image:
    try:
        with open_pdf(path, limits) as document:
            if not 1 <= page <= len(document):
                raise unreadable("no_page")
            leaf = document[page - 1]
            across, down = leaf.get_size()
            scale = min(width / max(across, 1), width * _TALLEST / max(down, 1))
            picture: Image.Image = leaf.render(scale=scale, may_draw_forms=True).to_pil()
            return picture.convert("RGB")
    except pdfium.PdfiumError as error:
        raise unreadable("broken") from error


def _image_page(path: Path, page: int, width: int, limits: Limits) -> Image.Image:
    with open_image(path) as image:
        _turn_to(image, page)
        within(image, limits)
        image.draft("RGB", (width, width * _TALLEST))
        upright = ImageOps.exif_transpose(image)
        # Black-and-white scans turn grey here: thin strokes would break when made smaller.
        picture = upright.convert("L" if upright.mode in {"1", "L"} else "RGB")
        picture.thumbnail((width, width * _TALLEST))
        return picture


def _turn_to(image: Image.Image, page: int) -> None:
    try:
        image.seek(page - 1)
    except (EOFError, ValueError) as error:
        raise unreadable("no_page") from error
