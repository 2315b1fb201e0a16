"""Completeness reports: what they count, what changed since the last, who may read them."""

from io import BytesIO

import docx
import pytest
from builders import a_document, a_station, a_volume, an_actor
from openpyxl import load_workbook

from archive_app.archive import Archive
from archive_app.errors import NotFound
from archive_app.permissions import Actor
from archive_app.records.attesting import attest, marks_needed
from archive_app.review.paper import to_docx
from archive_app.review.runs import Report, Scope, report, review_runs, run_review
from archive_app.review.sheets import to_xlsx
from archive_app.store.tables import Document


def a_report(archive: Archive, actor: Actor) -> Report:
    with archive.work(actor) as work:
        run = run_review(work, Scope())
    with archive.reading(actor) as work:
        return report(work, run.id)


def test_a_run_counts_volumes_findings_and_what_is_complete(archive: Archive, clerk: Actor) -> None:
    for _ in range(2):
        a_volume(archive, clerk)
    found = a_report(archive, clerk)
    assert (found.run.totals["volumes"], found.run.totals["complete"]) == (2, 0)
    assert found.frequent[0][1] == 2
    assert len(found.lacking) == 2


def test_an_empty_scope_is_a_report_with_nothing_in_it(archive: Archive, inspector: Actor) -> None:
    found = a_report(archive, inspector)
    assert (found.run.totals["volumes"], found.run.totals["rate"]) == (0, None)


def test_the_next_run_tells_what_was_resolved_and_what_appeared(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    a_report(archive, clerk)
    document = a_document(archive, clerk, volume, slot="accept", name="受理登记表.png")
    with archive.work(clerk) as work:
        row = work.get(Document, document.id)
        attest(work, row.id, [mark.id for mark in marks_needed(work, row.volume, row)])
    difference = a_report(archive, clerk).difference
    assert difference is not None
    assert (volume.number, "申请书或受理登记表") in difference.resolved
    assert difference.remaining > 0


UNKNOWN = [Scope(station_id=99), Scope(kind="no.such"), Scope(category="x"), Scope(state="x")]


@pytest.mark.parametrize("scope", UNKNOWN)
def test_a_scope_that_names_nothing_known_is_refused(
    archive: Archive, inspector: Actor, scope: Scope
) -> None:
    with pytest.raises(NotFound), archive.work(inspector) as work:
        run_review(work, scope)


def test_a_kept_run_does_not_change_when_the_volume_does(archive: Archive, clerk: Actor) -> None:
    volume = a_volume(archive, clerk)
    before = a_report(archive, clerk)
    a_document(archive, clerk, volume, slot="accept", name="受理登记表.png")
    with archive.reading(clerk) as work:
        again = report(work, before.run.id)
    assert again.volumes[0].findings == before.volumes[0].findings


def test_a_station_reads_its_own_reports_only(archive: Archive, clerk: Actor) -> None:
    found = a_report(archive, clerk)
    stranger = an_actor(archive, "head", a_station(archive, "东山司法所"), login="dong")
    with archive.reading(stranger) as work:
        assert review_runs(work) == []
        with pytest.raises(NotFound):
            report(work, found.run.id)


def test_the_report_goes_out_as_workbook_and_as_a_paper_to_sign(
    archive: Archive, clerk: Actor
) -> None:
    volume = a_volume(archive, clerk)
    found = a_report(archive, clerk)
    sheets, paper = BytesIO(), BytesIO()
    with archive.reading(clerk) as work:
        to_xlsx(work, found, sheets)
    to_docx(found, paper)
    assert [s.title for s in load_workbook(sheets).worksheets] == ["汇总", "案卷", "问题明细"]
    written = docx.Document(BytesIO(paper.getvalue()))
    assert volume.number in "".join(c.text for t in written.tables for c in t._cells)
    assert any("签名" in paragraph.text for paragraph in written.paragraphs)
