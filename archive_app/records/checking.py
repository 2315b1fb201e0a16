"""Whether what is kept agrees with itself: rows with files, the audit chain, the index with rows.

Owns looking; it repairs nothing. Files nobody refers to are told apart from faults: a change that
was rolled back leaves them, and they do no harm.
"""

from dataclasses import dataclass

from sqlalchemy import case, select

from archive_app import access, audit
from archive_app.archive import Work
from archive_app.errors import StoreFault
from archive_app.records.indexing import entries_of
from archive_app.store.tables import Document, Edition, Volume

__all__ = ["CheckReport", "check_archive", "index_differences", "log_breaks"]


@dataclass(frozen=True)
class CheckReport:
    """What was looked at and what does not agree, in words."""

    files: int
    missing: tuple[str, ...]
    altered: tuple[str, ...]
    unused: tuple[str, ...]
    audit: tuple[str, ...]
    index: tuple[str, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """Everything that must be put right; unused files are not among it."""
        return (*self.missing, *self.altered, *self.audit, *self.index)


def check_archive(work: Work) -> CheckReport:
    """Read every kept file and every row once; the index is compared entry by entry."""
    work.allow("audit.see")
    wanted = _wanted(work)
    files = work.archive.files
    kept = set(files.names())
    return CheckReport(
        files=len(kept),
        missing=tuple(f"文件不见了：{wanted[name]}" for name in sorted(wanted.keys() - kept)),
        altered=tuple(
            f"文件内容被改动：{wanted.get(name, name)}"
            for name in sorted(kept)
            if not files.intact(name)
        ),
        unused=tuple(sorted(kept - wanted.keys())),
        audit=log_breaks(work),
        index=_index_faults(work),
    )


def log_breaks(work: Work) -> tuple[str, ...]:
    """Every break of the audit chain and of the looks sealed into it."""
    work.allow("audit.see")
    return (*audit.verify(work.session), *access.verify(work.session))


def index_differences(work: Work) -> tuple[frozenset[str], frozenset[str]]:
    """The entries the index lacks, and those it has too many."""
    volumes = work.session.scalars(select(Volume).order_by(Volume.id))
    expected = {entry.id for volume in volumes for entry in entries_of(work, volume)}
    found = work.archive.search.current().ids()
    return frozenset(expected - found), frozenset(found - expected)


def _wanted(work: Work) -> dict[str, str]:
    """What each file that must be there is, in words."""
    editions = select(Edition.text_sha256, Edition.title)
    wanted = {sha256: f"档案标准“{title}”" for sha256, title in work.session.execute(editions)}
    named = case((Volume.sealed, "（封存案卷的文件）"), else_=Document.file_name)
    documents = select(Document.sha256, Volume.number, named).join(Volume)
    for sha256, number, name in work.session.execute(documents):
        wanted[sha256] = f"{number} {name}"
    return wanted


def _index_faults(work: Work) -> tuple[str, ...]:
    try:
        missing, surplus = index_differences(work)
    except StoreFault as fault:
        return (fault.message,)
    told = []
    if missing:
        told.append(f"检索库缺 {len(missing)} 条")
    if surplus:
        told.append(f"检索库多 {len(surplus)} 条")
    return tuple(told)
