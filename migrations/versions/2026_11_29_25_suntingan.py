"""What staff put into a period's report: sections written anew, and photographs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_suntingan"
down_revision = "20261129_program"
branch_labels = None
depends_on = None

SEKSI = (
    *("latar-belakang", "dasar", "tujuan", "pelaksana", "metode", "lokasi"),
    *("responden", "ikm", "analisis", "ketepatan", "tren", "kesimpulan"),
)


def _laporan(tabel: str) -> list[sa.SchemaItem]:
    """What every row of a report begins with."""
    return [
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("dari", sa.Date, nullable=False),
        sa.Column("sampai", sa.Date, nullable=False),
        sa.Column("layanan", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{tabel}"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=f"fk_{tabel}_unit_id"),
    ]


def upgrade() -> None:
    op.create_table(
        "suntingan_laporan",
        *_laporan("suntingan_laporan"),
        sa.Column(
            "seksi",
            sa.Enum(*SEKSI, name="seksi", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("teks", sa.Text, nullable=False),
        sa.Column("angka", sa.JSON, nullable=False),
        sa.Column("oleh", sa.String(120), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer, nullable=False),
        sa.UniqueConstraint(
            *("unit_id", "dari", "sampai", "layanan", "seksi"),
            name="uq_suntingan_laporan_unit_id_dari_sampai_layanan_seksi",
        ),
    )
    op.create_table(
        "foto_laporan",
        *_laporan("foto_laporan"),
        sa.Column("urut", sa.Integer, nullable=False),
        sa.Column("keterangan", sa.String(300), nullable=False),
        sa.Column("sidik", sa.String(64), nullable=False),
        sa.Column("lebar", sa.Integer, nullable=False),
        sa.Column("tinggi", sa.Integer, nullable=False),
        sa.Column("oleh", sa.String(60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer, nullable=False),
        sa.UniqueConstraint(
            *("unit_id", "dari", "sampai", "layanan", "sidik"),
            name="uq_foto_laporan_unit_id_dari_sampai_layanan_sidik",
        ),
    )
    op.create_table(
        "isi_foto",
        sa.Column("foto_id", sa.Integer, nullable=False),
        sa.Column("isi", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["foto_id"], ["foto_laporan.id"], name="fk_isi_foto_foto_id"),
        sa.PrimaryKeyConstraint("foto_id", name="pk_isi_foto"),
    )


def downgrade() -> None:
    for nama in ("isi_foto", "foto_laporan", "suntingan_laporan"):
        op.drop_table(nama)
