"""Every operation of the API is called once and succeeds; the table below is the whole API."""

import re
from io import BytesIO
from typing import Any

import pytest
from builders import PASSWORD, PROGRAM, ROW, a_book, a_document, a_folder, an_actor
from caller import KIND, Caller, some_facts
from flask import Flask
from openpyxl import Workbook

from archive_app.archive import Archive
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.rows import add_row
from archive_app.store.tables import Committee, Job, Station

NAMED = {"name": "清河镇调委会", "short": "清河", "from_on": "2020-01-01"}
NAMED_PERSON = {"name": "周明理", "from_on": "2020-01-01"}
LINE = ["清河镇调委会", "邻里纠纷", "2026-02-03", "王五"]
FILED = {"file": "", "slot": "agreement"}
REKINDED = {"kind": "mediation.unreached", "reason": "未达成协议"}
WAIVED = {"requirement": "inventory", "reason": "另有纸质目录"}
HANDED_OVER = {"from_account": "{clerk_id}", "to_account": "{head_id}", "reason": "调岗"}
VOIDED = {"kind": KIND, "facts": {"committee": "{committee_id}"}, "reason": "登记错误"}
ACCOUNT = {"login": "wuhe", "name": "吴和", "role": "inspector", "password": PASSWORD}

# Who calls, method and path, body or query; `=> name` keeps a value of the answer for later paths.
CALLS: list[tuple[str, str, Any]] = [
    ("clerk", "GET /health", None),
    ("clerk", "GET /me", None),
    ("clerk", "GET /standard", None),
    ("clerk", "GET /standard/sources", None),
    ("clerk", "GET /standard/vocabularies", None),
    ("clerk", "GET /standard/settings", None),
    ("archivist", "PATCH /standard/settings", {"values": {"visit_days": 20}}),
    ("clerk", "GET /kinds", None),
    ("clerk", "GET /kinds/{kind_id}", None),
    ("archivist", "POST /stations", {"name": "柳溪司法所", "short": "柳溪"}),
    ("archivist", "PUT /stations/{station_id}", {"name": "清河司法所", "short": "清河"}),
    ("clerk", "GET /stations", None),
    ("archivist", "PUT /bureau", {"name": "临川县司法局", "fonds": "J012"}),
    ("clerk", "GET /bureau", None),
    ("head", "POST /committees", {"station_id": "{station_id}"} | NAMED),
    ("head", "PUT /committees/{committee_id}", NAMED),
    ("clerk", "GET /committees", {"on": "2026-03-02"}),
    ("head", "POST /mediators", {"committee_id": "{committee_id}"} | NAMED_PERSON),
    ("head", "PUT /mediators/{mediator_id}", NAMED_PERSON),
    ("clerk", "GET /mediators", {"unmask": "true"}),
    ("clerk", "POST /volumes => volume_id", {"kind": KIND, "facts": "{facts}"}),
    ("clerk", "GET /volumes", {"text": "清河"}),
    ("clerk", "GET /volumes/{volume_id}", {"unmask": "true"}),
    ("clerk", "PATCH /volumes/{volume_id}", {"facts": {"dispute": "排水沟堵塞。"}, "version": 1}),
    ("clerk", "PUT /volumes/{volume_id}/shelf", {"shelf": "2号柜", "carrier": "both"}),
    ("clerk", "GET /volumes/{volume_id}/verdict", None),
    ("clerk", "GET /volumes/{volume_id}/moves", None),
    ("clerk", "GET /volumes/{volume_id}/history", None),
    ("clerk", "GET /volumes/{volume_id}/inventory", None),
    ("clerk", "GET /volumes/{volume_id}/forms", None),
    ("clerk", "POST /volumes/{volume_id}/forms", {"slot": "accept"}),
    ("clerk", "POST /volumes/{volume_id}/forms/ours", None),
    ("clerk", "GET /volumes/{volume_id}/drafts.zip", None),
    ("clerk", "POST /volumes/{volume_id}/documents => document_id", FILED),
    ("clerk", "PUT /volumes/{volume_id}/documents", {"name": "证据.txt"}),
    ("clerk", "GET /volumes/{volume_id}/documents", {"all": "true"}),
    ("clerk", "PUT /volumes/{volume_id}/documents/order", {"ids": ["{document_id}"]}),
    ("clerk", "GET /documents/{document_id}", None),
    ("clerk", "PATCH /documents/{document_id}", {"facts": {"date": "2026-02-20"}}),
    ("clerk", "POST /documents/{document_id}/attestations => attestation_id", {"marks": ["seal"]}),
    ("clerk", "POST /attestations/{attestation_id}/retract", {"reason": "看错"}),
    ("clerk", "PUT /documents/{document_id}/copy", {"is_copy": True}),
    ("clerk", "GET /documents/{document_id}/text", None),
    ("clerk", "GET /documents/{document_id}/original", None),
    ("clerk", "PUT /documents/{document_id}/place", {"slot": None}),
    ("clerk", "POST /documents/{document_id}/withdraw", {"reason": "归错卷"}),
    ("clerk", "POST /documents/{document_id}/restore", None),
    ("head", "POST /volumes/{volume_id}/waivers => waiver_id", WAIVED),
    ("clerk", "GET /volumes/{volume_id}/waivers", None),
    ("head", "POST /waivers/{waiver_id}/retract", None),
    ("clerk", "PUT /volumes/{volume_id}/kind", REKINDED),
    ("clerk", "POST /volumes/{volume_id}/moves", {"move": "conclude"}),
    ("clerk", "GET /volumes/{volume_id}/links", None),
    ("clerk", "GET /sealed-volumes", None),
    ("clerk", "GET /openings", None),
    ("clerk", "POST /handovers", HANDED_OVER),
    ("head", "POST /void-numbers", VOIDED),
    ("clerk", "PUT /documents/{paper_id}/retention", {"retention": "Y", "reason": "重要"}),
    ("clerk", "POST /volumes/{book_id}/rows", {"rows": [{"values": ROW}]}),
    ("clerk", "GET /volumes/{book_id}/rows", {"text": "孙桂兰"}),
    ("clerk", "PATCH /volumes/{book_id}/rows/{row_key}", {"values": {"cause": "漏水"}}),
    ("clerk", "POST /volumes/{book_id}/rows/{row_key}/strike", {"reason": "重复登记"}),
    ("clerk", "POST /volumes/{book_id}/rows/undo", {"version": "{book_version}"}),
    ("clerk", "GET /volumes/{book_id}/rows/workbook", {"unmask": "true"}),
    ("clerk", "POST /volumes/{book_id}/rows/import", {"file": "{rows_workbook}"}),
    ("clerk", "GET /search", {"q": "排水沟", "scope": "own"}),
    ("clerk", "GET /ledgers/{kind_id}", {"since": "2026-01-01"}),
    ("clerk", "GET /ledgers/{kind_id}/workbook", None),
    ("clerk", "GET /ledgers/{kind_id}/import-template", None),
    ("clerk", "POST /ledgers/{kind_id}/import", {"file": "{workbook}"}),
    ("inspector", "POST /reviews => run_id", {"year": 2026}),
    ("inspector", "GET /reviews", None),
    ("inspector", "GET /reviews/{run_id}", None),
    ("inspector", "GET /reviews/{run_id}/workbook", None),
    ("inspector", "GET /reviews/{run_id}/paper", None),
    ("archivist", "GET /jobs", None),
    ("archivist", "POST /jobs/{job_id}/retry", None),
    ("archivist", "GET /audit/verify", None),
    ("administrator", "POST /accounts => account_id", ACCOUNT),
    ("administrator", "GET /accounts", None),
    ("administrator", "PUT /accounts/{account_id}", {"name": "吴和", "role": "archivist"}),
    ("administrator", "PUT /accounts/{account_id}/active", {"active": False}),
    ("administrator", "POST /accounts/{account_id}/reset-password", None),
    ("clerk", "POST /tokens => token_id", {"title": "统计", "days": 5}),
    ("clerk", "GET /tokens", None),
    ("clerk", "POST /tokens/{token_id}/revoke", None),
    ("clerk", "POST /me/password", {"old": PASSWORD, "new": "清河边的三棵柳树-2026"}),
]  # fmt: skip
ROLES = ("clerk", "head", "inspector", "archivist", "administrator")
# What needs a concluded case, or a kind that is sealed or linked, has tests of its own.
ELSEWHERE = {
    "GET /precedents/{entry_id}",
    "POST /openings",
    "GET /openings/{opening_id}",
    "POST /openings/{opening_id}/decision",
    "POST /openings/{opening_id}/withdraw",
    "POST /volumes/{volume_id}/links",
    "POST /volumes/{volume_id}/links/open",
    "POST /links/{link_id}/withdraw",
}


@pytest.fixture
def known(archive: Archive, station: Station) -> dict[str, Any]:
    facts = some_facts(archive, station)
    job = _failed_job(archive)
    with archive.reading(PROGRAM) as work:
        committee = work.get(Committee, facts["committee"])
    book = a_book(archive, Actor("测试", "test", station_id=station.id), committee)
    folder = a_folder(archive, Actor("测试", "test", station_id=station.id))
    paper = a_document(archive, PROGRAM, folder, "compilation", facts={"normative": False})
    with archive.work(PROGRAM) as work:
        row = add_row(work, book.id, ROW)
    return {
        "kind_id": KIND,
        "station_id": station.id,
        "committee_id": facts["committee"],
        "mediator_id": facts["mediators"][0],
        "facts": facts,
        "job_id": job,
        "workbook": _workbook(["调解委员会", "纠纷类型", "受理日期", "当事人1 姓名或名称"], LINE),
        "paper_id": paper.id,
        "book_id": book.id,
        "row_key": row.key,
        "book_version": 5,  # opened, a row written, another, the first changed, struck
        "rows_workbook": _workbook(["日期", "当事人双方"], ["2026-02-03", "王五、赵六"]),
    }


def test_every_operation_succeeds(
    app: Flask, archive: Archive, station: Station, known: dict[str, Any]
) -> None:
    callers = {}
    for role in ROLES:
        actor = an_actor(archive, role, station if role in {"clerk", "head"} else None)
        callers[role] = Caller(app, archive, actor)
        known[f"{role}_id"] = actor.account_id
    for role, call, body in CALLS:
        answer = _call(callers[role], call, body, known)
        assert 200 <= answer.status_code < 300, f"{call}: {answer.text}"
    document = app.test_client().get("/api/v1/openapi.json").get_json()
    every = {
        f"{method.upper()} {path.removeprefix('/api/v1')}"
        for path, item in document["paths"].items()
        for method in item.keys() - {"parameters"}
    }
    same = {"{book_id}": "{volume_id}", "{paper_id}": "{document_id}"}
    called = {call.partition(" => ")[0] for _, call, _ in CALLS}
    called = {re.sub(r"\{\w+\}", lambda hole: same.get(hole[0], hole[0]), call) for call in called}
    assert every == called | ELSEWHERE


def test_a_precedent_found_by_its_words_can_be_read_by_another_station(
    app: Flask, archive: Archive, clerk: Actor, inspector: Actor, station: Station
) -> None:
    caller = Caller(app, archive, clerk)
    facts = some_facts(
        archive, station, private=False, dispute="排水沟堵塞，赵铁柱电话13900000001。"
    )
    volume = caller.post("/volumes", {"kind": KIND, "facts": facts})
    path = f"/volumes/{volume['id']}"
    text = "赵铁柱与孙桂兰自愿达成协议：疏通排水沟。".encode()
    caller.upload(f"{path}/documents", text, "协议书.txt", slot="agreement")
    caller.post(f"{path}/moves", {"move": "conclude"})
    work_off(archive)
    reader = Caller(app, archive, inspector)
    hits = reader.get("/search", q="疏通排水沟", scope="precedents")["hits"]
    told = reader.get(f"/precedents/{hits[0]['id']}")
    assert "疏通排水沟" in told["text"]
    assert "赵铁柱" not in told["text"]


def _call(caller: Caller, call: str, body: Any, known: dict[str, Any]) -> Any:
    call, _, kept = call.partition(" => ")
    method, path = re.sub(r"\{(\w+)\}", lambda hole: str(known[hole[1]]), call).split(" ")
    answer = caller(method, path, **_sent(call, method, _filled(body, known)))
    if kept and answer.is_json:
        known[kept] = _id(answer.get_json(), kept)
    return answer


def _sent(call: str, method: str, body: Any) -> dict[str, Any]:
    if body is None:
        return {}
    if method == "GET":
        return {"query_string": body}
    if call == "PUT /volumes/{volume_id}/documents":
        return {"query_string": body, "data": b"evidence"}
    if "file" in body:
        content = body["file"] if isinstance(body["file"], bytes) else b"agreed"
        data = body | {"file": (BytesIO(content), "协议书.txt")}
        return {"data": data, "content_type": "multipart/form-data"}
    return {"json": body}


def _filled(body: Any, known: dict[str, Any]) -> Any:
    if isinstance(body, dict):
        return {name: _filled(value, known) for name, value in body.items()}
    if isinstance(body, list):
        return [_filled(value, known) for value in body]
    return known[body[1:-1]] if isinstance(body, str) and body.startswith("{") else body


def _id(answer: dict[str, Any], kept: str) -> int:
    if kept == "attestation_id":
        given = (mark["attestation_id"] for mark in answer["marks"])
        return next(id_ for id_ in given if id_)
    found: int = answer.get("document", answer)["id"]
    return found


def _failed_job(archive: Archive) -> int:
    with archive.database.writing() as session:
        job = Job(
            name="index",
            args={"volume_id": 1},
            state="failed",
            run_after=archive.clock(),
            created_at=archive.clock(),
        )
        session.add(job)
        session.commit()
        return job.id


def _workbook(*lines: list[str]) -> bytes:
    book, target = Workbook(), BytesIO()
    assert book.active is not None
    for line in lines:
        book.active.append(line)
    book.save(target)
    return target.getvalue()
