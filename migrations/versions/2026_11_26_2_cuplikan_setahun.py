"""A year's figures are approved too: quarter 0 of an approval is the year."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_cuplikan_setahun"
down_revision = "20261126_rumus_kantor"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cuplikan_nilai") as ubah:
        ubah.drop_constraint(op.f("ck_cuplikan_nilai_triwulan_setahun"), type_="check")
        ubah.create_check_constraint(
            op.f("ck_cuplikan_nilai_triwulan_atau_tahun"), sa.text("triwulan BETWEEN 0 AND 4")
        )


def downgrade() -> None:
    op.execute("DELETE FROM cuplikan_nilai WHERE triwulan = 0")  # the older schema cannot hold them
    with op.batch_alter_table("cuplikan_nilai") as ubah:
        ubah.drop_constraint(op.f("ck_cuplikan_nilai_triwulan_atau_tahun"), type_="check")
        ubah.create_check_constraint(
            op.f("ck_cuplikan_nilai_triwulan_setahun"), sa.text("triwulan BETWEEN 1 AND 4")
        )
