"""Cases live in an append-only log of events; stages, visits, tracking codes and encrypted numbers."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "20261124_loket_peristiwa"
down_revision = "20261124_survei_warga"
branch_labels = None
depends_on = None

TAHAP = "tahap IN ('diterima', 'kurang', 'proses', 'ttd', 'selesai', 'diserahkan', 'batal', 'ditolak')"
JENIS = TAHAP.replace("tahap", "jenis").replace("'proses'", "'lengkap'").replace(")", ", 'koreksi')")
UNIK = "uq_permohonan_unit_id_kunjungan_layanan_id"
BARU = (
    ("diserahkan", sa.DateTime(timezone=True)),
    ("kurang", sa.String(length=300)),
    ("diselesaikan_oleh", sa.String(length=60)),
    ("kunjungan", sa.String(length=64)),
    ("kode_lacak", sa.String(length=16)),
    ("nik_sandi", sa.Text()),
    ("nik_sidik", sa.String(length=64)),
    ("telepon_sandi", sa.Text()),
)
PERMOHONAN = sa.table(
    "permohonan",
    sa.column("id", sa.Integer()),
    sa.column("status", sa.String()),
    sa.column("janji_jumlah", sa.Integer()),
    sa.column("janji_satuan", sa.String()),
    sa.column("dicatat_oleh", sa.String()),
    sa.column("alasan", sa.String()),
    *(sa.column(nama, sa.DateTime(timezone=True)) for nama in ("diterima", "lengkap", "jatuh_tempo")),
    *(sa.column(nama, sa.DateTime(timezone=True)) for nama in ("selesai", "ditutup")),
)
SQLITE = (
    """CREATE TRIGGER peristiwa_permohonan_tetap BEFORE UPDATE ON peristiwa_permohonan
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END""",
    """CREATE TRIGGER peristiwa_permohonan_tinggal BEFORE DELETE ON peristiwa_permohonan
    WHEN (SELECT impor_id FROM permohonan WHERE id = OLD.permohonan_id) IS NULL
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat dihapus'); END""",
)
POSTGRES = (
    """CREATE FUNCTION peristiwa_permohonan_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND (SELECT impor_id FROM permohonan WHERE id = OLD.permohonan_id) IS NOT NULL THEN
        RETURN OLD;
      END IF;
      RAISE EXCEPTION 'peristiwa tidak dapat diubah';
    END $$""",
    """CREATE TRIGGER peristiwa_permohonan_tetap BEFORE UPDATE OR DELETE ON peristiwa_permohonan
    FOR EACH ROW EXECUTE FUNCTION peristiwa_permohonan_tetap()""",
)
"""Cases that came in a file may go again with the whole file; nothing else leaves the log."""


def upgrade() -> None:
    with op.batch_alter_table("permohonan") as ubah:
        ubah.alter_column("lengkap", existing_type=sa.DateTime(timezone=True), nullable=True)
        ubah.alter_column("jatuh_tempo", existing_type=sa.DateTime(timezone=True), nullable=True)
        ubah.add_column(sa.Column("tahap", sa.String(length=24), nullable=True))
        ubah.add_column(sa.Column("dicatat_pada", sa.DateTime(timezone=True), nullable=True))
        for nama, jenis in BARU:
            ubah.add_column(sa.Column(nama, jenis, nullable=True))
    op.execute("UPDATE permohonan SET tahap = status, dicatat_pada = diterima")
    op.execute("UPDATE permohonan SET diselesaikan_oleh = dicatat_oleh WHERE status = 'selesai'")
    with op.batch_alter_table("permohonan") as ubah:
        ubah.alter_column("tahap", existing_type=sa.String(length=24), nullable=False)
        ubah.alter_column("dicatat_pada", existing_type=sa.DateTime(timezone=True), nullable=False)
        ubah.create_check_constraint(op.f("ck_permohonan_tahap"), TAHAP)
        ubah.create_unique_constraint(op.f(UNIK), ["unit_id", "kunjungan", "layanan_id"])
        ubah.create_unique_constraint(op.f("uq_permohonan_kode_lacak"), ["kode_lacak"])
    op.create_index("ix_permohonan_unit_id_nik_sidik", "permohonan", ["unit_id", "nik_sidik"])
    peristiwa = op.create_table(
        "peristiwa_permohonan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("permohonan_id", sa.Integer(), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(length=24), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dicatat", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("isi", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["permohonan_id"], ["permohonan.id"], name=op.f("fk_peristiwa_permohonan_permohonan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peristiwa_permohonan")),
        sa.UniqueConstraint("permohonan_id", "urut", name=op.f("uq_peristiwa_permohonan_permohonan_id_urut")),
        sa.CheckConstraint(JENIS, name=op.f("ck_peristiwa_permohonan_jenis_peristiwa")),
    )
    koneksi = op.get_bind()
    for bagian in koneksi.execute(sa.select(PERMOHONAN)).partitions(1000):
        semua = [satu for baris in bagian for satu in _peristiwa(baris)]
        koneksi.execute(sa.insert(peristiwa), semua)
    for perintah in SQLITE if koneksi.dialect.name == "sqlite" else POSTGRES:
        koneksi.exec_driver_sql(perintah)


def downgrade() -> None:
    """The log is lost; a case whose file never was complete becomes a cancelled one."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute("DROP TRIGGER peristiwa_permohonan_tetap ON peristiwa_permohonan")
        op.execute("DROP FUNCTION peristiwa_permohonan_tetap()")
    op.drop_table("peristiwa_permohonan")
    op.execute(
        "UPDATE permohonan SET status = 'batal', ditutup = diterima, alasan = 'berkas belum lengkap' "
        "WHERE status = 'proses' AND (lengkap IS NULL OR jatuh_tempo IS NULL)"
    )
    op.execute("UPDATE permohonan SET lengkap = diterima WHERE lengkap IS NULL")
    op.execute("UPDATE permohonan SET jatuh_tempo = lengkap WHERE jatuh_tempo IS NULL")
    op.drop_index("ix_permohonan_unit_id_nik_sidik", "permohonan")
    with op.batch_alter_table("permohonan") as ubah:
        ubah.drop_constraint(op.f("uq_permohonan_kode_lacak"), type_="unique")
        ubah.drop_constraint(op.f(UNIK), type_="unique")
        ubah.drop_constraint(op.f("ck_permohonan_tahap"), type_="check")
        for nama, _ in reversed(BARU):
            ubah.drop_column(nama)
        ubah.drop_column("dicatat_pada")
        ubah.drop_column("tahap")
        ubah.alter_column("jatuh_tempo", existing_type=sa.DateTime(timezone=True), nullable=False)
        ubah.alter_column("lengkap", existing_type=sa.DateTime(timezone=True), nullable=False)


def _peristiwa(baris: sa.Row) -> list[dict[str, object]]:
    """The log a case of the earlier schema must have had."""
    janji = [baris.janji_jumlah, baris.janji_satuan]
    isi: list[tuple[str, datetime, dict[str, object]]] = [
        ("diterima", baris.diterima, {}),
        ("lengkap", baris.lengkap, {"janji": janji, "jatuh_tempo": _iso(baris.jatuh_tempo)}),
    ]
    if baris.status == "selesai":
        isi.append(("selesai", baris.selesai, {}))
    elif baris.status in {"batal", "ditolak"}:
        alasan = {} if baris.alasan is None else {"alasan": baris.alasan}
        waktu = {} if baris.ditutup is not None else {"tanpa_waktu": True}
        isi.append((baris.status, baris.ditutup or baris.lengkap, {**alasan, **waktu}))
    tetap = {"permohonan_id": baris.id, "oleh": baris.dicatat_oleh}
    return [
        {**tetap, "urut": urut, "jenis": jenis, "pada": pada, "dicatat": pada, "isi": apa}
        for urut, (jenis, pada, apa) in enumerate(isi, start=1)
    ]


def _iso(saat: datetime) -> str:
    return (saat if saat.tzinfo else saat.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
