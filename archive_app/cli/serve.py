"""`archive serve` and `archive worker`: the long-running sides of the program."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

from archive_app.archive import Archive
from archive_app.cli.console import Console, with_console
from archive_app.cli.teaching import Verb
from archive_app.errors import StoreFault
from archive_app.jobs import run_worker, work_off

__all__ = ["serve", "serve_pages", "worker"]

RECEIVED_AT_ONCE = 262_144  # bytes; the fastest of the sizes measured with 500 MB uploads
AROUND_A_FILE = 16 * 1024 * 1024  # what a form adds to the file it carries


@click.command(cls=Verb)
@click.option("--host", metavar="地址", help="监听地址；默认 127.0.0.1，县局服务器用 0.0.0.0")
@click.option("--port", type=click.IntRange(0, 65535), metavar="端口", help="监听端口，默认 8080")
@with_console
def serve(console: Console, host: str | None, port: int | None) -> None:
    """打开网页服务，同时在后台读取文件、更新检索。

    按 Ctrl+C 停止；没做完的后台工作下次启动时接着做。

    \b
    例：
      archive serve
      archive serve --host 0.0.0.0 --port 80
    """
    with console.archive(host=host, port=port) as archive:
        serve_pages(archive, lambda address: _tell(console, address))


@click.command(cls=Verb)
@click.option("--once", is_flag=True, help="做完眼下等着的就结束")
@with_console
def worker(console: Console, once: bool) -> None:
    """只做后台工作：读取文件文字、更新检索。

    平时不用：archive serve 已经带着它。批量导入之后可以单独运行一次。

    \b
    例：
      archive worker --once
      archive worker
    """
    with console.archive() as archive:
        if once:
            done = work_off(archive)
            console.tell({"done": done}, [f"✓ 做完 {done} 项后台工作"])
            return
        console.tell({"running": True}, ["✓ 后台工作进行中　（按 Ctrl+C 停止）"])
        with _stoppable():
            run_worker(archive, threading.Event())


def serve_pages(archive: Archive, ready: Callable[[str], None]) -> None:
    """Answer requests until stopped, with the worker in a thread beside; tells the address first.

    The port is taken before the worker starts: a second program on the same data ends here.
    """
    # Flask and the server are needed here only; other commands start without them.
    import waitress

    from archive_app.app import create_app

    _ = archive.standard, archive.forms  # refuse to start with a faulty standard or form
    settings = archive.settings
    try:
        server = waitress.create_server(
            create_app(archive),
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            recv_bytes=RECEIVED_AT_ONCE,
            max_request_body_size=settings.max_file_bytes + AROUND_A_FILE,
            ident=None,
        )
    except OSError as problem:
        raise StoreFault(
            f"不能在 {settings.host}:{settings.port} 提供服务：{problem.strerror or problem}",
            fix="该端口可能已被占用；换一个：archive serve --port 8081",
        ) from problem
    with _stoppable(), _working(archive):
        ready(f"http://{settings.host}:{getattr(server, 'effective_port', settings.port)}")
        server.run()


def _tell(console: Console, address: str) -> None:
    console.tell({"address": address}, [f"✓ 网页服务：{address}　（按 Ctrl+C 停止）"])


@contextmanager
def _working(archive: Archive) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=run_worker, args=(archive, stop), name="worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        archive.jobs_waiting.set()  # wakes the worker so that it sees the stop
        thread.join(timeout=30)


@contextmanager
def _stoppable() -> Iterator[None]:
    """A service manager's request to end is answered like Ctrl+C: in order, nothing lost."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("已停止", err=True)
    finally:
        signal.signal(signal.SIGTERM, before)
