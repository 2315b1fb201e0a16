"""Somebody who uses the pages: follows the form tokens as a browser does."""

import re
from typing import Any

from builders import PASSWORD
from flask import Flask
from werkzeug.test import TestResponse


class Visitor:
    """A browser without a script: cookies and the form token are kept between pages."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        self.token = ""

    def get(self, address: str, **more: Any) -> TestResponse:
        return self._seen(self.client.get(address, **more))

    def post(self, address: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Send a form with the token of the page seen last; files go in `data` too."""
        sent = {"csrf_token": self.token} | (data or {})
        return self._seen(self.client.post(address, data=sent, **more))

    def sign_in(self, login: str, password: str = PASSWORD) -> TestResponse:
        self.get("/sign-in")
        answer = self.post("/sign-in", {"login": login, "password": password})
        if answer.status_code == 303:
            self.get("/account")
        return answer

    def _seen(self, answer: TestResponse) -> TestResponse:
        if answer.mimetype == "text/html" and (
            found := re.search(r'name="csrf-token" content="([^"]+)"', answer.text)
        ):
            self.token = found[1]
        return answer
