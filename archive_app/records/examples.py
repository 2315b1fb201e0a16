"""Where an edition's worked examples lie, and reading them: the county's own win by name."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from archive_app.errors import ArchiveError, StandardFault
from archive_app.settings import shipped
from archive_app.standard import Standard, load_standard
from archive_app.standard.scenarios import Scenario, load_scenarios, run

__all__ = ["untrue_examples", "worked_examples"]


def worked_examples(home: Path, standard: Standard) -> tuple[Scenario, ...]:
    """Every example of the edition and of what it extends, as its files are when first asked."""
    return _read(tuple(_folders(home, standard)))


@lru_cache(maxsize=2)
def _read(folders: tuple[Path, ...]) -> tuple[Scenario, ...]:
    found: dict[tuple[str, str], Scenario] = {}
    for folder in folders:
        for scenario in load_scenarios(folder):
            found.setdefault((scenario.kind, scenario.name), scenario)
    return tuple(found.values())


def _folders(home: Path, standard: Standard) -> Iterator[Path]:
    for edition in filter(None, (standard.edition, standard.extends)):
        for root in (home / "schemas", shipped("schemas")):
            folder = root / edition / "scenarios"
            if folder.is_dir():
                yield folder


def untrue_examples(home: Path) -> list[str]:
    """What the judge says otherwise than the county's own examples expect, example by example."""
    return [
        f"schemas/{folder.parent.name}/scenarios：{told}"
        for folder in sorted((home / "schemas").glob("*/scenarios"))
        for told in _untrue(home, folder)
    ]


def _untrue(home: Path, folder: Path) -> Iterator[str]:
    try:
        found = load_scenarios(folder)
    except StandardFault as wrong:
        yield from wrong.faults
        return
    folders = (shipped("schemas"), home / "schemas")
    standard = load_standard(*folders, edition=folder.parent.name)
    for scenario in found:
        try:
            differing = run(standard, scenario)
        except ArchiveError as wrong:
            differing = [f"{wrong.message} → {wrong.fix}"]
        yield from (f"实例“{scenario.name}”（{scenario.kind}）：{said}" for said in differing)
