"""One paper of a volume in the making: filling its form, attesting that it is signed and sealed."""

from typing import Any

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive_app.archive import Work
from archive_app.errors import ArchiveError, Invalid, NotFound
from archive_app.filling import Form, fields_of
from archive_app.problems import Problem, problem_of
from archive_app.records.attesting import attest, marks_needed, retract_attestation
from archive_app.records.drafts import draft_facts
from archive_app.records.forms import fill_form, forms_of
from archive_app.records.slots import Place, places
from archive_app.records.volumes import see_volume
from archive_app.standard import dump_facts, hidden_fields
from archive_app.store.tables import Attestation, Document, Volume
from archive_app.web import layout, notices, session
from archive_app.web.fields import entered, field_views
from archive_app.web.told_facts import told_facts
from archive_app.web.viewing import viewing_of
from archive_app.web.volume import pages
from archive_app.web.volume_places import paper_of

__all__ = ["pages"]


@pages.get("/forms/<slot>")
@pages.get("/forms/<slot>/<row>")
def fill(volume_id: int, slot: str, row: str | None = None) -> str:
    """What the form takes from the volume, and what it asks for itself."""
    with session.reading() as work:
        return _fill_page(work, see_volume(work, volume_id), slot, row, {}, None)


@pages.post("/forms/<slot>")
@pages.post("/forms/<slot>/<row>")
def fill_post(volume_id: int, slot: str, row: str | None = None) -> Response | tuple[str, int]:
    """Make the draft and show it."""
    facts: dict[str, Any] = {}
    try:
        with session.working() as work:
            volume = see_volume(work, volume_id)
            fields = work.standard_of(volume).kind(volume.kind).slot(slot).fields
            facts = entered(fields, request.form)
            chosen = request.form.get("_form") or None
            draft = fill_form(work, volume_id, slot, row_key=row, facts=facts, form=chosen)
            title, draft_id = draft.title, draft.id
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            page = _fill_page(work, see_volume(work, volume_id), slot, row, facts, problem)
        return page, problem.status
    undo_address = url_for("volume.undo", volume_id=volume_id, document=draft_id)
    notices.done(f"已生成“{title}”，请核对后下载打印", undo=undo_address)
    return redirect(url_for("documents.document", document_id=draft_id), 303)


@pages.get("/attest/<int:document_id>", endpoint="attest")
def attest_ask(volume_id: int, document_id: int) -> str:
    """The marks a paper needs, beside the paper itself."""
    with session.reading() as work:
        return _attest_page(work, volume_id, document_id, None)


@pages.post("/attest/<int:document_id>")
def attest_post(volume_id: int, document_id: int) -> Response | tuple[str, int]:
    """Attest the chosen marks, or all that are lacking."""
    try:
        with session.working() as work:
            document = _document(work, volume_id, document_id)
            needed = marks_needed(work, document.volume, document)
            lacking = [mark.id for mark in needed if mark.attested_by is None]
            chosen = lacking if "all" in request.form else request.form.getlist("mark")
            if not chosen:
                raise Invalid("还没有选择签章", fix="请逐项勾选，或点“全部签章齐全”")
            document = attest(work, document_id, chosen)
            title = document.title
            made = [a.id for a in document.attestations if a.mark in chosen and not a.withdrawn_at]
    except ArchiveError as refusal:
        problem = problem_of(refusal)
        with session.reading() as work:
            return _attest_page(work, volume_id, document_id, problem), problem.status
    undo_address = url_for("volume.undo", volume_id=volume_id, attestation=made)
    notices.done(f"已确认“{title}”的 {len(made)} 项签章", undo=undo_address)
    return redirect(url_for("volume.volume", volume_id=volume_id), 303)


@pages.get("/attestations/<int:attestation_id>/retract")
def retract(volume_id: int, attestation_id: int) -> str:
    """Ask why an attestation is taken back."""
    with session.reading() as work:
        row = work.get(Attestation, attestation_id)
        document = _document(work, volume_id, row.document_id)
        work.allow("document.attest", on=document)
        titles = {m.id: m.title for m in marks_needed(work, document.volume, document)}
        return layout.confirm(
            "撤销签章确认",
            f"{row.name}确认过“{document.title}”有“{titles.get(row.mark, row.mark)}”。",
            action=url_for("volume.retract_post", volume_id=volume_id, attestation_id=row.id),
            button="撤销这项确认",
            back=url_for("documents.document", document_id=document.id),
            consequences=("原来的确认和撤销的原因都会留在办理记录中",),
            reason="撤销原因，例如：看错、漏签",
        )


@pages.post("/attestations/<int:attestation_id>/retract")
def retract_post(volume_id: int, attestation_id: int) -> Response:
    """Take one attestation back."""
    with session.working() as work:
        _document(work, volume_id, work.get(Attestation, attestation_id).document_id)
        document = retract_attestation(work, attestation_id, request.form.get("reason", ""))
        address = url_for("documents.document", document_id=document.id)
    notices.done("签章确认已撤销")
    return redirect(address, 303)


def _fill_page(
    work: Work,
    volume: Volume,
    slot: str,
    row: str | None,
    given: dict[str, Any],
    problem: Problem | None,
) -> str:
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    place = _place(work, volume, slot, row)
    forms = _forms(work, place)
    drafts = [d for d in volume.documents if d.current and d.generated]
    draft = next((d for d in drafts if (d.slot, d.row_key) == (slot, row)), None)
    usual = draft.form if draft and draft.form in place.slot.forms else forms[0].id
    same = dump_facts(place.slot.fields, draft_facts(work, volume, place.slot, {}))
    asked = frozenset[str]().union(*(fields_of(form) for form in forms))
    hidden = hidden_fields(standard, kind, volume.facts)
    return render_template(
        "fill.html",
        volume=volume,
        place=place,
        forms=forms,
        chosen=request.form.get("_form") or usual,
        problem=problem,
        views=field_views(
            standard,
            place.slot.fields,
            same | given,
            errors=problem.fields if problem else None,
            day=work.today,
            kind=kind,
        ),
        taken=told_facts([f for f in kind.fields if _takes(asked, f.name)], volume.facts),
        blank=[
            f
            for f in kind.fields
            if _takes(asked, f.name)
            and f.name not in hidden
            and volume.facts.get(f.name) in (None, "", [])
        ],
        not_asked=[f for f in kind.fields if _takes(asked, f.name) and f.name in hidden],
        draft=draft is not None,
    )


def _takes(asked: frozenset[str], name: str) -> bool:
    """Whether a form prints this fact; parties go by several names."""
    parties = {"applicants", "respondents", "row"}
    return name in asked or (name == "parties" and bool(parties & asked))


def _place(work: Work, volume: Volume, slot: str, row: str | None) -> Place:
    for place in places(work, volume):
        if (place.slot.id, place.row_key) == (slot, row):
            return place
    raise NotFound("该案卷没有这个卷内位置", fix="请返回案卷页重新选择")


def _forms(work: Work, place: Place) -> tuple[Form, ...]:
    forms = forms_of(work, place.slot)
    if not forms:
        raise NotFound(f"“{place.title}”没有标准格式", fix="请直接归入该文书的扫描件或原件")
    return forms


def _document(work: Work, volume_id: int, document_id: int) -> Document:
    document = work.get(Document, document_id)
    work.allow("volume.see", on=document)
    if document.volume_id != volume_id:
        raise NotFound("该案卷中没有这份文件", fix="请返回案卷页重新选择")
    return document


def _attest_page(work: Work, volume_id: int, document_id: int, problem: Problem | None) -> str:
    document = _document(work, volume_id, document_id)
    work.allow("document.attest", on=document)
    volume = document.volume
    return render_template(
        "attest.html",
        volume=volume,
        paper=paper_of(work, volume, document),
        viewing=viewing_of(work, document, page=request.args.get("page", type=int)),
        problem=problem,
    )
