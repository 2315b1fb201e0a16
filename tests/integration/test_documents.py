"""Filing, placing, replacing, withdrawing, restoring and attesting documents."""

from io import BytesIO
from pathlib import Path

import pytest
from builders import a_document, a_volume
from sqlalchemy import select

from archive_app.archive import Archive, Work
from archive_app.errors import Conflict, Forbidden, Invalid
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.attesting import attest, mark_document, marks_needed, retract_attestation
from archive_app.records.changing import gathered
from archive_app.records.documents import (
    describe_document,
    download,
    file_document,
    order_documents,
    place_document,
    receive,
    restore_document,
    withdraw_document,
)
from archive_app.records.drafts import offered_facts
from archive_app.records.forms import drafts_zip, fill_form, fill_ours
from archive_app.records.inventory import inventory
from archive_app.records.judging import verdict_of, waive
from archive_app.store.tables import Document, FindingRow, Volume


def outcomes(archive: Archive, actor: Actor, volume: Volume) -> dict[str, str]:
    with archive.reading(actor) as work:
        verdict = verdict_of(work, work.get(Volume, volume.id))
    return {outcome.id.split("@")[0]: str(outcome.outcome) for outcome in verdict.outcomes}


def marks(archive: Archive, actor: Actor, document: Document) -> list[str]:
    with archive.reading(actor) as work:
        row = work.get(Document, document.id)
        return [mark.id for mark in marks_needed(work, row.volume, row)]


SUGGESTIONS = [
    ("受理登记表.pdf", "accept"),
    ("3月12日人民调解记录（扫描）.jpg", "record"),
    ("人民调解协议书 赵铁柱 孙桂兰.docx", "agreement"),
    ("IMG_20260302.jpg", None),
]


@pytest.mark.parametrize(("name", "slot"), SUGGESTIONS)
def test_a_place_is_suggested_from_the_file_name_or_left_to_a_person(
    archive: Archive, clerk: Actor, name: str, slot: str | None
) -> None:
    volume = a_volume(archive, clerk)
    assert a_document(archive, clerk, volume, name=name).slot == slot


def test_a_name_in_the_file_name_tells_whose_paper_it_is(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    document = a_document(archive, clerk, volume, name="孙桂兰身份证.jpg")
    (owner,) = [p["name"] for p in volume.facts["parties"] if p["key"] == document.row_key]
    assert (document.slot, owner) == ("identity", "孙桂兰")


def test_a_paper_for_each_party_must_say_whose_it_is(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    with pytest.raises(Invalid) as refused:
        a_document(archive, clerk, volume, slot="notice")
    assert "row_key" in refused.value.fields


def test_papers_filed_in_one_go_are_judged_once_at_the_end(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    received = receive(archive, BytesIO(b"%PDF-1.4 one"), "申请书.pdf")
    with archive.work(clerk) as work:
        row = work.get(Volume, volume.id)
        before = outcomes_kept(work, row)
        with gathered(work, row):
            filed = file_document(work, volume.id, received, slot="apply", facts=DATED).document
            mark_document(work, row, filed, [mark.id for mark in marks_needed(work, row, filed)])
            assert outcomes_kept(work, row) == before
        assert outcomes_kept(work, row) == before - {"group:start"}


DATED = {"date": "2026-03-02"}


def outcomes_kept(work: Work, volume: Volume) -> set[str]:
    query = select(FindingRow.requirement).where(FindingRow.volume_id == volume.id)
    return set(work.session.scalars(query))


NAMES = [
    ("../../etc/passwd.txt", "passwd.txt"),
    ("C:\\文件\\协议书.docx", "协议书.docx"),
    ("a\x00b\u202e.txt", "ab.txt"),
    ("<script>alert(1)</script>.txt", "script>.txt"),
]


@pytest.mark.parametrize(("sent", "kept"), NAMES)
def test_path_tricks_in_file_names_stay_text(
    archive: Archive, clerk: Actor, sent: str, kept: str
) -> None:
    assert receive(archive, BytesIO(b"x"), sent).name == kept


def test_a_draft_of_ours_never_makes_a_place_complete(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        fill_ours(work, volume.id)
    judged = outcomes(archive, clerk, volume)
    assert (judged["cover"], judged["notice"]) == ("not_due", "draft")


def test_filing_ours_again_makes_nothing_twice(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        assert fill_ours(work, volume.id)
    with archive.work(clerk) as work:
        assert fill_ours(work, volume.id) == []


def test_a_signed_scan_takes_the_place_of_its_draft_and_waits_for_attestation(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        draft = fill_form(work, volume.id, "accept")
    scan = a_document(archive, clerk, volume, slot="accept", name="扫描件.png")
    assert outcomes(archive, clerk, volume)["accept"] == "undetermined"
    with archive.work(clerk) as work:
        attest(work, scan.id, marks(archive, clerk, scan))
    with archive.reading(clerk) as work:
        assert work.get(Document, draft.id).replaced_by_id == scan.id
    judged = outcomes(archive, clerk, volume)
    assert judged["accept"] == "satisfied"


def test_our_own_draft_is_recognised_when_it_comes_back_and_stays_a_draft(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        draft = fill_form(work, volume.id, "accept")
        data = archive.files.read(draft.sha256)
    received = receive(archive, BytesIO(data), "随便起的名字.docx")
    with archive.work(clerk) as work:
        back = file_document(work, volume.id, received).document
    assert (back.slot, back.generated, back.form) == ("accept", True, draft.form)
    assert outcomes(archive, clerk, volume)["accept"] == "draft"


def test_the_same_file_filed_twice_is_noticed(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    first = a_document(archive, clerk, volume, slot="evidence")
    received = receive(archive, BytesIO("双方自愿达成协议。".encode()), "再来一份.txt")
    with archive.work(clerk) as work:
        filed = file_document(work, volume.id, received, slot="evidence")
    assert [other.id for other in filed.duplicates] == [first.id]


def test_a_withdrawn_document_stays_and_can_be_restored(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    document = a_document(archive, clerk, volume, slot="evidence")
    with archive.work(clerk) as work:
        withdraw_document(work, document.id, "归错卷")
    with archive.work(clerk) as work:
        assert not work.get(Document, document.id).current
        assert restore_document(work, document.id).current


def test_a_replaced_document_comes_back_when_restored(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    old = a_document(archive, clerk, volume, slot="evidence", text="旧")
    new = a_document(archive, clerk, volume, slot="evidence", text="新", replaces=old.id)
    with archive.work(clerk) as work:
        restore_document(work, old.id)
    with archive.reading(clerk) as work:
        assert [work.get(Document, id_).current for id_ in (old.id, new.id)] == [True, False]


def test_withdrawing_needs_a_reason(archive: Archive, clerk: Actor) -> None:
    document = a_document(archive, clerk, a_volume(archive, clerk), slot="evidence")
    with pytest.raises(Invalid), archive.work(clerk) as work:
        withdraw_document(work, document.id, " ")


def test_documents_keep_the_order_a_person_gives_them(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    ids = [a_document(archive, clerk, volume, slot="evidence", text=t).id for t in "甲乙丙"]
    with archive.work(clerk) as work:
        order_documents(work, volume.id, list(reversed(ids)))
    with archive.reading(clerk) as work:
        lines = inventory(work, work.get(Volume, volume.id))
        assert [line.document_id for line in lines] == list(reversed(ids))


def test_moving_a_document_to_another_place_is_judged_at_once(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    document = a_document(archive, clerk, volume, name="IMG_1.txt")
    assert outcomes(archive, clerk, volume)["unplaced:IMG_1.txt"] == "undetermined"
    with archive.work(clerk) as work:
        place_document(work, document.id, "evidence")
    assert "unplaced:IMG_1.txt" not in outcomes(archive, clerk, volume)


def test_an_inventory_is_made_again_when_papers_came_after_it(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        fill_ours(work, volume.id)
    with archive.work(clerk) as work:
        assert fill_ours(work, volume.id) == []
    a_document(archive, clerk, volume, name="调解记录.txt")
    with archive.work(clerk) as work:
        assert [draft.slot for draft in fill_ours(work, volume.id)] == ["inventory"]


def test_a_paper_moved_onto_a_draft_takes_its_place_and_gives_it_back(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    scan = a_document(archive, clerk, volume, name="IMG_1.txt")
    with archive.work(clerk) as work:
        draft_id = fill_form(work, volume.id, "accept", facts={"date": "2026-02-02"}).id
        placed = place_document(work, scan.id, "accept")
        assert (work.get(Document, draft_id).replaced_by_id, placed.facts["date"]) == (
            scan.id,
            "2026-02-02",
        )
        place_document(work, scan.id, None)
        assert work.get(Document, draft_id).current


def test_a_paper_with_a_telling_first_line_finds_its_place_when_it_is_read(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    titled = a_document(archive, clerk, volume, text="人民调解记录\n时间：", name="1.txt")
    told = a_document(archive, clerk, volume, text="双方看过调解记录，" * 5, name="2.txt")
    work_off(archive)
    with archive.reading(clerk) as work:
        slots = [work.get(Document, paper.id).slot for paper in (titled, told)]
    assert slots == ["record", None]


def test_a_documents_own_facts_are_kept_and_wrong_ones_refused(
    archive: Archive, clerk: Actor
) -> None:
    document = a_document(archive, clerk, a_volume(archive, clerk), slot="agreement")
    with archive.work(clerk) as work:
        assert describe_document(work, document.id, {"date": "2026-02-10"}).facts
    with pytest.raises(Invalid), archive.work(clerk) as work:
        describe_document(work, document.id, {"date": "昨天"})


def test_an_attestation_taken_back_counts_no_more(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    document = a_document(archive, clerk, volume, slot="accept", name="受理登记表.png")
    with archive.work(clerk) as work:
        attest(work, document.id, marks(archive, clerk, document))
    with archive.reading(clerk) as work:
        ids = [a.id for a in work.get(Document, document.id).attestations]
    with archive.work(clerk) as work:
        retract_attestation(work, ids[0], "看错")
    assert outcomes(archive, clerk, volume)["accept"] == "undetermined"


def test_downloads_are_audited_and_inspectors_get_no_unmasked_original(
    archive: Archive, clerk: Actor, inspector: Actor
) -> None:
    document = a_document(archive, clerk, a_volume(archive, clerk), slot="evidence")
    with archive.work(clerk) as work:
        assert download(work, document.id).path.is_file()
    with pytest.raises(Forbidden), archive.work(inspector) as work:
        download(work, document.id)


def test_an_archived_volume_takes_no_document(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        row = work.get(Volume, volume.id)
        row.state = "archived"
        work.record("volume.archived", row)
    with pytest.raises(Conflict, match="启封"):
        a_document(archive, clerk, volume, slot="evidence")


def test_a_waiver_names_who_and_why_and_a_veto_is_never_waived(
    archive: Archive, clerk: Actor, head: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(head) as work:
        waive(work, volume.id, "group:start", "原件已移送法院")
    assert outcomes(archive, clerk, volume)["group:start"] == "waived"
    with pytest.raises(Conflict, match="否决"), archive.work(head) as work:
        waive(work, volume.id, "agreement", "没有")


def test_all_drafts_come_as_one_zip(archive: Archive, clerk: Actor, tmp_path: Path) -> None:
    import zipfile

    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        made = fill_ours(work, volume.id)
    with (tmp_path / "z.zip").open("wb") as target, archive.work(clerk) as work:
        drafts_zip(work, volume.id, target)
    assert len(zipfile.ZipFile(tmp_path / "z.zip").namelist()) == len(made)


def test_a_draft_bears_what_the_volume_knows_and_a_scan_only_what_a_person_confirmed(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work:
        draft = fill_form(work, volume.id, "accept")
    assert draft.facts == {"date": volume.facts["accepted_on"]}
    other = a_volume(archive, clerk)
    scan = a_document(archive, clerk, other, slot="accept", name="受理登记表.png")
    assert scan.facts == {}
    with archive.reading(clerk) as work:
        row = work.get(Volume, other.id)
        slot = work.standard_of(row).kind(row.kind).slot("accept")
        assert offered_facts(work, row, slot) == {"date": other.facts["accepted_on"]}
