"""Where an indicator began and where the Renstra wants it to end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261125_renstra"
down_revision = "20261124_bukti_dan_cuplikan"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "target_renstra",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kode", sa.String(length=12), nullable=False),
        sa.Column("revisi", sa.Integer(), nullable=False),
        sa.Column("tahun_awal", sa.Integer(), nullable=False),
        sa.Column("awal", sa.String(length=60), nullable=True),
        sa.Column("tahun_akhir", sa.Integer(), nullable=False),
        sa.Column("bawah", sa.String(length=60), nullable=False),
        sa.Column("atas", sa.String(length=60), nullable=False),
        sa.Column("alasan", sa.String(length=300), nullable=False),
        sa.Column("dokumen", sa.String(length=120), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_target_renstra_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_renstra")),
        sa.UniqueConstraint("unit_id", "kode", "revisi", name=op.f("uq_target_renstra_unit_id_kode_revisi")),
        sa.CheckConstraint("tahun_awal < tahun_akhir", name=op.f("ck_target_renstra_awal_sebelum_akhir")),
    )


def downgrade() -> None:
    op.drop_table("target_renstra")
