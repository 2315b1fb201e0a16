"""How long a deadline runs: `30 days`, `1 month`, `10 working days`, `cfg.confirm_days days`.

Owns reading the phrase and reckoning the last day. A month later is the same day of the next month,
or that month's last day where there is no such day. Working days are China's.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from archive_app.chinese.workdays import add_working_days, unpublished
from archive_app.standard.faults import did_you_mean
from archive_app.standard.model import Standard
from archive_app.standard.scope import ConditionFault

__all__ = ["Within", "parse_within"]

_PHRASE = re.compile(r"\s*(?:(\d{1,5})|cfg\.(\w+))\s+(day|month|year|working day)s?\s*")


@dataclass(frozen=True, slots=True)
class Within:
    """A number of days, working days, months or years."""

    number: int
    unit: str

    def after(self, start: date) -> date:
        """The last day."""
        if self.unit == "day":
            return start + timedelta(days=self.number)
        if self.unit == "working day":
            return add_working_days(start, self.number)
        months = self.number * (12 if self.unit == "year" else 1)
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(start.day, last))

    def doubt(self, start: date) -> str:
        """Why the last day may still change; empty when it is certain."""
        if self.unit != "working day":
            return ""
        years = unpublished(start, self.after(start))
        return f"{'、'.join(map(str, years))}年节假日安排尚未公布，按周末推算" if years else ""


def parse_within(phrase: str, standard: Standard) -> Within:
    """Read the phrase; a setting in it is looked up now."""
    found = _PHRASE.fullmatch(phrase)
    if found is None:
        raise ConditionFault(
            f"期限“{phrase}”写法不对", fix="写成 30 days、1 month、10 working days 或 cfg.设置 days"
        )
    number, name, unit = found.groups()
    if number is not None:
        return Within(int(number), unit)
    setting = next((s for s in standard.settings if s.id == name), None)
    if setting is None or setting.type != "integer":
        advice = did_you_mean(name, [s.id for s in standard.settings], "在 settings 中补上整数设置")
        raise ConditionFault(f"没有整数设置“cfg.{name}”", fix=advice)
    value = setting.default if setting.value is None else setting.value
    if type(value) is not int:
        raise ConditionFault(f"设置“{name}”的值“{value}”不是整数", fix="改写成数字，例如 15")
    return Within(value, unit)
