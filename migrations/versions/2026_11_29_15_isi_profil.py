"""Who answered, counted of the answers that offices have already: as each quarter was closed."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "20261129_isi_profil"
down_revision = "20261129_hitungan_profil"
branch_labels = None
depends_on = None

PROFIL = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan")
DIMUAT = ("kertas", "impor")
"""Ways of what citizens did not send themselves."""
J = sa.table(
    "jawaban",
    *(sa.column(nama, sa.Integer) for nama in ("unit_id", "kuesioner_id")),
    *(sa.column(nama, sa.String) for nama in ("jalur", *PROFIL)),
    sa.column("tanggal", sa.Date),
    *(sa.column(nama, sa.Boolean) for nama in ("terhitung", "luar_triwulan")),
)
PENUTUPAN = sa.table(
    "penutupan",
    sa.column("unit_id", sa.Integer),
    sa.column("rentang", sa.String),
    sa.column("mulai", sa.Date),
)
PROFIL_TERCACAH = sa.table(
    "hitungan_profil",
    *(sa.column(nama, sa.Integer) for nama in ("unit_id", "kuesioner_id", "responden")),
    sa.column("mulai", sa.Date),
    *(sa.column(nama, sa.String) for nama in ("dimensi", "nilai")),
)


def upgrade() -> None:
    koneksi = op.get_bind()
    tutup = dict(
        list(
            koneksi.execute(
                sa.select(PENUTUPAN.c.unit_id, PENUTUPAN.c.mulai).where(PENUTUPAN.c.rentang == "triwulan")
            )
        )
    )
    for unit_id in koneksi.scalars(sa.select(J.c.unit_id).distinct()).all():
        sampai = _akhir(tutup[unit_id]) if unit_id in tutup else date.min
        if baris := _baris(koneksi, unit_id, sampai):
            koneksi.execute(sa.insert(PROFIL_TERCACAH), baris)


def downgrade() -> None:
    op.execute(sa.delete(PROFIL_TERCACAH))


def _baris(koneksi: sa.Connection, unit_id: int, sampai: date) -> list[dict[str, object]]:
    sendiri = sa.and_(J.c.tanggal <= sampai, ~J.c.luar_triwulan)
    kunci = (J.c.kuesioner_id, J.c.tanggal, *(J.c[nama] for nama in PROFIL))
    pilih = (
        sa.select(sa.func.count(), *kunci)
        .where(J.c.unit_id == unit_id, sa.case((J.c.jalur.in_(DIMUAT), J.c.terhitung), else_=sendiri))
        .group_by(*kunci)
    )
    hasil: Counter[tuple[date, str, int, str]] = Counter()
    for banyak, kuesioner_id, tanggal, *kata in koneksi.execute(pilih):
        mulai = tanggal.replace(month=tanggal.month - (tanggal.month - 1) % 3, day=1)
        for dimensi, isi in zip(PROFIL, kata, strict=True):
            hasil[mulai, dimensi, kuesioner_id, isi or ""] += banyak
    nama = ("mulai", "dimensi", "kuesioner_id", "nilai")
    return [
        dict(zip(nama, satu, strict=True), unit_id=unit_id, responden=banyak)
        for satu, banyak in hasil.items()
    ]


def _akhir(mulai: date) -> date:
    return (mulai + timedelta(92)).replace(day=1) - timedelta(1)
