"""The national edition and its worked examples, loaded and judged once for all tests that ask."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from archive_app.standard import Standard, Verdict, VolumeView, judge, load_standard
from archive_app.standard.scenarios import Scenario, load_scenarios, view_of

NATIONAL = load_standard(Path("schemas"), edition="national")
SCENARIOS = load_scenarios(Path("schemas/national/scenarios"))
KINDS = [kind.id for kind in NATIONAL.kinds]


@cache
def _of_kinds() -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for place, scenario in enumerate(SCENARIOS):
        places[scenario.kind].append(place)
    return places


@cache
def _view(place: int) -> VolumeView:
    return view_of(standard_of(SCENARIOS[place]), SCENARIOS[place])


@cache
def _verdict(place: int) -> Verdict:
    return judge(standard_of(SCENARIOS[place]), _view(place))


def standard_of(scenario: Scenario) -> Standard:
    """The edition with the settings of an example."""
    return NATIONAL.with_settings(scenario.settings)


def example(place: int) -> tuple[Scenario, VolumeView]:
    """The example at this place among all, as the judge sees it."""
    return SCENARIOS[place], _view(place)


def examples_of(kind: str) -> list[tuple[Scenario, VolumeView]]:
    """The examples of a kind as the judge sees them."""
    return [example(place) for place in _of_kinds()[kind]]


def verdicts_of(kind: str) -> list[Verdict]:
    """What the judge says of each example of a kind."""
    return [_verdict(place) for place in _of_kinds()[kind]]
