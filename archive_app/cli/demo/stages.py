"""The life of a case written into an archive, stage by stage, each on its own day.

The stages of all cases are carried out in the order of their days, so that numbers, the audit chain
and the index grow as they would have grown.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Protocol

from archive_app.archive import CHINA, Archive, Work
from archive_app.cli.demo.cases import Case
from archive_app.cli.demo.papers import Papers
from archive_app.permissions import Actor
from archive_app.records.changing import gathered
from archive_app.records.judging import waive
from archive_app.records.moving import move_volume
from archive_app.records.volumes import describe_volume, open_volume
from archive_app.store.tables import Volume

__all__ = ["Clock", "Life", "live"]

REACHED = ("accepted", "mediating", "agreed", "concluded", "arranged", "archived", "reopened")
INQUIRED_FROM = 50_000  # 元; what the sample county asks an inquiry for


class Living(Protocol):
    """Whatever has a course of days."""

    def stages(self, today: date) -> Iterator[tuple[date, Callable[[Work], None], Actor]]:
        """What happens on which day, by whom, as far as it has come by today."""


class Clock:
    """The archive's clock: stands at a day of the story, or tells the real time."""

    def __init__(self) -> None:
        self.at: datetime | None = None

    def __call__(self) -> datetime:
        """The day of the story, or now."""
        return self.at or datetime.now(UTC)

    def turn_to(self, day: date, minutes: int) -> None:
        """Stand at this day, so many minutes after nine in the morning in China."""
        morning = datetime.combine(day, time(9), CHINA)
        self.at = (morning + timedelta(minutes=minutes)).astimezone(UTC)


@dataclass
class Life:
    """A case on its way through the archive."""

    case: Case
    clerk: Actor
    head: Actor
    station_id: int
    papers: Papers
    volume_id: int = 0

    def stages(self, today: date) -> Iterator[tuple[date, Callable[[Work], None], Actor]]:
        """What happens on which day, by whom, as far as the case has come by today."""
        days, far = self.case.days, REACHED.index(self.case.until)
        written: list[tuple[int, date, Callable[[Work], None], Actor]] = [
            (0, days.accepted, self._open, self.clerk),
            (1, days.first, self._meet, self.clerk),
            (2, days.agreed, self._end, self.clerk),
            (3, days.concluded, self._move("conclude"), self.clerk),
            (3, days.performed, self.perform, self.clerk),
            (3, days.visited, self.visit, self.clerk),
            (3, days.visited, self._irregular, self.head),
            (4, days.arranged, self.bind, self.clerk),
            (4, days.arranged, self._move("arrange"), self.head),
            (5, days.archived, self._move("archive"), self.head),
            (6, days.archived + timedelta(days=9), self._move("reopen"), self.head),
        ]
        for stage, day, act, actor in written:
            if stage <= far and day <= today:
                yield day, act, actor

    def _volume(self, work: Work) -> Volume:
        return work.get(Volume, self.volume_id)

    def describe(self, work: Work, facts: dict[str, Any]) -> Volume:
        """Enter what the case's kind asks of these facts."""
        known = {f.name for f in work.archive.standard.kind(self.case.kind).fields}
        told = {name: value for name, value in facts.items() if name in known}
        return describe_volume(work, self.volume_id, _as_entered(told))

    def _file(self, work: Work, slot: str, on: date, row: int | None = None) -> None:
        self.papers.file(work, self.case, self._volume(work), slot, on, row=row)

    def register(self, work: Work) -> Volume:
        """Open the volume with what is known when the case is accepted."""
        case, day = self.case, self.case.days.accepted
        volume = open_volume(
            work,
            case.kind,
            _as_entered(case.intake()),
            station_id=self.station_id,
            opened_on=day,
            carrier="both",
            shelf=f"{case.station['short']}-{day.year}",
        )
        self.volume_id = volume.id
        return volume

    def enclose(self, work: Work) -> None:
        """Copies of identity papers, evidence and inquiries go into the volume."""
        case, day = self.case, self.case.days.first
        facts = self._volume(work).facts
        for row in range(len(case.parties)):
            self._file(work, "identity", day, row)
        if case.dispute.get("evidence"):
            self._file(work, "evidence", day)
        if facts.get("facts_disputed") or facts.get("has_injury") or case.amount >= INQUIRED_FROM:
            self._file(work, "investigation", day)

    def _open(self, work: Work) -> None:
        case = self.case
        volume = self.register(work)
        if case.ending == "simple_register":
            return
        with gathered(work, volume):
            self._file_intake(work)

    def _file_intake(self, work: Work) -> None:
        case, day = self.case, self.case.days.accepted
        self._file(work, "apply", day)
        if case.chance("accept").random() < 0.3:
            self._file(work, "accept", day)
        for row in range(len(case.parties)):
            self._file(work, "notice", day, row)
        if case.intake()["escalation_risk"]:
            self._file(work, "escalation_report", day)

    def _meet(self, work: Work) -> None:
        case = self.case
        if case.ending == "simple_register":
            return
        self.describe(work, case.meeting())
        if case.days.first != case.days.agreed:
            self._file(work, "record", case.days.first)

    def _end(self, work: Work) -> None:
        case, day = self.case, self.case.days.agreed
        if case.ending == "simple_register":
            return
        volume = self.describe(work, case.outcome())
        with gathered(work, volume):
            self.enclose(work)
            for slot in ("record", "agreement", "oral_agreement"):
                self._file(work, slot, day)
            if case.ending == "unreached":
                self._file(work, "termination", day)

    def perform(self, work: Work) -> None:
        """The agreement is carried out, with its receipt."""
        if self.case.ending not in {"written", "oral"}:
            return
        self.describe(work, self.case.performance())
        if self.case.amount:
            self._file(work, "performance_proof", self.case.days.performed)

    def visit(self, work: Work) -> None:
        """The parties are visited afterwards, where the standard wants it."""
        case = self.case
        needed = case.ending in {"written", "oral"} and (
            not case.spot or case.dispute.get("level") in {"疑难", "重大"}
        )
        if not needed:
            return
        forgotten = case.flaw.get("forget", ())
        told = {name: value for name, value in case.visit().items() if name not in forgotten}
        if told:
            self.describe(work, told)
        self._file(work, "visit", case.days.visited)

    def _irregular(self, work: Work) -> None:
        """What a flawed case has too much, and what was let go for a reason."""
        flaw, volume = self.case.flaw, self._volume(work)
        if told := flaw.get("stray"):
            self.papers.stray(work, self.case, volume, told)
        if slot := flaw.get("waive"):
            key = volume.facts["parties"][1]["key"]
            waive(work, volume.id, f"{slot}@{key}", flaw["reason"])

    def bind(self, work: Work) -> None:
        """Cover, inventory and back cover are printed and checked."""
        day = self.case.days.arranged
        self._file(work, "register", day)
        for slot in ("back_cover", "inventory", "cover"):
            self._file(work, slot, day)

    def _move(self, move: str) -> Callable[[Work], None]:
        def act(work: Work) -> None:
            move_volume(work, self.volume_id, move, reason=self.case.flaw.get("reopen", ""))

        return act


def live(
    archive: Archive, clock: Clock, lives: Sequence[Living], today: date
) -> Iterator[tuple[int, int]]:
    """Carry out every stage in the order of days; tells how far it is after each."""
    order = [
        (day, number, step, act, actor)
        for number, life in enumerate(lives)
        for step, (day, act, actor) in enumerate(life.stages(today))
    ]
    order.sort(key=lambda item: item[:3])
    for done, (day, _, _, act, actor) in enumerate(order, start=1):
        clock.turn_to(day, done % 480)
        with archive.work(actor) as work:
            act(work)
        yield done, len(order)


def _as_entered(facts: dict[str, Any]) -> dict[str, Any]:
    """Dates as a page would send them."""
    if isinstance(facts, dict):
        return {name: _entered(value) for name, value in facts.items()}
    return facts


def _entered(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_entered(one) for one in value]
    return _as_entered(value) if isinstance(value, dict) else value
