"""Nothing turns a volume green but the paper itself: no detour, no leftover, no later change."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from builders import PARTIES, PROGRAM, a_document, a_volume

from archive_app.archive import Archive, Work
from archive_app.errors import Conflict
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.attesting import attest, marks_needed
from archive_app.records.documents import (
    describe_document,
    file_document,
    order_documents,
    place_document,
    receive,
    restore_document,
    withdraw_document,
)
from archive_app.records.forms import fill_form, fill_ours
from archive_app.records.judging import retract_waiver, verdict_of, waive
from archive_app.records.moving import move_volume
from archive_app.records.rekinding import rekind_volume
from archive_app.records.stations import set_bureau
from archive_app.records.volumes import describe_volume, undo_describing
from archive_app.store.tables import Document, Volume

OPEN = {"draft", "missing", "not_due"}


def outcomes(archive: Archive, actor: Actor, volume: Volume) -> dict[str, str]:
    with archive.reading(actor) as work:
        verdict = verdict_of(work, work.get(Volume, volume.id))
    return {outcome.id: str(outcome.outcome) for outcome in verdict.outcomes}


def attest_all(archive: Archive, actor: Actor, document: Document) -> None:
    with archive.work(actor) as work:
        kept = work.get(Document, document.id)
        attest(work, kept.id, [mark.id for mark in marks_needed(work, kept.volume, kept)])


def keys(volume: Volume) -> list[str]:
    return [row["key"] for row in volume.facts["parties"]]


def filed_again(archive: Archive, actor: Actor, draft: Document, name: str) -> Document:
    data = archive.files.read(draft.sha256)
    received = receive(archive, BytesIO(data), name)
    with archive.work(actor) as work:
        filed = file_document(
            work, draft.volume_id, received, slot=draft.slot, row_key=draft.row_key
        )
        return filed.document


# --- whose paper it is ---


def test_one_paper_never_counts_for_two_people(archive: Archive, clerk: Actor) -> None:
    parties = [{**party, "key": "same"} for party in PARTIES]
    volume = a_volume(archive, clerk, parties=parties)
    assert len(set(keys(volume))) == 2


def test_a_key_that_is_sent_is_kept_only_when_it_is_a_plain_one(
    archive: Archive, clerk: Actor
) -> None:
    parties = [{**PARTIES[0], "key": "p1"}, {**PARTIES[1], "key": "甲.乙@丙"}]
    volume = a_volume(archive, clerk, parties=parties)
    assert keys(volume)[0] == "p1"
    with archive.work(clerk) as work:
        assert fill_form(work, volume.id, "notice", row_key=keys(volume)[1]).row_key


def test_a_signature_of_one_party_does_not_count_for_the_other_when_the_paper_is_moved(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    first, second = keys(volume)
    facts = {"date": "2026-02-02"}
    paper = a_document(archive, clerk, volume, "notice", row_key=first, facts=facts)
    attest_all(archive, clerk, paper)
    assert outcomes(archive, clerk, volume)[f"notice@{first}"] == "satisfied"
    with archive.work(clerk) as work:
        place_document(work, paper.id, "notice", second)
    assert outcomes(archive, clerk, volume)[f"notice@{second}"] == "undetermined"


def test_a_seal_does_not_count_for_another_paper_when_it_is_moved(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    paper = a_document(archive, clerk, volume, "mediation_notice")
    attest_all(archive, clerk, paper)
    with archive.work(clerk) as work:
        place_document(work, paper.id, "transfer")
        moved = work.get(Document, paper.id)
        assert [m.id for m in marks_needed(work, moved.volume, moved) if m.attested_by] == []


def test_what_was_signed_by_name_stays_signed_when_the_paper_is_moved(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    paper = a_document(archive, clerk, volume, "accept")
    with archive.work(clerk) as work:
        attest(work, paper.id, [f"parties:{keys(volume)[0]}"])
        place_document(work, paper.id, "record")
        moved = work.get(Document, paper.id)
        given = [m.id for m in marks_needed(work, moved.volume, moved) if m.attested_by]
    assert given == [f"parties:{keys(volume)[0]}"]


def test_the_paper_of_a_party_who_was_removed_is_a_finding_and_does_not_vanish(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    first, second = keys(volume)
    a_document(archive, clerk, volume, "notice", row_key=second)
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"parties": [{"key": first}]})
    found = outcomes(archive, clerk, volume)
    assert found["notice"] == "undetermined"
    with archive.work(clerk) as work:
        undo_describing(work, volume.id, work.get(Volume, volume.id).version)
    assert "notice" not in outcomes(archive, clerk, volume)


# --- drafts ---


@pytest.mark.parametrize("name", ["封面.docx", "封面.DOCX", "封面.doc", "封面.pdf", "封面"])
def test_our_own_draft_filed_under_any_name_stays_a_draft(
    archive: Archive, clerk: Actor, name: str
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        draft = fill_form(work, volume.id, "cover")
    again = filed_again(archive, clerk, draft, name)
    assert again.generated
    assert outcomes(archive, clerk, volume)["cover"] in OPEN


def test_a_draft_that_comes_back_takes_the_place_of_the_one_it_was(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        draft = fill_form(work, volume.id, "cover")
    again = filed_again(archive, clerk, draft, "封面.docx")
    with archive.reading(clerk) as work:
        kept = work.get(Volume, volume.id).documents
        assert [d.id for d in kept if d.current] == [again.id]


def test_a_confirmation_of_printing_ends_when_people_must_sign_after_all(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        paper = fill_form(work, volume.id, "cover")
    attest_all(archive, clerk, paper)
    assert outcomes(archive, clerk, volume)["cover"] == "satisfied"
    with archive.work(clerk) as work:
        place_document(work, paper.id, "explanation")
    assert outcomes(archive, clerk, volume)["explanation"] in OPEN


# --- replacing and restoring ---


def test_a_replacement_is_what_it_replaces_whatever_its_name_says(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    old = a_document(archive, clerk, volume, "accept", facts={"date": "2026-02-02"})
    received = receive(archive, BytesIO(b"scan"), "协议书.png")
    with archive.work(clerk) as work:
        facts = {"date": "2026-02-03"}
        new = file_document(work, volume.id, received, replaces=old.id, facts=facts).document
        assert (new.slot, new.title) == ("accept", old.title)
        assert new.facts == facts
        verdict_of(work, new.volume)


def test_restoring_the_first_version_withdraws_the_latest(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    first = a_document(archive, clerk, volume, "accept", text="一")
    second = a_document(archive, clerk, volume, text="二", replaces=first.id)
    a_document(archive, clerk, volume, text="三", replaces=second.id)
    with archive.work(clerk) as work:
        restore_document(work, first.id)
        kept = work.get(Volume, volume.id).documents
        assert [d.id for d in kept if d.current] == [first.id]


# --- waivers ---


def test_a_requirement_is_waived_once_and_the_waiver_retracted_once(
    archive: Archive, clerk: Actor, head: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(head) as work:
        waiver = waive(work, volume.id, "inventory", "另有纸质目录")
    with pytest.raises(Conflict), archive.work(head) as work:
        waive(work, volume.id, "inventory", "再豁免一次")
    with archive.work(head) as work:
        retract_waiver(work, waiver.id)
    with pytest.raises(Conflict), archive.work(head) as work:
        retract_waiver(work, waiver.id)
    assert outcomes(archive, clerk, volume)["inventory"] in OPEN


def test_what_is_there_cannot_be_waived_in_advance(
    archive: Archive, clerk: Actor, head: Actor
) -> None:
    volume = a_volume(archive, clerk)
    paper = a_document(archive, clerk, volume, "inventory")
    with pytest.raises(Conflict), archive.work(head) as work:
        waive(work, volume.id, "inventory", "以后也许没有")
    with archive.work(clerk) as work:
        withdraw_document(work, paper.id, "归错卷")
    assert outcomes(archive, clerk, volume)["inventory"] in OPEN


# --- an archived volume ---


@pytest.fixture
def archived(archive: Archive, clerk: Actor, head: Actor) -> dict[str, int]:
    """A volume that was archived, with a paper, a withdrawn one, an attestation and a waiver."""
    volume = a_volume(archive, clerk)
    paper = a_document(archive, clerk, volume, "accept")
    gone = a_document(archive, clerk, volume, "evidence")
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"dispute": "改过一次"})
        withdraw_document(work, gone.id, "归错卷")
        given = attest(work, paper.id, ["seal"]).attestations[0].id
    with archive.work(head) as work:
        waiver = waive(work, volume.id, "inventory", "另有").id
        kept = work.get(Volume, volume.id)
        kept.state = "archived"
        work.record("volume.archive", kept)
    return {"volume": volume.id, "paper": paper.id, "gone": gone.id, "mark": given, "let": waiver}


Ids = dict[str, int]
CHANGES: dict[str, Callable[[Work, Ids], Any]] = {
    "describe": lambda w, i: describe_volume(w, i["volume"], {"dispute": "再改"}),
    "undo describing": lambda w, i: undo_describing(w, i["volume"], 2),
    "describe a paper": lambda w, i: describe_document(w, i["paper"], {"date": "2026-02-02"}),
    "place": lambda w, i: place_document(w, i["paper"], None),
    "order": lambda w, i: order_documents(w, i["volume"], [i["paper"]]),
    "withdraw": lambda w, i: withdraw_document(w, i["paper"], "重复"),
    "restore": lambda w, i: restore_document(w, i["gone"]),
    "attest": lambda w, i: attest(w, i["paper"], ["registrar"]),
    "fill": lambda w, i: fill_form(w, i["volume"], "cover"),
    "fill ours": lambda w, i: fill_ours(w, i["volume"]),
    "become another kind": lambda w, i: rekind_volume(
        w, i["volume"], "mediation.unreached", "未达成"
    ),
    "waive": lambda w, i: waive(w, i["volume"], "back_cover", "另附"),
    "retract a waiver": lambda w, i: retract_waiver(w, i["let"]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_archived_volume_does_not_change(archive: Archive, archived: Ids, change: str) -> None:
    with pytest.raises(Conflict, match="归档"), archive.work(PROGRAM) as work:
        CHANGES[change](work, archived)


def test_nothing_is_archived_under_a_code_without_the_number_of_the_fonds(
    archive: Archive, clerk: Actor, head: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(head) as work:
        kept = work.get(Volume, volume.id)
        kept.state = "arranged"
        work.record("volume.arrange", kept)
    with archive.work(PROGRAM) as work:
        with pytest.raises(Conflict, match="全宗号"):
            move_volume(work, volume.id, "archive")
        set_bureau(work, "临川县司法局", "J012")
        with pytest.raises(Conflict, match="还不能归档"):
            move_volume(work, volume.id, "archive")


def test_a_file_that_cannot_be_opened_is_not_green_until_somebody_vouches_for_the_paper(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    key = volume.facts["parties"][0]["key"]
    document = a_document(
        archive, clerk, volume, slot="identity", row_key=key, text="坏了", name="身份证.pdf"
    )
    work_off(archive)
    place = f"identity@{key}"
    assert outcomes(archive, clerk, volume)[place] == "undetermined"
    with archive.work(clerk) as work:
        attest(work, document.id, ["bound"])
    assert outcomes(archive, clerk, volume)[place] == "satisfied"
