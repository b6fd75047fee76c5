"""Where the office published its survey's results, with pictures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_media_publikasi"
down_revision = "20261129_tanggapan_saran"
branch_labels = None
depends_on = None


def upgrade() -> None:
    jenis = sa.Enum(
        "cetak", "elektronik", name="jenis_media", native_enum=False, create_constraint=True, length=24
    )
    op.create_table(
        "media_publikasi",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("jenis", jenis, nullable=False),
        sa.Column("nama", sa.String(length=160), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("tautan", sa.String(length=300), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_media_publikasi_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_media_publikasi")),
    )
    op.create_index("ix_media_publikasi_unit_id_tanggal", "media_publikasi", ["unit_id", "tanggal"])
    op.create_table(
        "bukti_media",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("media_id", sa.Integer(), nullable=False),
        sa.Column("nama", sa.String(length=120), nullable=False),
        sa.Column("jenis", sa.String(length=8), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["media_id"], ["media_publikasi.id"], name=op.f("fk_bukti_media_media_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bukti_media")),
    )
    op.create_index("ix_bukti_media_media_id", "bukti_media", ["media_id"])


def downgrade() -> None:
    op.drop_table("bukti_media")
    op.drop_table("media_publikasi")
