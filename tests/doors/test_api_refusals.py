"""What wrong requests get: one JSON shape, in Chinese, with what to do."""

import pytest
from caller import KIND, Caller
from flask import Flask
from flask.testing import FlaskClient

from archive_app.archive import Archive
from archive_app.permissions import Actor


@pytest.fixture
def caller(app: Flask, archive: Archive, clerk: Actor) -> Caller:
    return Caller(app, archive, clerk)


BROKEN = {"data": "{", "content_type": "application/json"}
TEXT_FOR_A_NUMBER = {"json": {"title": "统计", "days": "5"}}
WRONG_REQUESTS = {
    "an unknown address": ("GET", "/nothing", {}, 404, "http_404"),
    "a wrong method": ("DELETE", "/volumes", {}, 405, "http_405"),
    "an id of no volume": ("GET", "/volumes/999", {}, 404, "not_found"),
    "an id too large to be one": ("GET", "/volumes/9999999999999999999", {}, 404, "not_found"),
    "a kind of no standard": ("GET", "/kinds/nothing", {}, 404, "not_found"),
    "a misspelt filter": ("GET", "/volumes?stat=open", {}, 422, "invalid"),
    "a page before the first": ("GET", "/volumes?page=0", {}, 422, "invalid"),
    "no JSON": ("POST", "/volumes", {"data": "kind=x"}, 422, "invalid"),
    "broken JSON": ("POST", "/volumes", BROKEN, 422, "invalid"),
    "a list for an object": ("POST", "/volumes", {"json": [1]}, 422, "invalid"),
    "a text for a number": ("POST", "/tokens", TEXT_FOR_A_NUMBER, 422, "invalid"),
    "not the actor's business": ("GET", "/accounts", {}, 403, "forbidden"),
}


@pytest.mark.parametrize(
    ("method", "path", "more", "status", "code"), WRONG_REQUESTS.values(), ids=WRONG_REQUESTS
)
def test_every_refusal_has_a_code_a_message_and_a_fix(
    caller: Caller, method: str, path: str, more: dict[str, object], status: int, code: str
) -> None:
    answer = caller(method, path, **more)
    assert answer.status_code == status
    assert answer.mimetype == "application/json"
    assert answer.json is not None
    assert answer.json["code"] == code
    assert answer.json["message"]
    assert answer.json["fix"]


def test_a_wrong_method_says_which_are_right(caller: Caller) -> None:
    allowed = caller("DELETE", "/volumes").headers["Allow"]
    assert {"GET", "POST"} <= {method.strip() for method in allowed.split(",")}


def test_faults_are_named_by_their_path_and_nothing_is_stored(caller: Caller) -> None:
    answer = caller(
        "POST", "/volumes", {"kind": KIND, "facts": {"accepted_on": "去年"}, "number": 5}
    )
    assert answer.json is not None
    assert answer.json["fields"] == {"number": ["应为文字（JSON 字符串）"]}
    answer = caller("POST", "/volumes", {"kind": KIND, "facts": {"accepted_on": "去年"}})
    assert answer.json is not None
    assert list(answer.json["fields"]) == ["accepted_on"]
    assert caller.get("/volumes")["total"] == 0


@pytest.mark.parametrize("text", ['{"a": NaN}', '{"title": "\\ud800", "days": 1}', "[" * 100_000])
def test_json_that_cannot_be_kept_is_refused(caller: Caller, text: str) -> None:
    answer = caller("POST", "/tokens", data=text, content_type="application/json")
    assert answer.status_code == 422


def test_pages_still_get_pages_for_what_is_missing(client: FlaskClient) -> None:
    assert client.get("/nothing").mimetype == "text/html"
    assert client.get("/api/nothing").mimetype == "application/json"
