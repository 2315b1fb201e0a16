"""A real server on a free port and a real Chromium; anything in its console fails the test."""

import shutil
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from browsing import DESKTOP
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from waitress import wasyncore
from waitress.server import create_server

from archive_app.app import create_app
from archive_app.archive import Archive
from archive_app.jobs import run_worker

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium is installed"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def app(archive: Archive) -> Flask:
    return create_app(archive)


@pytest.fixture
def server(app: Flask) -> Iterator[str]:
    """The address of a server over the test's archive."""
    sockets: dict[int, Any] = {}
    served = create_server(app, map=sockets, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=served.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.effective_port}"
    # First the answers still being written, then the sockets, closed by the thread that reads
    # them: closed from here, a late picture or the loop itself would find them gone.
    served.task_dispatcher.shutdown(timeout=30)
    served.trigger.pull_trigger(lambda: wasyncore.close_all(sockets))
    thread.join(30)
    assert not thread.is_alive()


@pytest.fixture
def worker(archive: Archive) -> Iterator[None]:
    """Background work goes on beside the pages, as in `archive serve`."""
    stop = threading.Event()
    thread = threading.Thread(target=run_worker, args=(archive, stop))
    thread.start()
    yield
    stop.set()
    archive.jobs_waiting.set()
    thread.join(30)


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of; a test that expects a complaint clears it."""
    return []


@pytest.fixture
def page(chromium: Browser, server: str, complaints: list[str]) -> Iterator[Page]:
    """A fresh page; errors of scripts, blocked content and failed requests fail the test."""
    context = chromium.new_context(base_url=server, locale="zh-CN", viewport=DESKTOP)
    page = context.new_page()
    page.set_default_timeout(8000)

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []
