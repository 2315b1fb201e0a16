"""A large file through a real server in a process of its own: kept whole, memory bounded."""

import hashlib
import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import PASSWORD, a_volume
from sqlalchemy import select

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import Document

MEGABYTES = 50
CHUNK = b"0123456789abcdef" * 65_536
BOUNDARY = "----large"

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="memory of a process is read from /proc"
)


@pytest.fixture
def server(archive: Archive) -> Iterator[tuple[int, int]]:
    """Port and process of `archive serve` over the test's home."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "archive_app", "serve", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "ARCHIVE_HOME": str(archive.home)},
    )
    for _ in range(100):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield port, process.pid
    process.terminate()
    process.wait(20)


def ask(port: int, method: str, path: str, body: object = None, **headers: str) -> tuple[str, str]:
    """The answer's text and cookie."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    link.request(method, path, body, headers)  # type: ignore[arg-type]
    answer = link.getresponse()
    text, cookie = answer.read().decode(), answer.headers.get("Set-Cookie", "")
    link.close()
    return text, cookie.partition(";")[0]


def token_of(page: str) -> str:
    found = re.search(r'name="csrf-token" content="([^"]+)"', page)
    assert found
    return found[1]


def signed_in(port: int) -> tuple[str, str]:
    """Form token and cookie of the clerk."""
    page, cookie = ask(port, "GET", "/sign-in")
    form = f"login=clerk&password={PASSWORD}&csrf_token={token_of(page)}"
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    _, cookie = ask(port, "POST", "/sign-in", form, **kind)
    page, renewed = ask(port, "GET", "/account", Cookie=cookie)
    return token_of(page), renewed or cookie


def send_file(port: int, token: str, cookie: str) -> str:
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{token}\r\n'
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="big.pdf"\r\n\r\n'
    ).encode()
    tail = f"\r\n--{BOUNDARY}--\r\n".encode()
    size = len(head) + MEGABYTES * len(CHUNK) + len(tail)
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Content-Length": str(size),
        "Accept": "application/json",
        "Cookie": cookie,
    }
    body = iter([head, *[CHUNK] * MEGABYTES, tail])
    return ask(port, "POST", "/volumes/1/documents", body, **headers)[0]


def peak_of(pid: int) -> int:
    """The most memory the process held, in kilobytes."""
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1])


def test_fifty_megabytes_are_kept_whole_and_memory_does_not_grow_with_them(
    archive: Archive, clerk: Actor, server: tuple[int, int]
) -> None:
    a_volume(archive, clerk)
    port, pid = server
    token, cookie = signed_in(port)
    Path(f"/proc/{pid}/clear_refs").write_text("5")  # the peak begins anew from what is held now
    before = peak_of(pid)
    answer = send_file(port, token, cookie)
    assert "big.pdf" in answer
    assert peak_of(pid) - before < 20 * 1024
    with archive.reading(clerk) as work:
        kept = work.session.scalar(select(Document))
        assert kept is not None
        assert kept.sha256 == hashlib.sha256(CHUNK * MEGABYTES).hexdigest()
        assert archive.files.intact(kept.sha256)
