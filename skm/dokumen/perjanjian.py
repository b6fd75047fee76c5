"""What the documents about indicators say. Every figure is computed before; nothing here divides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from kinerja.indikator import Katalog
from kinerja.tanggal import ROMAWI
from skm.bentuk.isi import Tabel
from skm.bentuk.naskah import Alinea, Blok, Isian, Judul, Naskah, Pengesahan
from skm.dokumen import kelengkapan
from skm.dokumen.anggaran import tabel_program
from skm.dokumen.kantor import TITIK, Kantor
from skm.dokumen.penanda import CAMAT
from skm.dokumen.sel import catatan, kode, sel_target
from skm.dokumen.susunan import bertanda_tangan, lampiran_koreksi, susun
from skm.katalog.anggaran import BarisProgram
from skm.pengukuran.nilai import NilaiIndikator

Aksi: TypeAlias = tuple[Sequence[str], Sequence[str]]
"""Plan and realisation of quarters I to IV."""
SUPERVISI = (
    "Pihak kedua akan melakukan supervisi yang diperlukan serta melakukan evaluasi terhadap capaian "
    "kinerja dari perjanjian ini, dan mengambil tindakan yang diperlukan dalam rangka pemberian "
    "penghargaan dan sanksi."
)
BUKAN_NAMA_BERKAS = re.compile("[^a-z0-9]+")


def lembar_iku(kantor: Kantor, nilai: Sequence[NilaiIndikator], katalog: Katalog) -> Naskah:
    """The sheet of main indicators: objective, indicator, what it means, formula, target, who answers."""
    iku = [satu for satu in nilai if satu.indikator.dokumen == "IKU"]
    baris = tuple(
        (
            kode(satu),
            satu.indikator.sasaran,
            satu.indikator.nama,
            _definisi(katalog, satu.indikator.kode),
            satu.indikator.formula_teks,
            satu.satuan,
            sel_target(satu.target),
            satu.indikator.sumber_data or "–",
            kantor.sebut(satu.penanggung_jawab),
        )
        for satu in iku
    )
    kolom = (
        ("Kode", 14),
        ("Sasaran", 26),
        ("Indikator kinerja utama", 28),
        ("Definisi operasional: yang dihitung", 44),
        ("Formula menurut ketetapan", 44),
        ("Satuan", 12),
        (f"Target {kantor.tahun}", 14),
        ("Sumber data", 18),
        ("Penanggung jawab", 24),
    )
    tabel = Tabel("IKU", "Indikator Kinerja Utama", kolom, baris, catatan(iku))
    penutup = f"Demikian Indikator Kinerja Utama {kantor.nama} tahun {kantor.tahun}."
    dasar = f"Ditetapkan dengan {kantor.ketetapan or f'ketetapan Nomor {TITIK}'}."
    return susun(
        kantor,
        (
            Alinea(dasar),
            *bertanda_tangan((tabel,), kantor.camat(kantor.tahun), penutup),
            *lampiran_koreksi(iku),
        ),
        berkas=f"lembar-iku-{kantor.tahun}",
        judul="Indikator Kinerja Utama",
        anak_judul=kantor.anak(),
        kelengkapan=kelengkapan.lembar_iku(kantor, nilai),
    )


def perjanjian_kinerja(
    kantor: Kantor, nilai: Sequence[NilaiIndikator], jabatan: str, program: Sequence[BarisProgram]
) -> Naskah:
    """The agreement of one post: the letter, and as attachment what it is to reach in the year."""
    semua = [satu for satu in nilai if satu.indikator.jabatan == jabatan]
    milik = [satu for satu in semua if not satu.indikator.pensiun]
    pertama = kelengkapan.pihak_pertama(semua, jabatan)
    kedua = kantor.orang(pertama).atasan
    pihak = kantor.sebut(pertama)
    tanda = (
        kantor.tanda(kedua, "", "Pihak kedua,"),
        kantor.tanda(pertama, kantor.tempat(kantor.tahun), "Pihak pertama,"),
    )
    tabel = [tabel_janji(kantor, pihak, milik)]
    if pertama == CAMAT and program:
        tabel.append(tabel_program(program))
    penutup = f"Lampiran ini tidak terpisahkan dari Perjanjian Kinerja {pihak} tahun {kantor.tahun}."
    return susun(
        kantor,
        (
            *_surat(kantor, pertama, kedua),
            Pengesahan(tanda, SUPERVISI),
            Judul(1, "Lampiran Perjanjian Kinerja"),
            *bertanda_tangan(tabel, tanda, penutup),
            *lampiran_koreksi(milik),
        ),
        berkas=f"perjanjian-kinerja-{kantor.tahun}-{_nama_berkas(pihak)}",
        judul=f"Perjanjian Kinerja Tahun {kantor.tahun}",
        anak_judul=pihak,
        kelengkapan=kelengkapan.perjanjian(kantor, nilai, jabatan, program),
        mendatar=False,
    )


def tabel_janji(kantor: Kantor, pihak: str, milik: Sequence[NilaiIndikator]) -> Tabel:
    """What one post promises for the year."""
    return Tabel(
        "Lampiran",
        f"Perjanjian Kinerja {pihak} Tahun {kantor.tahun}",
        (("No", 6), ("Sasaran", 40), ("Indikator kinerja", 55), ("Satuan", 16), ("Target", 18)),
        tuple(
            (
                str(urut),
                satu.indikator.sasaran,
                f"{kode(satu)} {satu.indikator.nama}",
                satu.satuan,
                sel_target(satu.target),
            )
            for urut, satu in enumerate(milik, start=1)
        ),
        catatan(milik),
    )


def _surat(kantor: Kantor, pertama: str, kedua: str) -> Iterator[Blok]:
    """The letter up to the sentence that its signatures stand below."""
    yield Alinea(
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta "
        "berorientasi pada hasil, kami yang bertanda tangan di bawah ini:"
    )
    for jabatan, sebutan in (
        (pertama, "selanjutnya disebut pihak pertama;"),
        (kedua, "selaku atasan pihak pertama, selanjutnya disebut pihak kedua."),
    ):
        nama = kantor.orang(jabatan).nama or TITIK
        yield Isian((("Nama", nama), ("Jabatan", kantor.sebut(jabatan))))
        yield Alinea(sebutan)
    yield Alinea(
        "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian "
        "ini, dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam "
        "dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi "
        "tanggung jawab pihak pertama."
    )


def rencana_aksi(
    kantor: Kantor, per_triwulan: Sequence[Sequence[NilaiIndikator]], aksi: Mapping[str, Aksi]
) -> Naskah:
    """Targets by quarter; `per_triwulan` is the year first, then quarters I to IV, in the same order."""
    setahun, *empat = per_triwulan
    baris = tuple(
        (
            kode(satu),
            satu.indikator.sasaran,
            satu.indikator.nama,
            satu.satuan,
            *(sel_target(tw[urut].target) for tw in empat),
            sel_target(satu.target),
            kantor.sebut(satu.penanggung_jawab),
        )
        for urut, satu in enumerate(setahun)
        if not satu.indikator.pensiun
    )
    kolom = (
        ("Kode", 14),
        ("Sasaran", 34),
        ("Indikator kinerja", 40),
        ("Satuan", 14),
        *((f"TW {romawi}", 12) for romawi in ROMAWI),
        ("Setahun", 13),
        ("Penanggung jawab", 28),
    )
    tabel = Tabel("Rencana aksi", "Target tiap triwulan", kolom, baris, catatan(setahun))
    penutup = f"Demikian Rencana Aksi {kantor.nama} tahun {kantor.tahun}."
    return susun(
        kantor,
        (
            *bertanda_tangan((tabel, *_tabel_aksi(setahun, aksi)), kantor.camat(kantor.tahun), penutup),
            *lampiran_koreksi(setahun),
        ),
        berkas=f"rencana-aksi-{kantor.tahun}",
        judul=f"Rencana Aksi Tahun {kantor.tahun}",
        anak_judul=kantor.anak(),
        kelengkapan=kelengkapan.rencana_aksi(kantor, per_triwulan, aksi),
    )


def _tabel_aksi(setahun: Sequence[NilaiIndikator], aksi: Mapping[str, Aksi]) -> Iterator[Tabel]:
    """What is done in each quarter and what became of it; no table while nobody wrote anything."""
    baris = tuple(
        (kode(satu), satu.indikator.nama, romawi, rencana or "–", realisasi or "–")
        for satu in setahun
        if satu.indikator.kode in aksi
        for romawi, rencana, realisasi in zip(ROMAWI, *aksi[satu.indikator.kode], strict=True)
        if rencana or realisasi
    )
    kolom = (
        ("Kode", 14),
        ("Indikator kinerja", 46),
        ("Triwulan", 10),
        ("Rencana aksi", 60),
        ("Realisasi", 60),
    )
    if baris:
        yield Tabel("Aksi", "Rencana aksi dan realisasinya", kolom, baris)


def _definisi(katalog: Katalog, kode: str) -> str:
    """What its formulas count, in the words of their inputs."""
    nama = katalog.menurut_kode[kode].variabel()
    return "; ".join(katalog.menurut_nama[satu].definisi for satu in nama)


def _nama_berkas(teks: str) -> str:
    return BUKAN_NAMA_BERKAS.sub("-", teks.lower()).strip("-")
