"""What one does with a volume as a whole: file papers, make drafts, let requirements go."""

from dataclasses import dataclass
from io import BytesIO

from flask import jsonify, redirect, request, send_file, url_for
from markupsafe import Markup
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.errors import ArchiveError, Invalid, NotFound
from archive_app.problems import Problem, problem_of
from archive_app.records.attesting import attest, marks_needed
from archive_app.records.changing import volume_for_change
from archive_app.records.documents import Filed, Received, file_document, receive
from archive_app.records.forms import drafts_zip, fill_ours
from archive_app.records.judging import retract_waiver, verdict_of, waive
from archive_app.records.undoing import undo_attesting, undo_filing
from archive_app.records.volumes import see_volume
from archive_app.store.tables import Document, Volume, Waiver
from archive_app.web import layout, notices, session
from archive_app.web.volume import pages
from archive_app.web.volume_places import kept_as, split_place, title_of_place
from archive_app.web.volume_strips import period_address

__all__ = ["pages"]


@dataclass(frozen=True)
class Twin:
    """Another document with the same bytes."""

    text: str
    address: str


@dataclass(frozen=True)
class Arrived:
    """What became of one sent file; plain values, told after the transaction."""

    name: str
    document_id: int = 0
    place: str = ""
    twins: tuple[Twin, ...] = ()
    problem: Problem | None = None

    @property
    def message(self) -> str:
        """Where it went, in one sentence."""
        if self.place:
            return f"“{self.name}”已归入“{self.place}”"
        return f"“{self.name}”没有认出是哪种文书，请在“待归位的文件”中选择位置"


@pages.post("/documents")
def upload(volume_id: int) -> Response | tuple[Response, int]:
    """File one or many files; each succeeds or fails by itself."""
    with session.reading() as work:  # refuse before any bytes are kept
        volume_for_change(work, volume_id, "document.file")
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        raise Invalid("没有选择文件", fix="请选择要归入的文件后再上传")
    arrived = [_arrive(volume_id, file) for file in files]
    if request.accept_mimetypes.best == "application/json":
        if request.form.get("place"):  # its list goes with the fragment; the drop zone's stays
            _warn_of_twins(arrived)
        return _as_json(arrived)
    _notify(volume_id, arrived)
    slot, row = split_place(request.form.get("place", ""))
    if request.form.get("then") == "period" and slot and row:
        return redirect(period_address(volume_id, slot, row), 303)
    return redirect(_back(volume_id), 303)


@pages.post("/undo")
def undo(volume_id: int) -> Response:
    """Take back what was just filed, made or attested."""
    with session.working() as work:
        undo_filing(work, request.args.getlist("document", type=int))
        undo_attesting(work, request.args.getlist("attestation", type=int))
    notices.done("已撤销")
    return redirect(_back(volume_id), 303)


@pages.post("/forms")
def fill_ours_post(volume_id: int) -> Response:
    """Make every draft that needs nothing from a person."""
    with session.working() as work:
        made = [document.id for document in fill_ours(work, volume_id)]
    if made:
        undo_address = url_for("volume.undo", volume_id=volume_id, document=made)
        notices.done(f"已生成 {len(made)} 份文书，打印签章后归入扫描件", undo=undo_address)
    else:
        notices.warn("没有可以直接生成的文书：都已生成，或要先填写内容")
    return redirect(_back(volume_id), 303)


@pages.get("/drafts.zip")
def drafts(volume_id: int) -> Response:
    """All drafts of the volume in one file."""
    package = BytesIO()  # drafts are small: tens of kilobytes each
    with session.working() as work:
        name = drafts_zip(work, volume_id, package)
    package.seek(0)
    return send_file(
        package,
        mimetype="application/zip",
        as_attachment=True,
        download_name=name,
    )


@pages.get("/waive", endpoint="waive")
def waive_ask(volume_id: int) -> str:
    """Ask for the reason of a waiver."""
    requirement = request.args.get("requirement", "")
    with session.reading() as work:
        volume = see_volume(work, volume_id)
        work.allow("requirement.waive", on=volume)
        title = _title_of(work, volume, requirement)
    return layout.confirm(
        f"豁免：{title}",
        f"案卷 {volume.number} 确实不能满足这项要求时，可以豁免。",
        action=url_for("volume.waive_post", volume_id=volume_id),
        button="确认豁免",
        back=_back(volume_id),
        consequences=(
            "您的姓名、时间和理由会一直留在卷中，评查时看得到",
            "豁免可以撤销，撤销后重新核对这项要求",
        ),
        reason="豁免理由",
        hidden={"requirement": requirement},
    )


@pages.post("/waive")
def waive_post(volume_id: int) -> Response:
    """Let one requirement go."""
    with session.working() as work:
        row = waive(
            work, volume_id, request.form.get("requirement", ""), request.form.get("reason", "")
        )
        address = url_for("volume.waiver_retract", volume_id=volume_id, waiver_id=row.id)
    notices.done("已豁免", undo=address)
    return redirect(_back(volume_id), 303)


@pages.post("/waivers/<int:waiver_id>/retract")
def waiver_retract(volume_id: int, waiver_id: int) -> Response:
    """Take a waiver back."""
    with session.working() as work:
        if work.get(Waiver, waiver_id).volume_id != volume_id:
            raise NotFound("该案卷没有这项豁免", fix="请刷新页面查看")
        retract_waiver(work, waiver_id)
    notices.done("豁免已撤销，这项要求重新核对")
    return redirect(_back(volume_id), 303)


def _arrive(volume_id: int, file: FileStorage) -> Arrived:
    """Keep the bytes first, file them in a transaction of their own; a refusal is told."""
    name = file.filename or ""
    try:
        received = receive(session.archive(), file.stream, name)  # type: ignore[arg-type]
        with session.working() as work:
            return _filed(work, volume_id, received)
    except ArchiveError as refusal:
        return Arrived(mask_text(name), problem=problem_of(refusal))


def _filed(work: Work, volume_id: int, received: Received) -> Arrived:
    slot, row_key = split_place(request.form.get("place", ""))
    replaces = request.form.get("replaces", type=int)
    filed = file_document(
        work,
        volume_id,
        received,
        slot=slot,
        row_key=row_key,
        replaces=replaces,
        is_copy=kept_as(request.form.get("kept", "")),
    )
    document, volume = filed.document, filed.document.volume
    if "attested" in request.form:
        marks = [m.id for m in marks_needed(work, volume, document) if m.attested_by is None]
        if marks:
            attest(work, document.id, marks)
    return Arrived(
        name=mask_text(document.file_name),
        document_id=document.id,
        place=title_of_place(work, volume, document),
        twins=_twins(filed, document),
    )


def _twins(filed: Filed, document: Document) -> tuple[Twin, ...]:
    return tuple(
        Twin(
            f"内容与 {twin.volume.number} 中的“{mask_text(twin.title)}”完全相同",
            url_for("documents.document", document_id=twin.id),
        )
        for twin in filed.duplicates
        if twin.id != document.id
    )


def _as_json(arrived: list[Arrived]) -> Response | tuple[Response, int]:
    """For our script; refused as a whole only when nothing arrived."""
    failed = [one.problem for one in arrived if one.problem]
    body = {
        "filed": [
            {
                "document_id": one.document_id,
                "message": one.message,
                "duplicates": [{"text": t.text, "address": t.address} for t in one.twins],
            }
            for one in arrived
            if one.problem is None
        ],
        "failed": [
            {"name": one.name, "message": one.problem.message, "fix": one.problem.fix}
            for one in arrived
            if one.problem
        ],
    }
    if len(failed) == len(arrived):
        first = failed[0]
        return jsonify(body | {"message": first.message, "fix": first.fix}), first.status
    return jsonify(body)


def _notify(volume_id: int, arrived: list[Arrived]) -> None:
    if good := [one for one in arrived if one.problem is None]:
        ids = [one.document_id for one in good]
        address = url_for("volume.undo", volume_id=volume_id, document=ids)
        notices.done("；".join(one.message for one in good), undo=address)
    _warn_of_twins(arrived)
    for one in arrived:
        if one.problem:
            notices.warn(f"“{one.name}”没有归入：{one.problem.message}。{one.problem.fix}")


def _warn_of_twins(arrived: list[Arrived]) -> None:
    link = Markup('“{}”{}，<a href="{}">查看那一份</a>')
    for one in arrived:
        for twin in one.twins:
            notices.warn(link.format(one.name, twin.text, twin.address))


def _title_of(work: Work, volume: Volume, requirement: str) -> str:
    verdict = verdict_of(work, volume)
    known = {o.id: o.title for o in verdict.outcomes} | {c.id: c.title for c in verdict.reviewed}
    if requirement not in known:
        raise NotFound("该案卷没有这项要求", fix="请刷新页面，从问题列表中选择")
    return known[requirement]


def _back(volume_id: int) -> str:
    return url_for("volume.volume", volume_id=volume_id)
