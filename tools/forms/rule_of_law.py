"""All forms of rule-of-law work, in the order of the work."""

from tools.forms import (
    law_dossiers,
    law_filing,
    law_opinions,
    law_publicity,
    law_registers,
    law_review,
    law_supervision,
    law_villages,
)

_MODULES = (
    *(law_review, law_opinions, law_filing, law_supervision, law_dossiers),
    *(law_publicity, law_villages, law_registers),
)
SHEETS = [sheet for module in _MODULES for sheet in module.SHEETS]
