"""The worked examples of the standard that lack nothing: the patterns of what the county has.

Owns finding them; how one is told anew, of other people on other days, is `retelling`'s.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from archive_app.archive import Archive
from archive_app.settings import shipped
from archive_app.standard import Standard, VolumeView
from archive_app.standard.scenarios import Scenario, load_scenarios, view_of

__all__ = ["Examples", "examples_of"]

FULLEST = 6  # of a kind; the others differ from these in little


@dataclass(frozen=True)
class Examples:
    """Finished volumes of each kind in which nothing is found wanting, the fullest first."""

    standard: Standard
    scenarios: Mapping[str, Sequence[Scenario]]
    _views: dict[str, tuple[VolumeView, ...]] = field(default_factory=dict)

    def __contains__(self, kind: str) -> bool:
        """Whether there is one of this kind."""
        return kind in self.scenarios

    def of(self, kind: str) -> tuple[VolumeView, ...]:
        """Those of a kind; who signed their papers is not told."""
        if kind not in self._views:
            fullest = sorted(self.scenarios[kind], key=lambda one: -len(one.documents))[:FULLEST]
            self._views[kind] = tuple(_unsigned(self.standard, one) for one in fullest)
        return self._views[kind]


def examples_of(archive: Archive) -> Examples:
    """The examples of the edition in force, as shipped."""
    found: dict[str, list[Scenario]] = defaultdict(list)
    kinds = {kind.id for kind in archive.standard.kinds}
    for scenario in (one for folder in _folders(archive) for one in load_scenarios(folder)):
        if scenario.kind in kinds and _whole(archive.standard, scenario):
            found[scenario.kind].append(scenario)
    return Examples(archive.standard, found)


def _folders(archive: Archive) -> Iterator[Path]:
    standard = archive.standard
    for edition in filter(None, (standard.edition, standard.extends)):
        folder = shipped("schemas") / edition / "scenarios"
        if folder.is_dir():
            yield folder


def _whole(standard: Standard, scenario: Scenario) -> bool:
    finished = bool(scenario.documents) and standard.states[0].id != scenario.state
    return finished and scenario.expect.get("findings") == [] and not scenario.waivers


def _unsigned(standard: Standard, scenario: Scenario) -> VolumeView:
    papers = tuple(replace(paper, signed=()) for paper in scenario.documents)
    return view_of(standard, replace(scenario, documents=papers))
