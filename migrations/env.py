"""Alembic's entry: runs the versions on the connection it is handed."""

from __future__ import annotations

from alembic import context

from skm.models import akun as _akun  # noqa: F401  # loads every table for autogenerate
from skm.orm import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
