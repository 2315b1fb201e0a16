"""Files are kept whole or not at all."""

import hashlib
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from archive_app.errors import NotFound, StoreFault, TooLarge
from archive_app.store import FileStore

BYTES = b"a mediation agreement" * 1000


def test_a_kept_file_is_named_after_its_bytes_and_reads_back_whole(tmp_path: Path) -> None:
    files = FileStore(tmp_path)
    kept = files.put(BytesIO(BYTES))
    assert kept.sha256 == hashlib.sha256(BYTES).hexdigest()
    assert (kept.size, kept.known) == (len(BYTES), False)
    assert files.read(kept.sha256) == BYTES
    assert files.intact(kept.sha256)


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    files = FileStore(tmp_path)
    files.put(BytesIO(BYTES))
    assert files.put(BytesIO(BYTES)).known
    assert len(list(files.names())) == 1


def test_too_many_bytes_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    files = FileStore(tmp_path)
    with pytest.raises(TooLarge):
        files.put(BytesIO(BYTES), limit=1000)
    assert list(files.names()) == []
    assert list((tmp_path / "incoming").iterdir()) == []


def test_a_stream_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(StoreFault):
        FileStore(tmp_path).put(Broken())
    assert list((tmp_path / "incoming").iterdir()) == []


def test_changed_bytes_and_lost_files_are_noticed(tmp_path: Path) -> None:
    files = FileStore(tmp_path)
    kept = files.put(BytesIO(BYTES))
    files.path(kept.sha256).write_bytes(b"other")
    assert not files.intact(kept.sha256)
    files.path(kept.sha256).unlink()
    assert not files.intact(kept.sha256)
    with pytest.raises(NotFound):
        files.path(kept.sha256)


# A child that may not write more than 64 KiB to a file meets what a full disk gives.
FULL_DISK = """
import resource, signal, sys
from io import BytesIO
from pathlib import Path
from archive_app.errors import StoreFault
from archive_app.store import FileStore
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
try:
    FileStore(Path(sys.argv[1])).put(BytesIO(b"x" * 1_000_000))
except StoreFault as fault:
    print(fault.code, bool(fault.fix))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a POSIX matter")
def test_a_disk_that_fills_up_gives_a_clear_error_and_leaves_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["store", "True"]
    assert list(FileStore(tmp_path).names()) == []
    assert list((tmp_path / "incoming").iterdir()) == []
