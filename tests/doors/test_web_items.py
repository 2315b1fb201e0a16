"""The list of papers archived one by one, on its page."""

from io import BytesIO

import pytest
from builders import a_document, a_folder
from openpyxl import load_workbook
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.items import give_item_codes
from archive_app.records.stations import set_bureau
from archive_app.store.tables import Document, Volume


@pytest.fixture
def folder(archive: Archive, clerk: Actor, archivist: Actor) -> Volume:
    with archive.work(archivist) as work:
        set_bureau(work, "临川县司法局", "J012")
    return a_folder(archive, clerk)


@pytest.fixture
def paper(archive: Archive, clerk: Actor, folder: Volume) -> Document:
    facts = {"title": "岗位责任制度", "normative": False}
    return a_document(archive, clerk, folder, "compilation", facts=facts)


def test_the_volume_page_leads_to_the_list(
    visitor: Visitor, archive: Archive, folder: Volume, paper: Document
) -> None:
    visitor.sign_in("clerk")
    assert f"/volumes/{folder.id}/items" in visitor.get(f"/volumes/{folder.id}").text
    page = visitor.get(f"/volumes/{folder.id}/items").text
    assert "定期10年" in page
    assert "立卷时编定" in page
    with archive.work(Actor("测试", "test")) as work:
        give_item_codes(work, work.get(Volume, folder.id))
    assert "J012-WS·2025-D10-SW-0001" in visitor.get(f"/volumes/{folder.id}/items").text


def test_the_list_goes_out_as_a_workbook(visitor: Visitor, folder: Volume, paper: Document) -> None:
    visitor.sign_in("clerk")
    with visitor.get(f"/volumes/{folder.id}/items/workbook") as answer:
        assert load_workbook(BytesIO(answer.data))["定期10年"]["E2"].value == "岗位责任制度"


def test_another_retention_is_chosen_on_the_page_of_the_paper(
    visitor: Visitor, folder: Volume, paper: Document
) -> None:
    visitor.sign_in("clerk")
    address = f"/documents/{paper.id}"
    assert "另定保管期限" in visitor.get(address).text
    visitor.post(f"{address}/retention", {"retention": "Y", "reason": "长期有查考价值"})
    page = visitor.get(address).text
    assert "保管期限已改为永久" in page
    assert "（另行选定）" in page
