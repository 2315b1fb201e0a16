"""The archive standard as data, and the library that judges volumes by it.

Plain values in, plain values out: no database, no Flask, no clock.
"""

from archive_app.standard.faults import Fault
from archive_app.standard.loader import canonical_text, lint, load_standard, standard_from_text
from archive_app.standard.model import Field, Group, Kind, Move, Setting, Slot, Standard, State

__all__ = [
    "Fault",
    "Field",
    "Group",
    "Kind",
    "Move",
    "Setting",
    "Slot",
    "Standard",
    "State",
    "canonical_text",
    "lint",
    "load_standard",
    "standard_from_text",
]
