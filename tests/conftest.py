"""Fixtures every folder uses: a real archive in a temporary home, and one actor of each role."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from builders import Clock, a_station, an_actor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.settings import Settings, shipped
from archive_app.standard import Standard, load_standard
from archive_app.store.tables import Station


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def national() -> Standard:
    """The shipped edition, loaded once: loading takes longer than most tests."""
    return load_standard(shipped("schemas"), edition="national")


@pytest.fixture
def archive(tmp_path: Path, clock: Clock, national: Standard) -> Iterator[Archive]:
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    archive = Archive(Settings(home=tmp_path / "home"), clock=clock, passwords=cheap)
    archive.standard = national
    yield archive
    archive.close()


@pytest.fixture
def station(archive: Archive) -> Station:
    return a_station(archive)


@pytest.fixture
def clerk(archive: Archive, station: Station) -> Actor:
    return an_actor(archive, "clerk", station, name="钱春生")


@pytest.fixture
def head(archive: Archive, station: Station) -> Actor:
    return an_actor(archive, "head", station, name="李正平")


@pytest.fixture
def inspector(archive: Archive) -> Actor:
    return an_actor(archive, "inspector", name="郑察")


@pytest.fixture
def archivist(archive: Archive) -> Actor:
    return an_actor(archive, "archivist", name="冯典")


@pytest.fixture
def administrator(archive: Archive) -> Actor:
    return an_actor(archive, "administrator", name="管小理")
