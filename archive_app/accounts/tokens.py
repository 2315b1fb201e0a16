"""API tokens: a program's way to act as one account for a while.

Only the SHA-256 of a token is kept; its text is shown once, when it is made.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from archive_app.accounts.signing_in import actor_of
from archive_app.archive import Archive, Work
from archive_app.errors import Forbidden, Invalid, NotSignedIn
from archive_app.permissions import Actor
from archive_app.store.tables import Account, Token

__all__ = ["actor_by_token", "create_token", "list_tokens", "revoke_token"]

MOST_DAYS = 366


def create_token(work: Work, title: str, days: int) -> tuple[Token, str]:
    """A token of the actor's own account and its text, which cannot be shown again."""
    if work.actor.account_id is None:
        raise Forbidden("令牌只能由本人登录后创建", fix="请用自己的账号登录网页后创建")
    faults = {}
    if not title.strip():
        faults["title"] = ["请写明用途，例如：县局统计程序"]
    if not 1 <= days <= MOST_DAYS:
        faults["days"] = [f"有效天数为 1 至 {MOST_DAYS}"]
    if faults:
        raise Invalid(fields=faults)
    text = secrets.token_urlsafe(32)
    token = work.add(
        Token(
            account_id=work.actor.account_id,
            title=title.strip(),
            digest=_digest(text),
            created_at=work.now,
            expires_at=work.now + timedelta(days=days),
        )
    )
    work.record("token.created", token, title=token.title, days=days)
    return token, text


def revoke_token(work: Work, token_id: int) -> Token:
    """End a token at once: one's own, or anybody's for who manages accounts."""
    token = work.get(Token, token_id)
    if token.account_id != work.actor.account_id:
        work.allow("account.manage")
    if token.revoked_at is None:
        token.revoked_at = work.now
        work.record("token.revoked", token, title=token.title)
    return token


def list_tokens(work: Work, account_id: int | None = None) -> Sequence[Token]:
    """The tokens of one account, by default the actor's own; newest first."""
    account_id = account_id if account_id is not None else work.actor.account_id
    if account_id != work.actor.account_id:
        work.allow("account.manage")
    query = select(Token).where(Token.account_id == account_id)
    return work.session.scalars(query.order_by(Token.id.desc())).all()


def actor_by_token(archive: Archive, text: str) -> Actor:
    """Who acts with this token; unknown, expired or revoked ones → NotSignedIn."""
    with archive.database.reading() as session:
        token = session.scalar(select(Token).where(Token.digest == _digest(text)))
        if token is None or token.revoked_at or not token.account.active:
            raise NotSignedIn("令牌无效或已撤销", fix="请在网页“我的账号”中重新创建令牌")
        if token.expires_at <= archive.clock():
            raise NotSignedIn("令牌已过期", fix="请在网页“我的账号”中重新创建令牌")
        account: Account = token.account
        return actor_of(account, "api")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
