"""Adding and changing services, their promised times and categories. Nothing here commits."""

from __future__ import annotations

import re
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Janji, Satuan
from kinerja.tanggal import tanggal_indonesia
from skm.akun.services import catat
from skm.galat import Galat, kunci, simpan
from skm.layanan.kata import NAMA_KATEGORI
from skm.layanan.models import JanjiLayanan, Kategori, KategoriLayanan, Layanan, SebutanLayanan
from skm.layanan.penyiapan import pastikan_belum_lewat
from skm.layanan.queries import kategori_pada

KODE_LAYANAN = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}")
JANJI_TERLAMA = {Satuan.MENIT: 9999, Satuan.JAM: 999, Satuan.HARI: 365}
"""A slip of the finger past these would carry due moments out of the calendar and stop the desk."""


def buat_layanan(
    session: Session,
    *,
    unit_id: int,
    kode: str,
    nama: str,
    kategori: Kategori,
    urutan: int,
    janji: Janji,
    berlaku_mulai: date,
    dasar: str,
    oleh: str,
    pada: datetime,
) -> Layanan:
    """Add a service with its first promise and category. Raises Galat for a malformed or used code."""
    kode = kode.strip().upper()
    if not KODE_LAYANAN.fullmatch(kode):
        raise Galat("Kode layanan: 2–20 huruf, angka atau tanda hubung.", bidang="kode")
    dipakai = f"Kode {kode} sudah dipakai layanan lain."
    if session.scalar(sa.select(Layanan.id).where(Layanan.unit_id == unit_id, Layanan.kode == kode)):
        raise Galat(dipakai, bidang="kode")
    _pastikan_janji(janji)
    layanan = Layanan(
        unit_id=unit_id,
        kode=kode,
        nama=nama.strip(),
        sebutan=[SebutanLayanan(nama=nama.strip(), urutan=urutan, dicatat=pada)],
        kategori=[KategoriLayanan(berlaku_mulai=berlaku_mulai, kategori=kategori, dicatat=pada, oleh=oleh)],
        urutan=urutan,
        janji=[_baris_janji(janji, berlaku_mulai, dasar, pada)],
    )
    session.add(layanan)
    simpan(session, dipakai, bidang="kode")
    peristiwa = f"menambah layanan {kode} ({layanan.nama}) dengan janji {janji.kata}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return layanan


def ubah_layanan(
    session: Session,
    layanan: Layanan,
    *,
    nama: str,
    urutan: int,
    aktif: bool,
    oleh: str,
    pada: datetime,
) -> None:
    """Change what the service is called, listed at, or whether it is offered.

    What it was called and where it was listed stays on record: a moment that is past keeps both.
    """
    kunci(session, layanan)  # of two the later word holds, as the later version
    baru = {"nama": nama.strip(), "urutan": urutan, "aktif": aktif}
    beda = [
        f"{bidang} dari {_kata(getattr(layanan, bidang))} menjadi {_kata(isi)}"
        for bidang, isi in baru.items()
        if getattr(layanan, bidang) != isi
    ]
    if not beda:
        return
    if (layanan.nama, layanan.urutan) != (nama.strip(), urutan):
        versi = len(layanan.sebutan) + 1
        layanan.sebutan.append(SebutanLayanan(nama=nama.strip(), urutan=urutan, versi=versi, dicatat=pada))
    for bidang, isi in baru.items():
        setattr(layanan, bidang, isi)
    peristiwa = f"mengubah layanan {layanan.kode}: {', '.join(beda)}"
    catat(session, unit_id=layanan.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def ganti_janji(
    session: Session,
    layanan: Layanan,
    *,
    janji: Janji,
    berlaku_mulai: date,
    dasar: str,
    hari_ini: date,
    oleh: str,
    pada: datetime,
) -> None:
    """Promise another time from `berlaku_mulai` on; cases already running keep the one they were given.

    Another one of the same date, today's too, replaces it for the cases that come from now on; both stay on
    record. Raises Galat for a date that has passed.
    """
    _pastikan_janji(janji)
    kalimat = "Janji baru berlaku paling cepat hari ini; yang sudah berjalan tidak diubah."
    _pastikan_belum_lewat(session, layanan, berlaku_mulai, hari_ini, kalimat)
    versi = sum(satu.berlaku_mulai == berlaku_mulai for satu in layanan.janji) + 1
    layanan.janji.append(_baris_janji(janji, berlaku_mulai, dasar, pada, versi))
    layanan.usulan = layanan.usulan and berlaku_mulai > hari_ini
    simpan(session, bidang="berlaku_mulai")
    peristiwa = (
        f"menetapkan janji layanan {layanan.kode} menjadi {janji.kata} "
        f"mulai {tanggal_indonesia(berlaku_mulai)}"
    )
    catat(session, unit_id=layanan.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def ganti_kategori(
    session: Session,
    layanan: Layanan,
    *,
    kategori: Kategori,
    berlaku_mulai: date,
    hari_ini: date,
    oleh: str,
    pada: datetime,
) -> None:
    """Count the service in another group from `berlaku_mulai` on; cases keep the group of their own day.

    Raises Galat for a day that has passed, and where the service is counted so on that day already.
    """
    kalimat = "Kategori baru berlaku paling cepat hari ini; angka yang sudah ada tidak berubah."
    _pastikan_belum_lewat(session, layanan, berlaku_mulai, hari_ini, kalimat)
    if kategori_pada(layanan.kategori, berlaku_mulai) is kategori:
        kalimat = f"Pada hari itu layanan ini sudah {NAMA_KATEGORI[kategori].lower()}."
        raise Galat(kalimat, bidang="kategori")
    versi = sum(satu.berlaku_mulai == berlaku_mulai for satu in layanan.kategori) + 1
    layanan.kategori.append(
        KategoriLayanan(berlaku_mulai=berlaku_mulai, versi=versi, kategori=kategori, dicatat=pada, oleh=oleh)
    )
    simpan(session, bidang="berlaku_mulai")
    peristiwa = (
        f"menetapkan kategori layanan {layanan.kode} menjadi {NAMA_KATEGORI[kategori].lower()} "
        f"mulai {tanggal_indonesia(berlaku_mulai)}"
    )
    catat(session, unit_id=layanan.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def _pastikan_belum_lewat(
    session: Session, layanan: Layanan, tanggal: date, hari_ini: date, kalimat: str
) -> None:
    pastikan_belum_lewat(
        session,
        unit_id=layanan.unit_id,
        tanggal=tanggal,
        hari_ini=hari_ini,
        kalimat=kalimat,
        bidang="berlaku_mulai",
    )


def _baris_janji(
    janji: Janji, berlaku_mulai: date, dasar: str, dicatat: datetime, versi: int = 1
) -> JanjiLayanan:
    return JanjiLayanan(
        berlaku_mulai=berlaku_mulai,
        jumlah=janji.jumlah,
        satuan=janji.satuan,
        dasar=dasar.strip(),
        dicatat=dicatat,
        versi=versi,
    )


def _pastikan_janji(janji: Janji) -> None:
    terlama = JANJI_TERLAMA[janji.satuan]
    if janji.jumlah > terlama:
        raise Galat(f"Janji paling lama {terlama} {janji.satuan} kerja.", bidang="jumlah")


def _kata(isi: object) -> str:
    return {True: "ya", False: "tidak"}[isi] if isinstance(isi, bool) else f"“{isi}”"
