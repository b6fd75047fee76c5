"""Cases are found by the words of their numbers and names, by village, and among those to be collected."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_kata_permohonan"
down_revision = "20261129_data_kantor"
branch_labels = None
depends_on = None

SIAP = sa.text("tahap = 'selesai' AND impor_id IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_permohonan_siap", "permohonan", ["unit_id", "selesai"], sqlite_where=SIAP, postgresql_where=SIAP
    )
    op.create_index("ix_permohonan_wilayah_id", "permohonan", ["wilayah_id"])
    op.create_table(
        "kata_permohonan",
        sa.Column("permohonan_id", sa.Integer, sa.ForeignKey("permohonan.id"), primary_key=True),
        sa.Column(
            "kata",
            sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql"),
            primary_key=True,
        ),
        sa.Column("unit_id", sa.Integer, sa.ForeignKey("unit.id"), nullable=False),
        sa.Column("pribadi", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_kata_permohonan_kata", "kata_permohonan", ["unit_id", "kata", "permohonan_id"])


def downgrade() -> None:
    op.drop_table("kata_permohonan")
    op.drop_index("ix_permohonan_wilayah_id", "permohonan")
    op.drop_index("ix_permohonan_siap", "permohonan")
