"""All forms of resettlement and help, in the order of the work."""

from tools.forms import (
    resettlement_bases,
    resettlement_changes,
    resettlement_folders,
    resettlement_helping,
    resettlement_reception,
    resettlement_records,
    resettlement_registers,
    resettlement_risk,
)

_MODULES = (
    resettlement_reception,
    resettlement_records,
    resettlement_helping,
    resettlement_risk,
    resettlement_changes,
    resettlement_bases,
    resettlement_folders,
    resettlement_registers,
)
SHEETS = [sheet for module in _MODULES for sheet in module.SHEETS]
