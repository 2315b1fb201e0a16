"""Forms (文书): which can be filled, filling one or all of ours, all drafts as a zip."""

from typing import Any

from flask import Response

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.documents import DocumentShown, DocumentsShown
from archive_app.api.schemas.verdict import FillablesShown, FormFilled
from archive_app.api.sending import made_file
from archive_app.api.showing import document_shown
from archive_app.api.signing import reading, working
from archive_app.records.forms import Fillable, drafts_zip, fill_form, fill_ours, fillable
from archive_app.records.volumes import see_volume

forms = Resource(
    "forms", "文书", "用案卷信息生成标准文书；生成的是待签文书，签好归入并确认后才算数"
)

Answer = dict[str, Any]


@forms.operation(
    "GET",
    "/volumes/<id:volume_id>/forms",
    "可生成的文书",
    "案卷中有标准格式的各个位置，是否已有待签文书。",
    gives=FillablesShown,
)
def form_list(volume_id: int) -> Answer:
    """What can be filled."""
    with reading() as work:
        volume = see_volume(work, volume_id)
        return {"items": [_fillable(place) for place in fillable(work, volume)]}


@forms.operation(
    "POST",
    "/volumes/<id:volume_id>/forms",
    "生成一份文书",
    "用案卷信息填写一个位置的标准格式；没有的内容留空白线。原有的待签文书作为被替换保留。"
    "一个位置有几种格式的，用 form 选择。",
    body=FormFilled,
    gives=DocumentShown,
    status=201,
)
def form_fill(body: Answer, volume_id: int) -> Answer:
    """Fill one form."""
    slot = body.pop("slot")
    with working() as work:
        return document_shown(work, fill_form(work, volume_id, slot, **body))


@forms.operation(
    "POST",
    "/volumes/<id:volume_id>/forms/ours",
    "生成应由本所制作的文书",
    "一次生成封面、目录、通知等不需要写事情经过的文书；已有的不重做。",
    gives=DocumentsShown,
)
def form_fill_ours(volume_id: int) -> Answer:
    """Fill what is ours to write."""
    with working() as work:
        return {"items": [document_shown(work, row) for row in fill_ours(work, volume_id)]}


@forms.operation(
    "GET",
    "/volumes/<id:volume_id>/drafts.zip",
    "下载全部待签文书",
    "案卷中全部待签文书，打成一个压缩包；下载记入操作日志。",
    media=("application/zip",),
    refuses=(409,),
)
def form_drafts(volume_id: int) -> Response:
    """All drafts as a zip."""
    with working() as work:
        return made_file(lambda target: drafts_zip(work, volume_id, target), "application/zip")


def _fillable(place: Fillable) -> Answer:
    return {
        "slot": place.slot.id,
        "row_key": place.row_key,
        "title": place.title,
        "form": place.form.id,
        "variants": [{"form": one.id, "title": one.title} for one in place.forms],
        "form_version": place.form.version,
        "layout": place.form.layout,
        "ours": place.form.for_us,
        "outcome": place.outcome,
        "draft_id": place.draft.id if place.draft else None,
    }
