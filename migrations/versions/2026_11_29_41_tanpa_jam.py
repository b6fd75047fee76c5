"""An index of finished requests that no due moment could be told of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_tanpa_jam"
down_revision = "20261129_sesi"
branch_labels = None
depends_on = None

TANPA_JAM = sa.text("selesai IS NOT NULL AND jatuh_tempo IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_permohonan_tanpa_jam",
        "permohonan",
        ["unit_id", "selesai"],
        sqlite_where=TANPA_JAM,
        postgresql_where=TANPA_JAM,
    )


def downgrade() -> None:
    op.drop_index("ix_permohonan_tanpa_jam", "permohonan")
