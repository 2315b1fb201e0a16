"""Opening, numbering, describing, moving and handing over volumes."""

import pytest
from builders import PARTIES, PROGRAM, a_committee, a_station, a_volume, an_account, an_actor

from archive_app.accounts import actor_of
from archive_app.archive import Archive
from archive_app.errors import Conflict, Forbidden, Invalid
from archive_app.permissions import Actor
from archive_app.records.listing import VolumeFilter, list_volumes
from archive_app.records.moving import move_volume, moves_of
from archive_app.records.numbering import void_number
from archive_app.records.volumes import describe_volume, hand_over, history, open_volume
from archive_app.store.tables import Station, Volume


def test_a_new_volume_gets_the_next_number_of_its_committee_and_year(
    archive: Archive, clerk: Actor
) -> None:
    first, second = a_volume(archive, clerk), a_volume(archive, clerk)
    assert [first.number, second.number] == ["（2026）清河人调字第1号", "（2026）清河人调字第2号"]
    assert first.title == "赵铁柱与孙桂兰邻里纠纷"


def test_kinds_with_one_pattern_share_one_series(archive: Archive, clerk: Actor) -> None:
    written = a_volume(archive, clerk)
    oral = a_volume(archive, clerk, kind="mediation.oral")
    assert (written.serial, oral.serial) == (1, 2)


def test_a_yearly_register_is_titled_with_its_committee_and_year(
    archive: Archive, clerk: Actor, station: Station
) -> None:
    facts = {"committee": a_committee(archive, station).id}
    with archive.work(clerk) as work:
        register = open_volume(work, "mediation.simple_register", facts)
    assert register.title == "清河镇人民调解委员会2026年简易纠纷登记册"


def test_each_committee_counts_for_itself(archive: Archive, clerk: Actor, station: Station) -> None:
    a_volume(archive, clerk)
    other = a_committee(archive, station, "柳树村人民调解委员会", "柳树")
    assert a_volume(archive, clerk, committee=other.id).number == "（2026）柳树人调字第1号"


def test_an_old_paper_number_is_kept_and_the_series_goes_on_after_it(
    archive: Archive, clerk: Actor
) -> None:
    committee = a_volume(archive, clerk).facts["committee"]["id"]
    with archive.work(clerk) as work:
        facts = {"committee": committee, "parties": PARTIES, "dispute_type": "邻里纠纷"}
        old = open_volume(work, "mediation.written", facts, number="（2026）清河人调字第17号")
    assert old.serial == 17
    assert a_volume(archive, clerk).serial == 18


def test_a_number_is_never_given_twice(archive: Archive, clerk: Actor) -> None:
    taken = a_volume(archive, clerk)
    facts = {"committee": taken.facts["committee"]["id"], "parties": PARTIES}
    facts["dispute_type"] = "邻里纠纷"
    with pytest.raises(Conflict, match="已用于"), archive.work(clerk) as work:
        open_volume(work, "mediation.written", facts, number=taken.number)


def test_a_void_number_is_kept_with_its_reason_and_skipped(archive: Archive, head: Actor) -> None:
    volume = a_volume(archive, head)
    pattern = archive.standard.kind(volume.kind).number.pattern
    facts = {**volume.facts, "year": volume.year}
    with archive.work(head) as work:
        void = void_number(work, volume.station_id, pattern, facts, "登记重复")
    assert (void.serial, void.reason) == (2, "登记重复")
    assert a_volume(archive, head).serial == 3


def test_without_a_committee_no_number_can_be_given_and_nothing_is_opened(
    archive: Archive, clerk: Actor
) -> None:
    with pytest.raises(Invalid) as refused, archive.work(clerk) as work:
        open_volume(work, "mediation.written", {"parties": PARTIES})
    assert set(refused.value.fields) == {"committee", "dispute_type"}
    with archive.reading(clerk) as work:
        assert list_volumes(work, VolumeFilter()).total == 0


def test_wrong_values_name_their_field_in_chinese_and_store_nothing(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with pytest.raises(Invalid) as refused, archive.work(clerk) as work:
        describe_volume(work, volume.id, {"accepted_on": "二月三十日", "dispute_type": "吵架"})
    assert set(refused.value.fields) == {"accepted_on", "dispute_type"}
    with archive.reading(clerk) as work:
        assert work.get(Volume, volume.id).facts == volume.facts


def test_only_the_named_facts_change_and_rows_keep_their_keys(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        after = describe_volume(work, volume.id, {"place": "柳树村"})
    assert after.facts["place"] == "柳树村"
    assert after.facts["parties"] == volume.facts["parties"]
    assert all(row["key"] for row in after.facts["parties"])


def test_a_stale_form_is_a_conflict_not_a_lost_update(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"place": "柳树村"}, version=volume.version)
    with pytest.raises(Conflict), archive.work(clerk) as work:
        describe_volume(work, volume.id, {"place": "桥头"}, version=volume.version)


def test_another_station_neither_sees_nor_changes_a_volume(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    stranger = an_actor(archive, "clerk", a_station(archive, "东山司法所"), login="dong")
    with archive.reading(stranger) as work:
        assert list_volumes(work, VolumeFilter()).total == 0
    with pytest.raises(Forbidden), archive.work(stranger) as work:
        describe_volume(work, volume.id, {"place": "东山"})


def test_a_private_volume_is_for_its_handler_the_head_and_the_archivist(
    archive: Archive,
    clerk: Actor,
    head: Actor,
    inspector: Actor,
    archivist: Actor,
    station: Station,
) -> None:
    a_volume(archive, clerk, private=True)
    colleague = an_actor(archive, "clerk", station, login="colleague")
    seen = []
    for who in (clerk, head, archivist, colleague, inspector):
        with archive.reading(who) as work:
            seen.append(list_volumes(work, VolumeFilter()).total)
    assert seen == [1, 1, 1, 0, 0]


def test_arranging_is_blocked_by_what_is_missing_and_says_what(
    archive: Archive, clerk: Actor, head: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        move_volume(work, volume.id, "conclude")
    with pytest.raises(Conflict, match="还不能立卷") as refused, archive.work(head) as work:
        move_volume(work, volume.id, "arrange")
    assert refused.value.fix


def test_the_handler_does_not_check_his_own_volume_except_in_a_one_person_station(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    alone = an_actor(
        archive, "head", a_station(archive, "西坡司法所", one_person=True), login="xipo"
    )
    other = a_volume(archive, alone)
    for who, which in ((clerk, volume), (alone, other)):
        with archive.work(who) as work:
            move_volume(work, which.id, "conclude")
    with archive.reading(clerk) as work:
        (option,) = (
            o for o in moves_of(work, work.get(Volume, volume.id)) if o.move.id == "arrange"
        )
        assert "承办人以外" in option.why_not
    with archive.reading(alone) as work:
        (option,) = (
            o for o in moves_of(work, work.get(Volume, other.id)) if o.move.id == "arrange"
        )
        assert option.why_not == ""


def test_resuming_needs_a_reason(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        move_volume(work, volume.id, "conclude")
    with pytest.raises(Invalid), archive.work(clerk) as work:
        move_volume(work, volume.id, "resume")
    with archive.work(clerk) as work:
        assert move_volume(work, volume.id, "resume", reason="当事人要求继续调解").state == "open"


def test_work_is_handed_over_with_every_open_volume(
    archive: Archive, clerk: Actor, station: Station
) -> None:
    volumes = [a_volume(archive, clerk) for _ in range(3)]
    taker = an_account(archive, "clerk", station, login="taker", name="吴接手")
    assert clerk.account_id is not None
    with archive.work(clerk) as work:
        assert hand_over(work, clerk.account_id, taker.id, reason="岗位调整") == 3
    with archive.reading(actor_of(taker, "test")) as work:
        assert {v.id for v in list_volumes(work, VolumeFilter(handler_id=taker.id)).rows} == {
            v.id for v in volumes
        }


def test_every_change_is_in_the_history_with_what_it_was_before(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"place": "柳树村"})
    with archive.reading(clerk) as work:
        newest, opened = history(work, volume.id)
    assert (newest.verb, opened.verb) == ("volume.described", "volume.opened")
    assert newest.details == {"before": {"place": None}, "after": {"place": "柳树村"}}


def test_an_older_volume_is_judged_by_the_edition_it_was_opened_under(
    archive: Archive, clerk: Actor
) -> None:
    from archive_app.records.stations import set_standard_settings

    old = a_volume(archive, clerk)
    with archive.work(PROGRAM) as work:
        set_standard_settings(work, {"visit_days": 90})
    new = a_volume(archive, clerk)
    assert old.edition_digest != new.edition_digest
    with archive.reading(clerk) as work:
        assert work.standard_of(work.get(Volume, old.id)).setting("visit_days").value != 90
        assert work.standard_of(work.get(Volume, new.id)).setting("visit_days").value == 90
