"""The stamp on a draft: which form, which version and which record a .docx was made from.

It stands in the keywords of the core properties, which word processors keep when a draft is edited.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from lxml import etree

from archive_app.errors import Invalid

__all__ = ["Stamp", "put_stamp", "recognise"]

_CORE = "docProps/core.xml"
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"
_LARGEST_CORE = 1_000_000
_TOKEN = re.compile(r"[A-Za-z0-9._-]{0,64}")
# Some word processors take keywords apart at the spaces and join them again with commas.
_WRITTEN = re.compile(
    r"archive-form=(?P<form>[a-z0-9_.]{1,80})[,; ]+version=(?P<version>\d{1,6})[,; ]+"
    r"template=(?P<sha256>[0-9a-f]{64})[,; ]+document=(?P<token>[A-Za-z0-9._-]{0,64})"
)


@dataclass(frozen=True)
class Stamp:
    """What a draft made by us tells of its origin."""

    form_id: str
    version: int
    sha256: str
    token: str


def put_stamp(properties: Any, stamp: Stamp) -> None:
    """Write the stamp into the core properties of a python-docx document."""
    if not _TOKEN.fullmatch(stamp.token):
        raise Invalid("文书标记只能用字母、数字、点、横线，至多 64 个", fix="请换一个标记")
    properties.keywords = (
        f"archive-form={stamp.form_id} version={stamp.version}"
        f" template={stamp.sha256} document={stamp.token}"
    )


def recognise(data: bytes) -> Stamp | None:
    """Read the stamp of a .docx made by us; None for any other bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if package.getinfo(_CORE).file_size > _LARGEST_CORE:
                return None
            core = package.read(_CORE)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        keywords = etree.fromstring(core, parser).findtext(_KEYWORDS) or ""
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        KeyError,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        return None
    found = _WRITTEN.search(keywords)
    if found is None:
        return None
    return Stamp(found["form"], int(found["version"]), found["sha256"], found["token"])
