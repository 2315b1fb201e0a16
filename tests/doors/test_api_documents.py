"""Documents through the API: filed, attested, read, downloaded."""

from typing import Any

import pytest
from builders import a_document, a_volume
from caller import Caller
from flask import Flask
from sqlalchemy import select

from archive_app.archive import Archive
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.store.tables import AuditEntry, Volume


@pytest.fixture
def caller(app: Flask, archive: Archive, clerk: Actor) -> Caller:
    return Caller(app, archive, clerk)


@pytest.fixture
def volume(archive: Archive, clerk: Actor) -> Volume:
    return a_volume(archive, clerk)


def test_an_upload_is_placed_by_its_file_name(caller: Caller, volume: Volume) -> None:
    filed = caller.upload(f"/volumes/{volume.id}/documents", b"%PDF-1.4", "人民调解协议书.pdf")
    assert filed["suggested"] is True
    assert filed["document"]["slot"] == "agreement"
    assert filed["document"]["media_type"] == "application/pdf"


def test_raw_bytes_are_filed_with_slot_and_marks(caller: Caller, volume: Volume) -> None:
    query = {"name": "协议书.txt", "slot": "agreement", "mark": ["seal", "mediator"]}
    path = f"/volumes/{volume.id}/documents"
    filed = caller.put(path, data=b"signed", query_string=query)["document"]
    attested = {mark["id"]: mark["attested_by"] for mark in filed["marks"]}
    assert (attested["seal"], attested["mediator"], attested["recorder"]) == (
        "钱春生",
        "钱春生",
        None,
    )


def test_the_same_bytes_are_noticed(caller: Caller, volume: Volume) -> None:
    path = f"/volumes/{volume.id}/documents"
    first = caller.upload(path, b"bytes", "一.txt")["document"]
    second = caller.upload(path, b"bytes", "二.txt")
    assert [same["document_id"] for same in second["duplicates"]] == [first["id"]]


NAMES = [("../../etc/passwd", "passwd"), ("C:\\卷\\收条.pdf", "收条.pdf"), ("<b>.txt", "<b>.txt")]


@pytest.mark.parametrize(("sent", "kept"), NAMES)
def test_a_file_name_is_only_a_name(caller: Caller, volume: Volume, sent: str, kept: str) -> None:
    path = f"/volumes/{volume.id}/documents"
    filed = caller.put(path, data=b"x", query_string={"name": sent})
    assert filed["document"]["file_name"] == kept


def test_a_text_part_is_no_file(caller: Caller, volume: Volume) -> None:
    answer = caller(
        "POST",
        f"/volumes/{volume.id}/documents",
        data={"file": "text"},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 422
    assert answer.json is not None
    assert answer.json["fields"] == {"file": ["这一项应为文件"]}


def test_who_may_not_file_is_refused_before_the_bytes_are_kept(
    app: Flask, archive: Archive, inspector: Actor, volume: Volume
) -> None:
    before = set(archive.files.names())
    answer = Caller(app, archive, inspector)(
        "PUT", f"/volumes/{volume.id}/documents?name=a.txt", data=b"not to be kept"
    )
    assert answer.status_code == 403
    assert set(archive.files.names()) == before


def test_the_text_is_masked_by_page(
    caller: Caller, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    document = a_document(
        archive, clerk, volume, text="电话13900000001，身份证99010119620304001X。"
    )
    work_off(archive)
    path = f"/documents/{document.id}/text"
    assert caller.get(path)["pages"][0]["text"] == "电话139******01，身份证990*************1X。"
    assert "13900000001" in caller.get(path, unmask="true")["pages"][0]["text"]


def test_an_original_is_sent_as_an_attachment_and_logged(
    caller: Caller, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    document = a_document(archive, clerk, volume, text="<script>", name="页.html")
    answer = caller("GET", f"/documents/{document.id}/original")
    assert answer.data == b"<script>"
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    with archive.reading(clerk) as work:
        verbs = work.session.scalars(select(AuditEntry.verb)).all()
    assert "document.downloaded" in verbs


def test_a_withdrawn_document_can_be_restored(
    caller: Caller, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    document = a_document(archive, clerk, volume, "agreement")
    path = f"/documents/{document.id}"
    assert caller.post(f"{path}/withdraw", {"reason": "归错卷"})["current"] is False
    assert caller.get(f"/volumes/{volume.id}/documents")["items"] == []
    assert caller.post(f"{path}/restore")["current"] is True


def test_an_attestation_can_be_taken_back(
    caller: Caller, archive: Archive, clerk: Actor, volume: Volume
) -> None:
    document = a_document(archive, clerk, volume, "agreement")
    marked = caller.post(f"/documents/{document.id}/attestations", {"marks": ["seal"]})
    seal = _mark(marked, "seal")
    assert seal["attested_by"] == "钱春生"
    path = f"/attestations/{seal['attestation_id']}/retract"
    assert _mark(caller.post(path, {"reason": "看错"}), "seal")["attested_by"] is None


def test_a_signed_copy_takes_the_place_of_our_draft(caller: Caller, volume: Volume) -> None:
    draft = caller.post(f"/volumes/{volume.id}/forms", {"slot": "accept"})
    assert draft["generated"] is True
    path = f"/volumes/{volume.id}/documents"
    signed = caller.put(path, data=b"scan", query_string={"name": "扫描.jpg", "slot": "accept"})
    assert signed["document"]["generated"] is False
    assert caller.get(f"/documents/{draft['id']}")["replaced_by_id"] == signed["document"]["id"]


def test_the_form_of_a_place_with_several_is_chosen(caller: Caller, volume: Volume) -> None:
    path = f"/volumes/{volume.id}/forms"
    usual, other = "mediation.confirmation_persons", "mediation.confirmation_organization"
    assert caller.post(path, {"slot": "confirmation"})["form"] == usual
    assert caller.post(path, {"slot": "confirmation", "form": other})["form"] == other
    place = next(p for p in caller.get(path)["items"] if p["slot"] == "confirmation")
    assert place["form"] == other
    assert [one["form"] for one in place["variants"]] == [usual, other]


def _mark(document: dict[str, Any], mark: str) -> dict[str, Any]:
    found: dict[str, Any] = next(m for m in document["marks"] if m["id"] == mark)
    return found
