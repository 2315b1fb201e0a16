"""Stations, the bureau, chosen settings, and the dated lists of committees and mediators."""

from datetime import date

import pytest
from builders import PROGRAM, a_committee, a_mediator, a_station
from sqlalchemy import select

from archive_app.archive import Archive
from archive_app.errors import ArchiveError, Conflict, Forbidden, Invalid
from archive_app.permissions import Actor
from archive_app.records.people import (
    add_committee,
    add_mediator,
    change_committee,
    change_mediator,
    committees,
    mediators,
)
from archive_app.records.stations import (
    Bureau,
    add_station,
    bureau,
    change_station,
    set_bureau,
    set_standard_settings,
    stations,
)
from archive_app.store.tables import AuditEntry, Station


def test_stations_are_listed_and_named_once(archive: Archive, archivist: Actor) -> None:
    with archive.work(archivist) as work:
        added = add_station(work, "清河司法所", "清河")
        change_station(work, added.id, name="清河镇司法所", short="清河", one_person=True)
    with archive.reading(archivist) as work:
        assert [(s.name, s.one_person) for s in stations(work)] == [("清河镇司法所", True)]
    with pytest.raises(Conflict, match="已在名单"):
        a_station(archive, "清河镇司法所")


def test_a_head_does_not_manage_stations(archive: Archive, head: Actor) -> None:
    with pytest.raises(Forbidden), archive.work(head) as work:
        add_station(work, "东山司法所", "东山")


def test_the_bureau_is_empty_until_entered(archive: Archive, archivist: Actor) -> None:
    with archive.work(archivist) as work:
        assert bureau(work) == Bureau("", "")
        set_bureau(work, "青山县司法局", "J123")
    with archive.reading(archivist) as work:
        assert bureau(work) == Bureau("青山县司法局", "J123")


def test_a_chosen_setting_changes_the_standard_at_once(archive: Archive, archivist: Actor) -> None:
    before = archive.standard
    days = before.setting("visit_days").default + 5
    with archive.work(archivist) as work:
        set_standard_settings(work, {"visit_days": days})
    assert archive.standard.setting("visit_days").value == days
    assert archive.standard.digest != before.digest


def test_an_unknown_setting_is_refused(archive: Archive, archivist: Actor) -> None:
    with pytest.raises(ArchiveError), archive.work(archivist) as work:
        set_standard_settings(work, {"vizit_days": 3})
    assert archive.standard.setting("visit_days")


def test_pick_lists_show_who_is_in_office_on_the_day(archive: Archive, station: Station) -> None:
    committee = a_committee(archive, station, from_on=date(2020, 1, 1))
    a_mediator(archive, committee, "周明理", date(2020, 1, 1), date(2023, 12, 31))
    a_mediator(archive, committee, "吴和", date(2024, 1, 1))
    with archive.reading(PROGRAM) as work:

        def names(on: date | None) -> set[str]:
            return {m.name for m in mediators(work, station_id=station.id, on=on)}

        assert names(date(2023, 12, 31)) == {"周明理"}
        assert names(date(2024, 1, 1)) == {"吴和"}
        assert names(None) == {"周明理", "吴和"}
        assert committees(work, station.id, date(2019, 12, 31)) == []


def test_who_leaves_gets_a_last_day_and_the_change_is_audited(
    archive: Archive, station: Station, clerk: Actor
) -> None:
    mediator = a_mediator(archive, a_committee(archive, station))
    with archive.work(clerk) as work:
        change_mediator(
            work,
            mediator.id,
            name=mediator.name,
            phone="",
            from_on=mediator.from_on,
            until_on=date(2025, 6, 30),
        )
        entry = work.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry is not None
    assert entry.details["before"]["until_on"] is None
    assert entry.details["after"]["until_on"] == "2025-06-30"


def test_a_clerk_keeps_only_the_lists_of_the_own_station(archive: Archive, clerk: Actor) -> None:
    other = a_station(archive, "东山司法所")
    with pytest.raises(Forbidden), archive.work(clerk) as work:
        add_committee(work, other.id, "东山镇人民调解委员会", "东山", date(2020, 1, 1))
    committee = a_committee(archive, other)
    with pytest.raises(Forbidden), archive.work(clerk) as work:
        add_mediator(work, committee.id, "吴和", "", date(2020, 1, 1))


def test_a_term_cannot_end_before_it_begins(archive: Archive, station: Station) -> None:
    committee = a_committee(archive, station)
    with pytest.raises(Invalid) as refusal, archive.work(PROGRAM) as work:
        change_committee(
            work,
            committee.id,
            name="",
            short="清河",
            from_on=date(2024, 1, 1),
            until_on=date(2023, 1, 1),
        )
    assert set(refusal.value.fields) == {"name", "until_on"}
