"""Papers of station affairs are archived one by one: each has its own retention and number."""

from io import BytesIO
from typing import Any

import pytest
from builders import a_document, a_folder, a_volume
from openpyxl import load_workbook

from archive_app.archive import Archive
from archive_app.errors import Conflict, Invalid, NotFound
from archive_app.permissions import Actor
from archive_app.records.attesting import attest, marks_needed
from archive_app.records.documents import withdraw_document
from archive_app.records.item_lists import item_lists, item_lists_xlsx
from archive_app.records.items import choose_retention, give_item_codes, items_of
from archive_app.records.moving import move_volume
from archive_app.records.stations import set_bureau
from archive_app.records.volumes import describe_volume
from archive_app.store.tables import AuditEntry, Document, Volume


@pytest.fixture
def folder(archive: Archive, clerk: Actor, archivist: Actor) -> Volume:
    with archive.work(archivist) as work:
        set_bureau(work, "临川县司法局", "J012")
    return a_folder(archive, clerk)


def a_paper(archive: Archive, clerk: Actor, folder: Volume, name: str, **facts: Any) -> Document:
    facts = {"normative": False} | facts
    return a_document(archive, clerk, folder, "compilation", name=name, facts=facts)


def codes(archive: Archive, actor: Actor, folder: Volume) -> list[str | None]:
    with archive.reading(actor) as work:
        return [item.document.item_code for item in items_of(work, work.get(Volume, folder.id))]


def number(archive: Archive, actor: Actor, folder: Volume) -> None:
    with archive.work(actor) as work:
        give_item_codes(work, work.get(Volume, folder.id))


def test_each_paper_has_the_retention_its_own_facts_give(
    archive: Archive, clerk: Actor, folder: Volume
) -> None:
    a_paper(archive, clerk, folder, "一.txt", normative=True)
    a_paper(archive, clerk, folder, "二.txt", normative=False)
    a_document(archive, clerk, folder, "cover", name="封面.txt")
    with archive.reading(clerk) as work:
        items = items_of(work, work.get(Volume, folder.id))
    assert [item.retention.id for item in items] == ["Y", "D10"]


def test_numbers_run_without_gaps_in_each_retention_and_over_stations(
    archive: Archive, clerk: Actor, folder: Volume
) -> None:
    for name, normative in (("一", True), ("二", False), ("三", True)):
        a_paper(archive, clerk, folder, f"{name}.txt", normative=normative)
    number(archive, clerk, folder)
    assert codes(archive, clerk, folder) == [
        "J012-WS·2025-Y-SW-0001",
        "J012-WS·2025-D10-SW-0001",
        "J012-WS·2025-Y-SW-0002",
    ]


def test_a_number_once_given_stays_and_a_later_paper_gets_the_next(
    archive: Archive, clerk: Actor, folder: Volume
) -> None:
    first = a_paper(archive, clerk, folder, "一.txt")
    number(archive, clerk, folder)
    with archive.work(clerk) as work:
        withdraw_document(work, first.id, "归错")
    a_paper(archive, clerk, folder, "二.txt")
    number(archive, clerk, folder)
    number(archive, clerk, folder)
    assert codes(archive, clerk, folder) == ["J012-WS·2025-D10-SW-0002"]


def test_another_retention_may_be_chosen_with_a_reason_until_a_number_holds_it(
    archive: Archive, clerk: Actor, folder: Volume
) -> None:
    paper = a_paper(archive, clerk, folder, "一.txt")
    with archive.work(clerk) as work:
        with pytest.raises(Invalid):
            choose_retention(work, paper.id, "D30", " ")
        choose_retention(work, paper.id, "D30", "长期有查考价值")
        verbs = [entry.verb for entry in work.session.query(AuditEntry)]
    assert "document.retention_chosen" in verbs
    number(archive, clerk, folder)
    assert codes(archive, clerk, folder) == ["J012-WS·2025-D30-SW-0001"]
    with archive.work(clerk) as work, pytest.raises(Conflict, match="不能再改"):
        choose_retention(work, paper.id, "Y", "再改")


def a_whole_folder(archive: Archive, clerk: Actor, folder: Volume) -> None:
    """Everything the folder must hold before it is put in order, signed."""
    rule = {"topic": "学习", "date": "2025-01-05"}
    rules = [{"name": f"制度{number}", **rule} for number in range(13)]
    facts = {"rules": rules, "on_wall": True, "keeper": "周某", "handed_on": "2026-02-20"}
    with archive.work(clerk) as work:
        describe_volume(work, folder.id, facts)
    for slot, told in (("compilation", {"normative": False}), ("closing_note", {})):
        paper = a_document(archive, clerk, folder, slot, facts=told)
        with archive.work(clerk) as work:
            paper = work.get(Document, paper.id)
            attest(work, paper.id, [mark.id for mark in marks_needed(work, paper.volume, paper)])


def test_papers_are_numbered_when_they_are_put_in_order_and_what_binds_them_is_not(
    archive: Archive, clerk: Actor, head: Actor, folder: Volume
) -> None:
    a_whole_folder(archive, clerk, folder)
    with archive.work(clerk) as work:
        move_volume(work, folder.id, "conclude")
    assert codes(archive, clerk, folder) == [None]
    with archive.work(head) as work:
        arranged = move_volume(work, folder.id, "arrange")
        assert (arranged.state, arranged.archival_code) == ("arranged", None)
    assert codes(archive, clerk, folder) == ["J012-WS·2025-D10-SW-0001"]


def test_without_a_fonds_number_nothing_is_put_in_order(
    archive: Archive, clerk: Actor, head: Actor
) -> None:
    folder = a_folder(archive, clerk)
    with archive.work(clerk) as work:
        move_volume(work, folder.id, "conclude")
    with archive.work(head) as work, pytest.raises(Conflict, match="全宗号"):
        move_volume(work, folder.id, "arrange")


def test_the_list_has_the_nine_columns_of_the_rule_by_retention(
    archive: Archive, clerk: Actor, folder: Volume
) -> None:
    a_paper(
        archive, clerk, folder, "一.txt", title="岗位责任制度", date="2025-01-05", normative=True
    )
    a_paper(archive, clerk, folder, "二.txt", title="=学习制度")
    number(archive, clerk, folder)
    target = BytesIO()
    with archive.reading(clerk) as work:
        lists = item_lists(work, work.get(Volume, folder.id))
        item_lists_xlsx(work, work.get(Volume, folder.id), target)
    assert [one.retention.title for one in lists] == ["永久", "定期10年"]
    assert lists[0].lines[0].told[:6] == (
        "1", "J012-WS·2025-Y-SW-0001", "", "", "岗位责任制度", "20250105",
    )  # fmt: skip
    assert load_workbook(target)["定期10年"]["E2"].value == "=学习制度"


def test_a_volume_arranged_as_one_has_no_items(
    archive: Archive, clerk: Actor, head: Actor, folder: Volume
) -> None:
    case = a_volume(archive, clerk)
    paper = a_document(archive, clerk, case)
    with archive.work(head) as work, pytest.raises(Conflict, match="按卷整理"):
        choose_retention(work, paper.id, "Y", "重要")
    with archive.reading(head) as work, pytest.raises(NotFound):
        item_lists(work, work.get(Volume, case.id))
