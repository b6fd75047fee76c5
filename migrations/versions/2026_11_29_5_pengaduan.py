"""Complaints with their log, the promise to answer, and numbers by year."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_pengaduan"
down_revision = "20261128_muatan_bertahap"
branch_labels = None
depends_on = None

TAHAP = "{} IN ('diterima', 'diproses', 'selesai')"
AKHIR = "akhir IN ('dijawab', 'bukan_pengaduan')"
TETAP = ("id", "pengaduan_id", "urut", "tahap", "pada", "oleh")
HANYA_DIKOSONGKAN = " AND ".join(
    (
        "NEW.jawaban IS NULL AND NEW.catatan IS NULL",
        *(f"NEW.{nama} = OLD.{nama}" for nama in TETAP),
        "coalesce(NEW.akhir, '') = coalesce(OLD.akhir, '')",
        "(SELECT isi FROM pengaduan WHERE id = OLD.pengaduan_id) IS NULL",
    )
)
"""The one change that an entry may see: its words go after those of its complaint."""
SQLITE = (
    f"""CREATE TRIGGER peristiwa_pengaduan_tetap BEFORE UPDATE ON peristiwa_pengaduan
    WHEN NOT ({HANYA_DIKOSONGKAN})
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END""",
    """CREATE TRIGGER peristiwa_pengaduan_tinggal BEFORE DELETE ON peristiwa_pengaduan
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat dihapus'); END""",
)
POSTGRES = (
    f"""CREATE FUNCTION peristiwa_pengaduan_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND {HANYA_DIKOSONGKAN} THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'peristiwa tidak dapat diubah';
    END $$""",
    """CREATE TRIGGER peristiwa_pengaduan_tetap BEFORE UPDATE OR DELETE ON peristiwa_pengaduan
    FOR EACH ROW EXECUTE FUNCTION peristiwa_pengaduan_tetap()""",
)


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "pengaduan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("nomor", sa.String(length=20), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=True),
        sa.Column("kode_sidik", sa.String(length=64), nullable=True),
        sa.Column("isi", sa.Text(), nullable=True),
        sa.Column("nama_sandi", sa.Text(), nullable=True),
        sa.Column("kontak_sandi", sa.Text(), nullable=True),
        sa.Column("diterima", moment, nullable=False),
        sa.Column("hari_diterima", sa.Date(), nullable=False),
        sa.Column("janji_hari", sa.Integer(), nullable=False),
        sa.Column("jatuh_tempo", moment, nullable=False),
        sa.Column("tahap", sa.String(length=24), nullable=False),
        sa.Column("akhir", sa.String(length=24), nullable=True),
        sa.Column("selesai", moment, nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_pengaduan_unit_id")),
        sa.ForeignKeyConstraint(["layanan_id"], ["layanan.id"], name=op.f("fk_pengaduan_layanan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengaduan")),
        sa.UniqueConstraint("unit_id", "nomor", name=op.f("uq_pengaduan_unit_id_nomor")),
        sa.UniqueConstraint("kode_sidik", name=op.f("uq_pengaduan_kode_sidik")),
        sa.CheckConstraint(TAHAP.format("tahap"), name=op.f("ck_pengaduan_tahap_pengaduan")),
        sa.CheckConstraint(AKHIR, name=op.f("ck_pengaduan_akhir_pengaduan")),
        sa.CheckConstraint(
            "(tahap = 'selesai') = (selesai IS NOT NULL)", name=op.f("ck_pengaduan_selesai_bermoment")
        ),
        sa.CheckConstraint("(akhir IS NULL) = (selesai IS NULL)", name=op.f("ck_pengaduan_selesai_berakhir")),
    )
    terbuka = sa.text("tahap <> 'selesai'")
    op.create_index(
        "ix_pengaduan_terbuka",
        "pengaduan",
        ["unit_id", "jatuh_tempo"],
        sqlite_where=terbuka,
        postgresql_where=terbuka,
    )
    op.create_index("ix_pengaduan_unit_id_hari_diterima", "pengaduan", ["unit_id", "hari_diterima"])
    op.create_index("ix_pengaduan_unit_id_selesai", "pengaduan", ["unit_id", "selesai"])
    op.create_table(
        "peristiwa_pengaduan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pengaduan_id", sa.Integer(), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("tahap", sa.String(length=24), nullable=False),
        sa.Column("akhir", sa.String(length=24), nullable=True),
        sa.Column("pada", moment, nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("jawaban", sa.Text(), nullable=True),
        sa.Column("catatan", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["pengaduan_id"], ["pengaduan.id"], name=op.f("fk_peristiwa_pengaduan_pengaduan_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peristiwa_pengaduan")),
        sa.UniqueConstraint("pengaduan_id", "urut", name=op.f("uq_peristiwa_pengaduan_pengaduan_id_urut")),
        sa.CheckConstraint(TAHAP.format("tahap"), name=op.f("ck_peristiwa_pengaduan_tahap_peristiwa")),
        sa.CheckConstraint(AKHIR, name=op.f("ck_peristiwa_pengaduan_akhir_peristiwa")),
    )
    op.create_table(
        "nomor_pengaduan",
        sa.Column("unit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("tahun", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("terakhir", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_nomor_pengaduan_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "tahun", name=op.f("pk_nomor_pengaduan")),
    )
    op.create_table(
        "janji_pengaduan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("hari", sa.Integer(), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("dicatat", moment, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_janji_pengaduan_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_janji_pengaduan")),
        sa.UniqueConstraint(
            "unit_id", "berlaku_mulai", "versi", name=op.f("uq_janji_pengaduan_unit_id_berlaku_mulai_versi")
        ),
        sa.CheckConstraint("hari BETWEEN 1 AND 60", name=op.f("ck_janji_pengaduan_hari_wajar")),
    )
    koneksi = op.get_bind()
    for perintah in SQLITE if koneksi.dialect.name == "sqlite" else POSTGRES:
        koneksi.exec_driver_sql(perintah)


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP TRIGGER peristiwa_pengaduan_tetap ON peristiwa_pengaduan")
        op.execute("DROP FUNCTION peristiwa_pengaduan_tetap()")
    for nama in ("janji_pengaduan", "nomor_pengaduan", "peristiwa_pengaduan", "pengaduan"):
        op.drop_table(nama)
