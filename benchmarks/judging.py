"""How many volumes a second one core judges; no peer: no product judges what a volume lacks."""

import argparse
from collections.abc import Sequence

from archive_app.settings import shipped
from archive_app.standard import Standard, VolumeView, judge, load_standard
from archive_app.standard.scenarios import load_scenarios, view_of
from benchmarks.figures import calibration, cpu_seconds, figure


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--docs", type=int, default=2000, help="volumes to judge")
    volumes = asked.parse_args().docs
    calibration()
    loading = cpu_seconds(lambda: load_standard(shipped("schemas"), edition="national"))
    figure("loading the standard", "s", loading, target=3, better="lower")
    standard = load_standard(shipped("schemas"), edition="national")
    scenarios = load_scenarios(shipped("schemas") / "national" / "scenarios")
    usual = [s for s in scenarios if not s.settings]
    views: list[VolumeView] = [view_of(standard, scenario) for scenario in usual]
    sizes = [len(judge(standard, view).outcomes) for view in views]
    middling = [
        view
        for view, size in zip(views, sizes, strict=True)
        if 36 <= size <= 44 and 10 <= len(view.documents) <= 14
    ]
    largest = views[sizes.index(max(sizes))]
    told = f"judging at about 40 requirements and 12 papers ({len(middling)} examples)"
    figure(told, "volumes/s", rate(standard, middling, volumes), target=8000)
    figure(f"judging all {len(views)} examples", "volumes/s", rate(standard, views, volumes))
    papers = f"{max(sizes)} requirements and {len(largest.documents)} papers"
    figure(f"judging at {papers}", "volumes/s", rate(standard, [largest], 200))


def rate(standard: Standard, views: Sequence[VolumeView], volumes: int) -> float:
    """Volumes judged in a second of one core, over these views in turn."""
    for view in views:  # conditions are compiled at the first volume of a kind
        judge(standard, view)
    many = [views[n % len(views)] for n in range(volumes)]

    def judge_all() -> None:
        for view in many:
            judge(standard, view)

    return volumes / cpu_seconds(judge_all)


if __name__ == "__main__":
    main()
