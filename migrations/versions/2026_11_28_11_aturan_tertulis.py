"""Years that exist keep the rules of capaian they were shown by: what was the default is written down.

The program now ships a cap for averages and a rule for a decrease from a base of 0. An office that had set
nothing saw averages without a cap and no capaian from such a base; its years say so from here on, and it
changes them when it decides to.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "20261128_aturan_tertulis"
down_revision = "20261128_aturan_dasar_nol"
branch_labels = None
depends_on = None

ALASAN = "aturan sebelum program diperbarui: tanpa batas pada rata-rata"
SKALA = [["91", "Sangat tinggi"], ["76", "Tinggi"], ["66", "Sedang"], ["51", "Rendah"], ["", "Sangat rendah"]]
INDIKATOR = sa.table("indikator", sa.column("unit_id", sa.Integer), sa.column("tahun", sa.Integer))
ATURAN = sa.table(
    "aturan_capaian",
    sa.column("unit_id", sa.Integer),
    sa.column("tahun", sa.Integer),
    sa.column("revisi", sa.Integer),
    sa.column("skala", sa.JSON),
    sa.column("batas", sa.String),
    sa.column("nol_tercapai", sa.String),
    sa.column("nol_terlewati", sa.String),
    sa.column("alasan", sa.String),
    sa.column("oleh", sa.String),
    sa.column("pada", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    koneksi = op.get_bind()
    ada = {tuple(satu) for satu in koneksi.execute(sa.select(ATURAN.c.unit_id, ATURAN.c.tahun))}
    semua = {tuple(satu) for satu in koneksi.execute(sa.select(INDIKATOR.c.unit_id, INDIKATOR.c.tahun))}
    dulu = {"revisi": 1, "skala": SKALA, "batas": "", "nol_tercapai": "100", "nol_terlewati": "0"}
    dulu |= {"alasan": ALASAN, "oleh": "sistem", "pada": datetime.now(UTC)}
    for unit_id, tahun in sorted(semua - ada):
        koneksi.execute(sa.insert(ATURAN).values(dulu | {"unit_id": unit_id, "tahun": tahun}))


def downgrade() -> None:
    """What nobody has revised since goes: the earlier version has those rules without a row."""
    lain = ATURAN.alias()
    direvisi = sa.exists().where(
        lain.c.unit_id == ATURAN.c.unit_id, lain.c.tahun == ATURAN.c.tahun, lain.c.revisi > 1
    )
    op.execute(sa.delete(ATURAN).where(ATURAN.c.revisi == 1, ATURAN.c.alasan == ALASAN, ~direvisi))
