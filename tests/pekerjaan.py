"""Long work for tests: files that are large enough, what was noted, and one that has ended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from skm.layanan.models import Unit
from skm.orm import buka_sesi
from skm.pekerjaan.models import JenisPekerjaan, Keadaan, Pekerjaan
from skm.pekerjaan.pelapor import Buka
from skm.pekerjaan.services import akhiri, mulai
from skm.survei.services.pencabutan import SEKALIGUS
from tests.kantor import kantor

BANYAK = SEKALIGUS + 20
"""Rows that are worked on beside the page, and stored in two parts."""
KINI = datetime(2026, 7, 2, 3, 0, tzinfo=UTC)
TIADA = 2**22 + 1
"""No process has such a number: Linux ends below."""
UNSUR = ",".join(f"U{nomor}" for nomor in range(1, 10))
AWAL = date(2026, 1, 1)


def isi_pekerjaan(session: Session, unit: Unit, teks: str, pada: datetime) -> int:
    """A piece of long work that has ended; gives its number."""
    tetap = {"nama": teks, "oleh": teks[:60], "pada": pada}
    satu = mulai(session, unit_id=unit.id, jenis=JenisPekerjaan.JAWABAN, **tetap)
    akhiri(session, satu.id, Keadaan.SELESAI, teks, pada=pada)
    return satu.id


def jawaban(banyak: int = BANYAK, rusak: str = "4") -> bytes:
    """A table of answers; the last unsur of the last row says `rusak`."""
    baris = [f"{AWAL + timedelta(ke % 150)},KK,{'3,' * 8}4" for ke in range(banyak - 1)]
    return "\n".join([f"tanggal,layanan,{UNSUR}", *baris, f"{AWAL},KK,{'3,' * 8}{rusak}"]).encode()


def register(banyak: int = BANYAK) -> bytes:
    """A register of finished requests."""
    baris = [f"R-{ke},KK,2026-03-02T08:00,,2026-03-02T09:00,selesai" for ke in range(banyak)]
    return "\n".join(["nomor,layanan,diterima,lengkap,selesai,status", *baris]).encode()


def banyaknya(mesin: Engine, tabel: type) -> int:
    """How many rows it has."""
    with buka_sesi(mesin, tulis=False) as session:
        return session.scalar(sa.select(sa.func.count()).select_from(tabel)) or 0


def pembuka(mesin: Engine) -> Buka:
    """Opens transactions of their own."""

    @contextmanager
    def buka() -> Iterator[Session]:
        with buka_sesi(mesin, tulis=None) as session:
            yield session
            session.commit()

    def ulang() -> AbstractContextManager[Session]:
        return buka()

    return ulang


def catat(mesin: Engine, **isi: object) -> int:
    """Note a load of answers, and what is known of it; gives its number."""
    jawab = {"urutan": None, "tanggal": None, "hanya_baru": None}
    pilihan = {"coba": False, "versi": None, "lembar": "", "jawab": jawab, "terbawa": {}}
    with buka_sesi(mesin, tulis=True) as session:
        tetap = {"nama": "a.csv", "oleh": "uji", "pada": KINI, "pilihan": pilihan}
        satu = mulai(session, unit_id=kantor(session).id, jenis=JenisPekerjaan.JAWABAN, **tetap)
        for nama, nilai in isi.items():
            setattr(satu, nama, nilai)
        session.commit()
        return satu.id


def keadaan(mesin: Engine, nomor: int) -> Pekerjaan:
    """It as it is now."""
    with buka_sesi(mesin, tulis=False) as session:
        satu = session.get_one(Pekerjaan, nomor)
        session.expunge(satu)
        return satu
