"""Facts laid over facts: what is not sent stays, and a change can be taken back."""

from typing import Any

import pytest
from builders import a_volume

from archive_app.archive import Archive
from archive_app.errors import Conflict
from archive_app.permissions import Actor
from archive_app.records.merging import merged_facts
from archive_app.records.rekinding import rekind_volume
from archive_app.records.volumes import describe_volume, undo_describing
from archive_app.standard import Field
from archive_app.store.tables import Volume

ROWS = (
    Field(name="parties", title="当事人", type="rows", columns=(
        Field(name="name", title="姓名", type="text"),
        Field(name="phone", title="电话", type="phone"),
    )),
    Field(name="place", title="地点", type="text"),
)  # fmt: skip
KEPT = {"place": "桥头", "parties": [{"key": "a", "name": "赵甲", "phone": "13900000001"}]}


@pytest.mark.parametrize(
    ("sent", "merged"),
    [
        ([{"key": "a", "name": "赵乙"}], [{"key": "a", "name": "赵乙", "phone": "13900000001"}]),
        ([{"key": "a", "phone": None}], [{"key": "a", "name": "赵甲", "phone": None}]),
        ([{"name": "钱丙"}], [{"name": "钱丙"}]),
        ([{"key": "new", "name": "钱丙"}], [{"key": "new", "name": "钱丙"}]),
        ([], []),
    ],
)
def test_a_row_is_known_by_its_key_and_keeps_the_cells_that_were_not_sent(
    sent: list[dict[str, Any]], merged: list[dict[str, Any]]
) -> None:
    assert merged_facts(ROWS, KEPT, {"parties": sent}) == {"place": "桥头", "parties": merged}


def test_a_copied_row_does_not_share_the_key_or_the_number() -> None:
    sent = [{"key": "a"}, {"key": "a", "name": "孙丁"}]
    first, second = merged_facts(ROWS, KEPT, {"parties": sent})["parties"]
    assert first["phone"] == "13900000001"
    assert second == {"name": "孙丁"}


def test_a_number_that_was_not_sent_survives_a_correction(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    rows = [{"key": row["key"], "name": row["name"]} for row in volume.facts["parties"]]
    with archive.work(clerk) as work:
        changed = describe_volume(work, volume.id, {"parties": rows, "place": "柳树村"})
        assert changed.facts["parties"] == volume.facts["parties"]
        assert changed.facts["place"] == "柳树村"


@pytest.fixture
def described(archive: Archive, clerk: Actor) -> tuple[Volume, Volume]:
    """A volume before and after a change of one party and the place."""
    before = a_volume(archive, clerk)
    rows = [dict(row) for row in before.facts["parties"]][:1]
    rows[0]["phone"] = "13900000008"
    with archive.work(clerk) as work:
        return before, describe_volume(work, before.id, {"parties": rows, "place": "柳树村"})


def test_the_last_change_can_be_taken_back_whole(
    archive: Archive, clerk: Actor, described: tuple[Volume, Volume]
) -> None:
    before, after = described
    with archive.work(clerk) as work:
        again = undo_describing(work, before.id, after.version)
        assert again.facts == before.facts
        assert again.version == after.version + 1


def test_a_change_that_was_built_upon_cannot_be_taken_back(
    archive: Archive, clerk: Actor, described: tuple[Volume, Volume]
) -> None:
    _, after = described
    with archive.work(clerk) as work:
        describe_volume(work, after.id, {"place": "桥头"})
    with pytest.raises(Conflict), archive.work(clerk) as work:
        undo_describing(work, after.id, after.version)


def test_after_a_change_of_kind_no_earlier_change_is_taken_back(
    archive: Archive, clerk: Actor, described: tuple[Volume, Volume]
) -> None:
    _, after = described
    with archive.work(clerk) as work:
        version = rekind_volume(work, after.id, "mediation.unreached", "未达成协议").version
    with pytest.raises(Conflict), archive.work(clerk) as work:
        undo_describing(work, after.id, version)
