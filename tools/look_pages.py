"""Pictures of the pages: the demonstration served here, looked at by everyone who works in it.

Owns the tour (who looks at what), the browser and the pictures; the demonstration itself is
`archive_app.cli.demo`'s. The home is kept in the temporary folder and used again.
"""

import logging
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from sqlalchemy import Select, select
from waitress.server import create_server

from archive_app.accounts import actor_of
from archive_app.app import create_app
from archive_app.archive import Archive, Work
from archive_app.cli.demo.cases import sample
from archive_app.cli.demo.county import MAKER, build, is_ready, make_room, open_demo
from archive_app.records.searching import search
from archive_app.review.runs import Scope, review_runs, run_review
from archive_app.settings import read_settings
from archive_app.store.tables import Account, Committee, Document, Mediator, Volume

WIDE: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
Found = TypeVar("Found")
HOME = Path(tempfile.gettempdir()) / "archive-look"
IN_DOCS = 200_000  # bytes of one picture in docs/images
CLERK, HEAD, INSPECTOR, ARCHIVIST, ADMINISTRATOR = "qian", "li", "zheng", "feng", "admin"


@dataclass(frozen=True)
class Look:
    """One page as one person sees it; `{names}` in the address are landmarks of the demo."""

    login: str
    name: str
    address: str
    height: int = 0  # of the picture in the manual; 0 is the whole page


TOUR = (
    Look("", "sign-in", "/sign-in"),
    Look(CLERK, "desk", "/"),
    Look(CLERK, "volumes", "/volumes"),
    Look(CLERK, "volumes-open", "/volumes?state=open"),
    Look(CLERK, "volumes-none", "/volumes?q=没有这样的案卷"),
    Look(CLERK, "volume-kinds", "/volumes/new"),
    Look(CLERK, "volume-new", "/volumes/new?kind={kind}"),
    Look(CLERK, "hand-over", "/volumes/hand-over"),
    Look(CLERK, "volume-open", "/volumes/{open}"),
    Look(CLERK, "volume-lacking", "/volumes/{lacking}"),
    Look(CLERK, "volume-archived", "/volumes/{archived}"),
    Look(CLERK, "volume-facts", "/volumes/{lacking}?tab=facts"),
    Look(CLERK, "volume-checks", "/volumes/{lacking}?tab=checks"),
    Look(CLERK, "volume-log", "/volumes/{lacking}?tab=history"),
    Look(CLERK, "volume-history", "/volumes/{lacking}/history"),
    Look(CLERK, "volume-describe", "/volumes/{open}/facts"),
    Look(CLERK, "volume-kind", "/volumes/{open}/kind"),
    Look(CLERK, "volume-shelf", "/volumes/{open}/shelf"),
    Look(CLERK, "volume-conclude", "/volumes/{open}/moves/conclude"),
    Look(CLERK, "volume-arrange", "/volumes/{lacking}/moves/arrange"),
    Look(CLERK, "fill", "/volumes/{open}/forms/record"),
    Look(CLERK, "attest", "/volumes/{drafted}/attest/{draft}"),
    Look(CLERK, "document-draft", "/documents/{draft}"),
    Look(CLERK, "document-scan", "/documents/{scan}"),
    Look(CLERK, "document-text", "/documents/{text}"),
    Look(CLERK, "document-facts", "/documents/{scan}/facts"),
    Look(CLERK, "document-withdraw", "/documents/{scan}/withdraw"),
    Look(CLERK, "document-print", "/documents/{text}/print"),
    Look(CLERK, "search", "/search"),
    Look(CLERK, "search-precedents", "/search?q=赔偿"),
    Look(CLERK, "search-own", "/search?q=赔偿&scope=own"),
    Look(CLERK, "search-none", "/search?q=没有这样的协议"),
    Look(CLERK, "precedent", "/search/precedents/{precedent}?q=赔偿"),
    Look(CLERK, "ledgers", "/ledgers"),
    Look(CLERK, "ledger", "/ledgers/{kind}"),
    Look(CLERK, "ledger-import", "/ledgers/{kind}/import"),
    Look(CLERK, "reviews", "/review"),
    Look(CLERK, "standard", "/standard"),
    Look(CLERK, "standard-kind", "/standard/{kind}"),
    Look(CLERK, "standard-examples", "/standard/{kind}/examples"),
    Look(CLERK, "people", "/people"),
    Look(CLERK, "people-mediator", "/people/mediators/{mediator}"),
    Look(CLERK, "help", "/help"),
    Look(CLERK, "account", "/account"),
    Look(CLERK, "password", "/account/password"),
    Look(CLERK, "not-found", "/nowhere"),
    Look(HEAD, "desk", "/"),
    Look(HEAD, "volumes", "/volumes"),
    Look(HEAD, "volume-lacking", "/volumes/{lacking}"),
    Look(HEAD, "volume-archive", "/volumes/{arranged}/moves/archive"),
    Look(HEAD, "volume-reopen", "/volumes/{archived}/moves/reopen"),
    Look(HEAD, "number-void", "/volumes/void"),
    Look(HEAD, "people", "/people"),
    Look(HEAD, "people-committee", "/people/committees/{committee}"),
    Look(INSPECTOR, "desk", "/"),
    Look(INSPECTOR, "volumes", "/volumes"),
    Look(INSPECTOR, "volume-lacking", "/volumes/{lacking}"),
    Look(INSPECTOR, "search-own", "/search?q=赔偿&scope=own"),
    Look(INSPECTOR, "reviews", "/review"),
    Look(INSPECTOR, "review", "/review/{run}"),
    Look(INSPECTOR, "ledger", "/ledgers/{kind}"),
    Look(ARCHIVIST, "desk", "/"),
    Look(ARCHIVIST, "volumes", "/volumes"),
    Look(ARCHIVIST, "volume-archived", "/volumes/{archived}"),
    Look(ARCHIVIST, "hand-over", "/volumes/hand-over"),
    Look(ARCHIVIST, "standard", "/standard"),
    Look(ARCHIVIST, "people", "/people"),
    Look(ARCHIVIST, "bureau", "/people/bureau"),
    Look(ARCHIVIST, "admin", "/admin"),
    Look(ARCHIVIST, "log", "/admin/log"),
    Look(ARCHIVIST, "looks", "/admin/looks"),
    Look(ARCHIVIST, "settings", "/admin/settings"),
    Look(ADMINISTRATOR, "desk", "/"),
    Look(ADMINISTRATOR, "people", "/people"),
    Look(ADMINISTRATOR, "station-new", "/people/stations/new"),
    Look(ADMINISTRATOR, "admin", "/admin"),
    Look(ADMINISTRATOR, "accounts", "/admin/accounts"),
    Look(ADMINISTRATOR, "account-new", "/admin/accounts/new"),
    Look(ADMINISTRATOR, "upkeep", "/admin/upkeep"),
)

# The pictures of README and manual.
DOCS = (
    Look("", "sign-in", "/sign-in", 520),
    Look(CLERK, "desk", "/", 860),
    Look(CLERK, "new", "/volumes/new?kind={kind}", 860),
    Look(CLERK, "volume", "/volumes/{lacking}", 940),
    Look(CLERK, "fill", "/volumes/{open}/forms/record", 860),
    Look(CLERK, "attest", "/volumes/{drafted}/attest/{draft}", 860),
    Look(CLERK, "search", "/search?q=赔偿", 860),
    Look(CLERK, "ledger", "/ledgers/{kind}", 700),
    Look(CLERK, "standard", "/standard/{kind}", 900),
    Look(INSPECTOR, "review", "/review/{run}", 940),
)


def chromium() -> str | None:
    """The Chromium of this machine, None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def look_at_pages(out: Path, home: Path = HOME) -> list[Path]:
    """Take every page of the tour at both widths; the pictures, wide ones first."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    pictures = []
    with _demonstration(home) as archive, _served(archive) as server, _browser() as browser:
        known = _landmarks(archive)
        for suffix, size in (("wide", WIDE), ("phone", PHONE)):
            for look, page in _visits(browser, server, TOUR, known, size):
                target = out / f"{look.login or 'nobody'}-{look.name}-{suffix}.png"
                page.screenshot(path=target, full_page=True)
                pictures.append(target)
    return pictures


def picture_docs(out: Path, home: Path = HOME) -> list[Path]:
    """Take the pictures of README and manual again, each small enough for the repository."""
    out.mkdir(parents=True, exist_ok=True)
    pictures = []
    with _demonstration(home) as archive, _served(archive) as server, _browser() as browser:
        known = _landmarks(archive)
        for look, page in _visits(browser, server, DOCS, known, WIDE):
            page.set_viewport_size({"width": WIDE["width"], "height": look.height})
            target = out / f"{look.name}.png"
            target.write_bytes(_small(page.screenshot()))
            pictures.append(target)
    return pictures


def _small(png: bytes) -> bytes:
    """The picture in as many colours as its size in the repository allows."""
    with Image.open(BytesIO(png)) as picture:
        for colours in (256, 128, 64, 32, 16):
            kept = BytesIO()
            fewer = picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
            fewer.save(kept, "PNG", optimize=True)
            if kept.tell() <= IN_DOCS:
                break
    return kept.getvalue()


@contextmanager
def _demonstration(home: Path) -> Iterator[Archive]:
    """The demonstration in this home, made when it is not there yet."""
    ready = is_ready(home)
    if not ready:
        make_room(home)
    archive, clock = open_demo(read_settings({}, home=home))
    try:
        if not ready:
            print(f"Making the demonstration in {home} …")
            for _ in build(archive, clock):
                pass
        yield archive
    finally:
        archive.close()


@contextmanager
def _served(archive: Archive) -> Iterator[str]:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a browser asks in bursts
    served = create_server(create_app(archive), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=served.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.effective_port}"
    served.close()
    thread.join(5)


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield browser
        browser.close()


def _visits(
    browser: Browser,
    server: str,
    looks: Sequence[Look],
    known: Mapping[str, str],
    size: ViewportSize,
) -> Iterator[tuple[Look, Page]]:
    """Each page opened by its reader, who signs in once."""
    readers: dict[str, Page] = {}
    for look in looks:
        if look.login not in readers:
            context = browser.new_context(base_url=server, locale="zh-CN", viewport=size)
            readers[look.login] = context.new_page()
            if look.login:
                _sign_in(readers[look.login], look.login)
        page = readers[look.login]
        page.set_viewport_size(size)
        page.goto(look.address.format(**known), wait_until="load")
        yield look, page
    for page in readers.values():
        page.context.close()


def _sign_in(page: Page, login: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("登录名").fill(login)
    page.get_by_label("密码").fill(sample("county")["password"])
    page.get_by_role("button", name="登录").click()
    page.wait_for_url("/")


def _landmarks(archive: Archive) -> dict[str, str]:
    """What the addresses of the tour point at, found anew in each demonstration."""
    with archive.work(MAKER) as work:
        clerk = _account(work, CLERK)
        known = _volumes(work, clerk) | _documents(work, clerk)
        known["committee"] = _first(work, select(Committee)).id
        known["mediator"] = _first(work, select(Mediator)).id
        found = search(work, "赔偿", scope="precedents")
        known["precedent"] = found.hits[0].id
        reader = actor_of(_account(work, INSPECTOR), "web")
    with archive.work(reader) as work:
        runs = review_runs(work) or [run_review(work, Scope())]
        known["run"] = runs[-1].id
    return {name: str(value) for name, value in known.items()}


def _first(work: Work, query: Select[Found]) -> Found:
    return work.session.scalars(query.limit(1)).one()


def _account(work: Work, login: str) -> Account:
    return _first(work, select(Account).where(Account.login == login))


def _volumes(work: Work, clerk: Account) -> dict[str, object]:
    """Volumes of the clerk: one under way, the one with most findings, one each later state."""
    own = select(Volume).where(Volume.station_id == clerk.station_id)
    own = own.where(Volume.kind == "mediation.written")
    worst = own.order_by(Volume.open_findings.desc(), Volume.id)
    newest = own.order_by(Volume.id.desc())
    known: dict[str, object] = {"kind": "mediation.written"}
    known["lacking"] = _first(work, worst).id
    for state in ("open", "arranged", "archived"):
        known[state] = _first(work, newest.where(Volume.state == state)).id
    return known


def _documents(work: Work, clerk: Account) -> dict[str, object]:
    """Papers of the clerk: a draft that waits for its scan, a signed scan, one with text."""
    own = select(Document).join(Volume).where(Volume.station_id == clerk.station_id)
    own = own.where(Volume.state == "concluded", Document.replaced_by_id.is_(None))
    draft = own.where(Document.generated, ~Document.attestations.any())
    draft = draft.where(Document.slot == "agreement")
    drafted = _first(work, draft)
    scan = _first(work, own.where(Document.reading == "no_text"))
    text = _first(work, own.where(Document.reading == "read", ~Document.generated))
    return {"draft": drafted.id, "drafted": drafted.volume_id, "scan": scan.id, "text": text.id}
