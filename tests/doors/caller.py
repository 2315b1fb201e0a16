"""A program that uses the REST API with one account's token."""

from io import BytesIO
from typing import Any

from builders import PARTIES, a_committee, a_mediator
from flask import Flask
from werkzeug.test import TestResponse

from archive_app.accounts import create_token
from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import Committee, Station

KIND = "mediation.written"


def a_token(archive: Archive, actor: Actor) -> str:
    with archive.work(actor) as work:
        return create_token(work, "测试程序", 30)[1]


class Caller:
    """Calls `/api/v1` and remembers every operation that was answered."""

    def __init__(self, app: Flask, archive: Archive, actor: Actor) -> None:
        self.client = app.test_client(use_cookies=False)
        self.headers = {"Authorization": f"Bearer {a_token(archive, actor)}"}

    def __call__(self, method: str, path: str, body: Any = None, **more: Any) -> TestResponse:
        if body is not None:
            more["json"] = body
        headers = {**self.headers, **more.pop("headers", {})}
        address = f"/api/v1{path}"
        return self.client.open(address, method=method, headers=headers, buffered=True, **more)

    def get(self, path: str, **query: Any) -> Any:
        return self._fine(self("GET", path, query_string=query))

    def post(self, path: str, body: Any = None, **more: Any) -> Any:
        return self._fine(self("POST", path, body, **more))

    def put(self, path: str, body: Any = None, **more: Any) -> Any:
        return self._fine(self("PUT", path, body, **more))

    def patch(self, path: str, body: Any) -> Any:
        return self._fine(self("PATCH", path, body))

    def upload(self, path: str, content: bytes, name: str, **more: Any) -> Any:
        parts = more | {"file": (BytesIO(content), name)}
        return self.post(path, data=parts, content_type="multipart/form-data")

    def _fine(self, answer: TestResponse) -> Any:
        assert answer.status_code < 300, answer.text
        return answer.get_json()


def some_facts(archive: Archive, station: Station, **more: Any) -> dict[str, Any]:
    """What opens a mediation volume of a station, its committee and mediator listed."""
    committee: Committee = a_committee(archive, station)
    mediator = a_mediator(archive, committee)
    return {
        "committee": committee.id,
        "mediators": [mediator.id],
        "dispute_type": "邻里纠纷",
        "parties": PARTIES,
        "accepted_on": "2026-02-02",
        "dispute": "两家因屋后排水沟堵塞发生争执，电话13900000001。",
    } | more
