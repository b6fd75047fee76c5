"""What was loaded before is known again by its rows, not only by its file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_baris_muatan"
down_revision = "20261129_suntingan"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("impor", sa.Column("sidik_baris", sa.LargeBinary, nullable=True))


def downgrade() -> None:
    op.drop_column("impor", "sidik_baris")
