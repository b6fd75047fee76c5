"""Keeping what the office writes. Nothing here commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, simpan
from skm.teks import rapikan_baris
from skm.tulisan.bagian import TERPANJANG, Bagian
from skm.tulisan.models import TeksDokumen
from skm.tulisan.queries import teks_dokumen


def simpan_teks(
    session: Session,
    bagian: Bagian,
    teks: str,
    *,
    unit_id: int,
    tahun: int,
    versi: int,
    oleh: str,
    pada: datetime,
) -> bool:
    """Keep one part of what the office writes into a year's documents; gives whether it changed.

    `versi` is what was shown, 0 for none. Raises Bersamaan when somebody was quicker, Galat for too much.
    """
    isi = rapikan_baris(teks)
    if len(isi) > TERPANJANG:
        raise Galat(f"Paling banyak {TERPANJANG} huruf.", bidang="isi")
    ada = teks_dokumen(session, unit_id, tahun)
    if (ada.versi if ada else 0) != versi:
        raise Bersamaan(f"{ada.oleh if ada else 'Orang lain'} baru saja mengubah isi dokumen.", bidang="isi")
    if (ada.isi.get(bagian.kunci, "") if ada else "") == isi:
        return False
    if ada is None:
        ada = TeksDokumen(unit_id=unit_id, tahun=tahun, isi={})
        session.add(ada)
    baru = {kunci: satu for kunci, satu in ada.isi.items() if kunci != bagian.kunci}
    ada.isi, ada.oleh, ada.pada = baru | ({bagian.kunci: isi} if isi else {}), oleh, pada
    simpan(session)
    peristiwa = f"menulis {bagian.judul[:120]} untuk dokumen tahun {tahun}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True
