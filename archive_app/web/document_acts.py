"""What one does with a document: describe, move, order, withdraw, restore."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app.archive import Work
from archive_app.errors import ArchiveError, Invalid
from archive_app.problems import Problem, problem_of
from archive_app.records import documents as records
from archive_app.records.changing import document_for_change
from archive_app.records.drafts import offered_facts
from archive_app.store.tables import Document
from archive_app.web import layout, notices, session
from archive_app.web.documents import pages
from archive_app.web.fields import entered, field_views
from archive_app.web.volume_places import kept_as, split_place, title_of_place

__all__ = ["pages"]


@pages.get("/facts")
def facts(document_id: int) -> str:
    """The form of a document's own facts, as written on the paper."""
    with session.reading() as work:
        document, _ = document_for_change(work, document_id, "document.file")
        return _facts_page(work, document, document.facts, None)


@pages.post("/facts")
def facts_post(document_id: int) -> Response | tuple[str, int]:
    """Keep what was entered."""
    given: dict[str, Any] = {}
    try:
        with session.working() as work:
            document, volume = document_for_change(work, document_id, "document.file")
            if document.slot is None:
                raise Invalid("这份文件还没有归位", fix="请先选择它的卷内位置")
            fields = work.standard_of(volume).kind(volume.kind).slot(document.slot).fields
            given = entered(fields, request.form)
            records.describe_document(work, document_id, given)
            title = document.title
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            document = records.see_document(work, document_id)
            return _facts_page(work, document, document.facts | given, problem), problem.status
    notices.done(f"“{title}”的信息已保存")
    return redirect(_volume(document.volume_id), 303)


@pages.post("/place")
def place(document_id: int) -> Response:
    """Move it to another place of its volume, or to none."""
    slot, row_key = split_place(request.values.get("place", ""))
    with session.working() as work:
        document, volume = document_for_change(work, document_id, "document.file")
        before = f"{document.slot}@{document.row_key}" if document.row_key else document.slot or ""
        records.place_document(work, document_id, slot, row_key)
        title, volume_id = title_of_place(work, volume, document), volume.id
    back = url_for("documents.place", document_id=document_id, place=before)
    notices.done(f"已移到“{title}”" if title else "已移出原来的位置，待重新归位", undo=back)
    return redirect(_volume(volume_id), 303)


@pages.post("/copy")
def copy(document_id: int) -> Response:
    """Say whether the paper is the original or a copy."""
    told = kept_as(request.values.get("kept", ""))
    words = {None: "", True: "copy", False: "original"}
    with session.working() as work:
        document, _ = document_for_change(work, document_id, "document.file")
        before = words[document.is_copy]
        document = records.tell_copy(work, document_id, told)
        title, now = document.title, records.KEPT_AS[document.is_copy]
    back = url_for("documents.copy", document_id=document_id, kept=before)
    notices.done(f"“{title}”：{now}", undo=back)
    return redirect(url_for("documents.document", document_id=document_id), 303)


@pages.post("/order")
def order(document_id: int) -> Response:
    """Lift or lower it among the papers of its place."""
    step = -1 if request.form.get("step") == "up" else 1
    with session.working() as work:
        document, volume = document_for_change(work, document_id, "document.file")
        current = sorted((d for d in volume.documents if d.current), key=lambda d: d.position)
        ids = [d.id for d in current]
        place = document.slot, document.row_key
        beside = [d.id for d in current if (d.slot, d.row_key) == place]
        at = beside.index(document_id) + step
        if 0 <= at < len(beside):
            here, there = ids.index(document_id), ids.index(beside[at])
            ids[here], ids[there] = ids[there], ids[here]
            records.order_documents(work, volume.id, ids)
        volume_id = volume.id
    return redirect(_volume(volume_id), 303)


@pages.get("/withdraw")
def withdraw(document_id: int) -> str:
    """Ask why it is taken out."""
    with session.reading() as work:
        document, _ = document_for_change(work, document_id, "document.withdraw")
        return layout.confirm(
            "撤回文件",
            f"把“{document.title}”（{document.file_name}）从案卷中撤回？",
            action=url_for("documents.withdraw_post", document_id=document_id),
            button="撤回",
            back=_volume(document.volume_id),
            consequences=("文件不会删除，随时可以恢复", "原因会留在办理记录中"),
            reason="撤回原因，例如：归错卷、重复",
            danger=True,
        )


@pages.post("/withdraw")
def withdraw_post(document_id: int) -> Response:
    """Take it out of the volume, with a reason."""
    with session.working() as work:
        reason = request.form.get("reason", "")
        document = records.withdraw_document(work, document_id, reason)
        title, volume_id = document.title, document.volume_id
    back = url_for("documents.restore", document_id=document_id)
    notices.done(f"“{title}”已撤回", undo=back, undo_label="恢复")
    return redirect(_volume(volume_id), 303)


@pages.post("/restore")
def restore(document_id: int) -> Response:
    """Bring it back; what had replaced it is withdrawn."""
    with session.working() as work:
        document = records.restore_document(work, document_id)
        title, volume_id = document.title, document.volume_id
    notices.done(f"“{title}”已恢复")
    return redirect(_volume(volume_id), 303)


def _facts_page(
    work: Work, document: Document, values: dict[str, Any], problem: Problem | None
) -> str:
    volume = document.volume
    standard = work.standard_of(volume)
    slot = standard.kind(volume.kind).slot(document.slot) if document.slot else None
    offered = offered_facts(work, volume, slot) if slot else {}
    offered = {name: value for name, value in offered.items() if name not in values}
    errors = problem.fields if problem else None
    return render_template(
        "document_facts.html",
        document=document,
        volume=volume,
        slot=slot,
        views=field_views(
            standard,
            slot.fields if slot else (),
            offered | values,
            errors=errors,
            day=work.today,
            kind=standard.kind(volume.kind),
        ),
        offered=bool(offered),
        place=title_of_place(work, volume, document),
        problem=problem,
    )


def _volume(volume_id: int) -> str:
    return url_for("volume.volume", volume_id=volume_id)
