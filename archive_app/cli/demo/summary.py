"""What lies in the home of the demonstration, counted from its rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import func, select

from archive_app.archive import Archive, Work
from archive_app.cli.columns import table
from archive_app.cli.demo.cases import sample
from archive_app.cli.demo.county import MAKER, interesting
from archive_app.store.tables import Document, Station, Volume

__all__ = ["summary", "summary_lines"]


def summary(archive: Archive) -> dict[str, Any]:
    """Stations, volumes by state, documents, how many of them are pictures without text."""
    notes = interesting(archive.home)
    with archive.reading(MAKER) as work:
        volumes = work.session.scalars(select(Volume).order_by(Volume.id)).all()
        current = select(Document).where(
            Document.replaced_by_id.is_(None), Document.withdrawn_at.is_(None)
        )
        documents = work.session.scalars(current).all()
        states = {state.id: state.title for state in work.archive.standard.states}
        types = Counter(document.media_type for document in documents)
        pictures = sum(document.reading == "no_text" for document in documents)
        return {
            "stations": work.session.scalar(select(func.count()).select_from(Station)),
            "volumes": len(volumes),
            "categories": _by_category(work, volumes),
            "states": dict(Counter(states[volume.state] for volume in volumes)),
            "complete": sum(volume.complete for volume in volumes),
            "documents": len(documents),
            "media_types": dict(types),
            "image_only": pictures,
            "image_only_share": round(pictures / max(len(documents), 1), 3),
            "interesting": [
                {"id": v.id, "number": v.number, "note": notes[v.id]}
                for v in volumes
                if v.id in notes
            ],
        }


def _by_category(work: Work, volumes: Sequence[Volume]) -> list[dict[str, Any]]:
    """Volumes of each category, in its order, and how many of them lack nothing."""
    have = Counter(volume.category for volume in volumes)
    whole = Counter(volume.category for volume in volumes if volume.complete)
    return [
        {"id": one.id, "title": one.title, "volumes": have[one.id], "complete": whole[one.id]}
        for one in work.archive.standard.categories
    ]


def summary_lines(told: dict[str, Any]) -> Iterator[str]:
    """The counts as a few lines."""
    states = "、".join(f"{state} {n}" for state, n in told["states"].items())
    whole, share = told["complete"], f"{told['image_only_share']:.0%}"
    yield f"  {told['stations']} 个司法所，{told['volumes']} 卷（{states}），齐全 {whole} 卷"
    scans = f"{told['image_only']} 份（{share}）是只有图像的签字扫描件"
    yield f"  {told['documents']} 份文件，其中 {scans}"
    counts = (f"{one['title']} {one['volumes']}（{one['complete']}）" for one in told["categories"])
    yield f"  各类卷数（齐全）：{'、'.join(counts)}"
    yield "  先试这三样："
    yield from (f"    · {line}" for line in sample("plan")["try_first"])
    yield "  值得一看："
    yield from table((f"    {one['number']}", one["note"]) for one in told["interesting"])
