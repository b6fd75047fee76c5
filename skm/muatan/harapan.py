"""What the survey expects of a table of answers: its fields, the words it reads, what sums up at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from skm.berkas.kata import ringkas
from skm.berkas.lembar import Lembar, pilih_lembar
from skm.berkas.pemetaan import Bidang, pengenal
from skm.berkas.tabel import Tabel, buka
from skm.berkas.tata_letak import Ciri, cari_tabel, letak_judul
from skm.kuesioner.models import Kuesioner, Unsur
from skm.kuesioner.profil import ButirProfil, baca_kode, daftar_profil
from skm.muatan.skala import tebak_nilai

CAP_WAKTU = ("Timestamp", "Cap waktu", "Stempel waktu")
"""What form services call the moment of an answer; only its day is kept."""
WAKTU_LAIN = (
    "Tanggal survei", "Tanggal pengisian", "Tanggal isi", "Tgl", "Tgl survei", "Hari/tanggal",
    "Waktu pengisian",
    "Date", "submitdate", "Date submitted", "Tanggal dikirim", "end", "Completion time",
    "Waktu penyelesaian survei",
    "today", "start", "Start time", "startdate", "datestamp", "_submission_time",
)  # fmt: skip
"""What others call it, the best first: an answer's own end before the moment it was sent."""
SARAN_LAIN = (
    "Saran dan masukan", "Saran/masukan", "Saran & masukan", "Saran/kritik", "Kritik dan saran",
    "Kritik/saran",
    "Kritik & saran", "Kritik, saran, dan masukan", "Saran perbaikan", "Saran Anda", "Masukan",
    "Kritik", "Komentar",
    "Komentar/saran", "Ulasan", "Keterangan/saran", "Pesan dan saran", "Kesan dan pesan", "Comments",
    "Suggestions",
)  # fmt: skip
PROFIL_LAIN = {
    "jenis_kelamin": ("Kelamin", "JK", "L/P", "Gender"),
    "usia": ("Umur", "Umur (tahun)", "Usia (tahun)", "Usia/umur", "Usia responden"),
    "pendidikan": ("Pendidikan", "Jenjang pendidikan", "Tingkat pendidikan"),
    "pekerjaan": ("Pekerjaan utama", "Profesi"),
}
LAYANAN_LAIN = ("Jenis layanan", "Layanan yang diterima", "Jenis pelayanan", "Nama layanan", "Pelayanan")
NILAI = "nilai"
"""The name under which words of scores are kept: they mean the same in every unsur that does not know
them.
"""


def baca_jawaban(nama: str, isi: bytes, terbit: Sequence[Kuesioner], lembar: str = "") -> Tabel:
    """The table of answers in that file, as `tabel_jawaban` finds it. Raises Galat."""
    return tabel_jawaban(nama, buka(nama, isi), terbit, lembar)


def tabel_jawaban(nama: str, semua: Sequence[Lembar], terbit: Sequence[Kuesioner], lembar: str = "") -> Tabel:
    """The table of answers in the visible sheet that holds all codes of one questionnaire, else words of
    theirs.

    The longest set of codes is looked for first. Raises Galat, also where several sheets hold one.
    """
    kode = {tuple(sorted(unsur.kode for unsur in satu.unsur)): satu for satu in reversed(terbit)}
    ciri = [
        Ciri(tuple(unsur.kode for unsur in satu.unsur), pengenal(harapan(satu, {})).mengenal)
        for satu in sorted(kode.values(), key=lambda satu: len(satu.unsur), reverse=True)
    ]
    pilihan = pilih_lembar(
        nama, semua, lambda bingkai: any(letak_judul(bingkai, satu) is not None for satu in ciri), lembar
    )
    tabel = [cari_tabel(nama, pilihan, ciri[0])]
    for satu in ciri:
        if {ringkas(judul) for judul in satu.kolom} <= {ringkas(judul) for judul in tabel[-1].kolom}:
            return tabel[-1]
        tabel.append(cari_tabel(nama, pilihan, satu))
    return tabel[1]


def harapan(kuesioner: Kuesioner, layanan: Mapping[str, int]) -> tuple[Bidang, ...]:
    """The fields of an answer to that questionnaire; `layanan` maps casefolded codes and names to ids."""
    return (
        *(_unsur(unsur) for unsur in kuesioner.unsur),
        Bidang("tanggal", CAP_WAKTU, WAKTU_LAIN),
        Bidang("layanan", alias=LAYANAN_LAIN, dikenal=lambda teks: teks.casefold() in layanan),
        *(
            Bidang(butir.nama, (butir.label,), PROFIL_LAIN[butir.nama], dikenal=partial(_berkode, butir))
            for butir in daftar_profil()
        ),
        Bidang("saran", alias=SARAN_LAIN),
    )


def _unsur(unsur: Unsur) -> Bidang:
    return Bidang(
        unsur.kode,
        (unsur.nama, unsur.pertanyaan),
        wajib=True,
        nomor=unsur.kode.removeprefix("U"),
        kelompok=NILAI,
        dikenal=partial(_opsi, unsur),
        tebak=tebak_nilai,
    )


def _opsi(unsur: Unsur, teks: str) -> bool:
    """Whether a score is read without being told; numbers are never asked about."""
    return ringkas(teks) in map(ringkas, unsur.opsi) or re.fullmatch(r"-?[0-9.,]+", teks) is not None


def _berkode(butir: ButirProfil, teks: str) -> bool:
    return baca_kode(butir, teks) is not None
