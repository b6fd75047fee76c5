"""Filling in a quarter, moving it on, and setting targets. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from kinerja.capaian import Target
from kinerja.indikator import RumusBerlaku
from skm.akun.models import Peran
from skm.akun.services import catat
from skm.indikator.models import Indikator, IsianTriwulan, TahapIsian, TargetIndikator

T = TahapIsian
ALUR: Mapping[str, tuple[frozenset[T], T, frozenset[Peran]]] = {
    "ajukan": (frozenset({T.DRAF}), T.DIAJUKAN, frozenset({Peran.PENANGGUNG_JAWAB, Peran.ADMIN})),
    "verifikasi": (frozenset({T.DIAJUKAN}), T.DIVERIFIKASI, frozenset({Peran.ADMIN})),
    "setujui": (frozenset({T.DIVERIFIKASI}), T.DISETUJUI, frozenset({Peran.PIMPINAN})),
    "kunci": (frozenset({T.DISETUJUI}), T.DIKUNCI, frozenset({Peran.PIMPINAN})),
    "kembalikan": (
        frozenset({T.DIAJUKAN, T.DIVERIFIKASI, T.DISETUJUI}),
        T.DRAF,
        frozenset({Peran.ADMIN, Peran.PIMPINAN}),
    ),
    "buka": (frozenset({T.DIKUNCI}), T.DRAF, frozenset({Peran.PIMPINAN})),
}
"""Act → from which stages, to which, by whom."""
BERALASAN = frozenset({"kembalikan", "buka"})


class GalatIsian(ValueError):
    """A change that a quarter's inputs do not allow; the message says why, in Indonesian."""


class GalatBersamaan(GalatIsian):
    """Somebody else changed the quarter since it was shown; nothing of the later change was stored."""


def isian(session: Session, indikator_id: int, triwulan: int) -> IsianTriwulan | None:
    """What was filled in for that quarter."""
    milik = (IsianTriwulan.indikator_id == indikator_id, IsianTriwulan.triwulan == triwulan)
    return session.scalar(sa.select(IsianTriwulan).where(*milik))


def simpan_isian(
    session: Session,
    indikator: Indikator,
    triwulan: int,
    *,
    isi: Mapping[str, Fraction | None],
    catatan: str,
    versi: int,
    oleh: str,
    pada: datetime,
) -> IsianTriwulan:
    """Keep a draft; `versi` is the one that was shown, 0 for none.

    Raises GalatBersamaan when somebody was quicker, GalatIsian once it was submitted.
    """
    satu = isian(session, indikator.id, triwulan)
    if (satu.versi if satu else 0) != versi:
        raise GalatBersamaan(
            "Isian triwulan ini baru saja diubah orang lain. Salin ketikan Anda, lalu muat ulang."
        )
    if satu is not None and satu.tahap is not T.DRAF:
        raise GalatIsian(f"Isian ini sudah {satu.tahap.value}; kembalikan dahulu bila perlu diubah.")
    tertulis = {nama: None if nilai is None else str(nilai) for nama, nilai in isi.items()}
    if satu is None:
        satu = IsianTriwulan(indikator_id=indikator.id, triwulan=triwulan, tahap=T.DRAF)
        session.add(satu)
    satu.isi, satu.catatan, satu.oleh, satu.pada = tertulis, catatan, oleh, pada
    _simpan(session)
    return satu


def pindah_tahap(
    session: Session,
    indikator: Indikator,
    satu: IsianTriwulan,
    aksi: str,
    *,
    peran: Peran,
    alasan: str,
    versi: int,
    oleh: str,
    pada: datetime,
) -> None:
    """Submit, verify, approve, lock, send back or unlock. Raises GalatIsian, also for the wrong role."""
    dari, ke, boleh = ALUR[aksi]
    if satu.versi != versi:
        raise GalatBersamaan("Isian triwulan ini baru saja diubah orang lain. Muat ulang halaman.")
    if peran not in boleh or satu.tahap not in dari:
        raise GalatIsian(f"Isian yang {satu.tahap.value} tidak dapat di-{aksi} oleh peran Anda.")
    if aksi in BERALASAN and not alasan.strip():
        raise GalatIsian("Alasan harus diisi.")
    if aksi == "ajukan" and any(nilai is None for nilai in satu.isi.values()) and not satu.catatan.strip():
        raise GalatIsian("Nilai yang tidak berlaku memerlukan catatan.")
    satu.tahap, satu.oleh, satu.pada = ke, oleh, pada
    _simpan(session)
    sebab = f": {alasan.strip()}" if aksi in BERALASAN else ""
    peristiwa = f"{aksi} isian {indikator.kode} triwulan {satu.triwulan} tahun {indikator.tahun}{sebab}"
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def tetapkan_target(
    session: Session,
    indikator: Indikator,
    triwulan: int,
    *,
    target: Target,
    alasan: str,
    dokumen: str,
    oleh: str,
    pada: datetime,
) -> None:
    """Set a quarter's target, or the year's (0); a revision needs a reason and keeps the one before."""
    lama = target_berlaku(session, indikator.id).get(triwulan)
    if lama is not None and not alasan.strip():
        raise GalatIsian("Perubahan target memerlukan alasan.")
    session.add(
        TargetIndikator(
            indikator_id=indikator.id,
            triwulan=triwulan,
            revisi=1 if lama is None else lama.revisi + 1,
            bawah=str(target.bawah),
            atas=str(target.atas),
            alasan=alasan.strip(),
            dokumen=dokumen.strip(),
            oleh=oleh,
            pada=pada,
        )
    )
    _simpan(session)
    kapan = f"triwulan {triwulan}" if triwulan else "setahun"
    peristiwa = f"menetapkan target {indikator.kode} {kapan} tahun {indikator.tahun}"
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def pilih_rumus(
    session: Session, indikator: Indikator, rumus: RumusBerlaku, *, alasan: str, oleh: str, pada: datetime
) -> None:
    """Let that formula give the figure in force from now on. Raises GalatIsian without a reason."""
    if not alasan.strip():
        raise GalatIsian("Pilihan rumus memerlukan alasan atau dasarnya.")
    if indikator.rumus_berlaku is rumus:
        return
    indikator.rumus_berlaku = rumus
    session.flush()
    peristiwa = (
        f"memilih rumus {rumus.value} untuk {indikator.kode} tahun {indikator.tahun}: {alasan.strip()}"
    )
    catat(session, unit_id=indikator.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def target_berlaku(session: Session, indikator_id: int) -> dict[int, TargetIndikator]:
    """The newest revision by quarter; 0 is the year."""
    pilih = sa.select(TargetIndikator).where(TargetIndikator.indikator_id == indikator_id)
    return {satu.triwulan: satu for satu in session.scalars(pilih.order_by(TargetIndikator.revisi))}


def _simpan(session: Session) -> None:
    try:
        session.flush()
    except (StaleDataError, IntegrityError) as galat:
        raise GalatBersamaan("Orang lain menyimpan lebih dulu. Muat ulang halaman.") from galat
