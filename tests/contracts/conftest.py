"""Every engine that claims the search contract, one after another."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive_app.search.engine import SearchEngine
from archive_app.search.whoosh_engine import WhooshEngine

ENGINES: dict[str, Callable[[Path], SearchEngine]] = {
    "whoosh-in-memory": lambda _: WhooshEngine(),
    "whoosh-on-disk": lambda folder: WhooshEngine(folder / "index"),
}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    engine = ENGINES[request.param](tmp_path)
    yield engine
    engine.close()
