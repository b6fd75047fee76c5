"""Which comments may stand in a list is decided with their service's block and with what takes them out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_saran_terbuka"
down_revision = "20261128_satuan_koreksi"
branch_labels = None
depends_on = None

KOLOM = ("saran_keluar", "saran_layanan")


def upgrade() -> None:
    for nama in KOLOM:
        op.add_column("jawaban", sa.Column(nama, sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute("UPDATE jawaban SET saran_keluar = true WHERE NOT terhitung")


def downgrade() -> None:
    for nama in KOLOM:
        op.drop_column("jawaban", nama)
