"""Taking back what was handed over by mistake."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from kinerja.kalender import Kalender
from skm.galat import Galat
from skm.loket.alur import BENTROK, KATA
from skm.loket.models import JenisPeristiwa, Permohonan, Tahap
from skm.loket.queries.catatan import log
from skm.loket.services.tindakan import cabut

BELUM_DISERAHKAN = "Belum diserahkan."
"""The reason that the log gives."""


def urungkan_serah(
    session: Session,
    permohonan: Permohonan,
    *,
    pada: datetime,
    oleh: str,
    kalender: Kalender,
    versi: int | None = None,
) -> None:
    """The citizen does not have it after all. Raises Galat unless it was handed over."""
    if permohonan.tahap is not Tahap.DISERAHKAN:
        raise Galat(f"Permohonan {permohonan.nomor} {KATA[permohonan.tahap]}.", status=BENTROK)
    serah = [satu for satu in log(session, permohonan.id) if satu.jenis is JenisPeristiwa.DISERAHKAN]
    cabut(
        session,
        permohonan,
        urut=serah[-1].urut,
        alasan=BELUM_DISERAHKAN,
        pada=pada,
        oleh=oleh,
        kalender=kalender,
        versi=versi,
    )
