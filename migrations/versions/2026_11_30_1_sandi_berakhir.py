"""One-time passwords that were given before they had an end get one: fourteen days after the upgrade."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "20261130_sandi_berakhir"
down_revision = "20261129_tanpa_jam"
branch_labels = None
depends_on = None

TERSISA = timedelta(days=14)


def upgrade() -> None:
    akun = sa.table(
        "akun",
        sa.column("wajib_ganti_sandi", sa.Boolean()),
        sa.column("sandi_sampai", sa.DateTime(timezone=True)),
    )
    sampai = datetime.now(UTC) + TERSISA
    if op.get_bind().dialect.name == "sqlite":
        sampai = sampai.replace(tzinfo=None)  # as the server keeps a moment there
    tanpa_akhir = sa.and_(akun.c.wajib_ganti_sandi, akun.c.sandi_sampai.is_(None))
    op.execute(sa.update(akun).where(tanpa_akhir).values(sandi_sampai=sampai))


def downgrade() -> None:
    """The version before honours an end as well: what got one keeps it."""
