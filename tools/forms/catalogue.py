"""All shipped forms: a module for each category, each with its SHEETS; absent ones are skipped."""

from importlib import import_module
from importlib.util import find_spec

from tools.forms.sheet import Sheet

CATEGORIES = (
    "common",
    "station_affairs",
    "rule_of_law",
    "community_corrections",
    "resettlement",
    "peoples_mediation",
    "legal_services",
)


def described(category: str) -> bool:
    """Whether this category has descriptions of forms."""
    return find_spec(f"tools.forms.{category}") is not None


def sheets_of(*categories: str) -> list[Sheet]:
    """The forms of these categories, of all when none is named, in the order of the modules."""
    sheets: list[Sheet] = []
    for category in categories or CATEGORIES:
        if described(category):
            sheets += import_module(f"tools.forms.{category}").SHEETS
    return sheets
