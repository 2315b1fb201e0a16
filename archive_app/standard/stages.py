"""How far the work on a volume has come: the stages of its kind, found from its facts.

Owns which stages are reached; what is due at a stage is said by each requirement.
"""

from dataclasses import dataclass

from archive_app.standard.cases import Case
from archive_app.standard.model import Standard
from archive_app.standard.plans import plan_of
from archive_app.standard.verdict import VolumeView

__all__ = ["ReachedStage", "stages_of"]


@dataclass(frozen=True, slots=True)
class ReachedStage:
    """A stage, and whether the work has come to it."""

    id: str
    title: str
    reached: bool


def stages_of(standard: Standard, view: VolumeView) -> tuple[ReachedStage, ...]:
    """The stages of the volume's kind in their order; what is unknown is not reached."""
    plan = plan_of(standard, view.kind)
    case = Case(plan, view)
    over = case.state >= plan.arranged
    return tuple(
        ReachedStage(
            stage.id,
            stage.title,
            over or plan.conditions["stages", stage.id, "reached"].run(case.env) is True,
        )
        for stage in plan.kind.stages
    )
