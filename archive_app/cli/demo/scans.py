"""Pictures of signed paper: printed lines, a hand's squiggle, a red round seal, a crooked page.

No font is shipped: a Chinese font of the system is used where there is one; elsewhere characters
are drawn as small strokes. What matters is that these files are pictures and carry no text.
"""

import functools
import io
import math
import os
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

__all__ = ["Sheet", "as_jpeg", "as_pdf", "as_png"]

WIDTH, HEIGHT, MARGIN, SIZE, LEAD = 744, 1052, 84, 17, 30  # A4 at 90 dots per inch
ACROSS = (WIDTH - 2 * MARGIN) // SIZE
ON_A_PAGE = (HEIGHT - 2 * MARGIN - 190) // LEAD
PAPER, INK, HAND, SEAL = (247, 245, 239), (52, 50, 50), (28, 34, 96), (196, 40, 36)

# Names of fonts with the characters of the mainland, as systems install them.
_FONTS = re.compile(
    r"(noto(sans|serif)(mono)?cjk|notosanssc|sourcehan|wqy|uming|ukai|fandol"
    r"|simsun|simhei|simfang|simkai|msyh|deng|pingfang|stheiti|songti)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sheet:
    """What stands on a paper: printed lines, the first as title; names signed; whose seal; when."""

    lines: tuple[str, ...]
    signed: tuple[str, ...]
    seal: str | None
    on: date
    seed: str


def as_jpeg(sheet: Sheet) -> bytes:
    """One page as a photograph or scanner would keep it."""
    target = io.BytesIO()
    _pages(sheet, most=1)[0].save(target, "JPEG", quality=58, dpi=(90, 90))
    return target.getvalue()


def as_png(sheet: Sheet) -> bytes:
    """One page as a screenshot or a careful scanner would keep it."""
    target = io.BytesIO()
    _pages(sheet, most=1)[0].save(target, "PNG", compress_level=1, dpi=(90, 90))
    return target.getvalue()


def as_pdf(sheet: Sheet) -> bytes:
    """All pages as a PDF of pictures, without any text."""
    first, *more = _pages(sheet)
    target = io.BytesIO()
    day = sheet.on.timetuple()  # else the file would differ from day to day
    first.save(
        target,
        "PDF",
        save_all=True,
        append_images=more,
        resolution=90,
        quality=58,
        creationDate=day,
        modDate=day,
    )
    return target.getvalue()


def _pages(sheet: Sheet, most: int | None = None) -> list[Image.Image]:
    chance = random.Random(sheet.seed)  # noqa: S311 - a picture, not a secret
    title, *rest = sheet.lines or ("",)
    lines = tuple(_broken(rest))
    starts = range(0, max(len(lines), 1), ON_A_PAGE)[:most]
    pages = [
        _printed("" if start else title, lines[start : start + ON_A_PAGE]).copy()
        for start in starts
    ]
    _signed(pages[-1], sheet, chance)
    return [
        page.rotate(chance.uniform(-0.9, 0.9), Image.Resampling.NEAREST, fillcolor=(226, 224, 218))
        for page in pages
    ]


def _broken(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        for at in range(0, max(len(line), 1), ACROSS):
            yield line[at : at + ACROSS]


@functools.lru_cache(64)
def _printed(title: str, lines: tuple[str, ...]) -> Image.Image:
    page = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(page)
    if title:
        _text(draw, (WIDTH - len(title) * 26) // 2, MARGIN - 36, title, 26, INK)
    for number, line in enumerate(lines):
        _text(draw, MARGIN, MARGIN + 24 + number * LEAD, line, SIZE, INK)
    return page


def _signed(page: Image.Image, sheet: Sheet, chance: random.Random) -> None:
    draw = ImageDraw.Draw(page)
    top = HEIGHT - MARGIN - 150
    for number, name in enumerate(sheet.signed[:4]):
        left, up = MARGIN + (number % 2) * 300, top + (number // 2) * 50
        _text(draw, left, up, name, 20, HAND)
        _squiggle(draw, left + 24 * len(name) + 8, up + 10, chance)
    _text(draw, MARGIN, top + 110, f"{sheet.on:%Y.%m.%d}", 20, HAND)
    if sheet.seal:
        _seal(draw, WIDTH - MARGIN - 90, top + 60, sheet.seal, chance)


def _squiggle(draw: ImageDraw.ImageDraw, left: float, middle: float, chance: random.Random) -> None:
    waves = [
        (chance.uniform(2, 7), chance.uniform(0.05, 0.35), chance.uniform(0, 6)) for _ in "123"
    ]
    points = [
        (left + x, middle + sum(h * math.sin(x * f + start) for h, f, start in waves))
        for x in range(0, chance.randrange(70, 110), 3)
    ]
    draw.line(points, fill=HAND, width=2, joint="curve")


def _seal(draw: ImageDraw.ImageDraw, x: float, y: float, name: str, chance: random.Random) -> None:
    turn = chance.uniform(-0.3, 0.3)
    draw.ellipse((x - 62, y - 62, x + 62, y + 62), outline=SEAL, width=4)
    star = [
        (x + r * math.sin(turn + n * math.pi / 5), y - r * math.cos(turn + n * math.pi / 5))
        for n, r in enumerate([20, 8] * 5)
    ]
    draw.polygon(star, fill=SEAL)
    step = math.pi * 1.5 / max(len(name), 1)
    for n, character in enumerate(name):
        angle = turn + (n - (len(name) - 1) / 2) * step
        _text(draw, x + 46 * math.sin(angle) - 6, y - 46 * math.cos(angle) - 7, character, 12, SEAL)


def _text(
    draw: ImageDraw.ImageDraw,
    left: float,
    top: float,
    text: str,
    size: int,
    colour: tuple[int, int, int],
) -> None:
    font = _font(size)
    if font is not None:
        draw.text((left, top), text, font=font, fill=colour)
        return
    for number, character in enumerate(text):
        if not character.isspace():
            _strokes(draw, left + number * size, top, size, ord(character), colour)


def _strokes(
    draw: ImageDraw.ImageDraw,
    left: float,
    top: float,
    size: int,
    code: int,
    colour: tuple[int, int, int],
) -> None:
    """Something that looks like a character from afar, the same for the same character."""
    inner = size - 4
    for n in range(3):
        level = top + 2 + inner * ((code >> (2 * n)) % 4) / 4
        draw.line((left + 2, level, left + inner, level), fill=colour)
        side = left + 2 + inner * ((code >> (2 * n + 5)) % 4) / 4
        draw.line((side, top + 2, side, top + inner), fill=colour)


@functools.cache
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    path = _font_path()
    return ImageFont.truetype(path, size) if path else None


@functools.cache
def _font_path() -> str | None:
    for folder in _font_folders():
        files = (folder.rglob("*")) if folder.is_dir() else ()
        fonts = [
            path
            for path in files
            if path.suffix.lower() in {".ttf", ".ttc", ".otf"} and _FONTS.search(path.name)
        ]
        if fonts:
            return str(min(fonts, key=lambda path: ("bold" in path.name.lower(), path.name)))
    return None


def _font_folders() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        return
    yield Path("/usr/share/fonts")
    yield Path("/usr/local/share/fonts")
    yield Path("/System/Library/Fonts")
    yield Path.home() / ".local/share/fonts"
    yield Path.home() / ".fonts"
