"""The steps of a quarter's inputs are kept beside them, where their post reads who sent them back and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_langkah_isian"
down_revision = "20261126_cuplikan_setahun"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("isian_triwulan") as ubah:
        ubah.add_column(sa.Column("langkah", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("isian_triwulan") as ubah:
        ubah.drop_column("langkah")
