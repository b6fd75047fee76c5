"""A promise of 0 days, hours to 24.00 and over midnight, and short pauses that cost a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_hari_yang_sama"
down_revision = "20261128_kategori_bertanggal"
branch_labels = None
depends_on = None

JANJI, JAM = "ck_janji_layanan_jumlah_positif", "ck_jam_kerja_buka_sebelum_tutup"


def upgrade() -> None:
    _ganti("janji_layanan", JANJI, "jumlah > 0 OR (jumlah = 0 AND satuan = 'hari')")
    _ganti("jam_kerja", JAM, "buka <> tutup OR tutup = '00:00:00.000000'")
    op.add_column("permohonan", sa.Column("jeda_singkat", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """The same day becomes one day, a night ends before midnight: the earlier version knows neither."""
    op.drop_column("permohonan", "jeda_singkat")
    op.execute("UPDATE jam_kerja SET tutup = '23:59:59.000000' WHERE tutup <= buka")
    _ganti("jam_kerja", JAM, "buka < tutup")
    op.execute("UPDATE janji_layanan SET jumlah = 1 WHERE jumlah = 0")
    _ganti("janji_layanan", JANJI, "jumlah > 0")


def _ganti(tabel: str, nama: str, syarat: str) -> None:
    with op.batch_alter_table(tabel) as ubah:
        ubah.drop_constraint(op.f(nama), type_="check")
        ubah.create_check_constraint(op.f(nama), syarat)
