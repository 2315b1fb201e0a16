"""The kernel's memory: tables, the database connection, content-addressed files, migrations.

Owns how things are kept; what may be kept and who may do it is decided above, in `archive.py` and
the operations.
"""

from archive_app.store.database import Database
from archive_app.store.files import FileStore, StoredFile

__all__ = ["Database", "FileStore", "StoredFile"]
