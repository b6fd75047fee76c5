"""The words that cases are found by. Nothing here commits."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.loket.models import KataPermohonan
from skm.teks import pecah_kata


def tulis_kata(session: Session, unit_id: int, kasus: Iterable[tuple[int, str, str | None]]) -> None:
    """Write the words of cases that have none yet: each its id, its number, its applicant's name.

    A word of both stays when the name goes: it is the number's.
    """
    baris = []
    for permohonan_id, nomor, pemohon in kasus:
        kata = dict.fromkeys(pecah_kata(pemohon), True) | dict.fromkeys(pecah_kata(nomor), False)
        milik = {"unit_id": unit_id, "permohonan_id": permohonan_id}
        baris += [milik | {"kata": satu, "pribadi": pribadi} for satu, pribadi in kata.items()]
    if baris:
        session.execute(sa.insert(KataPermohonan), baris)


def hapus_kata_nama(session: Session, permohonan: sa.Select[int]) -> None:
    """Forget the names of these cases."""
    milik = (KataPermohonan.permohonan_id.in_(permohonan), KataPermohonan.pribadi)
    session.execute(sa.delete(KataPermohonan).where(*milik))
