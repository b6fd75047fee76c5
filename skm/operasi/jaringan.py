"""Whether what the settings name besides the database answers: a standby, a store of limits."""

from __future__ import annotations

from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from skm.config import SENDIRI, Konfigurasi
from skm.jendela_bersama import terjangkau
from skm.migrasi import versi_basis_data
from skm.operasi.temuan import Temuan
from skm.orm import make_engine

TERTINGGAL = 60
"""Seconds by which a standby may be behind before reports are plainly old."""


def batas(konf: Konfigurasi) -> Temuan:
    """Where tries are counted."""
    if konf.limits_url == SENDIRI:
        kalimat = "di memori tiap proses; isi SKM_LIMITS_URL bila server lebih dari satu proses"
        return Temuan("batas percobaan", "BAIK", kalimat)
    bagian = urlsplit(konf.limits_url)
    di = f"{bagian.hostname}:{bagian.port or 6379}"  # without its password
    if terjangkau(konf.limits_url):
        return Temuan("batas percobaan", "BAIK", f"dihitung bersama di {di}")
    kalimat = f"{di} (SKM_LIMITS_URL) tidak menjawab: tiap proses menghitung sendiri sampai ia kembali"
    return Temuan("batas percobaan", "PERHATIAN", kalimat)


def cadangan(konf: Konfigurasi, versi: str | None) -> Temuan:
    """What reports are read from, and whether it holds the same as the primary, which is at `versi`."""
    if not konf.database_read_url:
        return Temuan("basis data baca", "BAIK", "tidak diatur: laporan dibaca dari basis data utama")
    mesin = make_engine(konf.database_read_url)
    try:
        milik = versi_basis_data(mesin)
        with mesin.connect() as koneksi:
            lambat = _tertinggal(koneksi)
    except sa.exc.DBAPIError as galat:
        kalimat = f"tidak dapat dibuka, jadi laporan dibaca dari yang utama: {galat.orig}"
        return Temuan("basis data baca", "PERHATIAN", kalimat)
    finally:
        mesin.dispose()
    if milik != versi:
        kalimat = f"skema {milik or 'kosong'}, bukan {versi}: SKM_DATABASE_READ_URL menunjuk tempat lain?"
        return Temuan("basis data baca", "GALAT", kalimat)
    if lambat is None:
        return Temuan("basis data baca", "BAIK", "menjawab, dan menerima perubahan: bukan salinan siaga")
    if lambat > TERTINGGAL:
        return Temuan("basis data baca", "PERHATIAN", f"tertinggal {lambat:.0f} detik dari yang utama")
    return Temuan("basis data baca", "BAIK", f"salinan siaga menjawab, tertinggal {lambat:.0f} detik")


def _tertinggal(koneksi: Connection) -> float | None:
    """Seconds a standby is behind; 0 when it holds all that it was sent, None for one that is none."""
    semua = "pg_last_wal_receive_lsn() IS NOT DISTINCT FROM pg_last_wal_replay_lsn()"
    lama = "coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 0)"
    kolom = f"CASE WHEN NOT pg_is_in_recovery() THEN NULL WHEN {semua} THEN 0 ELSE {lama} END"
    hasil = koneksi.scalar(sa.text(f"SELECT {kolom}"))  # nobody's input
    return None if hasil is None else float(hasil)
