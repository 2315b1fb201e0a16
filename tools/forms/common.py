"""All common forms: those of archive work whatever the category, in the order of their numbers."""

from tools.forms import (
    archive_boxes,
    archive_handling,
    archive_review,
    archive_use,
    archive_volume,
)

_MODULES = (archive_volume, archive_boxes, archive_handling, archive_use, archive_review)
SHEETS = sorted(
    (sheet for module in _MODULES for sheet in module.SHEETS), key=lambda sheet: sheet.number
)
