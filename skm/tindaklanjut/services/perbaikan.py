"""What citizens are told of a period's plan, from its approval on. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, simpan
from skm.survei.models import Perbaikan
from skm.survei.perbaikan import tulis_butir
from skm.tindaklanjut.queries import butir_periode, kunci_rencana, tampilan

TANPA_RENCANA = "Belum ada rencana yang dapat ditampilkan untuk periode ini."


def tampilkan(session: Session, *, unit_id: int, periode: Periode, oleh: str, pada: datetime) -> None:
    """Approve a period's plan and show it to citizens; from then on no row of it is taken back.

    Raises Galat without a plan, and Bersamaan where it is shown already.
    """
    kunci_rencana(session, unit_id, periode)
    butir = butir_periode(session, unit_id, periode)
    if not butir or periode.dari is None or periode.sampai is None:
        raise Galat(TANPA_RENCANA)
    if tampilan(session, unit_id, periode) is not None:
        raise Bersamaan("Rencana periode ini sudah ditampilkan kepada warga.")
    satu = Perbaikan(unit_id=unit_id, dari=periode.dari, sampai=periode.sampai, oleh=oleh, pada=pada)
    satu.butir = tulis_butir(butir)
    session.add(satu)
    simpan(session)
    peristiwa = f"menyetujui rencana tindak lanjut {periode.label} dan menampilkannya kepada warga"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)


def tampilkan_bersama_hasil(
    session: Session, *, unit_id: int, periode: Periode, oleh: str, pada: datetime
) -> None:
    """The same where the period's results are published; nothing without a plan or where it is shown."""
    kunci_rencana(session, unit_id, periode)
    if butir_periode(session, unit_id, periode) and tampilan(session, unit_id, periode) is None:
        tampilkan(session, unit_id=unit_id, periode=periode, oleh=oleh, pada=pada)


def segarkan(session: Session, unit_id: int, periode: Periode) -> None:
    """Let what is shown of a period follow its plan; nothing where it is not shown."""
    satu = tampilan(session, unit_id, periode)
    if satu is not None:
        satu.butir = tulis_butir(butir_periode(session, unit_id, periode))
