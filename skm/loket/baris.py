"""One case as a page or a list shows it, and how it stands at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sa

from kinerja.kalender import Janji
from kinerja.ketepatan import Kasus, tepat
from skm.layanan.models import Layanan, Wilayah
from skm.loket.models import Permohonan, StatusPermohonan, Tahap

SUSULAN = timedelta(minutes=10)
"""An entry made this much after the fact is marked as made afterwards."""

Isi = sa.Row[Permohonan, str, str, str | None]


class StatusJanji(StrEnum):
    """How a case stands by its promise: the first four while it is open, the others once it is closed."""

    MENUNGGU = "menunggu"
    """The file is incomplete and the clock stands."""
    BERJALAN = "berjalan"
    SEGERA = "segera"
    TERLAMBAT = "terlambat"
    TEPAT = "tepat"
    SELESAI_TERLAMBAT = "selesai_terlambat"
    TANPA_JAM = "tanpa_jam"
    """Finished, but its register tells days only, and hours would decide whether in time."""
    BATAL = "batal"
    DITOLAK = "ditolak"
    DITARIK = "ditarik"
    """Came in a register that was undone."""


TUNTAS = frozenset({StatusJanji.TEPAT, StatusJanji.SELESAI_TERLAMBAT, StatusJanji.TANPA_JAM})
TERBUKA = frozenset({StatusJanji.MENUNGGU, StatusJanji.BERJALAN, StatusJanji.SEGERA, StatusJanji.TERLAMBAT})


@dataclass(frozen=True, slots=True)
class BarisPermohonan:
    """One case; moments are aware. `selesai` and `ditutup` are empty while the case was still open."""

    id: int
    nomor: str
    layanan_kode: str
    layanan_nama: str
    pemohon: str | None
    desa: str | None
    diterima: datetime
    lengkap: datetime | None
    janji: Janji
    jatuh_tempo: datetime | None
    selesai: datetime | None
    ditutup: datetime | None
    alasan: str | None
    status_janji: StatusJanji
    tahap: Tahap
    kurang: str | None
    diserahkan: datetime | None
    dicatat_oleh: str
    dicatat_pada: datetime
    diselesaikan_oleh: str | None
    versi: int

    @property
    def susulan(self) -> bool:
        """Whether it was entered afterwards, more than SUSULAN later."""
        return self.dicatat_pada - self.diterima > SUSULAN

    @property
    def ditutup_terlambat(self) -> bool:
        """Whether it was cancelled or refused after its due moment: it counts as late."""
        tempo, tutup = self.jatuh_tempo, self.ditutup
        return tempo is not None and tutup is not None and tempo < tutup

    @property
    def terbuka(self) -> bool:
        """Whether the case can still be finished or closed."""
        return self.status_janji in TERBUKA


def pilih() -> sa.Select[Permohonan, str, str, str | None]:
    """Cases with the code and name of their service and the name of their village."""
    return (
        sa.select(Permohonan, Layanan.kode, Layanan.nama, Wilayah.nama)
        .join(Layanan, Layanan.id == Permohonan.layanan_id)
        .outerjoin(Wilayah, Wilayah.id == Permohonan.wilayah_id)
    )


def baris(isi: Isi, pada: datetime, segera_sampai: datetime | None = None) -> BarisPermohonan:
    """The case as it was known at `pada`; open ones due by `segera_sampai` are urgent."""
    satu, kode, layanan, desa = isi
    status = _status_janji(satu, pada, segera_sampai)
    selesai = satu.selesai if status in TUNTAS else None
    tertutup = status in {StatusJanji.BATAL, StatusJanji.DITOLAK}
    return BarisPermohonan(
        id=satu.id,
        nomor=satu.nomor,
        layanan_kode=kode,
        layanan_nama=layanan,
        pemohon=satu.pemohon,
        desa=desa,
        diterima=satu.diterima,
        lengkap=satu.lengkap,
        janji=Janji(satu.janji_jumlah, satu.janji_satuan),
        jatuh_tempo=satu.jatuh_tempo,
        selesai=selesai,
        ditutup=satu.ditutup if tertutup else None,
        alasan=satu.alasan if tertutup else None,
        status_janji=status,
        tahap=satu.tahap,
        kurang=satu.kurang,
        diserahkan=satu.diserahkan,
        dicatat_oleh=satu.dicatat_oleh,
        dicatat_pada=satu.dicatat_pada,
        diselesaikan_oleh=satu.diselesaikan_oleh,
        versi=satu.versi,
    )


def _status_janji(satu: Permohonan, pada: datetime, segera_sampai: datetime | None) -> StatusJanji:
    keluar = {
        StatusPermohonan.BATAL: StatusJanji.BATAL,
        StatusPermohonan.DITOLAK: StatusJanji.DITOLAK,
        StatusPermohonan.DITARIK: StatusJanji.DITARIK,
    }
    if satu.status in keluar and (satu.ditutup is None or satu.ditutup <= pada):
        return keluar[satu.status]
    if satu.selesai is not None and satu.selesai <= pada:
        return _status_tuntas(satu.jatuh_tempo, satu.selesai)
    if satu.jatuh_tempo is None:
        return StatusJanji.MENUNGGU
    if satu.jatuh_tempo < pada:
        return StatusJanji.TERLAMBAT
    if segera_sampai is not None and satu.jatuh_tempo <= segera_sampai:
        return StatusJanji.SEGERA
    return StatusJanji.BERJALAN


def _status_tuntas(tempo: datetime | None, selesai: datetime) -> StatusJanji:
    if tempo is None:
        return StatusJanji.TANPA_JAM
    return StatusJanji.TEPAT if tepat(Kasus(tempo, selesai)) else StatusJanji.SELESAI_TERLAMBAT
