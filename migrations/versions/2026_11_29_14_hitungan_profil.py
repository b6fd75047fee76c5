"""Counters of who answered: a quarter's respondents by what they said of themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_hitungan_profil"
down_revision = "20261129_tindak_lanjut"
branch_labels = None
depends_on = None

DIMENSI = (
    *("kantor", "layanan", "jalur", "tanda"),
    *("jenis_kelamin", "usia", "pendidikan", "pekerjaan"),
)


def upgrade() -> None:
    op.create_table(
        "hitungan_profil",
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("mulai", sa.Date, nullable=False),
        sa.Column(
            "dimensi",
            sa.Enum(*DIMENSI, name="dimensi", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("kuesioner_id", sa.Integer, nullable=False),
        sa.Column("nilai", sa.String(20), nullable=False),
        sa.Column("responden", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_hitungan_profil_unit_id"),
        sa.ForeignKeyConstraint(["kuesioner_id"], ["kuesioner.id"], name="fk_hitungan_profil_kuesioner_id"),
        sa.PrimaryKeyConstraint(
            "unit_id", "mulai", "dimensi", "kuesioner_id", "nilai", name="pk_hitungan_profil"
        ),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("hitungan_profil")
