"""All forms of people's mediation, in the order of their numbers."""

from tools.forms import mediation_closing, mediation_opening, mediation_work

SHEETS = sorted(
    [*mediation_opening.SHEETS, *mediation_work.SHEETS, *mediation_closing.SHEETS],
    key=lambda sheet: sheet.number,
)
