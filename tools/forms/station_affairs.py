"""All forms of station affairs, in the order of their numbers."""

from tools.forms import station_matters, station_papers, station_people, station_registers

_MODULES = (station_papers, station_people, station_matters, station_registers)
SHEETS = sorted(
    (sheet for module in _MODULES for sheet in module.SHEETS), key=lambda sheet: sheet.number
)
