"""A volume becomes one of another kind when the case turns out otherwise."""

import pytest
from builders import a_document, a_volume

from archive_app.archive import Archive
from archive_app.errors import Conflict
from archive_app.permissions import Actor
from archive_app.records.rekinding import kinds_it_may_become, rekind_volume
from archive_app.store.tables import Document, Volume


def test_a_case_without_agreement_keeps_its_number_facts_and_papers(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    record = a_document(archive, clerk, volume, slot="record", name="人民调解记录.txt")
    agreement = a_document(archive, clerk, volume, slot="agreement", text="草稿", name="协议.txt")
    with archive.work(clerk) as work:
        after = rekind_volume(work, volume.id, "mediation.unreached", "未达成协议")
    assert (after.number, after.kind) == (volume.number, "mediation.unreached")
    assert after.facts["dispute"] == volume.facts["dispute"]
    with archive.reading(clerk) as work:
        assert work.get(Document, record.id).slot == "record"
        assert work.get(Document, agreement.id).slot is None
        assert work.get(Document, agreement.id).current


def test_only_kinds_that_number_alike_are_offered(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    with archive.reading(clerk) as work:
        offered = kinds_it_may_become(work, work.get(Volume, volume.id))
    assert [kind.id for kind in offered] == ["mediation.oral", "mediation.unreached"]
    with pytest.raises(Conflict), archive.work(clerk) as work:
        rekind_volume(work, volume.id, "mediation.simple_register", "弄错了")
