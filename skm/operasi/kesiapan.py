"""Whether the server can work right now: it reads, it writes for once, there is room, the clock is right."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from shutil import disk_usage
from threading import Lock
from time import monotonic

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from skm.akun.queries import saat_terbaru
from skm.config import Konfigurasi
from skm.galat import Galat, sebagai_galat
from skm.jaga.jam import WAJAR, Jam, kalimat_jam, lama
from skm.jaga.models import SidikKunci
from skm.migrasi import Kecocokan
from skm.operasi.server import SEMPIT
from skm.operasi.temuan import Temuan
from skm.orm import buka_sesi
from skm.terbit.queries import versi_skema

BAIK, GAGAL = "ok", "gagal"
SEGAR = 1.0
"""Seconds that an answer holds: whoever asks more often has nothing written for it."""
PERCOBAAN = "percobaan tulis"
catatan = logging.getLogger("skm")


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What was found, each `ok` or a sentence."""

    basis_data: str = GAGAL
    tulis: str = GAGAL
    cakram: str = BAIK
    jam: str = BAIK

    @property
    def siap(self) -> bool:
        """Whether work can be done. A full disk shows when it is written to; a clock stops nobody."""
        return self.basis_data == self.tulis == BAIK


class Kesiapan:
    """Looks when it is asked, every second at most, one thread at a time; once a minute by itself."""

    def __init__(
        self, mesin: Engine, konf: Konfigurasi, jam: Jam, versi: Kecocokan, ditolak: Callable[[], str]
    ) -> None:
        self._mesin, self._konf, self._jam, self._versi = mesin, konf, jam, versi
        self._ditolak = ditolak
        self._jaga, self._saat, self._hasil = Lock(), float("-inf"), Keadaan()

    def lihat(self, pada: datetime) -> Keadaan:
        """How it stands; while another thread looks, what was found before."""
        if self._jaga.acquire(blocking=False):
            try:
                if monotonic() - self._saat >= SEGAR:
                    self._hasil = self._periksa(pada)
                    self._saat = monotonic()
            finally:
                self._jaga.release()
        return self._hasil

    def jaga(self, pada: datetime) -> None:
        """Look once; what is found is in the log, and in whether requests are let in (`skm.web.versi`)."""
        self.lihat(pada)

    def _periksa(self, pada: datetime) -> Keadaan:
        sisa = disk_usage(self._konf.instance).free
        hasil = {"cakram": BAIK if sisa >= SEMPIT else f"tinggal {sisa // 10**6} MB", "basis_data": GAGAL}
        terbaru = None
        try:
            with buka_sesi(self._mesin, tulis=False) as session:
                hasil["basis_data"] = self._versi.lihat(versi_skema(session)) or BAIK
                terbaru = saat_terbaru(session)
            hasil["tulis"] = GAGAL
            if hasil["basis_data"] == BAIK:
                tulis_sekali(self._mesin, pada)
                hasil["tulis"] = self._ditolak() or BAIK  # a small write finds room where a page finds none
        except (SQLAlchemyError, Galat) as salah:
            galat = sebagai_galat(salah)
            apa = "tulis" if "tulis" in hasil else "basis_data"
            hasil[apa] = GAGAL if galat is None else galat.kalimat
            catatan.warning("not ready (%s): %s", apa, hasil[apa])
        hasil["jam"] = kalimat_jam(pada, self._jam.lompat(pada), terbaru) or BAIK
        return Keadaan(**hasil)


def tulis_sekali(mesin: Engine, pada: datetime) -> None:
    """Write for once, to the disk, and leave nothing behind. Raises what a write of anybody's would raise."""
    with buka_sesi(mesin, tulis=True) as session:
        session.execute(sa.insert(SidikKunci).values(nama=PERCOBAAN, sidik="", sejak=pada))
        session.execute(sa.delete(SidikKunci).where(SidikKunci.nama == PERCOBAAN))
        session.commit()


def tulis(mesin: Engine, pada: datetime) -> Temuan:
    """Whether something can be written, for who runs the server."""
    try:
        tulis_sekali(mesin, pada)
    except (SQLAlchemyError, Galat) as salah:
        asal = getattr(salah, "orig", None) or salah
        kalimat = f"gagal ({asal}): periksa ruang cakram, pemilik berkasnya, dan siapa yang menguncinya"
        return Temuan("tulis", "GALAT", " ".join(kalimat.split()))
    return Temuan("tulis", "BAIK", "satu baris tersimpan dan dihapus lagi")


def jam(session: Session, pada: datetime) -> Temuan:
    """Whether the clock fits to what was written, and on PostgreSQL to the database's own."""
    kalimat = kalimat_jam(pada, timedelta(), saat_terbaru(session))
    if not kalimat and session.get_bind().dialect.name == "postgresql":
        jauh = pada - session.execute(sa.select(sa.func.clock_timestamp())).scalar_one()
        if abs(jauh) > WAJAR:
            kalimat = f"Jam komputer ini dan jam basis data berbeda {lama(jauh)}: betulkan keduanya (NTP)."
    if kalimat:
        return Temuan("jam", "PERHATIAN", kalimat)
    return Temuan("jam", "BAIK", f"{pada.isoformat(timespec='seconds')}, sesudah peristiwa terakhir")
