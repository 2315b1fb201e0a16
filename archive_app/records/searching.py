"""Finding: a reader's question in our query language, with filters, facets and passages.

Rights are part of the query, and every hit is checked again against its row before anything of it
is shown: the index may lag a moment behind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.errors import NotFound
from archive_app.permissions import reader_tokens
from archive_app.records.facets import Facet, counted, facet_titles, with_ids
from archive_app.records.indexing import EntryId
from archive_app.records.telling import Told, is_precedent, told_of
from archive_app.search.engine import AmountRange, DayRange, Filter, Found, OneOf, Order, Query
from archive_app.search.nodes import AllOf, Keyword, Node, Not
from archive_app.search.query import parse
from archive_app.search.snippets import Snippet, highlight, snippets
from archive_app.store.tables import Document, Job, Station, Volume

__all__ = [
    "Precedent",
    "Result",
    "Results",
    "Scope",
    "SearchFilter",
    "read_precedent",
    "search",
]

Scope = Literal["own", "precedents"]


@dataclass(frozen=True)
class SearchFilter:
    """What narrows a search besides its words; `facets` takes any facet field of the standard."""

    kind: str | None = None
    category: str | None = None
    station_id: int | None = None
    year: int | None = None
    state: str | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True)
class Result:
    """One hit as this reader may see it; `document_id` is None when the volume itself was hit."""

    id: str
    volume_id: int
    document_id: int | None
    title: Snippet
    number: str
    station: str
    kind: str
    state: str
    snippets: tuple[Snippet, ...]
    day: date | None
    amount: Decimal | None
    masked: bool
    may_open: bool


@dataclass(frozen=True)
class Results:
    """A page of hits with the exact total and the counts per facet."""

    total: int
    hits: tuple[Result, ...]
    facets: tuple[Facet, ...]
    page: int
    size: int
    query_text: str


@dataclass(frozen=True)
class Precedent:
    """The masked text of an agreement, for reading."""

    id: str
    told: Told
    number: str
    station: str
    volume_id: int
    may_open: bool


def search(
    work: Work,
    text: str,
    *,
    scope: Scope = "precedents",
    filters: SearchFilter = SearchFilter(),
    order: Order | None = None,
    page: int = 1,
    size: int = 20,
) -> Results:
    """What the words find among what the actor may see; without an order, best or newest first."""
    work.allow("search")
    standard = work.archive.standard
    node = with_ids(parse(text), standard)
    titles = facet_titles(standard, filters.kind, states=scope == "own")
    found = work.archive.search.current().find(
        Query(
            node=AllOf((node, *_outdated(work, scope))),
            corpora=frozenset({scope}),
            readers=reader_tokens(work.actor),
            filters=tuple(_filters(work, filters)),
            order=order or ("relevance" if text.strip() else "newest"),
            page=page,
            size=size,
            facets=tuple(titles),
        )
    )
    hits = tuple(_results(work, found, node))
    total = found.total - (len(found.hits) - len(hits))
    work.looked("searched", "search", scope, text=text, total=total)
    return Results(total, hits, counted(standard, found, titles), page, size, text)


def read_precedent(work: Work, entry_id: str) -> Precedent:
    """The whole masked text of a precedent that a search has found."""
    work.allow("search")
    name = EntryId.read(entry_id)
    rows = _rows(work, name) if name and name.view == "precedent" else None
    if rows is None:
        raise NotFound("没有这份协议参考", fix="它可能已改为不公开，请重新检索")
    volume, document = rows
    told = told_of(work, volume, document, "precedent")
    work.looked("precedent.seen", "volume", volume.id, entry=entry_id)
    may_open = work.may("volume.see", on=volume)
    return Precedent(entry_id, told, volume.number, volume.station.name, volume.id, may_open)


def _outdated(work: Work, scope: Scope) -> Iterator[Node]:
    """Leaves out what the index still has but the reader may no longer see, from counts too: the
    jobs that will bring it up to date are not done.
    """
    unfinished = select(Job.args).where(Job.name == "index", Job.state != "done")
    for key in {args["volume_id"] for args in work.session.scalars(unfinished)}:
        volume = work.session.get(Volume, key)
        if volume is not None and not (
            work.may("volume.see", on=volume) if scope == "own" else is_precedent(work, volume)
        ):
            yield Not(Keyword("volume", str(key)))


def _filters(work: Work, wanted: SearchFilter) -> Iterator[Filter]:
    exact: dict[str, tuple[str, ...]] = {
        name: (str(value),)
        for name, value in (
            ("kind", wanted.kind),
            ("category", wanted.category),
            ("year", wanted.year),
            ("state", wanted.state),
        )
        if value
    }
    if wanted.station_id is not None:
        exact["station"] = (work.get(Station, wanted.station_id).name,)
    for name, values in {**wanted.facets, **exact}.items():
        yield OneOf(name, values)
    if wanted.since or wanted.until:
        yield DayRange(wanted.since, wanted.until)
    if wanted.low is not None or wanted.high is not None:
        yield AmountRange(wanted.low, wanted.high)


def _results(work: Work, found: Found, node: Node) -> Iterator[Result]:
    lost = []
    for hit in found.hits:
        name = EntryId.read(hit.id)
        if name is None or work.session.get(name.table, name.key) is None:
            lost.append(hit.id)
        elif (rows := _rows(work, name)) is not None:
            yield _result(work, name, *rows, node)
    if lost:  # no row ever had this id, or the database is an older copy
        work.archive.search.current().drop(lost)


def _rows(work: Work, name: EntryId) -> tuple[Volume, Document | None] | None:
    """The rows behind a hit, or None when they may not be shown to this reader in this view."""
    row = work.session.get(name.table, name.key)
    document = row if isinstance(row, Document) else None
    volume = document.volume if document else row
    if not isinstance(volume, Volume) or (document and not document.current):
        return None
    if name.view == "precedent":
        shown = is_precedent(work, volume, document)
    else:
        shown = work.may("volume.see", on=volume)
        if name.view == "full":
            shown = shown and work.may("personal.unmask", on=volume)
    return (volume, document) if shown else None


def _result(
    work: Work, name: EntryId, volume: Volume, document: Document | None, node: Node
) -> Result:
    told = told_of(work, volume, document, name.view)
    return Result(
        id=str(name),
        volume_id=volume.id,
        document_id=document.id if document else None,
        title=_masked(highlight(told.title, node), told.title),
        number=volume.number,
        station=volume.station.name,
        kind=volume.kind,
        state=volume.state,
        snippets=tuple(_masked(passage, told.text) for passage in snippets(told.text, node)),
        day=told.day,
        amount=told.amount,
        masked=name.view != "full",
        may_open=work.may("volume.see", on=volume),
    )


def _masked(passage: Snippet, whole: str) -> Snippet:
    """The passage with numbers hidden, as the whole text shows them: a cut number is one too."""
    at, parts, masked = passage.start, [], mask_text(whole)
    for text, hit in passage.parts:
        parts.append((masked[at : at + len(text)], hit))
        at += len(text)
    return Snippet(passage.start, tuple(parts))
