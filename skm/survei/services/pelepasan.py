"""The end of an office's day: answers that waited are released, and months and quarters that ended closed."""

from __future__ import annotations

from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.models import Kiriman
from skm.jawaban.segel import Segel
from skm.jawaban.services.lepas import lepas
from skm.jawaban.services.penutupan import tutup
from skm.layanan import tiket
from skm.layanan.models import Unit
from skm.survei.services.jawaban import hitung

INGATAN_KIRIMAN = timedelta(days=30)
"""How long a repeat is recognised: longer than an answer may wait on a phone."""


def akhiri_hari(session: Session, *, segel: Segel, hari_ini: date) -> int:
    """Do for every office what the days before `hari_ini` left to do; gives how many answers were released.

    Safe to repeat: what is done finds nothing more to do. Raises GalatSegel under another server's key.
    """
    dilepas = 0
    for unit_id in session.scalars(sa.select(Unit.id).order_by(Unit.id)).all():
        pelepasan = lepas(session, unit_id=unit_id, segel=segel, hari_ini=hari_ini)
        hitung(session, pelepasan.tautan, apa="selesai")
        dilepas += pelepasan.dilepas.total()
        tutup(session, unit_id=unit_id, hari_ini=hari_ini)
    session.execute(sa.delete(Kiriman).where(Kiriman.tanggal < hari_ini - INGATAN_KIRIMAN))
    tiket.buang_kedaluwarsa(session, hari_ini)
    return dilepas
