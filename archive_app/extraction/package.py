"""Opening an Office package safely: sizes checked before unpacking, XML parsed without entities.

Owns zip and XML dangers (bombs, external entities, links out); knows nothing of words.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from archive_app.extraction.faults import unreadable
from archive_app.extraction.model import MIB, Limits

__all__ = ["Package", "Relation", "open_package"]

_OLE_START = b"\xd0\xcf\x11\xe0"
_SMALL = 64 * MIB  # below this, an extreme ratio is only a very regular document
_DOCTYPE = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError, IndexError,
    etree.XMLSyntaxError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another part inside the same package."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one Office file; every part is read within the limits."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits
        self._names = frozenset(archive.namelist())

    def xml(self, name: str) -> Any | None:
        """Return the root element of a part, or None when the package has no such part."""
        if name not in self._names:
            return None
        data = self._unpack(name)
        if any(mark in data for mark in _DOCTYPE):
            raise unreadable("unsafe")
        root = etree.fromstring(data, _safe_parser())
        if root.getroottree().docinfo.internalDTD is not None:
            raise unreadable("unsafe")
        return root

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the inner links of a part; links that lead out of the package are left out."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return ()
        return tuple(
            Relation(
                id=each.get("Id", ""),
                kind=each.get("Type", "").rpartition("/")[2],
                target=posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:],
            )
            for each in root
            if each.get("TargetMode") != "External"
        )

    def _unpack(self, name: str) -> bytes:
        # Read one byte more than allowed instead of trusting the size the entry claims.
        with self._archive.open(name) as part:
            data = part.read(self._limits.part_bytes + 1)
        if len(data) > self._limits.part_bytes:
            raise unreadable("too_large")
        return data


def _safe_parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip


@contextmanager
def open_package(path: Path, limits: Limits) -> Iterator[Package]:
    """Open an Office file for reading; refuses locked, broken and bomb-like files with a reason."""
    with path.open("rb") as file:
        if file.read(4) == _OLE_START:
            raise unreadable("encrypted")
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bomb(archive.infolist(), limits)
            yield Package(archive, limits)
    except _BROKEN as error:
        raise unreadable("broken") from error


def _refuse_bomb(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise unreadable("encrypted")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    swollen = unpacked > _SMALL and unpacked > limits.ratio * max(packed, 1)
    if swollen or unpacked > limits.unpacked_bytes or len(entries) > limits.entries:
        raise unreadable("bomb")
