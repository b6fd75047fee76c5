"""Programmes and their budget. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from kinerja.galat import GalatKinerja
from skm.akun.services import catat
from skm.berkas.hasil import GalatSel, berkas_ditolak
from skm.berkas.tabel import Tabel
from skm.galat import SUDAH_DIHAPUS, Bersamaan, Galat, kunci, simpan
from skm.katalog.anggaran import IsianProgram, baca_rupiah
from skm.katalog.models import Program
from skm.katalog.queries import daftar_program, program_bernomor, sasaran_iku
from skm.teks import rapikan

NAMA_TERPANJANG, KETERANGAN_TERPANJANG = 300, 120
SUDAH_ADA = "Program ini sudah ada pada sasaran itu, atau baru saja diubah orang lain."
KOLOM_PAGU = tuple(f"pagu_tw{n}" for n in range(1, 5))
KOLOM_REALISASI = tuple(f"realisasi_tw{n}" for n in range(1, 5))
KOLOM = ("sasaran", "program", "keterangan", *KOLOM_PAGU, *KOLOM_REALISASI)
"""Headings of the sheet."""


def simpan_program(
    session: Session,
    isi: IsianProgram,
    *,
    unit_id: int,
    tahun: int,
    nomor: int | None = None,
    versi: int = 0,
    oleh: str,
    pada: datetime,
) -> None:
    """Keep one programme, a new one without `nomor`; `versi` is what was shown.

    Raises Galat for a sasaran that the year has not and for one that is gone, Bersamaan when somebody was
    quicker or has entered the same.
    """
    if isi.sasaran not in sasaran_iku(session, unit_id, tahun):
        raise Galat("Pilih sasaran dari daftar.", bidang="sasaran")
    satu = Program(unit_id=unit_id, tahun=tahun) if nomor is None else _milik(session, unit_id, nomor)
    if nomor is not None and satu.versi != versi:
        raise Bersamaan(f"{satu.oleh} baru saja mengubah program ini.", bidang="nama")
    _tulis(satu, isi, oleh, pada)
    session.add(satu)
    simpan(
        session, "Program ini sudah ada pada sasaran itu, atau baru saja diubah orang lain.", bidang="nama"
    )
    _catat(session, f"menyimpan program {isi.nama[:120]} tahun {tahun}", unit_id, oleh, pada)


def hapus_program(session: Session, *, unit_id: int, nomor: int, oleh: str, pada: datetime) -> str:
    """Take a programme out; gives its name. Raises Galat when it is gone already."""
    satu = _milik(session, unit_id, nomor)
    kunci(session, satu)
    session.delete(satu)
    simpan(session)
    _catat(session, f"menghapus program {satu.nama[:120]} tahun {satu.tahun}", unit_id, oleh, pada)
    return satu.nama


def muat_program(
    session: Session, tabel: Tabel, *, unit_id: int, tahun: int, oleh: str, pada: datetime
) -> tuple[int, int]:
    """Load a sheet with the columns of `KOLOM`; gives how many were new and how many changed.

    A programme that the sheet does not name stays; an empty cell of realisasi is one that nobody told. Raises
    Galat naming every cell that is wrong; nothing of the sheet is kept then.
    """
    if kurang := [nama for nama in ("sasaran", "program") if nama not in tabel.kolom]:
        raise berkas_ditolak([f"kolom {nama} tidak ada" for nama in kurang])
    sasaran = {rapikan(satu).casefold(): satu for satu in sasaran_iku(session, unit_id, tahun)}
    ada = {(satu.sasaran, satu.nama.casefold()): satu for satu in daftar_program(session, unit_id, tahun)}
    galat: list[GalatSel | str] = []
    baru = berubah = 0
    sudah: set[tuple[str, str]] = set()
    for nomor, sel in tabel.baris:
        isi = _baca_baris(nomor, sel, sasaran, galat)
        if isi is None:
            continue
        kunci = (isi.sasaran, isi.nama.casefold())
        if kunci in sudah:
            galat.append(GalatSel(nomor, "program", isi.nama, "disebut dua kali"))
            continue
        sudah.add(kunci)
        satu = ada.get(kunci)
        if satu is None:
            satu, baru = Program(unit_id=unit_id, tahun=tahun), baru + 1
            session.add(satu)
        elif (tuple(satu.pagu), tuple(satu.realisasi), satu.keterangan) == (
            isi.pagu,
            isi.realisasi,
            isi.keterangan,
        ):
            continue
        else:
            berubah += 1
        _tulis(satu, isi, oleh, pada)
    if galat:
        raise berkas_ditolak(galat)
    simpan(session)
    if baru or berubah:
        kalimat = f"memuat program tahun {tahun}: {baru} baru, {berubah} berubah"
        _catat(session, kalimat, unit_id, oleh, pada)
    return baru, berubah


def _baca_baris(
    nomor: int, sel: Mapping[str, str], sasaran: Mapping[str, str], galat: list[GalatSel | str]
) -> IsianProgram | None:
    """One row of the sheet; None where a cell was refused."""
    sebelum = len(galat)
    asal, nama = rapikan(sel["sasaran"]), rapikan(sel["program"])
    if asal.casefold() not in sasaran:
        galat.append(GalatSel(nomor, "sasaran", asal, "tidak ada pada katalog tahun ini"))
    if not 0 < len(nama) <= NAMA_TERPANJANG:
        galat.append(GalatSel(nomor, "program", nama, f"isi 1 sampai {NAMA_TERPANJANG} huruf"))
    angka: dict[str, int | None] = {}
    for kolom in (*KOLOM_PAGU, *KOLOM_REALISASI):
        teks = sel.get(kolom, "")
        try:
            angka[kolom] = baca_rupiah(teks)
        except GalatKinerja as salah:
            galat.append(GalatSel(nomor, kolom, teks, str(salah)))
    if len(galat) > sebelum:
        return None
    return IsianProgram(
        sasaran[asal.casefold()],
        nama,
        rapikan(sel.get("keterangan", ""))[:KETERANGAN_TERPANJANG],
        tuple(angka[kolom] or 0 for kolom in KOLOM_PAGU),
        tuple(angka[kolom] for kolom in KOLOM_REALISASI),
    )


def _milik(session: Session, unit_id: int, nomor: int) -> Program:
    satu = program_bernomor(session, unit_id, nomor)
    if satu is None:
        raise Bersamaan(SUDAH_DIHAPUS)
    return satu


def _tulis(satu: Program, isi: IsianProgram, oleh: str, pada: datetime) -> None:
    satu.sasaran, satu.nama, satu.keterangan = isi.sasaran, isi.nama, isi.keterangan
    satu.pagu, satu.realisasi = list(isi.pagu), list(isi.realisasi)
    satu.oleh, satu.pada = oleh, pada


def _catat(session: Session, peristiwa: str, unit_id: int, oleh: str, pada: datetime) -> None:
    catat(session, unit_id=unit_id, oleh=oleh, pada=pada, peristiwa=peristiwa)
