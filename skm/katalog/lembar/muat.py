"""Reads a changed sheet back. Changes are made as they are found; the caller keeps all or none."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from sqlalchemy.orm import Session

from skm.berkas.hasil import GalatSel, berkas_ditolak
from skm.berkas.tabel import Tabel
from skm.katalog.lembar.baris import Baris, Pelaku
from skm.katalog.lembar.baru import tambah
from skm.katalog.lembar.kolom import KODE, TETAP, UBAH
from skm.katalog.lembar.sel import tampung
from skm.katalog.queries import baris_tahun, katalog


@dataclass(frozen=True, slots=True)
class Muatan:
    """What was changed, in sentences, and headings that were not read."""

    perubahan: tuple[str, ...]
    diabaikan: tuple[str, ...]


def muat(
    session: Session,
    tabel: Tabel,
    *,
    unit_id: int,
    tahun: int,
    pelaku: Pelaku,
    terkunci: Container[tuple[int, int]],
    menambah: bool = False,
) -> Muatan:
    """Make the changes that `tabel` holds against the catalogue of `tahun`; targets of `terkunci` stay.

    A column that is missing and a cell left empty change nothing. With `menambah` a row whose code the year
    does not have is added, and the year need not have a catalogue yet. Raises Galat naming every cell that
    is wrong, any change to the decree's texts among them, and for a year without a catalogue. Nothing here
    commits: after a refusal the caller rolls back.
    """
    if KODE not in tabel.kolom:
        raise berkas_ditolak([f"kolom {KODE} tidak ada"])
    semua = baris_tahun(session, unit_id, tahun) if menambah else katalog(session, unit_id, tahun)
    ada = {satu.kode: satu for satu in semua}
    galat: list[GalatSel | str] = []
    perubahan: list[str] = []
    sudah: set[str] = set()
    for nomor, sel in tabel.baris:
        kode = sel[KODE].upper()
        if kode in sudah:
            galat.append(GalatSel(nomor, KODE, sel[KODE], "disebut dua kali"))
            continue
        sudah.add(kode)
        baru = kode not in ada
        if baru:
            if not menambah:
                sebab = f"tidak ada pada tahun {tahun}; centang “Tambahkan” bila indikator baru"
                galat.append(GalatSel(nomor, KODE, sel[KODE], sebab))
                continue
            with tampung(galat, nomor, sel):
                ada[kode] = tambah(session, sel, unit_id=unit_id, tahun=tahun, pelaku=pelaku)
            if kode not in ada:
                continue
            perubahan.append(f"{kode}: indikator baru dengan rumus ketetapan, {ada[kode].nama}")
        perubahan += Baris(session, ada, ada[kode], nomor, sel, pelaku, terkunci, baru).ubah(galat)
    if galat:
        raise berkas_ditolak(galat)
    asing = tuple(nama for nama in tabel.kolom if nama not in {KODE, *TETAP, *UBAH})
    return Muatan(tuple(perubahan), asing)
