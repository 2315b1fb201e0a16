"""All forms of community correction, in the order of the work."""

from tools.forms import corrections_assessment

_MODULES = (corrections_assessment,)
SHEETS = [sheet for module in _MODULES for sheet in module.SHEETS]
