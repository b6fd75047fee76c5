"""Service standards from a date on, where to complain, and reported on-time figures that stay."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_standar_dan_beku"
down_revision = "20261124_loket_peristiwa"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "standar_layanan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("persyaratan", sa.JSON(), nullable=False),
        sa.Column("biaya", sa.String(length=200), nullable=False),
        sa.Column("produk", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["layanan_id"], ["layanan.id"], name=op.f("fk_standar_layanan_layanan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standar_layanan")),
        sa.UniqueConstraint(
            "layanan_id", "berlaku_mulai", name=op.f("uq_standar_layanan_layanan_id_berlaku_mulai")
        ),
    )
    op.create_table(
        "laporan_beku",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_laporan_beku_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_laporan_beku")),
        sa.UniqueConstraint("unit_id", "dari", "sampai", name=op.f("uq_laporan_beku_unit_id_dari_sampai")),
    )
    with op.batch_alter_table("unit") as ubah:
        ubah.add_column(sa.Column("pengaduan", sa.String(length=300), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("unit") as ubah:
        ubah.drop_column("pengaduan")
    op.drop_table("laporan_beku")
    op.drop_table("standar_layanan")
