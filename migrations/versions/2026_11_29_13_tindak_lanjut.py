"""What the office mends after a survey: plans with their log, the forum, and how many unsur are proposed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_tindak_lanjut"
down_revision = "20261129_tarik_persetujuan"
branch_labels = None
depends_on = None

STATUS = ("direncanakan", "berjalan", "selesai")
TERBUKA = sa.text("status <> 'selesai'")
SQLITE = (
    """CREATE TRIGGER peristiwa_tindak_lanjut_tetap BEFORE UPDATE ON peristiwa_tindak_lanjut
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat diubah'); END""",
    """CREATE TRIGGER peristiwa_tindak_lanjut_tinggal BEFORE DELETE ON peristiwa_tindak_lanjut
    BEGIN SELECT RAISE(ABORT, 'peristiwa tidak dapat dihapus'); END""",
)
POSTGRES = (
    """CREATE FUNCTION peristiwa_tindak_lanjut_tetap() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'peristiwa tidak dapat diubah';
    END $$""",
    """CREATE TRIGGER peristiwa_tindak_lanjut_tetap BEFORE UPDATE OR DELETE ON peristiwa_tindak_lanjut
    FOR EACH ROW EXECUTE FUNCTION peristiwa_tindak_lanjut_tetap()""",
)


def _status(nama: str) -> sa.Enum:
    return sa.Enum(*STATUS, name=nama, native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    op.execute(
        "ALTER TABLE unit ADD COLUMN unsur_diusulkan INTEGER DEFAULT 3 NOT NULL "
        "CONSTRAINT ck_unit_unsur_diusulkan CHECK (unsur_diusulkan BETWEEN 1 AND 20)"
    )
    op.create_table(
        "rencana_tindak_lanjut",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("unsur", sa.String(length=8), nullable=False),
        sa.Column("nama_unsur", sa.String(length=200), nullable=False),
        sa.Column("program", sa.String(length=300), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("triwulan", sa.String(length=4), nullable=False),
        sa.Column("tenggat", sa.Date(), nullable=False),
        sa.Column("penanggung_jawab", sa.String(length=160), nullable=False),
        sa.Column("status", _status("status_rencana"), nullable=False),
        sa.Column("realisasi", sa.String(length=1000), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.CheckConstraint("triwulan <> ''", name=op.f("ck_rencana_tindak_lanjut_bertriwulan")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_rencana_tindak_lanjut_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rencana_tindak_lanjut")),
        sa.UniqueConstraint(
            "unit_id",
            "dari",
            "sampai",
            "unsur",
            "program",
            name=op.f("uq_rencana_tindak_lanjut_unit_id_dari_sampai_unsur_program"),
        ),
    )
    op.create_index(
        "ix_rencana_tindak_lanjut_terbuka",
        "rencana_tindak_lanjut",
        ["unit_id", "tenggat"],
        sqlite_where=TERBUKA,
        postgresql_where=TERBUKA,
    )
    op.create_table(
        "peristiwa_tindak_lanjut",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rencana_id", sa.Integer(), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("status", _status("status_peristiwa"), nullable=False),
        sa.Column("realisasi", sa.String(length=1000), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["rencana_id"],
            ["rencana_tindak_lanjut.id"],
            name=op.f("fk_peristiwa_tindak_lanjut_rencana_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peristiwa_tindak_lanjut")),
        sa.UniqueConstraint("rencana_id", "urut", name=op.f("uq_peristiwa_tindak_lanjut_rencana_id_urut")),
    )
    op.create_table(
        "forum_konsultasi",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("dari", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_forum_konsultasi_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_konsultasi")),
        sa.UniqueConstraint(
            "unit_id", "dari", "sampai", name=op.f("uq_forum_konsultasi_unit_id_dari_sampai")
        ),
    )
    for perintah in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRES:
        op.execute(perintah)


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP TRIGGER peristiwa_tindak_lanjut_tetap ON peristiwa_tindak_lanjut")
        op.execute("DROP FUNCTION peristiwa_tindak_lanjut_tetap()")
    for nama in ("forum_konsultasi", "peristiwa_tindak_lanjut", "rencana_tindak_lanjut"):
        op.drop_table(nama)
    op.drop_column("unit", "unsur_diusulkan")
