"""The worked examples of the standard, judged now, as an inspector reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from archive_app.archive import Archive
from archive_app.errors import ArchiveError
from archive_app.records.shown import shown
from archive_app.settings import shipped
from archive_app.standard import Finding, Kind, Standard, VolumeView, judge
from archive_app.standard.scenarios import Scenario, load_scenarios, view_of

__all__ = ["Example", "examples"]


@dataclass(frozen=True)
class Example:
    """One example: what the volume is like, and what the judge says of it."""

    name: str
    facts: tuple[tuple[str, str], ...] = ()
    papers: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    complete: bool = False
    points: str = ""
    problem: str = ""


def examples(archive: Archive, standard: Standard, kind: Kind) -> tuple[Example, ...]:
    """The examples of a kind; one that no longer fits the edition says why."""
    return _judged(standard, kind.id, tuple(_folders(archive, standard)))


@lru_cache(maxsize=8)
def _judged(standard: Standard, kind_id: str, folders: tuple[Path, ...]) -> tuple[Example, ...]:
    """Judged once for each edition, for there are many."""
    found: dict[str, Scenario] = {}
    for scenario in (one for folder in folders for one in load_scenarios(folder)):
        if scenario.kind == kind_id:
            found.setdefault(scenario.name, scenario)
    kind = standard.kind(kind_id)
    return tuple(_example(standard, kind, scenario) for scenario in found.values())


def _folders(archive: Archive, standard: Standard) -> Iterator[Path]:
    """Where the edition and what it extends keep their examples; the county's own win."""
    for edition in filter(None, (standard.edition, standard.extends)):
        for root in (archive.home / "schemas", shipped("schemas")):
            folder = root / edition / "scenarios"
            if folder.is_dir():
                yield folder


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
        findings=verdict.findings,
        complete=verdict.complete,
        points=f"{verdict.points.normalize():f}",
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
