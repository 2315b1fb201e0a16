"""Volume numbers (卷号) and archival codes (档号): given once, in series without silent gaps.

A series is a station and a pattern with everything filled in but the serial, so kinds that share a
pattern share their numbers. A number is never given twice: not after its volume was voided, not
beside an old paper number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.errors import Conflict, Invalid
from archive_app.records.patterns import fill_pattern
from archive_app.store.tables import NumberSeries, VoidNumber, Volume

__all__ = ["Numbered", "adopt_number", "give_code", "give_number", "void_number"]

_SERIAL = re.compile(r"\{serial(?::0?(\d+))?\}")
_MARK = "\x00"


@dataclass(frozen=True)
class Numbered:
    """A number with the series it belongs to; `serial` None when it does not fit the pattern."""

    series: str
    serial: int | None
    number: str


def give_number(work: Work, station_id: int, pattern: str, facts: Mapping[str, Any]) -> Numbered:
    """The next number of the pattern's series in this station."""
    before, width, after = _around_serial(pattern, facts)
    series = f"{station_id}|{before}|{after}"
    row = work.session.get(NumberSeries, series)
    if row is None:
        row = NumberSeries(series=series, last=0)
        work.session.add(row)
    while True:
        row.last += 1
        number = f"{before}{row.last:0{width}d}{after}"
        if not _volume_with(work, station_id, number):  # entered from paper in another series
            return Numbered(series, row.last, number)


def adopt_number(
    work: Work, station_id: int, pattern: str, facts: Mapping[str, Any], number: str
) -> Numbered:
    """An old paper number as entered; when it fits the pattern, the series continues after it."""
    number = number.strip()
    if not number:
        raise Invalid(fields={"number": ["请填写原纸质卷号，或留空由系统编号"]})
    _refuse_taken(work, station_id, number)
    before, _, after = _around_serial(pattern, facts)
    series = f"{station_id}|{before}|{after}"
    fits = re.fullmatch(re.escape(before) + r"0*(\d{1,9})" + re.escape(after), number)
    if fits is None:
        return Numbered(series, None, number)
    serial = int(fits[1])
    row = work.session.get(NumberSeries, series)
    if row is None:
        work.session.add(NumberSeries(series=series, last=serial))
    else:
        row.last = max(row.last, serial)
    return Numbered(series, serial, number)


def void_number(
    work: Work, station_id: int, pattern: str, facts: Mapping[str, Any], reason: str
) -> VoidNumber:
    """Take the next number of the series out of use, with its reason."""
    work.allow("number.void", on=station_id)
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明作废原因，例如：登记错误、当事人撤回"]})
    numbered = give_number(work, station_id, pattern, facts)
    assert numbered.serial is not None
    row = work.add(
        VoidNumber(
            series=numbered.series,
            serial=numbered.serial,
            number=numbered.number,
            reason=reason.strip(),
            account_id=work.actor.account_id,
            at=work.now,
        )
    )
    work.record("number.voided", row, number=row.number, reason=row.reason)
    return row


def give_code(work: Work, pattern: str, facts: Mapping[str, Any]) -> Numbered:
    """The next archival code of its series; codes are unique over the whole fonds."""
    return give_number(work, 0, pattern, facts)


def _around_serial(pattern: str, facts: Mapping[str, Any]) -> tuple[str, int, str]:
    hole = _SERIAL.search(pattern)
    if hole is None:  # the loader refuses such a pattern; a plain number still keeps volumes apart
        return fill_pattern(pattern, facts) + "-", 1, ""
    filled = fill_pattern(pattern[: hole.start()] + _MARK + pattern[hole.end() :], facts)
    before, after = filled.split(_MARK)
    return before, int(hole[1] or 1), after


def _refuse_taken(work: Work, station_id: int, number: str) -> None:
    if volume := _volume_with(work, station_id, number):
        by = f"《{volume.title}》" if work.may("volume.see", on=volume) else "另一案卷"
        raise Conflict(f"卷号“{number}”已用于{by}", fix="请核对原卷号，或留空由系统编号")
    voided = select(VoidNumber.reason).where(
        VoidNumber.series.startswith(f"{station_id}|"), VoidNumber.number == number
    )
    if reason := work.session.scalar(voided.limit(1)):
        raise Conflict(
            f"卷号“{number}”已作废（{reason}）", fix="作废的卷号不再使用，请用下一个卷号"
        )


def _volume_with(work: Work, station_id: int, number: str) -> Volume | None:
    same = select(Volume).where(Volume.station_id == station_id, Volume.number == number)
    return work.session.scalar(same.limit(1))
