"""What `skm doctor` looks at."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kinerja.galat import GalatMasukan
from skm import migrasi
from skm.akun.kebijakan import MENGELOLA
from skm.akun.queries import ada_akun
from skm.config import Konfigurasi
from skm.galat import Galat
from skm.indikator.models import BuktiDukung, Indikator
from skm.indikator.queries import katalog_rumus, tahun_berkatalog
from skm.indikator.services import letak
from skm.layanan import queries as layanan
from skm.layanan.models import Unit
from skm.loket.queries import banding_catatan
from skm.orm import buka_sesi, make_engine

KASUS_DIPERIKSA = 500
BUKTI_DIBACA = 100
KUNCI_WAJAR = 32


@dataclass(frozen=True, slots=True)
class Temuan:
    """One check: `status` is BAIK, PERHATIAN (works, but look) or GALAT (does not work)."""

    nama: str
    status: str
    keterangan: str


def diagnosa(konf: Konfigurasi, pada: datetime, kode: str | None = None) -> list[Temuan]:
    """All checks as of `pada`, for every office or the one of that code.

    Those on the database stop at the first that cannot go on. Raises Galat for a code that no office has.
    """
    mesin = make_engine(konf.database_url)
    try:
        return [*_berkas(konf), *_alamat(konf), *_basis_data(mesin, konf, pada, kode)]
    finally:
        mesin.dispose()


def _berkas(konf: Konfigurasi) -> Iterator[Temuan]:
    for nama, berkas, variabel, isi in (
        ("kunci rahasia", "secret_key", "SKM_SECRET_KEY", konf.secret_key),
        ("kunci data", "data_key", "SKM_DATA_KEY", konf.data_key),
    ):
        kunci = konf.instance / berkas
        if not kunci.exists():
            if len(isi) < KUNCI_WAJAR:
                yield Temuan(nama, "PERHATIAN", f"{variabel} kurang dari {KUNCI_WAJAR} karakter")
            else:
                yield Temuan(nama, "BAIK", f"dari {variabel}")
        elif stat.S_IMODE(kunci.stat().st_mode) & 0o077:
            yield Temuan(nama, "GALAT", f"{kunci} dapat dibaca orang lain: chmod 600 {kunci}")
        else:
            yield Temuan(nama, "BAIK", f"{kunci}, hanya pemilik yang dapat membaca")


def _alamat(konf: Konfigurasi) -> Iterator[Temuan]:
    host = urlsplit(konf.base_url).hostname
    if host in {"0.0.0.0", "::"}:  # noqa: S104  # compared with, not listened on
        yield Temuan("alamat publik", "GALAT", f"{konf.base_url} tidak dapat dibuka warga: isi SKM_BASE_URL")
    elif konf.base_url.startswith("https://"):
        yield Temuan("alamat publik", "BAIK", konf.base_url)
    else:
        yield Temuan(
            "alamat publik",
            "PERHATIAN",
            f"{konf.base_url} tanpa HTTPS: kode QR dan sandi hanya aman di jaringan sendiri (SKM_BASE_URL)",
        )


def _basis_data(mesin: Engine, konf: Konfigurasi, pada: datetime, kode: str | None) -> Iterator[Temuan]:
    try:
        versi = migrasi.versi_basis_data(mesin)
    except sa.exc.DatabaseError as galat:
        yield Temuan("basis data", "GALAT", f"tidak dapat dibuka: {galat.orig}")
        return
    if versi != migrasi.versi_terbaru():
        yield Temuan("basis data", "GALAT", f"skema {versi or 'kosong'}, perlu: skm init")
        return
    yield Temuan("basis data", "BAIK", f"{mesin.dialect.name}, skema {versi}")
    with buka_sesi(mesin, tulis=False) as session:
        try:
            semua = layanan.semua_unit(session)
        except Galat as galat:
            yield Temuan("data awal", "GALAT", str(galat))
            return
        for unit in semua if kode is None else [layanan.unit_berkode(semua, kode)]:
            for temuan in _kantor(session, unit, konf, pada):
                nama = temuan.nama if len(semua) == 1 else f"{temuan.nama} ({unit.kode})"
                yield replace(temuan, nama=nama)


def _kantor(session: Session, unit: Unit, konf: Konfigurasi, pada: datetime) -> Iterator[Temuan]:
    yield Temuan("data awal", "BAIK", f"{unit.nama}, {unit.kabupaten}")
    if ada_akun(session, MENGELOLA, unit.id):
        yield Temuan("admin", "BAIK", "ada")
    else:
        lewat = f"user add NAMA --peran admin --unit {unit.kode}" if ada_akun(session, MENGELOLA) else "init"
        yield Temuan("admin", "GALAT", f"belum ada akun admin: skm {lewat}")
    yield _catatan(session, unit.id)
    yield _bukti(session, unit.id, konf.instance)
    yield _rumus(session, unit.id)
    tahun = pada.astimezone(konf.timezone).year
    yield _kalender(
        tahun, layanan.tahun_perkiraan(session, unit.id), layanan.tahun_berlibur(session, unit.id)
    )


def _catatan(session: Session, unit_id: int) -> Temuan:
    """Whether the newest cases say what their logs say; else somebody wrote past the log."""
    hasil = banding_catatan(session, unit_id, terbanyak=KASUS_DIPERIKSA)
    if hasil.selisih:
        daftar = ", ".join(f"{satu.nomor} ({', '.join(satu.kolom)})" for satu in hasil.selisih[:5])
        kalimat = f"{len(hasil.selisih)} permohonan tidak sama dengan catatannya: {daftar}"
        return Temuan("catatan loket", "GALAT", kalimat)
    return Temuan("catatan loket", "BAIK", f"{hasil.dibandingkan} permohonan terakhir sama dengan catatannya")


def _bukti(session: Session, unit_id: int, folder: Path) -> Temuan:
    """Whether every evidence file is there, and the newest still hold what was sent."""
    milik = sa.select(BuktiDukung).join(Indikator).where(Indikator.unit_id == unit_id)
    semua = session.scalars(milik.order_by(BuktiDukung.id.desc())).all()
    rusak = [
        satu.nama
        for urutan, satu in enumerate(semua)
        if not _utuh(letak(folder, satu.sidik), satu, dibaca=urutan < BUKTI_DIBACA)
    ]
    if rusak:
        daftar = ", ".join(map(repr, rusak[:5]))
        return Temuan("bukti dukung", "GALAT", f"{len(rusak)} berkas hilang atau berubah: {daftar}")
    return Temuan("bukti dukung", "BAIK", f"{len(semua)} berkas ada")


def _rumus(session: Session, unit_id: int) -> Temuan:
    """Whether the office's own formulas still fit the catalogue that this version carries."""
    semua = tahun_berkatalog(session, unit_id)
    for tahun in semua:
        try:
            katalog_rumus(session, unit_id, tahun, ketat=True)
        except GalatMasukan as galat:
            return Temuan("rumus indikator", "GALAT", f"tahun {tahun}: {galat}")
    return Temuan("rumus indikator", "BAIK", f"{len(semua)} tahun dapat dihitung")


def _utuh(berkas: Path, satu: BuktiDukung, *, dibaca: bool) -> bool:
    if not berkas.is_file() or berkas.stat().st_size != satu.ukuran:
        return False
    return not dibaca or sha256(berkas.read_bytes()).hexdigest() == satu.sidik


def _kalender(tahun: int, perkiraan: list[int], berlibur: list[int]) -> Temuan:
    kosong = [t for t in (tahun, tahun + 1) if t not in berlibur]
    if kosong:
        daftar = ", ".join(map(str, kosong))
        return Temuan("hari libur", "PERHATIAN", f"tahun {daftar} belum berisi hari libur (/kelola/kalender)")
    if perkiraan:
        daftar = ", ".join(map(str, perkiraan))
        return Temuan("hari libur", "PERHATIAN", f"tahun {daftar} masih perkiraan: cocokkan dengan SKB")
    return Temuan("hari libur", "BAIK", f"tahun {tahun} dan {tahun + 1} terisi")
