"""Storing a large table part by part, so that citizens' answers get their turn to be written in between.

What is wrong in it was found before. A load that ends half-way is taken back: here, or when a server starts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.models import Impor, JenisImpor
from skm.berkas.services import buat_impor
from skm.galat import Bersamaan, Galat
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
    ambil: Callable[[Sequence[int]], Sequence[dict[str, Any]]],
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
    loaded already or were taken back.
    """
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
        nomor = impor.id
    try:
        for awal in range(0, len(urut), SEKALIGUS):
            maju("menyimpan jawaban", awal, len(urut))
            with buka() as session:
                siap = siapkan(session, ambil(urut[awal : awal + SEKALIGUS]), unit_id=unit_id)
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


def _milik(session: Session, nomor: int) -> Impor:
    impor = session.get(Impor, nomor, with_for_update=True)
    if impor is None or impor.dibatalkan is not None:
        raise Galat(DIHENTIKAN, status=409, bidang="berkas")
    return impor
