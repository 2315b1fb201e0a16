"""Documents (卷内文件): filed, described, placed, withdrawn, attested, read, downloaded."""

from typing import IO, Any, BinaryIO, cast

from flask import Response, request, send_file
from sqlalchemy import select

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.base import Unmask
from archive_app.api.schemas.documents import (
    Attested,
    DocumentCopyTold,
    DocumentDescribed,
    DocumentFiledRaw,
    DocumentPlaced,
    DocumentShown,
    DocumentsOrdered,
    DocumentsQuery,
    DocumentsShown,
    DocumentUploaded,
    FiledShown,
    PagesShown,
    Reasoned,
    RetentionChosen,
)
from archive_app.api.showing import document_shown, note_unmasking
from archive_app.api.signing import archive, looking, reading, working
from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.records import documents as records
from archive_app.records.attesting import attest, retract_attestation
from archive_app.records.changing import volume_for_change
from archive_app.records.inventory import ordered_documents
from archive_app.records.items import choose_retention
from archive_app.records.volumes import see_volume
from archive_app.store.tables import Document, PageText, Volume

documents = Resource("documents", "卷内文件", "归入、填写、移动、撤回、签章确认、读取文字、下载")

Answer = dict[str, Any]


@documents.operation(
    "GET",
    "/volumes/<id:volume_id>/documents",
    "卷内文件列表",
    "按标准的顺序列出卷内现有文件；all=true 时连同已替换、已撤回的。",
    query=DocumentsQuery,
    gives=DocumentsShown,
)
def document_list(query: Answer, volume_id: int) -> Answer:
    """The documents of a volume."""
    with looking(unmask=query["unmask"]) as work:
        volume = see_volume(work, volume_id)
        if query["unmask"]:
            note_unmasking(work, volume)
        kind = work.standard_of(volume).kind(volume.kind)
        rows = volume.documents if query["all"] else ordered_documents(kind, volume)
        return {"items": [document_shown(work, row, unmask=query["unmask"]) for row in rows]}


@documents.operation(
    "POST",
    "/volumes/<id:volume_id>/documents",
    "归入文件（表单上传）",
    "把一个文件归入案卷。不指定位置时按本系统的标记或文件名建议；有待签文书的位置归入签好的文件时，"
    "待签文书自动作为被替换。文字在后台读取。",
    multipart=DocumentUploaded,
    gives=FiledShown,
    status=201,
    refuses=(413,),
)
def document_upload(body: Answer, volume_id: int) -> Answer:
    """File an upload."""
    sent = body.pop("file")
    return _filed(volume_id, sent.stream, sent.filename or "", body)


@documents.operation(
    "PUT",
    "/volumes/<id:volume_id>/documents",
    "归入文件（直接发送字节）",
    "与表单上传相同，但正文就是文件的字节，文件名等写在网址参数中。适合大文件：少写一次磁盘。",
    query=DocumentFiledRaw,
    gives=FiledShown,
    status=201,
    takes_bytes=True,
    refuses=(413,),
)
def document_put(query: Answer, volume_id: int) -> Answer:
    """File the request's body."""
    name = query.pop("name")
    return _filed(volume_id, request.stream, name, query)


@documents.operation(
    "PUT",
    "/volumes/<id:volume_id>/documents/order",
    "排列卷内文件",
    "同一位置内的多份文件按此先后排列；没有写到的排在后面，顺序不变。",
    body=DocumentsOrdered,
    gives=DocumentsShown,
)
def document_order(body: Answer, volume_id: int) -> Answer:
    """Put documents in order."""
    with working() as work:
        volume = records.order_documents(work, volume_id, body["ids"])
        kind = work.standard_of(volume).kind(volume.kind)
        return {"items": [document_shown(work, row) for row in ordered_documents(kind, volume)]}


@documents.operation(
    "GET",
    "/documents/<id:document_id>",
    "查看文件",
    "一份文件的信息、应有的签章与确认情况。证件号码和电话默认遮盖。",
    query=Unmask,
    gives=DocumentShown,
)
def document_see(query: Answer, document_id: int) -> Answer:
    """One document."""
    with looking(unmask=query["unmask"]) as work:
        document = _seen(work, document_id, query)
        return document_shown(work, document, unmask=query["unmask"])


@documents.operation(
    "PATCH",
    "/documents/<id:document_id>",
    "填写文件信息",
    "填写文件本身的日期、编号、金额等，照纸上所写。只改送来的事项。",
    body=DocumentDescribed,
    gives=DocumentShown,
)
def document_describe(body: Answer, document_id: int) -> Answer:
    """Enter a document's facts."""
    with working() as work:
        return document_shown(work, records.describe_document(work, document_id, body["facts"]))


@documents.operation(
    "PUT",
    "/documents/<id:document_id>/copy",
    "说明原件或复印件",
    "说明入卷的是原件还是复印件；案卷归档后不能再改。",
    body=DocumentCopyTold,
    gives=DocumentShown,
)
def document_tell_copy(body: Answer, document_id: int) -> Answer:
    """Original or copy."""
    with working() as work:
        return document_shown(work, records.tell_copy(work, document_id, body["is_copy"]))


@documents.operation(
    "PUT",
    "/documents/<id:document_id>/place",
    "移动文件",
    "把文件放到案卷的另一个位置，或暂不归位。",
    body=DocumentPlaced,
    gives=DocumentShown,
)
def document_place(body: Answer, document_id: int) -> Answer:
    """Move a document."""
    with working() as work:
        moved = records.place_document(work, document_id, body["slot"], body["row_key"])
        return document_shown(work, moved)


@documents.operation(
    "PUT",
    "/documents/<id:document_id>/retention",
    "另定一件的保管期限",
    "只用于按件整理、还没有编档号的文件；retention 为空即照档案标准。",
    body=RetentionChosen,
    gives=DocumentShown,
)
def document_retention(body: Answer, document_id: int) -> Answer:
    """Keep one item longer or shorter."""
    with working() as work:
        return document_shown(work, choose_retention(work, document_id, **body))


@documents.operation(
    "POST",
    "/documents/<id:document_id>/withdraw",
    "撤回文件",
    "把归错的文件撤出案卷，写明原因；文件保留，可以恢复。",
    body=Reasoned,
    gives=DocumentShown,
)
def document_withdraw(body: Answer, document_id: int) -> Answer:
    """Withdraw a document."""
    with working() as work:
        return document_shown(work, records.withdraw_document(work, document_id, body["reason"]))


@documents.operation(
    "POST",
    "/documents/<id:document_id>/restore",
    "恢复文件",
    "撤销一次撤回或替换；顶替它的文件随之撤回。",
    gives=DocumentShown,
)
def document_restore(document_id: int) -> Answer:
    """Undo a withdrawal or a replacement."""
    with working() as work:
        return document_shown(work, records.restore_document(work, document_id))


@documents.operation(
    "POST",
    "/documents/<id:document_id>/attestations",
    "确认签章",
    "以令牌所属的本人名义确认：纸上确有这些签名或印章。",
    body=Attested,
    gives=DocumentShown,
)
def document_attest(body: Answer, document_id: int) -> Answer:
    """Attest signatures and seals."""
    with working() as work:
        return document_shown(work, attest(work, document_id, body["marks"]))


@documents.operation(
    "POST",
    "/attestations/<id:attestation_id>/retract",
    "撤销签章确认",
    "看错、漏签时撤销一项确认，写明原因；记录保留。",
    body=Reasoned,
    gives=DocumentShown,
)
def attestation_retract(body: Answer, attestation_id: int) -> Answer:
    """Take an attestation back."""
    with working() as work:
        return document_shown(work, retract_attestation(work, attestation_id, body["reason"]))


@documents.operation(
    "GET",
    "/documents/<id:document_id>/text",
    "文件的文字",
    "按页给出读到的文字；扫描件和图片没有文字。证件号码和电话默认遮盖。",
    query=Unmask,
    gives=PagesShown,
)
def document_text(query: Answer, document_id: int) -> Answer:
    """The text by page."""
    with looking(unmask=query["unmask"]) as work:
        document = _seen(work, document_id, query)
        pages = select(PageText).where(PageText.document_id == document_id)
        return {
            "reading": document.reading,
            "reading_message": document.reading_message,
            "page_count": document.page_count,
            "masked": not query["unmask"],
            "pages": [
                {"number": p.number, "text": p.text if query["unmask"] else mask_text(p.text)}
                for p in work.session.scalars(pages.order_by(PageText.number))
            ],
        }


@documents.operation(
    "GET",
    "/documents/<id:document_id>/original",
    "下载原件",
    "文件的原始字节，个人信息未遮盖；每次下载都记入操作日志。",
    media=("application/octet-stream",),
)
def document_original(document_id: int) -> Response:
    """The original bytes."""
    with working() as work:
        found = records.download(work, document_id)
    # Never the sniffed type: a browser that opens the address must not run what a file contains.
    return send_file(
        found.path,
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=found.name,
    )


def _filed(volume_id: int, stream: IO[bytes], name: str, more: Answer) -> Answer:
    with reading() as work:  # refuse before the bytes are kept
        volume_for_change(work, volume_id, "document.file")
    received = records.receive(archive(), cast("BinaryIO", stream), name)
    with working() as work:
        marks = more.pop("mark")
        filed = records.file_document(work, volume_id, received, marks=marks, **more)
        return {
            "document": document_shown(work, filed.document),
            "duplicates": [
                {"document_id": d.id, "volume_id": d.volume_id, "file_name": mask_text(d.file_name)}
                for d in filed.duplicates
            ],
            "suggested": filed.suggested,
        }


def _seen(work: Work, document_id: int, query: Answer) -> Document:
    document = records.see_document(work, document_id)
    if query["unmask"]:
        note_unmasking(work, work.get(Volume, document.volume_id))
    return document
