"""Freezing the on-time figures of a period that is over, and who signs documents. Nothing here commits."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.akun.services import catat
from skm.indikator.queries import rekap_ketepatan
from skm.laporan.models import LaporanBeku, PenandaTangan
from skm.laporan.penanda import BUPATI, Penanda
from skm.laporan.queries import penanda_tangan
from skm.layanan.models import Kategori


class GalatBeku(ValueError):
    """A period that cannot be frozen; the message says why, in Indonesian."""


class GalatPenanda(ValueError):
    """A post or a superior that cannot be; the message says why, in Indonesian."""


def bekukan(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    hari_ini: date,
    zona: ZoneInfo,
    oleh: str,
    pada: datetime,
) -> LaporanBeku:
    """Keep a period's counts as known at `pada`. Raises GalatBeku for an open or running one, or twice."""
    if periode.dari is None or periode.sampai is None or periode.sampai >= hari_ini:
        raise GalatBeku("Hanya periode yang sudah berakhir yang dapat dibekukan.")
    if laporan_beku(session, unit_id, periode) is not None:
        raise GalatBeku("Periode ini sudah dibekukan.")
    satu = LaporanBeku(
        unit_id=unit_id,
        dari=periode.dari,
        sampai=periode.sampai,
        pada=pada,
        oleh=oleh,
        isi=hitung_isi(session, unit_id=unit_id, periode=periode, zona=zona, pada=pada),
    )
    session.add(satu)
    session.flush()
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=f"membekukan ketepatan {periode.label}")
    return satu


def laporan_beku(session: Session, unit_id: int, periode: Periode) -> LaporanBeku | None:
    """The frozen counts of exactly that period."""
    milik = (
        LaporanBeku.unit_id == unit_id,
        LaporanBeku.dari == periode.dari,
        LaporanBeku.sampai == periode.sampai,
    )
    return session.scalar(sa.select(LaporanBeku).where(*milik))


def hitung_isi(
    session: Session, *, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime
) -> dict[str, dict[str, int]]:
    """Counts by category as known at `pada`, the way they are frozen."""
    rekap = rekap_ketepatan(session, unit_id=unit_id, periode=periode, zona=zona, pada=pada)
    return {kategori.value: asdict(rekap.kategori(kategori)) for kategori in Kategori}


def tally_beku(isi: dict[str, int]) -> KetepatanTally:
    """Frozen counts as a tally again."""
    return KetepatanTally(**isi)


def catat_penanda(session: Session, *, unit_id: int, baru: Penanda, oleh: str, pada: datetime) -> bool:
    """Keep who holds a post and who stands above it; gives whether anything changed.

    Raises GalatPenanda for a post that signs nothing, and for a superior that is no post of the office, the
    post itself or someone below it.
    """
    ada = penanda_tangan(session, unit_id)
    if baru.jabatan not in ada:
        raise GalatPenanda("Pilih jabatan dari daftar.")
    _pastikan_atasan(baru, ada)
    lama = ada[baru.jabatan]
    if lama == baru:
        return False
    milik = (PenandaTangan.unit_id == unit_id, PenandaTangan.jabatan == baru.jabatan)
    baris = session.scalar(sa.select(PenandaTangan).where(*milik))
    if baris is None:
        baris = PenandaTangan(unit_id=unit_id, jabatan=baru.jabatan)
        session.add(baris)
    baris.nama, baris.pangkat, baris.nip, baris.atasan = baru.nama, baru.pangkat, baru.nip, baru.atasan
    session.flush()
    berubah = [
        f"{nama} {dulu or 'kosong'} menjadi {kini or 'kosong'}"
        for nama, dulu, kini in (
            ("nama", lama.nama, baru.nama),
            ("pangkat", lama.pangkat, baru.pangkat),
            ("atasan", lama.atasan, baru.atasan),
        )
        if dulu != kini
    ]
    if lama.nip != baru.nip:  # it says when somebody was born, so the trail does not repeat it
        berubah.append("NIP diubah" if baru.nip else "NIP dihapus")
    peristiwa = f"mengubah penanda tangan {baru.jabatan}: {'; '.join(berubah)}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True


def _pastikan_atasan(baru: Penanda, ada: dict[str, Penanda]) -> None:
    if baru.jabatan == BUPATI:
        if baru.atasan:
            raise GalatPenanda("Bupati tidak memiliki atasan pada dokumen ini.")
        return
    if baru.atasan not in ada:
        raise GalatPenanda("Pilih atasan dari daftar.")
    atas = baru.atasan
    while atas:
        if atas == baru.jabatan:
            raise GalatPenanda(
                "Sebuah jabatan tidak dapat menjadi atasan dirinya sendiri, langsung atau tidak."
            )
        atas = ada[atas].atasan
