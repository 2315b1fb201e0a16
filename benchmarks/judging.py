"""How many volumes a second one core judges; no peer: no product judges what a volume lacks."""

import argparse

from archive_app.settings import shipped
from archive_app.standard import VolumeView, judge, load_standard
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
    views: list[VolumeView] = [view_of(standard, scenario) for scenario in scenarios]
    judge(standard, views[0])
    many = [views[n % len(views)] for n in range(volumes)]
    spent = cpu_seconds(lambda: [judge(standard, view) for view in many])
    requirements = sum(len(judge(standard, view).outcomes) for view in views) / len(views)
    figure(f"judging at {requirements:.0f} requirements", "volumes/s", volumes / spent)


if __name__ == "__main__":
    main()
