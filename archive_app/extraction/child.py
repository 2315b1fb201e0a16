"""The reading process: answers one request a line until its input ends.

Sets its own bound on memory where the system offers one, and ends itself when the process that
started it is gone.
"""

import base64
import faulthandler
import json
import logging
import signal
import sys
from dataclasses import astuple
from pathlib import Path
from typing import Any

from archive_app.errors import Unreadable
from archive_app.extraction.model import Limits
from archive_app.extraction.pictures import draw
from archive_app.extraction.registry import attempt, outline_here, read_here

__all__ = ["main"]

_GRACE = 5.0  # the starting process ends us first; this only counts when that one has died


def main() -> None:
    """Answer requests from standard input on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started us
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not spoil an answer
    for line in sys.stdin.buffer:
        request = json.loads(line)
        limits = Limits(**request["limits"])
        _bound_memory(limits.memory)
        faulthandler.dump_traceback_later(limits.seconds + _GRACE, exit=True)
        answers.write(json.dumps(_answer(request, limits)).encode() + b"\n")
        answers.flush()
        faulthandler.cancel_dump_traceback_later()


def _answer(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    try:
        return _ANSWERS[request["do"]](request, Path(request["path"]), limits)
    except Unreadable as error:
        return {"refused": error.reason}


def _read(request: dict[str, Any], path: Path, limits: Limits) -> dict[str, Any]:
    reading = read_here(path, request["name"], limits)
    return {
        "media_type": reading.media_type,
        "pages": [astuple(page) for page in reading.pages],
        "page_count": reading.page_count,
        "state": reading.state,
        "reason": reading.reason,
        "message": reading.message,
    }


def _outline(_: dict[str, Any], path: Path, limits: Limits) -> dict[str, Any]:
    blocks = outline_here(path, limits)
    names = ("kind", "text", "level", "align", "place")
    return {
        "blocks": [
            {name: getattr(block, name) for name in names}
            | {"rows": [[astuple(cell) for cell in row] for row in block.rows]}
            for block in blocks
        ]
    }


def _preview(request: dict[str, Any], path: Path, limits: Limits) -> dict[str, Any]:
    wanted = (request["media_type"], request["page"], request["width"])
    return {"png": base64.b64encode(attempt(lambda: draw(path, *wanted, limits))).decode()}


_ANSWERS = {"read": _read, "outline": _outline, "preview": _preview}


def _bound_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the extractors' own limits hold there
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
