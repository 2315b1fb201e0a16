"""A process killed while filing loses nothing it had acknowledged, and the archive opens again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from builders import PROGRAM, a_station, a_volume, an_actor
from sqlalchemy import select

from archive_app import audit
from archive_app.archive import Archive
from archive_app.settings import Settings
from archive_app.store.tables import Document

# Files documents for ever; prints the SHA-256 of each once filing it has returned.
FILING = """
import sys
from io import BytesIO
from pathlib import Path
from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.documents import file_document, receive
from archive_app.settings import Settings
archive = Archive(Settings(home=Path(sys.argv[1])))
for number in range(1_000_000):
    received = receive(archive, BytesIO(b"page %d of an agreement" % number * 500), "a.txt")
    with archive.work(Actor("程序", "cli")) as work:
        file_document(work, int(sys.argv[2]), received, slot="evidence")
    print(received.stored.sha256, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX matter")
@pytest.mark.parametrize("seconds", [0.6, 0.9, 1.3])
def test_what_was_acknowledged_before_a_kill_is_there_after_it(
    tmp_path: Path, seconds: float
) -> None:
    home = tmp_path / "home"
    archive = Archive(Settings(home=home))
    clerk = an_actor(archive, "clerk", a_station(archive))
    volume = a_volume(archive, clerk)
    archive.close()
    acknowledged = _file_until_killed(home, volume.id, seconds)

    archive = Archive(Settings(home=home))
    with archive.reading(PROGRAM) as work:
        filed = set(work.session.scalars(select(Document.sha256)))
        assert list(audit.verify(work.session)) == []
    assert acknowledged
    assert set(acknowledged) <= filed
    assert all(archive.files.intact(sha256) for sha256 in filed)
    archive.close()


def _file_until_killed(home: Path, volume_id: int, seconds: float) -> list[str]:
    """The acknowledgements of a process killed this long after its first one."""
    with subprocess.Popen(
        [sys.executable, "-c", FILING, str(home), str(volume_id)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline().strip()
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        return [first, *(line.strip() for line in process.stdout if len(line) == 65)]
