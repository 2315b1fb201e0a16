"""Alembic's entry: run the versions over the engine that `migrate` hands in."""

from alembic import context

from archive_app.store.tables import Row

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    # A table that others refer to is made anew and takes the old one's place: SQLite lets nobody
    # drop the old one while it minds references, and can be told so only outside a transaction.
    sqlite = connection.connection.driver_connection
    sqlite.execute("PRAGMA foreign_keys = OFF")
    context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
    sqlite.execute("PRAGMA foreign_keys = ON")
