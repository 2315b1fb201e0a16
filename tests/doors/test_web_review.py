"""Completeness checks on pages: run, read, compare, take away."""

from io import BytesIO

import docx
from builders import a_document, a_station, a_volume, an_actor
from openpyxl import load_workbook
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.attesting import attest, marks_needed
from archive_app.store.tables import Document


def run(visitor: Visitor, **scope: str) -> str:
    """Start a check as the form does; the address of its report."""
    visitor.get("/review")
    answer = visitor.post("/review", scope)
    assert answer.status_code == 303
    return answer.location


def test_a_run_is_started_read_and_listed(visitor: Visitor, archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    visitor.sign_in("clerk")
    assert "还没有做过检查" in visitor.get("/review").text
    address = run(visitor)
    page = visitor.get(address).text
    assert volume.number in page
    assert "申请书或受理登记表" in page
    assert '<svg class="bar-chart' in page
    assert f'href="{address}"' in visitor.get("/review").text


def test_an_empty_scope_says_so(visitor: Visitor, clerk: Actor) -> None:
    visitor.sign_in("clerk")
    assert "这个范围里没有案卷" in visitor.get(run(visitor, year="1999")).text


def test_the_next_run_tells_what_was_resolved(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    visitor.sign_in("clerk")
    run(visitor)
    assert "没有变化" in visitor.get(run(visitor)).text
    document = a_document(archive, clerk, volume, slot="accept", name="受理登记表.png")
    with archive.work(clerk) as work:
        row = work.get(Document, document.id)
        attest(work, row.id, [mark.id for mark in marks_needed(work, row.volume, row)])
    page = visitor.get(run(visitor)).text
    assert "已解决" in page
    assert "申请书或受理登记表" in page.partition("已解决")[2].partition("</details>")[0]


def test_a_report_goes_out_as_data_workbook_and_paper(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    visitor.sign_in("clerk")
    address = run(visitor)
    with visitor.get(f"{address}/data") as data:
        assert data.json["volumes"][0]["number"] == volume.number
    with visitor.get(f"{address}/workbook") as workbook:
        assert load_workbook(BytesIO(workbook.data)).sheetnames[0] == "汇总"
    with visitor.get(f"{address}/paper") as paper:
        assert docx.Document(BytesIO(paper.data)).paragraphs
    assert visitor.get(f"{address}/picture").status_code == 404


def test_a_requirement_of_several_parties_counts_once_for_the_volume(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    a_volume(archive, clerk)
    visitor.sign_in("clerk")
    frequent = visitor.get(run(visitor)).text.partition("最常见的问题")[2].partition("</ul>")[0]
    told = "<span>人民调解当事人权利义务告知书</span>"
    assert frequent.count(told) == 1
    assert frequent.partition(told)[2].startswith('<span class="frequent-count">1 卷</span>')


def test_another_station_does_not_read_the_report(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    a_volume(archive, clerk)
    visitor.sign_in("clerk")
    address = run(visitor)
    visitor.post("/sign-out")
    an_actor(archive, "head", a_station(archive, "东山司法所"), login="dong")
    visitor.sign_in("dong")
    assert visitor.get(address).status_code == 404
    assert visitor.get(f"{address}/data").status_code == 404


def test_the_county_compares_its_stations(
    visitor: Visitor, archive: Archive, clerk: Actor, inspector: Actor
) -> None:
    a_volume(archive, clerk)
    visitor.sign_in("inspector")
    assert 'name="station"' in visitor.get("/review").text
    page = visitor.get(run(visitor)).text
    assert "全县全部案卷" in page
    assert "清河司法所" in page
