"""The columns of a case as its log says them: what services write is what `skm doctor` compares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from skm.galat import Galat
from skm.loket.alur import Catatan, Rangkuman, putar
from skm.loket.models import PeristiwaPermohonan, Permohonan

DI_LUAR_CATATAN: Mapping[str, str] = {
    "id": "the log hangs on it",
    "unit_id": "the office whose case it is, as is its log",
    "nomor": "given before the first entry",
    "pemohon": "people's data is kept out of the log, which nobody could empty",
    "wilayah_id": "where the applicant lives: people's data",
    "nik_sandi": "people's data",
    "nik_sidik": "people's data",
    "telepon_sandi": "people's data",
    "kode_lacak": "opens the case to who has it: people's data",
    "kunjungan": "a key of the intake form, nothing that happened",
    "impor_id": "which file brought it, and its log with it",
    "lama": "rests on the calendar as it was known, which the log does not keep",
    "versi": "counts how often the row was written",
}
"""Columns that no entry of the log determines, each with its reason. All others are compared."""
URUTAN_CATATAN = "urutan catatan"
"""Named instead of columns when the log itself cannot be replayed."""


def catatan(peristiwa: PeristiwaPermohonan) -> Catatan:
    """The entry that the row keeps."""
    p = peristiwa
    return Catatan(p.urut, p.jenis, p.pada, p.dicatat, p.oleh, p.isi)


def kolom(rangkuman: Rangkuman, *, dimuat: bool) -> dict[str, Any]:
    """What each column says that the log determines; `dimuat` is a case that came in a file.

    A log from before entries named the service leaves `layanan_id` out. Who loaded a finished case did not
    finish it.
    """
    awal, akhir = rangkuman.penerimaan, rangkuman.penyelesaian
    termuat = dimuat and akhir is not None and akhir.dicatat == awal.dicatat
    hasil = {
        "diterima": rangkuman.diterima,
        "lengkap": rangkuman.lengkap,
        "hari_diterima": rangkuman.hari_diterima,
        "hari_lengkap": rangkuman.hari_lengkap,
        "janji_jumlah": None if rangkuman.janji is None else rangkuman.janji.jumlah,
        "janji_satuan": None if rangkuman.janji is None else rangkuman.janji.satuan,
        "kategori": rangkuman.kategori,
        "jatuh_tempo": rangkuman.jatuh_tempo,
        "hari_tempo": rangkuman.hari_tempo,
        "jeda_singkat": rangkuman.jeda_singkat,
        "berhenti": rangkuman.berhenti,
        "tahap": rangkuman.tahap,
        "status": rangkuman.status,
        "selesai": rangkuman.selesai,
        "hari_selesai": rangkuman.hari_selesai,
        "ditutup": rangkuman.ditutup,
        "hari_ditutup": rangkuman.hari_ditutup,
        "alasan": rangkuman.alasan,
        "diserahkan": rangkuman.diserahkan,
        "kurang": rangkuman.kurang,
        "dicatat_pada": awal.dicatat,
        "dicatat_akhir": rangkuman.dicatat,
        "dicatat_oleh": awal.oleh,
        "diselesaikan_oleh": None if akhir is None or termuat else akhir.oleh,
    }
    return hasil if rangkuman.layanan is None else hasil | {"layanan_id": rangkuman.layanan}


def terapkan(permohonan: Permohonan, rangkuman: Rangkuman) -> None:
    """Let the columns say what the log says."""
    for nama, isi in kolom(rangkuman, dimuat=permohonan.impor_id is not None).items():
        setattr(permohonan, nama, isi)


def berbeda(permohonan: Permohonan, log: Iterable[Catatan]) -> tuple[str, ...]:
    """Names of the columns that say something else than replaying the log from its first entry says."""
    try:
        rangkuman = putar(log)
    except (Galat, LookupError, TypeError, ValueError):  # an entry written by hand can hold anything
        return (URUTAN_CATATAN,)
    isi = kolom(rangkuman, dimuat=permohonan.impor_id is not None)
    if rangkuman.layanan is None:
        isi["layanan_id"] = permohonan.layanan_id
    return tuple(nama for nama in terbanding() if getattr(permohonan, nama) != isi[nama])


def terbanding() -> tuple[str, ...]:
    """Every column of a case but those outside the log, in the order of the table."""
    semua = (satu.key for satu in sa.inspect(Permohonan).column_attrs)
    return tuple(nama for nama in semua if nama not in DI_LUAR_CATATAN)
