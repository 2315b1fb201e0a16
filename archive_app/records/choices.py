"""What a list of volumes can be narrowed to: only what occurs in volumes the actor may see."""

from dataclasses import dataclass

from sqlalchemy import select

from archive_app.archive import Work
from archive_app.records.listing import visible
from archive_app.store.tables import Account, Volume

__all__ = ["ListChoices", "list_choices"]


@dataclass(frozen=True)
class ListChoices:
    """Years, newest first; handlers by station and name, also those who have left; kinds."""

    years: tuple[int, ...]
    handlers: tuple[Account, ...]
    kinds: frozenset[str]


def list_choices(work: Work) -> ListChoices:
    """The years, handlers and kinds of the volumes the actor may see."""
    work.allow("volume.see")
    seen = visible(work)
    years = select(Volume.year).where(*seen).distinct().order_by(Volume.year.desc())
    handling = select(Volume.handler_id).where(*seen)
    handlers = select(Account).where(Account.id.in_(handling))
    kinds = select(Volume.kind).where(*seen).distinct()
    return ListChoices(
        years=tuple(work.session.scalars(years)),
        handlers=tuple(
            work.session.scalars(handlers.order_by(Account.station_id, Account.name, Account.id))
        ),
        kinds=frozenset(work.session.scalars(kinds)),
    )
