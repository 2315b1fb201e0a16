"""All forms of people's mediation, in the order of their numbers."""

from tools.forms import (
    mediation_closing,
    mediation_confirmation,
    mediation_opening,
    mediation_registers,
    mediation_statistics,
    mediation_volume,
    mediation_work,
    mediation_yearly,
)

_MODULES = (
    mediation_volume,
    mediation_opening,
    mediation_work,
    mediation_confirmation,
    mediation_closing,
    mediation_yearly,
    mediation_statistics,
    mediation_registers,
)
SHEETS = sorted(
    (sheet for module in _MODULES for sheet in module.SHEETS), key=lambda sheet: sheet.number
)
