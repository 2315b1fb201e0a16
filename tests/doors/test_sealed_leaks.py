"""A sealed, archived volume through every door and for everybody: no page, answer, file or message
tells whom it is about; who may not ask for it cannot tell it from a number that does not exist.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from builders import a_station, a_volume, an_actor
from caller import Caller
from flask import Flask
from sealing import NAME, SECRETS, a_minor, archived, keep_minors, lay_over, with_minors
from terminal import Terminal
from test_api_every_operation import CALLS
from visitor import Visitor
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from archive_app.archive import Archive, Work
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.attesting import attest, marks_needed
from archive_app.records.judging import verdict_of, waive
from archive_app.records.openings import ask_opening
from archive_app.review.runs import Scope, run_review
from archive_app.standard import Standard
from archive_app.store.tables import Job, Station, Volume

NOWHERE = 99999
OWN = ("clerk", "head", "colleague")  # of its station: they learn the number
OTHERS = ("stranger", "stranger-head", "inspector", "archivist", "administrator")
ASKED = {  # what the sealed volume would be found by, were it in there
    "volumes": {"q": "帮助卷"},
    "search": {"q": "思想汇报", "scope": "own"},
    "log": {"number": "助字"},
    "looks": {"number": "助字"},
    "ask": {},
}


@dataclass(frozen=True)
class Kept:
    """The sealed volume and the ids of everything that hangs on it."""

    volume: int
    number: str
    ids: dict[str, Any]

    def nowhere(self) -> dict[str, Any]:
        """The same addresses, of nothing."""
        own = {"volume_id", "document_id", "attestation_id", "waiver_id"}
        return {name: NOWHERE if name in own else value for name, value in self.ids.items()}


@pytest.fixture(scope="module")
def minors(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return with_minors(tmp_path_factory.mktemp("overlay"))


@pytest.fixture
def people(archive: Archive, station: Station, minors: Standard) -> dict[str, Actor]:
    lay_over(archive.home / "schemas")  # for commands, which open the archive themselves
    keep_minors(archive, minors)
    away = a_station(archive, "东山司法所")
    posts = {
        "clerk": ("clerk", station),
        "head": ("head", station),
        "colleague": ("clerk", station),
        "stranger": ("clerk", away),
        "stranger-head": ("head", away),
        "inspector": ("inspector", None),
        "archivist": ("archivist", None),
        "administrator": ("administrator", None),
    }
    return {login: an_actor(archive, *post, login=login) for login, post in posts.items()}


@pytest.fixture
def kept(archive: Archive, people: dict[str, Actor]) -> Kept:
    clerk, head = people["clerk"], people["head"]
    volume = a_minor(archive, clerk, minor=True, number="旧助字07号")
    a_volume(archive, clerk)
    with archive.work(head) as work:
        row = work.get(Volume, volume.id)
        run = run_review(work, Scope())
        document = row.documents[0]
        needed = marks_needed(work, row, document)
        attested = attest(work, document.id, [m.id for m in needed]) if needed else None
        waiver = _waived(work, row)
    archived(archive, volume, clerk, head)
    with archive.work(people["colleague"]) as work:
        opening = ask_opening(work, volume.id, "核对档案")
    job = _failed_job(archive, document.id)
    work_off(archive)
    ids = {
        "volume_id": volume.id,
        "document_id": document.id,
        "attestation_id": attested.attestations[0].id if attested else NOWHERE,
        "waiver_id": waiver,
        "opening_id": opening.id,
        "run_id": run.id,
        "job_id": job,
        "kind": "test.minor",
        "kind_id": "test.minor",
        "slot": "paper",
        "row": "a",
        "move": "reopen",
        "page": 1,
        "entry_id": f"pd{document.id}",
        "entry": f"pd{document.id}",
        "form": "workbook",
    }
    return Kept(volume.id, volume.number, ids)


def _waived(work: Work, row: Volume) -> int:
    waivable = [
        o.id for o in verdict_of(work, row).outcomes if o.waivable and o.outcome != "satisfied"
    ]
    return waive(work, row.id, waivable[0], "另有纸质").id if waivable else NOWHERE


def _failed_job(archive: Archive, document_id: int) -> int:
    with archive.database.writing() as session:
        job = Job(
            name="read",
            args={"document_id": document_id},
            state="failed",
            run_after=archive.clock(),
            created_at=archive.clock(),
            finished_at=archive.clock(),
            error=f"读不出 {NAME}记录.txt",
        )
        session.add(job)
        session.commit()
        return job.id


def told(content: bytes) -> str:
    """Everything readable in an answer, also inside workbooks and papers."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            content = b"".join(package.read(name) for name in package.namelist())
    return content.decode("utf-8", "replace")


def nameless(answer: TestResponse, where: str) -> str:
    text = told(answer.data) + str(answer.headers)
    assert not [secret for secret in (*SECRETS, "每月到所") if secret in text], where
    return text


def plain(answer: TestResponse) -> tuple[int, str]:
    """An answer without what differs from one request to the next: the form token, the address."""
    text = re.sub(r'(csrf_token" value|csrf-token" content)="[^"]+"', "", told(answer.data))
    return answer.status_code, re.sub(r"/(volumes|documents)/\d+", "", text)


def pages(app: Flask, method: str) -> Iterator[Rule]:
    """Every page that this method is for, those behind no sign-in left out."""
    for rule in app.url_map.iter_rules():
        outside = rule.rule.startswith(("/api/", "/static", "/bootstrap", "/sign-"))
        if not outside and method in (rule.methods or ()) and "filename" not in rule.arguments:
            yield rule


def address(rule: Rule, ids: dict[str, Any]) -> str | None:
    """The rule with ids in its holes; None when it speaks of something else."""
    if not rule.arguments <= ids.keys():
        return None
    return re.sub(r"<(?:[^:<>]+:)?(\w+)>", lambda hole: str(ids[hole[1]]), rule.rule)


@pytest.mark.parametrize("login", [*OWN, *OTHERS])
def test_no_page_names_anybody(app: Flask, kept: Kept, login: str) -> None:
    visitor = Visitor(app)
    visitor.sign_in(login)
    for rule in pages(app, "GET"):
        if where := address(rule, kept.ids):
            query = ASKED.get(rule.endpoint.rpartition(".")[2])
            text = nameless(
                visitor.get(where, query_string=query, buffered=True), f"{login} {where}"
            )
            if login in {"stranger", "stranger-head", "inspector"}:
                assert kept.number not in text, f"{login} {where}"


@pytest.mark.parametrize("login", OTHERS)
def test_no_page_tells_it_from_a_volume_that_is_none(app: Flask, kept: Kept, login: str) -> None:
    visitor = Visitor(app)
    visitor.sign_in(login)
    own = {"volume_id", "document_id", "attestation_id", "waiver_id"}
    for method in ("GET", "POST"):
        for rule in pages(app, method):
            here, there = address(rule, kept.ids), address(rule, kept.nowhere())
            if rule.endpoint == "volume.undo":
                here, there = (
                    f"{here}?document={kept.ids['document_id']}",
                    f"{there}?document={NOWHERE}",
                )
            if here is None or there is None or not rule.arguments & own:
                continue
            send = visitor.get if method == "GET" else visitor.post
            said = [plain(send(where)) for where in (here, there)]
            assert said[0] == said[1], f"{login} {method} {here}"


@pytest.mark.parametrize("login", OWN)
def test_the_own_station_learns_the_number_and_where_to_ask(
    app: Flask, kept: Kept, login: str
) -> None:
    visitor = Visitor(app)
    visitor.sign_in(login)
    answer = visitor.get(f"/volumes/{kept.volume}")
    assert answer.status_code == 403
    assert f"封存案卷 {kept.number}" in answer.text
    assert 'action="/openings/new"' in answer.text


@pytest.mark.parametrize("login", OWN)
def test_no_form_of_the_own_station_names_anybody(app: Flask, kept: Kept, login: str) -> None:
    visitor = Visitor(app)
    visitor.sign_in(login)
    for rule in pages(app, "POST"):
        if rule.arguments & {"volume_id", "document_id"} and (where := address(rule, kept.ids)):
            nameless(visitor.post(where), f"{login} {where}")


def filled(body: Any, known: dict[str, Any]) -> Any:
    if isinstance(body, dict):
        return {name: filled(value, known) for name, value in body.items()}
    if isinstance(body, list):
        return [filled(value, known) for value in body]
    hole = isinstance(body, str) and body.startswith("{")
    return known.get(body[1:-1], 1) if hole else body


def calls() -> Iterator[tuple[str, str, Any]]:
    """Every operation of the API with a sound request, those about accounts left out."""
    for _, call, body in CALLS:
        method, path = call.partition(" => ")[0].split(" ")
        if not re.search("account|token|password|/me|workbook|kind_id}/import", path):
            yield method, path, None if isinstance(body, dict) and "file" in body else body


def ask(caller: Caller, call: tuple[str, str, Any], ids: dict[str, Any]) -> TestResponse | None:
    method, path, body = call
    holes = re.findall(r"\{(\w+)\}", path)
    if not set(holes) <= ids.keys():
        return None
    where = re.sub(r"\{(\w+)\}", lambda hole: str(ids[hole[1]]), path)
    sent = filled(body, ids)
    if method == "GET":
        return caller(method, where, query_string=sent or {})
    return caller(method, where, sent)


@pytest.mark.parametrize("login", [*OWN, *OTHERS])
def test_no_answer_of_the_api_names_anybody(
    app: Flask, archive: Archive, kept: Kept, people: dict[str, Actor], login: str
) -> None:
    caller = Caller(app, archive, people[login])
    more = [
        ("GET", "/search", {"q": "思想汇报", "scope": "own"}),
        ("GET", "/precedents/{entry_id}", None),
        ("GET", "/ledgers/{kind_id}/workbook", None),
        ("GET", "/reviews/{run_id}/workbook", None),
        ("GET", "/reviews/{run_id}/paper", None),
    ]
    for call in (*calls(), *more):
        if (answer := ask(caller, call, kept.ids)) is not None:
            nameless(answer, f"{login} {call}")


@pytest.mark.parametrize("login", OTHERS)
def test_no_answer_of_the_api_tells_it_from_a_volume_that_is_none(
    app: Flask, archive: Archive, kept: Kept, people: dict[str, Actor], login: str
) -> None:
    caller = Caller(app, archive, people[login])
    for call in calls():
        if not re.search("volume_id|document_id|attestation_id|waiver_id", call[1]):
            continue
        said = [ask(caller, call, ids) for ids in (kept.ids, kept.nowhere())]
        first, second = (plain(one) if one is not None else None for one in said)
        assert first == second, f"{login} {call}"


COMMANDS = (
    "volume show {volume_id}",
    "volume show {number}",
    "volume list",
    "document list {volume_id}",
    "document attest {document_id}",
    "volume describe {volume_id} --fact 情况=无",
    "volume move {volume_id} 启封 --reason 补",
    "form list {volume_id}",
    "search 思想汇报 --scope own",
    "ledger test.minor",
    "review run",
    "opening list",
    "check",
)


@pytest.mark.parametrize("login", [*OWN, *OTHERS, None])
def test_no_command_names_anybody(archive: Archive, kept: Kept, login: str | None) -> None:
    terminal = Terminal(archive.home)
    who = ("--as", login) if login else ()
    for command in COMMANDS:
        words = [word.format(number=kept.number, **kept.ids) for word in command.split(" ")]
        result = terminal.run(*words, *who)
        said = result.stdout + result.stderr
        assert not [secret for secret in (*SECRETS, "每月到所") if secret in said], command


def test_what_happened_is_in_the_log_by_number_only(app: Flask, kept: Kept) -> None:
    visitor = Visitor(app)
    visitor.sign_in("archivist")
    page = visitor.get("/admin/log", query_string={"number": kept.number}).text
    assert "归入文件" in page
    assert "申请查阅封存案卷" in page
    assert kept.number in page
    assert NAME not in page
