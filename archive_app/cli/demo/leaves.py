"""The papers of volumes made after worked examples: a print, a scan, or our own form filled.

Owns how they look and how they are filed and attested; which there are is `course`'s.
"""

import io
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from archive_app.archive import Archive, Work
from archive_app.chinese.dates import cn_date
from archive_app.cli.demo.cases import sample
from archive_app.cli.demo.course import Leaf
from archive_app.cli.demo.scans import Sheet, as_jpeg
from archive_app.cli.demo.textpdf import text_pdf
from archive_app.records.attesting import mark_document, marks_needed
from archive_app.records.documents import file_document, receive
from archive_app.records.forms import fill_form
from archive_app.records.judging import facts_of, view_of
from archive_app.records.shown import shown
from archive_app.standard import CalendarPeriod, Field, VolumeView, periods_of_slot
from archive_app.store.tables import Document, Volume

__all__ = ["Leaves", "of_period", "periods_by_place"]

FEW = 14  # facts of the volume that are told on a paper
LAST_DAYS = 5  # of a period, in which its paper comes
Periods = Mapping[tuple[str, str], CalendarPeriod]


@dataclass
class Leaves:
    """Files papers into volumes of any kind."""

    archive: Archive

    def file(
        self, work: Work, volume: Volume, leaf: Leaf, view: VolumeView, chance: random.Random
    ) -> None:
        """File the paper with all its marks; the view of the volume tells whose they are."""
        styles = sample("plan")["styles"]
        style = chance.choices([*styles], [*styles.values()])[0]
        if style == "filled" and self.has_form(leaf):
            paper = self.draft(work, volume, leaf)
        else:
            paper = self._received(work, volume, leaf, scan=style == "scan")
        if marks := [mark.id for mark in marks_needed(work, volume, paper, view=view)]:
            mark_document(work, volume, paper, marks, view=view)

    def has_form(self, leaf: Leaf) -> bool:
        """Whether a form is shipped for the paper."""
        return leaf.slot.form is not None and leaf.slot.form in self.archive.forms

    def draft(self, work: Work, volume: Volume, leaf: Leaf) -> Document:
        """Fill the form of the paper and leave it unsigned."""
        return fill_form(work, volume.id, leaf.slot.id, row_key=leaf.row, facts=leaf.facts)

    def _received(self, work: Work, volume: Volume, leaf: Leaf, *, scan: bool) -> Document:
        lines = tuple(_lines(work, volume, leaf))
        day, seed = leaf.day or work.today, f"{volume.id} {leaf.slot.id} {leaf.row}"
        if scan:
            seal = volume.station.name if leaf.slot.sealed_by else None
            handler = volume.handler.name if volume.handler else ""
            data, suffix = as_jpeg(Sheet(lines, (handler,), seal, day, seed)), "jpg"
        else:
            data, suffix = text_pdf(lines), "pdf"
        whose = f" {leaf.row}" if leaf.slot.every else ""
        received = receive(self.archive, io.BytesIO(data), f"{leaf.slot.title}{whose}.{suffix}")
        filed = file_document(
            work, volume.id, received, slot=leaf.slot.id, row_key=leaf.row, facts=leaf.facts
        )
        if leaf.copy is not None:
            filed.document.is_copy = leaf.copy
        return filed.document


def periods_by_place(work: Work, volume: Volume, slots: Iterable[str]) -> Periods:
    """Every period of these places, by place and key."""
    standard, view = work.standard_of(volume), view_of(work, volume)
    return {
        (slot, period.key): period
        for slot in slots
        for period in periods_of_slot(standard, view, slot)
    }


def of_period(pattern: Leaf, period: CalendarPeriod, chance: random.Random) -> Leaf:
    """The paper of one period, after that of another: its days lie in the last days of this one."""
    room = min(LAST_DAYS, (period.end - period.start).days + 1)
    day = period.end - timedelta(days=chance.randrange(room))
    days = {field.name: day.isoformat() for field in pattern.slot.fields if field.type == "date"}
    facts = {**pattern.facts, **{n: d for n, d in days.items() if n in pattern.facts}}
    return replace(pattern, row=period.key, facts=facts, day=day)


def _lines(work: Work, volume: Volume, leaf: Leaf) -> Iterator[str]:
    """What is printed: the title, what the paper says of itself, and what the volume is about."""
    kind = work.standard_of(volume).kind(volume.kind)
    yield leaf.slot.title
    yield f"{volume.title}　{volume.number}"
    yield ""
    yield from _told(leaf.slot.fields, leaf.facts)
    told = [*_told(kind.fields, facts_of(work, volume))]
    yield from told[:FEW]
    yield ""
    yield f"{volume.station.name}　{cn_date(leaf.day or work.today)}"


def _told(fields: Iterable[Field], facts: Mapping[str, Any]) -> Iterator[str]:
    for field in fields:
        text = shown(field, facts.get(field.name), masked=False)
        if text and field.type not in {"rows", "boolean"}:
            yield f"{field.title}：{text}"
