"""What the office says of itself, whose account is whose, what is proposed only and what is made up.

A service whose promise was seeded and never replaced has a proposal only: the seed's day and words tell.
"""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "20261129_data_kantor"
down_revision = "20261129_pengaduan"
branch_labels = None
depends_on = None

JANJI = sa.table(
    "janji_layanan", sa.column("layanan_id"), sa.column("berlaku_mulai", sa.Date), sa.column("dasar")
)
LAYANAN = sa.table("layanan", sa.column("id"), sa.column("usulan", sa.Boolean))
DASAR = (
    "janji yang dipublikasikan kantor lain; sesuaikan dengan standar pelayanan kantor",
    "usulan awal, ditetapkan kantor",
)
KOLOM = {"alamat": 300, "telepon": 60, "surel": 120, "situs": 120, "jam_layanan": 300, "lambang": 64}


def upgrade() -> None:
    for nama, panjang in KOLOM.items():
        op.add_column("unit", sa.Column(nama, sa.String(panjang), server_default="", nullable=False))
    op.create_table(
        "lambang",
        sa.Column("unit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("isi", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_lambang_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", name=op.f("pk_lambang")),
    )
    op.create_index(op.f("ix_lambang_sidik"), "lambang", ["sidik"])
    op.add_column("unit", sa.Column("contoh", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("akun", sa.Column("orang", sa.String(120), server_default="", nullable=False))
    op.add_column("layanan", sa.Column("usulan", sa.Boolean(), server_default=sa.false(), nullable=False))
    benih = sa.and_(JANJI.c.berlaku_mulai == date(2000, 1, 1), JANJI.c.dasar.in_(DASAR))
    milik = JANJI.c.layanan_id == LAYANAN.c.id
    hanya = (sa.exists().where(milik, benih), ~sa.exists().where(milik, ~benih))
    op.execute(sa.update(LAYANAN).where(*hanya).values(usulan=True))


def downgrade() -> None:
    op.drop_column("layanan", "usulan")
    op.drop_column("akun", "orang")
    op.drop_column("unit", "contoh")
    op.drop_table("lambang")
    for nama in reversed(KOLOM):
        op.drop_column("unit", nama)
