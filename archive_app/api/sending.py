"""Answers that are files made on the spot, in memory: workbooks, reports, packages of drafts."""

from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO

from flask import Response, send_file

__all__ = ["made_file"]


def made_file(make: Callable[[BinaryIO], str], media_type: str) -> Response:
    """What `make` writes, as a download under the name it returns; may be sent after the work."""
    target = BytesIO()
    name = make(target)
    target.seek(0)
    return send_file(target, mimetype=media_type, as_attachment=True, download_name=name)
