"""Who somebody is: accounts, passwords, signing in, API tokens.

What they may do is the permissions table.
"""

from archive_app.accounts.accounts import (
    add_account,
    change_account,
    change_password,
    colleagues,
    list_accounts,
    reset_password,
    set_active,
)
from archive_app.accounts.signing_in import account_of_session, actor_of, sign_in
from archive_app.accounts.tokens import actor_by_token, create_token, list_tokens, revoke_token

__all__ = [
    "account_of_session",
    "actor_by_token",
    "actor_of",
    "add_account",
    "change_account",
    "change_password",
    "colleagues",
    "create_token",
    "list_accounts",
    "list_tokens",
    "reset_password",
    "revoke_token",
    "set_active",
    "sign_in",
]
