"""All forms of community correction, in the order of the work."""

from tools.forms import (
    corrections_approvals,
    corrections_assessment,
    corrections_endings,
    corrections_folders,
    corrections_location,
    corrections_proposals,
    corrections_registers,
    corrections_relocation,
    corrections_sanctions,
    corrections_statistics,
)

_MODULES = (
    corrections_assessment,
    corrections_approvals,
    corrections_relocation,
    corrections_location,
    corrections_sanctions,
    corrections_proposals,
    corrections_endings,
    corrections_statistics,
    corrections_folders,
    corrections_registers,
)
SHEETS = [sheet for module in _MODULES for sheet in module.SHEETS]
