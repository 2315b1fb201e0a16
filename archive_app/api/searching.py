"""Searching one's own volumes and the precedents of the county."""

from decimal import Decimal
from typing import Any

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.search import PrecedentShown, SearchQuery, SearchShown
from archive_app.api.signing import reading
from archive_app.chinese.identity import mask_text
from archive_app.records.searching import Result, SearchFilter, read_precedent, search
from archive_app.search.snippets import Snippet

searching = Resource("search", "检索", "在本人有权看的案卷和全县协议参考中检索")

Answer = dict[str, Any]


@searching.operation(
    "GET",
    "/search",
    "检索",
    "按词句检索，可按类型、司法所、年度、日期、金额和各种分面缩小。证件号码和电话一律遮盖显示。",
    query=SearchQuery,
    gives=SearchShown,
)
def search_find(query: Answer) -> Answer:
    """A page of results."""
    more = {name: query.pop(name) for name in ("scope", "order", "page", "size")}
    with reading() as work:
        found = search(work, query.pop("q"), filters=_filter(query), **more)
    return {
        "total": found.total,
        "page": found.page,
        "size": found.size,
        "hits": [_hit(hit) for hit in found.hits],
        "facets": [
            {"name": facet.name, "title": facet.title, "values_": facet.values}
            for facet in found.facets
        ],
    }


@searching.operation(
    "GET",
    "/precedents/<string:entry_id>",
    "查看协议参考",
    "检索到的一份协议的全文；姓名、住址、证件号码和电话已遮盖。",
    gives=PrecedentShown,
)
def precedent_see(entry_id: str) -> Answer:
    """The masked text of a precedent."""
    with reading() as work:
        found = read_precedent(work, entry_id)
    own = ("id", "number", "station", "volume_id", "may_open")
    told = {"title": found.told.title, "text": found.told.text}
    return {name: getattr(found, name) for name in own} | told


def _filter(query: Answer) -> SearchFilter:
    facets: dict[str, tuple[str, ...]] = {}
    for facet in query.pop("facet"):
        name, _, value = facet.partition(":")
        facets[name] = (*facets.get(name, ()), value)
    for name in ("low", "high"):
        query[name] = Decimal(query[name]) if query[name] else None
    return SearchFilter(**query, facets=facets)


def _hit(hit: Result) -> Answer:
    own = "id volume_id document_id number station kind state day may_open"
    return {name: getattr(hit, name) for name in own.split()} | {
        "amount": None if hit.amount is None else str(hit.amount),
        "title": _passage(hit.title),
        "snippets": [_passage(snippet) for snippet in hit.snippets],
    }


def _passage(snippet: Snippet) -> Answer:
    """The passage, masked as a whole: a hit inside a number must not keep it from being hidden."""
    masked, at, parts = mask_text(snippet.text), 0, []
    for text, hit in snippet.parts:
        parts.append({"text": masked[at : at + len(text)], "hit": hit})
        at += len(text)
    return {"start": snippet.start, "parts": parts}
