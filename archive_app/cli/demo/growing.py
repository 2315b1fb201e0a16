"""The life of a volume made after a worked example: opened, filled, closed, each on its own day.

Its kind may be any kind the standard has; what it lacks in the end follows from its seed.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from archive_app.archive import Work
from archive_app.cli.demo.course import Course, Leaf
from archive_app.cli.demo.leaves import Leaves, of_period, periods_by_place
from archive_app.permissions import Actor
from archive_app.records.changing import gathered
from archive_app.records.judging import verdict_of, view_of
from archive_app.records.linking import link_volume
from archive_app.records.moving import move_volume, moves_of
from archive_app.records.volumes import describe_volume, open_volume
from archive_app.standard import OutcomeValue
from archive_app.store.tables import Volume

__all__ = ["Grown", "Known"]

PRINTED = 0.5  # of the papers that stay away, how many wait for their signatures
FORGOTTEN = 0.08  # of the papers of periods
LOOKED_AFTER_EVERY = 120  # days; a person's file is filled as the months go by
CLOSED_AFTER, ARRANGED_AFTER, ARCHIVED_AFTER = 3, 12, 40
Known = dict[tuple[str, int, str], int]  # which volume of a year a station has of a kind
Step = tuple[date, Callable[[Work], None], Actor]


@dataclass
class Grown:
    """A volume on its way; `lacks` tells whether something stays away that should be there."""

    course: Course
    clerk: Actor
    head: Actor
    station_id: int
    short: str
    year: int | None
    leaves: Leaves
    known: Known
    chance: random.Random
    lacks: bool
    origin: "tuple[Grown, str] | None" = None
    volume_id: int = 0
    _filed: set[int] = field(default_factory=set)
    _tied: set[tuple[str, int]] = field(default_factory=set)
    _away: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        asked = [n for n, leaf in enumerate(self.course.leaves) if not leaf.slot.every]
        if self.lacks and asked:
            self._away = frozenset(self.chance.sample(asked, min(len(asked), 2))[: self._few()])

    def stages(self, today: date) -> Iterator[Step]:
        """What happens on which day, by whom, as far as the volume has come by today."""
        course, closed = self.course, self.course.end + timedelta(days=CLOSED_AFTER)
        written: list[Step] = [(course.start, self._open, self.clerk)]
        if course.kind.unit == "person":
            lasts = (course.end - course.start).days
            later = range(LOOKED_AFTER_EVERY, lasts, LOOKED_AFTER_EVERY)
            days = [course.start + timedelta(days=days) for days in later]
            written += [(day, self._go_on, self.clerk) for day in days]
        written += [
            (course.end, self._go_on, self.clerk),
            (closed, self._go_on, self.clerk),
            (closed, self._move("conclude"), self.clerk),
            (closed + timedelta(days=ARRANGED_AFTER), self._move("arrange"), self.head),
            (closed + timedelta(days=ARCHIVED_AFTER), self._move("archive"), self.head),
        ]
        if course.end > today:
            written.append((today, self._go_on, self.clerk))
        yield from (step for step in written if step[0] <= today)

    def _few(self) -> int:
        return self.chance.choice([1, 1, 2])

    def _open(self, work: Work) -> None:
        course = self.course
        volume = open_volume(
            work,
            course.kind.id,
            course.known(work.today),
            station_id=self.station_id,
            opened_on=course.start,
            carrier=self.chance.choice(["paper", "both", "both"]),
            shelf=f"{self.short}-{course.start.year}",
        )
        self.volume_id = volume.id
        if self.year is not None:
            self.known.setdefault((self.short, self.year, course.kind.id), volume.id)
        if self.origin is not None and self.origin[0].volume_id:
            origin, link = self.origin
            if not work.get(Volume, origin.volume_id).locked:
                link_volume(work, origin.volume_id, link, volume.id)
        self._file(work)

    def _go_on(self, work: Work) -> None:
        describe_volume(work, self.volume_id, self.course.known(work.today))
        self._file(work)
        self._tie_the_year(work)

    def _file(self, work: Work) -> None:
        volume = work.get(Volume, self.volume_id)
        due = [leaf for leaf in self.course.filed(work.today) if not leaf.slot.every]
        papers = [*self._to_put(volume, due), *self._of_periods(work, volume)]
        if not papers:
            return
        view = view_of(work, volume)
        with gathered(work, volume):
            for leaf, stays_away in papers:
                facts = self._with_number(volume, leaf.facts)
                if not stays_away:
                    self.leaves.file(work, volume, replace(leaf, facts=facts), view, self.chance)
                elif self.leaves.has_form(leaf) and self.chance.random() < PRINTED:
                    self.leaves.draft(work, volume, leaf)

    def _with_number(self, volume: Volume, facts: Mapping[str, Any]) -> dict[str, Any]:
        number = self.course.number
        return {n: volume.number if number and v == number else v for n, v in facts.items()}

    def _to_put(self, volume: Volume, leaves: list[Leaf]) -> Iterator[tuple[Leaf, bool]]:
        for leaf in leaves:
            number = next(n for n, one in enumerate(self.course.leaves) if one is leaf)
            if number not in self._filed and _row_known(volume, leaf):
                self._filed.add(number)
                yield leaf, number in self._away

    def _of_periods(self, work: Work, volume: Volume) -> Iterator[tuple[Leaf, bool]]:
        """A paper for each period that is past, but for those somebody forgot."""
        if not any(slot.every for slot in self.course.kind.slots):
            return
        patterns = {leaf.slot.id: leaf for leaf in self.course.leaves if leaf.slot.every}
        periods = periods_by_place(work, volume, patterns)
        for outcome in verdict_of(work, volume, as_state="arranged").outcomes:
            period = periods.get((str(outcome.slot), str(outcome.row)))
            lacks = outcome.outcome is OutcomeValue.MISSING
            if period is None or not lacks or period.end > work.today:
                continue
            if self.lacks and random.Random(f"{self.volume_id} {outcome.id}").random() < FORGOTTEN:  # noqa: S311
                continue
            pattern = patterns[str(outcome.slot)]
            yield of_period(pattern, period, self.chance), False

    def _tie_the_year(self, work: Work) -> None:
        """A year's folder is tied to the other volumes of its year."""
        if self.year is None:
            return
        for link in self.course.kind.links:
            for kind in link.to:
                other = self.known.get((self.short, self.year, kind))
                if other and (link.id, other) not in self._tied:
                    link_volume(work, self.volume_id, link.id, other)
                    self._tied.add((link.id, other))

    def _move(self, move: str) -> Callable[[Work], None]:
        """Only what nothing stands in the way of; what is archived lacks nothing."""

        def act(work: Work) -> None:
            volume = work.get(Volume, self.volume_id)
            if move == "archive" and not volume.complete:
                return
            if any(option.move.id == move and option.allowed for option in moves_of(work, volume)):
                move_volume(work, volume.id, move)

        return act


def _row_known(volume: Volume, leaf: Leaf) -> bool:
    """Whether the row a paper is for is entered already."""
    per = leaf.slot.per
    return per is None or any(row["key"] == leaf.row for row in volume.facts.get(per) or ())
