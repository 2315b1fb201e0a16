"""The page of one period's place: its paper filed, made or let go, and the periods around it."""

from flask import render_template

from archive_app.errors import NotFound
from archive_app.records.judging import verdict_of
from archive_app.records.volumes import see_volume
from archive_app.web import session
from archive_app.web.volume import may_in, pages
from archive_app.web.volume_findings import lacking_of
from archive_app.web.volume_places import PlaceView, place_options, places_of
from archive_app.web.volume_strips import LACKING, Strip, strip_of

__all__ = ["pages"]


@pages.get("/periods/<slot>/<row>")
def period(volume_id: int, slot: str, row: str) -> str:
    """One square of a strip, opened."""
    with session.reading() as work:
        volume = see_volume(work, volume_id)
        verdict = verdict_of(work, volume)
        places = places_of(work, volume, verdict)
        every = (*places.shown, *places.optional, *places.needless)
        of_slot = [p for p in every if p.slot.id == slot and p.row and p.slot.every]
        place = next((p for p in of_slot if p.row == row), None)
        if place is None:
            raise NotFound("该案卷没有这一期", fix="请返回案卷页，在日历上选择")
        strip = strip_of(of_slot, volume_id, current=row)
        findings = lacking_of(work, volume, verdict, places).every
        standard = work.standard_of(volume)
        return render_template(
            "volume_period.html",
            volume=volume,
            place=place,
            strip=strip,
            around=_around(strip, place),
            finding=next((one for one in findings if one.id == place.value), None),
            options=place_options(work, volume),
            may=may_in(work, volume, locked=standard.state(volume.state).locked),
        )


def _around(strip: Strip, place: PlaceView) -> dict[str, PlaceView | None]:
    """The periods before and after, and the next one that lacks something."""
    at = strip.places.index(place)
    later = [*strip.places[at + 1 :], *strip.places[:at]]
    return {
        "before": strip.places[at - 1] if at else None,
        "after": strip.places[at + 1] if at + 1 < len(strip.places) else None,
        "lacking": next((one for one in later if one.outcome in LACKING), None),
    }
