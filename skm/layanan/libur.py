"""Changing the holidays of a year, and proposing them from a library. Nothing here commits.

Due moments already given are kept; a change counts for cases logged after it, and for days to come. What
was known of a day before stays on record.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.tanggal import tanggal_indonesia
from skm.akun.services import catat
from skm.galat import SUDAH_DIHAPUS, Bersamaan, Galat, kunci, simpan
from skm.layanan.models import HariLibur, JenisLibur
from skm.layanan.penyiapan import pastikan_belum_lewat, sedang_disiapkan
from skm.layanan.queries import daftar_libur, versi_libur

LEWAT = (
    "Tanggal itu sudah lewat. Jatuh tempo yang sudah lewat tidak pernah digeser, jadi hari libur dicatat "
    "atau dihapus paling lambat pada harinya."
)
_PERKIRAAN = re.compile(r"\s*\(perkiraan\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UsulanLibur:
    """A holiday the library knows of; `perkiraan` while it stands on an estimate."""

    tanggal: date
    nama: str
    jenis: JenisLibur
    perkiraan: bool


def usulan_libur(tahun: int) -> tuple[UsulanLibur, ...]:
    """National holidays and cuti bersama of a year, in order.

    Days the library estimates are marked so; in a year without any cuti bersama the decree is not out
    yet, and every day is.
    """
    import holidays  # noqa: PLC0415  # loads every country it knows; only this page needs it

    usulan: dict[date, UsulanLibur] = {}
    bersama = holidays.country_holidays("ID", years=tahun, categories=("government",), language="id")
    nasional = holidays.country_holidays("ID", years=tahun, categories=("public",), language="id")
    sumber = ((JenisLibur.CUTI_BERSAMA, bersama), (JenisLibur.LIBUR_NASIONAL, nasional))
    for jenis, hari in sumber:
        for tanggal, nama in hari.items():
            perkiraan = not bersama or _PERKIRAAN.search(nama) is not None
            usulan[tanggal] = UsulanLibur(tanggal, _PERKIRAAN.sub("", nama), jenis, perkiraan)
    return tuple(usulan[tanggal] for tanggal in sorted(usulan))


def muat_usulan(
    session: Session, *, unit_id: int, tahun: int, hari_ini: date, oleh: str, pada: datetime
) -> int:
    """Fill a year that has no holiday from the library, from today on; gives how many.

    Raises Galat if it has any, and for a year that has passed unless the office is being set up.
    """
    berisi = f"Tahun {tahun} sudah berisi hari libur."
    if daftar_libur(session, unit_id, tahun):
        raise Galat(berisi)
    sejak = date(tahun, 1, 1) if sedang_disiapkan(session, unit_id) else hari_ini
    usulan = [satu for satu in usulan_libur(tahun) if satu.tanggal >= sejak]
    if not usulan:
        raise Galat(LEWAT)
    setahun = HariLibur.tanggal.between(date(tahun, 1, 1), date(tahun, 12, 31))
    ada = Counter(session.scalars(sa.select(HariLibur.tanggal).where(HariLibur.unit_id == unit_id, setahun)))
    session.add_all(
        HariLibur(
            unit_id=unit_id,
            tanggal=satu.tanggal,
            versi=ada[satu.tanggal] + 1,
            dicatat=pada,
            nama=satu.nama[:160],
            jenis=satu.jenis,
            perkiraan=satu.perkiraan,
        )
        for satu in usulan
    )
    simpan(session, berisi)
    peristiwa = f"memuat {len(usulan)} usulan hari libur tahun {tahun} dari pustaka"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return len(usulan)


def tambah_libur(
    session: Session,
    *,
    unit_id: int,
    tanggal: date,
    nama: str,
    jenis: JenisLibur,
    hari_ini: date,
    oleh: str,
    pada: datetime,
) -> None:
    """Add a day nobody works. Raises Galat if that day is one already, or has passed."""
    tercatat = f"Tanggal {tanggal_indonesia(tanggal)} sudah tercatat sebagai libur."
    ada = versi_libur(session, unit_id, tanggal)
    if ada and not ada[-1].dicabut:
        raise Galat(tercatat, bidang="tanggal")
    pastikan_belum_lewat(
        session, unit_id=unit_id, tanggal=tanggal, hari_ini=hari_ini, kalimat=LEWAT, bidang="tanggal"
    )
    session.add(
        HariLibur(
            unit_id=unit_id,
            tanggal=tanggal,
            versi=len(ada) + 1,
            dicatat=pada,
            nama=nama.strip(),
            jenis=jenis,
        )
    )
    simpan(session, tercatat, bidang="tanggal")
    peristiwa = f"menambah hari libur {tanggal_indonesia(tanggal)} ({nama.strip()})"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def hapus_libur(session: Session, libur: HariLibur, *, hari_ini: date, oleh: str, pada: datetime) -> None:
    """Remove a holiday, for instance one a decree moved; that it was one stays on record.

    Raises Bersamaan when somebody has removed it, Galat for a day that has passed.
    """
    kunci(session, libur)
    ada = versi_libur(session, libur.unit_id, libur.tanggal)
    if libur.dicabut or libur is not ada[-1]:
        raise Bersamaan(SUDAH_DIHAPUS)
    pastikan_belum_lewat(
        session, unit_id=libur.unit_id, tanggal=libur.tanggal, hari_ini=hari_ini, kalimat=LEWAT
    )
    session.add(
        HariLibur(
            unit_id=libur.unit_id,
            tanggal=libur.tanggal,
            versi=len(ada) + 1,
            dicatat=pada,
            nama=libur.nama,
            jenis=libur.jenis,
            dicabut=True,
        )
    )
    simpan(session, SUDAH_DIHAPUS)
    peristiwa = f"menghapus hari libur {tanggal_indonesia(libur.tanggal)} ({libur.nama})"
    catat(session, unit_id=libur.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def konfirmasi_tahun(session: Session, *, unit_id: int, tahun: int, oleh: str, pada: datetime) -> None:
    """State that the year's holidays agree with its decree; none is provisional after that."""
    session.execute(
        sa.update(HariLibur)
        .where(
            HariLibur.unit_id == unit_id,
            HariLibur.tanggal.between(date(tahun, 1, 1), date(tahun, 12, 31)),
        )
        .values(perkiraan=False)
    )
    peristiwa = f"memastikan hari libur tahun {tahun} sesuai keputusan yang berlaku"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
