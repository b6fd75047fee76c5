"""A second office on the same server, with a row of everything and its own name in every text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy.orm import Session

from skm.berkas.models import Impor, JenisImpor
from skm.jawaban.models import Pengecualian
from skm.kuesioner.tanam import tanam as tanam_kuesioner
from skm.layanan import tanam
from skm.layanan.models import Unit, Wilayah
from skm.orm import buka_sesi
from skm.siapkan import lengkapi
from tests.contoh import Contoh, isi_contoh
from tests.papan import isi_papan

SINI = "Kecamatan Long Kali"
SANA, KODE_SANA = "Kecamatan Seberang", "64.01.99"
"""Invented: no kecamatan has that code."""
TANDA = "Seberang"
"""Stands in every text of the second office, and in none of the first."""
PADA = datetime(2026, 3, 5, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DuaKantor:
    """The keys of the rows of both offices."""

    sini: Contoh
    sana: Contoh


def isi_dua_kantor(app: Flask) -> DuaKantor:
    """Both offices with a row of everything."""
    return DuaKantor(isi_contoh(app), dirikan(app))


def dirikan_kosong(app: Flask) -> int:
    """Add the second office as it is before anybody works there, without a catalogue; gives its id."""
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        unit = Unit(
            kode=KODE_SANA,
            nama=SANA,
            nama_ketetapan=SANA,
            kabupaten="Kabupaten Paser",
            provinsi="Kalimantan Timur",
            pengaduan=f"Loket {TANDA}",
        )
        session.add(unit)
        session.flush()
        nomor = unit.id
        session.add(Wilayah(unit_id=nomor, kode=f"{KODE_SANA}.2001", nama=TANDA, jenis="desa"))
        tanam.lengkapi(session, unit, pada=PADA)
        tanam_kuesioner(session, unit_id=nomor, pada=PADA)
        session.commit()
    return nomor


def dirikan(app: Flask) -> Contoh:
    """Add the second office to a server that serves the first, with a row of everything."""
    unit_id = dirikan_kosong(app)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        lengkapi(session, unit_id=unit_id, pada=PADA)
        session.commit()
    contoh = isi_contoh(app, TANDA, KODE_SANA)
    isi_papan(app, TANDA, KODE_SANA)
    with buka_sesi(app.extensions["skm_mesin"], tulis=True) as session:
        contoh = replace(contoh, **_muatan(session, unit_id))
        session.commit()
    return contoh


def _muatan(session: Session, unit_id: int) -> dict[str, int]:
    """A load of answers, a load of requests and an exclusion, all of them empty."""
    muatan, register = (
        Impor(
            unit_id=unit_id,
            jenis=jenis,
            sidik=TANDA,
            nama_berkas=f"{TANDA}.csv",
            jumlah=0,
            pada=PADA,
            oleh=TANDA,
        )
        for jenis in (JenisImpor.RESPONDEN, JenisImpor.PERMOHONAN)
    )
    keluar = Pengecualian(unit_id=unit_id, alasan=TANDA, jumlah=0, pada=PADA, oleh=TANDA)
    session.add_all([muatan, register, keluar])
    session.flush()
    return {"muatan": muatan.id, "register": register.id, "pengecualian": keluar.id}
