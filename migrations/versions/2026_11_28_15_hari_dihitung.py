"""A case keeps the dates that moments are counted under, where a shift over midnight makes them others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_hari_dihitung"
down_revision = "20261128_sebutan_layanan"
branch_labels = None
depends_on = None

KOLOM = ("hari_diterima", "hari_lengkap", "hari_tempo", "hari_selesai", "hari_ditutup")


def upgrade() -> None:
    for nama in KOLOM:
        op.add_column("permohonan", sa.Column(nama, sa.Date(), nullable=True))


def downgrade() -> None:
    """The log keeps the dates, and the next upgrade reads them from there."""
    with op.batch_alter_table("permohonan") as ubah:
        for nama in KOLOM:
            ubah.drop_column(nama)
