"""Filling forms from what a volume knows: the result is a draft (待签) in its slot, never a
finished paper.

Narrative is written by a person and only copied here; copies of identity papers are never made.
"""

import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from io import BytesIO
from typing import Any, BinaryIO

from archive_app.archive import Work
from archive_app.errors import Conflict, NotFound
from archive_app.filling import Form, fields_of, fill
from archive_app.records.changing import changed, volume_for_change
from archive_app.records.drafts import draft_facts, keep_draft
from archive_app.records.inventory import inventory
from archive_app.records.judging import facts_of, verdict_of, view_of
from archive_app.records.slots import place_token
from archive_app.records.stations import bureau
from archive_app.standard import Slot, periods_of_slot
from archive_app.store.tables import Document, Volume

__all__ = [
    "DOCX",
    "Fillable",
    "drafts_zip",
    "fill_form",
    "fill_ours",
    "fillable",
    "form_values",
    "forms_of",
    "ours_to_fill",
]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EMPTY = frozenset({"missing", "not_due"})
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the same drafts make the same zip


@dataclass(frozen=True)
class Fillable:
    """A place whose form can be filled now; `outcome` as judged. `outdated` is a draft that lists
    the papers of the volume when others came after it. `forms` are the variants to choose from,
    the usual one first; `form` is that of the draft there, else the usual one.
    """

    slot: Slot
    row_key: str | None
    title: str
    form: Form
    forms: tuple[Form, ...]
    outcome: str
    draft: Document | None
    outdated: bool


def fillable(work: Work, volume: Volume) -> tuple[Fillable, ...]:
    """Every place of the volume that has a form and may hold a document, in volume order."""
    kind = work.standard_of(volume).kind(volume.kind)
    drafts = {(d.slot, d.row_key): d for d in volume.documents if d.current and d.generated}
    found = []
    for outcome in verdict_of(work, volume).outcomes:
        if outcome.slot is None or outcome.outcome == "not_applicable":
            continue
        slot = kind.slot(outcome.slot)
        forms = forms_of(work, slot)
        if not forms:
            continue
        draft = drafts.get((slot.id, outcome.row))
        form = next((each for each in forms if draft and each.id == draft.form), forms[0])
        title = f"{slot.title}（{outcome.row_title}）" if outcome.row_title else slot.title
        old = draft is not None and _lists_too_few(form, draft, volume)
        said = str(outcome.outcome)
        found.append(Fillable(slot, outcome.row, title, form, forms, said, draft, old))
    return tuple(found)


def forms_of(work: Work, slot: Slot) -> tuple[Form, ...]:
    """The forms a slot may be filled with, the usual one first; none when it has no form."""
    known = work.archive.forms
    return tuple(known.get(form_id) for form_id in slot.forms if form_id in known)


def ours_to_fill(work: Work, volume: Volume) -> list[Fillable]:
    """Every place whose draft is ours to write without narrative and is not there or outdated."""
    return [
        place
        for place in fillable(work, volume)
        if place.form.for_us
        and (place.outdated or (place.outcome in _EMPTY and place.draft is None))
    ]


def fill_form(
    work: Work,
    volume_id: int,
    slot: str,
    *,
    row_key: str | None = None,
    facts: Mapping[str, Any] | None = None,
    form: str | None = None,
) -> Document:
    """Fill the slot's form and put the draft in its place; an older draft there is kept as
    replaced. `form` chooses among the variants of the slot, else the usual one is filled.
    """
    volume = volume_for_change(work, volume_id, "form.fill")
    described = work.standard_of(volume).kind(volume.kind).slot(slot)
    if described.form is None:
        raise NotFound(f"“{described.title}”没有标准格式", fix="请直接归入该文书的扫描件或原件")
    if form is not None and form not in described.forms:
        offered = "、".join(f"{one.title}（{one.id}）" for one in forms_of(work, described))
        raise NotFound(f"“{described.title}”没有格式“{form}”", fix=f"可用的格式：{offered}")
    document = _fill(work, volume, described, row_key, facts or {}, form or described.form)
    changed(work, volume)
    return document


def fill_ours(work: Work, volume_id: int) -> list[Document]:
    """Make every draft that is ours to write without narrative; outdated ones again."""
    volume = volume_for_change(work, volume_id, "form.fill")
    wanted = ours_to_fill(work, volume)
    made = [_fill(work, volume, place.slot, place.row_key, {}, place.form.id) for place in wanted]
    if made:
        changed(work, volume)
    return made


def drafts_zip(work: Work, volume_id: int, target: BinaryIO) -> str:
    """Write all drafts of the volume as one zip; returns its name."""
    volume = work.get(Volume, volume_id)
    work.allow("document.download", on=volume)
    work.allow("personal.unmask", on=volume)
    drafts = [d for d in volume.documents if d.current and d.generated]
    if not drafts:
        raise Conflict("案卷中没有系统生成的文书", fix="请先点击“生成可直接生成的文书”")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for position, draft in enumerate(drafts, start=1):
            name = zipfile.ZipInfo(f"{position:02d} {draft.file_name}", _FIXED_TIME)
            name.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(name, work.archive.files.read(draft.sha256))
    work.record("drafts.downloaded", volume, documents=[draft.id for draft in drafts])
    return f"{_file_safe(volume.number)} 待签文书.zip"


def form_values(
    work: Work, volume: Volume, slot: Slot, row_key: str | None, document: Mapping[str, Any]
) -> dict[str, Any]:
    """Everything a form of this place may print, by its names in doc_templates/README.md."""
    facts = facts_of(work, volume)
    parties = facts.get("parties") or []
    standard = work.standard_of(volume)
    row = next((r for r in facts.get(slot.per or "") or [] if r["key"] == row_key), None)
    retention = standard.retention(volume.retention).title if volume.retention else None
    return {
        **facts,
        "volume_title": volume.title,
        "station": {"name": volume.station.name},
        "bureau": asdict(bureau(work)),
        "retention": retention,
        "category": standard.category(volume.category).title,
        "archival_code": volume.archival_code,
        "row": row,
        "period": _period(work, volume, slot, row_key),
        "document": dict(document),
        "form_date": document.get("date"),
        "inventory": [line.as_values() for line in inventory(work, volume)],
        "document_count": sum(d.current for d in volume.documents),
        "applicants": [p for p in parties if p.get("side") == "申请人"],
        "respondents": [p for p in parties if p.get("side") == "被申请人"],
    }


def _fill(
    work: Work,
    volume: Volume,
    slot: Slot,
    row_key: str | None,
    facts: Mapping[str, Any],
    form_id: str,
) -> Document:
    form = work.archive.forms.get(form_id)
    known = draft_facts(work, volume, slot, facts)
    values = form_values(work, volume, slot, row_key, known)
    data = fill(form, values, token=place_token(volume, slot.id, row_key))
    stored = work.archive.files.put(BytesIO(data))
    whose = f" {values['row'].get('name') or ''}" if values["row"] else ""
    whose = f" {values['period']['title']}" if values["period"] else whose
    return keep_draft(
        work,
        volume,
        slot,
        row_key,
        stored=stored,
        file_name=f"{_file_safe(slot.title + whose)}.docx",
        media_type=DOCX,
        form=form,
        facts=known,
    )


def _period(
    work: Work, volume: Volume, slot: Slot, row_key: str | None
) -> Mapping[str, Any] | None:
    """The period of a recurring place, cut to the days its papers are asked for."""
    if slot.every is None or row_key is None:
        return None
    periods = periods_of_slot(work.standard_of(volume), view_of(work, volume), slot.id)
    return next((period.facts for period in periods if period.key == row_key), None)


def _lists_too_few(form: Form, draft: Document, volume: Volume) -> bool:
    """Whether papers came after an unsigned draft that lists the papers of the volume."""
    signed = any(not a.withdrawn_at for a in draft.attestations)
    later = any(
        d.current and d.id > draft.id and not (d.generated and d.filed_at == draft.filed_at)
        for d in volume.documents
    )
    return later and not signed and _lists_papers(form)


@cache
def _lists_papers(form: Form) -> bool:
    """Whether a form prints the inventory; kept, as reading a template takes its time."""
    return "inventory" in fields_of(form)


def _file_safe(text: str) -> str:
    return "".join("_" if c in '\\/:*?"<>|' else c for c in text).strip()
