"""The audit trail's chain: continued by the clock, followed by the doctor, its head told to the log."""

from __future__ import annotations

import logging
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from skm.akun.rantai import ada_lepas, baca_ujung, cocok, periksa, sambung, tulis_ujung, ujung
from skm.galat import Galat
from skm.layanan.queries import semua_unit
from skm.operasi.temuan import Temuan
from skm.orm import buka_sesi
from skm.pengesahan.models import Pengesahan

catatan = logging.getLogger(__name__)


class Penyambung:
    """Continues every office's chain, and once a day writes where it ends into the server's log."""

    def __init__(self, mesin: Engine) -> None:
        self._mesin = mesin
        self._dicatat: date | None = None

    def sambung(self, pada: datetime) -> None:
        """Link what stands there unlinked. What goes wrong is logged, and tried again the next minute."""
        try:
            with buka_sesi(self._mesin, tulis=None) as session:
                for unit_id in sorted(ada_lepas(session)):
                    sambung(session, unit_id)
                session.commit()
            if self._dicatat != pada.date():
                self._catat()
                self._dicatat = pada.date()
        except (SQLAlchemyError, Galat):
            catatan.exception("jejak audit belum dapat disambung")

    def _catat(self) -> None:
        with buka_sesi(self._mesin, tulis=False) as session:
            for unit in semua_unit(session):
                catatan.warning("jejak audit %s: %s", unit.kode, tulis_ujung(ujung(session, unit.id)))


def temuan(session: Session, unit_id: int) -> Temuan:
    """Whether the trail is as it was written, and ends nowhere but where approved reports were told."""
    hasil = periksa(session, unit_id)
    if hasil.salah:
        return Temuan("jejak audit", "GALAT", f"{hasil.salah}: pulihkan cadangan sebelum itu")
    pilih = sa.select(Pengesahan.kode, Pengesahan.jejak).where(Pengesahan.unit_id == unit_id)
    disebut = session.execute(pilih.where(Pengesahan.jejak != "")).all()
    lain = [kode for kode, teks in disebut if not cocok(session, unit_id, baca_ujung(teks))]
    if lain:
        return Temuan("jejak audit", "GALAT", f"bukan rantai yang dicatat laporan {', '.join(lain[:5])}")
    kalimat = f"{hasil.ujung.nomor} peristiwa tersambung, ujung {tulis_ujung(hasil.ujung)}"
    return Temuan("jejak audit", "BAIK", kalimat + (f"; {hasil.lepas} menunggu" if hasil.lepas else ""))
