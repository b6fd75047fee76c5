"""What stands behind the on-time figure: durations, backlog, reasons, months, and the frozen report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja import ketepatan
from kinerja.hasil import Hasil
from kinerja.kalender import Kalender
from kinerja.ketepatan import KetepatanTally
from kinerja.lama import RingkasLama, ringkas_lama
from kinerja.periode import Periode
from skm.ketepatan.queries.lama import Cacah, Tunggakan, lama_selesai, tunggakan
from skm.ketepatan.queries.samping import Alasan, Kapan, alasan_keluar, di_samping
from skm.laporan.samping import BarisSamping, angka_kedua, baris_samping, samping_saat_itu
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.models import Kategori
from skm.loket.ember import banyak, menit_ke
from skm.loket.models import StatusPermohonan
from skm.pengukuran.beku import Tersimpan
from skm.pengukuran.buku import Buku
from skm.pengukuran.sumber import KETEPATAN

KATA_KELUAR = {StatusPermohonan.BATAL: "dibatalkan", StatusPermohonan.DITOLAK: "ditolak"}


@dataclass(frozen=True, slots=True)
class BarisBulan:
    """One month: its name, its counts, and the on-time share of what fell due and of what was completed.

    `kedua` is the share with what was closed at an unknown moment late, in words; empty without one.
    """

    label: str
    tally: KetepatanTally
    hasil: Hasil
    selesai: Hasil
    kedua: str


@dataclass(frozen=True, slots=True)
class BarisBeku:
    """One category as it was reported or approved, and as it computes now."""

    judul: str
    beku: Tersimpan
    sekarang: Hasil
    berbeda: bool
    samping: str
    """What stood beside it that day, as a sentence; empty without any."""

    @property
    def kata(self) -> str:
        """What was done with it."""
        return "Disetujui" if self.beku.disetujui else "Dibekukan"

    @property
    def dilaporkan(self) -> Hasil:
        """The due cohort of that day."""
        return self.beku.koreksi


@dataclass(frozen=True, slots=True)
class Rincian:
    """Everything the page of details shows; `petugas` is empty for those who may not see it."""

    layanan: list[tuple[str, RingkasLama]]
    desa: list[tuple[str, RingkasLama]]
    petugas: list[tuple[str, RingkasLama]]
    tunggakan: list[Tunggakan]
    alasan: list[tuple[str, str, int]]
    """(cancelled or refused, why, how many), most first; those after the due moment say so."""
    samping: tuple[BarisSamping, ...]
    bulan: list[BarisBulan]
    beku: list[BarisBeku]
    """As far as a figure of exactly this period was frozen."""

    @property
    def lengkap(self) -> bool:
        """Whether both categories are frozen."""
        return len(self.beku) == len(Kategori)


def rincian(
    session: Session,
    buku: Buku,
    *,
    unit_id: int,
    periode: Periode,
    zona: ZoneInfo,
    pada: datetime,
    kalender: Kalender,
    dengan_petugas: bool,
) -> Rincian:
    """The details of a period as known at `pada`; `buku` was opened for it and for the months of its year."""
    kapan: Kapan = {"unit_id": unit_id, "periode": periode, "zona": zona, "pada": pada}
    lama = lama_selesai(session, **kapan)
    return Rincian(
        layanan=_ringkas(lama.layanan),
        desa=_ringkas(lama.desa),
        petugas=_ringkas(lama.petugas) if dengan_petugas else [],
        tunggakan=tunggakan(session, unit_id=unit_id, pada=pada, kalender=kalender),
        alasan=[(_kata(satu), satu.alasan, satu.jumlah) for satu in alasan_keluar(session, **kapan)],
        samping=baris_samping(di_samping(session, **kapan)),
        bulan=_bulan(buku, setahun(periode, buku.hari_ini)),
        beku=_beku(buku, periode),
    )


def setahun(periode: Periode, hari_ini: date) -> list[Periode]:
    """The twelve months of the year the period ends in."""
    return [Periode.bulan((periode.sampai or hari_ini).year, nomor) for nomor in range(1, 13)]


def kata_lama(lama: timedelta | None) -> str:
    """Working time in words: "2 jam 5 menit"."""
    if lama is None:
        return "belum ada"
    jam, menit = divmod(round(lama / timedelta(minutes=1)), 60)
    return f"{jam} jam {menit} menit" if jam else f"{menit} menit"


def _kata(satu: Alasan) -> str:
    kata = KATA_KELUAR[satu.status]
    return f"{kata} sesudah jatuh tempo, dihitung terlambat" if satu.terlambat else kata


def _ringkas(semua: Cacah) -> list[tuple[str, RingkasLama]]:
    ringkas = (
        (nama, ringkas_lama(banyak(isi), partial(menit_ke, isi))) for nama, isi in sorted(semua.items())
    )
    return [(nama, satu) for nama, satu in ringkas if satu.n]


def _bulan(buku: Buku, semua: Sequence[Periode]) -> list[BarisBulan]:
    hasil = []
    for satu in semua:
        tally = buku.pembacaan.loket[satu].semua
        dua = ketepatan.hitung(tally), ketepatan.hitung_selesai(tally)
        hasil.append(BarisBulan(satu.label, tally, *dua, angka_kedua(tally)))
    return hasil


def _beku(buku: Buku, periode: Periode) -> list[BarisBeku]:
    tahun, hasil = (periode.sampai or buku.hari_ini).year, []
    for kategori, otomatis in KETEPATAN.items():
        satu = buku.terukur(otomatis, tahun, periode)
        if satu.beku is not None:
            dulu, kini = satu.beku.koreksi, satu.dua.koreksi
            samping = samping_saat_itu(satu.beku, kategori)
            beda = (dulu.status, dulu.nilai) != (kini.status, kini.nilai)
            if tally := satu.beku.isi.get("tally", {}).get(kategori.value):
                # Earlier versions kept no counts, or fewer; those that were kept are compared.
                kini_tally = asdict(buku.pembacaan.loket[periode].tally[kategori])
                beda = tally != {nama: kini_tally[nama] for nama in tally}
            hasil.append(BarisBeku(NAMA_KATEGORI[kategori], satu.beku, kini, beda, samping))
    return hasil
