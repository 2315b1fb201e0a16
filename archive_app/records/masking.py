"""What others may read of a volume: the masked text of precedents.

Owns finding the people, addresses and numbers a volume knows of inside running text, as scanned or
typed: names are compared folded, so blanks inside them, traditional or full-width characters hide
nothing. The standard says which facts identify somebody (`mask` of a field).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive_app.chinese.folding import fold
from archive_app.chinese.identity import mask_id, mask_name, mask_text
from archive_app.standard import Field, Kind
from archive_app.store.tables import Volume

__all__ = ["PrecedentMask"]

_NUMBERS = frozenset({"id_number", "phone"})
_SEVERAL = re.compile(r"[、，,;；/\n]+")
_ADDRESS_SHOWN = 6
_LONGEST_NAME = 4
_ORGANISATION = re.compile(
    r"(?:公司|厂|店|社|会|局|院|所|中心|学校|队|部|站|村|组|集团|超市|银行)$"
)


class PrecedentMask:
    """Hides in any text what the facts of one volume and its documents say about who is in it."""

    def __init__(self, kind: Kind, volume: Volume) -> None:
        found = dict(_identifying(kind.fields, volume.facts))
        slots = {slot.id: slot.fields for slot in kind.slots}
        for document in volume.documents:
            if document.slot in slots:
                found |= dict(_identifying(slots[document.slot], document.facts))
        folded = {fold(value).text.strip(): hidden for value, hidden in found.items()}
        # The longest first: a company's name may begin with its owner's.
        self._hidden = dict(sorted(folded.items(), key=lambda pair: -len(pair[0])))
        words = [re.escape(word) for word in self._hidden if len(word) > 1]
        self._words = re.compile("|".join(words)) if words else None

    def __call__(self, text: str) -> str:
        """The text with names, addresses, identity and phone numbers hidden."""
        if self._words is None:
            return mask_text(text)
        folded, pieces, last = fold(text), [], 0
        for match in self._words.finditer(folded.text):
            start, end = folded.offsets[match.start()], folded.offsets[match.end() - 1] + 1
            if start >= last:
                pieces += [text[last:start], self._hidden[match.group()]]
                last = end
        return mask_text("".join([*pieces, text[last:]]))


def _identifying(fields: Iterable[Field], facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for field in fields:
        value = facts.get(field.name)
        if field.type == "rows":
            for row in value or []:
                yield from _identifying(field.columns, row)
        elif isinstance(value, str) and value:
            yield from _hidden_values(field, value)


def _hidden_values(field: Field, value: str) -> Iterator[tuple[str, str]]:
    if field.mask == "name":
        for name in filter(None, map(str.strip, _SEVERAL.split(value))):
            yield name, _hidden_name(name)
    elif field.mask == "address" and len(value) > _ADDRESS_SHOWN:
        yield value, value[:_ADDRESS_SHOWN] + "…"
    elif field.mask == "number" or field.type in _NUMBERS:
        yield value, mask_id(value)


def _hidden_name(name: str) -> str:
    long = len(name) > _LONGEST_NAME and not re.search("[·•・.]", name)
    if long or (len(name) >= _LONGEST_NAME and _ORGANISATION.search(name)):
        return "某单位"
    return mask_name(name)
