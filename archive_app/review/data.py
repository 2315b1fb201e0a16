"""A review run as plain values, for JSON; personal numbers in titles are hidden."""

from typing import Any

from archive_app.chinese.identity import mask_text
from archive_app.review.runs import Difference, Report
from archive_app.store.tables import ReviewedVolume

__all__ = ["report_data"]


def report_data(report: Report) -> dict[str, Any]:
    """Everything the run found, in the order of the report."""
    run = report.run
    return {
        "id": run.id,
        "at": run.at.isoformat(),
        "by": run.name,
        "scope": report.scope,
        "totals": run.totals,
        "by_station": list(report.by_station),
        "frequent": [{"title": title, "volumes": count} for title, count in report.frequent],
        "difference": _difference(report.difference) if report.difference else None,
        "volumes": [_volume(volume) for volume in report.volumes],
    }


def _difference(change: Difference) -> dict[str, Any]:
    return {
        "resolved": [{"number": number, "title": title} for number, title in change.resolved],
        "appeared": [{"number": number, "title": title} for number, title in change.appeared],
        "remaining": change.remaining,
    }


def _volume(volume: ReviewedVolume) -> dict[str, Any]:
    own = "volume_id number station handler kind state edition_digest points complete findings"
    return {name: getattr(volume, name) for name in own.split()} | {
        "title": mask_text(volume.title)
    }
