"""Storing a large table part by part, so that citizens' answers get their turn to be written in between.

What is wrong in it was found before. A load that ends half-way is taken back: here, or when a server starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import accumulate

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.models import Impor, JenisImpor
from skm.berkas.services import buat_impor
from skm.galat import Bersamaan, Galat
from skm.jawaban.kunci import SEMUA, kunci_acak
from skm.jawaban.selisih import Deret
from skm.jawaban.services.hitungan import kolom_kuesioner
from skm.jawaban.services.muat import siapkan, simpan_muatan
from skm.pekerjaan.kemajuan import Maju, diam
from skm.survei.services.pencabutan import SEKALIGUS, Buka, cabut_bertahap, tandai_dicabut

BELUM_SELESAI = (
    "Berkas ini sedang dimuat dan belum selesai. Tunggu sampai selesai; bila terhenti, "
    "batalkan dahulu muatannya, lalu muat lagi."
)
DIHENTIKAN = "Muatan ini dibatalkan sebelum selesai; tidak ada yang dimuat. Silakan muat lagi berkasnya."


def muat_bertahap(
    buka: Buka,
    urut: Sequence[int],
    bulan: Iterable[int],
    ambil: Callable[[Sequence[int]], Deret],
    *,
    unit_id: int,
    sidik: str,
    nama_berkas: str,
    oleh: str,
    pada: datetime,
    sidik_baris: bytes | None = None,
    maju: Maju = diam,
) -> None:
    """Store the answers `urut` in that order as `ambil` gives them, or none: raises Galat when they are being
    loaded already or were taken back. `bulan` says how many of them each month has, one after the other.
    """
    jatah = _Jatah(bulan, len(urut))
    with buka() as session:
        impor = buat_impor(
            session,
            unit_id=unit_id,
            jenis=JenisImpor.RESPONDEN,
            sidik=sidik,
            nama_berkas=nama_berkas,
            jumlah=len(urut),
            oleh=oleh,
            pada=pada,
            selesai=False,
            sidik_baris=sidik_baris,
        )
        if impor is None:
            raise Bersamaan(BELUM_SELESAI, bidang="berkas")
        nomor, kolom = impor.id, kolom_kuesioner(session)
    try:
        for awal in range(0, len(urut), SEKALIGUS):
            maju("menyimpan jawaban", awal, len(urut))
            isi = ambil(urut[awal : awal + SEKALIGUS])
            kunci = jatah.kunci(isi["saran"])
            with buka() as session:
                siap = siapkan(session, isi, unit_id=unit_id, kunci=kunci, kolom=kolom)
                impor = _milik(session, nomor)
                simpan_muatan(session, siap, impor_id=nomor)
                if awal + SEKALIGUS >= len(urut):
                    impor.selesai = True
                    peristiwa = f"memuat {len(urut)} responden dari berkas {impor.nama_berkas}"
                    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    except BaseException:
        with buka() as session:
            tandai_dicabut(session, nomor, pada=pada)
        cabut_bertahap(buka, unit_id=unit_id, nomor=nomor)
        raise


class _Jatah:
    """Each month's share of all keys, as large as its answers are many.

    The answers of a part are of few months, so they are stored near each other; at a thousand places between
    all others a part took twice as long. Such a key tells the month, which stands beside it. Comments are
    listed in the order of keys and known by them, so an answer with one has its key from anywhere.
    """

    def __init__(self, bulan: Iterable[int], semua: int) -> None:
        self._batas = list(accumulate(bulan, initial=0))
        self._semua, self._terpakai, self._ke = semua, 0, 0

    def kunci(self, saran: Sequence[str | None]) -> list[str]:
        """Random ones for further answers, of which these are the comments."""
        hasil: list[str] = []
        while len(hasil) < len(saran):
            awal, akhir = self._batas[self._ke : self._ke + 2]
            banyak = min(len(saran) - len(hasil), akhir - self._terpakai)
            hasil += kunci_acak(banyak, *(satu * SEMUA // self._semua for satu in (awal, akhir)))
            self._terpakai += banyak
            self._ke += self._terpakai == akhir
        bersaran = [ke for ke, satu in enumerate(saran) if satu]
        for ke, satu in zip(bersaran, kunci_acak(len(bersaran)), strict=True):
            hasil[ke] = satu
        return hasil


def _milik(session: Session, nomor: int) -> Impor:
    impor = session.get(Impor, nomor, with_for_update=True)
    if impor is None or impor.dibatalkan is not None:
        raise Galat(DIHENTIKAN, status=409, bidang="berkas")
    return impor
