"""Items (件): documents archived one by one, each with its own retention, number and archival code.

Owns kinds that are arranged by item (按件, DA/T 22). A number is given when the papers are put in
order (立卷) and stays for good: a later paper gets the next one, a withdrawn one leaves a gap on
record. What is bound in with them (cover, list, closing note) is no item. The order of the papers
is `inventory`'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from archive_app.archive import Work
from archive_app.errors import Conflict, Invalid
from archive_app.records.changing import document_for_change
from archive_app.records.inventory import ordered_documents
from archive_app.records.judging import facts_of, judge_volume, view_of
from archive_app.records.numbering import give_code
from archive_app.records.stations import bureau
from archive_app.standard import Kind, Retention, RetentionResult, Standard, item_retentions
from archive_app.store.tables import Document, Volume

__all__ = [
    "Item",
    "archival_facts",
    "by_item",
    "choose_retention",
    "give_item_codes",
    "items_of",
]


@dataclass(frozen=True)
class Item:
    """A document as an item; `reason` is set while its retention is not certain."""

    document: Document
    retention: Retention
    chosen: bool
    reason: str


def by_item(kind: Kind) -> bool:
    """Whether the documents of such a volume are archived one by one."""
    return kind.arrangement == "item"


def items_of(work: Work, volume: Volume) -> tuple[Item, ...]:
    """The items of the volume, in order."""
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    told = item_retentions(standard, view_of(work, volume))
    return tuple(
        _item(standard, document, told[document.id])
        for document in ordered_documents(kind, volume)
        if document.slot is not None and not kind.slot(document.slot).binding
    )


def give_item_codes(work: Work, volume: Volume) -> Sequence[str]:
    """Give every item without one the next code of its series; the codes given.

    Refused while a retention is not certain: a code holds it, and stays for good.
    """
    items = items_of(work, volume)
    open_ones = [item for item in items if item.document.item_code is None]
    doubtful = next((item for item in open_ones if item.reason), None)
    if doubtful is not None:
        raise Conflict(
            f"“{doubtful.document.title}”的保管期限还定不下来：{doubtful.reason}",
            fix="请填写该文件的信息，或在文件页选定保管期限",
        )
    standard = work.standard_of(volume)
    facts = archival_facts(work, volume)
    given = []
    for item in open_ones:
        numbered = give_code(work, standard.item_code, {**facts, "retention": item.retention.id})
        item.document.retention = item.retention.id
        item.document.item_serial = numbered.serial
        item.document.item_code = numbered.number
        work.record(
            "document.coded",
            item.document,
            archival_code=numbered.number,
            retention=item.retention.id,
        )
        given.append(numbered.number)
    return given


def choose_retention(work: Work, document_id: int, retention: str, reason: str) -> Document:
    """Keep an item longer or shorter than the standard says, with a reason; empty: as it says."""
    document, volume = document_for_change(work, document_id, "document.file")
    standard = work.standard_of(volume)
    if not by_item(standard.kind(volume.kind)):
        raise Conflict("这一卷按卷整理，保管期限随卷", fix="请在案卷信息中填写影响保管期限的事项")
    if document.item_code is not None:
        raise Conflict(
            f"该件已编档号 {document.item_code}，保管期限不能再改",
            fix="保管期限到期时在鉴定中处理",
        )
    if not reason.strip():
        raise Invalid(fields={"reason": ["请写明改变保管期限的理由"]})
    before = document.retention
    document.retention = standard.retention(retention).id if retention else ""
    work.record(
        "document.retention_chosen",
        document,
        before=before,
        after=document.retention,
        reason=reason.strip(),
    )
    judge_volume(work, volume)
    return document


def archival_facts(work: Work, volume: Volume) -> dict[str, Any]:
    """What archival codes are made of, all but the retention."""
    standard = work.standard_of(volume)
    known = facts_of(work, volume)
    told = known.get(standard.kind(volume.kind).archival_year or "")
    return {
        **known,
        "fonds": bureau(work).fonds,
        "category_code": standard.category(volume.category).code,
        "year": told or (volume.concluded_on or volume.opened_on).year,
    }


def _item(standard: Standard, document: Document, told: RetentionResult) -> Item:
    if document.retention:
        return Item(document, standard.retention(document.retention), True, "")
    return Item(document, standard.retention(told.id), False, told.reason)
