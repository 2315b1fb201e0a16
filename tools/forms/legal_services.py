"""All forms of public legal services: those of the ministry's list first, then ours."""

from tools.forms import (
    legal_adviser,
    legal_application,
    legal_consulting,
    legal_decision,
    legal_guidance,
    legal_handling,
    legal_platform,
    legal_registers,
)

_MODULES = (
    legal_consulting,
    legal_application,
    legal_decision,
    legal_handling,
    legal_guidance,
    legal_adviser,
    legal_platform,
    legal_registers,
)
SHEETS = [sheet for module in _MODULES for sheet in module.SHEETS]
