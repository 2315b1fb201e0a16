"""The search engine on Whoosh: one writer, readers that follow it.

Whoosh keeps the folder, its segments, merging, locking and deletions; `whoosh_storage` opens it,
`whoosh_schema` says how entries lie in it, `whoosh_segments` and `whoosh_answers` evaluate. The
index is a cache: the database is the truth, so an index that cannot be read is reported with
`StoreFault` and its owner (`generations`) builds another.
"""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from whoosh.writing import CLEAR, LockError

from archive_app.errors import Conflict, StoreFault
from archive_app.search.engine import Entry, Found, Query
from archive_app.search.whoosh_answers import answer
from archive_app.search.whoosh_schema import LeanCodec, document
from archive_app.search.whoosh_segments import Segment, documents
from archive_app.search.whoosh_storage import CORRUPT, UNREADABLE, damaged, open_index, opening

__all__ = ["WhooshEngine"]

_WRITER_WAITS = 60.0
_OPENING_TRIES = 40


class WhooshEngine:
    """A `SearchEngine` in a folder, or in memory when no folder is given."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._writing = threading.Lock()
        self._reading = threading.Lock()
        self._segments: list[Segment] = []
        self._reader: Any = None
        self._generation = -1
        self._index = open_index(folder)
        with self._reading:
            self._refresh()

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries, replacing those with the same id; all are findable on return."""
        latest = {entry.id: entry for entry in entries}
        if not latest:
            return
        with self._writer() as writer:
            _delete(writer, latest)
            for entry in latest.values():
                writer.add_document(**document(entry))

    def drop(self, ids: Iterable[str]) -> None:
        """Remove entries; unknown ids are passed over."""
        if gone := frozenset(ids):
            with self._writer() as writer:
                _delete(writer, gone)

    def clear(self) -> None:
        """Remove everything."""
        with self._writer() as writer:
            writer.mergetype = CLEAR

    def count(self) -> int:
        """How many entries there are."""
        with self._current() as segments:
            return sum(segment.live.bit_count() for segment in segments)

    def ids(self) -> frozenset[str]:
        """Every id, to compare with what should be there."""
        with self._current() as segments:
            return frozenset(
                segment.ids[number] for segment in segments for number in documents(segment.live)
            )

    def find(self, query: Query) -> Found:
        """Answer a query exactly."""
        with self._current() as segments:
            try:
                return answer(segments, query)
            except CORRUPT as error:
                raise damaged(self._folder, error) from error

    def close(self) -> None:
        """Let go of all files."""
        with self._writing, self._reading:
            if self._reader is not None:
                self._reader.close()
            self._reader, self._segments = None, []
            self._index.storage.close()

    @contextmanager
    def _writer(self) -> Iterator[Any]:
        """The one writer: commits on leaving, takes everything back on an error."""
        with self._writing:
            writer = self._new_writer()
            try:
                yield writer
                writer.commit()
            except BaseException as error:
                with suppress(*UNREADABLE):
                    writer.cancel()
                if isinstance(error, OSError):
                    raise StoreFault(
                        f"检索索引写不进去（{error.strerror}）：{self._folder}",
                        fix="请检查磁盘空间和文件夹权限；案卷已经存好，恢复后会自动补上索引",
                    ) from error
                raise

    def _new_writer(self) -> Any:
        try:
            return self._index.writer(
                timeout=_WRITER_WAITS, delay=0.02, limitmb=64, codec=LeanCodec()
            )
        except LockError:
            raise Conflict(
                "另一个程序一直在写检索索引",
                fix="请等它写完再试；若没有别的程序在运行，请重启服务",
            ) from None
        except UNREADABLE as error:
            raise damaged(self._folder, error) from error

    @contextmanager
    def _current(self) -> Iterator[list[Segment]]:
        """The segments as of now; for one thread at a time, as Whoosh's files share a position."""
        with self._reading:
            self._refresh()
            yield self._segments

    def _refresh(self) -> None:
        """Follow what any process has committed. A memory index is listed between two commits."""
        if self._folder is None:
            with self._writing:
                self._follow()
        else:
            self._follow()

    def _follow(self) -> None:
        for tries in range(1, _OPENING_TRIES + 1):
            try:
                generation = self._index.latest_generation()
                if generation == self._generation:
                    return
                with opening(self._index):
                    reader = self._index.reader()
            except UNREADABLE as error:
                # A writer may be replacing the very segments, or this folder was just retired.
                if self._reader is not None and self._folder and not self._folder.is_dir():
                    return
                if tries == _OPENING_TRIES:
                    raise damaged(self._folder, error) from error
                time.sleep(0.01 * tries if isinstance(error, OSError) else 0.005)
                continue
            self._attach(reader)
            self._generation = generation
            return

    def _attach(self, reader: Any) -> None:
        known = {segment.name: segment for segment in self._segments}
        leaves = [leaf for leaf, _ in reader.leaf_readers() if leaf.doc_count_all()]
        segments = []
        for leaf in leaves:
            name = leaf.segment().segment_id()
            if name in known:
                known[name].attach(leaf)
            segments.append(known.get(name) or Segment(name, leaf))
        if self._reader is not None:
            self._reader.close()
        self._reader, self._segments = reader, segments


def _delete(writer: Any, ids: Iterable[str]) -> None:
    reader = writer.reader()
    try:
        for name in ids:
            if ("id", name) in reader:
                for number in list(reader.postings("id", name).all_ids()):
                    writer.delete_document(number)
    finally:
        reader.close()
