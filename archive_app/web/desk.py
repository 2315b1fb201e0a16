"""The desk: what needs me, most urgent first; for the county each station at a glance."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template, url_for

from archive_app.accounts import list_accounts
from archive_app.archive import Work
from archive_app.chinese.dates import cn_date
from archive_app.chinese.identity import mask_text
from archive_app.jobs import job_counts
from archive_app.records.listing import Desk, DueItem
from archive_app.records.listing import desk as needs
from archive_app.records.overview import most_missing, station_lines
from archive_app.records.stations import bureau, stations
from archive_app.store.tables import Volume
from archive_app.web import session
from archive_app.web.openings import openings_of

pages = Blueprint("desk", __name__)

SHOWN = 8  # of each list; the rest is folded away
MOST = 60
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Tile:
    """A large number that leads to its list on the page."""

    count: str
    title: str
    anchor: str
    urgent: bool


@dataclass(frozen=True)
class Due:
    """A deadline as a line of the desk."""

    title: str
    days: int
    item: DueItem

    @property
    def told(self) -> str:
        """How late it is, or how much time there still is."""
        if self.days < 0:
            return f"已逾期 {-self.days} 天"
        return f"还有 {self.days} 天" if self.days else "今天到期"


@pages.get("/")
def desk() -> str:
    """What needs the person, or how the program itself is doing for its administrator."""
    with session.reading() as work:
        day = f"{cn_date(work.today)} 星期{WEEKDAYS[work.today.weekday()]}"
        if not work.may("volume.see"):
            return render_template("desk_upkeep.html", day=day, **_upkeep(work))
        found = needs(work, limit=MOST)
        standard = work.archive.standard
        return render_template(
            "desk.html",
            day=day,
            desk=found,
            tiles=_tiles(found),
            due=_due(found),
            missing=most_missing(work, found.incomplete),
            stations=() if work.actor.station_id else station_lines(work),
            states=[(s.id, s.title, found.counts.get(s.id, 0)) for s in standard.states],
            shown=SHOWN,
            may_open=work.may("volume.open"),
            **openings_of(work),
            title_of=_title_of,
        )


def _tiles(found: Desk) -> list[Tile]:
    counted = (
        (len(found.overdue), "已逾期", "overdue", True),
        (len(found.soon), "七天内到期", "soon", False),
        (len(found.lapsing), "权利将过期", "lapsing", False),
        (found.incomplete_total, "案卷待补齐", "incomplete", False),
        (len(found.to_arrange), "待立卷", "arrange", False),
        (len(found.to_archive), "待归档", "archive", False),
        (len(found.unread), "文件读不出", "unread", True),
    )
    return [
        Tile(_count(count, title), title, anchor, urgent and count > 0)
        for count, title, anchor, urgent in counted
    ]


def _count(count: int, title: str) -> str:
    cut = count == MOST and title != "案卷待补齐"  # only this one is counted in full
    return f"{count}+" if cut else str(count)


def _due(found: Desk) -> Mapping[str, list[Due]]:
    return {
        name: [Due(mask_text(item.deadline.title), item.days, item) for item in items]
        for name, items in (
            ("overdue", found.overdue),
            ("soon", found.soon),
            ("lapsing", found.lapsing),
        )
    }


def _title_of(volume: Volume) -> str:
    return mask_text(volume.title)


def _upkeep(work: Work) -> dict[str, object]:
    accounts = list_accounts(work)
    locked = [a for a in accounts if a.locked_until and a.locked_until > work.now]
    return {
        "active": sum(account.active for account in accounts),
        "stopped": sum(not account.active for account in accounts),
        "fresh": [a for a in accounts if a.active and a.must_change],
        "locked": locked,
        "jobs": job_counts(work),
        "indexed": work.archive.search.current().count(),
        "first_steps": _first_steps(work, len(accounts)),
    }


def _first_steps(work: Work, accounts: int) -> list[tuple[str, str]]:
    """What an empty archive still needs before anybody can work: words and where to do it."""
    named = bureau(work)
    steps = {
        ("登记县局名称和全宗号", url_for("people.bureau")): named.name and named.fonds,
        ("登记司法所", url_for("people.people")): stations(work),
        ("为工作人员添加账号", url_for("admin.accounts")): accounts > 1,
    }
    return [step for step, done in steps.items() if not done]
