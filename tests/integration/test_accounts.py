"""Signing in, being kept out, passwords and tokens."""

import time

import pytest
from argon2 import PasswordHasher
from builders import PASSWORD, PROGRAM, Clock, an_account, an_actor
from sqlalchemy import select

from archive_app import audit
from archive_app.accounts import (
    account_of_session,
    actor_by_token,
    actor_of,
    add_account,
    change_account,
    change_password,
    colleagues,
    create_token,
    list_accounts,
    list_tokens,
    reset_password,
    revoke_token,
    set_active,
    sign_in,
)
from archive_app.archive import Archive
from archive_app.errors import Conflict, Forbidden, Invalid, NotSignedIn, TooMany
from archive_app.permissions import Actor
from archive_app.store.tables import Account, AuditEntry, Station


def verbs(archive: Archive) -> list[str]:
    with archive.reading(PROGRAM) as work:
        return list(work.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)))


def fail_to_sign_in(archive: Archive, login: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(NotSignedIn):
            sign_in(archive, login, "not the password")


def test_the_right_password_lets_in_and_is_audited(archive: Archive, station: Station) -> None:
    an_account(archive, "clerk", station, login="qian")
    account = sign_in(archive, " ＱＩＡＮ ", PASSWORD)
    assert actor_of(account, "web").station_id == station.id
    assert verbs(archive)[-1] == "account.signed_in"


def test_a_wrong_password_and_an_unknown_login_are_refused_alike(
    archive: Archive, clerk: Actor
) -> None:
    with pytest.raises(NotSignedIn) as wrong:
        sign_in(archive, "clerk", "not the password")
    with pytest.raises(NotSignedIn) as unknown:
        sign_in(archive, "nobody", PASSWORD)
    assert str(wrong.value) == str(unknown.value)
    assert verbs(archive)[-2:] == ["account.sign_in_failed"] * 2


def test_an_unknown_login_takes_as_long_as_a_known_one(archive: Archive, clerk: Actor) -> None:
    archive.passwords = PasswordHasher()
    with archive.work(PROGRAM) as work:
        reset_password(work, clerk.account_id or 0)
    seconds = []
    for login in ("clerk", "nobody"):
        start = time.perf_counter()
        fail_to_sign_in(archive, login, 3)
        seconds.append(time.perf_counter() - start)
    assert 0.3 < seconds[0] / seconds[1] < 3


@pytest.mark.parametrize("login", ["clerk", "nobody"])
def test_five_wrong_passwords_lock_a_login_for_a_quarter_of_an_hour(
    archive: Archive, clerk: Actor, clock: Clock, login: str
) -> None:
    fail_to_sign_in(archive, login, 5)
    with pytest.raises(TooMany, match="15 分钟"):
        sign_in(archive, login, PASSWORD)
    assert verbs(archive)[-1] == "account.sign_in_refused"
    clock.pass_by(minutes=16)
    if login == "clerk":
        assert sign_in(archive, login, PASSWORD).failures == 0
    else:
        fail_to_sign_in(archive, login, 1)


def test_a_success_forgives_earlier_failures(archive: Archive, clerk: Actor) -> None:
    fail_to_sign_in(archive, "clerk", 4)
    sign_in(archive, "clerk", PASSWORD)
    fail_to_sign_in(archive, "clerk", 4)
    assert sign_in(archive, "clerk", PASSWORD)


def test_a_stopped_account_is_told_so_only_with_the_right_password(
    archive: Archive, clerk: Actor, administrator: Actor
) -> None:
    with archive.work(administrator) as work:
        set_active(work, clerk.account_id or 0, False)
    fail_to_sign_in(archive, "clerk", 1)
    with pytest.raises(Forbidden, match="停用"):
        sign_in(archive, "clerk", PASSWORD)


def test_only_administrators_add_accounts(archive: Archive, head: Actor) -> None:
    with pytest.raises(Forbidden, match="系统管理员"), archive.work(head) as work:
        add_account(work, "wu", "吴新", "clerk", head.station_id, PASSWORD)


WEAK = {
    "short": "abc123",
    "the login": "xx-clerk2-xx",
    "one character": "a" * 12,
    "a run": "1234567890",
    "too long": "ab3de" * 50,
}


@pytest.mark.parametrize("password", WEAK.values(), ids=WEAK.keys())
def test_a_weak_password_is_refused_with_advice(
    archive: Archive, station: Station, password: str
) -> None:
    with pytest.raises(Invalid) as refusal, archive.work(PROGRAM) as work:
        add_account(work, "clerk2", "吴新", "clerk", station.id, password)
    assert list(refusal.value.fields) == ["password"]


def test_a_sentence_in_chinese_is_a_good_password(archive: Archive, station: Station) -> None:
    an_account(archive, "clerk", station, login="wu", password="清河边上有三棵老柳树")
    assert sign_in(archive, "wu", "清河边上有三棵老柳树")


@pytest.mark.parametrize(
    ("role", "at_station", "field"),
    [("clerk", False, "station_id"), ("inspector", True, "station_id"), ("king", False, "role")],
)
def test_a_role_must_exist_and_fit_its_place(
    archive: Archive, station: Station, role: str, at_station: bool, field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        an_account(archive, role, station if at_station else None)
    assert field in refusal.value.fields


def test_a_login_is_given_once(archive: Archive, clerk: Actor, station: Station) -> None:
    with pytest.raises(Conflict, match="已有人使用"):
        an_account(archive, "clerk", station, login="Clerk", password="green-bridge-27")


def test_a_new_password_needs_the_old_one_and_ends_other_sessions(
    archive: Archive, clerk: Actor
) -> None:
    assert clerk.account_id
    with pytest.raises(Invalid), archive.work(clerk) as work:
        change_password(work, clerk.account_id, "guess", "silver-river-2026")
    assert account_of_session(archive, clerk.account_id, 0)
    with archive.work(clerk) as work:
        change_password(work, clerk.account_id, PASSWORD, "silver-river-2026")
    assert account_of_session(archive, clerk.account_id, 0) is None
    assert sign_in(archive, "clerk", "silver-river-2026").epoch == 1


def test_nobody_changes_the_password_of_another(archive: Archive, clerk: Actor) -> None:
    other = an_actor(archive, "administrator")
    with pytest.raises(Forbidden), archive.work(other) as work:
        change_password(work, clerk.account_id or 0, PASSWORD, "silver-river-2026")


def test_a_reset_gives_a_one_time_password_and_lifts_the_lock(
    archive: Archive, clerk: Actor, administrator: Actor
) -> None:
    fail_to_sign_in(archive, "clerk", 5)
    with archive.work(administrator) as work:
        password = reset_password(work, clerk.account_id or 0)
    account = sign_in(archive, "clerk", password)
    assert account.must_change
    assert password not in account.password_hash


def test_the_last_administrator_cannot_be_stopped_or_changed(
    archive: Archive, administrator: Actor
) -> None:
    own = administrator.account_id or 0
    with pytest.raises(Conflict), archive.work(administrator) as work:
        set_active(work, own, False)
    with pytest.raises(Conflict), archive.work(administrator) as work:
        change_account(work, own, name="管小理", role="inspector", station_id=None)


def test_a_changed_role_ends_the_sessions_of_the_account(
    archive: Archive, clerk: Actor, administrator: Actor
) -> None:
    own = clerk.account_id or 0
    with archive.work(administrator) as work:
        change_account(work, own, name="钱春生", role="head", station_id=clerk.station_id)
        assert [account.role for account in list_accounts(work)].count("head") == 1
    assert account_of_session(archive, own, 0) is None


def test_colleagues_are_the_active_people_of_the_station(
    archive: Archive, clerk: Actor, head: Actor
) -> None:
    with archive.work(PROGRAM) as work:
        set_active(work, head.account_id or 0, False)
    with archive.reading(clerk) as work:
        names = [account.name for account in colleagues(work, clerk.station_id or 0)]
    assert names == ["钱春生"]


def test_a_token_acts_as_its_account_until_it_expires(
    archive: Archive, clerk: Actor, clock: Clock
) -> None:
    with archive.work(clerk) as work:
        token, text = create_token(work, "统计程序", 30)
    actor = actor_by_token(archive, text)
    assert (actor.account_id, actor.door, actor.role) == (clerk.account_id, "api", "clerk")
    assert text not in token.digest
    clock.pass_by(days=31)
    with pytest.raises(NotSignedIn, match="过期"):
        actor_by_token(archive, text)


def test_a_token_dies_when_revoked_or_its_account_is_reset(archive: Archive, clerk: Actor) -> None:
    with archive.work(clerk) as work:
        (first, one), (_, two) = create_token(work, "甲", 1), create_token(work, "乙", 1)
        revoke_token(work, first.id)
    with pytest.raises(NotSignedIn):
        actor_by_token(archive, one)
    with archive.work(PROGRAM) as work:
        reset_password(work, clerk.account_id or 0)
    with pytest.raises(NotSignedIn):
        actor_by_token(archive, two)


def test_tokens_of_others_are_not_mine_to_see_or_revoke(
    archive: Archive, clerk: Actor, head: Actor
) -> None:
    with archive.work(clerk) as work:
        token, _ = create_token(work, "统计程序", 30)
        assert [mine.id for mine in list_tokens(work)] == [token.id]
    with pytest.raises(Forbidden), archive.work(head) as work:
        revoke_token(work, token.id)
    with pytest.raises(Forbidden), archive.reading(head) as work:
        list_tokens(work, clerk.account_id)


def test_no_password_or_token_stands_in_the_audit_chain(archive: Archive, clerk: Actor) -> None:
    fail_to_sign_in(archive, "clerk", 1)
    with archive.work(clerk) as work:
        _, text = create_token(work, "统计程序", 30)
    with archive.reading(PROGRAM) as work:
        told = str([entry.details for entry in work.session.scalars(select(AuditEntry))])
        hashes = [account.password_hash for account in work.session.scalars(select(Account))]
        assert not [secret for secret in (PASSWORD, text, *hashes) if secret in told]
        assert list(audit.verify(work.session)) == []
