"""What a search found, as its page shows it: hits with passages, ways to narrow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from flask import url_for

from archive_app.archive import Work
from archive_app.records.facets import Facet
from archive_app.records.searching import Result, Results
from archive_app.search.snippets import Snippet
from archive_app.web.search_asked import Asked

__all__ = ["FacetView", "HitView", "Parts", "facet_views", "hit_views", "marked_lines"]

Parts = tuple[tuple[str, bool], ...]
FEW = 7  # values of a facet shown before the rest is folded
OPEN = 5  # facets unfolded


@dataclass(frozen=True)
class HitView:
    """One hit: its address, its title and passages in parts, marked or not."""

    address: str
    title: Parts
    passages: tuple[Parts, ...]
    number: str
    station: str
    kind: str
    state: str
    day: date | None
    amount: str


@dataclass(frozen=True)
class ValueView:
    """One value to narrow by, or to let go of."""

    title: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True)
class FacetView:
    """One way to narrow: the first values, and the folded rest."""

    title: str
    first: tuple[ValueView, ...]
    rest: tuple[ValueView, ...]
    unfolded: bool


def hit_views(work: Work, found: Results, asked: Asked) -> tuple[HitView, ...]:
    """The hits of a page."""
    kinds = {kind.id: kind.title for kind in work.archive.standard.kinds}
    states = {state.id: state.title for state in work.archive.standard.states}
    return tuple(
        HitView(
            address=_address(hit, asked),
            title=hit.title.parts,
            passages=tuple(_passage(passage) for passage in hit.snippets),
            number=hit.number,
            station=hit.station,
            kind=kinds.get(hit.kind, ""),
            state=states.get(hit.state, ""),
            day=hit.day,
            amount=told_amount(hit.amount),
        )
        for hit in found.hits
    )


def facet_views(found: Results, asked: Asked) -> tuple[FacetView, ...]:
    """The facets that can still narrow, and those that do."""
    useful = [f for f in found.facets if len(f.values) > 1 or f.name in asked.chosen]
    return tuple(_facet(facet, asked, at) for at, facet in enumerate(useful))


def marked_lines(passage: Snippet) -> tuple[Parts, ...]:
    """A whole text by lines, empty ones left out."""
    return tuple(tuple(line) for line in _lines(passage.parts) if line)


def told_amount(amount: Decimal | None) -> str:
    """3,000 元; nothing where there is no amount."""
    if amount is None:
        return ""
    return f"{amount:,.2f}".removesuffix(".00") + " 元"


def _passage(passage: Snippet) -> Parts:
    """A passage of a longer text: dots show where it was cut."""
    start = (("…", False),) if passage.start else ()
    return (*start, *passage.parts, ("…", False))


def _lines(parts: Parts) -> Iterator[list[tuple[str, bool]]]:
    line: list[tuple[str, bool]] = []
    for text, is_hit in parts:
        first, *others = text.split("\n")
        line.append((first, is_hit))
        for other in others:
            yield [part for part in line if part[0].strip()]
            line = [(other, is_hit)]
    yield [part for part in line if part[0].strip()]


def _address(hit: Result, asked: Asked) -> str:
    if asked.scope == "precedents":
        return url_for("search.precedent", entry_id=hit.id, **asked.arguments())
    if hit.document_id is not None:
        return url_for("documents.document", document_id=hit.document_id)
    return url_for("volume.volume", volume_id=hit.volume_id)


def _facet(facet: Facet, asked: Asked, at: int) -> FacetView:
    chosen = asked.chosen.get(facet.name, ())
    values = [
        ValueView(one.title, one.count, asked.toggled(facet.name, one.value), one.value in chosen)
        for one in facet.values
    ]
    if facet.name == "year":
        values.sort(key=lambda one: one.title, reverse=True)
    return FacetView(
        title=facet.title,
        first=tuple(values[:FEW]),
        rest=tuple(values[FEW:]),
        unfolded=at < OPEN or bool(chosen),
    )


def chosen_views(facets: Sequence[FacetView]) -> tuple[tuple[str, ValueView], ...]:
    """What narrows the search now, with the address that lets go of it."""
    return tuple(
        (facet.title, value)
        for facet in facets
        for value in (*facet.first, *facet.rest)
        if value.chosen
    )
