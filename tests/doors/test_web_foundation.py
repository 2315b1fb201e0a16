"""What all pages share: signing in, sessions, form tokens, headers, errors."""

import re
import stat

import pytest
from builders import PASSWORD, PROGRAM, Clock, an_account
from flask import Flask
from flask.testing import FlaskClient
from visitor import Visitor

from archive_app.accounts import reset_password, set_active
from archive_app.app import create_app
from archive_app.archive import Archive
from archive_app.errors import Forbidden, Invalid
from archive_app.permissions import Actor
from archive_app.store.tables import Account, Station


@pytest.fixture
def account(archive: Archive, station: Station) -> Account:
    return an_account(archive, "clerk", station, login="qian", name="钱春生")


def test_a_stranger_is_led_to_sign_in_and_then_to_where_they_wanted(
    visitor: Visitor, account: Account
) -> None:
    led = visitor.get("/account?tab=1")
    assert led.location == "/sign-in?next=/account?tab%3D1"
    visitor.get(led.location)
    answer = visitor.post(led.location, {"login": "qian", "password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/account?tab=1")


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org", "/\\example.org"])
def test_signing_in_never_leads_to_a_foreign_address(
    visitor: Visitor, account: Account, target: str
) -> None:
    visitor.get("/sign-in")
    answer = visitor.post(
        "/sign-in",
        {"login": "qian", "password": PASSWORD},
        query_string={"next": target},
    )
    assert answer.location == "/"


def test_a_wrong_password_is_refused_with_what_to_do_and_the_login_kept(
    visitor: Visitor, account: Account
) -> None:
    answer = visitor.sign_in("qian", "not the password")
    assert answer.status_code == 401
    assert "账号或密码不正确" in answer.text
    assert "请联系系统管理员重置" in answer.text
    assert 'value="qian"' in answer.text
    assert visitor.get("/").status_code == 302


def test_the_header_shows_name_role_and_station(visitor: Visitor, account: Account) -> None:
    visitor.sign_in("qian")
    page = visitor.get("/").text
    assert "钱春生" in page
    assert "司法所工作人员 · 清河司法所" in page
    assert "退出" in page


def test_signing_out_ends_the_session(visitor: Visitor, account: Account) -> None:
    visitor.sign_in("qian")
    assert visitor.post("/sign-out").location == "/sign-in"
    assert visitor.get("/account").location.startswith("/sign-in")


def test_a_session_ends_after_the_hours_of_the_setting(
    visitor: Visitor, account: Account, clock: Clock
) -> None:
    visitor.sign_in("qian")
    clock.pass_by(hours=9)
    assert visitor.get("/account").status_code == 200
    clock.pass_by(hours=2)
    assert visitor.get("/account").status_code == 302


def test_stopping_an_account_ends_its_sessions(
    visitor: Visitor, archive: Archive, account: Account
) -> None:
    visitor.sign_in("qian")
    with archive.work(PROGRAM) as work:
        set_active(work, account.id, False)
    assert visitor.get("/account").status_code == 302


def test_a_one_time_password_leads_only_to_choosing_an_own_one(
    visitor: Visitor, archive: Archive, account: Account
) -> None:
    with archive.work(PROGRAM) as work:
        once = reset_password(work, account.id)
    visitor.sign_in("qian", once)
    assert visitor.get("/").location == "/account/password"
    visitor.get("/account/password")
    own = {"old": once, "new": "桥下流水又一年2026", "again": "桥下流水又一年2026"}
    assert visitor.post("/account/password", own).location == "/"
    assert "密码已修改" in visitor.get("/").text


def test_changing_the_password_keeps_this_session_and_ends_the_others(
    app: Flask, account: Account
) -> None:
    here, elsewhere = Visitor(app), Visitor(app)
    for one in (here, elsewhere):
        one.sign_in("qian")
    new = "另一句好记的话2026"
    here.post("/account/password", {"old": PASSWORD, "new": new, "again": new})
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302


def test_two_different_new_passwords_are_refused_at_the_field(
    visitor: Visitor, account: Account
) -> None:
    visitor.sign_in("qian")
    answer = visitor.post("/account/password", {"old": PASSWORD, "new": "甲", "again": "乙"})
    assert answer.status_code == 422
    assert "两次输入的新密码不一致" in answer.text


def test_a_form_without_its_token_is_refused(client: FlaskClient, account: Account) -> None:
    answer = client.post("/sign-in", data={"login": "qian", "password": PASSWORD})
    assert answer.status_code == 400
    assert "刷新后重新提交" in answer.text


def test_a_form_sent_after_the_session_ended_says_so(
    visitor: Visitor, account: Account, clock: Clock
) -> None:
    visitor.sign_in("qian")
    clock.pass_by(hours=11)
    answer = visitor.post("/account/password", {"old": "x"})
    assert answer.status_code == 401
    assert "登录已过期" in answer.text


def test_every_page_carries_the_strict_policy_and_is_not_kept(client: FlaskClient) -> None:
    headers = client.get("/sign-in").headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


def test_styles_are_kept_by_browsers_under_an_address_that_changes_with_them(
    client: FlaskClient,
) -> None:
    page = client.get("/sign-in").text
    (address,) = re.findall(r'href="(/static/[0-9a-f]{12}/archive\.css)"', page)
    with client.get(address) as style:
        assert style.headers["Cache-Control"] == "max-age=86400"


@pytest.mark.parametrize("address", ["/sign-in", "/help", "/nowhere"])
def test_pages_hold_no_inline_style_or_script_and_no_foreign_address(
    client: FlaskClient, address: str
) -> None:
    page = client.get(address).text
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_the_session_cookie_is_for_this_site_and_no_script(
    visitor: Visitor, account: Account
) -> None:
    cookie = visitor.sign_in("qian").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_key_is_kept_for_the_program_alone_and_used_again(archive: Archive) -> None:
    first = create_app(archive).config["SECRET_KEY"]
    key = archive.home / "secret.key"
    assert len(first) == 32
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert create_app(archive).config["SECRET_KEY"] == first


def test_a_page_that_does_not_exist_says_what_to_do(client: FlaskClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text


def test_an_error_raised_on_purpose_is_shown_with_its_fix(app: Flask, visitor: Visitor) -> None:
    @app.get("/refused")
    def refused() -> str:
        raise Forbidden("您的身份不能归档", fix="请由所长办理 <b>")

    an_account(app.extensions["archive"], "archivist")
    visitor.sign_in("archivist")
    answer = visitor.get("/refused")
    assert answer.status_code == 403
    assert "您的身份不能归档" in answer.text
    assert "请由所长办理 &lt;b&gt;" in answer.text


def test_our_own_script_gets_errors_as_json(app: Flask, visitor: Visitor) -> None:
    @app.post("/wrong")
    def wrong() -> str:
        raise Invalid(fields={"parties.0.name": ["请填写姓名"]})

    an_account(app.extensions["archive"], "archivist")
    visitor.sign_in("archivist")
    answer = visitor.post("/wrong", headers={"Accept": "application/json"})
    assert answer.status_code == 422
    assert answer.json["fields"] == {"parties.0.name": ["请填写姓名"]}
    assert answer.json["fix"]


def test_a_defect_shows_a_number_that_the_log_knows_and_nothing_else(
    app: Flask, visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("secret detail")

    an_account(app.extensions["archive"], "archivist")
    visitor.sign_in("archivist")
    answer = visitor.get("/broken")
    number = caplog.records[-1].getMessage().removeprefix("incident ")
    assert answer.status_code == 500
    assert number in answer.text
    assert "secret detail" not in answer.text


def test_a_method_that_is_not_allowed_names_the_allowed_ones(client: FlaskClient) -> None:
    answer = client.get("/sign-out")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_health_answers_without_signing_in(client: FlaskClient) -> None:
    assert client.get("/health").json["status"] == "ok"


def test_an_administrator_does_not_see_the_way_to_volumes(
    visitor: Visitor, archive: Archive, administrator: Actor
) -> None:
    visitor.sign_in("administrator")
    page = visitor.get("/").text
    assert ">案卷<" not in page
    assert "系统管理员" in page
