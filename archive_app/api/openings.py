"""Openings (查阅申请) of sealed volumes: asked for, decided, withdrawn."""

from typing import Any

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.openings import (
    OpeningAsked,
    OpeningDecided,
    OpeningShown,
    OpeningsShown,
    SealedVolumesShown,
)
from archive_app.api.signing import reading, working
from archive_app.archive import Work
from archive_app.errors import Invalid
from archive_app.records import openings as records
from archive_app.store.tables import Opening

openings = Resource("openings", "查阅封存案卷", "申请查阅、批复、撤回；只告知卷号")

Answer = dict[str, Any]


@openings.operation(
    "GET",
    "/sealed-volumes",
    "本所的封存案卷",
    "您所在司法所要申请才能查看的封存案卷，只列卷号。",
    gives=SealedVolumesShown,
)
def sealed_volume_list() -> Answer:
    """What can be asked for."""
    with reading() as work:
        return {"items": records.sealed_volumes(work)}


@openings.operation(
    "GET",
    "/openings",
    "查阅申请列表",
    "等您批复的申请，和您自己的申请。",
    gives=OpeningsShown,
)
def opening_list() -> Answer:
    """Requests to decide, and one's own."""
    with reading() as work:
        return {
            "mine": [_shown(work, row) for row in records.my_openings(work)],
            "to_decide": [_shown(work, row) for row in records.openings_to_decide(work)],
        }


@openings.operation(
    "POST",
    "/openings",
    "申请查阅",
    "写明依据和用途，申请查阅一个封存案卷；由所长或县局档案员中的另一人批复。",
    body=OpeningAsked,
    gives=OpeningShown,
    status=201,
)
def opening_ask(body: Answer) -> Answer:
    """Ask to look at a sealed volume."""
    with working() as work:
        work.allow("sealed.ask")
        key = body["volume_id"] or _by_number(work, body["number"], body["station_id"])
        return _shown(work, records.ask_opening(work, key, body["reason"]))


@openings.operation(
    "GET",
    "/openings/<id:opening_id>",
    "查看申请",
    "一项查阅申请和它的批复。",
    gives=OpeningShown,
)
def opening_see(opening_id: int) -> Answer:
    """One request."""
    with reading() as work:
        return _shown(work, records.see_opening(work, opening_id))


@openings.operation(
    "POST",
    "/openings/<id:opening_id>/decision",
    "批复申请",
    "批准若干天，或写明理由不批准；不能批复自己的申请。",
    body=OpeningDecided,
    gives=OpeningShown,
)
def opening_decide(body: Answer, opening_id: int) -> Answer:
    """Grant or refuse."""
    with working() as work:
        return _shown(work, records.decide_opening(work, opening_id, **body))


@openings.operation(
    "POST",
    "/openings/<id:opening_id>/withdraw",
    "撤回申请、收回批准",
    "申请人撤回自己的申请；有权批复的人收回已给的批准。",
    gives=OpeningShown,
)
def opening_withdraw(opening_id: int) -> Answer:
    """Take back a request or leave that was given."""
    with working() as work:
        return _shown(work, records.withdraw_opening(work, opening_id))


def _by_number(work: Work, number: str, station_id: int | None) -> int:
    if not number.strip():
        raise Invalid(fields={"volume_id": ["请给出案卷编号，或卷号"]})
    return records.find_sealed(work, number, station_id or work.actor.station_id).id


def _shown(work: Work, row: Opening) -> Answer:
    own = "id volume_id name reason at decided_by decided_at until refusal"
    return {name: getattr(row, name) for name in own.split()} | {
        "number": row.volume.number,
        "station": row.volume.station.name,
        "status": records.status_of(work, row).value,
    }
