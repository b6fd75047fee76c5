"""An office's own formulas for an indicator."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_rumus_kantor"
down_revision = "20261125_aturan_dan_analisis"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rumus_indikator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indikator_id", sa.Integer(), nullable=False),
        sa.Column("revisi", sa.Integer(), nullable=False),
        sa.Column("ketetapan", sa.Text(), nullable=True),
        sa.Column("koreksi", sa.Text(), nullable=False),
        sa.Column("satuan_koreksi", sa.String(length=40), nullable=False),
        sa.Column("variabel", sa.JSON(), nullable=False),
        sa.Column("alasan", sa.Text(), nullable=False),
        sa.Column("dokumen", sa.String(length=120), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["indikator_id"], ["indikator.id"], name=op.f("fk_rumus_indikator_indikator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rumus_indikator")),
        sa.UniqueConstraint("indikator_id", "revisi", name=op.f("uq_rumus_indikator_indikator_id_revisi")),
    )


def downgrade() -> None:
    op.drop_table("rumus_indikator")
