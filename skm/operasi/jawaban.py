"""The answer store as its operator sees it: its counters against the rows, and what waits in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.ungkap import PALING_SEDIKIT
from skm.config import Konfigurasi
from skm.jawaban.queries.menunggu import menunggu
from skm.jawaban.segel import GalatSegel, segel
from skm.jawaban.services.bangun import bangun_hitungan, periksa_hari, periksa_hitungan
from skm.operasi.temuan import Temuan

TERLAMA = timedelta(days=2)
"""How long enough answers wait at most where a server runs: they are released after their day."""


def bangun(session: Session, unit_id: int, _zona: ZoneInfo) -> int:
    """Count the office's answers anew; gives how many counters there were."""
    return bangun_hitungan(session, unit_id=unit_id).diperiksa


def periksa(session: Session, unit_id: int, _zona: ZoneInfo) -> str:
    """What is wrong with the counters in a sentence; empty where they are what the answers say."""
    hasil = periksa_hitungan(session, unit_id=unit_id)
    if not hasil.berbeda:
        return ""
    return f"Hitungan survei berbeda dari jawabannya pada {hasil.berbeda} dari {hasil.diperiksa} bagian."


def temuan(session: Session, unit_id: int, konf: Konfigurasi, pada: datetime) -> Iterator[Temuan]:
    """Whether the counters of this and the last month are what the answers say, and what waits."""
    hari_ini = pada.astimezone(konf.timezone).date()
    yield _hitungan(session, unit_id, (hari_ini.replace(day=1) - timedelta(1)).replace(day=1))
    yield _menunggu(session, unit_id, konf, hari_ini)


def _hitungan(session: Session, unit_id: int, dari: date) -> Temuan:
    hasil = periksa_hari(session, unit_id=unit_id, dari=dari)
    if hasil.berbeda:
        kalimat = (
            f"{hasil.berbeda} hitungan dua bulan terakhir tidak sama dengan jawabannya: skm hitung-ulang"
        )
        return Temuan("hitungan survei", "GALAT", kalimat)
    return Temuan("hitungan survei", "BAIK", "dua bulan terakhir sama dengan jawabannya")


def _menunggu(session: Session, unit_id: int, konf: Konfigurasi, hari_ini: date) -> Temuan:
    nama = "jawaban menunggu"
    try:
        semua = menunggu(session, unit_id=unit_id, segel=segel(konf.data_key))
    except GalatSegel as salah:
        return Temuan(nama, "GALAT", str(salah))
    if not semua:
        return Temuan(nama, "BAIK", "tidak ada")
    kalimat = f"{len(semua)}, sejak {min(satu.hari for satu in semua).isoformat()}"
    lama = Counter(
        satu.isi.kuesioner_id for satu in semua if not satu.isi.tanda and satu.hari < hari_ini - TERLAMA
    )
    if max(lama.values(), default=0) >= PALING_SEDIKIT:
        kalimat += "; seharusnya sudah dilepas: jalankan skm serve, atau periksa catatan servernya"
        return Temuan(nama, "PERHATIAN", kalimat)
    return Temuan(nama, "BAIK", kalimat)
