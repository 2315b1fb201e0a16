"""The standard's fields as questions, and what comes back from a page."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from archive_app.settings import shipped
from archive_app.standard import Field, load_standard
from archive_app.web.fields import Choice, Lists, asks_again, entered, field_views, grouped

STANDARD = load_standard(shipped("schemas"), edition="national")
PARTIES = Field(
    name="parties",
    title="当事人",
    type="rows",
    row_title="name",
    min=Decimal(2),
    columns=(
        Field(name="name", title="姓名", type="text", required=True),
        Field(name="present", title="到场", type="boolean"),
    ),
)
FIELDS = (
    PARTIES,
    Field(name="terms", title="协议内容", type="long_text", group="协议"),
    Field(name="private", title="不公开", type="boolean", group="情况"),
    Field(name="court", title="法院", type="text", group="协议", show_when="private == true"),
    Field(name="mediators", title="调解员", type="mediators"),
)


def view(name: str, value: object, **more: object):
    views = field_views(STANDARD, FIELDS, {name: value}, **more)
    return next(one for one in views if one.name == name)


def form(**entries: object) -> MultiDict[str, str]:
    return MultiDict({name.replace("__", "."): value for name, value in entries.items()})


def test_a_field_the_page_did_not_ask_is_absent_and_an_emptied_one_is_none() -> None:
    assert entered(FIELDS, form(terms="  ")) == {"terms": None}


def test_yes_no_and_not_answered_are_three_answers() -> None:
    answers = [MultiDict([("private", ""), ("private", given)]) for given in ("true", "false", "")]
    assert [entered(FIELDS, one)["private"] for one in answers] == [True, False, None]


def test_rows_come_back_in_order_with_their_keys_and_without_gaps() -> None:
    sent = form(
        parties="rows", parties__7__name="李乙", parties__2__name="张甲", parties__2__key="a"
    )
    assert entered(FIELDS, sent)["parties"] == [{"name": "张甲", "key": "a"}, {"name": "李乙"}]


def test_no_row_at_all_is_an_answer_too() -> None:
    assert entered(FIELDS, form(parties="rows")) == {"parties": []}


def test_row_buttons_add_drop_and_lift_without_losing_what_was_entered() -> None:
    rows = {"parties": "rows", "parties__0__name": "张甲", "parties__1__name": "李乙"}

    def names(pressed: str) -> list[str | None]:
        sent = form(**rows, _rows=pressed)
        assert asks_again(sent)
        return [row.get("name") for row in entered(FIELDS, sent)["parties"]]

    assert names("add parties") == ["张甲", "李乙", None]
    assert names("drop parties 0") == ["李乙"]
    assert names("lift parties 1") == ["李乙", "张甲"]
    assert names("drop parties 9") == ["张甲", "李乙"]


@given(st.text(max_size=40))
def test_no_button_text_breaks_the_page(pressed: str) -> None:
    sent = form(parties="rows", parties__0__name="张甲", _rows=pressed)
    assert isinstance(entered(FIELDS, sent)["parties"], list)


@given(st.lists(st.text(alphabet="张李王赵", min_size=1), max_size=5))
def test_what_a_page_shows_of_rows_it_reads_back(names: list[str]) -> None:
    shown = view("parties", [{"key": str(at), "name": name} for at, name in enumerate(names)])
    sent = MultiDict([("parties", "rows")])
    for row in shown.rows:
        sent.add(f"parties.{row.index}.key", row.key)
        for cell in row.fields:
            sent.add(cell.name, cell.value)
    assert [row["name"] for row in entered(FIELDS, sent)["parties"]] == names


def test_errors_stand_at_their_cell() -> None:
    errors = {"parties.0.name": ["请填写姓名"]}
    row = view("parties", [{"name": ""}], errors=errors).rows[0]
    assert [cell.errors for cell in row.fields] == [("请填写姓名",), ()]


def test_people_of_the_lists_are_chosen_by_their_id() -> None:
    lists = Lists(mediators=(Choice("1", "周明理"), Choice("2", "吴和")))
    shown = view("mediators", [{"id": 2, "name": "吴和"}], lists=lists)
    assert [shown.chosen(choice) for choice in shown.choices] == [False, True]


def test_a_deciding_answer_is_marked_so_that_the_page_can_ask_again() -> None:
    assert view("private", True).live
    assert not view("terms", "").live


def test_questions_stand_under_their_headings_in_order_of_first_appearance() -> None:
    views = field_views(STANDARD, FIELDS, {}, hidden=frozenset({"court"}))
    assert [(title, len(members)) for title, members in grouped(views)] == [
        ("", 2),
        ("协议", 1),
        ("情况", 1),
    ]


def test_a_value_that_may_no_longer_be_chosen_stays_visible() -> None:
    field = STANDARD.kind("mediation.written").field("dispute_type")
    views = field_views(STANDARD, [field], {field.name: "旧类型"})
    assert views[0].choices[-1] == Choice("旧类型", "旧类型")


def test_an_answer_that_is_only_shown_has_no_input_but_its_masked_text() -> None:
    row = {"name": "张甲"}
    shown = view("parties", [row], locked={"parties.0.name": "张某"}).rows[0]
    assert shown.title == "张某"
    assert shown.fields[0].locked == "张某"


def test_what_is_more_than_the_default_keeps_a_fold_open() -> None:
    rows = [{"name": "张甲"}, {"name": "李乙", "present": True}]
    assert [row.more for row in view("parties", rows).rows] == [False, True]


def test_a_field_with_a_due_state_says_until_when_it_is_required() -> None:
    due = Field(name="result", title="结果", type="text", required=True, due="concluded")
    assert field_views(STANDARD, (due,), {})[0].when == "结案前必填"
