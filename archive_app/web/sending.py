"""Files made on the spot as downloads: kept in memory while small, on the disk when large."""

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from flask import Response, send_file

__all__ = ["DOCX", "XLSX", "made_file"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_IN_MEMORY = 8 * 1024 * 1024


def made_file(make: Callable[[BinaryIO], str], media_type: str) -> Response:
    """What `make` writes, as a download under the name it returns; may be sent after the work."""
    spool = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with the response
    target = cast("BinaryIO", spool)
    try:
        name = make(target)
    except BaseException:  # a refusal: there is no response to close it
        spool.close()
        raise
    target.seek(0)
    return send_file(target, mimetype=media_type, as_attachment=True, download_name=name)
