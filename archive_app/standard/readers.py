"""Which category's kinds read a setting: what is shown together when a county chooses."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping

from archive_app.standard.model import Standard

__all__ = ["categories_of_settings"]

_READ = re.compile(r"cfg\.(\w+)")
_KEY = "readers of settings"


def categories_of_settings(standard: Standard) -> Mapping[str, str | None]:
    """Each setting with the one category whose kinds read it; None when several do, or none."""
    if _KEY not in standard.compiled:
        standard.compiled[_KEY] = _found(standard)
    found: Mapping[str, str | None] = standard.compiled[_KEY]
    return found


def _found(standard: Standard) -> Mapping[str, str | None]:
    readers: dict[str, set[str]] = defaultdict(set)
    for kind in json.loads(standard.text)["kinds"]:
        for name in _READ.findall(json.dumps(kind)):
            readers[name].add(kind["category"])
    orders = {order.id: kind.category for kind in standard.kinds for order in kind.orders}
    for setting in standard.settings:
        if str(setting.default) in orders:  # the order of documents is chosen by its id
            readers[setting.id].add(orders[str(setting.default)])
    return {
        setting.id: next(iter(readers[setting.id])) if len(readers[setting.id]) == 1 else None
        for setting in standard.settings
    }
