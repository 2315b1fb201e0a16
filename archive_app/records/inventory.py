"""The inventory (卷内目录) of a volume: its documents in volume order with their page ranges.

A page range can be told only while every document before it has a page count; after the first
unknown count the ranges stay blank for a person to write, rather than wrong.
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from archive_app.archive import Work
from archive_app.standard import Kind, load_facts, title_of_period
from archive_app.store.tables import Document, Volume

__all__ = ["InventoryLine", "inventory", "ordered_documents"]


@dataclass(frozen=True)
class InventoryLine:
    """One line: position from 1, title, the document's number and date, pages such as 1–3.

    Where papers are arranged one by one (按件) a line has its own archival code, number and term.
    """

    position: int
    title: str
    number: str | None
    date: date | None
    pages: str | None
    remark: str | None
    document_id: int
    author: str | None = None
    secrecy: str | None = None
    page_count: int | None = None
    archival_code: str | None = None
    item_number: int | None = None
    retention: str | None = None

    def as_values(self) -> dict[str, Any]:
        """The line as a form prints it."""
        return asdict(self)


def inventory(work: Work, volume: Volume) -> list[InventoryLine]:
    """The lines of the inventory; documents without a place come last."""
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    lines: list[InventoryLine] = []
    next_page: int | None = 1
    for document in ordered_documents(kind, volume):
        facts = (
            load_facts(standard, kind.slot(document.slot).fields, document.facts)
            if document.slot
            else {}
        )
        pages, next_page = _pages(document, next_page)
        lines.append(
            InventoryLine(
                position=len(lines) + 1,
                title=_title(kind, volume, document),
                number=facts.get("number"),
                date=facts.get("date"),
                pages=pages,
                remark="复印件" if document.is_copy else None,
                document_id=document.id,
                author=facts.get("author"),
                secrecy=facts.get("secrecy"),
                page_count=document.page_count,
                archival_code=document.item_code,
                item_number=document.item_serial,
                retention=standard.retention(document.retention).title
                if document.retention
                else None,
            )
        )
    return lines


def ordered_documents(kind: Kind, volume: Volume) -> list[Document]:
    """The current documents in the order of slots, then of rows or periods, then as filed."""
    slots = {slot.id: n for n, slot in enumerate(kind.slots)}
    rows = {
        (field.name, str(row["key"])): n
        for field in kind.fields
        if field.type == "rows"
        for n, row in enumerate(volume.facts.get(field.name) or [])
    }

    def place(document: Document) -> tuple[int, int, str, int, int]:
        if document.slot is None:
            return len(slots), 0, "", document.position, document.id
        per, key = kind.slot(document.slot).per, document.row_key or ""
        row = rows.get((per or "", key), 0)
        period = key if per is None else ""
        return slots.get(document.slot, len(slots)), row, period, document.position, document.id

    return sorted((d for d in volume.documents if d.current), key=place)


def _title(kind: Kind, volume: Volume, document: Document) -> str:
    if document.slot is None:
        return document.title
    slot = kind.slot(document.slot)
    per = slot.per
    if slot.every is not None and document.row_key is not None:
        return f"{document.title}（{title_of_period(document.row_key)}）"
    if per is None or document.row_key is None:
        return document.title
    shown = kind.field(per).row_title or "name"
    for row in volume.facts.get(per) or []:
        if row["key"] == document.row_key:
            return f"{document.title}（{row.get(shown) or ''}）"
    return document.title


def _pages(document: Document, start: int | None) -> tuple[str | None, int | None]:
    if start is None or document.page_count is None:
        return None, None
    end = start + document.page_count - 1
    if end < start:
        return None, start
    return (str(start) if end == start else f"{start}–{end}"), end + 1
