"""All forms of community correction, in the order of the work."""

from tools.forms import (
    corrections_announcement,
    corrections_approvals,
    corrections_assessment,
    corrections_endings,
    corrections_folders,
    corrections_general,
    corrections_grading,
    corrections_intake,
    corrections_location,
    corrections_proposals,
    corrections_reception,
    corrections_registers,
    corrections_release,
    corrections_relocation,
    corrections_sanctions,
    corrections_statistics,
    corrections_supervision,
)

_MODULES = (
    corrections_assessment,
    corrections_reception,
    corrections_intake,
    corrections_announcement,
    corrections_supervision,
    corrections_grading,
    corrections_general,
    corrections_approvals,
    corrections_relocation,
    corrections_location,
    corrections_sanctions,
    corrections_proposals,
    corrections_release,
    corrections_endings,
    corrections_statistics,
    corrections_folders,
    corrections_registers,
)
SHEETS = [sheet for module in _MODULES for sheet in module.SHEETS]
