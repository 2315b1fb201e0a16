"""How a Word paragraph looks: heading level and alignment, its own or inherited from its style.

Names are compared without their namespace, so both published variants of the format are read alike.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["Look", "Styles", "attribute", "child", "local_name"]

Align = Literal["left", "center", "right"]

_ALIGN: dict[str, Align] = {
    "center": "center", "right": "right", "end": "right", "left": "left", "start": "left",
    "both": "left",
}  # fmt: skip
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_MOST_BASES = 20  # a style may claim to be based on itself


@dataclass(frozen=True, slots=True)
class Look:
    """What a preview shows of a paragraph's form; level 0 is running text."""

    level: int = 0
    align: Align = "left"


def local_name(element: Any) -> str:
    """Return an element's name without its namespace; comments and the like have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """Return an attribute by its name without namespace, or an empty text."""
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: Any | None, name: str) -> Any | None:
    """Return the first direct child of a name; an absent element has no children."""
    if element is None:
        return None
    return next((each for each in element if local_name(each) == name), None)


class Styles:
    """The paragraph styles of one document."""

    def __init__(self, root: Any | None) -> None:
        styles = [] if root is None else [each for each in root if local_name(each) == "style"]
        self._styles = {attribute(each, "styleId"): each for each in styles}

    def look(self, settings: Any | None) -> Look:
        """Return how a paragraph with these settings looks, its styles taken into account."""
        level, align = _level(settings), _align(settings)
        style = self._styles.get(_value(settings, "pStyle"))
        for _ in range(_MOST_BASES):
            if style is None or (level is not None and align is not None):
                break
            own = child(style, "pPr")
            level = level if level is not None else _level_of_style(style, own)
            align = align if align is not None else _align(own)
            style = self._styles.get(_value(style, "basedOn"))
        return Look(level or 0, align or "left")


def _value(element: Any | None, name: str) -> str:
    found = child(element, name)
    return "" if found is None else attribute(found, "val")


def _align(settings: Any | None) -> Align | None:
    return _ALIGN.get(_value(settings, "jc"))


def _level(settings: Any | None) -> int | None:
    # Word counts outline levels from 0 and writes 9 for running text.
    text = _value(settings, "outlineLvl")
    return (int(text) + 1) % 10 if text.isdecimal() and len(text) == 1 else None


def _level_of_style(style: Any, settings: Any | None) -> int | None:
    name = _value(style, "name")
    if heading := _HEADING.fullmatch(name):
        return int(heading[1])
    return 1 if name.lower() == "title" else _level(settings)
