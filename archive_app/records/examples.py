"""Where an edition's worked examples lie, and reading them: the county's own win by name."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from archive_app.settings import shipped
from archive_app.standard import Standard
from archive_app.standard.scenarios import Scenario, load_scenarios

__all__ = ["worked_examples"]


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
