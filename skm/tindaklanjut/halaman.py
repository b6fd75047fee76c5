"""What the pages about plans show, ready for templates that decide nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kinerja.angka import angka_indonesia
from kinerja.hasil import Hasil, Status, persentase
from kinerja.periode import Periode
from skm.katalog.lencana import Lencana
from skm.ketepatan.rekap import RekapKetepatan
from skm.laporan.hasil.baca import UnsurPeriode
from skm.laporan.hasil.pilihan import BAGIAN, bagian_periode, semua_tahun
from skm.tindaklanjut.kata import NADA_STATUS, NAMA_STATUS, kapan
from skm.tindaklanjut.models import ForumKonsultasi, RencanaTindakLanjut, StatusTindakLanjut
from skm.tindaklanjut.queries import SaranUnsur, Terlambat

BAGIAN_UTUH = {kode: nama for kode, nama in BAGIAN.items() if not kode.startswith("b")}
"""Parts of a year for which plans are made: no single month."""
WAKTU = "U3"
"""The unsur of PermenPANRB 14/2017 that asks about time."""
LAMBAT_TAMPIL = 5
TANPA_SARAN = SaranUnsur(0, ())
DITARIK: Lencana = ("Ditarik", "netral")


Pilihan = tuple[str, str, list[tuple[str, str]], str]
"""Name, label, choices and the chosen one of a list of the filter."""


@dataclass(frozen=True, slots=True)
class DiBalik:
    """What stands behind proposals: comments by unsur, and the on-time counts of the period."""

    saran: Mapping[str, SaranUnsur]
    ketepatan: RekapKetepatan


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
    ditarik: str
    """Why it was taken back; empty while it stands."""


@dataclass(frozen=True, slots=True)
class Usulan:
    """An unsur that is proposed."""

    kode: str
    nama: str
    nilai: str
    """NRR × 25 with its class."""
    saran: SaranUnsur
    """What citizens said about it."""
    lambat: tuple[str, ...]
    """Services that were late, the latest first; of the unsur about time only."""


@dataclass(frozen=True, slots=True)
class Papan:
    """The plan of one period, and what of any period is late."""

    judul: str
    baris: tuple[Baris, ...]
    ditarik: tuple[Baris, ...]
    """What was taken back."""
    usulan: tuple[Usulan, ...]
    """Proposed, without those that are planned for."""
    tanpa_usulan: str
    """Why nothing is proposed; empty where something is."""
    selesai: Hasil
    terlambat: tuple[Baris, ...]
    banyak_terlambat: int
    pilihan: tuple[Pilihan, ...]
    alamat: dict[str, str | int]

    @property
    def disebut(self) -> str:
        """How many are late, and how many of them are listed; empty where all are."""
        sisa = self.banyak_terlambat - len(self.terlambat)
        return f"Masih ada {sisa} lagi; yang paling lama terlambat ditunjukkan di sini." if sisa else ""


def susun_papan(
    periode: Periode,
    semua: Sequence[RencanaTindakLanjut],
    unsur: UnsurPeriode,
    di_balik: DiBalik,
    *,
    lambat: Terlambat,
    hari: date,
) -> Papan:
    """The page of a period on that day."""
    tahun, bagian = bagian_periode(periode)
    nilai = {satu.kode: satu for satu in unsur.unsur}
    berlaku = [satu for satu in semua if not satu.ditarik]
    direncanakan = {satu.unsur for satu in berlaku}
    usulan = tuple(
        Usulan(
            kode,
            nilai[kode].nama,
            f"{angka_indonesia(nilai[kode].nilai or 0)}, mutu {nilai[kode].mutu}",
            di_balik.saran.get(kode, TANPA_SARAN),
            layanan_lambat(di_balik.ketepatan) if kode == WAKTU else (),
        )
        for kode in unsur.diusulkan
        if kode not in direncanakan
    )
    selesai = sum(satu.status is StatusTindakLanjut.SELESAI for satu in berlaku)
    return Papan(
        judul=periode.label,
        baris=tuple(susun_baris(satu, hari) for satu in berlaku),
        ditarik=tuple(susun_baris(satu, hari) for satu in semua if satu.ditarik),
        usulan=usulan,
        tanpa_usulan=_tanpa_usulan(unsur, usulan),
        selesai=persentase(
            selesai, len(berlaku), "rencana selesai", "rencana periode ini", Status.BELUM_DIISI
        ),
        terlambat=tuple(susun_baris(satu, hari) for satu in lambat.baris),
        banyak_terlambat=lambat.banyak,
        pilihan=pilihan_periode(periode, hari),
        alamat={"tahun": tahun, "bagian": bagian},
    )


def pilihan_periode(periode: Periode, hari: date) -> tuple[Pilihan, ...]:
    """Year and part of it, to choose another."""
    tahun, bagian = bagian_periode(periode)
    return (
        ("tahun", "Tahun", [(f"{n}", f"{n}") for n in semua_tahun(hari, tahun)], f"{tahun}"),
        ("bagian", "Periode", list(BAGIAN_UTUH.items()), bagian),
    )


def layanan_lambat(rekap: RekapKetepatan) -> tuple[str, ...]:
    """`Kartu Keluarga: 3 dari 20 terlambat`, those with most late cases first."""
    telat = [(satu.tally.jatuh_tempo - satu.tally.tepat_waktu, satu) for satu in rekap.layanan]
    urut = sorted((satu for satu in telat if satu[0]), key=lambda satu: -satu[0])
    return tuple(
        f"{satu.nama}: {banyak} dari {satu.tally.jatuh_tempo} terlambat"
        for banyak, satu in urut[:LAMBAT_TAMPIL]
    )


def susun_baris(satu: RencanaTindakLanjut, hari: date) -> Baris:
    """One plan as it is on that day."""
    periode = Periode(satu.dari, satu.sampai)
    tahun, bagian = bagian_periode(periode)
    keadaan: list[Lencana] = [(NAMA_STATUS[satu.status], NADA_STATUS[satu.status])]
    if satu.ditarik:
        keadaan = [DITARIK]
    elif satu.status is not StatusTindakLanjut.SELESAI and satu.tenggat < hari:
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
        satu.ditarik,
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
