"""Inputs of indicators per quarter, and targets with their revisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_isian_indikator"
down_revision = "20261124_standar_dan_beku"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "isian_triwulan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indikator_id", sa.Integer(), nullable=False),
        sa.Column("triwulan", sa.Integer(), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=False),
        sa.Column("tahap", sa.String(length=24), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["indikator_id"], ["indikator.id"], name=op.f("fk_isian_triwulan_indikator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_isian_triwulan")),
        sa.UniqueConstraint("indikator_id", "triwulan", name=op.f("uq_isian_triwulan_indikator_id_triwulan")),
        sa.CheckConstraint("triwulan BETWEEN 1 AND 4", name=op.f("ck_isian_triwulan_triwulan_setahun")),
        sa.CheckConstraint(
            "tahap IN ('draf', 'diajukan', 'diverifikasi', 'disetujui', 'dikunci')",
            name=op.f("ck_isian_triwulan_tahap_isian"),
        ),
    )
    op.create_table(
        "target_indikator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indikator_id", sa.Integer(), nullable=False),
        sa.Column("triwulan", sa.Integer(), nullable=False),
        sa.Column("revisi", sa.Integer(), nullable=False),
        sa.Column("bawah", sa.String(length=60), nullable=False),
        sa.Column("atas", sa.String(length=60), nullable=False),
        sa.Column("alasan", sa.String(length=300), nullable=False),
        sa.Column("dokumen", sa.String(length=120), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["indikator_id"], ["indikator.id"], name=op.f("fk_target_indikator_indikator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_indikator")),
        sa.UniqueConstraint(
            "indikator_id",
            "triwulan",
            "revisi",
            name=op.f("uq_target_indikator_indikator_id_triwulan_revisi"),
        ),
        sa.CheckConstraint("triwulan BETWEEN 0 AND 4", name=op.f("ck_target_indikator_triwulan_atau_tahun")),
    )


def downgrade() -> None:
    op.drop_table("target_indikator")
    op.drop_table("isian_triwulan")
