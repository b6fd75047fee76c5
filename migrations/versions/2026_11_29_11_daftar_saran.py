"""Comments are found by their month, excluded answers by their day: no list goes through all answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_daftar_saran"
down_revision = "20261129_pengaduan_lisan"
branch_labels = None
depends_on = None

BULAN = {
    "sqlite": (
        "(CAST(STRFTIME('%Y', tanggal) AS INTEGER) * 12 + CAST(STRFTIME('%m', tanggal) AS INTEGER)) DESC"
    ),
    "postgresql": "(EXTRACT(year FROM tanggal) * 12 + EXTRACT(month FROM tanggal)) DESC",
}
BERSARAN = sa.text("saran IS NOT NULL")
KELUAR = sa.text("pengecualian_id IS NOT NULL")


def upgrade() -> None:
    bulan = sa.text(BULAN[op.get_bind().dialect.name])
    for nama, kolom in (("unit", ["unit_id"]), ("layanan", ["unit_id", "layanan_id"])):
        op.create_index(
            f"ix_jawaban_saran_{nama}",
            "jawaban",
            [*kolom, bulan, "id"],
            sqlite_where=BERSARAN,
            postgresql_where=BERSARAN,
        )
    op.create_index(
        "ix_jawaban_keluar",
        "jawaban",
        ["unit_id", "tanggal", "terhitung", "pengecualian_id"],
        sqlite_where=KELUAR,
        postgresql_where=KELUAR,
    )


def downgrade() -> None:
    for nama in ("ix_jawaban_keluar", "ix_jawaban_saran_layanan", "ix_jawaban_saran_unit"):
        op.drop_index(nama, table_name="jawaban")
