"""Passwords: which are good enough, whether one matches, one-time passwords.

Owns no rows; hashing is argon2's, with the cost the archive was opened with.
"""

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from archive_app.errors import Invalid

__all__ = ["matches", "one_time_password", "refuse_weak"]

SHORTEST, LONGEST = 10, 200
_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # without characters that look alike on paper
_RUNS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")


def matches(passwords: PasswordHasher, kept: str | None, password: str) -> bool:
    """Whether this is the password; without a kept hash it takes as long and is not."""
    password = password[: LONGEST + 1]
    if kept is None:
        passwords.hash(password)
        return False
    try:
        return passwords.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def one_time_password() -> str:
    """A random password that can be told and typed without mistakes."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(3))


def refuse_weak(password: str, login: str, *, field: str = "password") -> None:
    """Refuse a password that is easy to guess, saying what makes a good one."""
    plain = password.lower()
    fault = None
    if len(password) < SHORTEST:
        fault = f"密码至少 {SHORTEST} 个字符，可用一句好记的话"
    elif len(password) > LONGEST:
        fault = f"密码最多 {LONGEST} 个字符"
    elif login in plain:
        fault = "密码中不能含有登录名"
    elif len(set(plain)) < 5 or any(plain in run for run in _RUNS):
        fault = "密码过于简单，请混用字母、数字或汉字，不要用连续或重复的字符"
    if fault:
        raise Invalid(fields={field: [fault]})
