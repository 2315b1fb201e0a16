"""How an entry lies in a Whoosh index: fields, terms, columns; written here, read by segments.

Each zone of text is a field whose terms are single characters, overlapping pairs of characters and
whole runs, each with its positions. Pairs make long words cheap, singles make one character
findable, runs carry a mark so that all of them stand together in the term list. Every keyword,
reader and corpus is one term of the field `tags`. Nothing is stored: ids, days, amounts and lengths
are columns. Whoosh's analyzers, tokens, scoring and stored fields are not used.
"""

from array import array
from collections.abc import Iterator, Sequence
from decimal import Decimal
from hashlib import blake2b
from typing import Any, get_args

from whoosh import columns, fields, formats
from whoosh.codec.whoosh3 import W3Codec

from archive_app.chinese.folding import fold, folding_fingerprint
from archive_app.search.engine import Entry
from archive_app.search.nodes import Zone
from archive_app.search.units import is_run, units

__all__ = [
    "FORMAT",
    "NO_AMOUNT",
    "LeanCodec",
    "cents",
    "document",
    "positions",
    "run_of",
    "run_prefix",
    "run_term",
    "schema",
    "tag",
]

FORMAT = f"2 {folding_fingerprint()}"
"""The mark of this layout and of the folding; an index with another mark must be rebuilt."""

NO_AMOUNT = -(2**63)
_RUN_MARK = b"\x01"
_LONGEST_RUN = 100
_TAG_PARTING = "\x1f"


class LeanCodec(W3Codec):  # type: ignore[misc]  # whoosh is untyped
    """Whoosh's codec without per-posting lengths: nothing here is scored by Whoosh."""

    length_stats = False


class ZoneField(fields.FieldType):  # type: ignore[misc]  # whoosh is untyped
    """A zone of text: takes a list of texts, between which no word can reach."""

    def __init__(self) -> None:
        super().__init__(format=formats.Existence(), analyzer=None)
        self.format = PositionsFormat()

    def index(
        self, value: Sequence[list[str]], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Whoosh's seam: each term with frequency, weight and encoded positions."""
        for term, places in _places(value).items():
            yield term, len(places), 1.0, places.tobytes()


class TagsField(fields.FieldType):  # type: ignore[misc]  # whoosh is untyped
    """Exact values, each one term without positions."""

    def __init__(self) -> None:
        super().__init__(format=formats.Existence(), analyzer=None)

    def index(self, value: Sequence[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Whoosh's seam: each value once."""
        for text in set(value):
            yield text.encode(), 1, 1.0, b""


class PositionsFormat(formats.Format):  # type: ignore[misc]  # whoosh is untyped
    """Postings that carry positions as plain 32-bit numbers."""

    def fixed_value_size(self) -> None:
        """Positions are of any number."""


def schema() -> fields.Schema:
    """The whole layout; see the module's docstring."""
    zones = {zone: ZoneField() for zone in get_args(Zone)}
    return fields.Schema(
        **zones,
        tags=TagsField(),
        id=fields.ID(unique=True, sortable=True),
        day=fields.COLUMN(columns.NumericColumn("i")),
        amount=fields.COLUMN(columns.NumericColumn("q", default=NO_AMOUNT)),
        size=fields.COLUMN(columns.NumericColumn("i")),
    )


def document(entry: Entry) -> dict[str, Any]:
    """The values of an entry for `SegmentWriter.add_document`."""
    zones: dict[str, list[list[str]]] = {
        zone: [units(fold(text).text) for text in texts]
        for zone, texts in zone_texts(entry).items()
    }
    return {
        **{zone: cut for zone, cut in zones.items() if any(cut)},
        "id": entry.id,
        "tags": list(_tags(entry)),
        "day": 0 if entry.day is None else entry.day.toordinal(),
        "amount": NO_AMOUNT if entry.amount is None else cents(entry.amount),
        "size": sum(len(text) for texts in zones.values() for text in texts),
    }


def zone_texts(entry: Entry) -> dict[Zone, tuple[str, ...]]:
    """The texts of an entry by zone."""
    keywords = entry.keywords
    return {
        "title": (entry.title,),
        "number": keywords.get("number", ()),
        "party": keywords.get("party", ()),
        "text": (entry.text,),
    }


def tag(kind: str, value: str) -> str:
    """The term of the field `tags` for a keyword's value."""
    return f"{kind}{_TAG_PARTING}{value}"


def cents(amount: Decimal) -> int:
    """An amount as whole cents, cut to what a column holds."""
    return max(min(round(amount * 100), 2**63 - 1), NO_AMOUNT + 1)


def run_term(run: str) -> bytes:
    """The term of a run; a very long one is shortened, still one to one."""
    if len(run) > _LONGEST_RUN:
        run = f"{run[:_LONGEST_RUN]}…{blake2b(run.encode(), digest_size=8).hexdigest()}"
    return _RUN_MARK + run.encode()


def run_prefix(prefix: str) -> bytes:
    """What the terms of all runs with this beginning begin with."""
    return _RUN_MARK + prefix[:_LONGEST_RUN].encode()


def run_of(term: bytes) -> str:
    """The run behind a term."""
    return term.removeprefix(_RUN_MARK).decode()


def positions(value: bytes) -> "array[int]":
    """Positions as written by `ZoneField`."""
    return array("I", value)


def _tags(entry: Entry) -> Iterator[str]:
    yield tag("corpus", entry.corpus)
    for reader in entry.readers:
        yield tag("reader", reader)
    for name, values in entry.keywords.items():
        for value in values:
            yield tag(f"keyword.{name}", value)


def _places(texts: Sequence[list[str]]) -> "dict[bytes, array[int]]":
    places: dict[str, array[int]] = {}
    runs: dict[str, array[int]] = {}
    start = 0
    for text in texts:
        before = ""
        for place, unit in enumerate(text, start):
            if is_run(unit):
                runs.setdefault(unit, array("I")).append(place)
                before = ""
                continue
            places.setdefault(unit, array("I")).append(place)
            if before:
                places.setdefault(before + unit, array("I")).append(place - 1)
            before = unit
        start += len(text) + 1
    terms = {term.encode(): numbers for term, numbers in places.items()}
    return terms | {run_term(run): numbers for run, numbers in runs.items()}
