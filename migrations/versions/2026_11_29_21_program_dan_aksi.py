"""Programmes with their budget, and what posts plan to do for their indicators."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_program"
down_revision = "20261129_terbitan"
branch_labels = None
depends_on = None

JEJAK = (
    ("oleh", sa.String(length=60)),
    ("pada", sa.DateTime(timezone=True)),
    ("versi", sa.Integer()),
)


def upgrade() -> None:
    op.create_table(
        "program",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("sasaran", sa.String(length=600), nullable=False),
        sa.Column("nama", sa.String(length=300), nullable=False),
        sa.Column("keterangan", sa.String(length=120), nullable=False),
        sa.Column("pagu", sa.JSON(), nullable=False),
        sa.Column("realisasi", sa.JSON(), nullable=False),
        *(sa.Column(nama, jenis, nullable=False) for nama, jenis in JEJAK),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_program_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_program")),
        sa.UniqueConstraint(
            "unit_id", "tahun", "sasaran", "nama", name=op.f("uq_program_unit_id_tahun_sasaran_nama")
        ),
    )
    op.create_table(
        "aksi_indikator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indikator_id", sa.Integer(), nullable=False),
        sa.Column("rencana", sa.JSON(), nullable=False),
        sa.Column("realisasi", sa.JSON(), nullable=False),
        *(sa.Column(nama, jenis, nullable=False) for nama, jenis in JEJAK),
        sa.ForeignKeyConstraint(
            ["indikator_id"], ["indikator.id"], name=op.f("fk_aksi_indikator_indikator_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aksi_indikator")),
        sa.UniqueConstraint("indikator_id", name=op.f("uq_aksi_indikator_indikator_id")),
    )


def downgrade() -> None:
    op.drop_table("aksi_indikator")
    op.drop_table("program")
