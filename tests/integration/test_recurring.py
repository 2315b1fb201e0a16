"""Papers asked for in every period, in an archive: filed by period, due as days pass."""

from datetime import date

import pytest
from builders import PROGRAM, Clock, a_document

from archive_app.archive import Archive
from archive_app.errors import Invalid
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.changing import changed
from archive_app.records.desk import desk
from archive_app.records.inventory import inventory
from archive_app.records.judging import mature, verdict_of
from archive_app.records.ledgers import ledger
from archive_app.records.moving import move_volume, moves_of
from archive_app.records.overview import most_missing, station_lines
from archive_app.records.slots import places
from archive_app.records.volumes import open_volume
from archive_app.store.tables import Document, FindingRow, Judging, Volume

KIND = """
kind: mediation.watched
title: 跟踪回访卷
category: peoples_mediation
volume_title: "{station_short}{name}"
fields:
  - {name: name, title: 姓名, type: text, required: true}
  - {name: began_on, title: 开始日期, type: date}
  - {name: ends_on, title: 结束日期, type: date}
slots:
  - id: visit
    title: 走访记录
    every: {unit: month, from: began_on, until: ends_on, within: 5 days}
    require: always
    copies: {min: 1, max: null}
  - {id: identity, title: 身份证明, require: always, kept: copy}
  - {id: decision, title: 决定书, require: always, kept: original}
retention: {default: D10}
number: {pattern: "（{year}）{station_short}跟字第{serial}号"}
ledger: [serial, {title: 走访次数, value: count(visit)}]
"""


@pytest.fixture
def watched(archive: Archive) -> Archive:
    """An archive whose county added a kind with a monthly paper."""
    folder = archive.home / "schemas" / "national"
    folder.mkdir(parents=True)
    (folder / "watched.yaml").write_text(KIND, encoding="utf-8")
    archive.reload_standard()
    return archive


@pytest.fixture
def volume(watched: Archive, clerk: Actor) -> Volume:
    """Followed from January to June 2026; today is the second of March."""
    facts = {"name": "赵铁柱", "began_on": "2026-01-10", "ends_on": "2026-06-20"}
    with watched.work(clerk) as work:
        return open_volume(work, "mediation.watched", facts)


def now(archive: Archive, volume: Volume) -> Volume:
    with archive.reading(PROGRAM) as work:
        return work.get(Volume, volume.id)


def test_number_and_title_may_tell_the_short_name_of_the_station(volume: Volume) -> None:
    assert volume.number == "（2026）清河跟字第1号"
    assert volume.title == "清河赵铁柱"


def test_only_what_is_past_lacks_today_and_the_next_is_kept_with_its_day(
    watched: Archive, clerk: Actor, volume: Volume
) -> None:
    with watched.reading(clerk) as work:
        lacking = [f.id for f in verdict_of(work, work.get(Volume, volume.id)).findings]
        rows = work.session.query(FindingRow).filter(FindingRow.requirement.like("visit@%"))
        kept = {row.requirement: row.due_on for row in rows}
    assert [id_ for id_ in lacking if id_.startswith("visit@")] == ["visit@2026-01"]
    assert kept == {"visit@2026-01": date(2026, 2, 5), "visit@2026-02": date(2026, 3, 5)}
    assert (volume.next_due_on, volume.open_findings) == (date(2026, 3, 5), len(lacking))


def test_the_desk_tells_what_is_late_and_what_comes_soon(
    watched: Archive, clerk: Actor, volume: Volume
) -> None:
    with watched.reading(clerk) as work:
        found = desk(work)
        worst = most_missing(work, [volume], most=9)[volume.id]
        assert station_lines(work)[0].overdue == 1
    assert [(i.deadline.title, i.days) for i in found.due["overdue"].items] == [
        ("走访记录（2026年1月）", -25)
    ]
    assert [(i.deadline.title, i.days) for i in found.due["week"].items] == [
        ("走访记录（2026年2月）", 3)
    ]
    assert "走访记录（2026年2月）" not in worst


def test_as_days_pass_the_volume_is_judged_again(
    watched: Archive, clerk: Actor, volume: Volume, clock: Clock
) -> None:
    clock.pass_by(days=4)
    with watched.reading(clerk) as work:
        assert "走访记录（2026年2月）" in most_missing(work, [volume], most=9)[volume.id]
    with watched.work(PROGRAM) as work:
        assert mature(work) == 1
    with watched.work(PROGRAM) as work:
        assert mature(work) == 0
        runs = work.session.query(Judging).filter_by(volume_id=volume.id).count()
    later = now(watched, volume)
    assert (later.next_due_on, later.points, runs) == (date(2026, 4, 5), volume.points - 5, 2)


def test_a_paper_is_filed_for_its_period_by_name_or_by_choice(
    watched: Archive, clerk: Actor, volume: Volume
) -> None:
    named = a_document(watched, clerk, volume, name="2026年2月走访记录.txt", text="一切正常")
    chosen = a_document(watched, clerk, volume, "visit", row_key="2026-01", text="已走访")
    assert (named.slot, named.row_key) == ("visit", "2026-02")
    with watched.reading(clerk) as work:
        found = work.get(Volume, volume.id)
        lines = [line.title for line in inventory(work, found)]
        assert "visit@2026-01" not in {f.id for f in verdict_of(work, found).findings}
    assert lines == ["走访记录（2026年1月）", "走访记录（2026年2月）"]
    assert chosen.id > named.id


@pytest.mark.parametrize("row", [None, "2026-07", "a"])
def test_a_paper_of_a_period_there_is_not_is_refused(
    watched: Archive, clerk: Actor, volume: Volume, row: str | None
) -> None:
    with pytest.raises(Invalid) as told:
        a_document(watched, clerk, volume, "visit", row_key=row)
    assert told.value.fields == {"row_key": ["这个位置每期一份，请选择该文件属于哪一期"]}


def test_every_period_is_a_place_to_choose(watched: Archive, clerk: Actor, volume: Volume) -> None:
    with watched.reading(clerk) as work:
        found = [place.title for place in places(work, work.get(Volume, volume.id))]
    assert found[0] == "走访记录（2026年1月）"
    assert found[5:] == ["走访记录（2026年6月）", "身份证明", "决定书"]


def test_papers_still_to_come_do_not_stand_in_the_way(
    watched: Archive, head: Actor, clerk: Actor, volume: Volume
) -> None:
    with watched.work(clerk) as work:
        move_volume(work, volume.id, "conclude")
    with watched.reading(head) as work:
        arrange = next(
            m for m in moves_of(work, work.get(Volume, volume.id)) if m.move.id == "arrange"
        )
    blocking = {finding.id for finding in arrange.blockers}
    assert "visit@2026-01" in blocking
    assert "visit@2026-02" not in blocking


def test_a_ledger_may_count_the_papers_filed(
    watched: Archive, clerk: Actor, volume: Volume
) -> None:
    for month in ("2026-01", "2026-02"):
        a_document(watched, clerk, volume, "visit", row_key=month)
    with watched.reading(clerk) as work:
        found = ledger(work, "mediation.watched")
    assert [line.cells for line in found.lines] == [("1", "2")]


def test_where_only_copies_are_kept_a_paper_is_taken_for_one(
    watched: Archive, clerk: Actor, volume: Volume
) -> None:
    identity = a_document(watched, clerk, volume, "identity")
    decision = a_document(watched, clerk, volume, "decision")
    assert (identity.is_copy, decision.is_copy) == (True, None)
    with watched.work(clerk) as work:
        work.get(Document, decision.id).is_copy = True
        work.record("document.described", work.get(Document, decision.id))
        changed(work, work.get(Volume, volume.id))
    with watched.reading(clerk) as work:
        found = {f.id: f.reason for f in verdict_of(work, work.get(Volume, volume.id)).findings}
    assert found["decision"] == "应存原件，归入的是复印件"


def test_a_file_name_that_tells_its_month_finds_the_place_of_that_month(
    watched: Archive, clerk: Actor, volume: Volume
) -> None:
    for name in ("2026年2月走访记录.txt", "走访记录2026.03.txt", "走访记录 5月.txt"):
        a_document(watched, clerk, volume, name=name, text=name)
    with watched.reading(clerk) as work:
        filed = work.session.query(Document).order_by(Document.id).all()
    assert [d.row_key for d in filed] == ["2026-02", "2026-03", "2026-05"]


def test_a_file_that_tells_no_month_goes_to_the_only_one_that_lacks_a_paper(
    watched: Archive, clerk: Actor, volume: Volume, clock: Clock
) -> None:
    assert a_document(watched, clerk, volume, name="走访记录.txt").row_key == "2026-01"
    clock.pass_by(days=60)  # February and March are past by then
    assert a_document(watched, clerk, volume, name="走访记录二.txt").slot is None


def test_a_heading_tells_the_month_of_a_file_whose_name_does_not(
    watched: Archive, clerk: Actor, volume: Volume, clock: Clock
) -> None:
    clock.pass_by(days=60)
    paper = a_document(watched, clerk, volume, name="走访记录.txt", text="2026年2月\n走访一次。")
    work_off(watched)
    with watched.reading(clerk) as work:
        assert work.get(Document, paper.id).row_key == "2026-02"
