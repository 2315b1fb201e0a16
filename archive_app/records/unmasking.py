"""Showing personal numbers in full: allowed to some, and always written down."""

from archive_app.archive import Work
from archive_app.store.tables import Document, Volume

__all__ = ["see_original", "unmask"]


def unmask(work: Work, subject: Volume | Document) -> None:
    """Let the actor see the numbers of a volume or document in full; audited at once."""
    work.allow("personal.unmask", on=subject)
    volume = subject.volume if isinstance(subject, Document) else subject
    told = {"number": volume.number} | work.opening_of(volume)
    work.record("personal.unmasked", subject, **told)


def see_original(work: Work, document: Document, page: int) -> None:
    """Let the actor look at a page as it is on paper, nothing hidden; the look is logged."""
    work.allow("personal.unmask", on=document)
    told = {"page": page} | work.opening_of(document.volume)
    work.looked("document.shown", "document", document.id, **told)
