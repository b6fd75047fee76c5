"""What the pages about plans show, ready for templates that decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinerja.angka import angka_indonesia
from kinerja.hasil import Hasil, Status, persentase
from kinerja.periode import Periode
from skm.katalog.lencana import Lencana
from skm.laporan.hasil.baca import UnsurPeriode
from skm.laporan.hasil.pilihan import BAGIAN, bagian_periode, semua_tahun
from skm.tindaklanjut.kata import NADA_STATUS, NAMA_STATUS, kapan
from skm.tindaklanjut.models import ForumKonsultasi, RencanaTindakLanjut, StatusTindakLanjut
from skm.tindaklanjut.queries import Terlambat

BAGIAN_UTUH = {kode: nama for kode, nama in BAGIAN.items() if not kode.startswith("b")}
"""Parts of a year for which plans are made: no single month."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One plan in a list."""

    nomor: int
    alamat: dict[str, str | int]
    """Its period as an address names it."""
    periode: str
    unsur: str
    program: str
    kapan: str
    penanggung_jawab: str
    realisasi: str
    lencana: tuple[Lencana, ...]


@dataclass(frozen=True, slots=True)
class Usulan:
    """An unsur that is proposed."""

    kode: str
    nama: str
    nilai: str
    """NRR × 25 with its class."""


@dataclass(frozen=True, slots=True)
class Papan:
    """The plan of one period, and what of any period is late."""

    judul: str
    baris: tuple[Baris, ...]
    usulan: tuple[Usulan, ...]
    """Proposed, without those that are planned for."""
    tanpa_usulan: str
    """Why nothing is proposed; empty where something is."""
    selesai: Hasil
    terlambat: tuple[Baris, ...]
    banyak_terlambat: int
    pilihan: tuple[tuple[str, str, list[tuple[str, str]], str], ...]
    """Name, label, choices and the chosen one of each list of the filter."""
    alamat: dict[str, str | int]

    @property
    def disebut(self) -> str:
        """How many are late, and how many of them are listed; empty where all are."""
        sisa = self.banyak_terlambat - len(self.terlambat)
        return f"Masih ada {sisa} lagi; yang paling lama terlambat ditunjukkan di sini." if sisa else ""


def susun_papan(
    periode: Periode, semua: Sequence[RencanaTindakLanjut], unsur: UnsurPeriode, lambat: Terlambat, hari: date
) -> Papan:
    """The page of a period on that day."""
    tahun, bagian = bagian_periode(periode)
    nilai = {satu.kode: satu for satu in unsur.unsur}
    direncanakan = {satu.unsur for satu in semua}
    usulan = tuple(
        Usulan(kode, nilai[kode].nama, f"{angka_indonesia(nilai[kode].nilai or 0)}, mutu {nilai[kode].mutu}")
        for kode in unsur.diusulkan
        if kode not in direncanakan
    )
    selesai = sum(satu.status is StatusTindakLanjut.SELESAI for satu in semua)
    return Papan(
        judul=periode.label,
        baris=tuple(susun_baris(satu, hari) for satu in semua),
        usulan=usulan,
        tanpa_usulan=_tanpa_usulan(unsur, usulan),
        selesai=persentase(selesai, len(semua), "rencana selesai", "rencana periode ini", Status.BELUM_DIISI),
        terlambat=tuple(susun_baris(satu, hari) for satu in lambat.baris),
        banyak_terlambat=lambat.banyak,
        pilihan=(
            ("tahun", "Tahun", [(f"{n}", f"{n}") for n in semua_tahun(hari, tahun)], f"{tahun}"),
            ("bagian", "Periode", list(BAGIAN_UTUH.items()), bagian),
        ),
        alamat={"tahun": tahun, "bagian": bagian},
    )


def susun_baris(satu: RencanaTindakLanjut, hari: date) -> Baris:
    """One plan as it is on that day."""
    periode = Periode(satu.dari, satu.sampai)
    tahun, bagian = bagian_periode(periode)
    keadaan: list[Lencana] = [(NAMA_STATUS[satu.status], NADA_STATUS[satu.status])]
    if satu.status is not StatusTindakLanjut.SELESAI and satu.tenggat < hari:
        keadaan.append(("Terlambat", "bahaya"))
    return Baris(
        satu.id,
        {"tahun": tahun, "bagian": bagian},
        periode.label,
        f"{satu.unsur} {satu.nama_unsur}",
        satu.program,
        kapan(satu.triwulan, satu.tahun),
        satu.penanggung_jawab,
        satu.realisasi,
        tuple(keadaan),
    )


def versi_forum(forum: ForumKonsultasi | None) -> int:
    """The version that is shown; 0 for none."""
    return 0 if forum is None else forum.versi


def _tanpa_usulan(unsur: UnsurPeriode, usulan: Sequence[Usulan]) -> str:
    if usulan:
        return ""
    if unsur.diusulkan:
        return "Semua unsur terendah sudah mempunyai rencana."
    return "Belum cukup jawaban dalam periode ini untuk mengusulkan unsur."
