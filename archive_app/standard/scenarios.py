"""Worked examples written by hand: facts and papers of a volume, and what the judge must say.

Owns reading the scenario files and comparing an expectation with a verdict. A scenario may start
from another of its file (`base:`); what it says itself wins: facts and waivers one by one, papers
slot by slot (and row by row), and `drop:` takes whole slots away.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from marshmallow import ValidationError

from archive_app.errors import StandardFault
from archive_app.standard.faults import Fault, did_you_mean
from archive_app.standard.judging import (
    is_private,
    item_retentions,
    judge,
    sealed_of,
    signatures_of,
)
from archive_app.standard.loader import shape_faults
from archive_app.standard.marks import Node, plain, read
from archive_app.standard.metadata import load_facts
from archive_app.standard.model import Field, Kind, Standard
from archive_app.standard.scope import SYSTEM_FACTS
from archive_app.standard.shapes import Anything, Day, Flag, Id, Shape, Text, ids, shapes, texts
from archive_app.standard.verdict import DocumentView, Verdict, VolumeView, Waiver

__all__ = ["Paper", "Scenario", "differences", "load_scenarios", "run", "view_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document of a scenario; `signed` is `all`, or who signed."""

    slot: str
    row: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    generated: bool = False
    signed: Any = ()
    sealed: bool = False
    attested: bool = False
    copy: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One worked example; `expect` gives outcomes by id, and `findings` the complete list."""

    name: str
    kind: str = ""
    base: str | None = None
    drop: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    state: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    documents: tuple[Paper, ...] = ()
    unplaced: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    waivers: Mapping[str, Any] = field(default_factory=dict)
    as_of: date | None = None
    expect: Mapping[str, Any] = field(default_factory=dict)

    def on(self, base: "Scenario") -> "Scenario":
        """This scenario with what it does not say taken from its base."""
        own = {(paper.slot, paper.row) for paper in self.documents}
        kept = tuple(
            paper
            for paper in base.documents
            if paper.slot not in self.drop and (paper.slot, paper.row) not in own
        )
        return replace(
            self,
            base=None,
            settings={**base.settings, **self.settings},
            state=self.state or base.state,
            facts={**base.facts, **self.facts},
            documents=(*kept, *self.documents),
            unplaced=(*base.unplaced, *self.unplaced),
            links=(*base.links, *self.links),
            waivers={**base.waivers, **self.waivers},
            as_of=self.as_of or base.as_of,
        )


class PaperShape(Shape):
    """An entry of documents."""

    makes = Paper
    slot = Id(required=True)
    row = Text()
    facts = Anything()
    generated = Flag()
    signed = Anything()
    sealed = Flag()
    attested = Flag()
    copy = Flag()


class ScenarioShape(Shape):
    """An entry of scenarios."""

    makes = Scenario
    name = Text(required=True)
    base = Text()
    drop = ids()
    settings = Anything()
    state = Id()
    facts = Anything()
    documents = shapes(PaperShape)
    unplaced = texts()
    links = ids()
    waivers = Anything()
    as_of = Day()
    expect = Anything(required=True)


class ScenarioFileShape(Shape):
    """A scenario file."""

    kind = Id(required=True)
    scenarios = shapes(ScenarioShape, required=True)


def load_scenarios(folder: Path) -> tuple[Scenario, ...]:
    """Every scenario of the folder's files, bases filled in; StandardFault lists all faults."""
    faults: list[Fault] = []
    found: list[Scenario] = []
    for path in sorted(folder.rglob("*.yaml")):
        node = read(path, path.relative_to(folder).as_posix(), faults)
        if node is not None:
            found += _scenarios_of(node, faults)
    if faults:
        raise StandardFault([str(fault) for fault in sorted(faults)])
    return tuple(found)


def _scenarios_of(node: Node, faults: list[Fault]) -> list[Scenario]:
    try:
        loaded = ScenarioFileShape().load(plain(node))
    except ValidationError as error:
        faults.extend(shape_faults(node, error.messages, ()))
        return []
    by_name: dict[str, Scenario] = {}
    for told in loaded["scenarios"]:
        scenario = replace(told, kind=loaded["kind"])
        if scenario.name in by_name:
            faults.append(Fault(node.file, node.line, scenario.name, "名称重复", "改用另一个名称"))
        if scenario.base is not None:
            base = by_name.get(scenario.base)
            if base is None:
                advice = did_you_mean(scenario.base, by_name, "base 要写在前面")
                message = f"前面没有名为“{scenario.base}”的例子"
                faults.append(Fault(node.file, node.line, scenario.name, message, advice))
                continue
            scenario = scenario.on(base)
        by_name[scenario.name] = scenario
    return list(by_name.values())


def run(standard: Standard, scenario: Scenario) -> list[str]:
    """What the judge says otherwise than expected; empty when all is as expected."""
    chosen = standard.with_settings(scenario.settings)
    return differences(chosen, scenario, view_of(chosen, scenario))


def differences(standard: Standard, scenario: Scenario, view: VolumeView) -> list[str]:
    """The same for a view and settings at hand already."""
    verdict = judge(standard, view)
    if scenario.as_of is not None:
        verdict = verdict.as_of(scenario.as_of)
    told = _told(verdict) | _told_apart(standard, view, scenario.expect)
    found = []
    for name, wanted in scenario.expect.items():
        if name == "findings":
            found += _findings(verdict, wanted)
        elif told.get(name) != str(wanted):
            got = told.get(name, "没有这一项")
            found.append(f"{name}：应为 {wanted}，实为 {got}")
    return found


def _findings(verdict: Verdict, wanted: Any) -> list[str]:
    found = {finding.id: finding for finding in verdict.findings}
    more = [
        f"多出问题 {f.id}（{f.outcome}：{f.reason}）" for f in found.values() if f.id not in wanted
    ]
    return more + [f"缺少问题 {name}" for name in wanted if name not in found]


def _told(verdict: Verdict) -> dict[str, str]:
    """Everything a scenario may expect, by id."""
    return {
        **{o.id: o.outcome.value for o in verdict.outcomes},
        **{c.id: c.result.value for c in verdict.reviewed},
        **{d.id: d.status.value for d in verdict.deadlines},
        "retention": verdict.retention.id,
        "points": str(verdict.points),
        "complete": str(verdict.complete),
    }


def _told_apart(standard: Standard, view: VolumeView, asked: Mapping[str, Any]) -> dict[str, str]:
    """What is asked for of what follows from the facts besides the verdict."""
    told = {}
    if any(name.startswith("retention@") for name in asked):
        kept = item_retentions(standard, view)
        told = {f"retention@{id_}": found.id for id_, found in kept.items()}
    for name, tell in (("private", is_private), ("sealed", sealed_of)):
        if name in asked:
            told[name] = str(tell(standard, view))
    return told


def view_of(standard: Standard, scenario: Scenario) -> VolumeView:
    """The scenario as the judge sees a volume."""
    kind = standard.kind(scenario.kind)
    view = VolumeView(
        kind=kind.id,
        state=scenario.state,
        facts=_facts(standard, kind, scenario.facts),
        unplaced=scenario.unplaced,
        links=frozenset(scenario.links),
        waivers={
            name: Waiver(by=str(said.get("by", "")), reason=str(said.get("reason", "")))
            for name, said in scenario.waivers.items()
        },
    )
    documents = tuple(
        _document(standard, kind, view, paper, number)
        for number, paper in enumerate(scenario.documents, start=1)
    )
    return replace(view, documents=documents)


def _facts(standard: Standard, kind: Kind, told: Mapping[str, Any]) -> dict[str, Any]:
    """The kind's own facts and those every kind has."""
    system = tuple(
        Field(name=name, title=title, type="integer" if type_ == "number" else type_)
        for name, (title, type_) in SYSTEM_FACTS.items()
    )
    ours = {name: value for name, value in told.items() if name in SYSTEM_FACTS}
    others = {name: value for name, value in told.items() if name not in SYSTEM_FACTS}
    return {**load_facts(standard, system, ours), **load_facts(standard, kind.fields, others)}


def _document(
    standard: Standard, kind: Kind, view: VolumeView, paper: Paper, number: int
) -> DocumentView:
    signed = paper.signed
    if signed == "all":
        needed = signatures_of(standard, view, paper.slot, paper.row)
        signed = [signature.keys[0] for signature in needed]
    return DocumentView(
        id=number,
        slot=paper.slot,
        row=paper.row,
        facts=load_facts(standard, kind.slot(paper.slot).fields, paper.facts),
        generated=paper.generated,
        signed=frozenset(signed),
        sealed=paper.sealed,
        attested=paper.attested,
        is_copy=paper.copy,
    )
