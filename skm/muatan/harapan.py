"""What the survey expects of a table of answers: its fields, the words it reads, what sums up at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from skm.berkas.kata import ringkas
from skm.berkas.pemetaan import BELUM, Bidang
from skm.berkas.tabel import Bingkai, Tabel, bingkai_teks
from skm.berkas.tata_letak import Ciri, cari_tabel
from skm.kuesioner.models import Kuesioner, Unsur
from skm.kuesioner.profil import ButirProfil, baca_kode, daftar_profil

CAP_WAKTU = ("Timestamp", "Cap waktu", "Stempel waktu")
"""What form services call the moment of an answer; only its day is kept."""
NILAI = "nilai"
"""The name under which words of scores are kept: they mean the same in every unsur."""
SKALA = (("tidak", "1"), ("kurang", "2"), ("cukup", "2"), ("sangat", "4"))

_JUMLAH = re.compile(r"[Σ∑]|(?:jml|jumlah|total|nrr|ikm|skm|rata|nilai|mutu|kinerja)\b", re.IGNORECASE)
_NILAI = re.compile(r"[1-4](?:\.0+)?|")


def baca_jawaban(nama: str, isi: bytes, *kode: Sequence[str]) -> Tabel:
    """The table of answers in that file, as `tabel_jawaban` finds it. Raises Galat."""
    return tabel_jawaban(nama, bingkai_teks(nama, isi), *kode)


def tabel_jawaban(nama: str, bingkai: Bingkai, *kode: Sequence[str]) -> Tabel:
    """The table of answers in those rows: its headings are the row with all of one `kode`, else row 1.

    The longest set of codes is looked for first. A last row of sums is left out, a respondent's never. Raises
    Galat.
    """
    calon = sorted({tuple(sorted(satu)): tuple(satu) for satu in kode}.values(), key=len, reverse=True)
    tabel = [cari_tabel(nama, bingkai, Ciri(calon[0], _JUMLAH, _NILAI))]
    for satu in calon:
        if {ringkas(judul) for judul in satu} <= {ringkas(judul) for judul in tabel[-1].kolom}:
            break
        tabel.append(cari_tabel(nama, bingkai, Ciri(satu, _JUMLAH, _NILAI)))
    return tabel[-1]


def harapan(kuesioner: Kuesioner, layanan: Mapping[str, int]) -> tuple[Bidang, ...]:
    """The fields of an answer to that questionnaire; `layanan` maps casefolded codes and names to ids."""
    return (
        *(_unsur(unsur) for unsur in kuesioner.unsur),
        Bidang("tanggal", CAP_WAKTU),
        Bidang("layanan", dikenal=lambda teks: teks.casefold() in layanan),
        *(Bidang(butir.nama, (butir.label,), dikenal=partial(_berkode, butir)) for butir in daftar_profil()),
        Bidang("saran"),
    )


def _unsur(unsur: Unsur) -> Bidang:
    return Bidang(
        unsur.kode,
        (unsur.nama, unsur.pertanyaan),
        wajib=True,
        nomor=unsur.kode.removeprefix("U"),
        kelompok=NILAI,
        dikenal=partial(_opsi, unsur),
        tebak=_tebak_nilai,
    )


def _opsi(unsur: Unsur, teks: str) -> bool:
    """Whether a score is read without being told; numbers are never asked about."""
    return ringkas(teks) in map(ringkas, unsur.opsi) or re.fullmatch(r"-?[0-9.,]+", teks) is not None


def _berkode(butir: ButirProfil, teks: str) -> bool:
    return baca_kode(butir, teks) is not None


def _tebak_nilai(teks: str) -> str:
    """A score from "4. Sangat puas", or from the word a scale begins with; a person confirms it."""
    if nomor := re.match(r"[1-4](?![0-9])", teks):
        return nomor[0]
    kata = teks.casefold().split()
    return next((nilai for awal, nilai in SKALA if awal in kata), BELUM)
