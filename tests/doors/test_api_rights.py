"""What the API tells of a private volume to people it is not for: nothing, by any operation."""

from typing import Any

import pytest
from builders import a_document, a_station, a_volume, an_actor
from caller import KIND, Caller
from flask import Flask
from test_api_every_operation import CALLS, _call

from archive_app.archive import Archive
from archive_app.jobs import work_off
from archive_app.permissions import Actor
from archive_app.records.attesting import attest
from archive_app.records.judging import waive
from archive_app.review.runs import Scope, run_review
from archive_app.store.tables import Station

OTHERS = ("colleague", "stranger", "other_head", "inspector", "administrator")
SECRETS = ("赵铁柱", "赵某某", "孙桂兰", "排水沟", "人调字第1号", "材料.txt")
OF_THE_VOLUME = ("{volume_id}", "{document_id}", "{attestation_id}", "{waiver_id}")


@pytest.fixture
def private(archive: Archive, clerk: Actor, head: Actor) -> dict[str, Any]:
    """The ids of a private volume and of everything in it."""
    volume = a_volume(archive, clerk, private=True)
    document = a_document(archive, clerk, volume, "accept")
    with archive.work(clerk) as work:
        given = attest(work, document.id, ["seal"]).attestations[0]
    with archive.work(head) as work:
        waiver = waive(work, volume.id, "back_cover", "另附")
        run = run_review(work, Scope())
    work_off(archive)
    return {
        "volume_id": volume.id,
        "document_id": document.id,
        "attestation_id": given.id,
        "waiver_id": waiver.id,
        "run_id": run.id,
        "kind_id": KIND,
        "clerk_id": clerk.account_id,
        "head_id": head.account_id,
        "committee_id": volume.facts["committee"]["id"],
    }


@pytest.fixture
def others(
    app: Flask, archive: Archive, station: Station, private: dict[str, Any]
) -> dict[str, Caller]:
    other = a_station(archive, "东山司法所")
    people = {
        "colleague": ("clerk", station),
        "stranger": ("clerk", other),
        "other_head": ("head", other),
        "inspector": ("inspector", None),
        "administrator": ("administrator", None),
    }
    return {
        name: Caller(app, archive, an_actor(archive, role, of, login=name, name=name))
        for name, (role, of) in people.items()
    }


ON_THE_VOLUME = [(call, body) for _, call, body in CALLS if any(n in call for n in OF_THE_VOLUME)]
ON_ALL = [
    (call, body)
    for _, call, body in CALLS
    if call.startswith("GET") and not any(n in call for n in (*OF_THE_VOLUME, "{book_id}"))
]


@pytest.mark.parametrize("who", OTHERS)
def test_every_operation_on_the_volume_is_refused_and_tells_nothing(
    others: dict[str, Caller], private: dict[str, Any], who: str
) -> None:
    for call, body in ON_THE_VOLUME:
        answer = _call(others[who], call.partition(" => ")[0], body, private)
        assert answer.status_code in {403, 404}, (call, answer.status_code)
        assert [secret for secret in SECRETS if secret in answer.text] == [], call


@pytest.mark.parametrize("who", OTHERS)
def test_no_list_search_ledger_or_report_tells_of_it(
    others: dict[str, Caller], private: dict[str, Any], who: str
) -> None:
    private["job_id"] = 1
    for call, body in ON_ALL:
        answer = _call(others[who], call, body, private)
        if answer.is_json:
            assert [secret for secret in SECRETS if secret in answer.text] == [], call
            assert not answer.get_json().get("total"), call


def test_the_same_paper_filed_elsewhere_is_not_noticed_by_strangers(
    archive: Archive, others: dict[str, Caller]
) -> None:
    caller = others["stranger"]
    with archive.reading(Actor("测试", "test")) as work:
        station = work.get(Station, 2)
    actor = an_actor(archive, "clerk", station, login="third")
    volume = a_volume(archive, actor)
    path = f"/volumes/{volume.id}/documents"
    filed = caller.upload(path, "双方自愿达成协议。".encode(), "证据.txt", slot="evidence")
    assert filed["duplicates"] == []
