"""A year keeps the unit of its rows' corrected formula as it keeps the decreed one's.

Until now a row of the package took it from the package of the day. Rows that join their quarters in a way
from before `variabel` were laid out with `rumus/2026_11_27.json`, the formulas and units of all versions
until then; the others with today's, which differ in three rows. Of a row the office added it is the unit of
its own formula.
"""

from __future__ import annotations

import json
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "20261128_satuan_koreksi"
down_revision = "20261128_riwayat_jawaban"
branch_labels = None
depends_on = None

KINI = {"IKI-29": "unit", "IKI-37": "permohonan", "IKI-41": "orang·bulan"}
INDIKATOR = sa.table(
    "indikator",
    sa.column("id", sa.Integer),
    *(sa.column(nama, sa.String) for nama in ("kode", "konsolidasi", "satuan", "satuan_koreksi")),
)
RUMUS = sa.table(
    "rumus_indikator",
    *(sa.column(nama, sa.Integer) for nama in ("indikator_id", "revisi")),
    sa.column("satuan_koreksi", sa.String),
)


def upgrade() -> None:
    with op.batch_alter_table("indikator") as ubah:
        ubah.add_column(sa.Column("satuan_koreksi", sa.String(length=40), nullable=True))
    koneksi = op.get_bind()
    paket = json.loads((Path(__file__).parent.parent / "rumus" / "2026_11_27.json").read_text("utf-8"))
    dulu = {kode: isi[3] for kode, isi in paket["indikator"].items()}
    milik = sa.select(RUMUS.c.indikator_id, RUMUS.c.satuan_koreksi).order_by(RUMUS.c.revisi)
    kantor = {satu.indikator_id: satu.satuan_koreksi for satu in koneksi.execute(milik)}
    isi = []
    for satu in koneksi.execute(sa.select(INDIKATOR)).all():
        bawaan = dulu if satu.konsolidasi != "variabel" else dulu | KINI
        satuan = bawaan.get(satu.kode) or kantor.get(satu.id) or satu.satuan
        isi.append({"kunci": satu.id, "baru": satuan})
    if isi:
        ubah_satuan = sa.update(INDIKATOR).where(INDIKATOR.c.id == sa.bindparam("kunci"))
        koneksi.execute(ubah_satuan.values(satuan_koreksi=sa.bindparam("baru")), isi)
    with op.batch_alter_table("indikator") as ubah:
        ubah.alter_column("satuan_koreksi", existing_type=sa.String(length=40), nullable=False)


def downgrade() -> None:
    """The package of the day says it again."""
    with op.batch_alter_table("indikator") as ubah:
        ubah.drop_column("satuan_koreksi")
