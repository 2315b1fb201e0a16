"""Generations of the index: whole indexes in folders, one of them current by a pointer file.

    <home>/indexes/g000001/ …    one index each
    <home>/indexes/current       the name of the one that answers

A rebuild fills a new folder while the old index answers, then replaces the pointer atomically; a
failed rebuild leaves the old one in place. Old folders are removed when the system lets go of them
(Windows keeps mapped files). Other processes follow the pointer at their next question. What to
put into a new index is the caller's; so is the decision to rebuild when `current` raises.
"""

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from archive_app.errors import Conflict, StoreFault
from archive_app.search.engine import SearchEngine

__all__ = ["Generations"]

_POINTER = "current"
_FOLDER = re.compile(r"g[0-9]{6}")


class Generations:
    """The current engine of a folder, and how to replace it."""

    def __init__(self, folder: Path, open_engine: Callable[[Path], SearchEngine]) -> None:
        self._folder = folder
        self._open_engine = open_engine
        self._guard = threading.RLock()
        self._rebuilding = threading.Lock()
        self._name = ""
        self._engine: SearchEngine | None = None
        self._retired: SearchEngine | None = None

    def current(self) -> SearchEngine:
        """The engine that answers now; the first call creates an empty one.

        Raises `StoreFault` for an index that is damaged or was built by other rules: `rebuild`
        then makes a sound one and takes the bad one away.
        """
        with self._guard:
            name = self._pointed() or self._first()
            if self._engine is None or name != self._name:
                self._adopt(name, self._opened(name))
            assert self._engine is not None
            return self._engine

    @contextmanager
    def rebuild(self) -> Iterator[SearchEngine]:
        """An empty engine to fill; on leaving without an error it becomes the current one."""
        if not self._rebuilding.acquire(blocking=False):
            raise Conflict("检索索引正在重建", fix="请等这一次重建完成")
        try:
            name = self._new_folder()
            engine = self._open_engine(self._folder / name)
            try:
                yield engine
            except BaseException:
                engine.close()
                _remove(self._folder / name)
                raise
            with self._guard:
                self._point(name)
                self._adopt(name, engine)
            self.tidy()
        finally:
            self._rebuilding.release()

    def tidy(self) -> None:
        """Remove the generations before the current one, as far as the system lets go of them."""
        current = self._pointed()
        for folder in self._folder.iterdir() if current else ():
            if _FOLDER.fullmatch(folder.name) and folder.name < current:
                _remove(folder)

    def close(self) -> None:
        """Close the current engine."""
        with self._guard:
            for engine in (self._engine, self._retired):
                if engine is not None:
                    engine.close()
            self._engine, self._retired, self._name = None, None, ""

    def _pointed(self) -> str:
        """The current name; empty before the first index or when the pointer tells nothing."""
        try:
            name = (self._folder / _POINTER).read_text("ascii").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            return ""
        return name if _FOLDER.fullmatch(name) else ""

    def _opened(self, name: str) -> SearchEngine:
        if not (self._folder / name).is_dir():
            raise StoreFault(
                f"检索索引不见了：{self._folder / name}",
                fix="案卷不受影响；请重建检索索引：archive index rebuild",
            )
        return self._open_engine(self._folder / name)

    def _first(self) -> str:
        name = self._new_folder()
        self._open_engine(self._folder / name).close()
        self._point(name)
        return name

    def _new_folder(self) -> str:
        """Make an empty folder with the next number; another process may be doing the same."""
        self._folder.mkdir(parents=True, exist_ok=True)
        names = [path.name for path in self._folder.iterdir() if _FOLDER.fullmatch(path.name)]
        number = int(max(names, default="g0")[1:])
        while True:
            number += 1
            with suppress(FileExistsError):
                (self._folder / f"g{number:06d}").mkdir()
                return f"g{number:06d}"

    def _point(self, name: str) -> None:
        waiting = self._folder / f"{_POINTER}.new"
        with waiting.open("w", encoding="ascii") as pointer:
            pointer.write(name)
            pointer.flush()
            os.fsync(pointer.fileno())
        waiting.replace(self._folder / _POINTER)

    def _adopt(self, name: str, engine: SearchEngine) -> None:
        """Answer with another engine; the one before stays open for questions on their way."""
        if self._retired is not None:
            self._retired.close()
        self._retired, self._engine, self._name = self._engine, engine, name


def _remove(folder: Path) -> None:
    """Remove a folder; what another process still holds stays for the next time."""
    shutil.rmtree(folder, ignore_errors=True)
