"""The archive standard as frozen values: what an edition says, in the order it says it.

Owns the shape of a loaded edition and look-up by id. How it is read from files is `loader`'s, what
its conditions mean is `conditions`', what a volume lacks under it is `judging`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, TypeVar

from archive_app.errors import NotFound
from archive_app.standard.parts import (
    Category,
    Move,
    Period,
    Retention,
    Setting,
    Severity,
    Signer,
    Source,
    State,
    Term,
    Vocabulary,
)

__all__ = [
    "CHOOSE",
    "FIELD_TYPES",
    "MASKS",
    "NATURES",
    "SEVERITIES",
    "UNITS",
    "Category",
    "Check",
    "Copies",
    "Deadline",
    "Field",
    "Group",
    "Kind",
    "LedgerColumn",
    "Move",
    "Numbering",
    "Order",
    "Period",
    "Require",
    "Retention",
    "RetentionCase",
    "RetentionRule",
    "Setting",
    "Severity",
    "Signer",
    "Slot",
    "Source",
    "Standard",
    "State",
    "Term",
    "Vocabulary",
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
class Slot:
    """The place of one required or possible document in a volume."""

    id: str
    title: str
    form: str | None = None
    per: str | None = None
    per_when: str | None = None
    require: Require = Require()
    forbid: str | None = None
    due: str = "arranged"
    copies: Copies = Copies()
    signed_by: tuple[str, ...] = ()
    sealed_by: str | None = None
    fields: tuple[Field, ...] = ()
    severity: str = "error"
    points: Decimal | None = None
    group: str | None = None
    basis: tuple[str, ...] = ()
    fix: str | None = None
    words: tuple[str, ...] = ()
    precedent: bool = False  # whether others may learn from its masked text

    @property
    def many(self) -> bool:
        """Whether it can hold several documents, so that conditions iterate over it."""
        return self.per is not None or self.copies.max != 1

    def field(self, name: str) -> Field:
        """The document-level field of this name."""
        return _pick(self.fields, "name", name, "事项")


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
        return _pick(self.fields, "name", name, "事项")

    def slot(self, id: str) -> Slot:  # noqa: A002 - the standard calls it id
        """The slot of this id."""
        return _pick(self.slots, "id", id, "卷内位置")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standard:
    """One edition, merged and checked; `text` is the canonical text its digest is taken from."""

    edition: str
    title: str
    extends: str | None = None
    in_force: Period = dataclass_field(default_factory=Period)
    archival_code: str
    categories: tuple[Category, ...]
    retentions: tuple[Retention, ...]
    states: tuple[State, ...]
    moves: tuple[Move, ...]
    severities: tuple[Severity, ...]
    signers: tuple[Signer, ...]
    settings: tuple[Setting, ...]
    sources: tuple[Source, ...]
    vocabularies: tuple[Vocabulary, ...]
    kinds: tuple[Kind, ...]
    text: str = dataclass_field(default="", repr=False)
    digest: str = ""
    # What was compiled, by kind id: filled on first use, never part of the value.
    compiled: dict[str, Any] = dataclass_field(default_factory=dict, repr=False)

    def kind(self, id: str) -> Kind:  # noqa: A002
        """The kind of this id."""
        return _pick(self.kinds, "id", id, "案卷类型")

    def category(self, id: str) -> Category:  # noqa: A002
        """The category of this id."""
        return _pick(self.categories, "id", id, "类别")

    def state(self, id: str) -> State:  # noqa: A002
        """The state of this id."""
        return _pick(self.states, "id", id, "状态")

    def move(self, id: str) -> Move:  # noqa: A002
        """The move of this id."""
        return _pick(self.moves, "id", id, "办理步骤")

    def retention(self, id: str) -> Retention:  # noqa: A002
        """The retention code of this id."""
        return _pick(self.retentions, "id", id, "保管期限")

    def severity(self, id: str) -> Severity:  # noqa: A002
        """The severity of this id."""
        return _pick(self.severities, "id", id, "严重程度")

    def signer(self, id: str) -> Signer:  # noqa: A002
        """The signer of this id."""
        return _pick(self.signers, "id", id, "签署人")

    def setting(self, id: str) -> Setting:  # noqa: A002
        """The setting of this id."""
        return _pick(self.settings, "id", id, "设置")

    def source(self, id: str) -> Source:  # noqa: A002
        """The source of this id."""
        return _pick(self.sources, "id", id, "依据")

    def vocabulary(self, name: str) -> Vocabulary:
        """The vocabulary of this name."""
        return _pick(self.vocabularies, "name", name, "词表")

    def with_settings(self, values: Mapping[str, Any]) -> "Standard":
        """The same edition with other values for some settings (and so another digest)."""
        if not values:
            return self
        # Imported here: the loader makes what this module describes.
        from archive_app.standard.loader import with_settings

        key = f"settings:{sorted(values.items())!r}"
        if key not in self.compiled:
            self.compiled[key] = with_settings(self, values)
        made: Standard = self.compiled[key]
        return made


Item = TypeVar("Item")


def _pick(items: tuple[Item, ...], key: str, wanted: str, what: str) -> Item:
    """The item whose `key` is `wanted`, or NotFound naming what comes closest."""
    for item in items:
        if getattr(item, key) == wanted:
            return item
    near = get_close_matches(wanted, [str(getattr(item, key)) for item in items], 1)
    hint = f"是否指“{near[0]}”？" if near else "请查阅本版标准的清单"
    raise NotFound(f"标准中没有{what}“{wanted}”", fix=hint)
