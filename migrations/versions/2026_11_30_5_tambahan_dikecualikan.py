"""Who was taken out with fewer than five and stays counted at an extra question is one of its senders."""

from __future__ import annotations

import json
from collections import Counter, defaultdict

import sqlalchemy as sa
from alembic import op

revision = "20261130_tambahan_dikecualikan"
down_revision = "20261130_dua_orang"
branch_labels = None
depends_on = None

PALING_SEDIKIT = 5
"""Fewer who left together are counted all the same."""
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
    *(
        sa.column(nama, sa.Integer)
        for nama in ("id", "unit_id", "kuesioner_id", "banyak", "sendiri", "bertanda")
    ),
    sa.column("mulai", sa.Date),
    sa.column("kode", sa.String),
    sa.column("nilai", sa.JSON),
)


def upgrade() -> None:
    _tambah(1)


def downgrade() -> None:
    _tambah(-1)


def _tambah(arah: int) -> None:
    koneksi = op.get_bind()
    tinggal = _tinggal(koneksi)
    t = TERCACAH.c
    for satu in koneksi.execute(sa.select(t.id, t.unit_id, t.mulai, t.kuesioner_id, t.kode, t.nilai)).all():
        sendiri, bertanda = (tinggal[*satu[1:5], json.dumps(satu.nilai), flag] for flag in (False, True))
        if sendiri or bertanda:
            koneksi.execute(
                sa.update(TERCACAH)
                .where(t.id == satu.id)
                .values(sendiri=t.sendiri + arah * sendiri, bertanda=t.bertanda + arah * bertanda)
            )


def _tinggal(koneksi: sa.Connection) -> Counter[tuple[object, ...]]:
    """Who was taken out and is counted, by office, month, questionnaire, question, answer and flag."""
    nama = ("unit_id", "tanggal", "kuesioner_id", "riwayat", "tanda", "tambahan")
    pilih = sa.select(*(J.c[satu] for satu in nama)).where(
        J.c.tambahan.is_not(None),
        J.c.terhitung.is_(False),
        J.c.riwayat.is_not(None),
        J.c.jalur.not_in(DIMUAT),
    )
    keluar: defaultdict[tuple[object, ...], list[tuple[str, bool]]] = defaultdict(list)
    for unit_id, hari, kuesioner_id, riwayat, tanda, isi in koneksi.execute(pilih):
        for kode, jawab in (isi or {}).items():
            soal = (unit_id, hari.replace(day=1), kuesioner_id, kode)
            keluar[*soal, riwayat].append((json.dumps(jawab), bool(tanda)))
    return Counter(
        (*soal, nilai, flag)
        for (*soal, _), milik in keluar.items()
        if len(milik) < PALING_SEDIKIT
        for nilai, flag in milik
    )
