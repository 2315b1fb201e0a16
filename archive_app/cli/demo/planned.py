"""Which volumes the county has besides its disputes: of every kind, at three stations.

Owns the choice of kind, station, days and example; the life of each volume is `growing`'s.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Protocol

from archive_app.archive import Archive
from archive_app.cli.demo.cases import sample
from archive_app.cli.demo.course import Course, course_of
from archive_app.cli.demo.entries import entries_of
from archive_app.cli.demo.examples import Examples, examples_of
from archive_app.cli.demo.growing import Grown, Known
from archive_app.cli.demo.leaves import Leaves
from archive_app.cli.demo.retelling import Retelling, by_days, by_months, by_years
from archive_app.permissions import Actor
from archive_app.standard import Kind, Link, Standard, VolumeView, load_facts, value_of

__all__ = ["Plan", "Station", "volumes_of"]

AFTERWARDS = 32  # days; when a volume begins that comes out of another, at most
FIRST_CHOICE = 3  # of so many examples of a kind, the fullest ones, one is told


class Station(Protocol):
    """Who works in a station."""

    @property
    def station_id(self) -> int:
        """Its row."""

    @property
    def clerk(self) -> Actor:
        """Who writes."""

    @property
    def head(self) -> Actor:
        """Who checks."""


@dataclass(frozen=True)
class Plan:
    """One volume to be: of which kind, where, of which year or since when."""

    kind: Kind
    short: str
    year: int | None
    ago: int
    seed: str

    def chance(self, what: str) -> random.Random:
        """Chance of its own for each use."""
        return random.Random(f"{self.seed} {what}")  # noqa: S311 - invented data, not a secret


def volumes_of(
    archive: Archive, staff: Mapping[str, Station], today: date, *, one_in: int = 1
) -> Iterator[Grown]:
    """Every volume planned, or one in so many; linked ones follow the volume they come out of."""
    maker = _Maker(archive.standard, examples_of(archive), Leaves(archive), staff, today, {})
    plans = [plan for plan in _plans(archive.standard, today) if plan.kind.id in maker.examples]
    for plan in plans[::one_in]:
        grown = maker.grown(plan)
        yield grown
        yield from maker.linked(plan, grown)


def _plans(standard: Standard, today: date) -> Iterator[Plan]:
    told = sample("plan")
    for kind in standard.kinds:
        if kind.id in told["own"]:
            continue
        of = _years(kind, told, today) if kind.unit == "year" else _cases(kind, told)
        yield from of


def _years(kind: Kind, told: Mapping[str, Any], today: date) -> Iterator[Plan]:
    for short, shares in told["stations"].items():
        for before, share in enumerate(shares):
            plan = Plan(kind, short, today.year - before, 0, f"{kind.id} {short} {before}")
            if plan.chance("kept").random() < share:
                yield plan


def _cases(kind: Kind, told: Mapping[str, Any]) -> Iterator[Plan]:
    most, least = told["days"]
    stations = [*told["stations"]]
    count = told["many"].get(kind.id, told["cases"])
    for number in range(count):
        plan = Plan(kind, stations[number % len(stations)], None, 0, f"{kind.id} {number}")
        room = (most - least) // count
        ago = most - number * room - plan.chance("ago").randrange(room)
        yield replace(plan, ago=ago)


@dataclass(frozen=True)
class _Maker:
    standard: Standard
    examples: Examples
    leaves: Leaves
    staff: Mapping[str, Station]
    today: date
    known: Known

    def grown(self, plan: Plan) -> Grown:
        """The volume with a life of its own."""
        return self._life(plan, self._course(plan, self._example(plan), {}))

    def linked(self, plan: Plan, origin: Grown) -> Iterator[Grown]:
        """A volume that comes out of this one, as one of the links of its kind has it."""
        chance = plan.chance("linked")
        told = sample("plan")
        wanted = told["links"].get(plan.kind.id)
        ways = [link for link in plan.kind.links if wanted in (None, link.id)]
        links = [(link, kind) for link in ways for kind in self._openable(link)]
        share = told["linked"] if wanted is None else 1.0
        if plan.year is not None or not links or chance.random() > share:
            return
        link, kind = chance.choice(links)
        ago = (self.today - origin.course.end).days - AFTERWARDS
        if ago < 1:
            return
        after = replace(plan, kind=kind, ago=ago, seed=f"{plan.seed} {link.id}")
        course = self._course(after, self._example(after), self._carried(plan.kind, link, origin))
        if origin.course.end < course.start <= self.today:
            yield self._life(after, course, (origin, link.id))

    def _openable(self, link: Link) -> list[Kind]:
        kinds = [self.standard.kind(kind) for kind in link.to if kind in self.examples]
        return [kind for kind in kinds if kind.unit != "year"]

    def _example(self, plan: Plan) -> VolumeView:
        return plan.chance("example").choice(self.examples.of(plan.kind.id)[:FIRST_CHOICE])

    def _course(self, plan: Plan, example: VolumeView, carried: Mapping[str, str]) -> Course:
        county = sample("county")["stations"]
        station = next(one for one in county if one["short"] == plan.short)
        chance = plan.chance("told")
        given = {str(example.facts[n]): v for n, v in carried.items() if _words(example, n)}
        told = Retelling(
            station, station["committees"][0], chance, by_days(0), given, first=chance.randrange(40)
        )
        if plan.year is not None:
            shift = by_years(plan.year - _year_of(plan.kind, example))
            course = course_of(plan.kind, example, replace(told, shift=shift), plan.year)
            return self._with_entries(plan, course, told)
        begun = course_of(plan.kind, example, replace(told, said={}, sexes={}), None).start
        told.shift = _later(plan.kind, begun, self.today - timedelta(days=plan.ago))
        course = course_of(plan.kind, example, told, None)
        known = {field.name for field in plan.kind.fields}
        return replace(
            course, facts={**course.facts, **{n: v for n, v in carried.items() if n in known}}
        )

    def _with_entries(self, plan: Plan, course: Course, told: Retelling) -> Course:
        assert plan.year is not None
        examples = self.examples.of(plan.kind.id)
        entries = entries_of(plan.kind, examples, told, plan.year, self.today)
        if not entries:
            return course
        return replace(course, facts={**course.facts, str(plan.kind.register): entries})

    def _carried(self, kind: Kind, link: Link, origin: Grown) -> dict[str, str]:
        """The words and days that the volume it comes out of gives it."""
        facts = load_facts(self.standard, kind.fields, origin.course.facts)
        found = {there: value_of(self.standard, kind, here, facts) for there, here in link.carry}
        return {n: str(v) for n, v in found.items() if isinstance(v, str | date)}

    def _life(self, plan: Plan, course: Course, origin: tuple[Grown, str] | None = None) -> Grown:
        people, chance = self.staff[plan.short], plan.chance("life")
        return Grown(
            course,
            people.clerk,
            people.head,
            people.station_id,
            plan.short,
            plan.year,
            self.leaves,
            self.known,
            chance,
            chance.random() < sample("plan")["lacking"],
            origin,
        )


def _words(example: VolumeView, name: str) -> bool:
    value = example.facts.get(name)
    return isinstance(value, str) and len(value) > 1


def _later(kind: Kind, begun: date, wanted: date) -> Callable[[date], date]:
    """So that it begins about the day wanted: whole months later, or on the same weekdays."""
    if kind.unit == "person" or kind.id in sample("plan")["terms"]:
        return by_months((wanted.year - begun.year) * 12 + wanted.month - begun.month)
    return by_days((wanted - begun).days // 7 * 7)


def _year_of(kind: Kind, example: VolumeView) -> int:
    """The year an example of a book or folder is about."""
    days = [example.facts.get(one.name) for one in kind.fields if one.type == "date"]
    year = example.facts.get("year") or min(day for day in days if day).year
    return int(year)
