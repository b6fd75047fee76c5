"""Changing the weekly patterns of working hours. Nothing here commits.

Due moments already given are kept; a change counts for cases logged after it, and for days to come. What
was known before stays on record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from kinerja.galat import GalatMasukan
from kinerja.kalender import Pola, Selang
from skm.akun.services import catat
from skm.galat import DIDAHULUI, SUDAH_DIHAPUS, Bersamaan, Galat, kunci, simpan
from skm.layanan.models import JamKerja, PolaKerja
from skm.layanan.penyiapan import sedang_disiapkan
from skm.layanan.queries import versi_pola

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
SUDAH_ADA = "Sudah ada pola bernama itu dengan tanggal mulai yang sama."
TUTUP_24 = (24, 0)
POLA_BARU = (
    "Pola baru berlaku paling cepat hari ini: jatuh tempo yang sudah lewat tidak pernah digeser. "
    "Pilih tanggal mulai hari ini atau sesudahnya."
)
POLA_BERJALAN = (
    "Pola ini sudah berlaku, jadi yang dapat diubah hanya tanggal akhirnya, paling cepat kemarin. "
    "Untuk jam yang lain, tambahkan pola baru mulai hari ini atau sesudahnya."
)
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
    hari_ini: date,
    oleh: str,
    pada: datetime,
) -> PolaKerja:
    """Add a pattern, or a version of `pola` with another content; the earlier one stays on record.

    Raises Galat unless it has a working day, no other pattern has its name and first day, and no day that
    has passed gets other hours; Bersamaan when somebody has changed it, GalatMasukan unless its dates are
    in order.
    """
    Pola(isi.nama, isi.berlaku_mulai, isi.berlaku_sampai, isi.hari)
    if not any(isi.hari):
        raise Galat("Pola kerja harus memuat paling sedikit satu hari kerja.")
    kata = "menambah" if pola is None else "mengubah"
    if pola is not None:
        _pastikan_kini(session, pola)
    _pastikan_hari(session, unit_id, isi, pola, hari_ini)
    ada = versi_pola(session, unit_id, isi.nama, isi.berlaku_mulai)
    if ada and not ada[-1].dicabut and ada[-1] is not pola:
        raise Galat(SUDAH_ADA)
    if pola is not None and ada[-1:] != [pola]:
        _cabut(session, pola, pada)
    baru = PolaKerja(
        unit_id=unit_id,
        nama=isi.nama,
        berlaku_mulai=isi.berlaku_mulai,
        berlaku_sampai=isi.berlaku_sampai,
        versi=len(ada) + 1,
        dicatat=pada,
        jam=_baris_jam(isi.hari),
    )
    session.add(baru)
    simpan(session, SUDAH_ADA if pola is None else DIDAHULUI)
    jam = "; ".join(f"{HARI[n]} {tulis_jam(h) or 'libur'}" for n, h in enumerate(isi.hari))
    peristiwa = f"{kata} pola kerja {_sebut(baru)}: {jam}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return baru


def hapus_pola(session: Session, pola: PolaKerja, *, hari_ini: date, oleh: str, pada: datetime) -> None:
    """Remove a pattern that has not begun. Raises Galat for one that has, Bersamaan for one that is gone."""
    _pastikan_kini(session, pola)
    if pola.berlaku_mulai <= hari_ini:
        raise Galat(f"Pola {pola.nama} sudah berlaku, jadi tidak dapat dihapus.")
    peristiwa = f"menghapus pola kerja {_sebut(pola)}"
    _cabut(session, pola, pada)
    simpan(session, SUDAH_DIHAPUS)
    catat(session, unit_id=pola.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def _pastikan_kini(session: Session, pola: PolaKerja) -> None:
    """Keep others off it. Raises Bersamaan when it is not the last version."""
    kunci(session, pola)
    terakhir = versi_pola(session, pola.unit_id, pola.nama, pola.berlaku_mulai)[-1]
    if terakhir.dicabut:
        raise Bersamaan(SUDAH_DIHAPUS)
    if terakhir is not pola:
        raise Bersamaan


def _pastikan_hari(
    session: Session, unit_id: int, isi: IsiPola, pola: PolaKerja | None, hari_ini: date
) -> None:
    """Raises Galat where a day that has passed would get other hours, unless the office is being set up."""
    kemarin = hari_ini - timedelta(1)
    if pola is None or pola.berlaku_mulai >= hari_ini:
        boleh, kalimat = isi.berlaku_mulai >= hari_ini, POLA_BARU
    else:
        sama = (pola.nama, pola.berlaku_mulai) == (isi.nama, isi.berlaku_mulai) and isi.hari == _hari(pola)
        akhir = {pola.berlaku_sampai or date.max, isi.berlaku_sampai or date.max}
        boleh, kalimat = sama and (len(akhir) == 1 or min(akhir) >= kemarin), POLA_BERJALAN
    if not boleh and not sedang_disiapkan(session, unit_id):
        raise Galat(kalimat)


def _cabut(session: Session, pola: PolaKerja, pada: datetime) -> None:
    ada = versi_pola(session, pola.unit_id, pola.nama, pola.berlaku_mulai)
    session.add(
        PolaKerja(
            unit_id=pola.unit_id,
            nama=pola.nama,
            berlaku_mulai=pola.berlaku_mulai,
            berlaku_sampai=pola.berlaku_sampai,
            versi=len(ada) + 1,
            dicatat=pada,
            dicabut=True,
        )
    )


def _hari(pola: PolaKerja) -> tuple[tuple[Selang, ...], ...]:
    return tuple(
        tuple(Selang(jam.buka, jam.tutup) for jam in pola.jam if jam.hari == nomor) for nomor in range(7)
    )


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
