"""Places (卷内位置) of one volume: which there are, and which one a file most likely belongs to."""

from dataclasses import dataclass

from archive_app.archive import Work
from archive_app.chinese.folding import fold
from archive_app.errors import Invalid
from archive_app.records.judging import verdict_of, view_of
from archive_app.records.period_names import Told
from archive_app.standard import OutcomeValue, Slot, periods_of_slot
from archive_app.store.tables import Volume

__all__ = ["Place", "place_in", "place_token", "places", "require_place", "suggest_slot"]


@dataclass(frozen=True)
class Place:
    """One place: a slot, or the share of it of one row (per party, agent …) or one period."""

    slot: Slot
    row_key: str | None
    row_title: str

    @property
    def title(self) -> str:
        """The document's title, with whose it is."""
        return f"{self.slot.title}（{self.row_title}）" if self.row_title else self.slot.title


def places(work: Work, volume: Volume) -> tuple[Place, ...]:
    """Every place of the volume, in volume order; periods as far as their days are known."""
    standard = work.standard_of(volume)
    kind = standard.kind(volume.kind)
    recurring = any(slot.every is not None for slot in kind.slots)
    view = view_of(work, volume) if recurring else None
    found: list[Place] = []
    for slot in kind.slots:
        if slot.per is not None:
            title = kind.field(slot.per).row_title or "name"
            rows = volume.facts.get(slot.per) or []
            found += [Place(slot, str(row["key"]), str(row.get(title) or "")) for row in rows]
        elif slot.every is not None and view is not None:
            periods = periods_of_slot(standard, view, slot.id)
            found += [Place(slot, period.key, period.title) for period in periods]
        else:
            found.append(Place(slot, None, ""))
    return tuple(found)


def place_token(volume: Volume, slot: str, row_key: str | None) -> str:
    """What a draft carries in its stamp, so that the paper finds its place when it comes back."""
    return f"{volume.id}.{slot}.{row_key or ''}"


def place_in(token: str, volume: Volume) -> tuple[str, str | None] | None:
    """The place a stamp's token names, if it is one of this volume."""
    parts = token.split(".")
    if len(parts) != 3 or parts[0] != str(volume.id):
        return None
    return parts[1], parts[2] or None


def require_place(work: Work, volume: Volume, slot: str | None, row_key: str | None) -> None:
    """Refuse a slot the kind does not have, or a row or period the volume does not have."""
    if slot is None:
        return
    kind = work.standard_of(volume).kind(volume.kind)
    known = {(place.slot.id, place.row_key) for place in places(work, volume)}
    if (slot, row_key) in known:
        return
    described = next((one for one in kind.slots if one.id == slot), None)
    if described is not None and described.every is not None:
        raise Invalid(fields={"row_key": ["这个位置每期一份，请选择该文件属于哪一期"]})
    if described is not None:
        raise Invalid(fields={"row_key": ["这个位置每人一份，请选择该文件属于谁"]})
    raise Invalid(fields={"slot": ["该类案卷没有这个卷内位置，请从列表中选择"]})


def suggest_slot(work: Work, volume: Volume, text: str) -> tuple[str | None, str | None]:
    """The place whose words are best met by a file name or heading; (None, None) when in doubt.

    A longer word counts more. Two slots meeting equally well, or a row or period that cannot be
    told from the text, leave the choice to a person.
    """
    folded = fold(text).text
    slots = work.standard_of(volume).kind(volume.kind).slots
    scores = {slot.id: _score(slot, folded) for slot in slots}
    best = max(scores.values(), default=0)
    winners = [slot for slot in slots if scores[slot.id] == best]
    if best == 0:
        return None, None
    if all(slot.every is not None for slot in winners):
        return _suggested_period(work, volume, {slot.id for slot in winners}, folded)
    if len(winners) > 1:
        return None, None
    of_slot = [place for place in places(work, volume) if place.slot.id == winners[0].id]
    named = [place for place in of_slot if place.row_title and _folded(place.row_title) in folded]
    chosen = named if len(named) == 1 else of_slot
    return (chosen[0].slot.id, chosen[0].row_key) if len(chosen) == 1 else (None, None)


def _suggested_period(
    work: Work, volume: Volume, slots: set[str], folded: str
) -> tuple[str | None, str | None]:
    """The one period the text names, of those the one that is asked for, or lacks its paper."""
    told = Told.of(folded)
    outcomes = [o for o in verdict_of(work, volume).outcomes if o.slot in slots and o.row]
    silent = told == Told()
    meant = outcomes if silent else [o for o in outcomes if told.names(str(o.row))]
    asked = [o for o in meant if o.outcome is not OutcomeValue.NOT_APPLICABLE]
    lacking = [o for o in meant if o.outcome is OutcomeValue.MISSING]
    for narrowed in (lacking,) if silent else (meant, asked, lacking):
        if len(narrowed) == 1:
            return narrowed[0].slot, narrowed[0].row
    return None, None


def _score(slot: Slot, folded: str) -> int:
    words = (slot.title, *slot.words)
    return max((len(word) for word in map(_folded, words) if word and word in folded), default=0)


def _folded(word: str) -> str:
    return fold(word).text
