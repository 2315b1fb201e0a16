"""What a volume lacks, as its page shows it: gravest first, each with what to do about it.

Findings come from the judge; owned here is only which button leads to the cure. Open questions are
gathered: ten requirements may wait for the same answer.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from flask import url_for

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.records.desk import working_days_left
from archive_app.standard import Finding, Kind, Outcome, Slot, Standard, Verdict
from archive_app.store.tables import Volume
from archive_app.web.volume_places import Paper, Places, PlaceView
from archive_app.web.volume_strips import period_address

__all__ = [
    "Action",
    "Basis",
    "FindingView",
    "Lacking",
    "Question",
    "lacking_of",
    "told_due",
    "told_left",
]

_ASKED = re.compile(r"“([^”]+)”未填写")
_CERTAINTY = {"county_must_confirm": "需县局确认", "excerpt": "依据部分文本"}


@dataclass(frozen=True)
class Action:
    """A button or link that leads to the cure."""

    label: str
    address: str


@dataclass(frozen=True)
class Basis:
    """A source with how certain it is, where it is not certain."""

    title: str
    mark: str
    note: str


@dataclass(frozen=True)
class FindingView:
    """One finding, everything resolved."""

    id: str
    title: str
    badge: str
    word: str | None
    reason: str
    fix: str
    note: str
    severity: str
    severity_title: str
    points: str
    basis: tuple[Basis, ...]
    due: str
    actions: tuple[Action, ...]
    waive: str | None
    period: Action | None = None  # the page of the period it is about
    members: tuple["FindingView", ...] = ()  # when several periods are told as one


@dataclass(frozen=True)
class Question:
    """A fact somebody must enter before requirements can be judged."""

    title: str
    address: str


@dataclass(frozen=True)
class Lacking:
    """All findings, by what they wait for: a paper, a signature, an answer; and reminders."""

    wrong: tuple[FindingView, ...]
    unsigned: tuple[FindingView, ...]
    unanswered: tuple[FindingView, ...]
    questions: tuple[Question, ...]
    reminders: tuple[FindingView, ...]
    running: dict[str, FindingView]  # duties in time, by deadline: shown with the deadlines

    @property
    def total(self) -> int:
        """How many things there are to do, as listed; duties in time left out."""
        return sum(map(len, (self.wrong, self.unsigned, self.questions, self.reminders)))

    @property
    def every(self) -> tuple[FindingView, ...]:
        """All of them but duties in time."""
        return (*self.wrong, *self.unsigned, *self.unanswered, *self.reminders)

    @property
    def waiting(self) -> int:
        """How many requirements, besides the questions themselves, wait for the answers."""
        return sum(not finding.id.startswith("field:") for finding in self.unanswered)


def lacking_of(work: Work, volume: Volume, verdict: Verdict, places: Places) -> Lacking:
    """The findings of a verdict, sorted by what a person has to do."""
    maker = _Maker(work, volume, verdict, places)
    parts: dict[str, list[FindingView]] = {
        "wrong": [],
        "unsigned": [],
        "asked": [],
        "hint": [],
        "running": [],
    }
    questions: dict[str, Question] = {}
    for finding in maker.sorted():
        parts[maker.part(finding)].append(maker.view(finding))
        questions |= {question.title: question for question in maker.questions(finding)}
    return Lacking(
        wrong=tuple(parts["wrong"]),
        unsigned=tuple(parts["unsigned"]),
        unanswered=tuple(parts["asked"]),
        questions=tuple(questions.values()),
        reminders=tuple(parts["hint"]),
        running={view.id: view for view in parts["running"]},
    )


class _Maker:
    """Knows one volume while its findings are drawn up."""

    def __init__(self, work: Work, volume: Volume, verdict: Verdict, places: Places) -> None:
        self.today = work.today
        self.volume = volume
        self.verdict = verdict
        self.standard: Standard = work.standard_of(volume)
        self.kind: Kind = self.standard.kind(volume.kind)
        self.may_waive = work.may("requirement.waive", on=volume)
        locked = self.standard.state(volume.state).locked
        self.may_change = work.may("document.file", on=volume) and not locked
        every = (*places.shown, *places.optional, *places.needless)
        self.places: Mapping[str, PlaceView] = {place.value: place for place in every}
        self.outcomes: Mapping[str, Outcome] = {o.id: o for o in verdict.outcomes}
        self.gravity = {severity.id: n for n, severity in enumerate(self.standard.severities)}

    def sorted(self) -> list[Finding]:
        """Gravest first; what is overdue before what is not."""
        return sorted(
            self.verdict.findings, key=lambda f: (self.gravity[f.severity], not self.overdue(f))
        )

    def overdue(self, finding: Finding) -> bool:
        return finding.due_on is not None and finding.due_on < self.today

    def part(self, finding: Finding) -> str:
        if self.asked(finding):
            return "asked"
        if finding.outcome == "draft" or self.unsigned_papers(finding):
            return "unsigned"
        if finding.outcome == "running" and not self.overdue(finding):
            return "running"
        return "hint" if finding.severity == "hint" else "wrong"

    def asked(self, finding: Finding) -> str | None:
        """The title of the fact that must be entered first, if that is what is lacking."""
        if finding.outcome not in {"undetermined", "missing"}:
            return None
        if finding.id.startswith("field:"):
            return finding.title
        found = _ASKED.search(finding.reason)
        return found[1] if found else None

    def questions(self, finding: Finding) -> Iterator[Question]:
        if title := self.asked(finding):
            yield Question(title, self.question_address(title))

    def question_address(self, title: str) -> str:
        """Where a fact is entered: on the volume's form, or on a document's."""
        for slot in self.kind.slots:
            for field in slot.fields:
                if title == f"{slot.title}·{field.title}":
                    return self.document_facts(slot, field.name)
        for field in self.kind.fields:
            if title.partition("·")[0] == field.title:
                return facts_address(self.volume.id, field.name)
        return facts_address(self.volume.id)

    def document_facts(self, slot: Slot, name: str) -> str:
        papers = list(self.papers(slot.id))
        without = [paper for paper in papers if paper.row.facts.get(name) in (None, "", [])]
        for paper in without or papers:
            return url_for("documents.facts", document_id=paper.row.id, _anchor=f"f-{name}")
        return facts_address(self.volume.id)

    def papers(self, slot_id: str) -> Iterator[Paper]:
        for place in self.places.values():
            if place.slot.id == slot_id:
                yield from place.papers

    def unsigned_papers(self, finding: Finding) -> list[Paper]:
        """The papers of this place, or of this group's places, that wait for an attestation."""
        waiting = finding.outcome in {"undetermined", "draft"}
        return [
            paper
            for place in self.places_of(finding)
            for paper in place.papers
            if waiting and paper.lacking
        ]

    def places_of(self, finding: Finding) -> list[PlaceView]:
        if finding.id in self.places:
            return [self.places[finding.id]]
        group = finding.id.removeprefix("group:")
        if group == finding.id:
            return []
        return [place for place in self.places.values() if place.slot.group == group]

    def view(self, finding: Finding) -> FindingView:
        severity = self.standard.severity(finding.severity)
        overdue = self.overdue(finding)
        return FindingView(
            id=finding.id,
            title=mask_text(finding.title),
            badge="overdue" if overdue else finding.outcome,
            word=None,
            reason=mask_text(finding.reason),
            fix=mask_text(finding.fix),
            note=finding.note,
            severity=finding.severity,
            severity_title=severity.title,
            points=f"{finding.points.normalize():f}" if finding.points else "",
            basis=tuple(self.basis(one) for one in finding.basis),
            due=told_due(finding.due_on, self.today, self.working(finding)),
            actions=tuple(self.actions(finding)) if self.may_change else (),
            waive=self.waive_address(finding),
            period=self.period(finding),
        )

    def working(self, finding: Finding) -> int | None:
        if finding.due_on is None:
            return None
        return working_days_left(self.kind, finding.id, self.today, finding.due_on)

    def period(self, finding: Finding) -> Action | None:
        place = self.places.get(finding.id)
        if place is None or not place.row or place.slot.every is None:
            return None
        return Action(place.row_title, period_address(self.volume.id, place.slot.id, place.row))

    def basis(self, source_id: str) -> Basis:
        source = self.standard.source(source_id)
        return Basis(source.title, _CERTAINTY.get(source.certainty, ""), source.note or "")

    def waive_address(self, finding: Finding) -> str | None:
        never = finding.id.startswith(("deadline:", "unplaced:")) or finding.severity == "veto"
        if never or not self.may_waive:
            return None
        return url_for("volume.waive", volume_id=self.volume.id, requirement=finding.id)

    def actions(self, finding: Finding) -> Iterator[Action]:
        if title := self.asked(finding):
            yield Action("去填写", self.question_address(title))
        elif finding.id.startswith("check:"):
            yield from self.check_actions(finding)
        elif finding.id.startswith("deadline:"):
            yield Action("去填写", facts_address(self.volume.id))
        elif finding.id.startswith("unplaced:"):
            yield Action("选择位置", "#unplaced")
        else:
            yield from self.place_actions(finding)

    def check_actions(self, finding: Finding) -> Iterator[Action]:
        """A check compares facts of the volume with facts of papers: both can be corrected."""
        yield Action("核对案卷信息", facts_address(self.volume.id))
        check = next(c for c in self.kind.checks if f"check:{c.id}" == finding.id)
        words = set(re.findall(r"[a-z_]+", f"{check.expect} {check.when or ''}"))
        for slot in self.kind.slots:
            if slot.id in words:
                for paper in self.papers(slot.id):
                    address = url_for("documents.facts", document_id=paper.row.id)
                    yield Action(f"核对{slot.title}", address)

    def place_actions(self, finding: Finding) -> Iterator[Action]:
        for paper in self.unsigned_papers(finding)[:3]:
            address = url_for("volume.attest", volume_id=self.volume.id, document_id=paper.row.id)
            yield Action("确认已打印入卷" if paper.only_bound else "确认签章", address)
        several = len(self.places_of(finding)) > 1
        for place in self.places_of(finding):
            named = place.slot.title if several else ""
            if place.fillable and finding.outcome == "missing":
                address = url_for(
                    "volume.fill", volume_id=self.volume.id, slot=place.slot.id, row=place.row
                )
                yield Action(f"生成{named or '文书'}", address)
            label = "移动或撤回" if finding.outcome == "excess" else f"归入{named or '扫描件'}"
            of_period = self.period(finding)
            yield Action(label, of_period.address if of_period else f"#{place.anchor}")


def facts_address(volume_id: int, name: str | None = None) -> str:
    """The form of the volume's facts, at one of them."""
    return url_for("volumes.facts", volume_id=volume_id, _anchor=f"f-{name}" if name else None)


def told_due(due_on: date | None, today: date, working: int | None = None) -> str:
    """How long there is still time, in plain words."""
    return "" if due_on is None else told_left((due_on - today).days, working)


def told_left(days: int, working: int | None = None) -> str:
    """How late it is, or how much time is left; in working days where those count."""
    if days < 0:
        return f"已逾期 {-days} 天"
    if working is not None and days:
        return f"还剩 {working} 个工作日"
    return f"还有 {days} 天" if days else "今天到期"
