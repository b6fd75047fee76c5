"""Who first left or came with one change is counted at an extra question with all of that change or not."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "20261130_tambahan_serombongan"
down_revision = "20261130_tambahan_dikecualikan"
branch_labels = None
depends_on = None

PALING_SEDIKIT = 5
"""Fewer stay as they were before the change."""
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
TERCACAH = sa.table(
    "hitungan_tambahan",
    *(sa.column(nama, sa.Integer) for nama in ("unit_id", "kuesioner_id", "banyak", "sendiri", "bertanda")),
    sa.column("mulai", sa.Date),
    sa.column("kode", sa.String),
    sa.column("nilai", sa.JSON),
)
Kunci = tuple[int, str, str]
"""Questionnaire, question, answer as JSON."""


def upgrade() -> None:
    koneksi = op.get_bind()
    t = TERCACAH.c
    pilih = sa.select(J.c.unit_id, J.c.tanggal).where(J.c.tambahan.is_not(None), J.c.riwayat.is_not(None))
    bulan = {(unit_id, hari.replace(day=1)) for unit_id, hari in koneksi.execute(pilih)}
    for unit_id, mulai in sorted(bulan):
        ada = (t.unit_id == unit_id, t.mulai == mulai)
        if koneksi.scalar(sa.select(sa.func.count()).select_from(TERCACAH).where(*ada)):
            koneksi.execute(sa.delete(TERCACAH).where(*ada))
            baris = _baris(koneksi, unit_id, mulai)
            if baris:
                koneksi.execute(sa.insert(TERCACAH), baris)


def downgrade() -> None:
    """Nothing: the older program counts the same rows anew when it is asked to (`skm hitung-ulang`)."""


def _baris(koneksi: sa.Connection, unit_id: int, mulai: date) -> list[dict[str, object]]:
    sampai = date(mulai.year + mulai.month // 12, mulai.month % 12 + 1, 1)
    nama = ("kuesioner_id", "jalur", "tanda", "terhitung", "riwayat", "tambahan")
    pilih = sa.select(*(J.c[satu] for satu in nama)).where(
        J.c.unit_id == unit_id, J.c.tanggal >= mulai, J.c.tanggal < sampai, J.c.tambahan.is_not(None)
    )
    dimuat: Counter[Kunci] = Counter()
    sendiri: defaultdict[Kunci, Counter[bool]] = defaultdict(Counter)
    rombongan: defaultdict[tuple[int, str, str], list[tuple[str, bool, bool]]] = defaultdict(list)
    for kuesioner_id, jalur, tanda, terhitung, riwayat, isi in koneksi.execute(pilih):
        for kode, jawab in (isi or {}).items():
            nilai = json.dumps(jawab)
            if jalur not in DIMUAT and riwayat:
                milik = rombongan[kuesioner_id, kode, riwayat.splitlines()[0]]
                milik.append((nilai, bool(tanda), bool(terhitung)))
            elif terhitung and jalur in DIMUAT:
                dimuat[kuesioner_id, kode, nilai] += 1
            elif terhitung:
                sendiri[kuesioner_id, kode, nilai][bool(tanda)] += 1
    for (kuesioner_id, kode, pertama), milik in rombongan.items():
        terhitung = [satu for *_, satu in milik]
        sedikit = len(milik) < PALING_SEDIKIT
        if pertama.endswith("-") if sedikit else 2 * sum(terhitung) >= len(milik):
            for nilai, flag, _ in milik:
                sendiri[kuesioner_id, kode, nilai][flag] += 1
    return [
        {
            "unit_id": unit_id,
            "mulai": mulai,
            "kuesioner_id": kunci[0],
            "kode": kunci[1],
            "nilai": json.loads(kunci[2]),
            "banyak": dimuat[kunci] + sendiri[kunci].total(),
            "sendiri": sendiri[kunci][False],
            "bertanda": sendiri[kunci][True],
        }
        for kunci in sorted({*dimuat, *sendiri})
    ]
