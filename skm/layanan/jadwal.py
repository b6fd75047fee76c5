"""Changing the weekly patterns of working hours. Nothing here commits.

Due moments already given are kept; a change counts for cases logged after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.galat import GalatMasukan
from kinerja.kalender import Pola, Selang
from skm.akun.services import catat
from skm.galat import Galat, kunci, simpan
from skm.layanan.models import JamKerja, PolaKerja

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
SUDAH_ADA = "Sudah ada pola bernama itu dengan tanggal mulai yang sama."
TUTUP_24 = (24, 0)
_SELANG = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})\s*[-–]\s*([0-9]{1,2})[.:]([0-9]{2})")


@dataclass(frozen=True, slots=True)
class IsiPola:
    """A pattern as filled in; `hari` holds seven days, Monday first."""

    nama: str
    berlaku_mulai: date
    berlaku_sampai: date | None
    hari: tuple[tuple[Selang, ...], ...]


def baca_jam(teks: str) -> tuple[Selang, ...]:
    """The intervals of one day from "07.30-12.00, 13.00-16.00"; empty or "libur" is a day off.

    The last one may close at 24.00 or run over midnight, "22.00-06.00". Raises
    GalatMasukan for anything else, and unless they are in order and do not overlap.
    """
    if teks.strip().lower() in {"", "-", "libur"}:
        return ()
    selang = []
    for bagian in teks.split(","):
        cocok = _SELANG.fullmatch(bagian.strip())
        if cocok is None:
            raise GalatMasukan("Tulis seperti 07.30-12.00, 13.00-16.00, atau kosongkan bila libur.")
        jam_buka, menit_buka, jam_tutup, menit_tutup = map(int, cocok.groups())
        try:
            if (jam_tutup, menit_tutup) == TUTUP_24:
                jam_tutup = 0
            selang.append(Selang(time(jam_buka, menit_buka), time(jam_tutup, menit_tutup)))
        except GalatMasukan:
            raise
        except ValueError as galat:
            raise GalatMasukan("Jam 00.00 sampai 24.00.") from galat
    # Overlap is a pattern's rule; a pattern of this one day states it before the whole form is built.
    Pola("satu hari", date(2000, 1, 1), None, (tuple(selang), (), (), (), (), (), ()))
    return tuple(selang)


def tulis_jam(jam: Sequence[JamKerja | Selang]) -> str:
    """The intervals of one day as `baca_jam` reads them; empty for a day off."""
    return ", ".join(f"{buka:%H.%M}-{kata_tutup(tutup)}" for buka, tutup in map(_ujung, jam))


def kata_tutup(tutup: time) -> str:
    """A closing as people write it: midnight is 24.00."""
    return f"{tutup:%H.%M}" if tutup != time(0) else "24.00"


def simpan_pola(
    session: Session,
    *,
    unit_id: int,
    isi: IsiPola,
    pola: PolaKerja | None = None,
    oleh: str,
    pada: datetime,
) -> PolaKerja:
    """Add a pattern, or give `pola` another content.

    Raises Galat unless it has a working day and no other pattern has its name and first day, GalatMasukan
    unless its dates are in order.
    """
    Pola(isi.nama, isi.berlaku_mulai, isi.berlaku_sampai, isi.hari)
    if not any(isi.hari):
        raise Galat("Pola kerja harus memuat paling sedikit satu hari kerja.")
    kata = "menambah" if pola is None else "mengubah"
    if pola is None:
        pola = PolaKerja(unit_id=unit_id)
    else:
        kunci(session, pola)
    sama = (PolaKerja.nama == isi.nama, PolaKerja.berlaku_mulai == isi.berlaku_mulai)
    lain = session.scalar(sa.select(PolaKerja.id).where(PolaKerja.unit_id == unit_id, *sama))
    if lain not in {None, pola.id}:
        raise Galat(SUDAH_ADA)
    pola.nama, pola.berlaku_mulai, pola.berlaku_sampai = isi.nama, isi.berlaku_mulai, isi.berlaku_sampai
    # Old hours go first: rows of the same hour would meet in the unique key.
    pola.jam.clear()
    session.add(pola)
    simpan(session, SUDAH_ADA)
    pola.jam.extend(_baris_jam(isi.hari))
    simpan(session)
    jam = "; ".join(f"{HARI[n]} {tulis_jam(h) or 'libur'}" for n, h in enumerate(isi.hari))
    peristiwa = f"{kata} pola kerja {_sebut(pola)}: {jam}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return pola


def hapus_pola(session: Session, pola: PolaKerja, *, hari_ini: date, oleh: str, pada: datetime) -> None:
    """Remove a pattern that has not begun. Raises Galat for one that has."""
    kunci(session, pola)
    if pola.berlaku_mulai <= hari_ini:
        raise Galat(f"Pola {pola.nama} sudah berlaku, jadi tidak dapat dihapus.")
    peristiwa = f"menghapus pola kerja {_sebut(pola)}"
    catat(session, unit_id=pola.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    session.delete(pola)


def _baris_jam(hari: tuple[tuple[Selang, ...], ...]) -> list[JamKerja]:
    return [
        JamKerja(hari=nomor, buka=selang.mulai, tutup=selang.selesai)
        for nomor, sehari in enumerate(hari)
        for selang in sehari
    ]


def _ujung(jam: JamKerja | Selang) -> tuple[time, time]:
    return (jam.mulai, jam.selesai) if isinstance(jam, Selang) else (jam.buka, jam.tutup)


def _sebut(pola: PolaKerja) -> str:
    sampai = f" sampai {pola.berlaku_sampai}" if pola.berlaku_sampai else ""
    return f"{pola.nama} (mulai {pola.berlaku_mulai}{sampai})"
