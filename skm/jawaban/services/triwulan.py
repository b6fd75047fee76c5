"""The parts of a quarter that has ended: ways of coming, flags, and what respondents said of themselves."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.models import PROFIL, Dimensi, Jalur, Jawaban, Rentang
from skm.jawaban.rentang import akhir
from skm.jawaban.services.hitungan import NILAI, Bagian, kolom_kuesioner, taruh_tampil
from skm.jawaban.vektor import Cacahan, cacah

BAGIAN = (Dimensi.JALUR, Dimensi.TANDA, *PROFIL)
"""What a quarter is divided by; the parts of one are decided on before those of the next."""
UTUH = ""
"""The value of the part without flags."""


def tutup_triwulan(session: Session, unit_id: int, mulai: date, sejak: date) -> None:
    """Decide which parts of the quarter may be shown, and keep their counts as they are now for ever."""
    sampai = akhir(mulai, Rentang.TRIWULAN)
    session.execute(
        sa.update(Jawaban)
        .where(
            Jawaban.unit_id == unit_id, Jawaban.tanggal.between(mulai, sampai), Jawaban.terhitung.is_(False)
        )
        .values(luar_triwulan=True)
    )
    buka = terbuka(session, unit_id, mulai, sejak)
    isi: dict[Bagian, tuple[date | None, Cacahan]] = {}
    for dimensi in BAGIAN:
        for bagian, (sendiri, dimuat) in isi_triwulan(session, unit_id, dimensi, mulai).items():
            if bagian in buka:
                isi[bagian] = (mulai, sendiri + dimuat)
            elif dimuat.responden:
                isi[bagian] = (None, dimuat)
    taruh_tampil(session, unit_id, isi)


def isi_triwulan(
    session: Session, unit_id: int, dimensi: Dimensi, mulai: date
) -> dict[Bagian, tuple[Cacahan, Cacahan]]:
    """The counts of the quarter's parts: of those who sent their answers themselves, and of the others."""
    nilai = _nilai(dimensi)
    skor = [getattr(Jawaban, nama) for nama in NILAI]
    pilih = (
        sa.select(Jawaban.kuesioner_id, nilai, Jawaban.jalur, sa.func.count(), *skor)
        .where(*_milik(unit_id, mulai), nilai.is_not(None))
        .group_by(Jawaban.kuesioner_id, nilai, Jawaban.jalur, *skor)
    )
    if dimensi is Dimensi.TANDA:
        pilih = pilih.where(Jawaban.tanda == 0)
    baris = session.execute(pilih).all()
    kolom = kolom_kuesioner(session, {satu[0] for satu in baris})
    hasil: dict[Bagian, tuple[Cacahan, Cacahan]] = {}
    for kuesioner_id, apa, jalur, banyak, *angka in baris:
        m = kolom[kuesioner_id]
        bagian = Bagian(dimensi, mulai, kuesioner_id, str(apa))
        sendiri, dimuat = hasil.get(bagian, (Cacahan.kosong(m), Cacahan.kosong(m)))
        satu = cacah(tuple(angka[:m])) * banyak
        hasil[bagian] = (sendiri + satu, dimuat) if Jalur(jalur).sendiri else (sendiri, dimuat + satu)
    return hasil


def _nilai(dimensi: Dimensi) -> sa.ColumnElement[str]:
    if dimensi is Dimensi.TANDA:
        return sa.literal(UTUH)
    if dimensi is Dimensi.JALUR:
        return sa.cast(Jawaban.jalur, sa.String)
    kolom: sa.ColumnElement[str] = getattr(Jawaban, dimensi.value)
    return kolom


def _milik(unit_id: int, mulai: date) -> list[sa.ColumnElement[bool]]:
    return [
        Jawaban.unit_id == unit_id,
        Jawaban.tanggal.between(mulai, akhir(mulai, Rentang.TRIWULAN)),
        Jawaban.luar_triwulan.is_(False),
    ]


def terbuka(session: Session, unit_id: int, mulai: date, sejak: date) -> set[Bagian]:
    return set()
