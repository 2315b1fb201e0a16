"""The page on which a case opened for an agreement becomes one without."""

from builders import a_volume
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import Volume


def test_a_clerk_changes_the_kind_with_a_reason_and_keeps_the_number(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    visitor.sign_in("clerk")
    asked = visitor.get(f"/volumes/{volume.id}/kind").text
    assert "未达成协议" in asked
    form = {"kind": "mediation.unreached", "reason": "未达成协议"}
    answer = visitor.post(f"/volumes/{volume.id}/kind", form)
    assert answer.status_code == 303
    with archive.reading(clerk) as work:
        after = work.get(Volume, volume.id)
        assert (after.kind, after.number) == ("mediation.unreached", volume.number)


def test_without_a_reason_the_page_comes_back_and_says_so(
    visitor: Visitor, archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    visitor.sign_in("clerk")
    answer = visitor.post(f"/volumes/{volume.id}/kind", {"kind": "mediation.oral", "reason": ""})
    assert answer.status_code == 422
