"""Reading in a process of its own: a file may hang, crash or swell, and only its reading fails.

Owns the reading processes: started when first needed, kept for many files, ended when a file takes
too long. They answer in JSON, never in pickles, so a captured one cannot run anything here.
Measured (2 cores): starting one costs 0.2 s once, each file after that 0.5 to 2 ms; so every file
is read this way, there is no faster path for files that look harmless.
"""

import atexit
import base64
import json
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from archive_app.errors import Unreadable
from archive_app.extraction.faults import failed, unreadable
from archive_app.extraction.model import Block, Cell, Limits, Page, Reading
from archive_app.extraction.sniffing import sniff

__all__ = ["close_readers", "outline", "preview", "read"]

_PROCESSES = 2  # at once: a page being looked at need not wait for a long file in the worker
_FILES_EACH = 500  # then a fresh process, so that nothing leaks for ever
_ROOT = Path(__file__).resolve().parents[2]
_QUICK = Limits(seconds=20.0)


def read(path: Path, name: str, *, limits: Limits | None = None) -> Reading:
    """Read a file's text by page within bounded time and memory; a bad file gives `failed`."""
    limits = limits or Limits()
    try:
        answer = _ask("read", path, limits, name=name)
    except Unreadable as error:
        return failed(sniff(path, name), error)
    pages = tuple(Page(*each) for each in answer.pop("pages"))
    return Reading(pages=pages, **answer)


def outline(path: Path, *, limits: Limits = _QUICK) -> tuple[Block, ...]:
    """Return a Word file as formatted text for showing in a page; raises `Unreadable`."""
    answer = _ask("outline", path, limits)
    return tuple(
        Block(**{**each, "rows": tuple(tuple(Cell(*cell) for cell in row) for row in each["rows"])})
        for each in answer["blocks"]
    )


def preview(
    path: Path, media_type: str, page: int = 1, width: int = 1000, *, limits: Limits = _QUICK
) -> bytes:
    """Return one page of a PDF or scan as a PNG no wider than asked; raises `Unreadable`."""
    answer = _ask("preview", path, limits, media_type=media_type, page=page, width=width)
    return base64.b64decode(answer["png"])


def close_readers() -> None:
    """End the idle reading processes; the next file starts a fresh one."""
    with _lock:
        while _idle:
            _idle.pop().stop()


class _Reader:
    """One reading process and the pipes to it."""

    def __init__(self) -> None:
        self.files = 0
        # Its own working folder makes the same code found whether installed or in a checkout.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "archive_app.extraction.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Send one request and wait for the answer; a process that overstays is ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self.files += 1
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except OSError:
            line = b""  # it ended while being asked
        finally:
            timer.cancel()
            timer.join()  # from here on it either has ended the process or never will
        if late.is_set() or not line.endswith(b"\n"):
            raise unreadable("timeout" if late.is_set() else "crashed")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def stop(self) -> None:
        """End the process and close the pipes."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # a request the process never took cannot be sent now
                    pipe.close()
        self._process.wait()


_free = threading.BoundedSemaphore(_PROCESSES)
_lock = threading.Lock()
_idle: list[_Reader] = []
atexit.register(close_readers)


def _ask(operation: str, path: Path, limits: Limits, **more: Any) -> dict[str, Any]:
    path.stat()  # a file that is gone is not a bad file: the caller hears of it
    request = {"do": operation, "path": str(path.resolve()), "limits": asdict(limits), **more}
    with _free:
        answer = _answered(request, limits.seconds)
    if "refused" in answer:
        raise unreadable(answer["refused"])
    return answer


def _answered(request: dict[str, Any], seconds: float) -> dict[str, Any]:
    with _lock:
        reader = _idle.pop() if _idle else _Reader()
    sound = False
    try:
        answer = reader.ask(request, seconds)
        sound = reader.files < _FILES_EACH
    except Unreadable as error:
        if error.reason == "crashed" and reader.files > 1:
            # It may have been ended while idle, or spoilt by an earlier file: this file is only
            # blamed when a process that has read nothing else dies of it.
            return _answered(request, seconds)
        raise
    finally:
        _give_back(reader, sound)
    return answer


def _give_back(reader: _Reader, sound: bool) -> None:
    if not sound:
        reader.stop()
        return
    with _lock:
        _idle.append(reader)
