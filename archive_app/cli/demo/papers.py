"""The papers of a case: made by our own forms, signed, and filed the way the sample says."""

import io
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from archive_app.archive import Archive, Work
from archive_app.cli.demo.cases import Case, sample
from archive_app.cli.demo.scans import Sheet, as_jpeg, as_pdf, as_png
from archive_app.cli.demo.textpdf import text_pdf
from archive_app.extraction import outline
from archive_app.filling import fill
from archive_app.records.attesting import attest, marks_needed
from archive_app.records.documents import file_document, receive
from archive_app.records.forms import fill_form
from archive_app.records.marks import SEAL
from archive_app.standard import Slot
from archive_app.store.tables import Document, Volume

__all__ = ["Papers"]

SUFFIX = {"scan": ".jpg", "png": ".png", "paged": ".pdf", "pdf": ".pdf"}


@dataclass
class Papers:
    """Files papers into volumes; keeps the printed lines of blank forms, which do not change."""

    archive: Archive
    _blank: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def file(
        self,
        work: Work,
        case: Case,
        volume: Volume,
        slot_id: str,
        on: date,
        *,
        row: int | None = None,
    ) -> Document | None:
        """File the paper of this place, unless the case lacks it or its kind has no such place."""
        kind = work.standard_of(volume).kind(volume.kind)
        slot = next((slot for slot in kind.slots if slot.id == slot_id), None)
        place = slot_id if row is None else f"{slot_id}:{row}"
        if slot is None or {slot_id, place} & set(case.flaw.get("skip", ())):
            return None
        on += timedelta(days=case.flaw.get("shift", {}).get(slot_id, 0))
        party = volume.facts["parties"][row] if row is not None else None
        facts = self._facts(case, volume, slot, on)
        key = str(party["key"]) if party else None
        styles = sample("papers")["styles"][slot_id]
        style = case.chance(place).choice(styles)
        unsigned = slot_id in case.flaw.get("draft_only", ())
        if slot.form and (unsigned or style == "draft" or slot_id in sample("papers")["printed"]):
            draft = fill_form(work, volume.id, slot_id, row_key=key, facts=facts)
            if unsigned:
                return draft
            if style == "draft":
                return self._sign(work, case, volume, draft)
            return self._signed_copy(work, case, volume, draft, style)
        data = self._picture(case, volume, slot, party, on, style if style != "draft" else "scan")
        return self._filed(work, case, volume, slot, key, data, facts)

    def stray(self, work: Work, case: Case, volume: Volume, told: Mapping[str, Any]) -> Document:
        """File something that is in no place, or that cannot be opened."""
        data = b"%PDF-1.7 torn"
        if told["picture"]:
            data = as_jpeg(Sheet((), (), None, case.days.agreed, case.seed))
        received = receive(self.archive, io.BytesIO(data), told["name"])
        filed = file_document(work, volume.id, received, slot=None)
        return filed.document

    def signed_scan(self, case: Case, volume: Volume, draft: Document, on: date) -> bytes:
        """What comes back from the printer and the signing hands: a picture of the draft."""
        return as_jpeg(self._sheet(case, volume, draft, on))

    def facts(
        self, work: Work, case: Case, volume: Volume, slot_id: str, on: date
    ) -> dict[str, Any]:
        """What a person reads off the paper of this place."""
        return self._facts(case, volume, _slot(work, volume, slot_id), on)

    def _sheet(self, case: Case, volume: Volume, draft: Document, on: date) -> Sheet:
        lines = tuple(_lines(self.archive.files.path(draft.sha256)))
        row = next((p for p in volume.facts.get("parties", []) if p["key"] == draft.row_key), None)
        parties = (row["name"],) if row else tuple(p["name"] for p in case.parties)
        who = parties if row else (*parties, case.committee["mediators"][0])
        return Sheet(lines, who, self._seal(volume), on, f"{case.seed} {draft.slot} {who} {on}")

    def _signed_copy(
        self, work: Work, case: Case, volume: Volume, draft: Document, style: str
    ) -> Document:
        assert draft.slot is not None
        slot = _slot(work, volume, draft.slot)
        sheet = self._sheet(case, volume, draft, case.days.agreed)
        if style == "pdf":
            made = text_pdf(sheet.lines)
        else:
            made = as_pdf(sheet) if style == "paged" else as_jpeg(sheet)
        data = (made, SUFFIX[style])
        return self._filed(work, case, volume, slot, draft.row_key, data, draft.facts)

    def _filed(
        self,
        work: Work,
        case: Case,
        volume: Volume,
        slot: Slot,
        key: str | None,
        data: tuple[bytes, str],
        facts: Mapping[str, Any],
    ) -> Document:
        row = next((p for p in volume.facts.get("parties", []) if p["key"] == key), None)
        name = f"{slot.title}{' ' + row['name'] if row else ''}{data[1]}"
        received = receive(self.archive, io.BytesIO(data[0]), name)
        filed = file_document(work, volume.id, received, slot=slot.id, row_key=key, facts=facts)
        return self._sign(work, case, volume, filed.document)

    def _sign(self, work: Work, case: Case, volume: Volume, paper: Document) -> Document:
        assert paper.slot is not None
        marks = [mark.id for mark in marks_needed(work, volume, paper)]
        borne = [mark for mark in marks if self._bears(case, paper.slot, mark)]
        return attest(work, paper.id, borne) if borne else paper

    def _bears(self, case: Case, slot: str, mark: str) -> bool:
        return mark != SEAL or slot not in case.flaw.get("unsealed", ())

    def _facts(self, case: Case, volume: Volume, slot: Slot, on: date) -> dict[str, Any]:
        met_again = on < case.days.agreed
        agreed = "未达成协议" if case.ending == "unreached" else "达成协议"
        known = {
            "date": on,
            "number": volume.number,
            "amount": case.amount,
            "result": "有待继续调解" if met_again else agreed,
            "interviewee": case.parties[0].get("name"),
            "description": case.dispute.get("evidence", "").format_map(case.words),
            "reported_to": case.station["name"].removesuffix("司法所") + "派出所",
            "checked_by": (case.station.get("clerk") or case.station["head"])["name"],
            **sample("papers")["facts"],
            **case.flaw.get("paper", {}).get(slot.id, {}),
        }
        return {f.name: known[f.name] for f in slot.fields if known.get(f.name) is not None}

    def _picture(
        self,
        case: Case,
        volume: Volume,
        slot: Slot,
        party: Mapping[str, Any] | None,
        on: date,
        style: str,
    ) -> tuple[bytes, str]:
        who = [party["name"]] if party else [p["name"] for p in case.parties]
        signed = who if party else [*who, case.committee["mediators"][0]]
        lines = self._lines_of(case, volume, slot, party)
        seal = self._seal(volume) if slot.sealed_by else None
        seed = f"{case.seed} {slot.id} {who}"
        sheet = Sheet(lines, tuple(signed), seal, on, seed)
        make = {"paged": as_pdf, "png": as_png}.get(style, as_jpeg)
        return make(sheet), SUFFIX[style]

    def _lines_of(
        self, case: Case, volume: Volume, slot: Slot, party: Mapping[str, Any] | None
    ) -> tuple[str, ...]:
        if slot.form:
            return self._blank_form(slot.form)
        described = case.dispute.get("evidence", "").format_map(case.words)
        words = {
            "name": "",
            "sex": "",
            "birth_on": "",
            "address": "",
            "id_number": "",
            "title": volume.title,
            "description": described,
        } | dict(party or {})
        return tuple(line.format_map(words) for line in sample("papers")["plain"][slot.id])

    def _blank_form(self, form_id: str) -> tuple[str, ...]:
        if form_id not in self._blank:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "blank.docx"
                path.write_bytes(fill(self.archive.forms.get(form_id), {}))
                self._blank[form_id] = tuple(_lines(path))
        return self._blank[form_id]

    def _seal(self, volume: Volume) -> str:
        return str((volume.facts.get("committee") or {}).get("name") or volume.station.name)


def _slot(work: Work, volume: Volume, slot_id: str) -> Slot:
    return work.standard_of(volume).kind(volume.kind).slot(slot_id)


def _lines(path: Path) -> Iterator[str]:
    for block in outline(path):
        if block.place == "body":
            yield from block.plain.replace("\t", "　").splitlines() or [""]
