"""A register is written row by row: added, corrected, struck, found, sent and read back."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from builders import ROW, a_book, a_committee, a_station, a_volume, an_actor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from archive_app.archive import Archive
from archive_app.errors import Conflict, Forbidden, Invalid, NotFound
from archive_app.permissions import Actor
from archive_app.records.row_sheets import export_rows, import_rows
from archive_app.records.rows import (
    add_row,
    add_rows,
    change_row,
    rows_of,
    rows_page,
    strike_row,
    undo_row_act,
)
from archive_app.store.tables import AuditEntry, Committee, Station, Volume


@pytest.fixture
def committee(archive: Archive, station: Station) -> Committee:
    return a_committee(archive, station)


@pytest.fixture
def book(archive: Archive, clerk: Actor, committee: Committee) -> Volume:
    return a_book(archive, clerk, committee)


def values_of(archive: Archive, actor: Actor, book: Volume) -> list[dict[str, Any]]:
    with archive.reading(actor) as work:
        rows = rows_of(work, work.get(Volume, book.id))
    return [{name: v for name, v in row.values.items() if name != "key"} for row in rows]


def test_a_row_is_written_at_the_end_with_the_next_serial(
    archive: Archive, clerk: Actor, book: Volume
) -> None:
    with archive.work(clerk) as work:
        first = add_row(work, book.id, ROW)
        second = add_row(work, book.id, {**ROW, "names": "钱某、李某"})
    assert (first.serial, second.serial) == (1, 2)
    assert first.key != second.key
    assert [row["names"] for row in values_of(archive, clerk, book)] == [
        "赵铁柱、孙桂兰",
        "钱某、李某",
    ]


def test_the_audit_names_the_one_row_and_never_the_book(
    archive: Archive, clerk: Actor, book: Volume
) -> None:
    with archive.work(clerk) as work:
        add_rows(work, book.id, [{**ROW, "cause": f"事由{n}"} for n in range(20)])
        row = add_row(work, book.id, ROW)
        change_row(work, book.id, row.key, {"cause": "漏水"})
        told = work.session.scalars(select(AuditEntry).where(AuditEntry.verb == "row.changed"))
        assert [entry.details for entry in told] == [
            {
                "row": row.key,
                "serial": 21,
                "before": {"cause": "下水道堵塞"},
                "after": {"cause": "漏水"},
            }
        ]


def test_two_people_may_write_in_one_book_but_not_over_each_other(
    archive: Archive, clerk: Actor, book: Volume
) -> None:
    with archive.work(clerk) as work:
        first, second = add_rows(work, book.id, [ROW, ROW])
        change_row(work, book.id, first.key, {"cause": "漏水"}, seen=first.mark)
        change_row(work, book.id, second.key, {"cause": "噪音"}, seen=second.mark)
        with pytest.raises(Conflict, match="第1条刚被别人改动"):
            change_row(work, book.id, first.key, {"cause": "占道"}, seen=first.mark)


def test_a_struck_row_needs_a_reason_and_can_be_put_back_in_its_place(
    archive: Archive, clerk: Actor, book: Volume
) -> None:
    with archive.work(clerk) as work:
        rows = add_rows(work, book.id, [{**ROW, "cause": f"事由{n}"} for n in range(3)])
        with pytest.raises(Invalid):
            strike_row(work, book.id, rows[1].key, " ")
        strike_row(work, book.id, rows[1].key, "重复登记")
        left = rows_of(work, work.get(Volume, book.id))
        assert [row.values["cause"] for row in left] == ["事由0", "事由2"]
        undo_row_act(work, book.id, work.get(Volume, book.id).version)
    assert [row["cause"] for row in values_of(archive, clerk, book)] == ["事由0", "事由1", "事由2"]


@pytest.mark.parametrize("act", ["add", "change"])
def test_the_last_act_can_be_taken_back(
    archive: Archive, clerk: Actor, book: Volume, act: str
) -> None:
    with archive.work(clerk) as work:
        row = add_row(work, book.id, ROW)
    before = values_of(archive, clerk, book)
    with archive.work(clerk) as work:
        if act == "add":
            add_rows(work, book.id, [ROW, ROW])
        else:
            change_row(work, book.id, row.key, {"amount": None, "visited_on": "2026-01-09"})
        version = work.get(Volume, book.id).version
        with pytest.raises(Conflict):
            undo_row_act(work, book.id, version - 1)
        undo_row_act(work, book.id, version)
    assert values_of(archive, clerk, book) == before


def test_nothing_is_written_when_one_of_several_rows_is_wrong(
    archive: Archive, clerk: Actor, book: Volume
) -> None:
    with archive.work(clerk) as work, pytest.raises(Invalid) as refused:
        add_rows(work, book.id, [ROW, {**ROW, "date": "下周"}, {}])
    assert set(refused.value.fields) == {"1.date", "2"}
    assert values_of(archive, clerk, book) == []


def test_rows_are_found_by_their_words_and_amounts_add_up(
    archive: Archive, clerk: Actor, book: Volume
) -> None:
    with archive.work(clerk) as work:
        add_rows(work, book.id, [{**ROW, "cause": f"第{n}处漏水"} for n in range(120)])
        page = rows_page(work, work.get(Volume, book.id))
        assert (page.page, page.pages, page.rows[0].serial) == (1, 3, 120)
        assert page.sums == {"amount": 120 * 120}
        found = rows_page(work, work.get(Volume, book.id), text="漏水 第77")
        assert [row.serial for row in found.rows] == [78]
        assert rows_page(work, work.get(Volume, book.id), text="13900000001").total == 0


def test_each_row_is_judged(archive: Archive, clerk: Actor, book: Volume) -> None:
    with archive.work(clerk) as work:
        before = work.get(Volume, book.id).open_findings
        add_row(work, book.id, {**ROW, "date": "2025-12-30", "visited_on": "2026-01-09"})
        assert work.get(Volume, book.id).open_findings != before


def test_only_the_station_writes_in_its_book(archive: Archive, clerk: Actor, book: Volume) -> None:
    stranger = an_actor(archive, "clerk", a_station(archive, "柳树司法所"), login="stranger")
    with archive.work(stranger) as work, pytest.raises(Forbidden):
        add_row(work, book.id, ROW)
    with archive.work(clerk) as work, pytest.raises(NotFound):
        change_row(work, book.id, "nobody", {})


def test_only_a_register_has_rows_of_its_own(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    with archive.work(clerk) as work, pytest.raises(NotFound, match="不是登记簿"):
        add_row(work, volume.id, ROW)


def sheet(*rows: list[Any], heads: list[str]) -> BytesIO:
    made, target = Workbook(), BytesIO()
    assert made.active is not None
    for row in (heads, *rows):
        made.active.append(row)
    made.save(target)
    target.seek(0)
    return target


HEADS = ["序号", "日期", "当事人双方", "纠纷类型", "事由", "协议内容", "调解员", "金额（元）"]
LINE = [1, date(2026, 1, 5), "赵某、孙某", "邻里纠纷", "漏水", "当日修好", "周明理", 50]


def test_lines_of_a_sheet_become_rows_and_repeated_ones_are_told(
    archive: Archive, clerk: Actor, book: Volume
) -> None:
    with archive.work(clerk) as work:
        taken = import_rows(
            work, book.id, sheet(LINE, [*LINE[:4], "噪音", *LINE[5:]], LINE, heads=HEADS)
        )
    assert ([row.serial for row in taken.rows], taken.doubled) == ([1, 2, 3], (3,))


@pytest.mark.parametrize(
    ("line", "heads", "told"),
    [
        ([1, "下周", *LINE[2:]], HEADS, "第2行 日期"),
        ([*LINE[:3], "家务事", *LINE[4:]], HEADS, "第2行 纠纷类型"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_taken_over(
    archive: Archive, clerk: Actor, book: Volume, line: list[Any], heads: list[str], told: str
) -> None:
    with archive.work(clerk) as work, pytest.raises(Invalid) as refused:
        import_rows(work, book.id, sheet(line, LINE, heads=heads))
    assert list(refused.value.fields) == [told]
    assert values_of(archive, clerk, book) == []


def test_unknown_heads_and_empty_sheets_are_refused(
    archive: Archive, clerk: Actor, book: Volume
) -> None:
    with archive.work(clerk) as work:
        for heads, lines, told in (
            (["日期", "天气"], [["2026-01-05", "晴"]], "天气"),
            (HEADS, [], "没有内容"),
            (["", "序号"], [["2026-01-05", 1]], "没有栏目名称"),
        ):
            with pytest.raises(Invalid, match=told):
                import_rows(work, book.id, sheet(*lines, heads=heads))


def test_a_sheet_hides_numbers_unless_asked_for_on_record(
    archive: Archive, clerk: Actor, book: Volume
) -> None:
    with archive.work(clerk) as work:
        add_row(work, book.id, {**ROW, "cause": "=1+1"})
        masked, full = BytesIO(), BytesIO()
        export_rows(work, book.id, masked)
        export_rows(work, book.id, full, masked=False)
        verbs = work.session.scalars(select(AuditEntry.verb)).all()
    cells = [[c.value for c in row] for row in load_workbook(masked).worksheets[0].rows]
    assert "139******01" in cells[1]
    assert "=1+1" in cells[1]
    assert "13900000001" in [c.value for c in list(load_workbook(full).worksheets[0].rows)[1]]
    assert "personal.unmasked" in verbs


words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
one_row = st.fixed_dictionaries(
    {
        "date": st.integers(0, 364).map(lambda n: (date(2026, 1, 1) + timedelta(n)).isoformat()),
        "names": words,
        "dispute_type": st.sampled_from(["邻里纠纷", "婚姻家庭纠纷"]),
        "cause": words,
    },
    optional={
        "amount": st.decimals(0, 99999, places=2).map(str),
        "signed": st.booleans(),
        "phone": st.from_regex(r"139000000\d\d", fullmatch=True),
    },
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(one_row, min_size=1, max_size=6))
def test_what_is_written_out_can_be_read_back(
    archive: Archive, clerk: Actor, committee: Committee, rows: list[dict[str, Any]]
) -> None:
    first, second = (a_book(archive, clerk, committee) for _ in range(2))
    with archive.work(clerk) as work:
        add_rows(work, first.id, rows)
        target = BytesIO()
        export_rows(work, first.id, target, masked=False)
        target.seek(0)
        import_rows(work, second.id, target)
    assert values_of(archive, clerk, second) == values_of(archive, clerk, first)
