"""What a search page was asked, read from its address, and addresses for asking otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from flask import url_for
from werkzeug.datastructures import MultiDict

from archive_app.chinese.amounts import parse_amount
from archive_app.chinese.dates import parse_date
from archive_app.errors import Invalid
from archive_app.records.facets import facet_titles
from archive_app.records.searching import Scope, SearchFilter
from archive_app.search.engine import Order
from archive_app.standard import Standard

__all__ = ["ORDERS", "OTHER", "Asked", "Suggestion", "asked_in", "suggestions"]

ORDERS: Mapping[str, str] = {
    "relevance": "最相关",
    "newest": "最近",
    "oldest": "最早",
    "amount": "金额大到小",
}
OTHER: Mapping[Scope, Scope] = {"own": "precedents", "precedents": "own"}
_RANGES = ("since", "until", "low", "high")
_OPERATORS = '"“”()（）|:：*~-'
_SHORT, _LONG = 2, 4  # characters of a usual word; of a run worth cutting into such


@dataclass(frozen=True)
class Asked:
    """The question of one search; the ranges are kept as typed."""

    text: str = ""
    scope: Scope | None = None
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None
    page: int = 1

    @property
    def narrowed(self) -> bool:
        """Whether anything besides the words narrows it."""
        return bool(self.chosen or any(self.ranges.values()))

    def filters(self) -> SearchFilter:
        """The filters for the search; Invalid names the ranges that cannot be read."""
        read = _Ranges(self.ranges)
        since, until = read.day("since"), read.day("until")
        low, high = read.amount("low"), read.amount("high")
        if read.faults:
            raise Invalid("筛选范围填写有误", fields=read.faults)
        (kind,) = self.chosen.get("kind", ())[:1] or (None,)
        others = {name: values for name, values in self.chosen.items() if name != "kind"}
        return SearchFilter(kind=kind, facets=others, since=since, until=until, low=low, high=high)

    def arguments(self) -> dict[str, Any]:
        """The question as arguments of an address, without the page number."""
        said: dict[str, Any] = {"q": self.text, "scope": self.scope, "order": self.order}
        said |= {name: list(values) for name, values in self.chosen.items()} | dict(self.ranges)
        return {name: value for name, value in said.items() if value}

    def address(self, **changes: Any) -> str:
        """The address of this question with something changed, on its first page."""
        return url_for("search.search", **replace(self, **changes).arguments())

    def toggled(self, name: str, value: str) -> str:
        """The address with a value of a facet chosen, or let go of."""
        had = self.chosen.get(name, ())
        now = tuple(one for one in had if one != value) if value in had else (value,)
        return self.address(chosen={**self.chosen, name: now} if now else self.without(name))

    def without(self, name: str) -> dict[str, tuple[str, ...]]:
        """What is chosen besides this facet."""
        return {other: values for other, values in self.chosen.items() if other != name}


def asked_in(standard: Standard, arguments: MultiDict[str, str]) -> Asked:
    """The question in an address; what is not known in it is passed over."""
    scope, order = arguments.get("scope"), arguments.get("order")
    names = facet_titles(standard, None, states=True)
    chosen = {name: tuple(filter(None, arguments.getlist(name))) for name in names}
    return Asked(
        text=arguments.get("q", "").strip(),
        scope=cast("Scope", scope) if scope in OTHER else None,
        chosen={name: values for name, values in chosen.items() if values},
        ranges={name: arguments.get(name, "").strip() for name in _RANGES},
        order=cast("Order", order) if order in ORDERS else None,
        page=max(1, arguments.get("page", 1, type=int)),
    )


@dataclass(frozen=True)
class Suggestion:
    """Another way to ask, when nothing was found."""

    title: str
    address: str


def suggestions(asked: Asked) -> tuple[Suggestion, ...]:
    """Ways that are likely to find more."""
    return tuple(_suggestions(asked))


def _suggestions(asked: Asked) -> Iterator[Suggestion]:
    if asked.narrowed:
        yield Suggestion("去掉全部筛选条件", asked.address(chosen={}, ranges={}))
    if any(sign in asked.text for sign in _OPERATORS):
        return
    words = asked.text.split()
    if len(words) > 1:
        either = " OR ".join(words)
        yield Suggestion(f"有其中一个词就行：{either}", asked.address(text=either))
    elif asked.text.isdecimal():
        yield Suggestion(f"以它开头的号码：{asked.text}*", asked.address(text=f"{asked.text}*"))
    elif len(asked.text) >= _LONG:
        cut = [asked.text[at : at + _SHORT] for at in range(0, len(asked.text), _SHORT)]
        shorter = " ".join(part for part in cut if len(part) == _SHORT)
        yield Suggestion(f"拆成短词：{shorter}", asked.address(text=shorter))
    elif asked.text:
        yield Suggestion(f"连近义词一起找：~{asked.text}", asked.address(text=f"~{asked.text}"))


class _Ranges:
    """Reads typed days and amounts, gathering what cannot be read."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self.typed = typed
        self.faults: dict[str, list[str]] = {}

    def day(self, name: str) -> date | None:
        text = self.typed.get(name)
        found = parse_date(text) if text else None
        if text and found is None:
            self.faults[name] = [f"“{text}”不是日期，请写成 2024-03-12"]
        return found

    def amount(self, name: str) -> Decimal | None:
        text = self.typed.get(name)
        found = parse_amount(text) if text else None
        if text and found is None:
            self.faults[name] = [f"“{text}”不是金额，请写成 30000 或 3万"]
        return found
