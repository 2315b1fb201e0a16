"""Pictures and scans: how many pages they have and whether every page is whole; no text.

A scan cut off in copying is noticed here, while the paper can still be scanned again.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageSequence, UnidentifiedImageError

from archive_app.extraction.faults import unreadable
from archive_app.extraction.model import Contents, Limits, page

__all__ = ["open_image", "read_image", "within"]

_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, EOFError, KeyError)
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")


def read_image(path: Path, limits: Limits) -> Contents:
    """Count the pages of a picture, decoding each once; moving pictures count as one page."""
    with open_image(path) as image:
        frames = ImageSequence.Iterator(image) if image.format == "TIFF" else (image,)
        count = 0
        for count, frame in enumerate(frames, 1):
            if count > limits.pages:
                raise unreadable("too_large")
            within(frame, limits)
            frame.draft("L", (1, 1))  # JPEG: decode at an eighth of the size, all bytes still seen
            frame.load()
    return Contents(tuple(page(number, "") for number in range(1, count + 1)), count)


@contextmanager
def open_image(path: Path) -> Iterator[Image.Image]:
    """Open a picture without decoding it; broken ones and decompression bombs are refused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # our own limit on pixels decides, not the library's hint
            with Image.open(path, formats=_FORMATS) as image:
                yield image
    except Image.DecompressionBombError as error:
        raise unreadable("too_large") from error
    except _BROKEN as error:
        raise unreadable("broken") from error


def within(image: Image.Image, limits: Limits) -> None:
    """Refuse a picture with more pixels than may be decoded."""
    if image.width * image.height > limits.pixels:
        raise unreadable("too_large")
