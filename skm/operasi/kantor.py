"""Whether what an office has on record holds together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.galat import GalatMasukan
from skm.akun.kebijakan import MENGELOLA
from skm.akun.queries import ada_akun
from skm.config import Konfigurasi
from skm.isian.models import BerkasBukti, BuktiDukung
from skm.isian.services import temukan
from skm.katalog.models import Indikator
from skm.katalog.queries import katalog_rumus, tahun_berkatalog
from skm.layanan import queries as layanan
from skm.layanan.models import Unit
from skm.layanan.queries import TahunLibur
from skm.loket.queries import banding_catatan
from skm.operasi import hitungan, jawaban, jejak, pengaduan
from skm.operasi.bawaan import bawaan
from skm.operasi.temuan import Temuan
from skm.pekppp.models import BuktiMedia, MediaPublikasi
from skm.tindaklanjut.models import BuktiTindakLanjut, RencanaTindakLanjut

KASUS_DIPERIKSA = 500
BUKTI_DIBACA = 100


def kantor(session: Session, unit: Unit, konf: Konfigurasi, pada: datetime) -> Iterator[Temuan]:
    """What it has on record as of `pada`, from its name and admin to its holidays."""
    yield Temuan("data awal", "BAIK", f"{unit.nama}, {unit.kabupaten}")
    if ada_akun(session, MENGELOLA, unit.id):
        yield Temuan("admin", "BAIK", "ada")
    else:
        lewat = f"user add NAMA --peran admin --unit {unit.kode}" if ada_akun(session, MENGELOLA) else "init"
        yield Temuan("admin", "GALAT", f"belum ada akun admin: skm {lewat}")
    yield _catatan(session, unit.id)
    yield hitungan.temuan(session, unit.id, konf.timezone, pada)
    yield from jawaban.temuan(session, unit.id, konf, pada)
    yield from pengaduan.temuan(session, unit.id, pada)
    yield jejak.temuan(session, unit.id)
    yield _bukti(session, unit.id, konf.instance)
    yield _rumus(session, unit.id)
    yield from bawaan(session, unit.id)
    tahun = pada.astimezone(konf.timezone).year
    yield _kalender(tahun, layanan.tahun_libur(session, unit.id))


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
    dukung = sa.select(BuktiDukung).join(Indikator).where(Indikator.unit_id == unit_id)
    semua: list[BerkasBukti] = [*session.scalars(dukung.order_by(BuktiDukung.id.desc()))]
    rencana = sa.select(BuktiTindakLanjut).join(RencanaTindakLanjut)
    semua += session.scalars(rencana.where(RencanaTindakLanjut.unit_id == unit_id))
    media = sa.select(BuktiMedia).join(MediaPublikasi).where(MediaPublikasi.unit_id == unit_id)
    semua += session.scalars(media)
    semua.sort(key=lambda satu: satu.pada, reverse=True)
    rusak = [
        satu.nama
        for urutan, satu in enumerate(semua)
        if not _utuh(temukan(folder, satu.sidik), satu, dibaca=urutan < BUKTI_DIBACA)
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


def _utuh(berkas: Path, satu: BerkasBukti, *, dibaca: bool) -> bool:
    if not berkas.is_file() or berkas.stat().st_size != satu.ukuran:
        return False
    return not dibaca or sha256(berkas.read_bytes()).hexdigest() == satu.sidik


def _kalender(tahun: int, libur: TahunLibur) -> Temuan:
    kosong = [t for t in (tahun, tahun + 1) if t not in libur.berisi]
    if kosong:
        daftar = ", ".join(map(str, kosong))
        return Temuan("hari libur", "PERHATIAN", f"tahun {daftar} belum berisi hari libur (/kelola/kalender)")
    if libur.perkiraan:
        daftar = ", ".join(map(str, libur.perkiraan))
        return Temuan("hari libur", "PERHATIAN", f"tahun {daftar} masih perkiraan: cocokkan dengan SKB")
    return Temuan("hari libur", "BAIK", f"tahun {tahun} dan {tahun + 1} terisi")
