"""A worked example told anew: other people, other days, this county.

The same word always becomes the same other word within one telling, so that what agreed before
agrees still: a name on a paper is the name in the volume.
"""

import calendar
import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any

from archive_app.chinese.identity import birth_of_id, sex_of_id
from archive_app.cli.demo.cases import sample
from archive_app.cli.demo.people import invented_identity, invented_phone
from archive_app.standard import Field, Kind

__all__ = ["Retelling", "by_days", "by_months", "by_years"]

_DAY = r"(?P<year>20[0-3]\d)(?:年(?P<month>\d{1,2})月(?P<day>\d{1,2})日|(?=[年）〕]))"
_PERSON = (
    r"(?P<person>(?P<surname>[{surnames}])某[甲乙丙丁戊己庚辛壬癸申]?(?!某)"
    r"|(?<![\u4e00-\u9fff])某[甲乙丙丁])"
)
_OTHERS = r"(?P<identity>990101\d{11}[\dX])|(?P<phone>1390000\d{4})|第(?P<serial>\d{1,3})号"
_YEARS = range(2005, 2036)


def by_days(days: int) -> Callable[[date], date]:
    """All days are so many days later."""
    return lambda day: day + timedelta(days=days)


def by_months(months: int) -> Callable[[date], date]:
    """All days are the same days of months so much later, or the last day where there is none."""

    def later(day: date) -> date:
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last))

    return later


def by_years(years: int) -> Callable[[date], date]:
    """All days are the same days of another year."""
    return by_months(12 * years)


@dataclass
class Retelling:
    """Who and where somebody or something of an example is in this telling; `first` is added to
    serial numbers.
    """

    station: Mapping[str, Any]
    committee: Mapping[str, Any]
    chance: random.Random
    shift: Callable[[date], date]
    given: Mapping[str, str] = field(default_factory=dict)  # what is decided already
    said: dict[str, str] = field(default_factory=dict)
    sexes: dict[str, str] = field(default_factory=dict)
    first: int = 0

    def facts(self, fields: Iterable[Field], told: Mapping[str, Any]) -> dict[str, Any]:
        """The values of these fields, told anew, as a page would send them."""
        types = {one.name: one for one in fields}
        if told.get("name") and told.get("sex"):
            self.sexes[str(told["name"])] = str(told["sex"])
        key = {"key": told["key"]} if "key" in told else {}
        anew = {
            name: self._value(types[name], value)
            for name, value in told.items()
            if name in types and value is not None
        }
        return key | anew

    def volume(self, kind: Kind, told: Mapping[str, Any]) -> dict[str, Any]:
        """The facts of a whole volume; the rows first, as they tell who is a man or a woman."""
        for one in kind.fields:
            if one.type == "rows" and told.get(one.name):
                self.facts([one], {one.name: told[one.name]})
        return self.facts(kind.fields, told)

    def text(self, text: str) -> str:
        """A text with people, numbers, days and places of this telling."""
        for old, new in self.given.items():
            text = text.replace(old, f"\0{new}\0")
        parts = text.split("\0")
        parts[::2] = [self._anew(part) for part in parts[::2]]
        return "".join(parts)

    def _value(self, one: Field, value: Any) -> Any:
        if one.type == "rows":
            return [self.facts(one.columns, row) for row in value]
        if one.type == "committee":
            return self.committee["name"]
        if one.type in {"mediator", "mediators"}:
            return self.committee["mediators"][0]
        if isinstance(value, date):
            return self.shift(value).isoformat()
        if one.type == "integer" and value in _YEARS:
            return self.shift(date(int(value), 7, 1)).year
        if one.type in {"text", "long_text", "id_number", "phone"}:
            return self.text(str(value))
        return value if isinstance(value, bool | int | list) else str(value)

    def _anew(self, text: str) -> str:
        for old, new in sample("retelling")["places"].items():
            text = text.replace(old, new.format_map(self.station))
        surnames = sample("county")["surnames"] + sample("retelling")["surnames"]
        known = "|".join([_DAY, _PERSON.format(surnames=surnames), _OTHERS])
        return re.sub(known, self._replace, text)

    def _replace(self, match: re.Match[str]) -> str:
        kinds: dict[str, Callable[[str], str]] = {
            "person": partial(self._person, match["surname"]),
            "identity": self._identity,
            "phone": lambda _: invented_phone(self.chance),
        }
        for name, make in kinds.items():
            if old := match[name]:
                if old not in self.said:
                    self.said[old] = make(old)
                return self.said[old]
        if match["serial"]:
            return f"第{int(match['serial']) + self.first}号"
        return self._day(match)

    def _person(self, surname: str | None, old: str) -> str:
        """Officers of the examples are those of the station; all others are invented."""
        role = sample("retelling")["officers"].get(old)
        if role:
            return str(self.station.get(role, self.station["head"])["name"])
        officer = old == f"{surname}某"
        chance = random.Random(f"{self.station['short']} {old}") if officer else self.chance  # noqa: S311
        sex = self.sexes.get(old) or chance.choice("男女")
        family = surname or chance.choice(sample("county")["surnames"])
        return str(family + chance.choice(sample("county")["given"][sex]))

    def _identity(self, old: str) -> str:
        birth = birth_of_id(old)
        if birth is None:  # a number that is wrong on purpose
            return old
        return invented_identity(self.shift(birth), sex_of_id(old) or "男", self.chance)

    def _day(self, match: re.Match[str]) -> str:
        year = int(match["year"])
        if match["month"]:
            day = self.shift(date(year, int(match["month"]), int(match["day"])))
            return f"{day.year}年{day.month}月{day.day}日"
        return str(self.shift(date(year, 7, 1)).year)
