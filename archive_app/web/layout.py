"""What every page carries: navigation by permission, filters, the confirm page, page numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from flask import Flask, current_app, render_template, request, url_for

from archive_app import __version__
from archive_app.chinese.dates import cn_date
from archive_app.permissions import may
from archive_app.web import fields, session

__all__ = ["NAVIGATION", "Entry", "confirm", "register"]

CHINA = ZoneInfo("Asia/Shanghai")
KILO = 1024


@dataclass(frozen=True)
class Entry:
    """One entry of the navigation; shown to those who hold one of its permissions."""

    title: str
    endpoint: str
    permissions: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The page family (blueprint) this entry leads into."""
        return self.endpoint.partition(".")[0]


NAVIGATION = (
    Entry("工作台", "desk.desk"),
    Entry("案卷", "volumes.volumes", ("volume.see",)),
    Entry("检索", "search.search", ("search",)),
    Entry("登记簿", "registers.registers", ("volume.see",)),
    Entry("台账", "ledgers.ledgers", ("ledger.see",)),
    Entry("完整性检查", "review.reviews", ("review.run",)),
    Entry("档案标准", "standard.standard", ("standard.see",)),
    Entry("名单", "people.people", ("people.manage", "station.manage")),
    Entry("管理", "admin.admin", ("account.manage", "audit.see", "index.manage")),
)


def register(app: Flask) -> None:
    """Give templates the navigation, the person, filters and functions they use."""
    app.context_processor(_context)
    app.add_template_filter(_day, "day")
    app.add_template_filter(_moment, "moment")
    app.add_template_filter(_file_size, "file_size")
    app.add_template_filter(fields.grouped, "grouped")
    app.add_template_global(_page_url, "page_url")


def confirm(
    title: str,
    question: str,
    *,
    action: str,
    button: str,
    back: str,
    consequences: tuple[str, ...] = (),
    reason: str | None = None,
    danger: bool = False,
    hidden: Mapping[str, Any] | None = None,
) -> str:
    """A plain page that asks before something grave; `reason` labels a required reason."""
    return render_template(
        "confirm.html",
        title=title,
        question=question,
        action=action,
        button=button,
        back=back,
        consequences=consequences,
        reason=reason,
        danger=danger,
        hidden=hidden or {},
    )


def _context() -> dict[str, Any]:
    if not session.signed_in():
        return {"me": None, "navigation": (), "version": __version__}
    me = session.person()
    return {"me": me, "navigation": _shown_to(me), "version": __version__}


def _shown_to(me: session.Person) -> tuple[Entry, ...]:
    return tuple(
        entry
        for entry in NAVIGATION
        if entry.endpoint in current_app.view_functions
        and (not entry.permissions or any(may(me.actor, one) for one in entry.permissions))
    )


def _day(value: date | str | None) -> str:
    """2024年3月12日; a long dash where there is no date."""
    if isinstance(value, str):
        value = date.fromisoformat(value[:10]) if value else None
    return cn_date(value) if value else "—"


def _moment(value: datetime | None) -> str:
    """2024年3月12日 09:05 on the clock in China."""
    if value is None:
        return "—"
    local = value.astimezone(CHINA)
    return f"{cn_date(local.date())} {local:%H:%M}"


def _file_size(size: int) -> str:
    if size < KILO:
        return f"{size} 字节"
    if size < KILO * KILO:
        return f"{size / KILO:.0f} KB"
    return f"{size / KILO / KILO:.1f} MB"


def _page_url(page: int) -> str:
    """This address with another page number."""
    arguments = request.args.to_dict(flat=False) | {"page": [str(page)]}
    address = url_for(request.endpoint or "", **(request.view_args or {}))
    return f"{address}?{urlencode(arguments, doseq=True)}"
