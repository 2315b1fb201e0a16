"""The dated lists of committees and mediators."""

from typing import Any

from archive_app.api.blueprint import Resource
from archive_app.api.schemas.people import (
    CommitteeAdded,
    CommitteeChanged,
    CommitteeShown,
    CommitteesQuery,
    CommitteesShown,
    MediatorAdded,
    MediatorChanged,
    MediatorShown,
    MediatorsQuery,
    MediatorsShown,
)
from archive_app.api.showing import mediator_shown
from archive_app.api.signing import looking, reading, working
from archive_app.records import people as records
from archive_app.store.tables import Committee

people = Resource("people", "名单", "调委会和调解员，带任职起止日期；案卷里保留当时的名称")

Answer = dict[str, Any]


@people.operation(
    "GET",
    "/committees",
    "调委会列表",
    "各司法所的人民调解委员会，可只看某天在任的。",
    query=CommitteesQuery,
    gives=CommitteesShown,
)
def committee_list(query: Answer) -> Answer:
    """Committees."""
    with reading() as work:
        return {"items": records.committees(work, query["station_id"], query["on"])}


@people.operation(
    "POST",
    "/committees",
    "登记调委会",
    "登记一个调委会和它的起始日期。",
    body=CommitteeAdded,
    gives=CommitteeShown,
    status=201,
)
def committee_add(body: Answer) -> Committee:
    """A new committee."""
    with working() as work:
        return records.add_committee(work, **body)


@people.operation(
    "PUT",
    "/committees/<id:committee_id>",
    "修改调委会",
    "改名称、简称或任期；已立的案卷不变。",
    body=CommitteeChanged,
    gives=CommitteeShown,
)
def committee_change(body: Answer, committee_id: int) -> Committee:
    """Change a committee."""
    with working() as work:
        return records.change_committee(work, committee_id, **body)


@people.operation(
    "GET",
    "/mediators",
    "调解员列表",
    "各调委会的人民调解员，可只看某天在任的。电话默认遮盖。",
    query=MediatorsQuery,
    gives=MediatorsShown,
)
def mediator_list(query: Answer) -> Answer:
    """Mediators."""
    unmask = query.pop("unmask")
    with looking(unmask=unmask) as work:
        found = records.mediators(work, **query)
        if unmask:
            for one in found:
                work.allow("personal.unmask", on=one.committee.station_id)
            if found:
                work.record("personal.unmasked", *found, mediators=len(found))
        return {"items": [mediator_shown(one, unmask=unmask) for one in found]}


@people.operation(
    "POST",
    "/mediators",
    "登记调解员",
    "登记一位调解员和任职日期。",
    body=MediatorAdded,
    gives=MediatorShown,
    status=201,
)
def mediator_add(body: Answer) -> Answer:
    """A new mediator."""
    with working() as work:
        return mediator_shown(records.add_mediator(work, **body))


@people.operation(
    "PUT",
    "/mediators/<id:mediator_id>",
    "修改调解员",
    "改姓名、电话或任期；已立的案卷不变。",
    body=MediatorChanged,
    gives=MediatorShown,
)
def mediator_change(body: Answer, mediator_id: int) -> Answer:
    """Change a mediator."""
    with working() as work:
        return mediator_shown(records.change_mediator(work, mediator_id, **body))
