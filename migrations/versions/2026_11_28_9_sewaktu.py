"""What was known at a moment: when a case was last written about, and registers that were undone stay.

A case keeps the moment of its last entry, so that those that say today what they said then are told apart
without reading a log. Undoing a register is an entry in the log of each of its cases; nothing leaves the log
any more, and a number or a file that was withdrawn may come again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_sewaktu"
down_revision = "20261128_diajukan_lagi"
branch_labels = None
depends_on = None

TAHAP = "tahap IN ('diterima', 'kurang', 'proses', 'ttd', 'selesai', 'diserahkan', 'batal', 'ditolak')"
STATUS = "status IN ('proses', 'selesai', 'batal', 'ditolak')"
JENIS = (
    "jenis IN ('diterima', 'kurang', 'lengkap', 'ttd', 'selesai', 'diserahkan', 'batal', 'ditolak', "
    "'koreksi', 'tempo')"
)
HIDUP = "status <> 'ditarik'"
BERLAKU = "dibatalkan IS NULL"
TETAP = """CREATE TRIGGER peristiwa_permohonan_tetap BEFORE UPDATE ON peristiwa_permohonan
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END"""
TINGGAL = """CREATE TRIGGER peristiwa_permohonan_tinggal BEFORE DELETE ON peristiwa_permohonan
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat dihapus'); END"""
TINGGAL_DULU = """CREATE TRIGGER peristiwa_permohonan_tinggal BEFORE DELETE ON peristiwa_permohonan
    WHEN (SELECT impor_id FROM permohonan WHERE id = OLD.permohonan_id) IS NULL
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat dihapus'); END"""
FUNGSI = """CREATE OR REPLACE FUNCTION peristiwa_permohonan_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'peristiwa tidak dapat diubah';
    END $$"""
FUNGSI_DULU = """CREATE OR REPLACE FUNCTION peristiwa_permohonan_tetap()
    RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND (SELECT impor_id FROM permohonan WHERE id = OLD.permohonan_id) IS NOT NULL THEN
        RETURN OLD;
      END IF;
      RAISE EXCEPTION 'peristiwa tidak dapat diubah';
    END $$"""


def upgrade() -> None:
    _lepas()
    with op.batch_alter_table("permohonan") as ubah:
        ubah.add_column(sa.Column("dicatat_akhir", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE permohonan SET dicatat_akhir = coalesce((SELECT max(dicatat) FROM peristiwa_permohonan "
        "WHERE permohonan_id = permohonan.id), dicatat_pada)"
    )
    with op.batch_alter_table("permohonan") as ubah:
        ubah.alter_column("dicatat_akhir", existing_type=sa.DateTime(timezone=True), nullable=False)
        ubah.drop_constraint(op.f("uq_permohonan_unit_id_nomor"), type_="unique")
    _boleh(", 'ditarik')")
    op.create_index("ix_permohonan_unit_id_dicatat_akhir", "permohonan", ["unit_id", "dicatat_akhir"])
    _unik("uq_permohonan_unit_id_nomor", "permohonan", ["unit_id", "nomor"], HIDUP)
    with op.batch_alter_table("impor") as ubah:
        ubah.add_column(sa.Column("dibatalkan", sa.DateTime(timezone=True), nullable=True))
        ubah.drop_constraint(op.f("uq_impor_unit_id_jenis_sidik"), type_="unique")
    _unik("uq_impor_unit_id_jenis_sidik", "impor", ["unit_id", "jenis", "sidik"], BERLAKU)
    _jaga(TINGGAL, FUNGSI)


def downgrade() -> None:
    """A register that was undone is gone, as the earlier version left none."""
    _lepas()
    op.execute(
        "DELETE FROM peristiwa_permohonan WHERE permohonan_id IN "
        "(SELECT id FROM permohonan WHERE status = 'ditarik')"
    )
    op.execute("DELETE FROM permohonan WHERE status = 'ditarik'")
    op.execute("DELETE FROM impor WHERE dibatalkan IS NOT NULL")
    op.drop_index("uq_impor_unit_id_jenis_sidik", "impor")
    with op.batch_alter_table("impor") as ubah:
        ubah.drop_column("dibatalkan")
        ubah.create_unique_constraint(op.f("uq_impor_unit_id_jenis_sidik"), ["unit_id", "jenis", "sidik"])
    op.drop_index("uq_permohonan_unit_id_nomor", "permohonan")
    op.drop_index("ix_permohonan_unit_id_dicatat_akhir", "permohonan")
    _boleh(")")
    with op.batch_alter_table("permohonan") as ubah:
        ubah.drop_column("dicatat_akhir")
        ubah.create_unique_constraint(op.f("uq_permohonan_unit_id_nomor"), ["unit_id", "nomor"])
    _jaga(TINGGAL_DULU, FUNGSI_DULU)


def _unik(nama: str, tabel: str, kolom: list[str], syarat: str) -> None:
    bila = sa.text(syarat)
    op.create_index(nama, tabel, kolom, unique=True, sqlite_where=bila, postgresql_where=bila)


def _boleh(akhir: str) -> None:
    """Stages, states and entries that there are."""
    semua = {
        "permohonan": {"ck_permohonan_tahap": TAHAP, "ck_permohonan_status": STATUS},
        "peristiwa_permohonan": {"ck_peristiwa_permohonan_jenis_peristiwa": JENIS},
    }
    for tabel, syarat in semua.items():
        with op.batch_alter_table(tabel) as ubah:
            for nama, isi in syarat.items():
                ubah.drop_constraint(op.f(nama), type_="check")
                ubah.create_check_constraint(op.f(nama), isi[:-1] + akhir)


def _lepas() -> None:
    """Take the guard of the log away: one of it names a table that is built anew."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER peristiwa_permohonan_tetap")
        op.execute("DROP TRIGGER peristiwa_permohonan_tinggal")
    else:
        op.execute("ALTER TABLE peristiwa_permohonan DISABLE TRIGGER peristiwa_permohonan_tetap")


def _jaga(tinggal: str, fungsi: str) -> None:
    """Put it back."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(TETAP)
        op.execute(tinggal)
    else:
        op.execute(fungsi)
        op.execute("ALTER TABLE peristiwa_permohonan ENABLE TRIGGER peristiwa_permohonan_tetap")
