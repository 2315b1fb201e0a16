"""Short messages shown on the next page: what was done, and a button to undo it."""

from flask import flash

__all__ = ["done", "warn"]


def done(text: str, *, undo: str | None = None, undo_label: str = "撤销") -> None:
    """Say that something was done; `undo` is the address a POST to which takes it back."""
    flash({"text": text, "undo": undo, "undo_label": undo_label}, "done")  # type: ignore[arg-type]


def warn(text: str) -> None:
    """Say that something needs attention."""
    flash({"text": text, "undo": None, "undo_label": ""}, "warn")  # type: ignore[arg-type]
