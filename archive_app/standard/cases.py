"""One volume in front of the judge: its facts, its documents by slot, its state.

Owns sorting the documents, the periods of a recurring slot, and who must sign a paper. What follows
from that is `judging`'s.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from archive_app.standard.plans import Plan, Rule, SlotRule
from archive_app.standard.recurring import CalendarPeriod, periods_between
from archive_app.standard.scope import PERIOD
from archive_app.standard.values import SPECIAL, Absent, Env, Unknown, special_of
from archive_app.standard.verdict import DocumentView, Outcome, VolumeView

__all__ = [
    "Case",
    "Place",
    "Signature",
    "how_to_know",
    "is_draft",
    "key_of",
    "lay_periods",
    "periods_of",
    "required_signatures",
    "title_of_row",
    "what_is_unknown",
]


@dataclass(slots=True)
class Place:
    """A slot, or one row's or period's share of it; never changed once made.

    `due_on` is the last day of a period's paper, `note` why that day may still change.
    """

    id: str
    row: str | None = None
    row_title: str | None = None
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature a paper must bear: any of `keys` in `signed` will do."""

    keys: tuple[str, ...]
    title: str


class Case:
    """A volume laid out for one run of the judge."""

    __slots__ = ("documents", "env", "outcomes", "periods", "plan", "spoken_for", "state", "view")

    def __init__(self, plan: Plan, view: VolumeView) -> None:
        self.plan = plan
        self.view = view
        self.state = plan.states[view.state]
        self.documents: dict[str, list[DocumentView]] = {}
        filed: dict[str, list[Mapping[str, Any]]] = {}
        for document in view.documents:
            self.documents.setdefault(document.slot, []).append(document)
            if not is_draft(document):
                filed.setdefault(document.slot, []).append(document.facts)
        facts = view.facts if "state" in view.facts else {**view.facts, "state": view.state}
        self.env = Env(facts, filed, view.links)
        self.periods: dict[str, Mapping[str, Mapping[str, Any]]] = {}
        self.outcomes: list[Outcome] = []
        # Places whose group is itself a finding: they show their outcome, the group is the finding.
        self.spoken_for: set[str] = set()

    def is_due(self, rule: Rule) -> bool:
        """Whether the volume has come to the state or stage by which something must be there."""
        if rule.stage is None:
            return self.state >= rule.due
        return self.state >= self.plan.arranged or rule.stage(self.env) is True

    def paper(self, document: DocumentView) -> Mapping[str, Any]:
        """The facts of a document, with the period it belongs to."""
        periods = self.periods.get(document.slot)
        if periods is None or document.row is None or document.row not in periods:
            return document.facts
        return {**document.facts, PERIOD: periods[document.row]}


def lay_periods(rule: SlotRule, case: Case) -> None:
    """Tell each paper of a recurring slot its period, so that conditions may read it."""
    documents = case.documents.get(rule.id)
    if not documents:
        return
    periods = periods_of(rule, case.env)
    if isinstance(periods, tuple):
        case.periods[rule.id] = {period.key: period.facts for period in periods}
        filed = [case.paper(document) for document in documents if not is_draft(document)]
        case.env.documents[rule.id] = filed


def periods_of(rule: SlotRule, env: Env) -> tuple[CalendarPeriod, ...] | Unknown | None:
    """The periods of a recurring slot, or the special value of a day it hangs on."""
    assert rule.every is not None
    start, until = rule.every.start(env), rule.every.until(env)
    if type(start) in SPECIAL or type(until) in SPECIAL:
        special: Unknown | None = special_of((start, until))
        return special
    return periods_between(rule.every.unit, start, until)


def is_draft(document: DocumentView) -> bool:
    """Made by us, and nobody confirmed the paper yet."""
    return document.generated and not document.attested


def key_of(row: Mapping[str, Any], place: int) -> str:
    """The stable key of a row; people from a dated list are known by their id."""
    found = row.get("key", row.get("id"))
    return str(place) if found is None else str(found)


def title_of_row(row: Mapping[str, Any], column: str, place: int) -> str:
    """What people call the row."""
    said = row.get(column)
    return str(said) if said else f"第 {place + 1} 行"


def required_signatures(
    rule: SlotRule, case: Case, place: Place
) -> tuple[tuple[Signature, ...], Unknown | None]:
    """Who must sign at this place, and what is not known about it."""
    needed: list[Signature] = []
    unknown: Unknown | None = None
    for signer in rule.signers:
        if signer.id == "this" and place.row is not None:
            keys = ("this", f"{rule.per}:{place.row}")
            needed.append(Signature(keys, place.row_title or signer.title))
        elif signer.rows is None:
            needed.append(Signature((signer.id,), signer.title))
        else:
            rows = signer.rows(case.env)
            if isinstance(rows, Unknown):
                unknown = rows
            elif rows is not None:
                needed += _each_signs(signer.id, signer.row_title, rows)
    return tuple(needed), unknown


def _each_signs(of: str, column: str, rows: Any) -> Iterator[Signature]:
    for position, row in enumerate(rows):
        key = f"{of}:{key_of(row, position)}"
        yield Signature((key,), title_of_row(row, column, position))


def what_is_unknown(value: Any) -> str:
    """Why a requirement cannot be judged yet."""
    if type(value) is Absent:
        return f"尚无“{value.title}”"
    if type(value) in SPECIAL and value is not None:
        return f"“{value.title}”未填写"
    return "情况不明"


def how_to_know(value: Any) -> str:
    """What to do about it."""
    if type(value) is Absent:
        return f"请先将“{value.title}”归入卷内"
    if type(value) in SPECIAL and value is not None:
        return f"请先填写“{value.title}”"
    return "请核对填报内容"
