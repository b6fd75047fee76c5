"""Answers wait sealed and are released together; counters hold what they say, and what of it may be shown.

Stored answers stay as they are: released, and counted. Their counters are written by `skm init` after this.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_gudang_jawaban"
down_revision = "20261128_hitungan_loket"
branch_labels = None
depends_on = None

JALUR = ("tiket", "poster", "kios", "kertas", "impor")
DIMENSI = ("kantor", "layanan", "jalur", "tanda", "jenis_kelamin", "usia", "pendidikan", "pekerjaan")
RENTANG = ("bulan", "triwulan")


def upgrade() -> None:
    op.create_table(
        "jawaban_menunggu",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("hari", sa.Date, nullable=False),
        sa.Column("isi", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_jawaban_menunggu_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_jawaban_menunggu"),
    )
    op.create_table(
        "hitungan_hari",
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("kuesioner_id", sa.Integer, nullable=False),
        sa.Column("tanggal", sa.Date, nullable=False),
        sa.Column("layanan_id", sa.Integer, nullable=False),
        sa.Column("jalur", _pilihan("jalur", JALUR), nullable=False),
        sa.Column("bertanda", sa.Boolean, nullable=False),
        sa.Column("responden", sa.Integer, nullable=False),
        sa.Column("isi", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_hitungan_hari_unit_id"),
        sa.ForeignKeyConstraint(["kuesioner_id"], ["kuesioner.id"], name="fk_hitungan_hari_kuesioner_id"),
        sa.PrimaryKeyConstraint(
            "unit_id", "kuesioner_id", "tanggal", "layanan_id", "jalur", "bertanda", name="pk_hitungan_hari"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hitungan_tampil",
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("dimensi", _pilihan("dimensi", DIMENSI), nullable=False),
        sa.Column("mulai", sa.Date, nullable=False),
        sa.Column("kuesioner_id", sa.Integer, nullable=False),
        sa.Column("nilai", sa.String(24), nullable=False),
        sa.Column("akhir", sa.Date, nullable=False),
        sa.Column("dari", sa.Date, nullable=True),
        sa.Column("responden", sa.Integer, nullable=False),
        sa.Column("isi", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_hitungan_tampil_unit_id"),
        sa.ForeignKeyConstraint(["kuesioner_id"], ["kuesioner.id"], name="fk_hitungan_tampil_kuesioner_id"),
        sa.PrimaryKeyConstraint(
            "unit_id", "dimensi", "mulai", "kuesioner_id", "nilai", name="pk_hitungan_tampil"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "penutupan",
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("rentang", _pilihan("rentang", RENTANG), nullable=False),
        sa.Column("mulai", sa.Date, nullable=False),
        sa.Column("sejak", sa.Date, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_penutupan_unit_id"),
        sa.PrimaryKeyConstraint("unit_id", "rentang", name="pk_penutupan"),
    )
    op.add_column("jawaban", sa.Column("terhitung", sa.Boolean, nullable=False, server_default=sa.true()))
    op.add_column(
        "jawaban", sa.Column("luar_triwulan", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.execute("UPDATE jawaban SET terhitung = false WHERE pengecualian_id IS NOT NULL")
    tertunda = sa.text("terhitung = (pengecualian_id IS NOT NULL)")
    op.create_index(
        "ix_jawaban_tertunda", "jawaban", ["unit_id"], sqlite_where=tertunda, postgresql_where=tertunda
    )
    bertanda = sa.text("tanda <> 0")
    op.create_index(
        "ix_jawaban_bertanda",
        "jawaban",
        ["unit_id", "tanggal"],
        sqlite_where=bertanda,
        postgresql_where=bertanda,
    )
    op.create_index("ix_jawaban_impor_id", "jawaban", ["impor_id"])


def downgrade() -> None:
    """Waiting answers are sealed and cannot be put back: release them before."""
    menunggu = op.get_bind().scalar(sa.text("SELECT count(*) FROM jawaban_menunggu"))
    if menunggu:
        raise RuntimeError(f"{menunggu} jawaban masih menunggu: versi lama tidak dapat membacanya")
    op.drop_index("ix_jawaban_impor_id", "jawaban")
    op.drop_index("ix_jawaban_bertanda", "jawaban")
    op.drop_index("ix_jawaban_tertunda", "jawaban")
    op.drop_column("jawaban", "luar_triwulan")
    op.drop_column("jawaban", "terhitung")
    for tabel in ("penutupan", "hitungan_tampil", "hitungan_hari", "jawaban_menunggu"):
        op.drop_table(tabel)


def _pilihan(nama: str, isi: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*isi, name=nama, native_enum=False, create_constraint=True, length=24)
