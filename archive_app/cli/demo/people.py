"""People and companies who do not exist: numbers of an area nobody was ever assigned to."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from archive_app.chinese.identity import age_on, valid_id

__all__ = ["invented_company", "invented_identity", "invented_person", "invented_phone"]

AREA = "990101"  # assigned to no place, so no such number can belong to anybody
YOUNGEST = 24 * 365


def invented_person(
    county: Mapping[str, Any], chance: random.Random, village: str, on: date, *, years: int = 0
) -> dict[str, str]:
    """A person as a row of parties; at least `years` old where that matters to the story."""
    sex = chance.choice(["男", "女"])
    birth = on - timedelta(days=max(YOUNGEST, years * 366) + chance.randrange(9_000))
    return {
        "kind": "自然人",
        "name": chance.choice(county["surnames"]) + chance.choice(county["given"][sex]),
        "sex": sex,
        "nation": "汉族",
        "birth_on": birth.isoformat(),
        "age": str(age_on(birth, on)),
        "id_number": invented_identity(birth, sex, chance),
        "occupation": chance.choice(county["jobs"]),
        "phone": invented_phone(chance),
        "address": f"{village}{chance.choice('一二三四五六')}组{chance.randrange(1, 90)}号",
    }


def invented_company(county: Mapping[str, Any], chance: random.Random) -> dict[str, str]:
    """A company as a row of parties."""
    return {
        "kind": "法人",
        "name": chance.choice(county["companies"]),
        "phone": invented_phone(chance),
        "address": f"桐溪县工业路{chance.randrange(1, 90)}号",
        "legal_representative": chance.choice(county["surnames"]) + "总",
        "legal_representative_post": "经理",
    }


def invented_phone(chance: random.Random) -> str:
    """A telephone number of nobody."""
    return f"1390000{chance.randrange(10_000):04}"


def invented_identity(birth: date, sex: str, chance: random.Random) -> str:
    """An identity number of nobody, with a check digit that is right."""
    order = chance.randrange(100) * 10 + 2 * chance.randrange(5) + (sex == "男")
    number = f"{AREA}{birth:%Y%m%d}{order % 1000:03}"
    return next(number + check for check in "0123456789X" if valid_id(number + check))
