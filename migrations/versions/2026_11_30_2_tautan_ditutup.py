"""When a link was closed by hand: a form filled in before may arrive for fourteen days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261130_tautan_ditutup"
down_revision = "20261130_sandi_berakhir"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tautan", sa.Column("ditutup_pada", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("tautan", "ditutup_pada")
