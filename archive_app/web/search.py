"""Finding: past agreements of the county (协议参考) and the volumes one may see (案卷).

The whole question stands in the address, so that a search can be kept and gone back to. What is
found, and by whom, is `records.searching`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Blueprint, Response, make_response, render_template, request, url_for

from archive_app.archive import Work
from archive_app.errors import ArchiveError
from archive_app.problems import Problem, problem_of
from archive_app.records.searching import Results, Scope, read_precedent, search
from archive_app.search.query import parse
from archive_app.search.snippets import highlight
from archive_app.web import session
from archive_app.web.search_asked import ORDERS, OTHER, Asked, asked_in, suggestions
from archive_app.web.search_found import (
    chosen_views,
    facet_views,
    hit_views,
    marked_lines,
    told_amount,
)

pages = Blueprint("search", __name__, url_prefix="/search")


@dataclass(frozen=True)
class Answer:
    """The question with its scope decided, what it found, and how much either scope holds."""

    asked: Asked
    found: Results | None = None
    counts: Mapping[Scope, int] | None = None
    problem: Problem | None = None


@pages.get("", endpoint="search")
def search_page() -> Response:
    """The question and what it finds; without a question, the newest there is."""
    with session.reading() as work:
        work.allow("search")
        asked = asked_in(work.archive.standard, request.args)
        answer = _answer(work, asked)
        facets = facet_views(answer.found, answer.asked) if answer.found else ()
        page = render_template(
            "search.html",
            answer=answer,
            asked=answer.asked,
            scopes={"precedents": "协议参考", "own": _own(work)},
            orders=ORDERS,
            hits=hit_views(work, answer.found, answer.asked) if answer.found else (),
            facets=facets,
            chosen=chosen_views(facets),
            suggestions=suggestions(answer.asked),
        )
    response = make_response(page)
    response.status_code = answer.problem.status if answer.problem else 200
    return response


@pages.get("/precedents/<entry_id>")
def precedent(entry_id: str) -> str:
    """One past agreement, with names, addresses and numbers hidden."""
    with session.reading() as work:
        found = read_precedent(work, entry_id)
        asked = asked_in(work.archive.standard, request.args)
        node = parse(asked.text)
        return render_template(
            "precedent.html",
            precedent=found,
            title=highlight(found.told.title, node).parts,
            lines=marked_lines(highlight(found.told.text, node)),
            amount=told_amount(found.told.amount),
            back=url_for("search.search", **asked.arguments()),
        )


def _own(work: Work) -> str:
    return "本所案卷" if work.actor.station_id else "全县案卷"


def _answer(work: Work, asked: Asked) -> Answer:
    """What is found; where no scope was chosen, past agreements unless only volumes answer."""
    first: Scope = asked.scope or "precedents"
    try:
        found, others = _ask(work, asked, first), _count(work, asked, OTHER[first])
        counts = {first: found.total, OTHER[first]: others}
        if asked.scope is None and not found.total and others:
            first = "own"
            found = _ask(work, asked, first)
    except ArchiveError as refusal:
        return Answer(replace(asked, scope=first), problem=problem_of(refusal))
    return Answer(replace(asked, scope=first), found, counts)


def _ask(work: Work, asked: Asked, scope: Scope) -> Results:
    filters = asked.filters()
    return search(
        work, asked.text, scope=scope, filters=filters, order=asked.order, page=asked.page
    )


def _count(work: Work, asked: Asked, scope: Scope) -> int:
    return search(work, asked.text, scope=scope, filters=asked.filters(), size=0).total
