"""Promises, categories, weekly patterns and holidays are only ever added to, with the moment of recording.

What is there counts as always known. A change or a removal is a further version, so the calendar as known at
any moment can be told for ever; the database refuses to change a row, but for a holiday's name and whether
its decree has been read. An entry of a case's log may say that its due moment was set anew.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "20261128_versi_kalender"
down_revision = "20261128_bekukan_disetujui"
branch_labels = None
depends_on = None

SELALU = datetime(1900, 1, 1, tzinfo=UTC)
KUNCI = {
    "janji_layanan": ("layanan_id", "berlaku_mulai"),
    "pola_kerja": ("unit_id", "nama", "berlaku_mulai"),
    "hari_libur": ("unit_id", "tanggal"),
}
"""What a version is a version of."""
TANPA_DICABUT = ("janji_layanan",)
TETAP = {
    "janji_layanan": "",
    "kategori_layanan": "",
    "pola_kerja": "",
    "jam_kerja": "",
    "hari_libur": "OF unit_id, tanggal, versi, dicatat, dicabut",
}
"""Which changes of a row are refused."""
JENIS = (
    "jenis IN ('diterima', 'kurang', 'lengkap', 'ttd', 'selesai', 'diserahkan', 'batal', 'ditolak', "
    "'koreksi')"
)
LOG = (
    """CREATE TRIGGER peristiwa_permohonan_tetap BEFORE UPDATE ON peristiwa_permohonan
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END""",
    """CREATE TRIGGER peristiwa_permohonan_tinggal BEFORE DELETE ON peristiwa_permohonan
    WHEN (SELECT impor_id FROM permohonan WHERE id = OLD.permohonan_id) IS NULL
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat dihapus'); END""",
)
"""The log's guard on SQLite, which goes when its table is built anew."""
FUNGSI = """CREATE FUNCTION versi_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'versi tidak dapat diubah';
    END $$"""


def upgrade() -> None:
    with op.batch_alter_table("unit") as ubah:
        ubah.add_column(sa.Column("kasus_pertama", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE unit SET kasus_pertama = (SELECT min(dicatat_pada) FROM permohonan WHERE unit_id = unit.id)"
    )
    for tabel, kunci in KUNCI.items():
        with op.batch_alter_table(tabel) as ubah:
            ubah.add_column(sa.Column("versi", sa.Integer(), nullable=True))
            ubah.add_column(sa.Column("dicatat", sa.DateTime(timezone=True), nullable=True))
            if tabel not in TANPA_DICABUT:
                ubah.add_column(sa.Column("dicabut", sa.Boolean(), nullable=True))
        isi = {"versi": 1, "dicatat": SELALU} | ({} if tabel in TANPA_DICABUT else {"dicabut": False})
        op.get_bind().execute(sa.update(_tabel(tabel)).values(isi))
        with op.batch_alter_table(tabel) as ubah:
            ubah.alter_column("versi", existing_type=sa.Integer(), nullable=False)
            ubah.alter_column("dicatat", existing_type=sa.DateTime(timezone=True), nullable=False)
            if tabel not in TANPA_DICABUT:
                ubah.alter_column("dicabut", existing_type=sa.Boolean(), nullable=False)
            ubah.drop_constraint(op.f(_unik(tabel, *kunci)), type_="unique")
            ubah.create_unique_constraint(op.f(_unik(tabel, *kunci, "versi")), [*kunci, "versi"])
    _jenis(f"{JENIS[:-1]}, 'tempo')")
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute(FUNGSI)
    for tabel, kolom in TETAP.items():
        if sqlite:
            for nama, kapan in ((f"{tabel}_tetap", f"UPDATE {kolom}"), (f"{tabel}_tinggal", "DELETE")):
                op.execute(
                    f"CREATE TRIGGER {nama} BEFORE {kapan} ON {tabel} "
                    "BEGIN SELECT RAISE(ABORT, 'versi tidak dapat diubah'); END"
                )
        else:
            op.execute(
                f"CREATE TRIGGER {tabel}_tetap BEFORE UPDATE {kolom} OR DELETE ON {tabel} "
                "FOR EACH ROW EXECUTE FUNCTION versi_tetap()"
            )


def downgrade() -> None:
    """The last version of everything stays; that a due moment was set anew becomes a correction's word."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for tabel in TETAP:
        op.execute(f"DROP TRIGGER {tabel}_tetap" + ("" if sqlite else f" ON {tabel}"))
        if sqlite:
            op.execute(f"DROP TRIGGER {tabel}_tinggal")
    if not sqlite:
        op.execute("DROP FUNCTION versi_tetap()")
    _lupakan_tempo()
    _jenis(JENIS)
    for tabel, kunci in KUNCI.items():
        sama = " AND ".join(f"k.{satu} = {tabel}.{satu}" for satu in kunci)
        lewat = f"EXISTS (SELECT 1 FROM {tabel} k WHERE {sama} AND k.versi > {tabel}.versi)"  # noqa: S608  # no input in it
        if tabel not in TANPA_DICABUT:
            lewat += " OR dicabut"
        if tabel == "pola_kerja":
            op.execute(f"DELETE FROM jam_kerja WHERE pola_id IN (SELECT id FROM {tabel} WHERE {lewat})")  # noqa: S608  # no input in it
        op.execute(f"DELETE FROM {tabel} WHERE {lewat}")  # noqa: S608  # no input in it
        with op.batch_alter_table(tabel) as ubah:
            ubah.drop_constraint(op.f(_unik(tabel, *kunci, "versi")), type_="unique")
            ubah.create_unique_constraint(op.f(_unik(tabel, *kunci)), [*kunci])
            if tabel not in TANPA_DICABUT:
                ubah.drop_column("dicabut")
            ubah.drop_column("dicatat")
            ubah.drop_column("versi")
    with op.batch_alter_table("unit") as ubah:
        ubah.drop_column("kasus_pertama")


def _tabel(nama: str) -> sa.TableClause:
    return sa.table(
        nama,
        sa.column("versi", sa.Integer),
        sa.column("dicatat", sa.DateTime(timezone=True)),
        sa.column("dicabut", sa.Boolean),
    )


def _unik(tabel: str, *kolom: str) -> str:
    return f"uq_{tabel}_{'_'.join(kolom)}"


def _jenis(boleh: str) -> None:
    """Which kinds of entries there are; the guard of the log goes with its table and is put back."""
    nama = op.f("ck_peristiwa_permohonan_jenis_peristiwa")
    with op.batch_alter_table("peristiwa_permohonan") as ubah:
        ubah.drop_constraint(nama, type_="check")
        ubah.create_check_constraint(nama, boleh)
    if op.get_bind().dialect.name == "sqlite":
        for perintah in LOG:
            op.execute(perintah)


def _lupakan_tempo() -> None:
    """An entry that set a due moment anew becomes a hand-over of the receipt's own moment: nothing moves."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER peristiwa_permohonan_tetap")
        isi = (
            "json_set(isi, '$.urut', 1, '$.pada', (SELECT replace(diterima, ' ', 'T') || '+00:00' "
            "FROM permohonan WHERE id = permohonan_id))"
        )
    else:
        op.execute("ALTER TABLE peristiwa_permohonan DISABLE TRIGGER peristiwa_permohonan_tetap")
        isi = (
            "(isi::jsonb || jsonb_build_object('urut', 1, 'pada', to_char((SELECT diterima FROM permohonan "
            "WHERE id = permohonan_id) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US+00:00')))::json"
        )
    op.execute(f"UPDATE peristiwa_permohonan SET jenis = 'koreksi', isi = {isi} WHERE jenis = 'tempo'")  # noqa: S608  # no input in it
    if op.get_bind().dialect.name == "sqlite":
        op.execute(LOG[0])
    else:
        op.execute("ALTER TABLE peristiwa_permohonan ENABLE TRIGGER peristiwa_permohonan_tetap")
