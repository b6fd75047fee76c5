"""Loading a table of answers, and undoing a load as a whole. Nothing here commits.

Every cell is checked first, and one bad cell refuses the whole file.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from skm.akun.services import catat
from skm.berkas.hasil import GalatSel, HasilImpor, berkas_ditolak
from skm.berkas.models import Impor, JenisImpor
from skm.berkas.queries import impor_bersidik, pemetaan
from skm.berkas.sel import BarisSel
from skm.berkas.services import buat_impor
from skm.berkas.tabel import Tabel
from skm.galat import SUDAH_DIHAPUS, Bersamaan, Galat, kunci, simpan
from skm.jawaban.models import Jalur
from skm.jawaban.services.hitungan import kunci_gudang
from skm.jawaban.services.muat import cabut, isi_muatan, siapkan, siapkan_cabut, simpan_muatan
from skm.kuesioner.models import Kuesioner
from skm.kuesioner.queries import kuesioner_skm, versi_pada
from skm.layanan.queries import daftar_layanan, menurut_kode_atau_nama
from skm.muatan.models import Tumpukan
from skm.muatan.sel import Pembaca
from skm.muatan.services.bertahap import BELUM_SELESAI, muat_bertahap
from skm.muatan.versi import Cocok, Pemilih, pemilih
from skm.survei.services.pencabutan import SEKALIGUS, Buka, cabut_bertahap, tandai_dicabut

DAPAT_DIBATALKAN = (JenisImpor.RESPONDEN, JenisImpor.KERTAS)
Baris = dict[str, Any]
"""Stored values by column of the answer."""


def muat(
    session: Session,
    tabel: Tabel,
    *,
    unit_id: int,
    hari_ini: date,
    oleh: str,
    pada: datetime,
    versi: int | None = None,
    coba: bool = False,
    buka: Buka | None = None,
) -> HasilImpor:
    """Add every row of `tabel` as one respondent; a table loaded before adds nothing. `coba` only checks.

    With `buka` a large table is stored part by part in transactions of its own, which are committed then.

    `hari_ini` is the office's day: the date of rows that state none, and the last one accepted. A row answers
    the questionnaire of its day if the columns are that one's, else the one whose columns they are; `versi`
    names one for all rows. Raises Galat naming row, column and value of what cannot be read.
    """
    terbit = kuesioner_skm(session, unit_id)
    layanan = menurut_kode_atau_nama(daftar_layanan(session, unit_id, hanya_aktif=False))
    peta = pemetaan(session, unit_id, tabel.kolom)
    pilihan = pemilih(tabel, terbit, layanan, hari_ini=hari_ini, peta=peta, versi=versi)
    pembaca = {nomor: Pembaca(c.kuesioner, layanan, hari_ini, peta) for nomor, c in pilihan.cocok.items()}
    jawaban, dipakai, galat = _baca(tabel, pilihan, pembaca)
    dibaca = pilihan.dibaca(dipakai)
    diabaikan = tuple(judul for judul in tabel.kolom if judul not in dibaca)
    if not tabel.baris:
        galat.append("tabel tidak berisi satu baris pun")
    if galat:
        raise berkas_ditolak(galat)
    sidik = _sidik(tabel, jawaban, diabaikan)
    sudah = HasilImpor(0, len(jawaban), diabaikan, tabel.dilewati)
    versi_dipakai = _versi(dipakai, versi_pada(terbit, hari_ini))
    hasil = HasilImpor(len(jawaban), 0, diabaikan, tabel.dilewati, versi=versi_dipakai)
    if (ada := impor_bersidik(session, unit_id, JenisImpor.RESPONDEN, sidik)) is not None:
        if not ada.selesai:
            raise Bersamaan(BELUM_SELESAI, bidang="berkas")
        return sudah
    if coba:
        return hasil
    isi = [
        {
            **baris,
            "jalur": Jalur.IMPOR,
            "kuesioner_id": c.kuesioner.id,
            "tanggal": baris["tanggal"] or hari_ini,
        }
        for baris, c in zip(jawaban, dipakai, strict=True)
    ]
    tetap: dict[str, Any] = {"unit_id": unit_id, "sidik": sidik, "nama_berkas": tabel.nama_tercatat}
    tetap |= {"oleh": oleh, "pada": pada}
    if buka is not None and len(isi) > SEKALIGUS:
        muat_bertahap(buka, isi, **tetap)
        return hasil
    muatan = siapkan(session, isi, unit_id=unit_id)
    impor = buat_impor(session, jenis=JenisImpor.RESPONDEN, jumlah=len(isi), **tetap)
    if impor is None:
        return sudah
    simpan_muatan(session, muatan, impor_id=impor.id)
    peristiwa = f"memuat {len(jawaban)} responden dari berkas {impor.nama_berkas}"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return hasil


def batalkan_muatan(
    session: Session, *, unit_id: int, nomor: int, oleh: str, pada: datetime, buka: Buka | None = None
) -> int:
    """Delete every answer of that load, excluded ones too; gives how many. Raises Galat.

    The same file can be loaded again afterwards; a stack of paper is open again with its sheets. With `buka`
    a large load is deleted part by part in transactions of its own, and one that was not whole is too.
    """
    impor = session.get(Impor, nomor)
    if impor is None or impor.unit_id != unit_id or impor.jenis not in DAPAT_DIBATALKAN:
        raise Galat(f"Muatan nomor {nomor} tidak ditemukan atau tidak dapat dibatalkan.")
    if impor.dibatalkan is not None:
        raise Bersamaan(SUDAH_DIHAPUS)
    if buka is not None and impor.jenis is JenisImpor.RESPONDEN and impor.jumlah > SEKALIGUS:
        return _bertahap(buka, unit_id=unit_id, nomor=nomor, oleh=oleh, pada=pada)
    cabutan = siapkan_cabut(session, unit_id=unit_id, impor_id=nomor)
    kunci_gudang(session, unit_id)  # before the load's row: a closing takes them in this order
    kunci(session, impor)
    jumlah = cabut(session, cabutan)
    session.execute(sa.update(Tumpukan).where(Tumpukan.impor_id == nomor).values(impor_id=None))
    nama = impor.nama_berkas
    session.delete(impor)
    simpan(session)
    peristiwa = f"membatalkan muatan {nama}: {jumlah} jawaban dihapus"
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return jumlah


def _bertahap(buka: Buka, *, unit_id: int, nomor: int, oleh: str, pada: datetime) -> int:
    with buka() as session:
        impor = session.get(Impor, nomor, with_for_update=True)
        if impor is None or impor.dibatalkan is not None:
            raise Bersamaan(SUDAH_DIHAPUS)
        tandai_dicabut(session, nomor, pada=pada)
        jumlah = isi_muatan(session, unit_id=unit_id, impor_id=nomor)
        peristiwa = f"membatalkan muatan {impor.nama_berkas}: {jumlah} jawaban dihapus"
        catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
    return cabut_bertahap(buka, unit_id=unit_id, nomor=nomor)


def _baca(
    tabel: Tabel, pilihan: Pemilih, pembaca: Mapping[int, Pembaca]
) -> tuple[list[Baris], list[Cocok], list[GalatSel | str]]:
    jawaban: list[Baris] = []
    dipakai: list[Cocok] = []
    galat: list[GalatSel | str] = []
    for nomor, isi in tabel.baris:
        tolakan = BarisSel(nomor, {})
        cocok = pilihan.pilih(isi, tolakan)
        baris = BarisSel(nomor, {nama: isi[judul] for nama, judul in cocok.letak.items()}, tolakan.galat)
        jawaban.append(pembaca[cocok.kuesioner.id].baca(baris))
        dipakai.append(cocok)
        galat.extend(baris.galat)
    return jawaban, dipakai, galat


def _versi(dipakai: Sequence[Cocok], kini: Kuesioner) -> tuple[tuple[int, int], ...]:
    """How many rows answer which version; nothing to say where all answer the one in force today."""
    hitungan = Counter(satu.kuesioner.versi for satu in dipakai)
    return () if set(hitungan) == {kini.versi} else tuple(sorted(hitungan.items()))


def _sidik(tabel: Tabel, jawaban: list[dict[str, Any]], diabaikan: tuple[str, ...]) -> str:
    """SHA-256 of the rows as understood, so that CSV and XLSX of one table agree however they write dates.

    Columns that are not read count too: two batches of equal answers differ by their row numbers.
    """
    cerna = hashlib.sha256(repr(diabaikan).encode())
    for baris, (_, isi) in zip(jawaban, tabel.baris, strict=True):
        cerna.update(repr((sorted(baris.items()), [isi[judul] for judul in diabaikan])).encode())
    return cerna.hexdigest()
