"""Sealed volumes and links through the API."""

import pytest
from caller import Caller
from flask import Flask
from sealing import NAME, a_minor, archived, keep_minors, with_minors

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.standard import Standard
from archive_app.store.tables import Station

REASON = "法院调卷函（2026）第3号"


@pytest.fixture(scope="module")
def minors(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return with_minors(tmp_path_factory.mktemp("overlay"))


@pytest.fixture
def archive(archive: Archive, minors: Standard) -> Archive:
    return keep_minors(archive, minors)


def test_asked_granted_looked_at_and_taken_back(
    app: Flask, archive: Archive, clerk: Actor, head: Actor
) -> None:
    volume = archived(archive, a_minor(archive, clerk, minor=True), clerk, head)
    asker, decider = Caller(app, archive, clerk), Caller(app, archive, head)
    refused = asker("GET", f"/volumes/{volume.id}")
    assert (refused.status_code, refused.get_json()["code"]) == (403, "sealed")
    assert asker.get("/sealed-volumes")["items"][0]["number"] == volume.number
    asked = asker.post("/openings", {"volume_id": volume.id, "reason": REASON})
    assert [one["id"] for one in decider.get("/openings")["to_decide"]] == [asked["id"]]
    told = decider.post(f"/openings/{asked['id']}/decision", {"granted": True, "days": 2})
    assert (told["status"], told["until"]) == ("granted", "2026-03-04")
    assert asker.get(f"/volumes/{volume.id}")["sealed"] is True
    assert asker.get(f"/openings/{asked['id']}")["decided_by"] == "李正平"
    decider.post(f"/openings/{asked['id']}/withdraw")
    assert asker("GET", f"/volumes/{volume.id}").status_code == 403


def test_an_archivist_asks_by_number_and_station(
    app: Flask, archive: Archive, clerk: Actor, head: Actor, archivist: Actor, station: Station
) -> None:
    volume = archived(archive, a_minor(archive, clerk, minor=True), clerk, head)
    caller = Caller(app, archive, archivist)
    body = {"number": volume.number, "station_id": station.id, "reason": REASON}
    assert caller.post("/openings", body)["volume_id"] == volume.id
    assert caller("POST", "/openings", {"reason": REASON}).status_code == 422
    wrong = caller("POST", "/openings", body | {"number": "没有这号"})
    assert wrong.status_code == 404


def test_volumes_are_tied_opened_out_of_one_another_and_untied(
    app: Flask, archive: Archive, clerk: Actor
) -> None:
    source = a_minor(archive, clerk, minor=False, ended_on="2026-02-20")
    caller, path = Caller(app, archive, clerk), f"/volumes/{source.id}/links"
    opened = caller.post(f"{path}/open", {"link": "after", "facts": {"grown_up": False}})
    assert opened["facts"] == {"name": NAME, "started_on": "2026-02-20", "grown_up": False}
    other = caller.post("/volumes", {"kind": "test.after", "facts": opened["facts"]})
    told = caller.post(path, {"link": "after", "other_id": other["id"]})
    assert [one["volume"]["id"] for one in told["items"]] == [opened["id"], other["id"]]
    caller.post(f"/links/{told['items'][0]['id']}/withdraw", {"reason": "关联错了"})
    (left,) = caller.get(path)["items"]
    assert left["volume"]["number"] == other["number"]


def test_a_paper_says_whether_it_is_a_copy_and_the_inventory_repeats_it(
    app: Flask, archive: Archive, clerk: Actor
) -> None:
    volume = a_minor(archive, clerk, minor=False)
    caller, path = Caller(app, archive, clerk), f"/volumes/{volume.id}"
    filed = caller.upload(f"{path}/documents", b"text", "2.txt", slot="paper", is_copy="true")
    assert filed["document"]["is_copy"] is True
    (place,) = [o for o in caller.get(f"{path}/verdict")["outcomes"] if o["slot"] == "paper"]
    assert place["outcome"] == "undetermined"
    assert [line["remark"] for line in caller.get(f"{path}/inventory")["items"]][-1] == "复印件"
    told = caller.put(f"/documents/{filed['document']['id']}/copy", {"is_copy": False})
    assert told["is_copy"] is False
