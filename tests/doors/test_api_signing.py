"""Who acts through the API: the token's account and nobody else."""

from builders import Clock, an_account
from caller import Caller
from flask import Flask
from flask.testing import FlaskClient
from visitor import Visitor

from archive_app.accounts import set_active
from archive_app.archive import Archive
from archive_app.permissions import Actor


def test_without_a_token_the_answer_says_in_json_how_to_get_one(client: FlaskClient) -> None:
    answer = client.get("/api/v1/volumes")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json is not None
    assert "我的账号" in answer.json["fix"]


def test_an_invented_token_is_refused(client: FlaskClient) -> None:
    answer = client.get("/api/v1/me", headers={"Authorization": "Bearer invented"})
    assert (answer.status_code, answer.json and answer.json["code"]) == (401, "not_signed_in")


def test_a_token_tells_who_it_acts_for(app: Flask, archive: Archive, head: Actor) -> None:
    me = Caller(app, archive, head).get("/me")
    assert (me["name"], me["role"], me["station_id"]) == ("李正平", "head", head.station_id)
    assert "volume.archive" in me["permissions"]


def test_a_token_ends_with_its_last_day(
    app: Flask, archive: Archive, clerk: Actor, clock: Clock
) -> None:
    caller = Caller(app, archive, clerk)
    clock.pass_by(days=31)
    answer = caller("GET", "/me")
    assert answer.status_code == 401
    assert "已过期" in answer.text


def test_a_revoked_token_works_no_more(app: Flask, archive: Archive, clerk: Actor) -> None:
    caller = Caller(app, archive, clerk)
    made = caller.post("/tokens", {"title": "统计", "days": 5})
    headers = {"Authorization": f"Bearer {made['token']}"}
    assert caller("GET", "/me", headers=headers).status_code == 200
    caller.post(f"/tokens/{made['id']}/revoke")
    assert caller("GET", "/me", headers=headers).status_code == 401


def test_the_token_of_a_stopped_account_works_no_more(
    app: Flask, archive: Archive, clerk: Actor, administrator: Actor
) -> None:
    caller = Caller(app, archive, clerk)
    assert clerk.account_id is not None
    with archive.work(administrator) as work:
        set_active(work, clerk.account_id, False)
    assert caller("GET", "/me").status_code == 401


def test_a_signed_in_browser_cannot_use_the_api_by_its_cookie(
    archive: Archive, visitor: Visitor
) -> None:
    an_account(archive, "administrator")
    assert visitor.sign_in("administrator").status_code == 303
    assert visitor.get("/api/v1/me").status_code == 401


def test_writing_needs_no_form_token(app: Flask, archive: Archive, clerk: Actor) -> None:
    answer = Caller(app, archive, clerk)("POST", "/tokens", {"title": "统计", "days": 5})
    assert answer.status_code == 201
    assert "Set-Cookie" not in answer.headers


def test_many_bad_tokens_are_slowed_down_and_good_ones_still_work(
    app: Flask, archive: Archive, clerk: Actor, clock: Clock
) -> None:
    caller = Caller(app, archive, clerk)
    bad = {"Authorization": "Bearer invented"}
    codes = [caller("GET", "/me", headers=bad).status_code for _ in range(61)]
    assert codes == [401] * 60 + [429]
    assert caller("GET", "/me").status_code == 200
    clock.pass_by(minutes=1)
    assert caller("GET", "/me", headers=bad).status_code == 401
