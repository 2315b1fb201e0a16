"""Where a Whoosh index lies: opening, creating, telling a sound one from a damaged or foreign one.

A folder carries the mark of the layout and the folding it was built with. A commit's files are on
disk before the commit is announced, so power may fail at any time.
"""

import os
import pickle
import struct
import zlib
from pathlib import Path

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import FileIndex
from whoosh.index import IndexError as WhooshIndexError

from archive_app.errors import StoreFault
from archive_app.search.whoosh_schema import FORMAT, schema

__all__ = ["UNREADABLE", "damaged", "open_index"]

_NAME = "ARCHIVE"
_FORMAT_FILE = "format.txt"

# What reading a damaged or half-replaced index raises inside Whoosh.
UNREADABLE = (
    WhooshIndexError, OSError, EOFError, struct.error, pickle.UnpicklingError, zlib.error,
    ValueError, KeyError, IndexError, AttributeError, AssertionError, ImportError, TypeError,
    NameError, MemoryError,
)  # fmt: skip


def open_index(folder: Path | None) -> FileIndex:
    """Open or create an index in a folder, or in memory without one."""
    if folder is None:
        return RamStorage().create_index(schema(), indexname=_NAME)
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / _FORMAT_FILE
    if not any(folder.iterdir()):
        index = _Storage(str(folder)).create_index(schema(), indexname=_NAME)
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
        return _Storage(str(folder)).open_index(indexname=_NAME)
    except UNREADABLE as error:
        raise damaged(folder, error) from error


class _Storage(FileStorage):  # type: ignore[misc]  # whoosh is untyped
    """A folder that has a commit's files on disk before the commit is announced."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Whoosh's seam: a table of contents becomes valid by being renamed."""
        for path in Path(self.folder).iterdir():
            if path.name == oldname or path.suffix == ".seg":
                _sync(path)
        super().rename_file(oldname, newname, safe=safe)


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
