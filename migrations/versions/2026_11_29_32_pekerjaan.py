"""Long work: what is under way, how far it is and what became of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_pekerjaan"
down_revision = "20261129_jaga"
branch_labels = None
depends_on = None

JENIS = ("jawaban", "register", "batal_jawaban", "batal_register", "hitung_ulang")
KEADAAN = ("berjalan", "selesai", "ditolak", "terputus")
BERJALAN = sa.text("keadaan = 'berjalan'")


def _pilihan(nama: str, *isi: str) -> sa.Enum:
    return sa.Enum(*isi, name=nama, native_enum=False, create_constraint=True, length=24)


def upgrade() -> None:
    op.create_table(
        "pekerjaan",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("jenis", _pilihan("jenis_pekerjaan", *JENIS), nullable=False),
        sa.Column("keadaan", _pilihan("keadaan_pekerjaan", *KEADAAN), nullable=False),
        sa.Column("nama", sa.String(200), nullable=False),
        sa.Column("pilihan", sa.JSON, nullable=False),
        sa.Column("oleh", sa.String(80), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proses", sa.String(120), nullable=False),
        sa.Column("detak", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tahap", sa.String(80), nullable=False),
        sa.Column("sudah", sa.Integer, nullable=False),
        sa.Column("semua", sa.Integer, nullable=False),
        sa.Column("kalimat", sa.Text, nullable=False),
        sa.Column("hasil", sa.JSON, nullable=False),
        sa.Column("berakhir", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_pekerjaan"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_pekerjaan_unit_id"),
    )
    op.create_index(
        "uq_pekerjaan_unit_id_berjalan",
        "pekerjaan",
        ["unit_id"],
        unique=True,
        sqlite_where=BERJALAN,
        postgresql_where=BERJALAN,
    )


def downgrade() -> None:
    op.drop_table("pekerjaan")
