"""Amounts of money in Chinese words and digits. Owns both directions, by the rules for bills.

The rules are those for bills: 整 after 元 or 角, one 零 for a run of zeros, 零 after 元 when the
digit before it or the 角 is nought, 壹 never left out before 拾. Where the rules allow two ways
we write the first of them and read both.
"""

import re
import unicodedata
from decimal import Decimal
from itertools import pairwise

from archive_app.errors import Invalid

__all__ = ["from_words", "in_words", "parse_amount"]

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("仟", "佰", "拾", "")
_LIMIT = Decimal(10) ** 12

_TO_FORMAL = str.maketrans(
    "〇○一二两三四五六七八九十百千圆块正億萬貳陸", "零零壹贰贰叁肆伍陆柒捌玖拾佰仟元元整亿万贰陆"
)
_PREFIX = re.compile(r"^(?:人民币|RMB|CNY)?(?:[(]大写[)]|大写)?[::]?(?:人民币)?[¥]?", re.IGNORECASE)

_D = "[壹贰叁肆伍陆柒捌玖]"
_SECTION = f"零?(?:{_D}仟)?零?(?:{_D}佰)?零?(?:{_D}?拾)?零?{_D}?"
_WORDS = re.compile(
    rf"(?:(?:(?P<yi>{_SECTION})亿)?(?:(?P<wan>{_SECTION})万)?(?P<ge>{_SECTION})(?P<yuan>元))?"
    rf"零?(?:(?P<jiao>{_D})角)?零?(?:(?P<fen>{_D})分)?整?"
)
_MULTIPLIER = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "": 1}
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_FIGURES = re.compile(rf"((?:{_FIGURE}[亿万千百])*)({_FIGURE})?([元圆块]?)[整正]?")
_PART = re.compile(rf"({_FIGURE})([亿万千百])")


def in_words(amount: Decimal) -> str:
    """Write an amount in 元 in capital characters: 30000 → 叁万元整; Invalid when it cannot be."""
    fen = _whole_fen(amount)
    yuan, small = divmod(fen, 100)
    if not fen:
        return "零元整"
    head = f"{_integer(yuan)}元" if yuan else ""
    return head + _small_change(small, after=yuan)


def from_words(text: str) -> Decimal | None:
    """Read an amount written in Chinese characters, formal or ordinary; None when it is none."""
    words = _bare(text).translate(_TO_FORMAL)
    if words in ("零元整", "零元"):
        return Decimal("0.00")
    found = _WORDS.fullmatch(words)
    if found is None:
        return None
    yuan = _section(found["yi"]) * 10**8 + _section(found["wan"]) * 10**4 + _section(found["ge"])
    if (found["yuan"] and not yuan) or any(part == "" for part in (found["yi"], found["wan"])):
        return None
    fen = yuan * 100 + _digit(found["jiao"]) * 10 + _digit(found["fen"])
    return Decimal(fen).scaleb(-2) if fen else None


def parse_amount(text: str) -> Decimal | None:
    """Read an amount as people type it: 3万元, 30,000元, 叁万元整; None when it is none."""
    plain = _bare(text)
    if words := from_words(plain):
        return words
    found = _FIGURES.fullmatch(plain)
    if found is None or not (found[1] or found[2]):
        return None
    # 3万5 means 35,000 when spoken; in writing it may be a slip, so it is not guessed.
    if found[1] and found[2] and not found[3]:
        return None
    parts = [*_PART.findall(found[1]), *([(found[2], "")] if found[2] else [])]
    sizes = [_MULTIPLIER[unit] for _, unit in parts]
    if any(later >= earlier for earlier, later in pairwise(sizes)):
        return None
    total = sum(Decimal(figure.replace(",", "")) * _MULTIPLIER[unit] for figure, unit in parts)
    return _two_places(Decimal(total))


def _bare(text: str) -> str:
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("￥", "¥")
    return _PREFIX.sub("", plain)


def _two_places(amount: Decimal) -> Decimal | None:
    fen = amount.scaleb(2)
    if fen != fen.to_integral_value() or amount >= _LIMIT:
        return None
    return Decimal(int(fen)).scaleb(-2)


def _whole_fen(amount: Decimal) -> int:
    fix = "请填写不小于零、不到一万亿元、至多两位小数的金额"
    if not amount.is_finite() or amount < 0 or amount >= _LIMIT:
        raise Invalid(f"金额 {amount} 不能写成大写", fix=fix)
    fen = amount.scaleb(2)
    if fen != fen.to_integral_value():
        raise Invalid(f"金额 {amount} 的小数超过两位（分）", fix=fix)
    return int(fen)


def _integer(yuan: int) -> str:
    written = ""
    for unit, section in (
        ("亿", yuan // 10**8),
        ("万", yuan // 10**4 % 10**4),
        ("", yuan % 10**4),
    ):
        if not section:
            continue
        gap = "零" if written and section < 1000 else ""
        written += f"{gap}{_four(section)}{unit}"
    return written


def _four(section: int) -> str:
    written, gap = "", False
    for place, digit in zip(_PLACES, f"{section:04d}", strict=True):
        if digit == "0":
            gap = bool(written)
            continue
        written += f"{'零' if gap else ''}{_DIGITS[int(digit)]}{place}"
        gap = False
    return written


def _small_change(small: int, *, after: int) -> str:
    jiao, fen = divmod(small, 10)
    if not small:
        return "整"
    gap = "零" if after and (after % 10 == 0 or not jiao) else ""
    tenths = f"{_DIGITS[jiao]}角" if jiao else ""
    return gap + tenths + (f"{_DIGITS[fen]}分" if fen else "整")


def _digit(character: str | None) -> int:
    return _DIGITS.index(character) if character else 0


def _section(text: str | None) -> int:
    total, digit = 0, 0
    for character in text or "":
        if character in _DIGITS:
            digit = _digit(character)
            continue
        # Ordinary writing leaves the 一 out before 十.
        total += (digit or 1) * {"仟": 1000, "佰": 100, "拾": 10}[character]
        digit = 0
    return total + digit
