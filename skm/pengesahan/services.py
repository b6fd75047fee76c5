"""Approving the report of a period. Nothing here commits."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from kinerja.angka import angka_indonesia
from skm.akun.dua_orang import LAPORKAN, SETUJUI, YANG, DuaOrang, baca_dua_orang
from skm.akun.rantai import sambung, tulis_ujung
from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, simpan
from skm.laporan.hasil.baca import bertriwulan
from skm.laporan.hasil.isi import HasilPeriode
from skm.pengesahan.isi import susun_isi
from skm.pengesahan.models import Pengesahan
from skm.pengesahan.queries import baca_dasar, keadaan_sah, kemas_dasar, pelapor, pengesahan_terakhir
from skm.teks import HURUF

PANJANG_KODE = 10
BUKAN_PERIODE = "Laporan yang disetujui adalah laporan seluruh kantor untuk triwulan, semester, atau tahun."
BELUM_BERAKHIR = "Periodenya belum berakhir; laporannya belum dapat disetujui."
TANPA_ALASAN = "Menyetujui ulang memerlukan alasan."
SUDAH = "Laporan ini sudah disetujui, dan sesudah itu tidak ada yang berubah."
DIDAHULUI = "Laporan ini baru saja disetujui orang lain. Periksa keadaannya yang terbaru."
BERUBAH = (
    "Data atau rencana periode ini berubah sejak halamannya dibuka, jadi belum disetujui. Periksa angkanya "
    "lagi."
)


@dataclass(frozen=True, slots=True)
class Ditunjukkan:
    """What whoever approves had before them: how many approvals, and all that would be approved."""

    nomor: int
    """0 for none."""
    sidik_isi: str


def halangan(hasil: HasilPeriode) -> str:
    """Why the report cannot be approved, in a sentence; empty where it can."""
    if hasil.layanan or not bertriwulan(hasil.periode):
        return BUKAN_PERIODE
    if hasil.periode.sampai is None or hasil.periode.sampai >= hasil.hari:
        return BELUM_BERAKHIR
    return (
        "" if hasil.ikm.nilai is not None else f"Belum ada nilai IKM yang dapat disetujui. {hasil.ikm.alasan}"
    )


def setujui(
    session: Session,
    hasil: HasilPeriode,
    tampak: Ditunjukkan,
    *,
    unit_id: int,
    alasan: str,
    nama: str,
    oleh: str,
    pada: datetime,
    dua: DuaOrang | None = None,
) -> Pengesahan:
    """Write down the public part of these results as approved, with its code.

    Raises Galat for a period that cannot be approved, for approving anew without a reason or a change, and
    (409) for who froze its on-time figures as reported, where the office's rule `dua` asks for two people;
    Bersamaan where data, plan or approval are others than were shown.
    """
    if kalimat := halangan(hasil):
        raise Galat(kalimat)
    sah = keadaan_sah(pengesahan_terakhir(session, unit_id, hasil.periode), hasil)
    lama = 0 if sah.terakhir is None else sah.terakhir.nomor
    if lama != tampak.nomor:
        raise Bersamaan(DIDAHULUI)
    if sah.sidik_isi != tampak.sidik_isi:
        raise Bersamaan(BERUBAH)
    if sah.sama:
        raise Galat(SUDAH)
    if lama and not alasan:
        raise Galat(TANPA_ALASAN, bidang="alasan")
    periode, dua = hasil.periode, dua or baca_dua_orang(session, unit_id)
    rangkap = dua.periksa(SETUJUI, oleh, LAPORKAN, pelapor(hasil))
    dihitung = {versi for satu in hasil.susunan if satu.digabung for versi in satu.versi}
    kuesioner = [satu.nomor for satu in hasil.kuesioner if satu.versi in dihitung]
    kode = "".join(secrets.choice(HURUF) for _ in range(PANJANG_KODE))
    ikm = f"IKM {angka_indonesia(hasil.ikm.nilai or 0)} ({hasil.ikm.mutu}), {hasil.ikm.responden} responden"
    peristiwa = f"menyetujui laporan SKM {periode.label} yang ke-{lama + 1}, {ikm}, kode {kode}"
    if rangkap:
        peristiwa += f", orang yang sama dengan yang {YANG[rangkap.dahulu]}, yang diizinkan kantor"
    if alasan:
        peristiwa += f": {alasan}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    satu = Pengesahan(
        unit_id=unit_id,
        dari=periode.dari,
        sampai=periode.sampai,
        nomor=lama + 1,
        kode=kode,
        isi=susun_isi(hasil),
        sidik=sah.sidik,
        dasar=kemas_dasar(baca_dasar(session, unit_id, periode, kuesioner)),
        alasan=alasan,
        nama=nama,
        oleh=oleh,
        pada=pada,
        rangkap=[rangkap.tulis()] if rangkap else [],
        jejak=tulis_ujung(sambung(session, unit_id)),
    )
    session.add(satu)
    simpan(session, DIDAHULUI)
    return satu
