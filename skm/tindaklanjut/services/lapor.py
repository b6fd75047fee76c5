"""What became of a plan, with the files that show it. Nothing here commits."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.galat import Galat, kunci, simpan
from skm.isian.services.bukti import BERKAS, Berkas, isikan_berkas, tak_terpakai
from skm.tindaklanjut.models import BuktiTindakLanjut, RencanaTindakLanjut, StatusTindakLanjut
from skm.tindaklanjut.queries import daftar_bukti
from skm.tindaklanjut.services.rencana import DITARIK, isi_rencana, pegang, simpan_rencana

TERBANYAK = 10
"""Files of one plan."""
SUDAH_ADA = "Berkas yang sama sudah ada untuk rencana ini."


def laporkan(
    session: Session,
    satu: RencanaTindakLanjut,
    *,
    status: StatusTindakLanjut,
    realisasi: str,
    berkas: Berkas | None,
    folder: Path,
    versi: int,
    oleh: str,
    pada: datetime,
) -> bool:
    """Keep how far a plan is, what was done, and a file that shows it; gives whether anything changed.

    Raises Galat and Bersamaan.
    """
    pegang(session, satu, versi)
    isi = replace(isi_rencana(satu), status=status, realisasi=realisasi)
    berubah = simpan_rencana(session, satu, isi, versi=versi, oleh=oleh, pada=pada)
    if berkas is not None:
        _simpan_bukti(session, satu, berkas, folder=folder, oleh=oleh, pada=pada)
    return berubah or berkas is not None


def hapus_bukti_rencana(
    session: Session, satu: RencanaTindakLanjut, bukti: BuktiTindakLanjut, *, oleh: str, pada: datetime
) -> bool:
    """Take a file away; whether its bytes are needed nowhere else now. Raises Galat and Bersamaan."""
    kunci(session, bukti)
    if satu.ditarik:
        raise Galat(DITARIK, status=409)
    session.delete(bukti)
    simpan(session)
    peristiwa = f"menghapus bukti tindak lanjut nomor {satu.id} ({satu.program}): {bukti.nama!r}"
    catat(session, unit_id=satu.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return tak_terpakai(session, bukti.sidik)


def _simpan_bukti(
    session: Session,
    satu: RencanaTindakLanjut,
    berkas: Berkas,
    *,
    folder: Path,
    oleh: str,
    pada: datetime,
) -> None:
    ada = daftar_bukti(session, satu.id)
    if berkas.sidik in {lain.sidik for lain in ada}:
        raise Galat(SUDAH_ADA, bidang=BERKAS)
    if len(ada) >= TERBANYAK:
        raise Galat(f"Paling banyak {TERBANYAK} berkas untuk satu rencana.", bidang=BERKAS)
    bukti = BuktiTindakLanjut(rencana_id=satu.id, oleh=oleh, pada=pada)
    isikan_berkas(bukti, berkas, folder)
    session.add(bukti)
    simpan(session, SUDAH_ADA, bidang=BERKAS)
    peristiwa = f"menyimpan bukti tindak lanjut nomor {satu.id} ({satu.program}): {bukti.nama!r}"
    catat(session, unit_id=satu.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
