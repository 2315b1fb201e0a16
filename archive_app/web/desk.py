"""The desk: what needs me, most urgent first; for the county each station at a glance."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for

from archive_app.accounts import list_accounts
from archive_app.archive import Work
from archive_app.chinese.dates import cn_date
from archive_app.chinese.identity import mask_text
from archive_app.jobs import job_counts
from archive_app.records.desk import COUNTED, URGENCIES, Desk, DueItem, DueList, Share
from archive_app.records.desk import desk as needs
from archive_app.records.overview import most_missing, station_lines
from archive_app.records.stations import bureau, stations
from archive_app.standard import Standard
from archive_app.store.tables import Volume
from archive_app.web import session
from archive_app.web.openings import openings_of
from archive_app.web.volume_findings import told_left

pages = Blueprint("desk", __name__)

SHOWN = 8  # of each list; the rest is folded away
MOST = 30
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
    """Something due as a line of the desk."""

    title: str
    told: str
    days: int
    item: DueItem


@dataclass(frozen=True)
class CategoryLine:
    """One category: a tab above the lists, and a bar of the plot."""

    id: str
    title: str
    share: Share
    address: str
    chosen: bool


@pages.get("/")
def desk() -> str:
    """What needs the person, or how the program itself is doing for its administrator."""
    with session.reading() as work:
        day = f"{cn_date(work.today)} 星期{WEEKDAYS[work.today.weekday()]}"
        if not work.may("volume.see"):
            return render_template("desk_upkeep.html", day=day, **_upkeep(work))
        standard = work.archive.standard
        known = {category.id for category in standard.categories}
        asked = request.args.get("category")
        category = asked if asked in known else None
        found = needs(work, category=category, limit=MOST)
        states = found.tally.states()
        return render_template(
            "desk.html",
            day=day,
            desk=found,
            tiles=_tiles(found, category),
            due={name: _lines(listed) for name, listed in found.due.items()},
            urgencies=URGENCIES,
            counted=COUNTED,
            lapsing=[_line(item) for item in found.lapsing],
            categories=_categories(standard, found, category),
            category=category,
            everything=found.tally.share(),
            **openings_of(work),
            missing=most_missing(work, found.incomplete),
            stations=() if work.actor.station_id else station_lines(work, found.tally),
            states=[(s.id, s.title, states.get(s.id, 0)) for s in standard.states],
            shown=SHOWN,
            may_open=work.may("volume.open"),
            title_of=_title_of,
        )


def _tiles(found: Desk, category: str | None) -> list[Tile]:
    counted = (
        (found.due["overdue"].total, COUNTED, "已逾期", "overdue", True),
        (found.due["today"].total, COUNTED, "今天到期", "today", True),
        (found.due["week"].total, COUNTED, "本周到期", "week", False),
        (len(found.lapsing), MOST, "权利将过期", "lapsing", False),
        (found.tally.share(category=category).lacking, None, "案卷待补齐", "incomplete", False),
        (len(found.to_arrange), MOST, "待立卷", "arrange", False),
        (len(found.to_archive), MOST, "待归档", "archive", False),
        (len(found.unread), MOST, "文件读不出", "unread", True),
    )
    return [
        Tile(f"{count}+" if count == cut else str(count), title, anchor, urgent and count > 0)
        for count, cut, title, anchor, urgent in counted
    ]


def _lines(listed: DueList) -> tuple[list[Due], int]:
    return [_line(item) for item in listed.items], listed.total


def _line(item: DueItem) -> Due:
    told = f"{item.title}：缺 {item.periods}" if item.periods else item.title
    return Due(mask_text(told), told_left(item.days, item.working), item.days, item)


def _categories(standard: Standard, found: Desk, chosen: str | None) -> list[CategoryLine]:
    return [
        CategoryLine(
            one.id,
            one.title,
            found.tally.share(category=one.id),
            url_for("desk.desk", category=one.id),
            one.id == chosen,
        )
        for one in standard.categories
    ]


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
