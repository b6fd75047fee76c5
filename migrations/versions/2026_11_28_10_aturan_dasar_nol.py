"""What a decrease from a base of 0 gives is the office's rule; those that stand have none, as before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_aturan_dasar_nol"
down_revision = "20261128_sewaktu"
branch_labels = None
depends_on = None

KOLOM = ("dasar_tetap", "dasar_naik")


def upgrade() -> None:
    with op.batch_alter_table("aturan_capaian") as ubah:
        for nama in KOLOM:
            ubah.add_column(sa.Column(nama, sa.String(length=60), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("aturan_capaian") as ubah:
        for nama in reversed(KOLOM):
            ubah.drop_column(nama)
