"""The desk: what needs the person who signed in."""

from builders import Clock, a_document, a_volume, an_actor
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.moving import move_volume
from archive_app.store.tables import Station

CONCLUDED = {
    "mediation_started_on": "2026-02-03",
    "mediation_ended_on": "2026-02-10",
    "result": "达成协议",
}


def test_an_empty_desk_says_how_to_begin(visitor: Visitor, clerk: Actor) -> None:
    visitor.sign_in("clerk")
    page = visitor.get("/").text
    assert "从第一卷开始" in page
    assert 'href="/volumes/new"' in page
    assert "清河司法所" in page


def test_an_overdue_duty_says_how_many_days_late(
    visitor: Visitor, archive: Archive, clerk: Actor, clock: Clock
) -> None:
    volume = a_volume(archive, clerk, accepted_on="2026-02-02")
    clock.pass_by(days=60)
    visitor.sign_in("clerk")
    page = visitor.get("/").text
    assert "已逾期 57 天" in page
    assert f'href="/volumes/{volume.id}"' in page


def test_a_volume_to_complete_names_what_is_missing(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    visitor.sign_in("clerk")
    page = visitor.get("/").text
    assert volume.number in page
    assert "申请书或受理登记表" in page


def test_a_concluded_volume_waits_to_be_arranged(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk, **CONCLUDED)
    with archive.work(clerk) as work:
        move_volume(work, volume.id, "conclude")
    visitor.sign_in("clerk")
    waiting = visitor.get("/").text.partition('id="arrange"')[2]
    assert volume.number in waiting.partition("</section>")[0]


def test_a_file_that_cannot_be_read_is_shown_with_the_reason(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    a_document(archive, clerk, a_volume(archive, clerk), text="not a pdf", name="扫描件.pdf")
    work_off(archive)
    visitor.sign_in("clerk")
    page = visitor.get("/").text.partition('id="unread"')[2]
    assert "扫描件.pdf" in page


def test_an_inspector_sees_each_station_with_a_bar(
    visitor: Visitor, archive: Archive, clerk: Actor, inspector: Actor
) -> None:
    a_volume(archive, clerk)
    visitor.sign_in("inspector")
    page = visitor.get("/").text
    assert "各司法所" in page
    assert '<svg class="bar-chart' in page
    assert "立新卷" not in page


def test_a_colleague_does_not_see_a_private_volume_on_the_desk(
    visitor: Visitor, archive: Archive, clerk: Actor, station: Station
) -> None:
    volume = a_volume(archive, clerk, private=True)
    an_actor(archive, "clerk", station, login="colleague")
    visitor.sign_in("colleague")
    assert volume.number not in visitor.get("/").text


def test_an_administrator_sees_accounts_and_jobs_and_no_case(
    visitor: Visitor, archive: Archive, clerk: Actor, administrator: Actor
) -> None:
    volume = a_volume(archive, clerk)
    visitor.sign_in("administrator")
    page = visitor.get("/").text
    assert "在用账号" in page
    assert "后台任务失败" in page
    assert volume.number not in page


def test_the_administrator_of_an_empty_archive_is_told_where_to_begin(
    visitor: Visitor, administrator: Actor
) -> None:
    visitor.sign_in("administrator")
    page = visitor.get("/").text
    for step in ("登记县局名称和全宗号", "登记司法所", "为工作人员添加账号"):
        assert step in page
