"""The list of items (归档文件目录) of a volume whose papers are archived one by one."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from archive_app.chinese.identity import mask_text
from archive_app.records.item_lists import COLUMNS, item_lists, item_lists_xlsx
from archive_app.records.items import choose_retention
from archive_app.records.volumes import see_volume
from archive_app.store.tables import Volume
from archive_app.web import notices, session
from archive_app.web.sending import XLSX, made_file

__all__ = ["pages"]

pages = Blueprint("items", __name__)


@pages.get("/volumes/<int:volume_id>/items")
def items(volume_id: int) -> str:
    """The lists, one for each retention; to read and to print."""
    with session.reading() as work:
        volume = see_volume(work, volume_id)
        return render_template(
            "items.html",
            volume=volume,
            title=mask_text(volume.title),
            lists=item_lists(work, volume),
            columns=COLUMNS,
        )


@pages.get("/volumes/<int:volume_id>/items/workbook")
def workbook(volume_id: int) -> Response:
    """The same as an xlsx, a sheet for each retention."""
    with session.reading() as work:
        volume = see_volume(work, volume_id)
        return made_file(lambda target: item_lists_xlsx(work, volume, target), XLSX)


@pages.post("/documents/<int:document_id>/retention")
def retention(document_id: int) -> AnyResponse:
    """Keep one item longer or shorter than the standard says."""
    chosen = request.form.get("retention", "")
    with session.working() as work:
        document = choose_retention(work, document_id, chosen, request.form.get("reason", ""))
        standard = work.standard_of(work.get(Volume, document.volume_id))
        told = standard.retention(chosen).title if chosen else "档案标准所定"
    notices.done(f"保管期限已改为{told}，理由已记入办理记录")
    return redirect(url_for("documents.document", document_id=document_id), 303)
