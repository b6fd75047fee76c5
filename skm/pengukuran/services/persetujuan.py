"""The one freeze: a figure that is approved or reported is written down; again is another row beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.hasil import Status
from kinerja.periode import Periode
from skm.akun.dua_orang import (
    LAPORKAN,
    SETUJUI,
    VERIFIKASI,
    DuaOrang,
    Rangkap,
    baca_dua_orang,
)
from skm.akun.kebijakan import MENYETUJUI
from skm.akun.models import Peran
from skm.akun.services import catat
from skm.galat import DIDAHULUI, Bersamaan, Galat, kunci, simpan
from skm.isian.masukan import SAH
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.isian.putaran import pelaku, rangkap
from skm.isian.services.isian import isian
from skm.katalog.baris import BarisIndikator
from skm.katalog.models import Indikator
from skm.pengukuran.beku import Tersimpan, baca_beku, tulis_hasil, tulis_nilai, yang_berlaku
from skm.pengukuran.buku import Buku, Saat, Terukur, rentang
from skm.pengukuran.models import AngkaBeku
from skm.pengukuran.nilai import NilaiIndikator, berbeda
from skm.pengukuran.sumber import KETEPATAN

SETAHUN = 0
SUDAH_DIBEKUKAN = "Periode ini sudah dibekukan."
LEWAT_ISIAN = "isian dikembalikan atau dibuka, lalu disetujui lagi"
LEWAT_TARIK = "persetujuan ditarik, lalu disetujui lagi"


def setujui_nilai(
    session: Session,
    buku: Buku,
    saat: Saat,
    kode: str,
    *,
    peran: Peran,
    alasan: str | None,
    oleh: str,
    pada: datetime,
    dua: DuaOrang | None = None,
) -> AngkaBeku:
    """Write down the figures of a quarter or year, as `buku` computes them from its data, as approved.

    `alasan` None: the inputs came this way again after being sent
    back, where the reason is on record. Raises Galat for another role than pimpinan, for inputs that are
    not approved or are locked, for approving again or other figures than were reported without a reason, and
    for an automatic or a year's figure that is not there, whose time is not over, or that rests on inputs not
    yet approved; (409) for who verified inputs that it rests on, or froze it as reported, where the office's
    rule `dua` asks for two people. Raises Bersamaan where a quarter that the year rests on was moved back
    meanwhile.
    """
    nilai, (tahun, triwulan) = buku.satu(*saat, kode, beku=False), saat
    satu, periode = nilai.indikator, rentang(*saat)
    if peran not in MENYETUJUI:
        raise Galat("Hanya pimpinan yang menyetujui angka.")
    if satu.otomatis or triwulan is None:
        _pastikan_selesai(nilai, periode, buku.hari_ini)
    else:
        ada = isian(session, satu.id, triwulan)
        if ada is None or ada.tahap is not TahapIsian.DISETUJUI:
            tahap = "kosong" if ada is None else ada.tahap.value
            raise Galat(f"Isian yang {tahap} tidak dapat dihitung ulang; buka atau setujui dahulu.")
    if triwulan is None and not satu.otomatis:
        _pegang_triwulan(session, satu.id)
    semua = riwayat_beku(session, satu.unit_id, satu.kode, periode)
    lama = yang_berlaku(semua)
    dua = dua or baca_dua_orang(session, satu.unit_id)
    bersama = _rangkap(session, dua, satu, triwulan, lama=lama, oleh=oleh)
    if alasan is None:
        alasan = LEWAT_TARIK if semua and semua[0].ditarik else LEWAT_ISIAN if lama else ""
    if lama and (lama.disetujui or berbeda(lama, nilai)) and not alasan.strip():
        raise Galat("Menyetujui ulang memerlukan alasan.")
    isi = tulis_nilai(nilai, buku.di_loket(satu.otomatis, periode))
    baru = tambah_beku(
        session,
        satu.unit_id,
        satu.kode,
        periode,
        nomor=_berikut(semua),
        disetujui=True,
        isi=isi | ({"rangkap": [ini.tulis() for ini in bersama]} if bersama else {}),
        alasan=alasan.strip(),
        oleh=oleh,
        pada=pada,
    )
    sebab = f": {baru.alasan}" if baru.alasan else ""
    kapan = "setahun" if triwulan is None else f"triwulan {triwulan}"
    peristiwa = (
        f"menyetujui angka {satu.kode} {kapan} tahun {tahun} "
        f"yang ke-{baru.nomor}, {nilai.berlaku.teks or nilai.berlaku.status.value}{sebab}"
    )
    catat(session, unit_id=satu.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return baru


def laporkan_ketepatan(
    session: Session, buku: Buku, *, unit_id: int, periode: Periode, oleh: str, pada: datetime
) -> None:
    """Keep the on-time figures of a period that is over as they are reported; what is frozen already stays.

    Raises Galat for an open or running period, and when both groups are frozen.
    """
    if periode.dari is None or periode.sampai is None or periode.sampai >= buku.hari_ini:
        raise Galat("Hanya periode yang sudah berakhir yang dapat dibekukan.")
    terukur: dict[str, Terukur] = {
        otomatis: buku.terukur(otomatis, periode.sampai.year, periode) for otomatis in KETEPATAN.values()
    }
    if all(satu.beku for satu in terukur.values()):
        raise Galat(SUDAH_DIBEKUKAN)
    for otomatis, satu in terukur.items():
        if satu.beku is None:
            tambah_beku(
                session,
                unit_id,
                satu.kode,
                periode,
                nomor=_berikut(buku.beku.get((satu.kode, periode), ())),
                disetujui=False,
                isi=tulis_hasil(satu.dua, satu.koreksi, buku.di_loket(otomatis, periode)),
                alasan="",
                oleh=oleh,
                pada=pada,
                kalimat=SUDAH_DIBEKUKAN,
            )
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=f"membekukan ketepatan {periode.label}")


def riwayat_beku(session: Session, unit_id: int, kode: str, periode: Periode) -> tuple[Tersimpan, ...]:
    """All that was frozen and taken back of that indicator and period, newest first."""
    milik = (
        AngkaBeku.unit_id == unit_id,
        AngkaBeku.kode == kode,
        AngkaBeku.dari == periode.dari,
        AngkaBeku.sampai == periode.sampai,
    )
    semua = session.scalars(sa.select(AngkaBeku).where(*milik).order_by(AngkaBeku.nomor.desc()))
    return tuple(map(baca_beku, semua))


def tambah_beku(
    session: Session,
    unit_id: int,
    kode: str,
    periode: Periode,
    *,
    nomor: int,
    disetujui: bool,
    isi: dict[str, Any],
    alasan: str,
    oleh: str,
    pada: datetime,
    ditarik: bool = False,
    kalimat: str = DIDAHULUI,
) -> AngkaBeku:
    """One more row of a figure's history. Raises Bersamaan where that number is taken."""
    baru = AngkaBeku(
        unit_id=unit_id,
        kode=kode,
        dari=periode.dari,
        sampai=periode.sampai,
        nomor=nomor,
        disetujui=disetujui,
        ditarik=ditarik,
        isi=isi,
        alasan=alasan,
        oleh=oleh,
        pada=pada,
    )
    session.add(baru)
    simpan(session, kalimat)
    return baru


def _berikut(semua: Sequence[Tersimpan]) -> int:
    return semua[0].nomor + 1 if semua else 1


def _rangkap(
    session: Session,
    dua: DuaOrang,
    satu: BarisIndikator,
    triwulan: int | None,
    *,
    lama: Tersimpan | None,
    oleh: str,
) -> list[Rangkap]:
    """What must be printed of the approval. Raises Galat (409) where two people are needed."""
    if satu.otomatis:
        pelapor = [lama.oleh] if lama is not None and not lama.disetujui else []
        ini = dua.periksa(SETUJUI, oleh, LAPORKAN, pelapor)
        return [ini] if ini else []
    pilih = sa.select(IsianTriwulan.triwulan, IsianTriwulan.langkah)
    pilih = pilih.where(IsianTriwulan.indikator_id == satu.id)
    if triwulan is not None:
        pilih = pilih.where(IsianTriwulan.triwulan == triwulan)
    hasil = list[Rangkap]()
    for nomor, langkah in session.execute(pilih.order_by(IsianTriwulan.triwulan)):
        ini = dua.periksa(SETUJUI, oleh, VERIFIKASI, pelaku(langkah, VERIFIKASI), nomor)
        hasil += [lain for lain in rangkap(langkah, nomor) if ini is None or lain.aksi != SETUJUI]
        hasil += [ini] if ini else []
    return hasil


def _pegang_triwulan(session: Session, indikator_id: int) -> None:
    """Keep approvals of its quarters from being taken back until the end. Raises Bersamaan where one was."""
    kunci(session, session.get_one(Indikator, indikator_id))
    milik = (IsianTriwulan.indikator_id == indikator_id, IsianTriwulan.tahap.not_in(SAH))
    if session.scalar(sa.select(sa.exists().where(*milik))):
        raise Bersamaan


def _pastikan_selesai(nilai: NilaiIndikator, periode: Periode, hari_ini: date) -> None:
    if periode.sampai is None or periode.sampai >= hari_ini:
        raise Galat(f"{periode.label} belum berakhir; angkanya belum dapat disetujui.")
    if nilai.berlaku.nilai is None:
        raise Galat(f"Belum ada angka yang dapat disetujui. {nilai.berlaku.alasan}".strip())
    if nilai.berlaku.status is Status.BELUM_DISETUJUI:
        raise Galat(f"Setujui dahulu isian tiap triwulan {nilai.indikator.kode}.")
