"""What the office does about a comment: its state, its unsur, the public answer, the plan it led to."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_tanggapan_saran"
down_revision = "20261129_bukti_rencana"
branch_labels = None
depends_on = None

KEADAAN = ("baru", "dibaca", "ditindaklanjuti", "selesai")


def upgrade() -> None:
    keadaan = sa.Enum(*KEADAAN, name="keadaan_saran", native_enum=False, create_constraint=True, length=24)
    op.create_table(
        "tanggapan_saran",
        sa.Column("jawaban_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("bulan", sa.Integer(), nullable=False),
        sa.Column("keadaan", keadaan, nullable=False),
        sa.Column("unsur", sa.String(length=8), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("tanggapan", sa.String(length=1000), nullable=False),
        sa.Column("tampil", sa.Boolean(), nullable=False),
        sa.Column("rencana_id", sa.Integer(), nullable=True),
        sa.Column("oleh", sa.String(length=60), nullable=False),
        sa.Column("pada", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["jawaban_id"], ["jawaban.id"], name=op.f("fk_tanggapan_saran_jawaban_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["rencana_id"], ["rencana_tindak_lanjut.id"], name=op.f("fk_tanggapan_saran_rencana_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_tanggapan_saran_unit_id")),
        sa.PrimaryKeyConstraint("jawaban_id", name=op.f("pk_tanggapan_saran")),
    )
    op.create_index("ix_tanggapan_saran_unit_id_bulan", "tanggapan_saran", ["unit_id", "bulan"])
    op.create_index("ix_tanggapan_saran_rencana_id", "tanggapan_saran", ["rencana_id"])


def downgrade() -> None:
    op.drop_table("tanggapan_saran")
