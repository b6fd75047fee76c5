"""The office's own rules for capaian, and what it writes about causes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_aturan_dan_analisis"
down_revision = "20261125_penugasan"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "aturan_capaian",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("revisi", sa.Integer(), nullable=False),
        sa.Column("skala", sa.JSON(), nullable=False),
        sa.Column("batas", sa.String(length=8), nullable=False),
        sa.Column("nol_tercapai", sa.String(length=60), nullable=False),
        sa.Column("nol_terlewati", sa.String(length=60), nullable=False),
        sa.Column("alasan", sa.String(length=300), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_aturan_capaian_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aturan_capaian")),
        sa.UniqueConstraint(
            "unit_id", "tahun", "revisi", name=op.f("uq_aturan_capaian_unit_id_tahun_revisi")
        ),
    )
    op.create_table(
        "analisis_indikator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indikator_id", sa.Integer(), nullable=False),
        sa.Column("penyebab", sa.Text(), nullable=False),
        sa.Column("tindak_lanjut", sa.Text(), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["indikator_id"], ["indikator.id"], name=op.f("fk_analisis_indikator_indikator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_analisis_indikator")),
        sa.UniqueConstraint("indikator_id", name=op.f("uq_analisis_indikator_indikator_id")),
    )


def downgrade() -> None:
    op.drop_table("analisis_indikator")
    op.drop_table("aturan_capaian")
