"""Seeds of this slice, read from the files in `benih/`. What an admin edited since is left alone."""

from __future__ import annotations

import csv
import io
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time
from importlib.resources import files

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.kalender import Satuan
from skm.layanan.models import (
    SELALU,
    HariLibur,
    JamKerja,
    JanjiLayanan,
    JenisLibur,
    Kategori,
    KategoriLayanan,
    Layanan,
    PolaKerja,
    SebutanLayanan,
    Unit,
    Wilayah,
)

BERLAKU_AWAL = date(2000, 1, 1)
"""Seeded promises and categories hold from here, so that registers of earlier years can be loaded."""


def baca_csv(paket: str, nama: str) -> Iterator[dict[str, str]]:
    """Rows of a seed file of `paket`."""
    teks = (files(paket) / "benih" / nama).read_text(encoding="utf-8")
    yield from csv.DictReader(io.StringIO(teks))


def tanam(session: Session, *, pada: datetime) -> Unit:
    """Add the package's office and whatever of its seed rows is missing; repeating it changes nothing."""
    unit = _unit(session)
    _wilayah(session, unit)
    lengkapi(session, unit, pada=pada)
    return unit


def lengkapi(session: Session, unit: Unit, *, pada: datetime) -> None:
    """Services, hours and holidays that the office is missing; its villages are its own.

    What an office gets before its first case counts as always known. A service or a year of holidays that a
    later version brings was recorded at `pada`, and of the year the days that are over by then are left out:
    nothing due is moved.
    """
    _layanan(session, unit, pada)
    _jam_kerja(session, unit)
    _libur(session, unit, pada)
    session.flush()


def _unit(session: Session) -> Unit:
    isi = tomllib.loads((files("skm.layanan") / "benih" / "unit.toml").read_text(encoding="utf-8"))
    unit = session.scalar(sa.select(Unit).where(Unit.kode == isi["kode"]))
    if unit is None:
        unit = Unit(**{k: isi[k] for k in ("kode", "nama", "nama_ketetapan", "kabupaten", "provinsi")})
        session.add(unit)
        session.flush()
    return unit


def _wilayah(session: Session, unit: Unit) -> None:
    ada = set(session.scalars(sa.select(Wilayah.kode).where(Wilayah.unit_id == unit.id)))
    session.add_all(
        Wilayah(unit_id=unit.id, **baris)
        for baris in baca_csv("skm.layanan", "wilayah.csv")
        if baris["kode"] not in ada
    )


def _layanan(session: Session, unit: Unit, pada: datetime) -> None:
    dicatat = SELALU if unit.kasus_pertama is None else pada
    ada = set(session.scalars(sa.select(Layanan.kode).where(Layanan.unit_id == unit.id)))
    for baris in baca_csv("skm.layanan", "layanan.csv"):
        if baris["kode"] in ada:
            continue
        janji = JanjiLayanan(
            berlaku_mulai=BERLAKU_AWAL,
            jumlah=int(baris["jumlah"]),
            satuan=Satuan(baris["satuan"]),
            dasar=baris["dasar_janji"],
            dicatat=dicatat,
        )
        kategori, urutan = Kategori(baris["kategori"]), int(baris["urutan"])
        session.add(
            Layanan(
                unit_id=unit.id,
                kode=baris["kode"],
                nama=baris["nama"],
                sebutan=[SebutanLayanan(nama=baris["nama"], urutan=urutan, dicatat=dicatat)],
                kategori=[KategoriLayanan(berlaku_mulai=BERLAKU_AWAL, kategori=kategori, dicatat=dicatat)],
                urutan=urutan,
                usulan=True,
                janji=[janji],
            )
        )


def _jam_kerja(session: Session, unit: Unit) -> None:
    """Only an office without any pattern gets the seeded ones: hours belong together."""
    if session.scalar(sa.select(sa.exists().where(PolaKerja.unit_id == unit.id))):
        return
    pola: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for baris in baca_csv("skm.layanan", "jam_kerja.csv"):
        pola[baris["pola"], baris["berlaku_mulai"], baris["berlaku_sampai"]].append(baris)
    for (nama, mulai, sampai), jam in pola.items():
        session.add(
            PolaKerja(
                unit_id=unit.id,
                nama=nama,
                berlaku_mulai=date.fromisoformat(mulai),
                berlaku_sampai=date.fromisoformat(sampai) if sampai else None,
                jam=[
                    JamKerja(
                        hari=int(b["hari"]),
                        buka=time.fromisoformat(b["buka"]),
                        tutup=time.fromisoformat(b["tutup"]),
                    )
                    for b in jam
                ],
            )
        )


def _libur(session: Session, unit: Unit, pada: datetime) -> None:
    """Years the office already has are its own to edit; only years without a day are filled."""
    hari = session.scalars(sa.select(HariLibur.tanggal).where(HariLibur.unit_id == unit.id))
    ada = {tanggal.year for tanggal in hari}
    for baris in baca_csv("skm.layanan", "libur.csv"):
        tanggal = date.fromisoformat(baris["tanggal"])
        if tanggal.year in ada or (unit.kasus_pertama is not None and tanggal < pada.date()):
            continue
        session.add(
            HariLibur(
                unit_id=unit.id,
                tanggal=tanggal,
                dicatat=SELALU if unit.kasus_pertama is None else pada,
                nama=baris["nama"],
                jenis=JenisLibur(baris["jenis"]),
                perkiraan=baris["perkiraan"] == "1",
            )
        )
