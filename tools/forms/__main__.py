"""``python -m tools.forms [category …]``: write the shipped forms anew from their descriptions."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tools.forms.catalogue import CATEGORIES, sheets_of

FOLDER = Path(__file__).resolve().parents[2] / "doc_templates"


def main(categories: Sequence[str]) -> int:
    """Write the forms of the named categories; the same descriptions always give the same bytes."""
    unknown = [each for each in categories if each not in CATEGORIES]
    if unknown:
        print(f"no such category: {', '.join(unknown)} (one of {', '.join(CATEGORIES)})")
        return 2
    sheets = sheets_of(*categories)
    for sheet in sheets:
        sheet.write(FOLDER)
    print(f"{len(sheets)} forms written to {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
