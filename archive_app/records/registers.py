"""The registers of a year: which books of a station are open, and which could be begun."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.records.listing import visible
from archive_app.records.volumes import kinds_to_open
from archive_app.standard import Category, Kind
from archive_app.store.tables import Volume

__all__ = ["CategoryBooks", "KindBooks", "registers_of_year"]


@dataclass(frozen=True)
class KindBooks:
    """A kind of register with the books of the year that may still be written in."""

    kind: Kind
    books: tuple[Volume, ...]


@dataclass(frozen=True)
class CategoryBooks:
    """The registers of a category: those begun this year, and those that are not."""

    category: Category
    begun: tuple[KindBooks, ...]
    others: tuple[KindBooks, ...]


def registers_of_year(work: Work) -> tuple[CategoryBooks, ...]:
    """Every kind of register by category, with the actor's unlocked books of this year."""
    work.allow("volume.see")
    standard = work.archive.standard
    kinds = [kind for kind in kinds_to_open(work) if kind.register]
    writable = [state.id for state in standard.states if not state.locked]
    query = select(Volume).where(
        *visible(work),
        Volume.kind.in_([kind.id for kind in kinds]),
        Volume.year == work.today.year,
        Volume.state.in_(writable),
    )
    books: dict[str, list[Volume]] = defaultdict(list)
    for volume in work.session.scalars(query.order_by(Volume.serial)):
        books[volume.kind].append(volume)
    by_category: dict[str, list[KindBooks]] = defaultdict(list)
    for kind in kinds:
        by_category[kind.category].append(KindBooks(kind, tuple(books[kind.id])))
    return tuple(
        CategoryBooks(
            standard.category(name),
            tuple(one for one in many if one.books),
            tuple(one for one in many if not one.books),
        )
        for name, many in by_category.items()
    )
