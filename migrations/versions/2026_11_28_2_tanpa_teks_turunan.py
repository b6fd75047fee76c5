"""The corrected formula in words is read from the formula itself, not from columns beside it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_tanpa_teks_turunan"
down_revision = "20261128_angka_beku"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("indikator") as ubah:
        for kolom in ("pembilang_koreksi", "penyebut_koreksi", "faktor_koreksi"):
            ubah.drop_column(kolom)


def downgrade() -> None:
    # The earlier version writes them again when a formula is changed; until then it shows them empty.
    with op.batch_alter_table("indikator") as ubah:
        ubah.add_column(sa.Column("pembilang_koreksi", sa.Text(), nullable=False, server_default=""))
        ubah.add_column(sa.Column("penyebut_koreksi", sa.Text(), nullable=False, server_default=""))
        ubah.add_column(sa.Column("faktor_koreksi", sa.String(length=20), nullable=False, server_default=""))
