"""``python -m tools.forms``: write every shipped form anew from its description."""

from pathlib import Path

from tools.forms.peoples_mediation import SHEETS

FOLDER = Path(__file__).resolve().parents[2] / "doc_templates"


def main() -> None:
    """Write the forms; the same descriptions always give the same bytes."""
    for sheet in SHEETS:
        sheet.write(FOLDER)
    print(f"{len(SHEETS)} forms written to {FOLDER}")


if __name__ == "__main__":
    main()
