"""Which posts an account answers for. Nothing here commits."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from skm.akun.kebijakan import MENURUT_JABATAN
from skm.akun.models import Akun
from skm.akun.services import catat
from skm.galat import Galat, kunci, simpan
from skm.isian.models import PenugasanJabatan
from skm.isian.queries import jabatan, penugasan


def tugaskan(
    session: Session, akun: Akun, pilihan: Collection[str], *, oleh: str, pada: datetime
) -> tuple[str, ...]:
    """Let the account fill in for exactly these posts; gives them in the catalogue's order.

    Raises Galat for a post that no indicator of the office names, and for an account whose role does not
    fill in for posts.
    """
    if akun.peran not in MENURUT_JABATAN:
        raise Galat("Hanya akun penanggung jawab indikator yang ditugaskan pada jabatan.")
    kunci(session, akun)
    dikenal = jabatan(session, akun.unit_id)
    if set(pilihan) - set(dikenal):
        raise Galat("Pilih jabatan dari daftar.")
    baru = tuple(nama for nama in dikenal if nama in pilihan)
    ada = penugasan(session, akun.unit_id).get(akun.id, {})
    if set(ada) == set(baru):
        return baru
    for nama, baris in ada.items():
        if nama not in baru:
            session.delete(baris)
    session.add_all(PenugasanJabatan(akun_id=akun.id, jabatan=nama) for nama in baru if nama not in ada)
    simpan(session)
    peristiwa = f"menugaskan akun {akun.nama} pada: {'; '.join(baru) or 'tidak satu jabatan pun'}"
    catat(session, unit_id=akun.unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return baru
