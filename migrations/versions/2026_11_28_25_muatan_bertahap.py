"""A load that is stored part by part says whether it is whole.

Those of before are: each was one transaction.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_muatan_bertahap"
down_revision = "20261128_saran_terbuka"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("impor", sa.Column("selesai", sa.Boolean(), server_default=sa.true(), nullable=False))


def downgrade() -> None:
    op.drop_column("impor", "selesai")
