"""A kind of volume as frozen values: its facts, the places of its papers, what is asked of them.

Owns the shape of one kind and look-up by id in it. What an edition says besides its kinds is in
`parts`; `model` puts both together into a standard.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from archive_app.standard.parts import pick

__all__ = [
    "ARRANGEMENTS",
    "CHOOSE",
    "FIELD_TYPES",
    "KEPT",
    "MASKS",
    "NATURES",
    "PERIODS",
    "SEVERITIES",
    "UNITS",
    "Check",
    "Copies",
    "Deadline",
    "Every",
    "Field",
    "Group",
    "Kind",
    "LedgerColumn",
    "Link",
    "Numbering",
    "Order",
    "Require",
    "RetentionCase",
    "RetentionRule",
    "Slot",
    "Stage",
]

FIELD_TYPES = (
    "text",
    "long_text",
    "integer",
    "amount",
    "date",
    "boolean",
    "choice",
    "choices",
    "id_number",
    "phone",
    "committee",
    "mediator",
    "mediators",
    "rows",
)
UNITS = ("case", "person", "year")
CHOOSE = ("at_least_one", "exactly_one", "at_most_one")
NATURES = ("duty", "right_lapses")
SEVERITIES = ("veto", "error", "warning", "hint")
MASKS = ("name", "address", "number")
PERIODS = ("week", "month", "quarter", "half_year", "year")
KEPT = ("original", "copy", "either")
ARRANGEMENTS = ("volume", "item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A fact that is asked for, of a volume, of a document or of a row."""

    name: str
    title: str
    type: str
    of: str | None = None
    required: bool = False
    min: Decimal | None = None
    max: Decimal | None = None
    facet: bool = False
    search: bool = False
    sensitive: bool = False
    mask: str | None = None  # how precedents hide it: as a name, an address, a number
    group: str | None = None
    help: str | None = None
    default: Any = None
    columns: tuple["Field", ...] = ()
    row: str | None = None
    row_title: str | None = None
    show_when: str | None = None
    severity: str | None = None
    last: bool = False  # stands with its group after all others
    taken_from: str | None = None  # of a document: the volume's fact it repeats, offered to copy
    due: str | None = None
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """How many documents a place takes; `min` may be an expression, `max` None means any number."""

    min: int | str = 1
    max: int | None = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Require:
    """`mode` is always, never or when; `when` holds the condition of the last."""

    mode: str = "never"
    when: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """A place for each week, month, quarter, half year or year between two days."""

    unit: str
    start: str  # date expressions
    until: str
    within: str | None = None  # how long after the period its paper may come
    skip_when: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionCase:
    """If this holds, that retention code applies."""

    condition: str
    then: str
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """The first case that holds decides, else the default."""

    default: str
    cases: tuple[RetentionCase, ...] = ()
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The place of one required or possible document in a volume."""

    id: str
    title: str
    forms: tuple[str, ...] = ()  # the usual one first
    per: str | None = None
    per_when: str | None = None
    every: Every | None = None
    require: Require = Require()
    forbid: str | None = None
    due: str = "arranged"  # a state of the edition or a stage of the kind
    copies: Copies = Copies()
    kept: str = "either"
    signed_by: tuple[str, ...] = ()
    sealed_by: str | None = None
    fields: tuple[Field, ...] = ()
    severity: str = "error"
    points: Decimal | None = None
    group: str | None = None
    retention: RetentionRule | None = None  # of its documents, where each is archived by itself
    last: bool = False  # stands after all others
    basis: tuple[str, ...] = ()
    fix: str | None = None
    words: tuple[str, ...] = ()
    binding: bool = False  # a cover or a list: bound in with the papers, itself no item
    precedent: bool = False  # whether others may learn from its masked text

    @property
    def form(self) -> str | None:
        """The usual form of its paper."""
        return self.forms[0] if self.forms else None

    @property
    def many(self) -> bool:
        """Whether it can hold several documents, so that conditions iterate over it."""
        return self.per is not None or self.every is not None or self.copies.max != 1

    def field(self, name: str) -> Field:
        """The document-level field of this name."""
        return pick(self.fields, "name", name, "事项")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Slots of which some number must be filled."""

    id: str
    title: str
    choose: str = "at_least_one"
    require: Require = Require(mode="always")
    due: str = "arranged"
    severity: str = "error"
    points: Decimal | None = None
    basis: tuple[str, ...] = ()
    fix: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A published order of the documents in a volume."""

    id: str
    title: str
    slots: tuple[str, ...]
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something that must hold between facts as entered."""

    id: str
    title: str
    expect: str
    when: str | None = None
    severity: str = "error"
    points: Decimal | None = None
    fix: str | None = None
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A duty with a last day, or a right that lapses."""

    id: str
    title: str
    nature: str
    start: str
    within: str
    done: str
    when: str | None = None
    severity: str = "warning"
    fix: str | None = None
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """The pattern of the trade's number and the facts with which the serial starts anew."""

    pattern: str
    restart: tuple[str, ...] = ("year",)
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerColumn:
    """A column of the ledger: the name of a fact, or a titled expression."""

    fact: str | None = None
    title: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What the work passes through: never stored, reached when its condition holds."""

    id: str
    title: str
    reached: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How a volume may be tied to one of another kind; `carry`: a fact there is what here."""

    id: str
    title: str
    to: tuple[str, ...]
    carry: tuple[tuple[str, str], ...] = ()
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of volume or register; `slots` stand in the order the edition chose."""

    id: str
    title: str
    category: str
    unit: str = "case"
    help: str | None = None  # what it is for, told where a kind is chosen
    position: int = 100  # where it stands among the kinds of its category, smallest first
    basis: tuple[str, ...] = ()
    volume_title: str = ""
    private_when: str | None = None
    sealed_when: str | None = None  # such a volume is opened by nobody without leave
    arrangement: str = "volume"  # or item: each document is archived by itself
    archival_year: str | None = None  # the fact that tells the year archived under, else closing
    register: str | None = None  # the rows field that is the book
    stages: tuple[Stage, ...] = ()
    links: tuple[Link, ...] = ()
    day: tuple[str, ...] = ()  # the first known of these facts is the day a search finds it by
    amount: str | None = None  # and this fact is the amount
    fields: tuple[Field, ...] = ()
    slots: tuple[Slot, ...] = ()
    groups: tuple[Group, ...] = ()
    orders: tuple[Order, ...] = ()
    checks: tuple[Check, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    retention: RetentionRule
    number: Numbering
    ledger: tuple[LedgerColumn, ...] = ()

    def field(self, name: str) -> Field:
        """The volume field of this name."""
        return pick(self.fields, "name", name, "事项")

    def slot(self, id: str) -> Slot:  # noqa: A002 - the standard calls it id
        """The slot of this id."""
        return pick(self.slots, "id", id, "卷内位置")

    def link(self, id: str) -> Link:  # noqa: A002
        """The link of this id."""
        return pick(self.links, "id", id, "关联")
