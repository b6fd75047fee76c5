"""Loading a table of answers, and undoing a load as a whole. Nothing here commits.

Every cell is checked first, and one bad cell refuses the whole file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.hasil import GalatSel, HasilImpor, berkas_ditolak
from skm.berkas.models import Impor, JenisImpor
from skm.berkas.pemetaan import letak_kolom
from skm.berkas.queries import pemetaan
from skm.berkas.sel import BarisSel
from skm.berkas.services import buat_impor
from skm.berkas.tabel import Tabel
from skm.galat import Galat, kunci, simpan
from skm.layanan.queries import daftar_layanan, menurut_kode_atau_nama
from skm.muatan.harapan import harapan
from skm.muatan.models import Tumpukan
from skm.muatan.sel import Pembaca
from skm.survei.models import Jalur, Jawaban
from skm.survei.queries import kuesioner_berlaku

DAPAT_DIBATALKAN = (JenisImpor.RESPONDEN, JenisImpor.KERTAS)
Baris = dict[str, Any]
"""Stored values by column of the answer."""


def muat(
    session: Session, tabel: Tabel, *, unit_id: int, hari_ini: date, oleh: str, pada: datetime
) -> HasilImpor:
    """Add every row of `tabel` as one respondent; a table loaded before adds nothing.

    `hari_ini` is the office's day: the date of rows that state none, and the last one accepted.
    Raises Galat naming row, column and value of what cannot be read.
    """
    kuesioner = kuesioner_berlaku(session, unit_id, pada=hari_ini)
    layanan = menurut_kode_atau_nama(daftar_layanan(session, unit_id, hanya_aktif=False))
    peta = pemetaan(session, unit_id, tabel.kolom)
    letak, diabaikan = letak_kolom(tabel, harapan(kuesioner, layanan), peta)
    pembaca = Pembaca(kuesioner, layanan, hari_ini, peta)
    jawaban, galat = _baca(tabel, letak, pembaca)
    if not tabel.baris:
        galat.append("tabel tidak berisi satu baris pun")
    if galat:
        raise berkas_ditolak(galat)
    impor = buat_impor(
        session,
        unit_id=unit_id,
        jenis=JenisImpor.RESPONDEN,
        sidik=_sidik(tabel, jawaban, diabaikan),
        nama_berkas=tabel.nama_tercatat,
        jumlah=len(jawaban),
        oleh=oleh,
        pada=pada,
    )
    if impor is None:
        return HasilImpor(0, len(jawaban), diabaikan, tabel.dilewati)
    tetap = {
        "unit_id": unit_id,
        "kuesioner_id": kuesioner.id,
        "impor_id": impor.id,
        "jalur": Jalur.IMPOR,
    }
    session.execute(
        sa.insert(Jawaban),
        [{**baris, **tetap, "tanggal": baris["tanggal"] or hari_ini} for baris in jawaban],
    )
    peristiwa = f"memuat {len(jawaban)} responden dari berkas {impor.nama_berkas}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return HasilImpor(len(jawaban), 0, diabaikan, tabel.dilewati)


def batalkan_muatan(session: Session, *, unit_id: int, nomor: int, oleh: str, pada: datetime) -> int:
    """Delete every answer of that load, excluded ones too; gives how many. Raises Galat.

    The same file can be loaded again afterwards; a stack of paper is open again with its sheets.
    """
    impor = session.get(Impor, nomor)
    if impor is None or impor.unit_id != unit_id or impor.jenis not in DAPAT_DIBATALKAN:
        raise Galat(f"Muatan nomor {nomor} tidak ditemukan atau tidak dapat dibatalkan.")
    kunci(session, impor)
    hapus = sa.delete(Jawaban).where(Jawaban.impor_id == nomor).returning(Jawaban.id)
    jumlah = len(session.execute(hapus).all())
    session.execute(sa.update(Tumpukan).where(Tumpukan.impor_id == nomor).values(impor_id=None))
    nama = impor.nama_berkas
    session.delete(impor)
    simpan(session)
    peristiwa = f"membatalkan muatan {nama}: {jumlah} jawaban dihapus"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return jumlah


def _baca(
    tabel: Tabel, letak: Mapping[str, str], pembaca: Pembaca
) -> tuple[list[Baris], list[GalatSel | str]]:
    jawaban: list[Baris] = []
    galat: list[GalatSel | str] = []
    for nomor, isi in tabel.baris:
        baris = BarisSel(nomor, {nama: isi[judul] for nama, judul in letak.items()})
        jawaban.append(pembaca.baca(baris))
        galat.extend(baris.galat)
    return jawaban, galat


def _sidik(tabel: Tabel, jawaban: list[dict[str, Any]], diabaikan: tuple[str, ...]) -> str:
    """SHA-256 of the rows as understood, so that CSV and XLSX of one table agree however they write dates.

    Columns that are not read count too: two batches of equal answers differ by their row numbers.
    """
    cerna = hashlib.sha256(repr(diabaikan).encode())
    for baris, (_, isi) in zip(jawaban, tabel.baris, strict=True):
        cerna.update(repr((sorted(baris.items()), [isi[judul] for judul in diabaikan])).encode())
    return cerna.hexdigest()
