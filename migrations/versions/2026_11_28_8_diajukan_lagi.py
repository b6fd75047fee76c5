"""What was asked for next of a service is found without reading all requests."""

from __future__ import annotations

from alembic import op

revision = "20261128_diajukan_lagi"
down_revision = "20261128_versi_kalender"
branch_labels = None
depends_on = None

NAMA = "ix_permohonan_layanan_id_diterima"


def upgrade() -> None:
    op.create_index(NAMA, "permohonan", ["layanan_id", "diterima"])


def downgrade() -> None:
    op.drop_index(NAMA, "permohonan")
