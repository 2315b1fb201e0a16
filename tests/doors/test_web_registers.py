"""The page that says what can be written down today."""

from builders import a_book, a_committee
from visitor import Visitor

from archive_app.archive import Archive
from archive_app.permissions import Actor
from archive_app.store.tables import Station


def test_a_book_of_this_year_is_one_press_away(
    visitor: Visitor, archive: Archive, clerk: Actor, station: Station
) -> None:
    book = a_book(archive, clerk, a_committee(archive, station))
    visitor.sign_in("clerk")
    page = visitor.get("/registers").text
    assert f'href="/volumes/{book.id}/rows"' in page
    assert "0 条" in page


def test_a_book_that_is_not_begun_can_be_begun(visitor: Visitor, clerk: Actor) -> None:
    visitor.sign_in("clerk")
    assert 'href="/volumes/new?kind=mediation.simple_register"' in visitor.get("/registers").text


def test_last_years_book_is_not_offered(
    visitor: Visitor, archive: Archive, clerk: Actor, station: Station
) -> None:
    book = a_book(archive, clerk, a_committee(archive, station))
    archive.clock.pass_by(days=330)  # type: ignore[attr-defined]
    visitor.sign_in("clerk")
    assert f'href="/volumes/{book.id}/rows"' not in visitor.get("/registers").text


def test_an_inspector_reads_and_begins_none(
    visitor: Visitor, archive: Archive, clerk: Actor, inspector: Actor, station: Station
) -> None:
    a_book(archive, clerk, a_committee(archive, station))
    visitor.sign_in("inspector")
    page = visitor.get("/registers").text
    assert "清河司法所" in page
    assert "登记一条" not in page
    assert "建这一本" not in page
