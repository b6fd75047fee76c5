"""Logging a new case."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from skm.akun.services import catat
from skm.galat import Galat, simpan
from skm.layanan.models import Layanan
from skm.layanan.penyiapan import mulai_melayani
from skm.layanan.queries import ketentuan
from skm.loket.models import JenisPeristiwa, Permohonan, StatusPermohonan, Tahap
from skm.loket.services.catatan import tambah
from skm.loket.services.kata import tulis_kata
from skm.loket.services.nomor import nomor_baru
from skm.loket.services.tempo import hari
from skm.teks import HURUF

TERCATAT = "Permohonan ini baru saja tercatat. Muat ulang halaman."
PANJANG = 12
"""Letters of a tracking code: 59 bits, which nobody guesses."""


@dataclass(frozen=True, slots=True)
class DataPemohon:
    """The least a letter needs; numbers are already encrypted."""

    nama: str
    wilayah_id: int | None
    nik_sandi: str | None = None
    nik_sidik: str | None = None
    telepon_sandi: str | None = None


def terima(
    session: Session,
    *,
    unit_id: int,
    layanan: Layanan,
    pemohon: str | DataPemohon,
    wilayah_id: int | None = None,
    diterima: datetime,
    lengkap: datetime | None = None,
    kurang: str = "",
    kalender: Kalender,
    oleh: str,
    dicatat: datetime | None = None,
    kunjungan: str | None = None,
) -> Permohonan:
    """Log a case, number it, and set its due moment by promise and category of the local day of `lengkap`.

    `lengkap` empty means complete when received: the clock cannot be escaped by leaving it blank; only
    `kurang`, in words what is missing, keeps it from starting. `dicatat` is when it is entered, later than
    `diterima` for one that is logged afterwards. Raises Galat for moments that contradict each other.
    """
    data = pemohon if isinstance(pemohon, DataPemohon) else DataPemohon(pemohon, wilayah_id)
    mulai = diterima if lengkap is None else lengkap
    if mulai < diterima:
        raise Galat("Berkas tidak mungkin lengkap sebelum permohonan diterima.")
    berlaku = ketentuan(session, layanan.id, kalender.tanggal(mulai))
    saat = max(mulai, diterima if dicatat is None else dicatat)
    permohonan = Permohonan(
        unit_id=unit_id,
        nomor=nomor_baru(session, layanan, diterima.astimezone(kalender.zona).year),
        layanan_id=layanan.id,
        pemohon=data.nama.strip() or None,
        wilayah_id=data.wilayah_id,
        diterima=diterima,
        janji_jumlah=berlaku.janji.jumlah,
        janji_satuan=berlaku.janji.satuan,
        kategori=berlaku.kategori,
        status=StatusPermohonan.PROSES,
        tahap=Tahap.DITERIMA,
        dicatat_oleh=oleh,
        dicatat_pada=saat,
        dicatat_akhir=saat,
        kunjungan=kunjungan,
        kode_lacak="".join(secrets.choice(HURUF) for _ in range(PANJANG)),
        nik_sandi=data.nik_sandi,
        nik_sidik=data.nik_sidik,
        telepon_sandi=data.telepon_sandi,
    )
    session.add(permohonan)
    simpan(session, TERCATAT)
    tulis_kata(session, unit_id, [(permohonan.id, permohonan.nomor, permohonan.pemohon)])
    mulai_melayani(session, unit_id, saat)
    isi = {"kurang": kurang.strip()} if kurang.strip() else {}
    berikut = JenisPeristiwa.KURANG if isi else JenisPeristiwa.LENGKAP
    pertama = JenisPeristiwa.DITERIMA
    asal = {"layanan": layanan.id} | hari(kalender, pertama, diterima)
    tambah(session, permohonan, pertama, pada=diterima, dicatat=saat, oleh=oleh, isi=asal, ketentuan=berlaku)
    tambah(
        session,
        permohonan,
        berikut,
        pada=diterima if isi else mulai,
        dicatat=saat,
        oleh=oleh,
        isi=isi,
        ketentuan=berlaku,
        kalender=kalender,
    )
    peristiwa = f"mencatat permohonan {permohonan.nomor} ({layanan.nama})"
    catat(session, unit_id=unit_id, oleh=oleh, pada=saat, peristiwa=peristiwa)
    return permohonan
