"""What a document still lacks before it can be signed, and the mark it carries until then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kinerja.hasil import Status
from kinerja.periode import Periode
from kinerja.tanggal import ROMAWI
from skm.dokumen.kantor import Kantor
from skm.dokumen.penanda import BUPATI, CAMAT
from skm.pengukuran.nilai import NilaiIndikator

KONSEP, SEMENTARA = "KONSEP", "SEMENTARA"
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


def perjanjian(kantor: Kantor, nilai: Sequence[NilaiIndikator], jabatan: str) -> Kelengkapan:
    """Of the agreement of one post."""
    milik = [satu for satu in nilai if satu.indikator.jabatan == jabatan]
    pertama = pihak_pertama(milik, jabatan)
    return Kelengkapan((*_target(milik, "setahun"), *_kantor(kantor, kantor.orang(pertama).atasan, pertama)))


def rencana_aksi(kantor: Kantor, per_triwulan: Sequence[Sequence[NilaiIndikator]]) -> Kelengkapan:
    """Of the plan; the year first, then its quarters."""
    setahun, *empat = per_triwulan
    tw = (
        kalimat
        for romawi, nilai in zip(ROMAWI, empat, strict=True)
        for kalimat in _target(nilai, f"triwulan {romawi}")
    )
    return Kelengkapan((*_target(setahun, "setahun"), *tw, *_kantor(kantor, CAMAT)))


def pengukuran(kantor: Kantor, triwulan: int | None, nilai: Sequence[NilaiIndikator]) -> Kelengkapan:
    """Of what was measured in a quarter, or with None in the year."""
    periode = (
        Periode.triwulan(kantor.tahun, triwulan) if triwulan is not None else Periode.tahun(kantor.tahun)
    )
    kata = "setahun" if triwulan is None else f"triwulan {ROMAWI[triwulan - 1]}"
    kurang = (*_target(nilai, kata), *_persetujuan(nilai), *_kantor(kantor, CAMAT))
    return Kelengkapan(kurang, sementara=periode.sampai is None or kantor.hari <= periode.sampai)


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
