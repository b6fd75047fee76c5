"""Who signs the office's documents, by post."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_penanda_tangan"
down_revision = "20261126_langkah_isian"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "penanda_tangan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("jabatan", sa.String(length=160), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("pangkat", sa.String(length=80), nullable=False),
        sa.Column("nip", sa.String(length=21), nullable=False),
        sa.Column("atasan", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_penanda_tangan_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penanda_tangan")),
        sa.UniqueConstraint("unit_id", "jabatan", name=op.f("uq_penanda_tangan_unit_id_jabatan")),
    )


def downgrade() -> None:
    op.drop_table("penanda_tangan")
