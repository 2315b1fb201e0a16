"""Volumes through the API."""

from typing import Any

import pytest
from builders import a_station, a_volume, an_actor
from caller import KIND, Caller, some_facts
from flask import Flask
from sqlalchemy import select

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import AuditEntry, Station, Volume

ID_NUMBER = "99010119620304001X"


@pytest.fixture
def caller(app: Flask, archive: Archive, clerk: Actor) -> Caller:
    return Caller(app, archive, clerk)


@pytest.fixture
def volume(caller: Caller, archive: Archive, station: Station) -> dict[str, Any]:
    facts = some_facts(archive, station)
    opened: dict[str, Any] = caller.post("/volumes", {"kind": KIND, "facts": facts})
    return opened


def test_an_opened_volume_is_numbered_and_listed(caller: Caller, volume: dict[str, Any]) -> None:
    assert "2026" in volume["number"]
    listed = caller.get("/volumes", text=volume["number"], state="open")
    assert [line["id"] for line in listed["items"]] == [volume["id"]]
    assert listed["states"] == {"open": 1}


def test_an_old_paper_number_is_kept(caller: Caller, archive: Archive, station: Station) -> None:
    facts = some_facts(archive, station)
    opened = caller.post("/volumes", {"kind": KIND, "facts": facts, "number": "老字第7号"})
    assert opened["number"] == "老字第7号"


def test_personal_numbers_are_masked_unless_asked_for(
    caller: Caller, volume: dict[str, Any]
) -> None:
    seen = caller("GET", f"/volumes/{volume['id']}")
    assert ID_NUMBER not in seen.text
    assert "13900000001" not in seen.text
    full = caller.get(f"/volumes/{volume['id']}", unmask="true")
    assert full["facts"]["parties"][0]["id_number"] == ID_NUMBER
    assert full["masked"] is False


def test_unmasking_is_written_into_the_log(
    caller: Caller, archive: Archive, clerk: Actor, volume: dict[str, Any]
) -> None:
    caller.get(f"/volumes/{volume['id']}", unmask="true")
    with archive.reading(clerk) as work:
        entry = work.session.scalar(
            select(AuditEntry).where(AuditEntry.verb == "personal.unmasked")
        )
    assert entry is not None
    assert (entry.actor, entry.door, entry.volume_id) == ("钱春生", "api", volume["id"])


def test_an_inspector_sees_volumes_but_no_personal_numbers(
    app: Flask, archive: Archive, inspector: Actor, volume: dict[str, Any]
) -> None:
    inspecting = Caller(app, archive, inspector)
    assert inspecting.get(f"/volumes/{volume['id']}")["masked"] is True
    for path in ("", "/history", "/documents"):
        answer = inspecting("GET", f"/volumes/{volume['id']}{path}?unmask=true")
        assert answer.status_code == 403


def test_the_history_hides_the_numbers_that_were_entered(
    caller: Caller, volume: dict[str, Any]
) -> None:
    masked = caller("GET", f"/volumes/{volume['id']}/history")
    assert ID_NUMBER not in masked.text
    assert "13900000001" not in masked.text
    full = caller("GET", f"/volumes/{volume['id']}/history?unmask=true")
    assert ID_NUMBER in full.text


def test_a_masked_number_cannot_be_written_back(caller: Caller, volume: dict[str, Any]) -> None:
    parties = caller.get(f"/volumes/{volume['id']}")["facts"]["parties"]
    answer = caller("PATCH", f"/volumes/{volume['id']}", {"facts": {"parties": parties}})
    assert answer.status_code == 422
    assert answer.json is not None
    assert "parties.0.id_number" in answer.json["fields"]


def test_a_stale_version_is_a_conflict(caller: Caller, volume: dict[str, Any]) -> None:
    path, version = f"/volumes/{volume['id']}", volume["version"]
    changed = caller.patch(path, {"facts": {"dispute": "排水沟堵塞。"}, "version": version})
    assert changed["version"] == version + 1
    answer = caller("PATCH", path, {"facts": {"dispute": "围墙倒塌。"}, "version": version})
    assert answer.status_code == 409
    assert caller.get(path)["facts"]["dispute"] == "排水沟堵塞。"


def test_a_volume_moves_and_says_what_blocks_the_next_step(
    caller: Caller, volume: dict[str, Any]
) -> None:
    path = f"/volumes/{volume['id']}/moves"
    assert caller.post(path, {"move": "conclude"})["state"] == "concluded"
    arrange = next(m for m in caller.get(path)["moves"] if m["move"] == "arrange")
    assert arrange["allowed"] is False
    assert all(blocker["fix"] for blocker in arrange["blockers"])
    assert caller("POST", path, {"move": "arrange"}).status_code == 409


def test_the_verdict_says_what_is_missing_and_why(caller: Caller, volume: dict[str, Any]) -> None:
    verdict = caller.get(f"/volumes/{volume['id']}/verdict")
    assert verdict["complete"] is False
    missing = [outcome for outcome in verdict["outcomes"] if outcome["outcome"] == "missing"]
    assert missing
    assert all(one["reason"] and one["basis"] for one in missing)
    assert {finding["id"] for finding in verdict["findings"]} >= {one["id"] for one in missing}


def test_another_station_knows_nothing_of_the_volume(
    app: Flask, archive: Archive, volume: dict[str, Any]
) -> None:
    stranger = an_actor(archive, "clerk", a_station(archive, "柳溪司法所"), login="other")
    calling = Caller(app, archive, stranger)
    assert calling.get("/volumes")["total"] == 0
    assert calling("GET", f"/volumes/{volume['id']}").status_code == 403


def test_a_void_number_is_never_given_again(
    app: Flask, archive: Archive, head: Actor, caller: Caller, station: Station
) -> None:
    facts = some_facts(archive, station)
    reason = {"reason": "登记错误"}
    committee = {"committee": facts["committee"]}
    voided = Caller(app, archive, head).post(
        "/void-numbers", {"kind": KIND, "facts": committee} | reason
    )
    opened = caller.post("/volumes", {"kind": KIND, "facts": facts})
    assert (voided["number"][-3:], opened["number"][-3:]) == ("第1号", "第2号")


def test_a_clerk_hands_over_only_own_work(
    app: Flask, archive: Archive, clerk: Actor, head: Actor, station: Station
) -> None:
    a_volume(archive, clerk)
    body = {"from_account": clerk.account_id, "to_account": head.account_id, "reason": "调岗"}
    assert Caller(app, archive, clerk).post("/handovers", body) == {"volumes": 1}
    with archive.reading(head) as work:
        assert work.session.scalars(select(Volume.handler_id)).all() == [head.account_id]
    swapped = body | {"from_account": head.account_id, "to_account": clerk.account_id}
    assert Caller(app, archive, clerk)("POST", "/handovers", swapped).status_code == 403
