"""Volumes (案卷): list, open, see, describe, shelve, move, history, inventory."""

from typing import Any

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.base import Unmask
from archive_app.api.schemas.volumes import (
    HandedOver,
    HandOver,
    HistoryShown,
    InventoryShown,
    MoveMade,
    MovesShown,
    NumberVoided,
    VoidNumber,
    VolumeDescribed,
    VolumeOpened,
    VolumeRekinded,
    VolumeShelved,
    VolumeShown,
    VolumesQuery,
    VolumesShown,
)
from archive_app.api.showing import (
    history_shown,
    note_unmasking,
    refuse_masked,
    volume_line,
    volume_shown,
)
from archive_app.api.signing import looking, reading, working
from archive_app.records import volumes as records
from archive_app.records.changing import volume_for_change
from archive_app.records.inventory import inventory
from archive_app.records.listing import VolumeFilter, list_volumes
from archive_app.records.moving import MoveOption, move_volume, moves_of
from archive_app.records.rekinding import rekind_volume
from archive_app.records.voiding import void_next_number
from archive_app.store.tables import Volume

volumes = Resource("volumes", "案卷", "立卷、填写、存放、办理步骤、移交、作废卷号")

Answer = dict[str, Any]


@volumes.operation(
    "GET",
    "/volumes",
    "案卷列表",
    "您看得到的案卷，可按条件缩小范围；同时给出同样条件下各状态的卷数。",
    query=VolumesQuery,
    gives=VolumesShown,
)
def volume_list(query: Answer) -> Answer:
    """A page of volumes."""
    with reading() as work:
        found = list_volumes(work, VolumeFilter(**query))
        return {
            "total": found.total,
            "page": found.page,
            "pages": found.pages,
            "states": found.states,
            "items": [volume_line(work, volume) for volume in found.rows],
        }


@volumes.operation(
    "POST",
    "/volumes",
    "立新卷",
    "按现行标准立一个案卷并编号；也可写入原纸质卷号。填写有误时逐项指出，什么也不保存。",
    body=VolumeOpened,
    gives=VolumeShown,
    status=201,
)
def volume_open(body: Answer) -> Answer:
    """Open a volume."""
    with working() as work:
        refuse_masked(work.archive.standard.kind(body["kind"]), body["facts"])
        return volume_shown(work, records.open_volume(work, **body))


@volumes.operation(
    "GET",
    "/volumes/<id:volume_id>",
    "查看案卷",
    "一个案卷和它的信息。证件号码和电话默认遮盖。",
    query=Unmask,
    gives=VolumeShown,
)
def volume_see(query: Answer, volume_id: int) -> Answer:
    """One volume."""
    with looking(unmask=query["unmask"]) as work:
        volume = _seen(work, volume_id, query)
        return volume_shown(work, volume, unmask=query["unmask"])


@volumes.operation(
    "PATCH",
    "/volumes/<id:volume_id>",
    "填写案卷信息",
    "只改送来的事项，其余不动。带上 version 可以发现别人同时作的改动。",
    body=VolumeDescribed,
    gives=VolumeShown,
)
def volume_describe(body: Answer, volume_id: int) -> Answer:
    """Enter or correct facts."""
    with working() as work:
        volume = volume_for_change(work, volume_id, "volume.describe")
        refuse_masked(work.standard_of(volume).kind(volume.kind), body["facts"])
        described = records.describe_volume(work, volume_id, **body)
        return volume_shown(work, described)


@volumes.operation(
    "PUT",
    "/volumes/<id:volume_id>/shelf",
    "登记存放位置",
    "纸质案卷放在哪里，以及案卷是纸质、电子还是两者都有。归档后也可以改。",
    body=VolumeShelved,
    gives=VolumeShown,
)
def volume_shelve(body: Answer, volume_id: int) -> Answer:
    """Note where the paper stands."""
    with working() as work:
        return volume_shown(work, records.shelve_volume(work, volume_id, **body))


@volumes.operation(
    "PUT",
    "/volumes/<id:volume_id>/kind",
    "改变案卷类型",
    "立卷时还不知道结果的案件，之后改为合适的类型；卷号不变，没有位置的文件待归位。",
    body=VolumeRekinded,
    gives=VolumeShown,
)
def volume_rekind(body: Answer, volume_id: int) -> Answer:
    """Make it one of another kind."""
    with working() as work:
        return volume_shown(work, rekind_volume(work, volume_id, **body))


@volumes.operation(
    "GET",
    "/volumes/<id:volume_id>/moves",
    "可办的步骤",
    "案卷现在的状态下有哪些步骤（结案、立卷、归档等），能不能办，挡着什么问题。",
    gives=MovesShown,
)
def volume_moves(volume_id: int) -> Answer:
    """The moves the present state offers."""
    with reading() as work:
        volume = records.see_volume(work, volume_id)
        return {"state": volume.state, "moves": [_move(move) for move in moves_of(work, volume)]}


@volumes.operation(
    "POST",
    "/volumes/<id:volume_id>/moves",
    "办理步骤",
    "结案、恢复办理、立卷、退回补正、归档、启封、重新归档。办不了时说明挡着什么问题。",
    body=MoveMade,
    gives=VolumeShown,
)
def volume_move(body: Answer, volume_id: int) -> Answer:
    """Make a move."""
    with working() as work:
        return volume_shown(work, move_volume(work, volume_id, **body))


@volumes.operation(
    "GET",
    "/volumes/<id:volume_id>/history",
    "案卷的改动记录",
    "案卷和卷内文件的每一次改动，最近的在前。",
    query=Unmask,
    gives=HistoryShown,
)
def volume_history(query: Answer, volume_id: int) -> Answer:
    """Every change."""
    with looking(unmask=query["unmask"]) as work:
        volume = _seen(work, volume_id, query)
        entries = records.history(work, volume_id)
        return {"items": history_shown(work, volume, entries, unmask=query["unmask"])}


@volumes.operation(
    "GET",
    "/volumes/<id:volume_id>/inventory",
    "卷内的文件目录",
    "卷内文件按标准的顺序排列，带页号；前面有文件页数未知时页号留空。",
    gives=InventoryShown,
)
def volume_inventory(volume_id: int) -> Answer:
    """The inventory."""
    with reading() as work:
        volume = records.see_volume(work, volume_id)
        return {"items": [line.as_values() for line in inventory(work, volume)]}


@volumes.operation(
    "POST",
    "/handovers",
    "移交经办工作",
    "把一个人经办的案卷交给本所另一个人；工作人员只能移交自己的。",
    body=HandOver,
    gives=HandedOver,
)
def hand_over(body: Answer) -> Answer:
    """Give volumes to another person."""
    with working() as work:
        return {"volumes": records.hand_over(work, **body)}


@volumes.operation(
    "POST",
    "/void-numbers",
    "作废下一个卷号",
    "把编号序列中的下一个卷号作废并写明原因，例如纸质登记簿上写错的号。",
    body=VoidNumber,
    gives=NumberVoided,
    status=201,
)
def number_void(body: Answer) -> Any:
    """Take the next number out of use."""
    with working() as work:
        return void_next_number(work, **body)


def _seen(work: Any, volume_id: int, query: Answer) -> Volume:
    volume = records.see_volume(work, volume_id)
    if query["unmask"]:
        note_unmasking(work, volume)
    return volume


def _move(option: MoveOption) -> Answer:
    move = option.move
    return {
        "move": move.id,
        "title": move.title,
        "to": move.to,
        "needs_reason": move.reason,
        "allowed": option.allowed,
        "why_not": option.why_not,
        "blockers": option.blockers,
    }
