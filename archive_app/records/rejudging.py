"""Judging every volume again, some at a time: after another edition, setting or program.

Owns what is asked of the queue and how far it is; each volume is still judged under the edition it
is pinned to. One slice and the asking for the next are one transaction: whatever stops the process,
the next one goes on where it stopped. A newer asking replaces an older one.
"""

from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import selectinload

from archive_app import __version__
from archive_app.archive import Work
from archive_app.records.judging import judge_volumes
from archive_app.standard import Standard
from archive_app.store.tables import Document, Job, Volume

__all__ = [
    "Progress",
    "ask_for_judging",
    "ask_for_judging_if_changed",
    "judge_slice",
    "judging_progress",
]

JOB = "judge"
SLICE = 100  # volumes of one transaction, so that nobody who writes waits long


@dataclass(frozen=True)
class Progress:
    """How many of the volumes have been judged again."""

    done: int
    of: int


def ask_for_judging(work: Work, standard: Standard) -> None:
    """Judge every volume again in the background; this is what is in force from now on."""
    under = _under(standard)
    older = update(Job).where(Job.name == JOB, Job.state == "waiting")
    work.session.execute(older.values(state="done", finished_at=work.now))
    many = work.session.scalar(select(func.count()).select_from(Volume)) or 0
    work.later(JOB, under=under, after=0, done=0, of=many)


def ask_for_judging_if_changed(work: Work) -> bool:
    """The same if the program or the edition is not that of the last time; whether it was."""
    last = _newest(work)
    if last is not None and last.args["under"] == _under(work.archive.standard):
        return False
    ask_for_judging(work, work.archive.standard)
    return True


def judge_slice(
    work: Work, *, under: str, after: int, done: int, of: int, most: int = SLICE
) -> None:
    """Judge the volumes that follow `after`, and ask for those behind them."""
    newest = _newest(work)
    if newest is not None and newest.args["under"] != under:
        return
    papers = selectinload(Volume.documents).selectinload(Document.attestations)
    following = select(Volume).where(Volume.id > after).order_by(Volume.id).limit(most)
    volumes = work.session.scalars(following.options(papers)).all()
    if not volumes:
        return
    judge_volumes(work, volumes)
    done += len(volumes)
    work.later(JOB, under=under, after=volumes[-1].id, done=done, of=max(of, done))


def judging_progress(work: Work) -> Progress | None:
    """How far judging everything again is; None when nothing is under way."""
    newest = _newest(work)
    if newest is None or newest.state not in ("waiting", "running"):
        return None
    return Progress(newest.args["done"], newest.args["of"])


def _under(standard: Standard) -> str:
    """What verdicts hang on besides the volume: another program may judge otherwise."""
    return f"{__version__} {standard.digest}"


def _newest(work: Work) -> Job | None:
    query = select(Job).where(Job.name == JOB).order_by(Job.id.desc())
    return work.session.scalars(query.limit(1)).first()
