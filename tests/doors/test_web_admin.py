"""Keeping the program in order: accounts, logs, jobs, index, settings, own tokens."""

import re
from pathlib import Path

import pytest
from builders import PROGRAM, a_volume, an_account
from flask import Flask
from visitor import Visitor

import archive_app
from archive_app.accounts import actor_by_token
from archive_app.archive import Archive
from archive_app.errors import NotSignedIn
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.volumes import describe_volume, see_volume
from archive_app.standard import Standard
from archive_app.store.tables import Account, AuditEntry, Job, Station
from archive_app.web.told_log import LOOKS, changes


@pytest.fixture
def keeper(visitor: Visitor, administrator: Actor) -> Visitor:
    """The administrator, signed in."""
    visitor.sign_in("administrator")
    return visitor


@pytest.fixture
def feng(visitor: Visitor, archivist: Actor) -> Visitor:
    """The archivist 冯典, signed in."""
    visitor.sign_in("archivist")
    return visitor


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("administrator", {"accounts", "log", "looks", "upkeep"}),
        ("archivist", {"log", "looks", "upkeep", "settings"}),
    ],
)
def test_everybody_sees_only_what_they_may_keep(
    visitor: Visitor, archive: Archive, role: str, shown: set[str]
) -> None:
    an_account(archive, role)
    visitor.sign_in(role)
    page = visitor.get("/admin").text
    assert set(re.findall(r'class="way way-told" href="/admin/(\w+)"', page)) == shown


@pytest.mark.parametrize(
    "address", ["", "/accounts", "/accounts/new", "/log", "/looks", "/upkeep", "/settings"]
)
def test_a_clerk_keeps_nothing(visitor: Visitor, clerk: Actor, address: str) -> None:
    visitor.sign_in("clerk")
    assert visitor.get(f"/admin{address}").status_code == 403


# --- accounts ---


def test_a_new_account_gets_a_password_that_is_shown_once(
    keeper: Visitor, app: Flask, station: Station
) -> None:
    sent = {"login": "sun", "name": "孙接手", "role": "clerk", "station_id": station.id}
    answer = keeper.post("/admin/accounts/new", sent)
    once = re.search(r'secret">([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})<', answer.text)
    assert once
    assert once[1] not in keeper.get("/admin/accounts").text
    assert Visitor(app).sign_in("sun", once[1]).location == "/"


def test_a_role_without_its_station_is_told_at_the_field(keeper: Visitor) -> None:
    answer = keeper.post("/admin/accounts/new", {"login": "sun", "name": "孙", "role": "clerk"})
    assert answer.status_code == 422
    assert "应选择所在的司法所" in answer.text
    assert 'value="sun"' in answer.text


def test_a_reset_asks_first_and_ends_the_old_password(
    keeper: Visitor, app: Flask, clerk: Actor
) -> None:
    assert "新密码只显示一次" in keeper.get(f"/admin/accounts/{clerk.account_id}/reset").text
    answer = keeper.post(f"/admin/accounts/{clerk.account_id}/reset")
    assert re.search(r'secret">[a-z0-9]{4}-', answer.text)
    assert Visitor(app).sign_in("clerk").status_code == 401


def test_an_account_is_stopped_and_let_in_again_from_the_notice(
    keeper: Visitor, archive: Archive, app: Flask, clerk: Actor
) -> None:
    answer = keeper.post(f"/admin/accounts/{clerk.account_id}/active", {"active": "0"})
    assert Visitor(app).sign_in("clerk").status_code == 403
    page = keeper.get(answer.location).text
    undo = re.search(r'class="notice notice-done">.*?action="([^"]+)"', page, re.DOTALL)
    assert undo
    keeper.post(undo[1])
    assert Visitor(app).sign_in("clerk").location == "/"


def test_the_last_administrator_stays_one(keeper: Visitor, administrator: Actor) -> None:
    sent = {"name": "管小理", "role": "inspector"}
    answer = keeper.post(f"/admin/accounts/{administrator.account_id}", sent)
    assert answer.status_code == 409
    assert "请先添加另一个系统管理员" in answer.text


def test_a_changed_role_holds_at_once(
    keeper: Visitor, archive: Archive, clerk: Actor, station: Station
) -> None:
    sent = {"name": "钱春生", "role": "head", "station_id": station.id}
    assert keeper.post(f"/admin/accounts/{clerk.account_id}", sent).status_code == 303
    with archive.reading(PROGRAM) as work:
        assert work.get(Account, clerk.account_id).role == "head"


# --- logs ---


def test_every_verb_the_program_writes_has_its_words(national: Standard) -> None:
    folder = Path(archive_app.__file__).parent
    source = "\n".join(file.read_text("utf-8") for file in folder.rglob("*.py"))
    noted = re.findall(r'looked\(\s*"([a-z.]+)"', source)
    written = re.findall(
        r'\b(?:record|append|_note|_change|_set_option)\([^"()]*"([a-z_]+\.[a-z_]+)"', source
    )
    assert len(written) > 30
    assert set(written) <= changes(national).keys()
    assert set(noted) == LOOKS.keys()


def test_the_log_tells_which_facts_changed_and_never_what_they_are(
    keeper: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"registrar": "周明理"})
    page = keeper.get("/admin/log").text
    assert "改动：登记人" in page
    assert "周明理" not in page
    assert "赵铁柱" not in page


def test_the_log_is_narrowed_by_person_verb_volume_and_day(
    keeper: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    asked = {"actor": "钱春", "verb": "volume.opened", "number": volume.number}
    days = {"from": "2026-03-02", "until": "2026-03-02"}
    page = keeper.get("/admin/log", query_string=asked | days).text
    assert page.count("<strong>立新卷</strong>") == 1
    assert "没有符合条件的记录" in keeper.get("/admin/log?until=2026-03-01").text
    assert keeper.get("/admin/log?from=昨天").status_code == 422


def test_a_changed_entry_breaks_the_chain_and_is_named(
    keeper: Visitor, archive: Archive, clerk: Actor
) -> None:
    a_volume(archive, clerk)
    assert "首尾相连，没有改动" in keeper.get("/admin/log?verify=1").text
    with archive.database.writing() as session:
        session.get_one(AuditEntry, 3).actor = "别人"
        session.commit()
    assert "第 3 条日志内容被改动" in keeper.get("/admin/log?verify=1").text


def test_looks_are_listed_once_they_are_written(
    keeper: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.reading(clerk) as work:
        see_volume(work, volume.id)
    with archive.work(PROGRAM):
        pass  # every writing work writes the gathered looks
    page = keeper.get("/admin/looks", query_string={"number": volume.number}).text
    assert "查看案卷</strong>" in page
    assert volume.number in page


# --- jobs and index ---


def test_a_failed_job_is_shown_with_its_reason_and_tried_again(
    keeper: Visitor, archive: Archive
) -> None:
    with archive.work(PROGRAM) as work:
        work.later("read", document_id=404)
        job = work.session.query(Job).one()
        job.state, job.error = "failed", "没有找到文件"
    assert "没有找到文件" in keeper.get("/admin/upkeep").text
    keeper.post(f"/admin/jobs/{job.id}/retry")
    with archive.reading(PROGRAM) as work:
        assert work.get(Job, job.id).state == "waiting"


def test_the_index_is_compared_and_made_again(
    keeper: Visitor, archive: Archive, clerk: Actor
) -> None:
    a_volume(archive, clerk)
    assert "缺 2 条" in keeper.get("/admin/upkeep?compare=1").text
    assert "案卷和文件不受影响" in keeper.get("/admin/index/rebuild").text
    keeper.post("/admin/index/rebuild")
    work_off(archive)
    assert "齐全" in keeper.get("/admin/upkeep?compare=1").text


# --- settings of the standard ---


def test_settings_stand_folded_under_the_category_that_reads_them(feng: Visitor) -> None:
    page = feng.get("/admin/settings").text
    folds = re.findall(r"<summary><strong>(.+?)</strong>", page)
    assert "社区矫正" in folds
    assert '<details class="fold" data-find-group open' not in page
    mediation = page.partition("<strong>人民调解</strong>")[2].partition("</details>")[0]
    assert 'name="visit_days"' in mediation
    assert 'name="corr_talk_weekly"' not in mediation


def test_each_setting_says_its_default_its_source_and_how_certain_that_is(feng: Visitor) -> None:
    page = feng.get("/admin/settings").text
    assert "协议金额达到多少元应有调查记录" in page
    assert "默认：50000" in page
    assert "待本县确认" in page


def test_only_what_is_changed_is_chosen_and_holds_for_new_volumes(
    feng: Visitor, archive: Archive
) -> None:
    feng.post(
        "/admin/settings", {"visit_days": "15", "finish_days": "31", "invest_amount": "3万元"}
    )
    standard = archive.standard
    assert standard.setting("visit_days").value == 15
    assert standard.setting("invest_amount").value == 30000
    assert standard.setting("finish_days").value is None
    assert feng.get("/admin/settings").text.count("<strong>已改</strong>") == 2


@pytest.mark.parametrize("wrong", ["很多", "-3", "1.5"])
def test_an_unfitting_value_changes_nothing(feng: Visitor, archive: Archive, wrong: str) -> None:
    answer = feng.post("/admin/settings", {"visit_days": wrong, "finish_days": "20"})
    assert answer.status_code == 422
    assert f'value="{wrong}"' in answer.text
    assert archive.standard.setting("finish_days").value is None


# --- own tokens ---


def test_a_token_is_shown_once_acts_as_its_owner_and_can_be_ended(
    feng: Visitor, archive: Archive
) -> None:
    answer = feng.post("/account/tokens", {"title": "统计程序", "days": "30"})
    text = re.search(r'secret-long">([\w-]{40,})<', answer.text)
    assert text
    assert actor_by_token(archive, text[1]).name == "冯典"
    page = feng.get("/account").text
    assert text[1] not in page
    assert "统计程序" in page
    feng.post("/account/tokens/1/revoke")
    with pytest.raises(NotSignedIn):
        actor_by_token(archive, text[1])


def test_a_token_without_a_purpose_or_for_ever_is_refused_at_its_fields(feng: Visitor) -> None:
    answer = feng.post("/account/tokens", {"title": " ", "days": "9999999999"})
    assert answer.status_code == 422
    assert "请写明用途" in answer.text
    assert "有效天数为 1 至 366" in answer.text
