"""The main job on one fresh volume, step by step, with the operations every door uses.

Whatever a step prints was asked of the archive after the step was done; nothing is told in advance.
"""

import io
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Any

from sqlalchemy import func, select

from archive_app.accounts import actor_of
from archive_app.archive import Archive, Work
from archive_app.cli.demo.cases import Case, case_of, sample
from archive_app.cli.demo.papers import Papers
from archive_app.cli.demo.stages import Life
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.attesting import attest, marks_needed
from archive_app.records.documents import describe_document, file_document, receive
from archive_app.records.forms import fill_form, fill_ours
from archive_app.records.judging import verdict_of
from archive_app.records.moving import move_volume
from archive_app.records.searching import search
from archive_app.standard import OutcomeValue
from archive_app.store.tables import Account, Document, Volume

__all__ = ["Step", "walk"]

SHOWN = 90  # characters of the passage found
DAYS_AGO = 62  # so that every day of the story lies behind us


@dataclass(frozen=True)
class Step:
    """One step as lines for people and as data for programs."""

    lines: tuple[str, ...]
    data: dict[str, Any]


@dataclass(frozen=True)
class _Lack:
    """What is missing and what only waits for its signatures."""

    missing: list[str]
    drafts: list[str]

    @property
    def told(self) -> str:
        """Both in a few words."""
        waiting = f"，{len(self.drafts)} 份待签" if self.drafts else ""
        return (f"还缺 {len(self.missing)} 项" if self.missing else "不缺文书") + waiting

    @property
    def data(self) -> dict[str, list[str]]:
        """Both for a program."""
        return {"missing": self.missing, "drafts": self.drafts}


def walk(archive: Archive) -> Iterator[Step]:
    """Open, see what is missing, draft, sign, attest, complete, archive, find."""
    with archive.reading(_account(archive, "qian")) as work:
        today = work.today
        number = work.session.scalar(select(func.max(Volume.id))) or 0
    case = case_of(number, sample("volumes")["walk"] | {"days": DAYS_AGO}, today)
    clerk, head = _account(archive, "qian"), _account(archive, "li")
    yield from _Walk(archive, case, clerk, head, Papers(archive)).steps()


def _account(archive: Archive, login: str) -> Actor:
    with archive.reading(Actor("演示程序", "cli")) as work:
        account = work.session.scalar(select(Account).where(Account.login == login))
        assert account is not None
        return actor_of(account, "cli")


@dataclass
class _Walk:
    archive: Archive
    case: Case
    clerk: Actor
    head: Actor
    papers: Papers
    life: Life = field(init=False)

    def __post_init__(self) -> None:
        assert self.clerk.station_id is not None
        self.life = Life(self.case, self.clerk, self.head, self.clerk.station_id, self.papers)

    def steps(self) -> Iterator[Step]:
        yield self._opened()
        yield self._drafted()
        yield self._signed()
        yield self._agreed()
        yield self._finished()
        yield self._archived()
        yield self._found()

    def _opened(self) -> Step:
        with self.archive.work(self.clerk) as work:
            volume = self.life.register(work)
            lacking = _lacking(work, volume)
            lines = (
                f"\n① 立卷　{self.clerk.name}登记一件纠纷，系统给出卷号 {volume.number}",
                f"   {volume.title}；马上看到{lacking.told}：",
                *_listed(lacking.missing),
            )
            return Step(
                lines,
                {
                    "step": "opened",
                    "volume": volume.id,
                    "number": volume.number,
                    **lacking.data,
                },
            )

    def _drafted(self) -> Step:
        with self.archive.work(self.clerk) as work:
            made = fill_ours(work, self.life.volume_id)
            names = [PurePath(draft.file_name).stem for draft in made]
            volume = work.get(Volume, self.life.volume_id)
            lacking = _lacking(work, volume)
            lines = (
                f"\n② 生成文书　一键生成 {len(made)} 份待签文书：",
                *_listed(names),
                f"   待签的不算齐：{lacking.told}",
            )
            return Step(lines, {"step": "drafted", "drafts": names, **lacking.data})

    def _signed(self) -> Step:
        day = self.case.days.accepted
        with self.archive.work(self.clerk) as work:
            volume = work.get(Volume, self.life.volume_id)
            notices = [d for d in _drafts(volume) if d.row_key]
            applied = fill_form(work, volume.id, "apply", facts={"date": day.isoformat()})
            filed = self._come_back(work, [applied, *notices], day)
            lacking = _lacking(work, volume)
            lines = (
                f"\n③ 签好归入　打印、签字、扫描，归入 {len(filed)} 份图片，按文件名自动放好：",
                *_listed(
                    [
                        f"{d.file_name}（{_attested(d)} 项签章由{self.clerk.name}确认）"
                        for d in filed
                    ]
                ),
                f"   现在{lacking.told}",
            )
            return Step(
                lines, {"step": "signed", "filed": [d.file_name for d in filed], **lacking.data}
            )

    def _agreed(self) -> Step:
        case, days = self.case, self.case.days
        with self.archive.work(self.clerk) as work:
            self.life.describe(work, case.meeting())
            volume = self.life.describe(work, case.outcome())
            self.life.enclose(work)
            records = sorted({days.first, days.agreed})
            for day in records:
                facts = self.papers.facts(work, case, volume, "record", day)
                self._come_back(work, [fill_form(work, volume.id, "record", facts=facts)], day)
            facts = self.papers.facts(work, case, volume, "agreement", days.agreed)
            draft = fill_form(work, volume.id, "agreement", facts=facts)
            (agreement,) = self._come_back(work, [draft], days.agreed)
            lacking = _lacking(work, volume)
            move_volume(work, volume.id, "conclude")
            lines = (
                f"\n④ 调成结案　{len(records)} 次调解各有记录，协议涉及 {case.amount} 元",
                f"   协议书由系统填好，签名盖章后归入：{agreement.file_name}（只有图像，没有文字）",
                f"   结案：{lacking.told}",
            )
            return Step(lines, {"step": "concluded", **lacking.data})

    def _finished(self) -> Step:
        days = self.case.days
        with self.archive.work(self.clerk) as work:
            volume = work.get(Volume, self.life.volume_id)
            before = _lacking(work, volume, as_state="arranged")
            self.life.perform(work)
            self.life.visit(work)
            self.life.bind(work)
            after = _lacking(work, volume, as_state="arranged")
            lines = (
                f"\n⑤ 补齐　立卷之前系统说{before.told}：",
                *_listed([*before.missing, *before.drafts]),
                f"   归入收条，{days.visited} 回访，打印封面、目录、封底并核对：{after.told}",
            )
            return Step(lines, {"step": "completed", "before": before.data, **after.data})

    def _archived(self) -> Step:
        work_off(self.archive)
        with self.archive.work(self.head) as work:
            move_volume(work, self.life.volume_id, "arrange")
            volume = move_volume(work, self.life.volume_id, "archive")
            verdict = verdict_of(work, volume)
            whole = "齐全" if verdict.complete else "不齐"
            lines = (
                f"\n⑥ 归档　所长{self.head.name}检查后立卷、归档：{whole}，{verdict.points:f} 分",
                f"   档号 {volume.archival_code}，保管期限 {verdict.retention.title}",
            )
            data = {
                "step": "archived",
                "complete": verdict.complete,
                "points": float(verdict.points),
                "state": volume.state,
                "archival_code": volume.archival_code,
            }
            return Step(lines, data)

    def _found(self) -> Step:
        words = f"{self.case.words['thing']} {self.case.words['harm']}"
        started = time.monotonic()
        work_off(self.archive)
        seconds = round(time.monotonic() - started, 2)
        other = _account(self.archive, "sun")
        with self.archive.reading(other) as work:
            results = search(work, words, scope="precedents", size=50)
            number = work.get(Volume, self.life.volume_id).number
            mine = [hit for hit in results.hits if hit.volume_id == self.life.volume_id]
        shown = (
            mine[0].snippets[0].text.replace("\n", " ")[:SHOWN] if mine and mine[0].snippets else ""
        )
        lines = (
            f"\n⑦ 找到　外所的{other.name}在协议参考中找“{words}”，{len(results.hits)} 条，"
            + (f"其中有 {number}（姓名已遮）：" if mine else "没有找到这一卷"),
            f"   {shown}",
        )
        data = {
            "step": "found",
            "words": words,
            "found": bool(mine),
            "total": results.total,
            "snippet": shown,
            "index_seconds": seconds,
        }
        return Step(lines, data)

    def _come_back(self, work: Work, drafts: Sequence[Document], on: date) -> list[Document]:
        """The drafts as they return from the signing hands: scanned, filed, attested."""
        filed = []
        for draft in drafts:
            volume = draft.volume
            assert draft.slot is not None
            facts = self.papers.facts(work, self.case, volume, draft.slot, on)
            picture = self.papers.signed_scan(self.case, volume, draft, on)
            name = f"{PurePath(draft.file_name).stem}.jpg"
            received = receive(self.archive, io.BytesIO(picture), name)
            document = file_document(work, volume.id, received).document
            describe_document(work, document.id, facts)
            attest(work, document.id, [m.id for m in marks_needed(work, volume, document)])
            filed.append(document)
        return filed


def _lacking(work: Work, volume: Volume, *, as_state: str | None = None) -> _Lack:
    """What the judge finds wanting now, in its own words."""
    work.session.flush()
    work.session.expire(volume, ["documents"])
    verdict = verdict_of(work, volume, as_state=as_state)
    standard = work.standard_of(volume)
    grave = {s.id for s in standard.severities if s.points > 1}
    found = [f for f in verdict.findings if f.severity in grave]
    drafts = [f.title for f in found if f.outcome == OutcomeValue.DRAFT]
    return _Lack([f.title for f in found if f.outcome != OutcomeValue.DRAFT], drafts)


def _listed(names: Sequence[str], most: int = 8) -> list[str]:
    lines = [f"   · {name}" for name in names[:most]]
    return lines + ([f"   · ……共 {len(names)} 项"] if len(names) > most else [])


def _drafts(volume: Volume) -> list[Document]:
    return [d for d in volume.documents if d.current and d.generated]


def _attested(document: Document) -> int:
    return sum(a.withdrawn_at is None for a in document.attestations)
