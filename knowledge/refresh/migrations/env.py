"""Run by Alembic: the steps are applied over the connection that the ledger has opened."""

from __future__ import annotations

from alembic import context

from knowledge.refresh.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,  # SQLite can, once the ledger begins its transactions itself
)
with context.begin_transaction():
    context.run_migrations()
