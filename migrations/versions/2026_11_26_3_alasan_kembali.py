"""Why a quarter's inputs were sent back is kept beside them, where their post reads it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_alasan_kembali"
down_revision = "20261126_cuplikan_setahun"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("isian_triwulan") as ubah:
        ubah.add_column(sa.Column("dikembalikan", sa.String(length=300), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("isian_triwulan") as ubah:
        ubah.drop_column("dikembalikan")
