"""What may be told of a volume and its documents, to whom: the three views and their words.

    full        for those who see personal data in full
    masked      for inspectors: identity and phone numbers hidden
    precedent   for everybody: a concluded, public case with names, addresses and numbers hidden

The words that are searched are the words that are shown, so nobody finds what is hidden from them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.chinese.dates import cn_date
from archive_app.records.attesting import marks_needed
from archive_app.records.masking import NumberMask, PrecedentMask
from archive_app.standard import Field, Kind
from archive_app.store.tables import AuditEntry, Document, PageText, Volume

__all__ = ["VIEWS", "Told", "View", "is_precedent", "shown", "told_of"]

View = Literal["full", "masked", "precedent"]
VIEWS: tuple[View, ...] = ("full", "masked", "precedent")


@dataclass(frozen=True)
class Told:
    """What one view tells: the words that are searched are the words that are shown."""

    title: str
    text: str
    parties: tuple[str, ...]
    day: date | None
    amount: Decimal | None


def told_of(work: Work, volume: Volume, document: Document | None, view: View) -> Told:
    """Title, text and parties of a volume, or of one of its documents, in one view."""
    kind = work.standard_of(volume).kind(volume.kind)
    if document is None:
        fields = _public(kind) if view == "precedent" else kind.fields
        title, text = volume.title, _facts_text(fields, volume.facts)
    else:
        title, text = f"{document.title} {volume.title}", _pages_text(work, document)
        if view == "full":
            title += f" {document.file_name}"
    parties = tuple(_row_titles(kind.fields, volume.facts))
    day, amount = _day(kind, volume, document), _amount(kind, volume)
    if view == "full":
        return Told(title, text, parties, day, amount)
    mask = PrecedentMask if view == "precedent" else NumberMask
    hide = mask(kind, volume, _earlier(work, volume))
    parties = tuple(hide(name) for name in parties)
    return Told(hide(title), hide(text), parties, day, amount)


def is_precedent(work: Work, volume: Volume, document: Document | None = None) -> bool:
    """Whether everybody may learn from it: concluded, public, its agreement more than a draft."""
    if volume.private or volume.sealed or volume.concluded_on is None:
        return False
    kind = work.standard_of(volume).kind(volume.kind)
    slots = {slot.id for slot in kind.slots if slot.precedent}
    filed = [d for d in volume.documents if d.current and d.slot in slots]
    agreed = [d for d in filed if not _draft(work, volume, d)]
    return bool(agreed) if document is None else document in agreed


def shown(field: Field, value: Any) -> str:
    """One value of a field as people write it."""
    if isinstance(value, Mapping):
        return str(value.get("name") or "")
    if field.type == "boolean":
        return "是"
    if field.type == "amount":
        return f"{Decimal(str(value)):f}".removesuffix(".00") + "元"
    day = _iso(value) if field.type == "date" else None
    return cn_date(day) if day else str(value)


def _iso(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def _day(kind: Kind, volume: Volume, document: Document | None) -> date | None:
    own = _iso(document.facts.get("date")) if document else None
    known = (_iso(volume.facts.get(name)) for name in kind.day)
    return own or next(filter(None, known), volume.concluded_on or volume.opened_on)


def _amount(kind: Kind, volume: Volume) -> Decimal | None:
    value = volume.facts.get(kind.amount) if kind.amount else None
    return None if value is None else Decimal(str(value))


def _draft(work: Work, volume: Volume, document: Document) -> bool:
    """A paper we made is a draft until every signature and seal is attested."""
    if not document.generated:
        return False
    return any(mark.attested_by is None for mark in marks_needed(work, volume, document))


def _earlier(work: Work, volume: Volume) -> Iterator[Mapping[str, Any]]:
    """What was entered before: who is no longer named may still stand in the papers."""
    book = work.standard_of(volume).kind(volume.kind).register
    changes = select(AuditEntry).where(
        AuditEntry.volume_id == volume.id,
        AuditEntry.verb.in_(("volume.described", "volume.rekinded", "row.changed", "row.struck")),
    )
    for change in work.session.scalars(changes):
        told = change.details
        if change.verb.startswith("row."):
            yield {str(book): [told["row"] if change.verb == "row.struck" else told["before"]]}
        else:
            yield told["before"].get("facts", told["before"])


def _pages_text(work: Work, document: Document) -> str:
    query = select(PageText.text).where(PageText.document_id == document.id)
    return "\n".join(work.session.scalars(query.order_by(PageText.number)))


def _row_titles(fields: Sequence[Field], facts: Mapping[str, Any]) -> Iterator[str]:
    """What names the rows of people: the parties."""
    for field in fields:
        if field.type == "rows" and any(column.mask == "name" for column in field.columns):
            for row in facts.get(field.name) or []:
                if name := row.get(field.row_title or "name"):
                    yield str(name)


def _public(kind: Kind) -> list[Field]:
    """The fields a precedent tells: what is searched, what it is found by, who took part."""
    found_by = {*kind.day, kind.amount}
    return [
        replace(field, columns=tuple(column for column in field.columns if column.search))
        for field in kind.fields
        if field.search
        or field.name in found_by
        or (field.facet and field.type == "choice")
        or any(column.search for column in field.columns)
    ]


def _facts_text(fields: Sequence[Field], facts: Mapping[str, Any]) -> str:
    lines = []
    for field in fields:
        value = facts.get(field.name)
        if value in (None, "", [], False):
            continue
        if field.type == "rows":
            rows = [_facts_text(field.columns, row) for row in value]
            lines += [row.replace("\n", "，") for row in rows if row]
        else:
            several = value if isinstance(value, list) else [value]
            lines.append(f"{field.title}：{'、'.join(shown(field, one) for one in several)}")
    return "\n".join(lines)
