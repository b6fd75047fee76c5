"""When people's data has been kept long enough; what goes is each slice's to say, and is listed first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.isian.models import BuktiDukung
from skm.isian.services import buang_berkas, letak
from skm.isian.services.bukti import tak_terpakai
from skm.layanan.tiket import banyak_kedaluwarsa, buang_kedaluwarsa
from skm.loket.services import retensi as loket
from skm.operasi.sisa import sisa_bukti
from skm.pengaduan import services as pengaduan
from skm.pengukuran.services import retensi as pengukuran
from skm.pribadi.models import Putusan
from skm.pribadi.queries import banyak_temuan
from skm.tindaklanjut.models import BuktiTindakLanjut
from skm.tindaklanjut.services import retensi as tindaklanjut

BAWAAN = 24
"""Months after closing, unless the office says otherwise."""


@dataclass(frozen=True, slots=True)
class Dikosongkan(loket.HasilRetensi):
    """What went of the desk's cases, and how many complaints, files of evidence and codes of visits."""

    pengaduan: int
    bukti: int
    tiket: int
    sisa: int
    """Files that no row named."""


@dataclass(frozen=True, slots=True)
class Lewat:
    """What would go, by the names that staff know it by; nothing in it tells of a person."""

    permohonan: tuple[str, ...]
    pengaduan: tuple[str, ...]
    bukti: tuple[str, ...]
    """Where each file belongs, without its name."""
    tiket: int
    sisa: tuple[str, ...]
    """Files of evidence without a row, of whatever office's, as `sisa_bukti` lists them."""
    tulisan: int
    """Places in words that wait for a person's decision: these do not go by themselves."""

    @property
    def ada(self) -> bool:
        """Whether anything would go."""
        return bool(self.permohonan or self.pengaduan or self.bukti or self.tiket or self.sisa)

    @property
    def sidik(self) -> str:
        """By which it is known that what goes is what was listed."""
        isi = (self.permohonan, self.pengaduan, self.bukti, self.tiket, self.sisa)
        return hashlib.sha256(repr(isi).encode()).hexdigest()


def daftar_lewat(
    session: Session, *, unit_id: int, bulan: int, pada: datetime, hari: date, folder: Path
) -> Lewat:
    """What `jalankan` would take; changes nothing."""
    sebelum = mundur(pada, bulan)
    bukti = _bukti(session, unit_id, sebelum)
    return Lewat(
        permohonan=tuple(loket.nomor_lewat(session, unit_id=unit_id, sebelum=sebelum)),
        pengaduan=tuple(pengaduan.nomor_lewat(session, unit_id=unit_id, sebelum=sebelum)),
        bukti=tuple(tempat for _, tempat in bukti),
        tiket=banyak_kedaluwarsa(session, unit_id, hari),
        sisa=sisa_bukti(session, folder, pada),
        tulisan=banyak_temuan(session, unit_id)[Putusan.TERBUKA],
    )


def jalankan(
    session: Session,
    *,
    unit_id: int,
    bulan: int,
    oleh: str,
    pada: datetime,
    hari: date,
    sisa: Sequence[str],
) -> tuple[Dikosongkan, list[str]]:
    """Empty what was closed more than `bulan` months before `pada`; gives the fingerprints of the files that
    `buang` takes from the disk after the commit, with `sisa`. Does not commit.
    """
    sebelum = mundur(pada, bulan)
    kasus = loket.kosongkan(session, unit_id=unit_id, sebelum=sebelum, oleh=oleh, pada=pada)
    aduan = pengaduan.kosongkan(session, unit_id=unit_id, sebelum=sebelum, oleh=oleh, pada=pada)
    bukti = _bukti(session, unit_id, sebelum)
    for satu, _ in bukti:
        session.delete(satu)
    session.flush()
    if bukti:
        peristiwa = f"menghapus {len(bukti)} berkas bukti lama yang tidak mendasari angka yang disetujui"
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    if sisa:
        peristiwa = f"membuang {len(sisa)} berkas bukti tanpa catatan, sisa kiriman yang terputus"
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    tiket = banyak_kedaluwarsa(session, unit_id, hari)
    buang_kedaluwarsa(session, hari)
    sidik = sorted({satu.sidik for satu, _ in bukti if tak_terpakai(session, satu.sidik)})
    dari_kasus = (kasus.permohonan, kasus.nama, kasus.nik, kasus.telepon)
    hasil = Dikosongkan(*dari_kasus, aduan, len(bukti), tiket, len(sisa))
    return hasil, sidik


def buang(session: Session, folder: Path, sidik: Iterable[str], sisa: Iterable[str]) -> None:
    """Take from the instance folder, after the commit, what `jalankan` gave and what was listed as left."""
    buang_berkas(session, [*(letak(folder, satu) for satu in sidik), *(folder / "bukti" / s for s in sisa)])


def _bukti(
    session: Session, unit_id: int, sebelum: datetime
) -> list[tuple[BuktiDukung | BuktiTindakLanjut, str]]:
    return [
        *pengukuran.bukti_lewat(session, unit_id=unit_id, sebelum=sebelum),
        *tindaklanjut.bukti_lewat(session, unit_id=unit_id, sebelum=sebelum),
    ]


def mundur(pada: datetime, bulan: int) -> datetime:
    """That many months before `pada`; the 29th to 31st count as the 28th."""
    tahun, sisa = divmod(pada.year * 12 + pada.month - 1 - bulan, 12)
    return pada.replace(year=tahun, month=sisa + 1, day=min(pada.day, 28))
