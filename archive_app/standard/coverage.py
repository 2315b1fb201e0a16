"""How far each kind of an edition is worked out: places, forms, examples, sources, retention.

Owns the counting and saying in words what is lacking. That the examples come true is shown by
running them (`scenarios`), that they notice each condition by `mutations`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from archive_app.standard.model import Kind, Standard
from archive_app.standard.scenarios import Scenario
from archive_app.standard.verdict import Verdict

__all__ = ["Coverage", "Seen", "coverage", "requirements_seen"]

KEPT = frozenset(("satisfied", "agrees", "done"))
BROKEN = frozenset(("missing", "undetermined", "draft", "excess", "differs", "running"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What one kind has: `others` are examples beyond one complete and one not.

    `sources` counts what it cites by certainty, `uncited` its rules without a source.
    """

    kind: str
    title: str
    category: str
    slots: int
    requirements: int
    slots_with_form: int
    forms: tuple[str, ...]
    complete: int
    incomplete: int
    others: int
    sources: Mapping[str, int] = field(default_factory=dict)
    uncited: int = 0
    retention: str | None = None

    @property
    def faults(self) -> tuple[str, ...]:
        """What is lacking, in words; empty when the kind is worked out."""
        return tuple(said for said, lacks in _LACKING if lacks(self))


_LACKING: tuple[tuple[str, Callable[[Coverage], bool]], ...] = (
    ("没有卷内位置", lambda one: not one.slots),
    ("没有文书格式", lambda one: not one.forms),
    ("没有齐全的实例", lambda one: not one.complete),
    ("没有缺漏的实例", lambda one: not one.incomplete),
    ("没有其他情形的实例", lambda one: not one.others),
    ("没有依据", lambda one: not one.sources),
    ("有的要求没有写依据", lambda one: bool(one.uncited)),
    ("保管期限没有依据", lambda one: one.retention is None),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A requirement, and the first example in which it is kept and the first where it is broken."""

    id: str
    title: str
    kept: str | None
    broken: str | None


def coverage(
    standard: Standard, examples: Iterable[Scenario], forms: Collection[str]
) -> tuple[Coverage, ...]:
    """Every kind as it is worked out, in the order of the edition."""
    of_kinds: dict[str, list[Scenario]] = defaultdict(list)
    for scenario in examples:
        of_kinds[scenario.kind].append(scenario)
    return tuple(_of_kind(standard, kind, of_kinds[kind.id], forms) for kind in standard.kinds)


def requirements_seen(kind: Kind, verdicts: Iterable[tuple[str, Verdict]]) -> tuple[Seen, ...]:
    """Each requirement of a kind with the examples, by name, that show it kept and broken."""
    kept: dict[str, str] = {}
    broken: dict[str, str] = {}
    for name, verdict in verdicts:
        for id_, said in _said(verdict):
            if said in KEPT:
                kept.setdefault(id_, name)
            elif said in BROKEN:
                broken.setdefault(id_, name)
    return tuple(
        Seen(id_, title, kept.get(id_), broken.get(id_)) for id_, title in _requirements(kind)
    )


def _of_kind(
    standard: Standard, kind: Kind, examples: list[Scenario], forms: Collection[str]
) -> Coverage:
    used = dict.fromkeys(form for slot in kind.slots for form in slot.forms if form in forms)
    cited = list(_cited(kind))
    ids = dict.fromkeys(one for basis in cited for one in basis)
    whole = [one for one in examples if one.expect.get("findings") == []]
    return Coverage(
        kind=kind.id,
        title=kind.title,
        category=kind.category,
        slots=len(kind.slots),
        requirements=len(list(_requirements(kind))),
        slots_with_form=sum(1 for slot in kind.slots if set(slot.forms) & set(used)),
        forms=tuple(used),
        complete=len(whole),
        incomplete=len(examples) - len(whole),
        others=max(0, len(examples) - 2),
        sources=Counter(standard.source(one).certainty for one in ids),
        uncited=sum(1 for basis in cited if not basis),
        retention=kind.retention.default if kind.retention.basis else None,
    )


def _requirements(kind: Kind) -> Iterator[tuple[str, str]]:
    yield from ((slot.id, slot.title) for slot in kind.slots)
    yield from ((f"group:{group.id}", group.title) for group in kind.groups)
    yield from ((f"check:{check.id}", check.title) for check in kind.checks)
    yield from ((f"deadline:{deadline.id}", deadline.title) for deadline in kind.deadlines)


def _cited(kind: Kind) -> Iterator[tuple[str, ...]]:
    """The basis of everything a kind asks for."""
    yield from (kind.basis, kind.number.basis, kind.retention.basis)
    yield from (slot.basis for slot in kind.slots)
    yield from (group.basis for group in kind.groups)
    yield from (check.basis for check in kind.checks)
    yield from (deadline.basis for deadline in kind.deadlines)


def _said(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """What was said of each requirement, without the row or period."""
    yield from ((o.slot or o.id, o.outcome.value) for o in verdict.outcomes)
    yield from ((c.id, c.result.value) for c in verdict.reviewed)
    yield from ((d.id, d.status.value) for d in verdict.deadlines)
