"""The archive standard as frozen values: what an edition says, in the order it says it.

Owns the shape of a loaded edition and look-up by id. How it is read from files is `loader`'s, what
its conditions mean is `conditions`', what a volume lacks under it is `judging`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from archive_app.standard.kinds import (
    ARRANGEMENTS,
    CHOOSE,
    FIELD_TYPES,
    KEPT,
    MASKS,
    NATURES,
    PERIODS,
    SEVERITIES,
    UNITS,
    Check,
    Copies,
    Deadline,
    Every,
    Field,
    Group,
    Kind,
    LedgerColumn,
    Link,
    Numbering,
    Order,
    Require,
    RetentionCase,
    RetentionRule,
    Slot,
    Stage,
)
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
    pick,
)

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
    "Category",
    "Check",
    "Copies",
    "Deadline",
    "Every",
    "Field",
    "Group",
    "Kind",
    "LedgerColumn",
    "Link",
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
    "Stage",
    "Standard",
    "State",
    "Term",
    "Vocabulary",
]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Standard:
    """One edition, merged and checked; `text` is the canonical text its digest is taken from."""

    edition: str
    title: str
    extends: str | None = None
    in_force: Period = dataclass_field(default_factory=Period)
    archival_code: str
    item_code: str = "{fonds}-{year}-{retention}-{serial:04}"
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
        return pick(self.kinds, "id", id, "案卷类型")

    def category(self, id: str) -> Category:  # noqa: A002
        """The category of this id."""
        return pick(self.categories, "id", id, "类别")

    def state(self, id: str) -> State:  # noqa: A002
        """The state of this id."""
        return pick(self.states, "id", id, "状态")

    def due_title(self, kind: Kind | None, due: str) -> str:
        """The title of what `due` names: a stage of the kind, or a state."""
        stages = {stage.id: stage.title for stage in kind.stages} if kind is not None else {}
        return stages.get(due) or self.state(due).title

    def move(self, id: str) -> Move:  # noqa: A002
        """The move of this id."""
        return pick(self.moves, "id", id, "办理步骤")

    def retention(self, id: str) -> Retention:  # noqa: A002
        """The retention code of this id."""
        return pick(self.retentions, "id", id, "保管期限")

    def severity(self, id: str) -> Severity:  # noqa: A002
        """The severity of this id."""
        return pick(self.severities, "id", id, "严重程度")

    def signer(self, id: str) -> Signer:  # noqa: A002
        """The signer of this id."""
        return pick(self.signers, "id", id, "签署人")

    def setting(self, id: str) -> Setting:  # noqa: A002
        """The setting of this id."""
        return pick(self.settings, "id", id, "设置")

    def source(self, id: str) -> Source:  # noqa: A002
        """The source of this id."""
        return pick(self.sources, "id", id, "依据")

    def vocabulary(self, name: str) -> Vocabulary:
        """The vocabulary of this name."""
        return pick(self.vocabularies, "name", name, "词表")

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
