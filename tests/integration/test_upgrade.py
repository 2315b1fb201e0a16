"""An archive written by an older program keeps its rows when a newer one opens it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

import archive_app.store.migrate
from archive_app.store.database import Database
from archive_app.store.tables import Volume

ROWS = """
INSERT INTO station VALUES (1, '清河司法所', '清河', 0);
INSERT INTO edition VALUES ('d', 'national', '国家标准', 't', '2026-03-02T04:00:00+00:00');
INSERT INTO volume (id, station_id, kind, category, edition_digest, number, series, year, title,
  state, facts, private, opened_on, arranged_by, checked_by, retention, shelf, carrier, points,
  complete, open_findings, version, created_at, changed_at)
VALUES (7, 1, 'mediation.written', 'peoples_mediation', 'd', '第1号', 's', 2026, '邻里纠纷',
  'archived', '{}', 0, '2026-03-02', '', '', 'D10', '', 'paper', 100, 1, 0, 1,
  '2026-03-02T04:00:00+00:00', '2026-03-02T04:00:00+00:00');
INSERT INTO finding VALUES (1, 7, 'record', '调解记录', 'missing', '', '', 'error', 5, '[]', '',
  '2026-03-01');
INSERT INTO document (id, volume_id, position, title, file_name, media_type, size, sha256, facts,
  generated, reading, reading_message, filed_at, withdrawn_reason)
VALUES (9, 7, 1, '调解记录', '记录.pdf', 'application/pdf', 1, 'a', '{}', 0, 'read', '',
  '2026-03-02T04:00:00+00:00', '');
INSERT INTO attestation VALUES (5, 9, 'this', NULL, '钱春生', '2026-03-02T04:00:00+00:00', NULL);
"""


def an_old_archive(path: Path, revision: str) -> None:
    scripts = Path(archive_app.store.migrate.__file__).with_name("migrations")
    config = Config()
    config.set_main_option("script_location", scripts.as_posix())
    config.attributes["engine"] = engine = create_engine(f"sqlite:///{path}")
    command.upgrade(config, revision)
    engine.dispose()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript(ROWS)


def test_rows_of_an_older_archive_are_kept_with_what_refers_to_them(tmp_path: Path) -> None:
    an_old_archive(tmp_path / "archive.db", "0002")
    database = Database(tmp_path / "archive.db")
    with database.reading() as session:
        volume = session.get(Volume, 7)
        assert (volume.title, volume.sealed, volume.locked) == ("邻里纠纷", False, True)
        assert [mark.name for mark in volume.documents[0].attestations] == ["钱春生"]
    database.close()
    assert (tmp_path / "archive.before-0002.db").exists()
