"""Ways to narrow a search: which facets there are, and their values as people read them.

Kinds, categories and states are indexed by their ids, which do not change with an edition's
wording; people read and write their titles.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from archive_app.search.engine import Found
from archive_app.search.nodes import AllOf, AnyOf, Keyword, Node, Not
from archive_app.standard import Standard

__all__ = ["Facet", "FacetValue", "counted", "facet_titles", "with_ids"]

_COMMON = {
    "category": "类别",
    "kind": "案卷类型",
    "station": "司法所",
    "year": "年度",
    "state": "状态",
}


@dataclass(frozen=True)
class FacetValue:
    """One value to narrow by, its title for people, and how many hits carry it."""

    value: str
    title: str
    count: int


@dataclass(frozen=True)
class Facet:
    """One way to narrow a search."""

    name: str
    title: str
    values: tuple[FacetValue, ...]


def with_ids(node: Node, standard: Standard) -> Node:
    """The question with titles replaced by ids: people write 状态:归档; entries carry the id."""
    match node:
        case Keyword(name, value):
            return Keyword(name, _ids(standard, name).get(value, value))
        case Not(inner):
            return Not(with_ids(inner, standard))
        case AllOf(nodes):
            return AllOf(tuple(with_ids(one, standard) for one in nodes))
        case AnyOf(nodes):
            return AnyOf(tuple(with_ids(one, standard) for one in nodes))
    return node


def _ids(standard: Standard, name: str) -> dict[str, str]:
    """Title → id of what is indexed by its id."""
    if name == "kind":
        return {kind.title: kind.id for kind in standard.kinds}
    if name == "category":
        return {category.title: category.id for category in standard.categories}
    if name == "state":
        return {state.title: state.id for state in standard.states}
    return {}


def facet_titles(standard: Standard, kind: str | None, *, states: bool) -> dict[str, str]:
    """Facet → title: what every volume has, and what the kinds (or the chosen one) mark so."""
    kinds = [standard.kind(kind)] if kind else standard.kinds
    fields = {f.name: f.title for k in kinds for f in k.fields if f.facet}
    common = {n: title for n, title in _COMMON.items() if states or n != "state"}
    return common | fields


def counted(standard: Standard, found: Found, titles: Mapping[str, str]) -> tuple[Facet, ...]:
    """The facets that have values, with counts."""
    facets = []
    for name, title in titles.items():
        people = {id_: shown for shown, id_ in _ids(standard, name).items()}
        values = tuple(
            FacetValue(value, people.get(value, value), count)
            for value, count in found.facets.get(name, ())
        )
        if values:
            facets.append(Facet(name, title, values))
    return tuple(facets)
