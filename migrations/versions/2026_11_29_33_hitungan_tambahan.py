"""Answers to extra questions, counted by the month in which they were given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_hitungan_tambahan"
down_revision = "20261129_pekerjaan"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hitungan_tambahan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kuesioner_id", sa.Integer(), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("kode", sa.String(length=8), nullable=False),
        sa.Column("nilai", sa.JSON(), nullable=False),
        *(sa.Column(nama, sa.Integer(), nullable=False) for nama in ("banyak", "sendiri", "bertanda")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_hitungan_tambahan_unit_id")),
        sa.ForeignKeyConstraint(
            ["kuesioner_id"], ["kuesioner.id"], name=op.f("fk_hitungan_tambahan_kuesioner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hitungan_tambahan")),
    )
    op.create_index("ix_hitungan_tambahan_unit_id_mulai", "hitungan_tambahan", ["unit_id", "mulai"])


def downgrade() -> None:
    op.drop_table("hitungan_tambahan")
