"""What `skm doctor` looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from skm import migrasi
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.layanan import queries as layanan
from skm.operasi import kesiapan, keutuhan, sisa
from skm.operasi import kunci as kunci_basis
from skm.operasi.cadangan import keadaan
from skm.operasi.jaringan import batas, cadangan
from skm.operasi.kantor import kantor
from skm.operasi.mulai import skema
from skm.operasi.pilihan import pilihan
from skm.operasi.server import alamat, cakram, kunci, proksi
from skm.operasi.temuan import Temuan
from skm.orm import buka_sesi, make_engine


def diagnosa(konf: Konfigurasi, pada: datetime, kode: str | None = None) -> list[Temuan]:
    """All checks as of `pada`, for every office or the one of that code.

    Those on the database stop at the first that cannot go on. Raises Galat for a code that no office has.
    """
    mesin = make_engine(konf.database_url)
    if mesin.dialect.name == "postgresql":
        sa.event.listen(mesin, "connect", _tak_sabar)
    try:
        tempat = (alamat(konf), proksi(konf), *cakram(konf), batas(konf))
        return [*kunci(konf), *tempat, *_basis_data(mesin, konf, pada, kode)]
    finally:
        mesin.dispose()


def _tak_sabar(koneksi: Any, _catatan: Any) -> None:
    """What somebody else holds for long is told, not waited for: whoever asks the doctor is in a hurry."""
    koneksi.autocommit = True  # it is to outlast whatever transaction comes first
    koneksi.execute("SET lock_timeout = '5s'")
    koneksi.autocommit = False


def _basis_data(mesin: Engine, konf: Konfigurasi, pada: datetime, kode: str | None) -> Iterator[Temuan]:
    try:
        versi = migrasi.versi_basis_data(mesin)
    except sa.exc.DatabaseError as galat:
        yield Temuan("basis data", "GALAT", f"tidak dapat dibuka: {galat.orig}")
        return
    if kalimat := skema(mesin):
        yield Temuan("basis data", "GALAT", kalimat)
        return
    yield Temuan("basis data", "BAIK", f"{mesin.dialect.name}, skema {versi}")
    yield (utuh := keutuhan.temuan(mesin))
    if utuh.status == "GALAT":
        return
    yield kesiapan.tulis(mesin, pada)
    yield cadangan(konf, versi)
    with buka_sesi(mesin, tulis=False) as session:
        try:
            semua = layanan.semua_unit(session)
        except Galat as galat:
            yield Temuan("data awal", "GALAT", str(galat))
            return
        yield kesiapan.jam(session, pada)
        yield kunci_basis.temuan(session, konf)
        yield from keadaan.temuan(session, konf, pada)
        yield sisa.temuan(session, konf.instance, pada)
        for unit in semua if kode is None else [layanan.unit_berkode(semua, kode)]:
            for temuan in (*kantor(session, unit, konf, pada), *pilihan(session, unit.id)):
                nama = temuan.nama if len(semua) == 1 else f"{temuan.nama} ({unit.kode})"
                yield replace(temuan, nama=nama)
