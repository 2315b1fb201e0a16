"""Identity numbers, phone numbers and names of people: what they tell, and how they are hidden.

Owns the arithmetic of the 18-character number (GB 11643) and the masking rules. Who may see the
full number is decided by the permissions, not here.
"""

import re
import unicodedata
from datetime import date

__all__ = [
    "age_on",
    "birth_of_id",
    "given_name",
    "mask_id",
    "mask_name",
    "mask_phone",
    "mask_text",
    "sex_of_id",
    "valid_id",
]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SHAPE = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)

# Any run of 15 to 19 digits is hidden, mistyped or not: old and new identity numbers, bank cards.
# One space or dash may stand between the digits; a longer run is no such number and is left alone.
_LONG_NUMBER = re.compile(r"(?<!\d)(?:\d[ \u3000-]?){14,18}[\dXxＸｘ](?!\d)")
# An identity number broken over lines is known by the birthday in its middle: amounts that stand
# below each other are no such number.
_BROKEN_ID = re.compile(
    r"(?<!\d)(?:\d\s?){6}(?:1\s?9|2\s?0)\s?(?:\d\s?){2}[01]\s?\d\s?[0-3]\s?(?:\d\s?){4}"
    r"[\dXxＸｘ](?!\d)"
)
_SHORT = 10
_PHONE = re.compile(
    r"(?<!\d)(?:[8８][6６][ -]?)?(?:"
    r"[1１][3-9３-９]\d[ -]?\d{4}[ -]?\d{4}|[1１][3-9３-９]\d{2}[ -]?\d{3}[ -]?\d{4}"
    r"|[0０]\d{2,3}[ -]?\d{7,8}"
    r")(?!\d)"
)
_COMPOUND_SURNAME = re.compile(
    r"(?:欧阳|司马|上官|诸葛|夏侯|司徒|司空|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙"
    r"|东方|南宫|西门|独孤|轩辕|端木|百里|呼延|闻人|澹台|公冶|宗政|濮阳|淳于"
    r"|单于|太叔|申屠|公羊|赫连|钟离|鲜于|闾丘|亓官|司寇|仲孙|万俟|拓跋|夹谷"
    r"|谷梁|漆雕|乐正|壤驷|公良|巫马|公西|梁丘|左丘|东郭|羊舌|第五|纳兰)(?=.)"
)


def valid_id(text: str) -> bool:
    """Say whether the text is an 18-character identity number, birthday and check digit right."""
    number = _plain(text)
    return (
        _SHAPE.fullmatch(number) is not None
        and _birthday(number) is not None
        and _check_digit(number) == number[17]
    )


def birth_of_id(text: str) -> date | None:
    """Return the birthday a valid identity number carries."""
    return _birthday(_plain(text)) if valid_id(text) else None


def sex_of_id(text: str) -> str | None:
    """Return 男 or 女 as a valid identity number tells."""
    if not valid_id(text):
        return None
    return "男" if int(_plain(text)[16]) % 2 else "女"


def age_on(birth: date, on: date) -> int:
    """Return the full years lived on a day; below zero before birth."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def mask_id(text: str) -> str:
    """Hide an identity number but for its first three and last two characters."""
    return _middle_hidden(text)


def mask_phone(text: str) -> str:
    """Hide a phone number but for its first three and last two characters."""
    return _middle_hidden(text)


def mask_text(text: str) -> str:
    """Hide every identity, card and phone number inside running text, keeping its length."""
    for numbers in (_LONG_NUMBER, _BROKEN_ID, _PHONE):
        text = numbers.sub(lambda found: _middle_hidden(found.group()), text)
    return text


def given_name(name: str) -> str:
    """The name of a person without the surname: 李小明 → 小明, 欧阳明 → 明."""
    plain = name.strip()
    return plain[2:] if _COMPOUND_SURNAME.match(plain) else plain[1:]


def mask_name(name: str) -> str:
    """Hide the given name of a person: 张三 → 张某, 李小明 → 李某某, 欧阳明 → 欧阳某."""
    plain, given = name.strip(), given_name(name)
    return plain.removesuffix(given) + "某" * min(len(given), 2)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().upper()


def _check_digit(number: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11]


def _birthday(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def _middle_hidden(text: str) -> str:
    # Something this short would be shown almost whole, so nothing of it is.
    if len(text) < _SHORT:
        return "*" * len(text)
    return f"{text[:3]}{'*' * (len(text) - 5)}{text[-2:]}"
