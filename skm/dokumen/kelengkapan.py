"""What a document still lacks before it can be signed, and the mark it carries until then."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace

from kinerja.hasil import Status
from kinerja.periode import Periode
from kinerja.tanggal import ROMAWI
from skm.dokumen.kantor import Kantor
from skm.dokumen.penanda import BUPATI, CAMAT
from skm.katalog.anggaran import BarisProgram
from skm.pengukuran.nilai import NilaiIndikator
from skm.tulisan.bagian import ISU, ORGANISASI, PENDUKUNG, PENUTUP, SOLUSI, TUGAS

KONSEP, SEMENTARA = "KONSEP", "SEMENTARA"
TANPA_PROGRAM = "Program dan anggaran belum diisi."
DISEBUT = 12
"""Codes that a sentence names before it only counts the others."""


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """How final a document is; a sentence in `kurang` for each thing that it lacks."""

    kurang: tuple[str, ...]
    sementara: bool = False
    """Whether its period still runs."""

    @property
    def tanda(self) -> str:
        """What stands in the head of every page; empty for what is final."""
        return SEMENTARA if self.sementara else KONSEP if self.kurang else ""


def lembar_iku(kantor: Kantor, nilai: Sequence[NilaiIndikator]) -> Kelengkapan:
    """Of the sheet of main indicators; `nilai` is the whole year's."""
    iku = [satu for satu in nilai if satu.indikator.dokumen == "IKU"]
    nomor = () if kantor.ketetapan else ("Nomor ketetapan IKU belum diisi.",)
    return Kelengkapan((*nomor, *_target(iku, "setahun"), *_kantor(kantor, CAMAT)))


def perjanjian(
    kantor: Kantor, nilai: Sequence[NilaiIndikator], jabatan: str, program: Sequence[BarisProgram]
) -> Kelengkapan:
    """Of the agreement of one post."""
    milik = [satu for satu in nilai if satu.indikator.jabatan == jabatan]
    pertama = pihak_pertama(milik, jabatan)
    anggaran = (TANPA_PROGRAM,) if pertama == CAMAT and not program else ()
    orang = _kantor(kantor, kantor.orang(pertama).atasan, pertama)
    return Kelengkapan((*_target(milik, "setahun"), *anggaran, *orang))


def rencana_aksi(
    kantor: Kantor, per_triwulan: Sequence[Sequence[NilaiIndikator]], aksi: Container[str]
) -> Kelengkapan:
    """Of the plan; the year first, then its quarters."""
    setahun, *empat = per_triwulan
    tw = (
        kalimat
        for romawi, nilai in zip(ROMAWI, empat, strict=True)
        for kalimat in _target(nilai, f"triwulan {romawi}")
    )
    tanpa = _kode(
        "Rencana aksi belum ditulis",
        setahun,
        lambda satu: satu.indikator.kode not in aksi and not satu.indikator.pensiun,
    )
    return Kelengkapan((*_target(setahun, "setahun"), *tw, *tanpa, *_kantor(kantor, CAMAT)))


def pengukuran(kantor: Kantor, triwulan: int | None, nilai: Sequence[NilaiIndikator]) -> Kelengkapan:
    """Of what was measured in a quarter, or with None in the year."""
    periode = (
        Periode.triwulan(kantor.tahun, triwulan) if triwulan is not None else Periode.tahun(kantor.tahun)
    )
    kata = "setahun" if triwulan is None else f"triwulan {ROMAWI[triwulan - 1]}"
    kurang = (*_target(nilai, kata), *_persetujuan(nilai), *_kantor(kantor, CAMAT))
    return Kelengkapan(kurang, sementara=periode.sampai is None or kantor.hari <= periode.sampai)


def lkjip(
    kantor: Kantor,
    nilai: Sequence[NilaiIndikator],
    teks: Container[str],
    program: Sequence[BarisProgram],
) -> Kelengkapan:
    """Of the year's report; `teks` are the parts that the office has written."""
    asal = pengukuran(kantor, None, nilai)
    return replace(asal, kurang=(*_tulisan(nilai, teks), *_anggaran(nilai, program), *asal.kurang))


def _tulisan(nilai: Sequence[NilaiIndikator], teks: Container[str]) -> Iterator[str]:
    if belum := [satu.judul for satu in (ORGANISASI, TUGAS, ISU, PENUTUP) if satu.kunci not in teks]:
        yield f"Belum ditulis: {', '.join(belum)}."
    for bagian in (SOLUSI, PENDUKUNG):
        sasaran = [s for s, kode in _sasaran(nilai).items() if bagian.untuk(kode, s).kunci not in teks]
        if sasaran:
            yield f"{bagian.judul} belum ditulis untuk {len(sasaran)} sasaran."


def _anggaran(nilai: Sequence[NilaiIndikator], program: Sequence[BarisProgram]) -> Iterator[str]:
    if tanpa := [satu for satu in _sasaran(nilai) if satu not in {p.sasaran for p in program}]:
        yield f"{TANPA_PROGRAM[:-1]} untuk {len(tanpa)} sasaran."
    if belum := [satu.nama for satu in program if None in satu.anggaran.realisasi]:
        yield f"Realisasi anggaran belum diisi: {', '.join(belum[:DISEBUT])}."


def _sasaran(nilai: Sequence[NilaiIndikator]) -> dict[str, str]:
    """Each sasaran with the code of its first indicator."""
    hasil: dict[str, str] = {}
    for satu in nilai:
        if satu.indikator.dokumen == "IKU" and not satu.indikator.pensiun:
            hasil.setdefault(satu.indikator.sasaran, satu.indikator.kode)
    return hasil


def pihak_pertama(milik: Sequence[NilaiIndikator], jabatan: str) -> str:
    """Who promises: the camat what the office's indicators measure, every post its own."""
    return CAMAT if all(satu.indikator.dokumen == "IKU" for satu in milik) else jabatan


def _target(nilai: Sequence[NilaiIndikator], kata: str) -> Iterator[str]:
    yield from _kode(
        f"Target {kata} belum ada", nilai, lambda satu: satu.target is None and not satu.indikator.pensiun
    )


def _persetujuan(nilai: Sequence[NilaiIndikator]) -> Iterator[str]:
    yield from _kode("Belum diisi", nilai, lambda satu: satu.berlaku.status is Status.BELUM_DIISI)
    yield from _kode(
        "Angka belum disetujui pimpinan",
        nilai,
        lambda satu: (
            satu.berlaku.status is Status.BELUM_DISETUJUI
            or (satu.berlaku.nilai is not None and not satu.disetujui)
        ),
    )


def _kode(kata: str, nilai: Sequence[NilaiIndikator], ya: Callable[[NilaiIndikator], bool]) -> Iterator[str]:
    kode = [satu.indikator.kode for satu in nilai if ya(satu)]
    if kode:
        lain = f", dan {len(kode) - DISEBUT} lainnya" if len(kode) > DISEBUT else ""
        yield f"{kata}: {', '.join(kode[:DISEBUT])}{lain}."


def _kantor(kantor: Kantor, *jabatan: str) -> Iterator[str]:
    for satu in jabatan:
        orang = kantor.orang(satu)
        isi = {"Nama": orang.nama} | ({} if satu == BUPATI else {"NIP": orang.nip})
        if kurang := [nama for nama, ada in isi.items() if not ada]:
            yield f"{' dan '.join(kurang)} {kantor.sebut(satu)} belum diisi."
    if not kantor.kontak:
        yield "Alamat dan telepon kantor belum diisi."
    if not kantor.berlambang:
        yield "Lambang kantor belum dipasang."
