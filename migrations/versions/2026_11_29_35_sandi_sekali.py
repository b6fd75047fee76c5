"""One-time passwords end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261129_sandi_sekali"
down_revision = "20261129_isi_tambahan"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("akun", sa.Column("sandi_sampai", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("akun") as tabel:
        tabel.drop_column("sandi_sampai")
