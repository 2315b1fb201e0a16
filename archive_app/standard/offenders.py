"""Which rows a check that failed is about: the first of them by the names people know them by.

Owns only the naming. Which rows they are is `walks`'; nothing is asked of a check that agrees, so
that judging a complete volume costs nothing more.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from archive_app.chinese.identity import mask_text
from archive_app.standard.cases import Case, is_draft, key_of
from archive_app.standard.conditions import Condition
from archive_app.standard.model import Field, Kind
from archive_app.standard.recurring import title_of_period
from archive_app.standard.verdict import DocumentView
from archive_app.standard.walks import Walk
from archive_app.standard.wording import measure_of

__all__ = ["rows_that_fail"]

_NAMED = 3
_LONGEST = 20


def rows_that_fail(condition: Condition, case: Case, *, unknown: bool = False) -> str:
    """`第3条（2024-03-30 张某甲）、第7条、第8条等5条`; "" when the condition is not about rows."""
    told = (_told(walk, case, unknown=unknown) for walk in condition.walks)
    return "；".join(dict.fromkeys(each for each in told if each))


def _told(walk: Walk, case: Case, *, unknown: bool) -> str:
    places = walk.places(case.env, unknown=unknown)
    if not places:
        return ""
    if walk.name in case.documents:
        measure = "份"
        papers = [d for d in case.documents[walk.name] if not is_draft(d)]
        names = [_paper(case, papers[place], place) for place in places[:_NAMED]]
    else:
        of = _field(case.plan.kind, walk.name)
        book = case.plan.kind.register == of.name
        measure = "条" if book else measure_of(of)
        rows = walk.rows(case.env)
        names = [
            _numbered(place, measure, _row(of, rows[place], dated=book))
            for place in places[:_NAMED]
        ]
    rest = f"等{len(places)}{measure}" if len(places) > _NAMED else ""
    return "、".join(names) + rest


def _field(kind: Kind, name: str) -> Field:
    of, _, inner = name.partition(".")
    return kind.slot(of).field(inner) if inner else kind.field(of)


def _numbered(place: int, measure: str, said: str) -> str:
    return f"第{place + 1}{measure}" + (f"（{said}）" if said else "")


def _row(of: Field, row: Mapping[str, Any], *, dated: bool) -> str:
    """What the row is called; an entry of a book also by its day."""
    days = [c.name for c in of.columns if dated and c.type == "date" and c.required]
    secret = {c.name for c in of.columns if c.sensitive}
    names = dict.fromkeys((*days[:1], of.row_title or "name"))
    told = (_shown(row.get(name)) for name in names if name not in secret)
    return " ".join(filter(None, told))


def _paper(case: Case, paper: DocumentView, place: int) -> str:
    """A paper by its period, or by whose it is, or by its day."""
    slot = case.plan.kind.slot(paper.slot)
    if slot.every is not None and paper.row is not None:
        return title_of_period(paper.row)
    whose = ""
    if slot.per is not None:
        of = case.plan.kind.field(slot.per)
        rows = enumerate(case.env.facts.get(slot.per) or ())
        whose = next((_row(of, r, dated=False) for n, r in rows if key_of(r, n) == paper.row), "")
    day = _shown(paper.facts.get("date"))
    return _numbered(place, "份", " ".join(filter(None, (whose, day))))


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    said = mask_text(str(value)) if isinstance(value, str | int) else ""
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
