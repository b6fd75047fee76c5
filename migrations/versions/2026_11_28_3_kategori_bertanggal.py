"""The category of a service is a dated fact, and a case keeps the one of the day its clock started.

Every service gets its category from the beginning on, every case that of its service. The log is the only
source of a case's columns, so the entry of its receipt says it as well: the one time that entries are added
to, with the guard of the log away meanwhile.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "20261128_kategori_bertanggal"
down_revision = "20261128_tanpa_teks_turunan"
branch_labels = None
depends_on = None

AWAL = date(2000, 1, 1)
SELALU = datetime(1900, 1, 1, tzinfo=UTC)
ISI = "kategori IN ('non_perizinan', 'perizinan')"
JENIS = sa.Enum(
    "non_perizinan", "perizinan", name="kategori", native_enum=False, create_constraint=True, length=24
)
LAYANAN = sa.table("layanan", sa.column("id", sa.Integer), sa.column("kategori", sa.String))
KATEGORI = sa.table(
    "kategori_layanan",
    sa.column("layanan_id", sa.Integer),
    sa.column("berlaku_mulai", sa.Date),
    sa.column("versi", sa.Integer),
    sa.column("kategori", sa.String),
    sa.column("dicatat", sa.DateTime(timezone=True)),
)
MILIK = (
    "(SELECT layanan.kategori FROM permohonan JOIN layanan ON layanan.id = permohonan.layanan_id "
    "WHERE permohonan.id = peristiwa_permohonan.permohonan_id)"
)
SEBUT = {
    "sqlite": f"json_set(isi, '$.kategori', {MILIK})",
    "postgresql": f"(isi::jsonb || jsonb_build_object('kategori', {MILIK}))::json",
}
LUPAKAN = {
    "sqlite": "json_remove(isi, '$.kategori')",
    "postgresql": "(isi::jsonb - 'kategori')::json",
}
SQLITE = (
    """CREATE TRIGGER peristiwa_permohonan_tetap BEFORE UPDATE ON peristiwa_permohonan
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END""",
    """CREATE TRIGGER peristiwa_permohonan_tinggal BEFORE DELETE ON peristiwa_permohonan
    WHEN (SELECT impor_id FROM permohonan WHERE id = OLD.permohonan_id) IS NULL
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat dihapus'); END""",
)
"""The guard of the log, as it was and will be; one of it names a table that is built anew here."""


def upgrade() -> None:
    op.create_table(
        "kategori_layanan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("layanan_id", sa.Integer(), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("kategori", JENIS, nullable=False),
        sa.Column("dicatat", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False, server_default=""),
        sa.ForeignKeyConstraint(["layanan_id"], ["layanan.id"], name=op.f("fk_kategori_layanan_layanan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kategori_layanan")),
        sa.UniqueConstraint(
            "layanan_id",
            "berlaku_mulai",
            "versi",
            name=op.f("uq_kategori_layanan_layanan_id_berlaku_mulai_versi"),
        ),
    )
    koneksi = op.get_bind()
    tetap = {"berlaku_mulai": AWAL, "versi": 1, "dicatat": SELALU}
    for nomor, kategori in koneksi.execute(sa.select(LAYANAN)).all():
        koneksi.execute(sa.insert(KATEGORI), tetap | {"layanan_id": nomor, "kategori": kategori})
    _lepas()
    with op.batch_alter_table("permohonan") as ubah:
        ubah.add_column(sa.Column("kategori", sa.String(length=24), nullable=True))
    op.execute(
        "UPDATE permohonan SET kategori = (SELECT kategori FROM layanan WHERE id = permohonan.layanan_id)"
    )
    with op.batch_alter_table("permohonan") as ubah:
        ubah.alter_column("kategori", existing_type=sa.String(length=24), nullable=False)
        ubah.create_check_constraint(op.f("ck_permohonan_kategori"), ISI)
    _ubah_log(SEBUT, "jenis = 'diterima'")
    _jaga()
    with op.batch_alter_table("layanan") as ubah:
        ubah.drop_constraint(op.f("ck_layanan_kategori"), type_="check")
        ubah.drop_column("kategori")


def downgrade() -> None:
    """A service is counted again as it was last said to be, all its cases with it."""
    with op.batch_alter_table("layanan") as ubah:
        ubah.add_column(sa.Column("kategori", sa.String(length=24), nullable=True))
    op.execute(
        "UPDATE layanan SET kategori = (SELECT kategori FROM kategori_layanan k "
        "WHERE k.layanan_id = layanan.id ORDER BY berlaku_mulai DESC, versi DESC LIMIT 1)"
    )
    with op.batch_alter_table("layanan") as ubah:
        ubah.alter_column("kategori", existing_type=sa.String(length=24), nullable=False)
        ubah.create_check_constraint(op.f("ck_layanan_kategori"), ISI)
    _lepas()
    _ubah_log(LUPAKAN, "true")
    with op.batch_alter_table("permohonan") as ubah:
        ubah.drop_constraint(op.f("ck_permohonan_kategori"), type_="check")
        ubah.drop_column("kategori")
    _jaga()
    op.drop_table("kategori_layanan")


def _ubah_log(isi: dict[str, str], syarat: str) -> None:
    jenis = op.get_bind().dialect.name
    op.execute(f"UPDATE peristiwa_permohonan SET isi = {isi[jenis]} WHERE {syarat}")  # noqa: S608  # no input in it


def _lepas() -> None:
    """Take the guard of the log away."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER peristiwa_permohonan_tetap")
        op.execute("DROP TRIGGER peristiwa_permohonan_tinggal")
    else:
        op.execute("ALTER TABLE peristiwa_permohonan DISABLE TRIGGER peristiwa_permohonan_tetap")


def _jaga() -> None:
    """Put it back."""
    if op.get_bind().dialect.name == "sqlite":
        for perintah in SQLITE:
            op.execute(perintah)
    else:
        op.execute("ALTER TABLE peristiwa_permohonan ENABLE TRIGGER peristiwa_permohonan_tetap")
