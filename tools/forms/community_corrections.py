"""All forms of community correction, in the order of the work."""

from tools.forms import corrections_approvals, corrections_assessment, corrections_relocation

_MODULES = (corrections_assessment, corrections_approvals, corrections_relocation)
SHEETS = [sheet for module in _MODULES for sheet in module.SHEETS]
