"""Quarters become a year by variable: years that exist keep their way, their formula and their inputs' words.

The package's corrected formulas of IKU-08 and IKI-43 ask for an opening and what is new instead of one total.
Years laid out before keep the formula they were filled in for, as a revision of their own. An office's own
inputs get the nature that their indicator's way of joining quarters has always given them.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "20261128_sifat_variabel"
down_revision = "20261128_aturan_tertulis"
branch_labels = None
depends_on = None

OLEH = "pembaruan program"
WAJIB = {
    "nama": "rekomendasi_wajib",
    "definisi": "Jumlah rekomendasi LHP yang wajib ditindaklanjuti (saldo awal + baru)",
    "sebutan": "rekomendasi yang wajib ditindaklanjuti",
    "satuan": "rekomendasi",
    "sifat": "arus",
    "bila_nol": "TIDAK_BERLAKU",
}
LAMA: dict[str, tuple[str, list[dict[str, str]]]] = {
    "IKU-08": ("rekomendasi_selesai ÷ rekomendasi_wajib × 100", [WAJIB]),
    "IKI-43": ("kasus_ditindaklanjuti ÷ kasus_dilaporkan × 100", []),
}
SIFAT = {"terakhir": "keadaan", "tahunan": "tetap"}

Indikator = sa.table(
    "indikator",
    sa.column("id", sa.Integer),
    sa.column("unit_id", sa.Integer),
    sa.column("tahun", sa.Integer),
    sa.column("kode", sa.String),
    sa.column("urutan", sa.Integer),
    sa.column("konsolidasi", sa.String),
    sa.column("catatan", sa.Text),
)
Rumus = sa.table(
    "rumus_indikator",
    sa.column("id", sa.Integer),
    sa.column("indikator_id", sa.Integer),
    sa.column("revisi", sa.Integer),
    sa.column("ketetapan", sa.Text),
    sa.column("koreksi", sa.Text),
    sa.column("satuan_koreksi", sa.String),
    sa.column("variabel", sa.JSON),
    sa.column("alasan", sa.Text),
    sa.column("dokumen", sa.String),
    sa.column("oleh", sa.String),
    sa.column("pada", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    """Add what is missing; nothing that was stored changes its meaning."""
    koneksi, pada = op.get_bind(), datetime.now(UTC)
    _sifat(koneksi)
    punya = sa.select(Rumus.c.indikator_id)
    lama = sa.select(Indikator.c.id, Indikator.c.kode, Indikator.c.catatan).where(
        Indikator.c.kode.in_(LAMA), Indikator.c.id.not_in(punya)
    )
    for nomor, kode, catatan in koneksi.execute(lama).all():
        koreksi, variabel = LAMA[kode]
        isi = {"indikator_id": nomor, "revisi": 1, "koreksi": koreksi, "satuan_koreksi": "%"}
        isi |= {"variabel": variabel, "alasan": catatan, "dokumen": "", "oleh": OLEH, "pada": pada}
        koneksi.execute(sa.insert(Rumus).values(**isi))


def downgrade() -> None:
    """The earlier package carries those formulas itself, and knows no natures."""
    koneksi = op.get_bind()
    koneksi.execute(sa.delete(Rumus).where(Rumus.c.oleh == OLEH))
    for nomor, variabel in koneksi.execute(sa.select(Rumus.c.id, Rumus.c.variabel)).all():
        tanpa = [{k: v for k, v in satu.items() if k not in {"sifat", "bila_nol"}} for satu in variabel]
        koneksi.execute(sa.update(Rumus).where(Rumus.c.id == nomor).values(variabel=tanpa))
    koneksi.execute(
        sa.update(Indikator).where(Indikator.c.konsolidasi == "variabel").values(konsolidasi="terakhir")
    )


def _sifat(koneksi: sa.Connection) -> None:
    """One name means one thing in a year, so its first indicator says which nature it has."""
    dipilih: dict[tuple[int, int, str], str] = {}
    semua = (
        sa.select(
            Rumus.c.id, Rumus.c.variabel, Indikator.c.unit_id, Indikator.c.tahun, Indikator.c.konsolidasi
        )
        .join(Indikator, Indikator.c.id == Rumus.c.indikator_id)
        .order_by(Indikator.c.urutan, Rumus.c.revisi)
    )
    for nomor, variabel, unit_id, tahun, cara in koneksi.execute(semua).all():
        baru: list[dict[str, Any]] = []
        for satu in variabel:
            sifat = dipilih.setdefault((unit_id, tahun, satu["nama"]), SIFAT.get(cara, "arus"))
            baru.append({**satu, "sifat": sifat})
        koneksi.execute(sa.update(Rumus).where(Rumus.c.id == nomor).values(variabel=baru))
