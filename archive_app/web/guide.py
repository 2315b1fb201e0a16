"""The help page: keyboard and words."""

from flask import Blueprint, render_template

pages = Blueprint("guide", __name__)


@pages.get("/help")
def guide() -> str:
    """How the pages are used and what the words mean."""
    return render_template("guide.html")
