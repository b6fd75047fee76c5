"""One number that tells every process when something citizens' pages show has changed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_versi_pintu"
down_revision = "20261128_isi_hari_dihitung"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "versi_pintu",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_versi_pintu_satu")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versi_pintu")),
    )


def downgrade() -> None:
    op.drop_table("versi_pintu")
