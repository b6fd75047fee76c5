"""Answers to extra questions, counted of the months that offices have closed already."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "20261129_isi_tambahan"
down_revision = "20261129_hitungan_tambahan"
branch_labels = None
depends_on = None

PALING_SEDIKIT = 5
"""Fewer who left together are counted all the same: their going would tell what they answered."""
DIMUAT = ("kertas", "impor")
"""Ways of what citizens did not send themselves."""
J = sa.table(
    "jawaban",
    *(sa.column(nama, sa.Integer) for nama in ("unit_id", "kuesioner_id", "tanda")),
    *(sa.column(nama, sa.String) for nama in ("jalur", "riwayat")),
    sa.column("tanggal", sa.Date),
    sa.column("terhitung", sa.Boolean),
    sa.column("tambahan", sa.JSON),
)
PENUTUPAN = sa.table(
    "penutupan",
    sa.column("unit_id", sa.Integer),
    sa.column("rentang", sa.String),
    sa.column("mulai", sa.Date),
)
TERCACAH = sa.table(
    "hitungan_tambahan",
    *(sa.column(nama, sa.Integer) for nama in ("unit_id", "kuesioner_id", "banyak", "sendiri", "bertanda")),
    sa.column("mulai", sa.Date),
    sa.column("kode", sa.String),
    sa.column("nilai", sa.JSON),
)


def upgrade() -> None:
    koneksi = op.get_bind()
    pilih = sa.select(PENUTUPAN.c.unit_id, PENUTUPAN.c.mulai).where(PENUTUPAN.c.rentang == "bulan")
    for unit_id, tutup in koneksi.execute(pilih).all():
        if baris := _baris(koneksi, unit_id, (tutup + timedelta(31)).replace(day=1)):
            koneksi.execute(sa.insert(TERCACAH), baris)


def downgrade() -> None:
    op.execute(sa.delete(TERCACAH))


def _baris(koneksi: sa.Connection, unit_id: int, sebelum: date) -> list[dict[str, object]]:
    kolom = (J.c[nama] for nama in ("kuesioner_id", "tanggal", "jalur", "tanda", "terhitung", "riwayat"))
    pilih = sa.select(*kolom, J.c.tambahan).where(
        J.c.unit_id == unit_id, J.c.tanggal < sebelum, J.c.tambahan.is_not(None)
    )
    banyak: Counter[tuple[date, int, str, str]] = Counter()
    sendiri: Counter[tuple[date, int, str, str]] = Counter()
    bertanda: Counter[tuple[date, int, str, str]] = Counter()
    keluar: defaultdict[tuple[date, int, str, str], list[str]] = defaultdict(list)
    for kuesioner_id, hari, jalur, tanda, terhitung, riwayat, isi in koneksi.execute(pilih):
        for kode, jawab in (isi or {}).items():
            soal, nilai = (hari.replace(day=1), kuesioner_id, kode), json.dumps(jawab)
            if terhitung:
                banyak[*soal, nilai] += 1
                if jalur not in DIMUAT:
                    (bertanda if tanda else sendiri)[*soal, nilai] += 1
            elif jalur not in DIMUAT and riwayat is not None:
                keluar[*soal, riwayat].append(nilai)
    for (*soal, _), milik in keluar.items():
        if len(milik) < PALING_SEDIKIT:
            banyak.update((*soal, nilai) for nilai in milik)
    nama = ("mulai", "kuesioner_id", "kode")
    return [
        dict(zip(nama, kunci[:3], strict=True), unit_id=unit_id, nilai=json.loads(kunci[3]), banyak=n)
        | {"sendiri": sendiri[kunci], "bertanda": bertanda[kunci]}
        for kunci, n in sorted(banyak.items())
    ]
