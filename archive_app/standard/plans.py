"""A kind made ready for judging: every condition compiled, every title and number looked up, once.

Owns the plan of a kind and its cache on the standard. Running it over a volume is `judging`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from decimal import Decimal
from typing import Any

from archive_app.errors import StandardFault
from archive_app.standard.conditions import Condition, scope_of
from archive_app.standard.faults import Fault
from archive_app.standard.model import (
    Deadline,
    Field,
    Group,
    Kind,
    RetentionCase,
    RetentionRule,
    Slot,
    Standard,
)
from archive_app.standard.periods import Within, parse_within
from archive_app.standard.scope import Scope, row_name
from archive_app.standard.spots import Path, compile_spots
from archive_app.standard.values import Env, Run, Unknown

__all__ = [
    "CheckRule",
    "DeadlineRule",
    "EveryRule",
    "FieldRule",
    "GroupRule",
    "Plan",
    "RetentionCases",
    "Rule",
    "SignerRule",
    "SlotRule",
    "build_plan",
    "plan_of",
]

# The state from which on every stage counts as reached.
ARRANGED = "arranged"
# A required fact that is not entered, and a filed file that is in no slot.
FACT_SEVERITY, UNPLACED_SEVERITY = "warning", "error"


RetentionCases = tuple[tuple[RetentionCase, Run], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every requirement has."""

    id: str
    title: str
    severity: str
    points: Decimal
    basis: tuple[str, ...]
    fix: str | None
    due: int = -1
    due_state: str | None = None
    stage: Run | None = None  # when due_state is a stage
    # What is said of it without a reason or a paper, made once: most requirements of most volumes.
    plain: dict[Any, Any] = dataclass_field(default_factory=dict, compare=False, repr=False)

    @property
    def waivable(self) -> bool:
        """Whether somebody may let it go: everything but a veto."""
        return self.severity != "veto"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerRule:
    """One entry of signed_by; `rows` is set when every row of a rows field signs."""

    id: str
    title: str
    rows: Run | None = None
    row_title: str = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class EveryRule:
    """For which periods a slot is kept."""

    unit: str
    start: Run
    until: Run
    within: Within
    skip: Run | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRule(Rule):
    """A slot ready to be judged."""

    mode: str
    when: Run | None
    forbid: Run | None
    per: str | None
    row: str
    rows: Run | None
    rows_title: str
    row_title: str
    per_when: Run | None
    every: EveryRule | None
    kept: str
    minimum: int | Run
    maximum: int | None
    signers: tuple[SignerRule, ...]
    seal: str | None
    form: str | None
    group: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRule(Rule):
    """A group ready to be judged."""

    choose: str
    mode: str
    when: Run | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRule(Rule):
    """A required fact, of the volume, of each row of it, or of each document of a slot."""

    name: str
    read: Run
    minimum: int = 0
    slot: str | None = None
    rows: Run | None = None
    row: str = ""
    row_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRule(Rule):
    """A check ready to be run."""

    when: Run | None
    expect: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule(Rule):
    """A deadline ready to be reckoned."""

    nature: str
    when: Run | None
    start: Run
    within: Within
    done: Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything the judge needs for one kind."""

    kind: Kind
    scope: Scope
    conditions: Mapping[Path, Condition]
    states: Mapping[str, int]
    slots: tuple[SlotRule, ...]
    groups: tuple[GroupRule, ...]
    fields: tuple[FieldRule, ...]
    checks: tuple[CheckRule, ...]
    deadlines: tuple[DeadlineRule, ...]
    retention: RetentionRule
    cases: RetentionCases
    of_items: Mapping[str, tuple[RetentionRule, RetentionCases]]
    private: Run | None
    sealed: Run | None
    arranged: int  # from this state on every stage counts as reached
    recurring: tuple[SlotRule, ...]
    unplaced: Rule

    def slot(self, id: str) -> SlotRule | None:  # noqa: A002
        """The rule of this slot, None when the kind has no such slot."""
        return next((rule for rule in self.slots if rule.id == id), None)


def plan_of(standard: Standard, kind_id: str) -> Plan:
    """The plan of a kind; made on first use and kept with the standard."""
    plan = standard.compiled.get(kind_id)
    if not isinstance(plan, Plan):
        kind = standard.kind(kind_id)
        scope = scope_of(standard, kind)
        conditions, wrong = compile_spots(kind, scope)
        if wrong:
            raise StandardFault(
                [
                    str(Fault(kind_id, 0, " › ".join(map(str, path)), fault.message, fault.fix))
                    for path, fault in wrong
                ]
            )
        plan = build_plan(standard, kind, scope, conditions)
        standard.compiled[kind_id] = plan
    return plan


def _remembered(key: str, run: Run) -> Run:
    """Worked out once for each volume: many rules wait for the same stage."""

    def read(env: Env) -> Any:
        if key not in env.memo:
            env.memo[key] = run(env)
        return env.memo[key]

    return read


def build_plan(
    standard: Standard, kind: Kind, scope: Scope, conditions: Mapping[Path, Condition]
) -> Plan:
    """A plan from conditions compiled already."""
    return _Planner(standard, kind, scope, conditions).plan()


class _Planner:
    """Builds one plan."""

    def __init__(
        self, standard: Standard, kind: Kind, scope: Scope, conditions: Mapping[Path, Condition]
    ) -> None:
        self.standard = standard
        self.kind = kind
        self.scope = scope
        self.conditions = conditions
        self.states = {state.id: place for place, state in enumerate(standard.states)}
        self.points = {severity.id: severity.points for severity in standard.severities}
        self.stages = {
            stage.id: _remembered(
                f"stage:{stage.id}", conditions["stages", stage.id, "reached"].run
            )
            for stage in kind.stages
        }

    def plan(self) -> Plan:
        kind = self.kind
        slots = tuple(self.slot(slot) for slot in kind.slots)
        return Plan(
            kind=kind,
            scope=self.scope,
            conditions=self.conditions,
            states=self.states,
            slots=slots,
            groups=tuple(self.group(group) for group in kind.groups),
            fields=tuple(self.fields()),
            checks=tuple(self.check_rules()),
            deadlines=tuple(self.deadline(deadline) for deadline in kind.deadlines),
            retention=kind.retention,
            cases=self.cases(kind.retention),
            of_items={
                slot.id: (slot.retention, self.cases(slot.retention, "slots", slot.id))
                for slot in kind.slots
                if slot.retention is not None
            },
            private=self.run("private_when"),
            sealed=self.run("sealed_when"),
            arranged=self.states.get(ARRANGED, len(self.states)),
            recurring=tuple(slot for slot in slots if slot.every is not None),
            unplaced=Rule(
                id="unplaced",
                title="未归位文件",
                severity=UNPLACED_SEVERITY,
                points=self.cost(UNPLACED_SEVERITY, None),
                basis=(),
                fix=None,
            ),
        )

    def run(self, *path: str | int) -> Run | None:
        found = self.conditions.get(path)
        return found.run if found is not None else None

    def cost(self, severity: str, points: Decimal | None) -> Decimal:
        return self.points.get(severity, Decimal(0)) if points is None else points

    def cases(self, rule: RetentionRule, *path: str) -> RetentionCases:
        return tuple(
            (case, self.conditions[*path, "retention", "when", place, "if"].run)
            for place, case in enumerate(rule.cases)
        )

    def due(self, due: str | None, otherwise: int = -1) -> dict[str, Any]:
        """When a rule is due: from a state on, or from a stage on."""
        if due is None:
            return {"due": otherwise}
        place = self.states.get(due, otherwise)
        return {"due": place, "due_state": due, "stage": self.stages.get(due)}

    def every(self, slot: Slot) -> EveryRule | None:
        if slot.every is None:
            return None
        path = ("slots", slot.id, "every")
        return EveryRule(
            unit=slot.every.unit,
            start=self.conditions[*path, "from"].run,
            until=self.conditions[*path, "until"].run,
            within=parse_within(slot.every.within or "0 days", self.standard),
            skip=self.run(*path, "skip_when"),
        )

    def slot(self, slot: Slot) -> SlotRule:
        path = ("slots", slot.id)
        of = next((f for f in self.kind.fields if f.name == slot.per), None)
        minimum = self.run(*path, "copies", "min")
        return SlotRule(
            id=slot.id,
            title=slot.title,
            severity=slot.severity,
            points=self.cost(slot.severity, slot.points),
            basis=slot.basis,
            fix=slot.fix,
            **self.due(slot.due, 0),
            mode=slot.require.mode,
            when=self.run(*path, "require", "when"),
            forbid=self.run(*path, "forbid"),
            per=slot.per,
            row=row_name(of) if of is not None else "",
            rows=self.rows(of) if of is not None else None,
            rows_title=of.title if of is not None else "",
            row_title=(of.row_title or "name") if of is not None else "name",
            per_when=self.run(*path, "per_when"),
            every=self.every(slot),
            kept=slot.kept,
            minimum=minimum if minimum is not None else int(slot.copies.min),
            maximum=slot.copies.max,
            signers=tuple(self.signer(who) for who in slot.signed_by),
            seal=self.who(slot.sealed_by) if slot.sealed_by is not None else None,
            form=slot.form,
            group=slot.group,
        )

    def fact(self, name: str) -> Run:
        found = self.scope.name(name)
        assert found is not None, name
        return found.run

    def rows(self, of: Field) -> Run:
        """The rows papers are kept for: a list nobody must fill and nobody filled has none."""
        read = self.fact(of.name)
        if of.required or of.min:
            return read

        def filled(env: Env) -> Any:
            rows = read(env)
            return () if isinstance(rows, Unknown) else rows

        return filled

    def signer(self, who: str) -> SignerRule:
        of = next((f for f in self.kind.fields if f.name == who), None)
        if of is not None and of.type in ("rows", "mediators"):
            row_title = of.row_title or "name"
            return SignerRule(id=who, title=of.title, rows=self.fact(who), row_title=row_title)
        return SignerRule(id=who, title=self.who(who))

    def who(self, who: str) -> str:
        """The title of a signer or of the fact that names one."""
        found = next((s.title for s in self.standard.signers if s.id == who), None)
        named = next((f.title for f in self.kind.fields if f.name == who), None)
        return found or named or who

    def group(self, group: Group) -> GroupRule:
        return GroupRule(
            id=f"group:{group.id}",
            title=group.title,
            severity=group.severity,
            points=self.cost(group.severity, group.points),
            basis=group.basis,
            fix=group.fix,
            **self.due(group.due, 0),
            choose=group.choose,
            mode=group.require.mode,
            when=self.run("groups", group.id, "require", "when"),
            members=tuple(slot.id for slot in self.kind.slots if slot.group == group.id),
        )

    def fields(self) -> list[FieldRule]:
        """Required facts of the volume, then of the documents in each slot."""
        rules = []
        for asked in self.kind.fields:
            rules += self.field(asked, f"field:{asked.name}", asked.title, None)
        for slot in self.kind.slots:
            for asked in slot.fields:
                title = f"{slot.title}·{asked.title}"
                rules += self.field(asked, f"field:{slot.id}.{asked.name}", title, slot)
        return rules

    def field(self, asked: Field, rule_id: str, title: str, slot: Slot | None) -> list[FieldRule]:
        rules = []
        if asked.required or (asked.type == "rows" and asked.min):
            rules.append(self.field_rule(asked, rule_id, title, slot))
        if asked.type == "rows" and slot is None:
            for column in asked.columns:
                if column.required:
                    name = f"{title}·{column.title}"
                    rules.append(
                        self.field_rule(column, f"{rule_id}.{column.name}", name, None, asked)
                    )
        return rules

    def field_rule(
        self,
        asked: Field,
        rule_id: str,
        title: str,
        slot: Slot | None,
        rows: Field | None = None,
    ) -> FieldRule:
        severity = asked.severity or FACT_SEVERITY
        due = asked.due or (rows.due if rows is not None else None)
        return FieldRule(
            id=rule_id,
            title=title,
            severity=severity,
            points=self.cost(severity, None),
            basis=asked.basis,
            fix=None,
            **self.due(due),
            name=asked.name,
            read=self.reader(asked, slot, rows),
            minimum=int(asked.min or 1) if asked.type == "rows" else 0,
            slot=slot.id if slot is not None else None,
            rows=self.fact(rows.name) if rows is not None else None,
            row=row_name(rows) if rows is not None else "document",
            row_title=(rows.row_title or "name") if rows is not None else "",
        )

    def reader(self, asked: Field, slot: Slot | None, rows: Field | None) -> Run:
        """Read a volume fact, or the fact of the row or document that is bound."""
        holder = slot.id if slot is not None else rows.name if rows is not None else None
        if holder is None:
            return self.fact(asked.name)
        found = self.scope.name(holder)
        assert found is not None, holder
        read = found.type.members[asked.name].read(asked.name)
        bound = row_name(rows) if rows is not None else "document"
        return lambda env: read(env, env.bound[bound])

    def check_rules(self) -> list[CheckRule]:
        return [
            CheckRule(
                id=f"check:{check.id}",
                title=check.title,
                severity=check.severity,
                points=self.cost(check.severity, check.points),
                basis=check.basis,
                fix=check.fix,
                when=self.run("checks", check.id, "when"),
                expect=self.conditions["checks", check.id, "expect"],
            )
            for check in self.kind.checks
        ]

    def deadline(self, deadline: Deadline) -> DeadlineRule:
        path = ("deadlines", deadline.id)
        return DeadlineRule(
            id=f"deadline:{deadline.id}",
            title=deadline.title,
            severity=deadline.severity,
            points=Decimal(0),
            basis=deadline.basis,
            fix=deadline.fix,
            nature=deadline.nature,
            when=self.run(*path, "when"),
            start=self.conditions[*path, "from"].run,
            within=parse_within(deadline.within, self.standard),
            done=self.conditions[*path, "done"].run,
        )
