"""An approval may be taken back on its day; that is a row of its own after it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_tarik_persetujuan"
down_revision = "20261129_daftar_saran"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("angka_beku", sa.Column("ditarik", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.execute("DELETE FROM angka_beku WHERE ditarik")
    op.drop_column("angka_beku", "ditarik")
