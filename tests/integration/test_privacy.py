"""What identifies a person is hidden from who may not see it, wherever and however it stands."""

from io import BytesIO
from typing import Any

import pytest
from builders import PARTIES, a_document, a_station, a_volume, an_actor
from openpyxl import load_workbook
from sqlalchemy import select

from archive_app.archive import Archive
from archive_app.chinese.identity import mask_text
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.judging import verdict_of
from archive_app.records.ledgers import ledger, ledger_xlsx
from archive_app.records.masking import PrecedentMask
from archive_app.records.moving import move_volume
from archive_app.records.searching import Results, search
from archive_app.records.volumes import describe_volume
from archive_app.review.runs import Scope, report, run_review
from archive_app.review.sheets import to_xlsx
from archive_app.standard import Standard
from archive_app.store.tables import FindingRow, Job, Station, Volume

ID = "99010119620304001X"


@pytest.fixture
def stranger(archive: Archive) -> Actor:
    return an_actor(archive, "clerk", a_station(archive, "东山司法所"), login="stranger")


def find(archive: Archive, actor: Actor, text: str, **more: Any) -> Results:
    with archive.reading(actor) as work:
        return search(work, text, **more)


def station_of(archive: Archive, actor: Actor) -> Station:
    with archive.reading(actor) as work:
        return work.get(Station, actor.station_id)


def told(results: Results) -> str:
    passages = [s for hit in results.hits for s in (hit.title, *hit.snippets)]
    return "".join(passage.text for passage in passages)


# --- numbers in running text ---

HIDDEN = [
    "+8613900000001",
    "8613900000001",
    "１３９００００００００",
    "+86 139 0000 0001",
    "139 0000 0001",
    "990101196203\n04001X",
    "990101\n19620304\n001X",
    "９９０１０１１９６２０３０４００１Ｘ",
]


@pytest.mark.parametrize("number", HIDDEN)
def test_a_number_is_hidden_however_it_is_written(number: str) -> None:
    masked = mask_text(f"电话或证号{number}。")
    assert len(masked) == len(f"电话或证号{number}。")
    assert sum(c.isdigit() for c in masked) <= 6


SHOWN = ["500元", "2024年3月12日", "（2024）人调字第12号", "1200\n3500\n8000", "13500元\n12000元"]


@pytest.mark.parametrize("text", SHOWN)
def test_amounts_dates_and_numbers_of_papers_stay(text: str) -> None:
    assert mask_text(text) == text


# --- precedents ---

NAMED: list[tuple[dict[str, Any], str, str]] = [
    ({"name": "赵铁柱"}, "铁柱愿意清沟", "铁柱"),
    ({"name": "赵铁柱（曾用名赵大山）"}, "赵铁柱又叫赵大山", "大山"),
    ({"name": "赵铁柱(户主)"}, "赵铁柱同意", "铁柱"),
    ({"name": "赵铁柱 孙桂兰"}, "孙桂兰与赵铁柱", "桂兰"),
    ({"name": "赵 铁柱"}, "赵铁柱同意", "铁柱"),
    ({"name": "清河宏达建材有限公司"}, "清河宏达建材赔付", "宏达"),
    ({"address": "柳树村27号"}, "住柳树村27号", "27号"),
    ({"phone": "6123456"}, "电话6123456", "6123456"),
    ({"id_number": "E12345678"}, "护照E12345678", "E12345678"),
]


@pytest.mark.parametrize(("party", "text", "hidden"), NAMED)
def test_a_precedent_hides_other_ways_of_naming_somebody(
    national: Standard, party: dict[str, Any], text: str, hidden: str
) -> None:
    facts = {"parties": [{"name": "钱多多", **party}]}
    mask = PrecedentMask(national.kind("mediation.written"), Volume(facts=facts, documents=[]))
    assert hidden not in mask(text)


QUERIES = [
    *("赵铁柱", "铁柱", "当事人:赵铁柱", "姓名:铁柱", "标题:赵铁柱", "正文:铁柱", "-离婚 铁柱"),
    *("9901*", "*001x", "1390*", "13900000001", "柳树村三组", "三组27号", '"赵 铁 柱"'),
    *("~赵铁柱", "(赵铁柱 OR 铁柱)", "赵鐵柱", "Ｅ12345678", "身份证.jpg"),
]


def test_no_question_about_precedents_tells_of_a_person(
    archive: Archive, clerk: Actor, stranger: Actor
) -> None:
    terms = "铁柱清沟，赵铁柱电话13900000001，证号990101196203\n04001X。"
    agreed = {"result": "达成协议", "agreement_form": "书面", "agreement_on": "2024-03-12"}
    parties = [PARTIES[0], {**PARTIES[1], "id_number": "E12345678"}]
    facts = {**agreed, "agreement_amount": "800", "terms": terms, "parties": parties}
    volume = a_volume(archive, clerk, **facts)
    text = f"赵铁柱（护照E12345678，{ID}）住清河镇柳树村三组27号，铁柱签字。"
    a_document(archive, clerk, volume, "agreement", text=text, name=f"赵铁柱{ID}身份证.txt")
    with archive.work(clerk) as work:
        move_volume(work, volume.id, "conclude")
    work_off(archive)
    assert find(archive, stranger, "清沟").total == 1
    for query in QUERIES:
        results = find(archive, stranger, query, order="newest")
        assert (results.total, results.facets) == (0, ()), query
    everything = find(archive, stranger, "")
    shown = told(everything) + str(everything.facets)
    for secret in ("铁柱", ID[5:], "3900000001", "三组27号"):
        assert secret not in shown
    assert everything.total == 2


# --- inspectors, and passages for everybody ---


def test_an_inspector_finds_no_unusual_number_either(
    archive: Archive, clerk: Actor, inspector: Actor
) -> None:
    parties = [{**PARTIES[0], "id_number": "E12345678", "phone": "6123456"}, PARTIES[1]]
    volume = a_volume(archive, clerk, parties=parties)
    a_document(archive, clerk, volume, "evidence", text="护照E12345678，石棉瓦")
    work_off(archive)
    for words in ("E12345678", "E123*", "6123456", "61*"):
        assert find(archive, inspector, words, scope="own").total == 0, words
    shown = told(find(archive, inspector, "石棉瓦", scope="own"))
    assert "石棉瓦" in shown
    assert "E12345678" not in shown


def test_a_passage_never_shows_a_number_in_full_nor_a_part_cut_from_it(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    text = f"{'前文' * 60}99 0101 1962 0304 001X石棉瓦{'后文' * 60}，{ID}"
    a_document(archive, clerk, volume, "evidence", text=text)
    work_off(archive)
    for words in ("石棉瓦", "9901*", "001x石棉瓦", ID):
        shown = told(find(archive, clerk, words, scope="own"))
        assert "0304" not in shown.replace(" ", ""), words
        assert ID not in shown, words


# --- findings, titles, exports ---


def test_findings_and_titles_hide_the_numbers_they_speak_of(archive: Archive, clerk: Actor) -> None:
    wrong = {**PARTIES[0], "id_number": "990101196203040011", "sex": "女"}
    volume = a_volume(archive, clerk, parties=[wrong, PARTIES[1]])
    document = a_document(archive, clerk, volume, name=f"扫描件{ID}.jpg")
    with archive.reading(clerk) as work:
        verdict = verdict_of(work, work.get(Volume, volume.id))
        kept = work.session.scalars(select(FindingRow)).all()
        said = str(verdict) + "".join(row.reason + row.title + row.requirement for row in kept)
    assert "未归入卷内位置" in said
    assert "身份证" in said
    for number in (ID, "990101196203040011"):
        assert number not in said
        assert number not in document.title


def test_a_name_that_looks_like_a_formula_is_text_in_every_workbook(
    archive: Archive, clerk: Actor
) -> None:
    parties = [{**PARTIES[0], "name": '=HYPERLINK("http://x","赵")'}, PARTIES[1]]
    a_volume(archive, clerk, parties=parties)
    books = []
    with archive.work(clerk) as work:
        found = report(work, run_review(work, Scope()).id)
        for write in (
            lambda target: ledger_xlsx(ledger(work, "mediation.written"), target),
            lambda target: to_xlsx(work, found, target),
        ):
            target = BytesIO()
            write(target)
            books.append(load_workbook(target))
    cells = [c for book in books for sheet in book for row in sheet.iter_rows() for c in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert any("HYPERLINK" in str(cell.value) for cell in cells)


def test_exports_show_no_number_in_full(archive: Archive, clerk: Actor) -> None:
    a_volume(archive, clerk, dispute=f"证号{ID}，电话13900000001。")
    target = BytesIO()
    with archive.reading(clerk) as work:
        ledger_xlsx(ledger(work, "mediation.written"), target)
    cells = str([row for sheet in load_workbook(target) for row in sheet.values])
    assert "赵铁柱" in cells
    assert ID not in cells
    assert "13900000001" not in cells


def test_a_party_who_was_removed_or_renamed_stays_hidden_in_the_precedent(
    archive: Archive, clerk: Actor, stranger: Actor
) -> None:
    agreed = {"result": "达成协议", "agreement_form": "书面", "agreement_on": "2024-03-12"}
    volume = a_volume(archive, clerk, **agreed, agreement_amount="800", terms="清沟")
    text = "赵铁柱、孙桂兰与周小满约定：清理排水沟。"
    a_document(archive, clerk, volume, "agreement", text=text)
    first, second = volume.facts["parties"]
    for parties in (
        [first, second, {"name": "周小满", "side": "被申请人"}],
        [first, {**second, "name": "孙桂"}],
    ):
        with archive.work(clerk) as work:
            describe_volume(work, volume.id, {"parties": parties})
    with archive.work(clerk) as work:
        move_volume(work, volume.id, "conclude")
    work_off(archive)
    assert find(archive, stranger, "清理排水沟").total == 1
    for name in ("周小满", "小满", "孙桂兰", "桂兰"):
        assert find(archive, stranger, name).total == 0, name


@pytest.mark.parametrize("state", ["waiting", "failed"])
def test_counts_tell_nothing_of_a_volume_made_private_whose_index_lags(
    archive: Archive, clerk: Actor, head: Actor, state: str
) -> None:
    colleague = an_actor(archive, "clerk", station_of(archive, head), login="colleague")
    volume = a_volume(archive, clerk)
    work_off(archive)
    with archive.work(clerk) as work:
        describe_volume(work, volume.id, {"private": True})
        for job in work.session.scalars(select(Job).where(Job.state == "waiting")):
            job.state = state
    for page in (1, 9):
        results = find(archive, colleague, "排水沟", scope="own", page=page)
        assert (results.total, results.facets) == (0, ())
    assert find(archive, head, "排水沟", scope="own").total == 1
