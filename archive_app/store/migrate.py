"""Bringing a database to the newest schema with Alembic, after keeping a copy of the old one."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from archive_app.errors import StoreFault

__all__ = ["migrate"]

_SCRIPTS = Path(__file__).with_name("migrations")


def migrate(engine: Engine, path: Path) -> None:
    """Upgrade to the newest revision; refuse a database written by a newer program."""
    config = Config()
    config.set_main_option("script_location", _SCRIPTS.as_posix())
    script = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    newest = script.get_current_head()
    if current == newest:
        return
    if current is not None:
        if current not in {revision.revision for revision in script.walk_revisions()}:
            raise StoreFault(
                f"数据库由更新版本的程序写成（{current}）", fix="请安装新版程序，不要用旧版打开"
            )
        _keep_copy(path, current)
    config.attributes["engine"] = engine
    command.upgrade(config, "head")


def _keep_copy(path: Path, revision: str) -> None:
    copy = path.with_name(f"{path.stem}.before-{revision}.db")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
