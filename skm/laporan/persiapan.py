"""The first days of an office: what has to be settled before its figures and papers mean anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.kebijakan import BERTUGAS_DI_LOKET, MENYETUJUI
from skm.akun.models import Akun, Peran
from skm.isian.models import PenugasanJabatan
from skm.layanan.models import Layanan, Unit
from skm.layanan.queries import tahun_libur
from skm.survei.alamat import setempat
from skm.survei.models import JenisTautan, Tautan


@dataclass(frozen=True, slots=True)
class Langkah:
    """One row of the list: what it is, whether it is done, a sentence, and the page where it is done."""

    judul: str
    selesai: bool
    kalimat: str
    halaman: str
    """Endpoint; empty where no page does it."""


Pemeriksa = Callable[[Session, Unit], Langkah]
LAIN: list[Pemeriksa] = []
"""Steps that rooms above this one add: each knows its own tables."""


@dataclass(frozen=True, slots=True)
class Hitungan:
    """What is counted for the list, in one statement."""

    layanan: int
    usulan: int
    berposter: int
    petugas: int
    pimpinan: int
    pengisi: int
    """Accounts that fill in for a post."""


def langkah_persiapan(
    session: Session, unit: Unit, *, hari_ini: date, base_url: str
) -> tuple[Langkah, ...] | None:
    """All steps in the order they are taken; None once every one is done, and for an office made up."""
    if unit.contoh:
        return None
    hitungan = _hitung(session, unit.id)
    semua = (
        _kantor(unit),
        _janji(hitungan),
        _kalender(session, unit.id, hari_ini),
        _akun(hitungan),
        *(satu(session, unit) for satu in LAIN),
        _alamat(base_url),
        _poster(hitungan),
    )
    return None if all(satu.selesai for satu in semua) else semua


def _hitung(session: Session, unit_id: int) -> Hitungan:
    dilayani = (Layanan.unit_id == unit_id, Layanan.aktif)
    berposter = sa.exists().where(
        Tautan.layanan_id == Layanan.id, Tautan.aktif, Tautan.jenis == JenisTautan.POSTER
    )

    def akun(siapa: frozenset[Peran]) -> sa.ScalarSelect[int]:
        milik = (Akun.unit_id == unit_id, Akun.aktif, Akun.peran.in_(siapa))
        return sa.select(sa.func.count(Akun.id)).where(*milik).scalar_subquery()

    def layanan(*lagi: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
        return sa.select(sa.func.count(Layanan.id)).where(*dilayani, *lagi).scalar_subquery()

    pengisi = sa.select(sa.func.count(sa.distinct(PenugasanJabatan.akun_id))).join(
        Akun, Akun.id == PenugasanJabatan.akun_id
    )
    return Hitungan(
        *session.execute(
            sa.select(
                layanan(),
                layanan(Layanan.usulan.is_(True)),
                layanan(berposter),
                akun(BERTUGAS_DI_LOKET),
                akun(MENYETUJUI),
                pengisi.where(Akun.unit_id == unit_id, Akun.aktif).scalar_subquery(),
            )
        ).one()
    )


def _kantor(unit: Unit) -> Langkah:
    isi = {
        "alamat": unit.alamat,
        "telepon": unit.telepon,
        "tempat mengadu": unit.pengaduan,
        "lambang": unit.lambang,
    }
    kurang = [nama for nama, ada in isi.items() if not ada]
    kalimat = f"Belum diisi: {', '.join(kurang)}." if kurang else "Alamat, telepon, dan lambang sudah diisi."
    return Langkah("Data kantor", not kurang, kalimat, "laporan.kantor")


def _janji(jumlah: Hitungan) -> Langkah:
    kalimat = "Semua janji sudah ditetapkan kantor."
    if not jumlah.layanan:
        kalimat = "Belum ada layanan; tambahkan dahulu."
    elif jumlah.usulan:
        kalimat = f"{jumlah.usulan} janji masih usulan, jadi belum ditampilkan kepada warga."
    return Langkah("Janji waktu", bool(jumlah.layanan) and not jumlah.usulan, kalimat, "layanan.janji_semua")


def _kalender(session: Session, unit_id: int, hari_ini: date) -> Langkah:
    libur = tahun_libur(session, unit_id)
    tahun = hari_ini.year
    ragu = tahun not in libur.berisi or tahun in libur.perkiraan
    ragu_nanti = [satu for satu in libur.perkiraan if satu > tahun]
    kalimat = f"Hari libur {tahun} sudah cocok dengan keputusan bersama."
    if ragu:
        kalimat = f"Hari libur {tahun} belum dicocokkan dengan keputusan bersama."
    elif ragu_nanti:
        kalimat = f"Hari libur {', '.join(map(str, ragu_nanti))} belum dicocokkan dengan keputusan bersama."
    return Langkah("Kalender kerja", not (ragu or ragu_nanti), kalimat, "layanan.kalender")


def _akun(jumlah: Hitungan) -> Langkah:
    ada = {
        "akun petugas loket": jumlah.petugas,
        "akun pimpinan": jumlah.pimpinan,
        "akun yang ditugaskan pada jabatan": jumlah.pengisi,
    }
    kurang = [nama for nama, banyak in ada.items() if not banyak]
    kalimat = f"Belum ada {', '.join(kurang)}." if kurang else "Petugas, pimpinan, dan pengisi sudah ada."
    halaman = "akun.daftar" if not (jumlah.petugas and jumlah.pimpinan) else "indikator.jabatan"
    return Langkah("Akun dan jabatan", not kurang, kalimat, halaman)


def _alamat(base_url: str) -> Langkah:
    if setempat(base_url):
        kalimat = f"Masih {base_url}; atur SKM_BASE_URL, lalu jalankan ulang server, sebelum mencetak poster."
        return Langkah("Alamat dasar", selesai=False, kalimat=kalimat, halaman="")
    return Langkah("Alamat dasar", selesai=True, kalimat=f"Poster menuju {base_url}.", halaman="")


def _poster(jumlah: Hitungan) -> Langkah:
    selesai = bool(jumlah.layanan) and jumlah.berposter == jumlah.layanan
    kalimat = f"{jumlah.berposter} dari {jumlah.layanan} layanan punya tautan poster."
    return Langkah("Poster pertama", selesai, kalimat, "survei.tautan")
