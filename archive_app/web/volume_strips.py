"""Papers asked for again and again, as a calendar: one strip a slot, one square a period.

Owns folding the places of a volume into strips. What a period lacks is the judge's business; the
page of one period is `volume_periods`'s.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import url_for

from archive_app.chinese.dates import cn_date
from archive_app.standard import OutcomeValue, Slot
from archive_app.web.volume_places import Places, PlaceView

__all__ = ["LACKING", "Drawn", "Square", "Strip", "drawn", "period_address", "strip_of"]

# What somebody has to do something about, worst first.
LACKING = ("missing", "excess", "undetermined", "draft")
_ORDER = (*LACKING, "not_due", "satisfied", "waived", "not_applicable")
_WORDS = {outcome.value: outcome.label for outcome in OutcomeValue} | {"not_applicable": "不需要"}


@dataclass(frozen=True)
class Square:
    """One period: its short name, how it stands, and where its place is."""

    label: str
    outcome: str
    told: str
    address: str
    current: bool = False


@dataclass(frozen=True)
class Line:
    """One year of a strip; `before` empty squares put each month under its name."""

    year: str
    before: int
    squares: tuple[Square, ...]
    passed_over: int  # weeks nobody asks a paper for: counted, not drawn


@dataclass(frozen=True)
class Strip:
    """A slot kept for each period, with its places in the order of time."""

    slot: Slot
    places: tuple[PlaceView, ...]
    lines: tuple[Line, ...]

    @property
    def unit(self) -> str:
        """What its periods are: a month, a week."""
        assert self.slot.every is not None
        return self.slot.every.unit

    @property
    def anchor(self) -> str:
        """The id of its element on the page."""
        return f"strip-{self.slot.id}"

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many periods stand how, worst first."""
        found = Counter(place.outcome for place in self.places)
        return tuple((outcome, found[outcome]) for outcome in _ORDER if found[outcome])

    @property
    def outcome(self) -> str:
        """How the strip as a whole stands: as its worst period."""
        return self.counts[0][0]

    @property
    def next(self) -> PlaceView | None:
        """The earliest period that lacks its paper, else the earliest whose paper is to come."""
        for wanted in (("missing",), ("draft", "undetermined"), ("not_due",)):
            for place in self.places:
                if place.outcome in wanted:
                    return place
        return None


@dataclass(frozen=True)
class Drawn:
    """The places of a volume as drawn: a strip stands for all periods of its slot."""

    shown: tuple[PlaceView | Strip, ...]
    optional: tuple[PlaceView | Strip, ...]
    needless: tuple[PlaceView | Strip, ...]


def drawn(places: Places, volume_id: int) -> Drawn:
    """Strips in the place of single periods; those nobody asks for folded away whole."""
    folded = (*places.optional, *places.needless)
    recurring = [*places.shown, *folded]
    recurring = [place for place in recurring if place.slot.every is not None and place.row]
    alive = {place.slot.id for place in places.shown if place.row and place.slot.every}
    strips = {
        key: strip_of([p for p in recurring if p.slot.id == key], volume_id)
        for key in dict.fromkeys(place.slot.id for place in recurring)
    }
    return Drawn(
        shown=tuple(_with_strips(places.shown, strips)),
        optional=tuple(_with_strips(places.optional, strips, alive)),
        needless=tuple(_with_strips(places.needless, strips, alive)),
    )


def strip_of(places: Iterable[PlaceView], volume_id: int, current: str | None = None) -> Strip:
    """The strip of one slot's periods; `current` is the period whose page it stands on."""
    ordered = tuple(sorted(places, key=lambda place: str(place.row)))
    years = groupby(ordered, key=lambda place: str(place.row)[:4])
    lines = [_line(year, list(of_year), volume_id, current) for year, of_year in years]
    return Strip(ordered[0].slot, ordered, tuple(lines))


def period_address(volume_id: int, slot: str, row: str) -> str:
    """The page of one period's place."""
    return url_for("volume.period", volume_id=volume_id, slot=slot, row=row)


def _with_strips(
    places: Sequence[PlaceView], strips: dict[str, Strip], drawn_already: Iterable[str] = ()
) -> Iterator[PlaceView | Strip]:
    """Each strip once, where its first period stood."""
    done = set(drawn_already)
    for place in places:
        if not (place.slot.every and place.row):
            yield place
        elif place.slot.id not in done:
            done.add(place.slot.id)
            yield strips[place.slot.id]


def _line(year: str, places: list[PlaceView], volume_id: int, current: str | None) -> Line:
    first = str(places[0].row)
    before = int(first[5:].lstrip("QH")) - 1 if len(first) > 4 and "W" not in first else 0
    asked = [p for p in places if not _passed_over(p) or p.row == current]
    squares = tuple(_square(place, volume_id, current) for place in asked)
    return Line(year, before, squares, len(places) - len(asked))


def _passed_over(place: PlaceView) -> bool:
    weekly = place.slot.every is not None and place.slot.every.unit == "week"
    return weekly and place.outcome == "not_applicable" and not place.papers


def _square(place: PlaceView, volume_id: int, current: str | None) -> Square:
    row = str(place.row)
    label = place.row_title.removeprefix(f"{row[:4]}年").removeprefix("第") or place.row_title
    return Square(
        label=label,
        outcome=place.outcome,
        told=f"{place.row_title}：{_WORDS[place.outcome]}{_why(place)}",
        address=period_address(volume_id, place.slot.id, row),
        current=row == current,
    )


def _why(place: PlaceView) -> str:
    said = "" if place.reason.startswith(("缺", "最后一天")) else place.reason
    waits = place.due_on is not None and place.outcome not in {"waived", "satisfied"}
    last = f"最后一天{cn_date(place.due_on)}" if waits and place.due_on else ""
    why = "，".join(filter(None, (said, last)))
    return f"（{why}）" if why else ""
