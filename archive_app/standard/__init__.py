"""The archive standard as data, and the library that judges volumes by it.

Plain values in, plain values out: no database, no Flask, no clock.
"""

from archive_app.standard.answers import reads_papers, value_of
from archive_app.standard.asking import hidden_fields
from archive_app.standard.cases import Signature
from archive_app.standard.faults import Fault
from archive_app.standard.judging import (
    is_private,
    item_retentions,
    judge,
    periods_of_slot,
    sealed_of,
    signatures_of,
)
from archive_app.standard.kept import kept_facts
from archive_app.standard.loader import canonical_text, lint, load_standard, standard_from_text
from archive_app.standard.metadata import dump_facts, facts_schema, load_facts
from archive_app.standard.model import (
    Category,
    Every,
    Field,
    Group,
    Kind,
    LedgerColumn,
    Link,
    Move,
    Order,
    Retention,
    Setting,
    Severity,
    Signer,
    Slot,
    Source,
    Stage,
    Standard,
    State,
    Term,
    Vocabulary,
)
from archive_app.standard.recurring import CalendarPeriod, title_of_period, told_periods
from archive_app.standard.remembered import remembered_standard
from archive_app.standard.scope import PERIOD_FACTS
from archive_app.standard.stages import ReachedStage, stages_of
from archive_app.standard.verdict import (
    CheckResult,
    DeadlineResult,
    DeadlineStatus,
    DocumentView,
    Finding,
    Outcome,
    OutcomeValue,
    ResultValue,
    RetentionResult,
    Verdict,
    VolumeView,
    Waiver,
)

__all__ = [
    "PERIOD_FACTS",
    "CalendarPeriod",
    "Category",
    "CheckResult",
    "DeadlineResult",
    "DeadlineStatus",
    "DocumentView",
    "Every",
    "Fault",
    "Field",
    "Finding",
    "Group",
    "Kind",
    "LedgerColumn",
    "Link",
    "Move",
    "Order",
    "Outcome",
    "OutcomeValue",
    "ReachedStage",
    "ResultValue",
    "Retention",
    "RetentionResult",
    "Setting",
    "Severity",
    "Signature",
    "Signer",
    "Slot",
    "Source",
    "Stage",
    "Standard",
    "State",
    "Term",
    "Verdict",
    "Vocabulary",
    "VolumeView",
    "Waiver",
    "canonical_text",
    "dump_facts",
    "facts_schema",
    "hidden_fields",
    "is_private",
    "item_retentions",
    "judge",
    "kept_facts",
    "lint",
    "load_facts",
    "load_standard",
    "periods_of_slot",
    "reads_papers",
    "remembered_standard",
    "sealed_of",
    "signatures_of",
    "stages_of",
    "standard_from_text",
    "title_of_period",
    "told_periods",
    "value_of",
]
