"""The worked examples of the standard, judged now, as an inspector reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from archive_app.archive import Archive
from archive_app.errors import ArchiveError
from archive_app.records.examples import worked_examples
from archive_app.records.shown import shown
from archive_app.standard import Finding, Kind, Standard, Verdict, VolumeView, judge
from archive_app.standard.coverage import Seen, requirements_seen
from archive_app.standard.scenarios import Scenario, view_of

__all__ = ["Example", "examples", "seen"]


@dataclass(frozen=True)
class Example:
    """One example: what the volume is like, and what the judge says of it."""

    name: str
    facts: tuple[tuple[str, str], ...] = ()
    papers: tuple[str, ...] = ()
    verdict: Verdict | None = None
    problem: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the volume lacks."""
        return self.verdict.findings if self.verdict else ()

    @property
    def points(self) -> str:
        """Its score."""
        return f"{self.verdict.points.normalize():f}" if self.verdict else ""


def examples(archive: Archive, standard: Standard, kind: Kind) -> tuple[Example, ...]:
    """The examples of a kind; one that no longer fits the edition says why."""
    return _judged(archive.home, standard, kind.id)


def seen(archive: Archive, standard: Standard, kind: Kind) -> tuple[Seen, ...]:
    """Each requirement with an example in which it is kept and one in which it is broken."""
    told = examples(archive, standard, kind)
    return requirements_seen(kind, [(one.name, one.verdict) for one in told if one.verdict])


@lru_cache(maxsize=8)
def _judged(home: Path, standard: Standard, kind_id: str) -> tuple[Example, ...]:
    """Judged once for each edition, for there are many."""
    kind = standard.kind(kind_id)
    found = (one for one in worked_examples(home, standard) if one.kind == kind_id)
    return tuple(_example(standard, kind, scenario) for scenario in found)


def _example(standard: Standard, kind: Kind, scenario: Scenario) -> Example:
    try:
        chosen = standard.with_settings(scenario.settings)
        view = view_of(chosen, scenario)
        verdict = judge(chosen, view)
    except ArchiveError as fault:
        return Example(scenario.name, problem=f"此例不再适用于本县的标准：{fault.message}")
    chosen_words = [(standard.setting(name).title, value) for name, value in _chosen(scenario)]
    facts = [(f.title, shown(f, view.facts.get(f.name))) for f in kind.fields]
    return Example(
        name=scenario.name,
        facts=tuple((title, text) for title, text in (*chosen_words, *facts) if text),
        papers=tuple(_papers(kind, scenario, view)),
        verdict=verdict,
    )


def _chosen(scenario: Scenario) -> Iterator[tuple[str, str]]:
    for name, value in scenario.settings.items():
        yield name, {True: "是", False: "否"}.get(value, str(value))


def _papers(kind: Kind, scenario: Scenario, view: VolumeView) -> Iterator[str]:
    for paper in scenario.documents:
        slot = kind.slot(paper.slot)
        rows = view.facts.get(slot.per or "") or ()
        whose = next((str(row.get("name", "")) for row in rows if row.get("key") == paper.row), "")
        marks = [
            *(["未签章的草稿"] if paper.generated and not paper.attested else []),
            *(["签名不全"] if slot.signed_by and paper.signed != "all" else []),
            *(["没有盖章"] if slot.sealed_by and not paper.sealed else []),
        ]
        told = f"{slot.title}（{whose}）" if whose else slot.title
        yield f"{told}：{'、'.join(marks)}" if marks else told
