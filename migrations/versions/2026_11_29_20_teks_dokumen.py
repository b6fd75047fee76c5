"""What the office writes into a year's documents: the decree's number, the texts of its reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_teks_dokumen"
down_revision = "20261129_media_publikasi"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "teks_dokumen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_teks_dokumen_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teks_dokumen")),
        sa.UniqueConstraint("unit_id", "tahun", name=op.f("uq_teks_dokumen_unit_id_tahun")),
    )


def downgrade() -> None:
    op.drop_table("teks_dokumen")
