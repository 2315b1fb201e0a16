"""The stages of a volume's kind as a strip: reached, current, to come; and what the next asks for.

Which stages are reached, and what is not due yet, comes from the standard.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from archive_app.archive import Work
from archive_app.records.judging import view_of
from archive_app.standard import Outcome, OutcomeValue, Verdict, stages_of
from archive_app.store.tables import Volume

__all__ = ["StageView", "Stages", "stages_shown"]


@dataclass(frozen=True)
class StageView:
    """One stage: `how` is reached, current or coming."""

    id: str
    title: str
    how: str


@dataclass(frozen=True)
class Stages:
    """All stages, with the papers and answers to be ready when the next one comes."""

    all: tuple[StageView, ...]
    next: StageView | None
    papers: tuple[str, ...]
    answers: tuple[str, ...]


def stages_shown(work: Work, volume: Volume, verdict: Verdict) -> Stages | None:
    """How far the volume has come; None for a kind without stages."""
    found = stages_of(work.standard_of(volume), view_of(work, volume))
    if not found:
        return None
    last = max((n for n, stage in enumerate(found) if stage.reached), default=-1)
    shown = tuple(
        StageView(stage.id, stage.title, _how(n, last, reached=stage.reached))
        for n, stage in enumerate(found)
    )
    coming = shown[last + 1] if last + 1 < len(shown) else None
    waiting = [o for o in verdict.outcomes if coming and _waits_for(o, coming.id)]
    return Stages(
        shown,
        coming,
        papers=_titles(o for o in waiting if not o.id.startswith("field:")),
        answers=_titles(o for o in waiting if o.id.startswith("field:")),
    )


def _how(place: int, last: int, *, reached: bool) -> str:
    if place == last:
        return "current"
    return "reached" if reached else ("skipped" if place < last else "coming")


def _waits_for(outcome: Outcome, stage: str) -> bool:
    return outcome.outcome is OutcomeValue.NOT_DUE and outcome.due_state == stage


def _titles(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    """Each title once: a paper of every month stands many times among the outcomes."""
    return tuple(dict.fromkeys(outcome.title for outcome in outcomes))
