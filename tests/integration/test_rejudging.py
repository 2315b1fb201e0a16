"""Judging every volume again: when it is asked for, how far it is, what it leaves as it is."""

from typing import Any

import pytest
from builders import PROGRAM, a_document, a_volume
from sqlalchemy import func, select, update

from archive_app.archive import Archive
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.judging import judge_volume, verdict_of, waive
from archive_app.records.rejudging import (
    Progress,
    ask_for_judging,
    ask_for_judging_if_changed,
    judge_slice,
    judging_progress,
)
from archive_app.records.stations import set_standard_settings
from archive_app.store.tables import DeadlineRow, FindingRow, Job, Judging, Volume

KEPT = ("points", "complete", "open_findings", "retention", "private", "sealed", "next_due_on")


def kept(archive: Archive) -> dict[str, Any]:
    """Everything judging writes, without the ids of rows."""
    with archive.reading(PROGRAM) as work:
        told: dict[str, Any] = {}
        for volume in work.session.scalars(select(Volume).order_by(Volume.id)):
            told[volume.number] = [getattr(volume, name) for name in KEPT]
            for table in (FindingRow, DeadlineRow):
                rows = select(table).where(table.volume_id == volume.id).order_by(table.id)
                columns = [c.name for c in table.__table__.columns if c.name != "id"]
                told[volume.number] += [
                    [getattr(row, name) for name in columns] for row in work.session.scalars(rows)
                ]
        return told


def spoil(archive: Archive) -> None:
    """What a program that judged otherwise would have left."""
    with archive.work(PROGRAM) as work:
        work.session.execute(update(Volume).values(points=1, complete=True, open_findings=0))
        work.session.execute(update(FindingRow).values(title="旧的说法"))
        work.session.commit()


@pytest.fixture
def mixed(archive: Archive, clerk: Actor) -> list[Volume]:
    """Volumes unlike each other: with a paper, with a waiver, bare."""
    volumes = [a_volume(archive, clerk) for _ in range(4)]
    a_document(archive, clerk, volumes[0], slot="accept", name="受理登记表.png")
    work_off(archive)  # its pages are counted
    return volumes


def test_judged_together_they_are_judged_as_one_by_one(
    archive: Archive, head: Actor, mixed: list[Volume]
) -> None:
    with archive.work(head) as work:
        lacking = verdict_of(work, work.get(Volume, mixed[1].id)).findings
        waive(work, mixed[1].id, next(f.id for f in lacking if f.severity != "veto"), "已搬离")
        for volume in mixed:
            judge_volume(work, work.get(Volume, volume.id))
    one_by_one = kept(archive)
    spoil(archive)
    assert kept(archive) != one_by_one
    with archive.work(PROGRAM) as work:
        ask_for_judging(work, archive.standard)
    work_off(archive)
    assert kept(archive) == one_by_one


def test_a_changed_setting_has_every_volume_judged_again_under_its_own_edition(
    archive: Archive, archivist: Actor, mixed: list[Volume]
) -> None:
    before, editions = kept(archive), {volume.edition_digest for volume in mixed}
    spoil(archive)
    setting = next(s for s in archive.standard.settings if s.type == "integer")
    with archive.work(archivist) as work:
        set_standard_settings(work, {setting.id: int(setting.default) + 1})
        assert judging_progress(work) == Progress(0, 4)
    assert archive.standard.digest not in editions
    work_off(archive)
    assert kept(archive) == before
    with archive.reading(PROGRAM) as work:
        assert set(work.session.scalars(select(Volume.edition_digest))) == editions
        assert judging_progress(work) is None


def test_what_is_said_as_before_is_no_new_run(archive: Archive, mixed: list[Volume]) -> None:
    def runs() -> int | None:
        with archive.reading(PROGRAM) as work:
            return work.session.scalar(select(func.count()).select_from(Judging))

    before = runs()
    with archive.work(PROGRAM) as work:
        ask_for_judging(work, archive.standard)
    work_off(archive)
    assert runs() == before


def test_it_is_asked_for_once_for_a_program_and_an_edition(archive: Archive) -> None:
    with archive.work(PROGRAM) as work:
        assert ask_for_judging_if_changed(work)
    work_off(archive)
    with archive.work(PROGRAM) as work:
        assert not ask_for_judging_if_changed(work)
        job = work.session.scalars(select(Job).where(Job.name == "judge")).one()
        job.args = job.args | {"under": "an earlier program"}
    with archive.work(PROGRAM) as work:
        assert ask_for_judging_if_changed(work)


def test_it_goes_on_where_it_stopped(archive: Archive, mixed: list[Volume]) -> None:
    with archive.work(PROGRAM) as work:
        ask_for_judging(work, archive.standard)
        judge_slice(work, **work.session.scalars(select(Job)).all()[-1].args, most=3)
    with archive.reading(PROGRAM) as work:
        assert judging_progress(work) == Progress(3, 4)
        rest = work.session.scalars(select(Job).order_by(Job.id.desc())).first()
    assert rest is not None
    assert rest.args["after"] == mixed[2].id


def test_a_newer_asking_replaces_an_older_one(archive: Archive, mixed: list[Volume]) -> None:
    with archive.work(PROGRAM) as work:
        ask_for_judging(work, archive.standard)
        ask_for_judging(work, archive.standard.with_settings({"order": "B"}))
        waiting = select(Job).where(Job.name == "judge", Job.state == "waiting")
        assert len(work.session.scalars(waiting).all()) == 1
