"""Stations and the bureau above them."""

from typing import Any

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.people import (
    BureauSet,
    BureauShown,
    StationEntered,
    StationShown,
    StationsShown,
)
from archive_app.api.signing import reading, working
from archive_app.records import stations as records
from archive_app.records.stations import Bureau
from archive_app.store.tables import Station

stations = Resource("stations", "司法所与县局", "各司法所、县司法局名称和全宗号")

Answer = dict[str, Any]


@stations.operation("GET", "/stations", "司法所列表", "全县各司法所。", gives=StationsShown)
def station_list() -> Answer:
    """All stations."""
    with reading() as work:
        return {"items": records.stations(work)}


@stations.operation(
    "POST",
    "/stations",
    "添加司法所",
    "添加一个司法所。",
    body=StationEntered,
    gives=StationShown,
    status=201,
)
def station_add(body: Answer) -> Station:
    """A new station."""
    with working() as work:
        return records.add_station(work, **body)


@stations.operation(
    "PUT",
    "/stations/<id:station_id>",
    "修改司法所",
    "改名称、简称或是否一人所；已编的卷号不变。",
    body=StationEntered,
    gives=StationShown,
)
def station_change(body: Answer, station_id: int) -> Station:
    """Change a station."""
    with working() as work:
        return records.change_station(work, station_id, **body)


@stations.operation("GET", "/bureau", "县司法局", "名称和全宗号。", gives=BureauShown)
def bureau_see() -> Bureau:
    """The bureau."""
    with reading() as work:
        return records.bureau(work)


@stations.operation(
    "PUT",
    "/bureau",
    "填写县司法局",
    "名称印在文书上，全宗号用于档号。",
    body=BureauSet,
    gives=BureauShown,
)
def bureau_set(body: Answer) -> Bureau:
    """Enter the bureau's name and fonds number."""
    with working() as work:
        return records.set_bureau(work, **body)
