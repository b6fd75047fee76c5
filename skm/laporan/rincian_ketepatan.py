"""What stands behind the on-time figure: durations, backlog, reasons, months, and the frozen report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja import ketepatan
from kinerja.hasil import Hasil
from kinerja.kalender import Kalender
from kinerja.ketepatan import KetepatanTally
from kinerja.lama import RingkasLama, ringkas_lama
from kinerja.periode import Periode
from skm.indikator.queries import rekap_ketepatan
from skm.laporan.halaman import NAMA_KATEGORI
from skm.laporan.models import LaporanBeku
from skm.laporan.services import hitung_isi, laporan_beku, tally_beku
from skm.layanan.models import Kategori
from skm.loket.queries.lama import LamaKasus, Tunggakan, alasan_keluar, lama_selesai, tunggakan


@dataclass(frozen=True, slots=True)
class BarisBulan:
    """One month: its name, what fell due, and the on-time share."""

    label: str
    tally: KetepatanTally
    hasil: Hasil


@dataclass(frozen=True, slots=True)
class BarisBeku:
    """One category as reported and as it computes now."""

    judul: str
    dilaporkan: Hasil
    sekarang: Hasil
    berbeda: bool


@dataclass(frozen=True, slots=True)
class Rincian:
    """Everything the page of details shows; `petugas` is empty for those who may not see it."""

    layanan: list[tuple[str, RingkasLama]]
    desa: list[tuple[str, RingkasLama]]
    petugas: list[tuple[str, RingkasLama]]
    tunggakan: list[Tunggakan]
    alasan: list[tuple[str, str, int]]
    bulan: list[BarisBulan]
    beku: LaporanBeku | None
    perbandingan: list[BarisBeku]


def rincian(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    zona: ZoneInfo,
    pada: datetime,
    kalender: Kalender,
    dengan_petugas: bool,
) -> Rincian:
    """The details of a period as known at `pada`."""
    semua = lama_selesai(session, unit_id=unit_id, periode=periode, zona=zona, pada=pada, kalender=kalender)
    beku = laporan_beku(session, unit_id, periode)
    return Rincian(
        layanan=_menurut(semua, lambda satu: satu.layanan),
        desa=_menurut(semua, lambda satu: satu.desa),
        petugas=_menurut(semua, lambda satu: satu.petugas) if dengan_petugas else [],
        tunggakan=tunggakan(session, unit_id=unit_id, pada=pada, kalender=kalender),
        alasan=alasan_keluar(session, unit_id=unit_id, periode=periode, zona=zona),
        bulan=_bulan(session, unit_id, periode, zona, pada),
        beku=beku,
        perbandingan=[] if beku is None else _banding(session, beku, periode, zona, pada),
    )


def kata_lama(lama: timedelta | None) -> str:
    """Working time in words: "2 jam 5 menit"."""
    if lama is None:
        return "belum ada"
    jam, menit = divmod(round(lama / timedelta(minutes=1)), 60)
    return f"{jam} jam {menit} menit" if jam else f"{menit} menit"


def _menurut(semua: list[LamaKasus], kunci: Callable[[LamaKasus], str]) -> list[tuple[str, RingkasLama]]:
    kelompok: dict[str, list[timedelta]] = defaultdict(list)
    for satu in semua:
        kelompok[kunci(satu)].append(satu.lama)
    return [(nama, ringkas_lama(lama)) for nama, lama in sorted(kelompok.items())]


def _bulan(
    session: Session, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime
) -> list[BarisBulan]:
    """The twelve months of the year the period ends in."""
    tahun = (periode.sampai or pada.astimezone(zona).date()).year
    hasil = []
    for nomor in range(1, 13):
        satu = Periode.bulan(tahun, nomor)
        rekap = rekap_ketepatan(session, unit_id=unit_id, periode=satu, zona=zona, pada=pada)
        tally = sum((rekap.kategori(kategori) for kategori in Kategori), KetepatanTally())
        hasil.append(BarisBulan(satu.label, tally, ketepatan.hitung(tally)))
    return hasil


def _banding(
    session: Session, beku: LaporanBeku, periode: Periode, zona: ZoneInfo, pada: datetime
) -> list[BarisBeku]:
    kini = hitung_isi(session, unit_id=beku.unit_id, periode=periode, zona=zona, pada=pada)
    return [
        BarisBeku(
            NAMA_KATEGORI[kategori],
            ketepatan.hitung(tally_beku(beku.isi[kategori.value])),
            ketepatan.hitung(tally_beku(kini[kategori.value])),
            beku.isi[kategori.value] != kini[kategori.value],
        )
        for kategori in Kategori
    ]
