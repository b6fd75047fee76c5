"""The desk's counts are kept as its cases change, and its open and closed cases are found without the others.

The tables begin empty: an office without a row in `susunan_hitungan` is counted from its cases, and
`skm init` counts them once, in the office's time zone, which the database does not know.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_hitungan_loket"
down_revision = "20261128_versi_pintu"
branch_labels = None
depends_on = None

ANGKA = (
    "diproses",
    "jatuh_tempo",
    "tepat_waktu",
    "selesai_terlambat",
    "belum_selesai",
    "selesai",
    "selesai_tepat",
    "batal",
    "ditolak",
    "terhenti",
    "ditutup_terlambat",
    "tanpa_waktu",
    "jeda_singkat",
)
INDEKS = {
    "ix_permohonan_terbuka": ("status = 'proses'", ["unit_id", "jatuh_tempo"]),
    "ix_permohonan_terbuka_petugas": ("status = 'proses'", ["unit_id", "dicatat_oleh", "layanan_id"]),
    "ix_permohonan_tertutup": ("status IN ('batal', 'ditolak')", ["unit_id", "ditutup"]),
    "ix_permohonan_impor_id": ("impor_id IS NOT NULL", ["impor_id"]),
    "ix_permohonan_kunjungan": ("kunjungan IS NOT NULL", ["unit_id", "dicatat_oleh", "id"]),
}


def upgrade() -> None:
    op.add_column("permohonan", sa.Column("berhenti", sa.DateTime(timezone=True), nullable=True))
    op.add_column("permohonan", sa.Column("lama", sa.Integer, nullable=True))
    for nama, (syarat, kolom) in INDEKS.items():
        bila = sa.text(syarat)
        op.create_index(nama, "permohonan", kolom, sqlite_where=bila, postgresql_where=bila)
    op.create_table(
        "susunan_hitungan",
        sa.Column("unit_id", sa.Integer, sa.ForeignKey("unit.id"), primary_key=True, autoincrement=False),
        sa.Column("zona", sa.String(64), nullable=False),
    )
    op.create_table(
        "hitungan_loket",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("unit_id", sa.Integer, sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("dimensi", sa.String(12), nullable=False),
        sa.Column("nilai", sa.String(300), nullable=False),
        sa.Column("golongan", sa.String(24), nullable=False),
        sa.Column("rentang", sa.String(8), nullable=False),
        sa.Column("mulai", sa.Date, nullable=False),
        *(sa.Column(nama, sa.Integer, nullable=False) for nama in ANGKA),
        sa.Column("lama", sa.LargeBinary, nullable=False),
    )
    op.create_index(
        "ix_hitungan_loket_kunci",
        "hitungan_loket",
        ["unit_id", "dimensi", "rentang", "mulai", "nilai", "golongan"],
    )


def downgrade() -> None:
    op.drop_table("hitungan_loket")
    op.drop_table("susunan_hitungan")
    for nama in INDEKS:
        op.drop_index(nama, "permohonan")
    with op.batch_alter_table("permohonan") as ubah:
        ubah.drop_column("lama")
        ubah.drop_column("berhenti")
