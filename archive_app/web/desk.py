"""The desk: the first page after signing in."""

from flask import Blueprint, render_template

pages = Blueprint("desk", __name__)


@pages.get("/")
def desk() -> str:
    """Where to begin."""
    return render_template("desk.html")
