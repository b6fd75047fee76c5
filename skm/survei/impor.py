"""Loading a table of answers: every cell is checked first, and one bad cell refuses the whole file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.hasil import GalatImpor, GalatSel, HasilImpor
from skm.berkas.models import Impor, JenisImpor
from skm.berkas.queries import impor_bersidik
from skm.berkas.tabel import Tabel
from skm.survei.models import Jalur, Jawaban
from skm.survei.pemetaan import letak_kolom
from skm.survei.queries import kuesioner_berlaku
from skm.survei.sel import Pembaca, nama_layanan
from skm.survei.services.pemetaan import pemetaan

Baris = dict[str, Any]
"""Stored values by column of the answer."""


def muat(
    session: Session, tabel: Tabel, *, unit_id: int, hari_ini: date, oleh: str, pada: datetime
) -> HasilImpor:
    """Add every row of `tabel` as one respondent; a table loaded before adds nothing.

    `hari_ini` is the office's day: the date of rows that state none, and the last one accepted.
    Raises GalatImpor naming row, column and value of what cannot be read.
    """
    kuesioner = kuesioner_berlaku(session, unit_id)
    peta = pemetaan(session, unit_id, tabel.kolom)
    letak, diabaikan = letak_kolom(tabel, kuesioner, peta)
    pembaca = Pembaca(kuesioner, nama_layanan(session, unit_id), hari_ini, peta.kata)
    jawaban, galat = _baca(tabel, letak, pembaca)
    if not tabel.baris:
        galat.append("tabel tidak berisi satu baris pun")
    if galat:
        raise GalatImpor(galat)
    sidik = _sidik(tabel, jawaban, diabaikan)
    impor = Impor(
        unit_id=unit_id,
        jenis=JenisImpor.RESPONDEN,
        sidik=sidik,
        nama_berkas=repr(tabel.nama_berkas)[1:-1][:200],
        jumlah=len(jawaban),
        pada=pada,
        oleh=oleh,
    )
    if not _catat_impor(session, impor):
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


def _baca(
    tabel: Tabel, letak: Mapping[str, str], pembaca: Pembaca
) -> tuple[list[Baris], list[GalatSel | str]]:
    jawaban: list[Baris] = []
    galat: list[GalatSel | str] = []
    for nomor, isi in tabel.baris:
        hasil, salah = pembaca.baca(nomor, {nama: isi[judul] for nama, judul in letak.items()})
        galat.extend(salah)
        jawaban.append(hasil)
    return jawaban, galat


def _sidik(tabel: Tabel, jawaban: list[dict[str, Any]], diabaikan: tuple[str, ...]) -> str:
    """SHA-256 of the rows as understood, so that CSV and XLSX of one table agree however they write dates.

    Columns that are not read count too: two batches of equal answers differ by their row numbers.
    """
    cerna = hashlib.sha256(repr(diabaikan).encode())
    for baris, (_, isi) in zip(jawaban, tabel.baris, strict=True):
        cerna.update(repr((sorted(baris.items()), [isi[judul] for judul in diabaikan])).encode())
    return cerna.hexdigest()


def _catat_impor(session: Session, impor: Impor) -> bool:
    """Whether these rows are new; two loads at once are told apart by the unique constraint."""
    if impor_bersidik(session, impor.unit_id, impor.jenis, impor.sidik) is not None:
        return False
    try:
        with session.begin_nested():
            session.add(impor)
    except sa.exc.IntegrityError:
        return False
    return True
