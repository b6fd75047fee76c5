"""Taking back an approval on the day it was given: another row beside it, nothing is erased."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.tanggal import ROMAWI, tanggal_indonesia
from skm.akun.kebijakan import MENYETUJUI
from skm.akun.models import Peran
from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, kunci
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.isian.services import pindah_tahap
from skm.isian.services.isian import ALASAN_TERPANJANG, isian
from skm.katalog.models import Indikator
from skm.pengukuran.beku import Tersimpan, yang_berlaku
from skm.pengukuran.buku import rentang
from skm.pengukuran.models import AngkaBeku
from skm.pengukuran.services.persetujuan import riwayat_beku, tambah_beku
from skm.teks import rapikan

TARIK = "tarik"


def tarik_persetujuan(
    session: Session,
    satu: Indikator,
    triwulan: int | None,
    *,
    nomor: int,
    peran: Peran,
    alasan: str,
    zona: ZoneInfo,
    oleh: str,
    pada: datetime,
) -> AngkaBeku:
    """Take back the newest approval of a quarter or year, `nomor` as it was shown.

    Inputs await approval again; what was reported or approved before holds again. Raises Galat for another
    role than pimpinan, without a reason, after the office's day (in `zona`) on which it was approved, and
    where something rests on it: the inputs are locked, a later quarter is, or the year was approved. Raises
    Bersamaan where somebody was quicker.
    """
    if peran not in MENYETUJUI:
        raise Galat("Hanya pimpinan yang menarik persetujuan.")
    sebab = rapikan(alasan)[:ALASAN_TERPANJANG]
    if not sebab:
        raise Galat("Isi alasan menarik persetujuan.", bidang="alasan")
    kunci(session, satu)  # the year, which rests on its quarters, is approved before or after this
    periode = rentang(satu.tahun, triwulan)
    semua = riwayat_beku(session, satu.unit_id, satu.kode, periode)
    lama = _terakhir(satu, periode, semua, nomor)
    if lama.pada.astimezone(zona).date() != pada.astimezone(zona).date():
        hari = tanggal_indonesia(lama.pada.astimezone(zona).date())
        raise Galat(
            f"{satu.kode} disetujui {hari}; persetujuan hanya dapat ditarik pada hari itu juga. "
            f"{_sesudahnya(satu, triwulan)}"
        )
    if triwulan is not None and not satu.otomatis:
        _kembalikan_isian(session, satu, triwulan, peran=peran, alasan=sebab, oleh=oleh, pada=pada)
    baru = tambah_beku(
        session,
        satu.unit_id,
        satu.kode,
        periode,
        nomor=semua[0].nomor + 1,
        disetujui=False,
        ditarik=True,
        isi=dict(lama.isi),
        alasan=sebab,
        oleh=oleh,
        pada=pada,
    )
    kapan = "setahun" if triwulan is None else f"triwulan {triwulan}"
    angka = lama.berlaku.teks or lama.berlaku.status.value
    peristiwa = (
        f"menarik persetujuan angka {satu.kode} {kapan} tahun {satu.tahun} "
        f"yang ke-{lama.nomor}, {angka}: {sebab}"
    )
    catat(session, unit_id=satu.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return baru


def _terakhir(satu: Indikator, periode: Periode, semua: tuple[Tersimpan, ...], nomor: int) -> Tersimpan:
    """The approval that was shown. Raises Bersamaan where it no longer holds, Galat where there is none."""
    lama = yang_berlaku(semua)
    if lama is not None and lama.disetujui and lama.nomor == nomor:
        return lama
    if semua and semua[0].nomor > nomor:
        kata = "ditarik" if semua[0].ditarik else "disetujui lagi"
        raise Bersamaan(f"Persetujuan {satu.kode} {periode.label} sudah {kata} {semua[0].oleh}.")
    raise Galat(f"{satu.kode} {periode.label} belum disetujui.")


def _sesudahnya(satu: Indikator, triwulan: int | None) -> str:
    """What is still possible after that day."""
    if triwulan is None or satu.otomatis:
        return "Bila keliru, setujui lagi angka yang benar dengan alasannya."
    return "Bila keliru, kembalikan isiannya dengan alasan."


def _kembalikan_isian(
    session: Session, satu: Indikator, triwulan: int, *, peran: Peran, alasan: str, oleh: str, pada: datetime
) -> None:
    """The quarter's inputs await approval again. Raises Galat where something rests on them."""
    ada = isian(session, satu.id, triwulan)
    label = f"{satu.kode} triwulan {ROMAWI[triwulan - 1]}"
    if ada is not None and ada.tahap is TahapIsian.DIKUNCI:
        raise Galat(f"Isian {label} sudah dikunci. Buka dahulu kuncinya.")
    if ada is None or ada.tahap is not TahapIsian.DISETUJUI:
        raise Galat(f"Isian {label} sudah dikembalikan atau dibuka; persetujuannya tidak berlaku lagi.")
    milik = (IsianTriwulan.indikator_id == satu.id, IsianTriwulan.triwulan > triwulan)
    dikunci = sa.select(sa.func.min(IsianTriwulan.triwulan)).where(
        *milik, IsianTriwulan.tahap == TahapIsian.DIKUNCI
    )
    if (sesudah := session.scalar(dikunci)) is not None:
        raise Galat(
            f"Triwulan {ROMAWI[sesudah - 1]} {satu.kode}, yang melanjutkan triwulan ini, sudah dikunci. "
            "Buka dahulu kuncinya."
        )
    setahun = yang_berlaku(riwayat_beku(session, satu.unit_id, satu.kode, rentang(satu.tahun, None)))
    if setahun is not None and setahun.disetujui:
        raise Galat(
            f"Angka setahun {satu.kode} tahun {satu.tahun} sudah disetujui atas dasar triwulan ini. "
            "Tarik dahulu persetujuan setahunnya, atau kembalikan isiannya dengan alasan."
        )
    pindah_tahap(session, satu, ada, TARIK, peran=peran, alasan=alasan, versi=ada.versi, oleh=oleh, pada=pada)
