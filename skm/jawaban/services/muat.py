"""Answers that enter at once, under the days of their forms: loads and paper, and taking a load back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.jawaban.models import SATU_PERNYATAAN, Jawaban
from skm.jawaban.services.hitungan import Baris, kunci_gudang, sebaris, ubah_hitungan


def sisipkan(session: Session, baris: Sequence[dict[str, Any]], *, unit_id: int) -> None:
    """Store released answers of the unit, by the columns of their table, and count them."""
    if not baris:
        return
    kunci_gudang(session, unit_id)
    nama = dict.fromkeys(nama for satu in baris for nama in satu) | {"tanda": 0}
    isi: list[dict[str, Any]] = [{**nama, **satu, "unit_id": unit_id} for satu in baris]
    session.execute(sa.insert(Jawaban), isi, execution_options=SATU_PERNYATAAN)
    ubah_hitungan(session, unit_id=unit_id, masuk=isi)


def cabut(session: Session, *, unit_id: int, impor_id: int) -> int:
    """Delete every answer of that load, excluded ones too; gives how many."""
    kunci_gudang(session, unit_id)
    milik = (Jawaban.unit_id == unit_id, Jawaban.impor_id == impor_id)
    hapus = sa.delete(Jawaban).where(*milik).returning(Jawaban)
    terhapus: list[tuple[Baris, bool]] = [
        (sebaris(satu), satu.terhitung)
        for satu in session.scalars(hapus.execution_options(synchronize_session=False))
    ]
    ubah_hitungan(session, unit_id=unit_id, keluar=[baris for baris, terhitung in terhapus if terhitung])
    return len(terhapus)
