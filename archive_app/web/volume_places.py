"""The places (卷内位置) of a volume as its page shows them: outcome, papers, what can be done.

Owns the folding of places nobody needs now. What an outcome is, is the judge's business.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from archive_app.archive import Work
from archive_app.chinese.identity import mask_text
from archive_app.records.attesting import Mark, marks_needed
from archive_app.records.judging import view_of
from archive_app.records.marks import BOUND
from archive_app.records.slots import places
from archive_app.standard import Kind, Outcome, OutcomeValue, Slot, Verdict, VolumeView
from archive_app.store.tables import Document, Volume

__all__ = [
    "Paper",
    "PlaceOption",
    "PlaceView",
    "Places",
    "kept_as",
    "paper_of",
    "place_options",
    "places_of",
    "split_place",
    "title_of_place",
]

_GROUP_SPEAKS = frozenset({"missing", "not_due", "undetermined", "draft"})


@dataclass(frozen=True)
class Paper:
    """A document as a line of its place; `name` is masked like everything on a page."""

    row: Document
    name: str
    marks: tuple[Mark, ...]
    movable: bool = False  # whether another paper of its place stands beside it

    @property
    def lacking(self) -> tuple[Mark, ...]:
        """The marks nobody attested yet."""
        return tuple(mark for mark in self.marks if mark.attested_by is None)

    @property
    def only_bound(self) -> bool:
        """Whether nobody signs it: it only has to be printed, checked and bound in."""
        return [mark.id for mark in self.lacking] == [BOUND]

    @property
    def given(self) -> tuple[Mark, ...]:
        """The marks attested, by whom and when."""
        return tuple(mark for mark in self.marks if mark.attested_by is not None)

    @property
    def draft(self) -> bool:
        """Whether we made it and nobody confirmed the paper yet."""
        return self.row.generated and bool(self.lacking or not self.marks)


@dataclass(frozen=True)
class PlaceOption:
    """A place as a choice of a select; `value` is `slot` or `slot@row`."""

    value: str
    title: str


@dataclass(frozen=True)
class PlaceView:
    """One place with what lies there."""

    slot: Slot
    row: str | None
    title: str
    outcome: str
    reason: str
    papers: tuple[Paper, ...]
    fillable: bool
    row_title: str = ""
    due_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether one more paper may come here: none is, only a draft is, or several may be."""
        return self.slot.copies.max != 1 or all(paper.draft for paper in self.papers)

    @property
    def told(self) -> str:
        """The reason, where the badge and the title do not say it already."""
        return "" if self.outcome == "draft" or self.reason.startswith("缺") else self.reason

    @property
    def value(self) -> str:
        """The place as forms send it."""
        return f"{self.slot.id}@{self.row}" if self.row else self.slot.id

    @property
    def anchor(self) -> str:
        """The id of its element on the page."""
        return "place-" + self.value.replace("@", "-")


@dataclass(frozen=True)
class Places:
    """All places: those that matter now, those one may add, those the case does not need."""

    shown: tuple[PlaceView, ...]
    optional: tuple[PlaceView, ...]
    needless: tuple[PlaceView, ...]
    unplaced: tuple[Paper, ...]
    gone: tuple[Document, ...]


def places_of(work: Work, volume: Volume, verdict: Verdict) -> Places:
    """Every place in volume order, the papers without one, and what was taken out."""
    kind = work.standard_of(volume).kind(volume.kind)
    current = sorted((d for d in volume.documents if d.current), key=lambda d: (d.position, d.id))
    groups = {o.id.removeprefix("group:"): o for o in verdict.outcomes if o.id.startswith("group:")}
    views = list(_views(work, volume, kind, verdict, groups, current))
    placed = {paper.row.id for view in views for paper in view.papers}
    folded = [view for view in views if _is_idle(view)]
    return Places(
        shown=tuple(view for view in views if not _is_idle(view)),
        optional=tuple(v for v in folded if _may_be_added(v.slot)),
        needless=tuple(v for v in folded if not _may_be_added(v.slot)),
        unplaced=tuple(paper_of(work, volume, d) for d in current if d.id not in placed),
        gone=tuple(d for d in reversed(volume.documents) if not d.current),
    )


def place_options(work: Work, volume: Volume) -> tuple[PlaceOption, ...]:
    """Every place a paper may be put, in volume order."""
    return tuple(
        PlaceOption(f"{p.slot.id}@{p.row_key}" if p.row_key else p.slot.id, p.title)
        for p in places(work, volume)
    )


def paper_of(
    work: Work,
    volume: Volume,
    document: Document,
    *,
    movable: bool = False,
    view: VolumeView | None = None,
) -> Paper:
    """A document with the marks it needs."""
    marks = marks_needed(work, volume, document, view=view)
    return Paper(document, mask_text(document.file_name), marks, movable)


def kept_as(value: str) -> bool | None:
    """Whether a form says copy or original; None when it says neither."""
    return {"copy": True, "original": False}.get(value)


def split_place(value: str) -> tuple[str | None, str | None]:
    """Slot and row of a place as forms send it; none for an empty choice."""
    slot, _, row = value.partition("@")
    return slot or None, row or None


def title_of_place(work: Work, volume: Volume, document: Document) -> str:
    """What the place of a document is called; an empty text when it has none."""
    for place in places(work, volume):
        if (place.slot.id, place.row_key) == (document.slot, document.row_key):
            return mask_text(place.title)
    return ""


def _views(
    work: Work,
    volume: Volume,
    kind: Kind,
    verdict: Verdict,
    groups: dict[str, Outcome],
    current: Sequence[Document],
) -> Iterator[PlaceView]:
    forms, view = work.archive.forms, view_of(work, volume)
    filed = {document.id: document for document in current}
    for outcome in verdict.outcomes:
        if outcome.slot is None:
            continue
        slot = kind.slot(outcome.slot)
        value, reason = _said(outcome, groups.get(slot.group or ""))
        yield PlaceView(
            slot=slot,
            row=outcome.row,
            title=f"{slot.title}（{outcome.row_title}）" if outcome.row_title else slot.title,
            outcome=value,
            reason=reason,
            papers=_papers(work, volume, outcome, filed, view),
            # A slot kept for each row or period offers its form only where that is known.
            fillable=slot.form in forms
            and (outcome.row is not None or not (slot.per or slot.every)),
            row_title=outcome.row_title or "",
            due_on=outcome.due_on,
        )


def _papers(
    work: Work,
    volume: Volume,
    outcome: Outcome,
    filed: Mapping[int, Document],
    view: VolumeView,
) -> tuple[Paper, ...]:
    """What lies there, in the order it lies."""
    if not outcome.documents:
        return ()
    papers = [document for key, document in filed.items() if key in outcome.documents]
    movable = len(papers) > 1
    return tuple(paper_of(work, volume, d, movable=movable, view=view) for d in papers)


def _said(outcome: Outcome, group: Outcome | None) -> tuple[str, str]:
    """An empty place of a group says what its group says: one of several must be there."""
    speaks = outcome.outcome is OutcomeValue.NOT_APPLICABLE and group is not None
    if speaks and group is not None and group.outcome.value in _GROUP_SPEAKS:
        return group.outcome.value, f"{group.title}，有一种即可"
    return outcome.outcome.value, outcome.reason


def _is_idle(view: PlaceView) -> bool:
    return view.outcome == "not_applicable" and not view.papers


def _may_be_added(slot: Slot) -> bool:
    return slot.require.mode == "never" and slot.forbid is None
