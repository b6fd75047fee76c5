"""The decree's indicators."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261123_indikator"
down_revision = "20261123_loket"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "indikator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("kode", sa.String(length=12), nullable=False),
        sa.Column("dokumen", sa.String(length=8), nullable=False),
        sa.Column("jabatan", sa.String(length=160), nullable=False),
        sa.Column("tujuan_misi", sa.Text(), nullable=False),
        sa.Column("sasaran", sa.Text(), nullable=False),
        sa.Column("nama", sa.Text(), nullable=False),
        sa.Column("formula_ketetapan", sa.Text(), nullable=False),
        sa.Column("formula_teks", sa.Text(), nullable=False),
        sa.Column("sumber_data", sa.Text(), nullable=False),
        sa.Column("penanggung_jawab", sa.Text(), nullable=False),
        sa.Column("satuan", sa.String(length=40), nullable=False),
        sa.Column("polaritas", sa.String(length=20), nullable=False),
        sa.Column("konsolidasi", sa.String(length=20), nullable=False),
        sa.Column("otomatis", sa.String(length=40), nullable=True),
        sa.Column("tingkat_masalah", sa.String(length=1), nullable=False),
        sa.Column(
            "rumus_berlaku",
            sa.Enum(
                "ketetapan",
                "koreksi",
                name="rumus_berlaku",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("pembilang_koreksi", sa.Text(), nullable=False),
        sa.Column("penyebut_koreksi", sa.Text(), nullable=False),
        sa.Column("faktor_koreksi", sa.String(length=20), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_indikator_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indikator")),
        sa.UniqueConstraint("unit_id", "tahun", "kode", name=op.f("uq_indikator_unit_id_tahun_kode")),
    )


def downgrade() -> None:
    op.drop_table("indikator")
