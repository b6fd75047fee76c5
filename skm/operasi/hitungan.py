"""Counters beside the rows they count: every slice that keeps some offers to compare and to rebuild them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.ketepatan.queries.hitungan import jumlah_terhitung
from skm.ketepatan.queries.ketepatan import jumlah_kasus
from skm.loket.models import Permohonan
from skm.loket.services.hitungan import bangun_hitungan, periksa_hitungan
from skm.loket.sumbangan import Dimensi
from skm.operasi import jawaban
from skm.operasi.temuan import Temuan
from skm.pekerjaan.kemajuan import Maju, diam


@dataclass(frozen=True, slots=True)
class Pencacah:
    """What a slice offers: make the unit's counters anew, giving how many there are, and compare them.

    Comparing gives a sentence about what differs, empty where nothing does.
    """

    bangun: Callable[[Session, int, ZoneInfo], int]
    periksa: Callable[[Session, int, ZoneInfo], str]


PENCACAH: Mapping[str, Pencacah] = {
    "loket": Pencacah(bangun_hitungan, periksa_hitungan),
    "survei": Pencacah(jawaban.bangun, jawaban.periksa),
}
"""By the slice's name."""


def bangun(session: Session, unit_id: int, zona: ZoneInfo, *, maju: Maju = diam) -> dict[str, int]:
    """Make every counter of the unit anew. Does not commit."""
    hasil = {}
    for ke, (nama, satu) in enumerate(PENCACAH.items()):
        maju(f"menyusun hitungan {nama}", ke, len(PENCACAH))
        hasil[nama] = satu.bangun(session, unit_id, zona)
    return hasil


def periksa(session: Session, unit_id: int, zona: ZoneInfo) -> dict[str, str]:
    """What differs, by slice; every row is read."""
    return {nama: satu.periksa(session, unit_id, zona) for nama, satu in PENCACAH.items()}


def temuan(session: Session, unit_id: int, zona: ZoneInfo, pada: datetime) -> Temuan:
    """Whether the desk's counters of this and the last month are what the cases of these months say."""
    hari_ini = pada.astimezone(zona).date()
    lalu = hari_ini.replace(day=1) - timedelta(1)
    semua = [Periode.bulan(satu.year, satu.month) for satu in (lalu, hari_ini)]
    kapan = (session, unit_id, semua)
    ada = jumlah_terhitung(*kapan, zona=zona, pada=pada, dimensi=Dimensi.LAYANAN)
    if ada is None:
        return Temuan("hitungan loket", "PERHATIAN", "belum disusun untuk zona waktu ini: skm hitung-ulang")
    kunci = (Permohonan.layanan_id, Permohonan.kategori)
    kasus = jumlah_kasus(*kapan, zona=zona, pada=pada, menurut=kunci)
    if ada != {(urutan, str(nomor), kategori.value): isi for (urutan, nomor, kategori), isi in kasus.items()}:
        kalimat = "dua bulan terakhir tidak sama dengan permohonannya: skm hitung-ulang"
        return Temuan("hitungan loket", "GALAT", kalimat)
    return Temuan("hitungan loket", "BAIK", "dua bulan terakhir sama dengan permohonannya")
