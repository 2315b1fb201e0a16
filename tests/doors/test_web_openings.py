"""Pages about sealed volumes, links and copies: asking, deciding, finding, tying."""

from io import BytesIO

import pytest
from flask import Flask
from sealing import NAME, a_minor, archived, keep_minors, with_minors
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.records.volumes import open_volume
from archive_app.standard import Standard
from archive_app.store.tables import Document, Station, Volume

REASON = "法院调卷函（2026）第3号"


@pytest.fixture(scope="module")
def minors(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return with_minors(tmp_path_factory.mktemp("overlay"))


@pytest.fixture
def archive(archive: Archive, minors: Standard) -> Archive:
    return keep_minors(archive, minors)


@pytest.fixture
def kept(archive: Archive, clerk: Actor, head: Actor) -> Volume:
    return archived(archive, a_minor(archive, clerk, minor=True), clerk, head)


def signed_in(app: Flask, login: str) -> Visitor:
    visitor = Visitor(app)
    visitor.sign_in(login)
    return visitor


def test_the_refusal_itself_is_where_one_asks_and_the_desk_where_one_decides(
    app: Flask, kept: Volume
) -> None:
    clerk, head = signed_in(app, "clerk"), signed_in(app, "head")
    assert "查阅的依据和用途" in clerk.get(f"/volumes/{kept.id}").text
    asked = clerk.post("/openings/new", {"volume": kept.id, "reason": REASON})
    assert asked.status_code == 303
    desk = head.get("/").text
    assert "待批的查阅申请" in desk
    assert REASON in desk
    assert NAME not in desk
    head.get("/openings/1")
    head.post("/openings/1/decide", {"decision": "grant", "days": "2"})
    page = clerk.get(f"/volumes/{kept.id}").text
    assert "经李正平批准查阅" in page
    assert "下载" not in page.partition("卷内文件")[2]
    assert "打开案卷" in clerk.get("/").text


def test_a_request_is_refused_with_a_reason_the_asker_reads(app: Flask, kept: Volume) -> None:
    clerk, head = signed_in(app, "clerk"), signed_in(app, "head")
    clerk.post("/openings/new", {"volume": kept.id, "reason": REASON})
    assert head.post("/openings/1/decide", {"decision": "refuse"}).status_code == 422
    head.post("/openings/1/decide", {"decision": "refuse", "refusal": "没有文书"})
    assert "不批准的理由：没有文书" in clerk.get("/openings").text


def test_who_asked_takes_the_request_back_and_who_granted_the_leave(
    app: Flask, kept: Volume
) -> None:
    clerk, head = signed_in(app, "clerk"), signed_in(app, "head")
    for number in (1, 2):
        clerk.post("/openings/new", {"volume": kept.id, "reason": REASON})
        if number == 1:
            assert head.post("/openings/1/withdraw").status_code == 403
            clerk.post("/openings/1/withdraw")
    head.post("/openings/2/decide", {"decision": "grant", "days": "1"})
    head.post("/openings/2/withdraw")
    assert clerk.get(f"/volumes/{kept.id}").status_code == 403


def test_an_archivist_asks_by_number_and_a_wrong_number_is_told_on_the_page(
    app: Flask, kept: Volume, archivist: Actor, station: Station
) -> None:
    visitor = signed_in(app, "archivist")
    assert visitor.get(f"/volumes/{kept.id}").status_code == 404
    wrong = {"number": "没有这号", "station": station.id, "reason": REASON}
    answer = visitor.post("/openings/new", wrong)
    assert answer.status_code == 404
    assert REASON in answer.text
    assert visitor.post("/openings/new", wrong | {"number": kept.number}).status_code == 303


def test_lists_say_how_many_are_sealed_and_where_to_ask(
    app: Flask, kept: Volume, inspector: Actor
) -> None:
    page = signed_in(app, "clerk").get("/volumes").text
    assert "另有封存案卷 1 卷" in page
    assert 'href="/openings"' in page
    assert "封存案卷" not in signed_in(app, "inspector").get("/volumes").text


def test_an_inspector_has_no_business_with_openings(
    app: Flask, kept: Volume, inspector: Actor
) -> None:
    visitor = signed_in(app, "inspector")
    assert [visitor.get(a).status_code for a in ("/openings", "/openings/new")] == [403, 403]


def test_a_volume_is_opened_out_of_another_with_what_carries_over(
    app: Flask, archive: Archive, clerk: Actor
) -> None:
    source = a_minor(archive, clerk, minor=False, ended_on="2026-02-20")
    visitor = signed_in(app, "clerk")
    assert "相关案卷" in visitor.get(f"/volumes/{source.id}").text
    address = f"/volumes/new?kind=test.after&_from={source.id}&_link=after"
    page = visitor.get(address).text
    assert f'value="{NAME}"' in page
    assert 'value="2026-02-20"' in page
    form = {"_kind": "test.after", "_from": source.id, "_link": "after", "name": NAME}
    visitor.post("/volumes/new", form | {"started_on": "2026-02-21"})
    assert "由对方" not in page
    assert f"{NAME}后续卷" in visitor.get(f"/volumes/{source.id}").text


def test_a_known_volume_is_found_tied_and_untied(
    app: Flask, archive: Archive, clerk: Actor
) -> None:
    source = a_minor(archive, clerk, minor=False)
    with archive.work(clerk) as work:
        facts = {"name": "周大海", "started_on": "2026-02-21"}
        other = open_volume(work, "test.after", facts)
    visitor = signed_in(app, "clerk")
    path = f"/volumes/{source.id}"
    assert "周大海" in visitor.get(f"{path}/links/after", query_string={"q": "大海"}).text
    assert "没有找到" in visitor.get(f"{path}/links/after", query_string={"q": "无此"}).text
    visitor.post(f"{path}/links/after", {"other": other.id})
    assert "周大海后续卷" in visitor.get(path).text
    visitor.get(f"{path}/ties/1/withdraw")
    visitor.post(f"{path}/ties/1/withdraw", {"reason": "关联错了"})
    assert "周大海后续卷" not in visitor.get(path).text
    history = visitor.get(f"{path}?tab=history").text
    assert "取消关联" in history
    assert other.number in history


def test_filing_asks_whether_it_is_the_original_and_the_page_changes_it(
    app: Flask, archive: Archive, clerk: Actor
) -> None:
    volume = a_minor(archive, clerk, minor=False)
    visitor = signed_in(app, "clerk")
    page = visitor.get(f"/volumes/{volume.id}").text
    assert 'value="original" checked' in page
    files = {"files": (BytesIO(b"text"), "2.txt"), "place": "paper", "kept": "copy"}
    visitor.post(f"/volumes/{volume.id}/documents", files)
    assert "copy-mark" in visitor.get(f"/volumes/{volume.id}").text
    visitor.post("/documents/2/copy", {"kept": "original"})
    with archive.reading(clerk) as work:
        assert work.get(Document, 2).is_copy is False
    assert "说明是原件还是复印件" in visitor.get(f"/volumes/{volume.id}?tab=history").text
