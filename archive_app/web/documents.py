"""The page of one document: the paper itself, its marks and facts, its earlier versions.

Owns looking and downloading; what changes a document is in `document_acts`, on the same blueprint.
"""

from flask import Blueprint, Response, abort, render_template, request, send_file

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.extraction import preview
from archive_app.records import documents as records
from archive_app.records.items import Item, by_item, items_of
from archive_app.records.unmasking import see_original, unmask
from archive_app.store.tables import Document, Volume
from archive_app.web import session
from archive_app.web.told_facts import told_facts
from archive_app.web.viewing import WIDTHS, pictured, viewing_of
from archive_app.web.volume_places import paper_of, place_options, title_of_place

__all__ = ["pages"]

pages = Blueprint("documents", __name__, url_prefix="/documents/<int:document_id>")

PRINTED = 60  # pages drawn for one printing


@pages.get("")
def document(document_id: int) -> str:
    """A document, shown in the page."""
    with session.reading() as work:
        return _page(work, records.see_document(work, document_id), masked=True)


@pages.post("/unmask")
def unmask_post(document_id: int) -> str:
    """The same page with personal numbers in full, this once; written down in the log."""
    with session.working() as work:
        seen = records.see_document(work, document_id)
        unmask(work, seen)
        return _page(work, seen, masked=False)


@pages.get("/pages/<int:page>.png")
def picture(document_id: int, page: int) -> Response:
    """One page as it is on paper; nothing on it is hidden, so the look is logged."""
    with session.reading() as work:
        seen = work.get(Document, document_id)
        work.allow("volume.see", on=seen)
        if not pictured(seen):
            abort(404)
        see_original(work, seen, page)
        path, media_type = work.archive.files.path(seen.sha256), seen.media_type
    width = WIDTHS.get(request.args.get("size", ""), WIDTHS["fit"])
    return Response(preview(path, media_type, page, width), mimetype="image/png")


@pages.get("/print")
def print_all(document_id: int) -> str:
    """All pages one under the other, for the printer."""
    with session.reading() as work:
        seen = records.see_document(work, document_id)
        viewing = viewing_of(work, seen)
        last = min(viewing.last, PRINTED)
        return render_template("document_print.html", document=seen, viewing=viewing, last=last)


@pages.get("/download")
def download(document_id: int) -> Response:
    """The file itself, unmasked; every download is written down."""
    with session.working() as work:
        found = records.download(work, document_id)
    # Never the type it claims: a browser that opens the address must not run what a file contains.
    return send_file(
        found.path,
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=found.name,
    )


@pages.get("/reading")
def reading(document_id: int) -> str:
    """How reading its text stands; asked again and again while it waits."""
    with session.reading() as work:
        seen = work.get(Document, document_id)
        work.allow("volume.see", on=seen)
        return render_template("document_reading.html", document=seen)


def _page(work: Work, document: Document, *, masked: bool) -> str:
    volume = document.volume
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    fields = kind.slot(document.slot).fields if document.slot else ()
    size = request.args.get("size", "fit")
    editable = document.current and not standard.state(volume.state).locked
    asked = ("document.file", "document.withdraw", "document.attest", "form.fill")
    return render_template(
        "document.html",
        document=document,
        volume=volume,
        paper=paper_of(work, volume, document),
        place=title_of_place(work, volume, document),
        slot=kind.slot(document.slot) if document.slot else None,
        file_name=mask_text(document.file_name) if masked else document.file_name,
        facts=told_facts(fields, document.facts, masked=masked),
        viewing=viewing_of(work, document, page=request.args.get("page", type=int), masked=masked),
        size=size if size in WIDTHS else "fit",
        options=place_options(work, volume),
        versions=_versions(document),
        may={name.partition(".")[2]: work.may(name, on=document) and editable for name in asked}
        | {
            "restore": work.may("document.withdraw", on=document)
            and not standard.state(volume.state).locked,
            "unmask": work.may("personal.unmask", on=document),
            "download": work.may("document.download", on=document)
            and work.may("personal.unmask", on=document),
        },
        kept_as=records.KEPT_AS,
        item=_item(work, volume, document),
        retentions=standard.retentions,
        masked=masked,
    )


def _item(work: Work, volume: Volume, document: Document) -> Item | None:
    """The document as an item; None in a volume that is archived as one."""
    if not by_item(work.standard_of(volume).kind(volume.kind)):
        return None
    return next((one for one in items_of(work, volume) if one.document.id == document.id), None)


def _versions(document: Document) -> list[Document]:
    """What lay in the same place before, and what lies there now, newest first."""
    if document.slot is None:
        return []
    place = document.slot, document.row_key
    same = [
        d
        for d in document.volume.documents
        if (d.slot, d.row_key) == place and d.id != document.id and not d.current
    ]
    newer = [d for d in document.volume.documents if d.id == document.replaced_by_id]
    return sorted({d.id: d for d in same + newer}.values(), key=lambda d: d.id, reverse=True)
