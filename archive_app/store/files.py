"""Content-addressed files: a file's name is the SHA-256 of its bytes.

A file counts as kept only when its bytes are on the disk: written to a temporary name on the same
file system while hashing, fsynced, renamed to its final name, and the folder fsynced where the
system offers it. Only then may a row refer to it. Nothing here ever deletes a kept file; a rollback
leaves at worst an unused one.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from archive_app.errors import NotFound, StoreFault, TooLarge

__all__ = ["FileStore", "StoredFile"]

_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class StoredFile:
    """A kept file: its SHA-256 in hex, its size in bytes, whether it was there already."""

    sha256: str
    size: int
    known: bool


class FileStore:
    """Files below one folder, two levels of two hex digits deep."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._incoming = folder / "incoming"
        self._incoming.mkdir(parents=True, exist_ok=True)

    def put(self, stream: BinaryIO, *, limit: int | None = None) -> StoredFile:
        """Keep a stream; more than `limit` bytes → TooLarge, a full disk → StoreFault."""
        handle, name = tempfile.mkstemp(dir=self._incoming)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as target:
                digest, size = _copy(stream, target, limit)
                target.flush()
                os.fsync(target.fileno())
            return self._settle(temporary, digest, size)
        except OSError as problem:
            raise StoreFault(
                f"文件没有存入：{problem.strerror or problem}",
                fix="请检查服务器磁盘空间后重试，原文件未受影响",
            ) from problem
        finally:
            temporary.unlink(missing_ok=True)

    def path(self, sha256: str) -> Path:
        """Where a kept file lies; NotFound when it is gone from the disk."""
        path = self._place(sha256)
        if not path.is_file():
            raise NotFound(
                f"文件库中没有 {sha256[:12]}…", fix="请联系管理员运行 archive check 核对文件库"
            )
        return path

    def open(self, sha256: str) -> BufferedReader:
        """A kept file, opened for reading."""
        return self.path(sha256).open("rb")

    def read(self, sha256: str) -> bytes:
        """All bytes of a kept file; for small ones only."""
        return self.path(sha256).read_bytes()

    def intact(self, sha256: str) -> bool:
        """Whether the file is there and its bytes still have this name."""
        try:
            with self.open(sha256) as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == sha256
        except NotFound:
            return False

    def names(self) -> Iterator[str]:
        """The SHA-256 of every kept file."""
        for path in self.folder.glob("??/??/*"):
            yield path.name

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def _settle(self, temporary: Path, digest: str, size: int) -> StoredFile:
        place = self._place(digest)
        if self.intact(digest):  # an altered one is replaced by the right bytes
            return StoredFile(digest, size, known=True)
        missing = [p for p in (place.parent, place.parent.parent) if not p.is_dir()]
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(temporary, place)
        for folder in {place.parent, *(made.parent for made in missing)}:
            _sync_folder(folder)
        return StoredFile(digest, size, known=False)


def _copy(source: BinaryIO, target: BinaryIO, limit: int | None) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            raise TooLarge(
                f"文件超过上限 {limit // (1024 * 1024)} MB",
                fix="请拆分文件，或请管理员调高 ARCHIVE_MAX_FILE_MB",
            )
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest(), size


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle for folders; NTFS journals the rename itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
