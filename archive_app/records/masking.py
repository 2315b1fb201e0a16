"""What others may read of a volume: texts with the numbers, names and addresses in them hidden.

Owns finding the people, addresses and numbers a volume knows of inside running text, as scanned or
typed: they are compared folded, so blanks inside them, traditional or full-width characters hide
nothing. The standard says which facts identify somebody (`mask` of a field). People whom the facts
do not name cannot be found in a text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive_app.chinese.folding import fold
from archive_app.chinese.identity import given_name, mask_id, mask_name, mask_text
from archive_app.standard import Field, Kind
from archive_app.store.tables import Volume

__all__ = ["NumberMask", "PrecedentMask"]

_NUMBERS = frozenset({"id_number", "phone"})
_NUMBER = re.compile(r"(?:\D*\d){5}")  # what people write instead of a number, such as 无, is none
_BETWEEN = re.compile(r"[、，,;；/\n]+")
_SEVERAL = re.compile(_BETWEEN.pattern + r"|[（(][^（）()]*[）)]")
_ALIAS = re.compile(r"(?:曾用名|又名|别名|小名|绰号)[：:为]?\s*([^\s（）()、，,;；]+)")
_ADDRESS_SHOWN = 6
_LONGEST_NAME = 4
_ORGANISATION = re.compile(
    r"(?:公司|厂|店|社|会|局|院|所|中心|学校|队|部|站|村|组|集团|超市|银行)$"
)
_LEGAL_FORM = re.compile(r"(?:股份|责任)?有限(?:责任)?公司$|公司$|集团$")


class NumberMask:
    """Hides in any text the identity and phone numbers a volume and its documents know of, and
    those it knew of before its facts were corrected.
    """

    def __init__(
        self, kind: Kind, volume: Volume, earlier: Iterable[Mapping[str, Any]] = ()
    ) -> None:
        found: dict[str, str] = {}
        for facts in (*earlier, volume.facts):
            found |= dict(self._identifying(kind.fields, facts))
        slots = {slot.id: slot.fields for slot in kind.slots}
        for document in volume.documents:
            if document.slot in slots:
                found |= dict(self._identifying(slots[document.slot], document.facts))
        folded = {fold(value).text.strip(): hidden for value, hidden in found.items()}
        # The longest first: a company's name may begin with its owner's.
        self._hidden = dict(sorted(folded.items(), key=lambda pair: -len(pair[0])))
        words = [re.escape(word) for word in self._hidden if len(word) > 1]
        self._words = re.compile("|".join(words)) if words else None

    def __call__(self, text: str) -> str:
        """The text with everything hidden that is to be hidden."""
        if self._words is None:
            return mask_text(text)
        folded, pieces, last = fold(text), [], 0
        for match in self._words.finditer(folded.text):
            start, end = folded.offsets[match.start()], folded.offsets[match.end() - 1] + 1
            if start >= last:
                pieces += [text[last:start], self._hidden[match.group()]]
                last = end
        return mask_text("".join([*pieces, text[last:]]))

    def _identifying(
        self, fields: Iterable[Field], facts: Mapping[str, Any]
    ) -> Iterator[tuple[str, str]]:
        for field in fields:
            value = facts.get(field.name)
            if field.type == "rows":
                for row in value or []:
                    yield from self._identifying(field.columns, row)
            elif isinstance(value, str) and value:
                yield from self._hidden_values(field, value)

    def _hidden_values(self, field: Field, value: str) -> Iterator[tuple[str, str]]:
        if field.type in _NUMBERS and _NUMBER.match(value):
            yield value, mask_id(value)


class PrecedentMask(NumberMask):
    """Hides names, addresses and other numbers too: what tells who was in a case."""

    def _hidden_values(self, field: Field, value: str) -> Iterator[tuple[str, str]]:
        yield from super()._hidden_values(field, value)
        if field.mask == "name":
            yield from _names(value)
        elif field.mask == "address":
            yield from _address(value)
        elif field.mask == "number":
            yield value, mask_id(value)


def _names(value: str) -> Iterator[tuple[str, str]]:
    """Everything somebody may be called: each of several names, other names, given names."""
    one = _ORGANISATION.search(value.strip()) and not _BETWEEN.search(value)
    listed = [value] if one else [*_SEVERAL.split(value), *_ALIAS.findall(value)]
    for written in listed:
        if not (together := "".join(written.split())):
            continue
        for name in {together, *written.split()}:
            yield name, _hidden_name(name)
        if _organisation(together):
            short = _LEGAL_FORM.sub("", together)
            if len(short) >= _LONGEST_NAME:
                yield short, "某单位"
        elif len(given := given_name(together)) == 2:  # one character alone is any word
            yield given, "某某"


def _address(value: str) -> Iterator[tuple[str, str]]:
    """The place is told, the house is not; also where the house stands without the place."""
    shown = min(_ADDRESS_SHOWN, len(value) * 2 // 3)
    yield value, value[:shown] + "…"
    if len(value) - shown > 2:
        yield value[shown:], "…"


def _hidden_name(name: str) -> str:
    return "某单位" if _organisation(name) else mask_name(name)


def _organisation(name: str) -> bool:
    long = len(name) > _LONGEST_NAME and not re.search("[·•・.、，,;；/\\s]", name)
    return long or (len(name) >= _LONGEST_NAME and _ORGANISATION.search(name) is not None)
