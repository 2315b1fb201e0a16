"""Who acts in an API request: the bearer token's account. No cookie and no session is looked at.

Valid tokens always work; requests with bad ones are slowed down per address, so that a program left
with an expired token does not keep the server busy.
"""

import threading
from contextlib import AbstractContextManager
from datetime import datetime, timedelta

from flask import Flask, current_app, g, request

from archive_app.accounts import actor_by_token
from archive_app.archive import Archive, Work
from archive_app.errors import NotSignedIn, TooMany
from archive_app.permissions import Actor

__all__ = ["BadTokens", "archive", "archive_of", "looking", "reading", "sign_in", "working"]

_MOST_TEXT = 200


class BadTokens:
    """Counts requests with bad tokens per address and minute; forgets everything each minute."""

    def __init__(self, most: int = 60) -> None:
        self.most = most
        self._began: datetime | None = None
        self._counts: dict[str, int] = {}
        self._lock = threading.Lock()

    def too_many(self, address: str, now: datetime) -> bool:
        """Count one more; whether the address is over the limit."""
        with self._lock:
            if self._began is None or now - self._began >= timedelta(minutes=1):
                self._began, self._counts = now, {}
            self._counts[address] = self._counts.get(address, 0) + 1
            return self._counts[address] > self.most


def archive_of(app: Flask) -> Archive:
    """The archive an application was made over."""
    opened: Archive = app.extensions["archive"]
    return opened


def archive() -> Archive:
    """The archive of this process."""
    return archive_of(current_app)


def sign_in() -> None:
    """Find out who acts, before any operation; without a valid token nobody does."""
    scheme, _, text = request.headers.get("Authorization", "").partition(" ")
    try:
        if scheme.lower() != "bearer" or not 0 < len(text.strip()) <= _MOST_TEXT:
            raise NotSignedIn(
                "没有提供令牌",
                fix="请在请求头中写：Authorization: Bearer 令牌；令牌在“我的账号”中创建",
            )
        g.api_actor = actor_by_token(archive(), text.strip())
    except NotSignedIn as refusal:
        bad: BadTokens = current_app.extensions["bad_tokens"]
        if bad.too_many(request.remote_addr or "", archive().clock()):
            raise TooMany(
                "无效令牌的请求过于频繁", fix="请检查程序所用的令牌，一分钟后再试"
            ) from refusal
        raise


def actor() -> Actor:
    """Who acts in this request."""
    found: Actor = g.api_actor
    return found


def reading() -> AbstractContextManager[Work]:
    """One consistent look by the token's account."""
    return archive().reading(actor())


def working() -> AbstractContextManager[Work]:
    """One transaction by the token's account."""
    return archive().work(actor())


def looking(*, unmask: bool) -> AbstractContextManager[Work]:
    """A look; one at unmasked personal data writes its audit entry, so it is a transaction."""
    return working() if unmask else reading()
