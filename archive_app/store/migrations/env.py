"""Alembic's entry: run the versions over the engine that `migrate` hands in."""

from alembic import context

from archive_app.store.tables import Row

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Row.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
