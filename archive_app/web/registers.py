"""What is to be written down today: the station's registers of the year, one press to the row."""

from flask import Blueprint, render_template

from archive_app.chinese.identity import mask_text
from archive_app.records.registers import registers_of_year
from archive_app.web import session

__all__ = ["pages"]

pages = Blueprint("registers", __name__, url_prefix="/registers")


@pages.get("")
def registers() -> str:
    """The books of the year by category; those not begun can be begun."""
    with session.reading() as work:
        return render_template(
            "registers.html",
            categories=registers_of_year(work),
            year=work.today.year,
            may_open=work.may("volume.open"),
            may_write=work.may("volume.describe"),
            title_of=mask_text,
        )
