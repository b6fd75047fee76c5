"""Sessions are rows, so that each can be seen and ended by itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_sesi"
down_revision = "20261129_kode_masuk"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sesi",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("akun_id", sa.Integer(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("peramban", sa.String(length=60), nullable=False),
        sa.Column("dibuat_pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dipakai", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["akun_id"], ["akun.id"], name=op.f("fk_sesi_akun_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sesi")),
        sa.UniqueConstraint("sidik", name=op.f("uq_sesi_sidik")),
    )
    op.create_index("ix_sesi_akun_id", "sesi", ["akun_id"])


def downgrade() -> None:
    op.drop_table("sesi")
