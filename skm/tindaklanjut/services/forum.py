"""The day of a period's forum, and how many unsur are proposed. Nothing here commits."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from kinerja.tanggal import tanggal_indonesia
from skm.akun.services import catat
from skm.galat import Bersamaan, Galat, simpan
from skm.layanan.models import Unit
from skm.tindaklanjut.models import ForumKonsultasi
from skm.tindaklanjut.queries import forum_periode
from skm.tindaklanjut.services.rencana import berakhir

FORUM_NANTI = "Isi sesudah forumnya diadakan; tanggal ini belum tiba."
FORUM_DINI = "Forum membahas hasil periode ini, jadi tidak dapat diadakan sebelum periodenya mulai."
TERBANYAK = 20


def tetapkan_forum(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    tanggal: date | None,
    versi: int,
    hari: date,
    oleh: str,
    pada: datetime,
) -> bool:
    """Keep the day of a period's forum, None for none; gives whether it changed. Raises Galat, Bersamaan."""
    dari, sampai = berakhir(periode, hari)
    if tanggal is not None and tanggal > hari:
        raise Galat(FORUM_NANTI, bidang="tanggal")
    if tanggal is not None and tanggal < dari:
        raise Galat(FORUM_DINI, bidang="tanggal")
    ada = forum_periode(session, unit_id, periode)
    if (ada.versi if ada else 0) != versi:
        raise Bersamaan
    lama = None if ada is None else ada.tanggal
    if lama == tanggal:
        return False
    if ada is None:
        ada = ForumKonsultasi(unit_id=unit_id, dari=dari, sampai=sampai)
        session.add(ada)
    ada.tanggal = tanggal
    simpan(session)
    semula, kini = (tanggal_indonesia(satu) if satu else "kosong" for satu in (lama, tanggal))
    peristiwa = f"mengubah tanggal Forum Konsultasi Publik {periode.label} dari {semula} menjadi {kini}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True


def ubah_usulan(session: Session, unit: Unit, banyak: int, *, oleh: str, pada: datetime) -> bool:
    """Propose that many of the lowest unsur, 1..20; gives whether it changed. Raises Galat."""
    if not 1 <= banyak <= TERBANYAK:
        raise Galat(f"Isi 1 sampai {TERBANYAK}.", bidang="banyak")
    if unit.unsur_diusulkan == banyak:
        return False
    peristiwa = f"mengubah banyaknya unsur yang diusulkan dari {unit.unsur_diusulkan} menjadi {banyak}"
    unit.unsur_diusulkan = banyak
    catat(session, unit_id=unit.id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return True
