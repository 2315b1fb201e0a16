"""The audit chain is whole, and every way of touching it shows."""

from datetime import timedelta

import pytest
from builders import PROGRAM, Clock, a_station
from sqlalchemy import text

from archive_app import access, audit
from archive_app.archive import Archive
from archive_app.store.tables import AccessEntry, AuditEntry


def breaks(archive: Archive) -> list[str]:
    with archive.reading(PROGRAM) as work:
        return list(audit.verify(work.session))


def tamper(archive: Archive, sql: str) -> None:
    with archive.database.writing() as session:
        session.execute(text(sql))
        session.commit()


def test_an_untouched_chain_verifies(archive: Archive) -> None:
    for name in ("甲所", "乙所", "丙所"):
        a_station(archive, name)
    assert breaks(archive) == []


TAMPERINGS = {
    "a changed word": "UPDATE audit_entry SET actor = '别人' WHERE id = 2",
    "a changed detail": "UPDATE audit_entry SET details = '{}' WHERE id = 2",
    "a removed entry": "DELETE FROM audit_entry WHERE id = 2",
    "a removed beginning": "DELETE FROM audit_entry WHERE id = 1",
    "a changed moment": "UPDATE audit_entry SET at = '2020-01-01T00:00:00+00:00' WHERE id = 3",
}


@pytest.mark.parametrize("sql", TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_tampering_shows(archive: Archive, sql: str) -> None:
    for name in ("甲所", "乙所", "丙所"):
        a_station(archive, name)
    tamper(archive, sql)
    assert breaks(archive)


def test_the_chain_survives_the_loss_of_what_it_speaks_of(archive: Archive) -> None:
    a_station(archive)
    tamper(archive, "DELETE FROM station")
    assert breaks(archive) == []


def test_looks_are_written_with_the_next_work(archive: Archive) -> None:
    with archive.reading(PROGRAM) as work:
        work.looked("volume.seen", "volume", 1)
    a_station(archive)
    with archive.reading(PROGRAM) as work:
        assert work.session.query(AccessEntry).count() == 1


def test_looks_of_a_failed_work_are_not_lost(archive: Archive) -> None:
    with archive.reading(PROGRAM) as work:
        work.looked("volume.seen", "volume", 1)
    with pytest.raises(ZeroDivisionError), archive.work(PROGRAM):
        raise ZeroDivisionError
    a_station(archive)
    with archive.reading(PROGRAM) as work:
        assert work.session.query(AccessEntry).count() == 1


def test_looks_an_hour_old_are_sealed_into_the_chain(archive: Archive, clock: Clock) -> None:
    with archive.reading(PROGRAM) as work:
        work.looked("volume.seen", "volume", 1)
    a_station(archive)
    clock.pass_by(hours=2)
    with archive.work(PROGRAM) as work:
        assert access.seal(work.session, PROGRAM, work.now)
    with archive.reading(PROGRAM) as work:
        entry = work.session.query(AuditEntry).filter_by(verb="access.sealed").one()
        looks = work.session.query(AccessEntry).all()
        assert entry.details["count"] == 1
        assert entry.details["digest"] == access.batch_digest(looks)
        assert entry.at - looks[0].at >= timedelta(hours=1)
    assert breaks(archive) == []
