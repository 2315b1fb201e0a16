"""Our own script on small pages: rows, fragments, uploads, polling, unsaved work."""

from pathlib import Path

import pytest
from browsing import shot, sign_in
from flask import Flask, jsonify, redirect, render_template_string, request
from playwright.sync_api import Page, expect

from archive_app.errors import TooLarge
from archive_app.permissions import Actor
from archive_app.standard import Field
from archive_app.web import notices
from archive_app.web.fields import entered, field_views
from archive_app.web.session import archive as served

FIELDS = (
    Field(
        name="parties",
        title="当事人",
        type="rows",
        row_title="name",
        columns=(Field(name="name", title="姓名", type="text"),),
    ),
    Field(name="private", title="不公开", type="boolean"),
    Field(name="court", title="法院", type="text", show_when="private == true"),
)
PAGE = """{% extends "layout.html" %}
{% from "fields.html" import fieldset %}{% from "parts.html" import csrf, drop_zone %}
{% block title %}试验{% endblock %}
{% block main %}
<form class="sheet" id="facts" method="post" action="/try" data-guard data-swap="#facts">
  {{ csrf() }}{{ fieldset(views) }}<p id="kept">{{ kept }}</p>
  <button class="btn btn-primary">保存</button></form>
<div id="part"><a href="/try?page=2" data-swap="#part">第 {{ request.args.page or 1 }} 页</a></div>
<p id="reading"{% if waiting %} data-poll="1"{% endif %}>{{ "读取中" if waiting else "已读" }}</p>
<div id="files">{{ drop_zone("/files", swap="#files") }}
  <ul>{% for name in names %}<li>{{ name }}</li>{% endfor %}</ul></div>
{% endblock %}"""


@pytest.fixture(autouse=True)
def pages(app: Flask) -> dict[str, list[str]]:
    """Pages for trying the script; what arrives is kept in the lists."""
    kept: dict[str, list[str]] = {"files": [], "seen": [], "saved": []}

    def show(values: dict[str, object], hidden: frozenset[str]) -> str:
        kept["seen"].append("once")
        views = field_views(served().standard, FIELDS, values, hidden=hidden)
        return render_template_string(
            PAGE,
            views=views,
            names=kept["files"],
            waiting=len(kept["seen"]) < 3,
            kept="、".join(kept["saved"]),
        )

    @app.route("/try", methods=["GET", "POST"])
    def attempt() -> object:
        values = entered(FIELDS, request.form)
        if request.method == "POST" and "_refresh" not in request.form:
            kept["saved"] = [row["name"] for row in values["parties"]]
            notices.done("已保存", undo="/undo")
            return redirect("/try", 303)
        hidden = frozenset() if values.get("private") else frozenset({"court"})
        return show(values or {"parties": [{"key": "a", "name": "张甲"}]}, hidden)

    @app.post("/files")
    def files() -> object:
        (file,) = request.files.getlist("files")
        if file.filename == "large.txt":
            raise TooLarge("文件超过上限", fix="请拆分后再传")
        kept["files"].append(str(file.filename))
        return jsonify(filed=[{"message": "已归入试验", "duplicates": []}])

    return kept


@pytest.fixture
def trial(page: Page, clerk: Actor) -> Page:
    sign_in(page, "clerk")
    page.goto("/try")
    return page


def test_rows_are_added_and_dropped_without_a_reload_and_saved_in_order(trial: Page) -> None:
    trial.get_by_role("button", name="增加当事人").click()
    trial.get_by_label("姓名").nth(1).fill("李乙")
    trial.get_by_role("button", name="增加当事人").click()
    trial.get_by_label("姓名").nth(2).fill("王丙")
    trial.get_by_role("button", name="删去此当事人").first.click()
    trial.get_by_role("button", name="保存").last.click()
    expect(trial.locator("#kept")).to_have_text("李乙、王丙")
    expect(trial.get_by_text("已保存")).to_be_visible()
    expect(trial.get_by_role("button", name="撤销")).to_be_visible()
    shot(trial, "script")


def test_enter_in_a_text_saves_and_does_not_add_a_row(trial: Page) -> None:
    trial.get_by_label("姓名").fill("赵丁")
    trial.keyboard.press("Enter")
    expect(trial.locator("#kept")).to_have_text("赵丁")


def test_a_deciding_answer_brings_its_question_and_keeps_what_was_typed(trial: Page) -> None:
    trial.get_by_label("姓名").fill("赵丁")
    expect(trial.get_by_label("法院")).to_have_count(0)
    trial.get_by_label("是", exact=True).check()
    expect(trial.get_by_label("法院")).to_be_visible()
    expect(trial.get_by_label("姓名")).to_have_value("赵丁")


def test_a_link_swaps_its_part_and_history_goes_back(trial: Page) -> None:
    trial.get_by_label("姓名").fill("还没有保存")
    trial.get_by_role("link", name="第 1 页").click()
    expect(trial.locator("#part")).to_have_text("第 2 页")
    expect(trial.get_by_label("姓名")).to_have_value("还没有保存")
    assert trial.url.endswith("/try?page=2")
    trial.go_back()
    expect(trial.locator("#part")).to_have_text("第 1 页")


def test_leaving_with_unsaved_work_asks_first(trial: Page) -> None:
    asked: list[str] = []
    trial.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    trial.get_by_label("姓名").press_sequentially("甲")
    trial.goto("/help")
    assert asked == ["beforeunload"]
    trial.goto("/")
    assert asked == ["beforeunload"]


def test_a_waiting_part_asks_for_itself_until_it_is_done(
    trial: Page, pages: dict[str, list[str]]
) -> None:
    expect(trial.locator("#reading")).to_have_text("已读")
    seen = len(pages["seen"])
    trial.wait_for_timeout(1500)
    assert len(pages["seen"]) == seen


def test_files_are_sent_one_by_one_and_a_refused_one_says_why(
    trial: Page, tmp_path: Path, complaints: list[str]
) -> None:
    for name in ("a.txt", "large.txt", "b.txt"):
        (tmp_path / name).write_text("协议")
    choose = trial.locator("input[type=file]")
    choose.set_input_files([tmp_path / "a.txt", tmp_path / "large.txt"])
    expect(trial.get_by_text("文件超过上限。请拆分后再传")).to_be_visible()
    choose.set_input_files([tmp_path / "b.txt"])
    expect(trial.locator("#files ul").last).to_contain_text("a.txtb.txt")
    complaints.clear()  # the browser notes the status 413


def test_without_a_connection_the_form_keeps_what_was_typed(
    trial: Page, complaints: list[str]
) -> None:
    trial.get_by_label("姓名").fill("赵丁")
    trial.context.set_offline(True)
    trial.get_by_role("button", name="保存").last.click()
    expect(trial.get_by_text("没有连上服务器")).to_be_visible()
    expect(trial.get_by_label("姓名")).to_have_value("赵丁")
    complaints.clear()  # the browser notes the lost connection
