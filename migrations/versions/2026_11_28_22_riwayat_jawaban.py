"""An answer keeps each time it left the counters or came back: what such changes tell is decided on.

Answers taken out before this one left with no change that anybody could have seen apart: nothing is kept.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261128_riwayat_jawaban"
down_revision = "20261128_isi_jeda_singkat"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("jawaban", sa.Column("riwayat", sa.Text, nullable=True))


def downgrade() -> None:
    op.drop_column("jawaban", "riwayat")
