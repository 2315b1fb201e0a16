"""What a file is, told from its first and last bytes and only then from its name.

Looks at a bounded number of bytes and unpacks nothing, so it is safe in any process.
"""

from pathlib import Path, PurePath

__all__ = ["DOC", "DOCM", "DOCX", "PDF", "sniff", "type_of_name"]

PDF = "application/pdf"
DOC = "application/msword"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCM = "application/vnd.ms-word.document.macroEnabled.12"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLS = "application/vnd.ms-excel"
OLE = "application/x-ole-storage"
EXE = "application/vnd.microsoft.portable-executable"
UNKNOWN = "application/octet-stream"

_HEAD = 1024  # readers accept "%PDF-" anywhere in the first kilobyte
_TAIL = 256 * 1024  # room for the names of some three thousand zip entries

_BY_SUFFIX = {
    ".pdf": PDF, ".docx": DOCX, ".docm": DOCM, ".dotx": DOCX, ".doc": DOC,
    ".wps": "application/vnd.ms-works", ".xlsx": XLSX, ".xls": XLS, ".pptx": PPTX,
    ".ofd": "application/ofd", ".rtf": "application/rtf", ".html": "text/html",
    ".htm": "text/html", ".txt": "text/plain", ".md": "text/markdown",
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".tif": "image/tiff",
    ".tiff": "image/tiff", ".bmp": "image/bmp", ".gif": "image/gif", ".webp": "image/webp",
    ".heic": "image/heic", ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".exe": EXE,
    ".zip": "application/zip", ".rar": "application/vnd.rar", ".7z": "application/x-7z-compressed",
}  # fmt: skip

_BY_START = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"MZ", EXE),
    (b"\x7fELF", "application/x-executable"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"{\\rtf", "application/rtf"),
)

_BY_MEMBER = (
    (b"word/vbaProject.bin", DOCM),
    (b"word/", DOCX),
    (b"xl/", XLSX),
    (b"ppt/", PPTX),
    (b"OFD.xml", "application/ofd"),
)

_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_NAMES = (
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)


def type_of_name(name: str) -> str:
    """Return the media type a file name promises, or the unknown type."""
    return _BY_SUFFIX.get(PurePath(name).suffix.lower(), UNKNOWN)


def sniff(path: Path, name: str) -> str:
    """Return the media type of a file: what its bytes show, else what its name promises."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
        if head.startswith(_OLE_START):
            return _sniff_ole(_ole_directory(head, path), name)
        if head.startswith(b"PK\x03\x04"):
            file.seek(max(0, path.stat().st_size - _TAIL))
            return _sniff_zip(head + file.read(_TAIL), name)
    for start, media_type in _BY_START:
        if head.startswith(start):
            return media_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return "image/heic"
    if head.startswith(b"BM") and type_of_name(name) == "image/bmp":  # two letters prove little
        return "image/bmp"
    return PDF if b"%PDF-" in head else type_of_name(name)


def _sniff_zip(sample: bytes, name: str) -> str:
    for member, media_type in _BY_MEMBER:
        if member in sample:
            return media_type
    # A cut-off package has lost its list of names: what it was meant to be is all there is left.
    if b"PK\x05\x06" not in sample and type_of_name(name) != UNKNOWN:
        return type_of_name(name)
    return "application/zip"


def _ole_directory(head: bytes, path: Path) -> bytes:
    """Return the first entries of a compound file's directory, where its stream names stand."""
    sector = 1 << min(int.from_bytes(head[30:32], "little"), 16)
    with path.open("rb") as file:
        file.seek((int.from_bytes(head[48:52], "little") + 1) * sector)
        return file.read(4096)


def _sniff_ole(directory: bytes, name: str) -> str:
    # Word keeps a document with a password as an encrypted package inside a compound file.
    if "EncryptedPackage".encode("utf-16-le") in directory:
        promised = type_of_name(name)
        return promised if promised in {DOCX, DOCM, XLSX, PPTX} else DOCX
    for stream, media_type in _OLE_NAMES:
        if stream.encode("utf-16-le") in directory:
            return media_type
    return OLE
