"""Capaian: how far a realisasi came towards its target, in per cent.

Every rule that offices set differently (what a target of 0 gives, the cap, the scale) is data with a default.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kinerja.angka import angka_indonesia, desimal_persis
from kinerja.galat import GalatMasukan
from kinerja.hasil import Hasil, Langkah, Status
from kinerja.skala import Skala


class Polaritas(StrEnum):
    """Which way is better; PERLU_DIPUTUS says the office has not decided."""

    NAIK = "naik"
    TURUN = "turun"
    RENTANG = "rentang"
    PERLU_DIPUTUS = "perlu_diputus"


@dataclass(frozen=True, slots=True)
class Target:
    """A target in the indicator's unit: one number (bawah == atas) or a range, both ends inside.

    Raises GalatMasukan for a negative target or ends in the wrong order.
    """

    bawah: Fraction
    atas: Fraction

    def __post_init__(self) -> None:
        if not 0 <= self.bawah <= self.atas:
            raise GalatMasukan(
                "Target tidak boleh negatif, dan batas bawahnya tidak boleh di atas batas atasnya."
            )

    @classmethod
    def angka(cls, nilai: Fraction | int | Decimal) -> "Target":
        """A target of one number."""
        return cls(Fraction(nilai), Fraction(nilai))


@dataclass(frozen=True, slots=True)
class Aturan:
    """What numbers that cannot be divided by give in per cent. The office's to set.

    A target of 0 where lower is better: reached, missed. A decrease from a base of 0: still 0, risen; None
    leaves it without a capaian.
    """

    nol_tercapai: Fraction = Fraction(100)
    nol_terlewati: Fraction = Fraction(0)
    dasar_tetap: Fraction | None = Fraction(100)
    dasar_naik: Fraction | None = Fraction(0)

    def dasar_nol(self, kini: Fraction) -> Fraction | None:
        """What a decrease from a base of 0 gives, that is `kini` now."""
        return self.dasar_tetap if kini <= 0 else self.dasar_naik


@dataclass(frozen=True, slots=True)
class Batas:
    """In an average, a capaian of `mulai` per cent or more counts as `menjadi`; alone it is shown as is."""

    nama: str
    mulai: Fraction
    menjadi: Fraction

    def terapkan(self, capaian: Fraction) -> Fraction:
        """The capaian as it counts in an average."""
        return self.menjadi if capaian >= self.mulai else capaian


ATURAN = Aturan()
ATURAN_DASAR = "Capaian menurut aturan penurunan dari dasar 0"
BATAS_100 = Batas("paling tinggi 100", Fraction(100), Fraction(100))
BATAS_110_120 = Batas("110 ke atas dihitung 120", Fraction(110), Fraction(120))
SKALA_CAPAIAN = Skala(
    "kategori capaian",
    (
        (Decimal(91), "ST", "Sangat tinggi"),
        (Decimal(76), "T", "Tinggi"),
        (Decimal(66), "S", "Sedang"),
        (Decimal(51), "R", "Rendah"),
        (Decimal("-Infinity"), "SR", "Sangat rendah"),
    ),
)
"""Half-open bands without gaps: each begins at its bound and ends where the next begins."""


def hitung(realisasi: Hasil, target: Target | None, polaritas: Polaritas, aturan: Aturan = ATURAN) -> Hasil:
    """Capaian in "%": with R the realisasi and T the target,

    naik: R ÷ T × 100. turun: (T − (R − T)) ÷ T × 100. Never below 0. Inside a range target 100; outside T is
    the end that was passed, and `rentang` treats passing the upper end as turun, missing the lower as naik.
    A target of 0: turun follows `aturan`, naik is TARGET_NOL. No target: TARGET_BELUM_ADA. Direction not
    decided: TIDAK_BERLAKU. A realisasi without a value passes its state on, but for a decrease from a base of
    0, which follows `aturan`; one not yet approved gives a capaian that is not approved either.
    """
    dasar = _dari_nol(realisasi, aturan)
    if realisasi.nilai is None and dasar is None:
        return _tanpa(realisasi.status, realisasi.alasan)
    if target is None:
        return _tanpa(Status.TARGET_BELUM_ADA, "Target belum ditetapkan.")
    if polaritas is Polaritas.PERLU_DIPUTUS:
        return _tanpa(
            Status.TIDAK_BERLAKU, "Arah penilaian belum diputuskan: naik atau turun yang lebih baik."
        )
    return dasar or _capaian(realisasi, realisasi.nilai or Fraction(0), target, polaritas, aturan)


def _dari_nol(realisasi: Hasil, aturan: Aturan) -> Hasil | None:
    """What the rule for a decrease from a base of 0 gives; None for another realisasi, or without a rule."""
    kini = realisasi.dari_nol
    nilai = None if kini is None else aturan.dasar_nol(kini)
    if kini is None or nilai is None:
        return None
    belum = realisasi.status is Status.BELUM_DISETUJUI
    status, alasan = (realisasi.status, realisasi.alasan) if belum else (Status.OK, "")
    langkah = Langkah(ATURAN_DASAR, f"dasar 0, kini {_tulis(kini)}", angka_indonesia(nilai))
    return Hasil(status, nilai, None, None, "%", (langkah,), alasan)


def _capaian(realisasi: Hasil, r: Fraction, target: Target, polaritas: Polaritas, aturan: Aturan) -> Hasil:
    if target.bawah <= r <= target.atas and target.bawah != target.atas:
        batas = f"{_tulis(target.bawah)} sampai {_tulis(target.atas)}"
        return _hasil(realisasi, Fraction(100), f"{_tulis(r)} di dalam target {batas}")
    t = target.atas if r > target.atas else target.bawah
    turun = polaritas is Polaritas.TURUN or (polaritas is Polaritas.RENTANG and r > t)
    if turun and t == 0:
        nilai = aturan.nol_tercapai if r <= 0 else aturan.nol_terlewati
        return _hasil(realisasi, nilai, f"{_tulis(r)} dengan target 0")
    if t == 0:
        return _tanpa(Status.TARGET_NOL, "Target 0, sehingga capaian tidak dapat dihitung.")
    if not turun:
        return _hasil(realisasi, r / t * 100, f"{_tulis(r)} ÷ {_tulis(t)} × 100")
    hitungan = f"({_tulis(t)} − ({_tulis(r)} − {_tulis(t)})) ÷ {_tulis(t)} × 100"
    return _hasil(realisasi, (t - (r - t)) / t * 100, hitungan)


def _hasil(realisasi: Hasil, nilai: Fraction, hitungan: str) -> Hasil:
    if nilai < 0:
        nilai, hitungan = Fraction(0), f"{hitungan} di bawah nol, dihitung"
    langkah = Langkah("Capaian", hitungan, angka_indonesia(nilai))
    return Hasil(realisasi.status, nilai, None, None, "%", (langkah,), realisasi.alasan)


def _tanpa(status: Status, alasan: str) -> Hasil:
    return Hasil(status, None, None, None, "%", (), alasan)


def _tulis(nilai: Fraction) -> str:
    """Exact when four decimals write it, else two decimals: the trace is for reading."""
    desimal = desimal_persis(nilai)
    return angka_indonesia(nilai, 2 if desimal is None or desimal > 4 else None)
