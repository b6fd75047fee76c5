"""Remembering what was loaded, and what was told about headings and words. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.hari import Urutan
from skm.berkas.models import Impor, JenisImpor, PemetaanImpor
from skm.berkas.pemetaan import Pemetaan, sidik_judul
from skm.berkas.queries import impor_bersidik
from skm.galat import Bersamaan, pertama, simpan


def buat_impor(
    session: Session,
    *,
    unit_id: int,
    jenis: JenisImpor,
    sidik: str,
    nama_berkas: str,
    jumlah: int,
    oleh: str,
    pada: datetime,
    selesai: bool = True,
    sidik_baris: bytes | None = None,
) -> Impor | None:
    """Keep that these rows were loaded, or are about to be; None when they were before.

    Two loads at once are told apart by the unique constraint: one of them gets None.
    """
    if impor_bersidik(session, unit_id, jenis, sidik) is not None:
        return None
    impor = Impor(
        unit_id=unit_id,
        jenis=jenis,
        sidik=sidik,
        nama_berkas=nama_berkas,
        jumlah=jumlah,
        pada=pada,
        oleh=oleh,
        selesai=selesai,
    )
    try:
        with pertama(), session.begin_nested():
            session.add(impor)
    except Bersamaan:
        return None
    impor.sidik_baris = sidik_baris  # outside the savepoint, which a full disk would take away
    session.flush()
    return impor


def ingat_pemetaan(
    session: Session,
    *,
    unit_id: int,
    kolom: Sequence[str],
    isi: Pemetaan,
    benda: str,
    oleh: str,
    pada: datetime,
) -> None:
    """Remember it for every later table of `benda` with these headings, instead of what was told before."""
    ada = session.get(PemetaanImpor, (unit_id, sidik_judul(kolom)))
    if ada is None:
        ada = PemetaanImpor(unit_id=unit_id, sidik_judul=sidik_judul(kolom))
        session.add(ada)
    kata = {bidang: dict(kata) for bidang, kata in isi.kata.items()}
    ada.isi = {"kolom": dict(isi.kolom), "kata": kata} | ({"urutan": isi.urutan.value} if isi.urutan else {})
    ada.pada, ada.oleh = pada, oleh
    peristiwa = (
        f"menjelaskan {len(isi.kolom)} kolom dan {sum(map(len, isi.kata.values()))} kata tabel {benda}"
    )
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    simpan(session)


def ingat_urutan(
    session: Session, *, unit_id: int, kolom: Sequence[str], urutan: Urutan, oleh: str, pada: datetime
) -> None:
    """Remember what stands first in the days of every later table with these headings.

    What is told about one file whose days a spreadsheet half made (`urutan.tertukar`) is no such word.
    """
    ada = session.get(PemetaanImpor, (unit_id, sidik_judul(kolom)))
    if ada is None:
        ada = PemetaanImpor(unit_id=unit_id, sidik_judul=sidik_judul(kolom), isi={"kolom": {}, "kata": {}})
        session.add(ada)
    elif ada.isi.get("urutan") == urutan.value:
        return
    ada.isi = {**ada.isi, "urutan": urutan.value}
    ada.pada, ada.oleh = pada, oleh
    peristiwa = f"menjelaskan urutan tanggal sebuah tabel: {urutan.value}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    simpan(session)
