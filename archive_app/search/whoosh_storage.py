"""Where a Whoosh index lies: opening, creating, telling a sound one from a damaged or foreign one.

A folder carries the mark of the layout and the folding it was built with. A commit's files are on
disk before the commit is announced, so power may fail at any time.
"""

import os
import pickle
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import FileIndex
from whoosh.index import IndexError as WhooshIndexError

from archive_app.errors import StoreFault
from archive_app.search.whoosh_schema import FORMAT, schema

__all__ = ["CORRUPT", "UNREADABLE", "damaged", "open_index", "opening"]

_NAME = "ARCHIVE"
_FORMAT_FILE = "format.txt"

CORRUPT = (EOFError, struct.error, pickle.UnpicklingError, zlib.error)
"""What damaged bytes raise inside Whoosh and nothing else does."""

UNREADABLE = (
    *CORRUPT, WhooshIndexError, OSError, ValueError, KeyError, IndexError, AttributeError,
    AssertionError, ImportError, TypeError, NameError, MemoryError,
)  # fmt: skip
"""What opening a damaged or half-replaced index raises inside Whoosh."""


def open_index(folder: Path | None) -> FileIndex:
    """Open or create an index in a folder, or in memory without one."""
    if folder is None:
        # Whoosh sorts in a folder named after the index: two memory indexes must not share it.
        name = f"{_NAME}{uuid4().hex}"
        return RamStorage().create_index(schema(), indexname=name)
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / _FORMAT_FILE
    if not any(folder.iterdir()):
        index = _Storage(folder).create_index(schema(), indexname=_NAME)
        mark.write_text(FORMAT, "utf-8")
        return index
    try:
        written = mark.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        written = ""
    if written != FORMAT:
        raise StoreFault(
            f"检索索引与本程序不符：{folder}", fix="请重建检索索引：archive index rebuild"
        )
    try:
        storage = _Storage(folder)
        with storage.nothing_left_open():
            return storage.open_index(indexname=_NAME)
    except UNREADABLE as error:
        raise damaged(folder, error) from error


class _Storage(FileStorage):  # type: ignore[misc]  # whoosh is untyped
    """A folder that has a commit's files on disk before the commit is announced."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._watch = threading.local()

    def open_file(self, name: str, **options: Any) -> Any:
        """Whoosh's seam: remember what is opened, see `nothing_left_open`."""
        opened = super().open_file(name, **options)
        getattr(self._watch, "opened", []).append(opened)
        return opened

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Whoosh's seam: a table of contents becomes valid by being renamed."""
        for path in Path(self.folder).iterdir():
            if path.name == oldname or path.suffix == ".seg":
                _sync(path)
        super().rename_file(oldname, newname, safe=safe)

    @contextmanager
    def nothing_left_open(self) -> Iterator[None]:
        """On an error close what this thread opened: Whoosh would leave it open."""
        opened: list[Any] = []
        self._watch.opened = opened
        try:
            yield
        except UNREADABLE:
            for file in opened:
                if not file.is_closed:
                    file.close()
            raise
        finally:
            del self._watch.opened


@contextmanager
def opening(index: FileIndex) -> Iterator[None]:
    """Read an index; if that fails no file stays open, so that the folder can be removed."""
    if isinstance(index.storage, _Storage):
        with index.storage.nothing_left_open():
            yield
    else:
        yield


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def damaged(folder: Path | None, error: Exception) -> StoreFault:
    """What to say of an index that cannot be read."""
    return StoreFault(
        f"检索索引已损坏（{type(error).__name__}）：{folder}",
        fix="案卷不受影响；请重建检索索引：archive index rebuild",
    )
