"""How sure an IKM is: its confidence interval, and whether a change is larger than chance.

The IKM is a sum of ratio estimators, one NRR per unsur. Its variance is that of the linearised index
(Taylor): d = 25 Σ bobot × (n ÷ terisi) × (nilai − NRR) over the unsur a respondent filled,
Var = Σ d² ÷ (n(n − 1)), exact from the sums of a SebaranTally. With every cell filled this is the variance of
the respondents' own indexes ÷ n. The quantile is Student's t with n − 1 degrees of freedom. Respondents are
taken as a random sample.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor, sqrt

from kinerja.angka import angka_indonesia
from kinerja.bulat import bulat
from kinerja.galat import GalatMasukan
from kinerja.hasil import Langkah, Status
from kinerja.ikm import NILAI_DASAR, IkmHasil, hitung
from kinerja.peluang import kuantil_t
from kinerja.sebaran import SebaranTally

TINGKAT = Decimal("0.95")
TERENDAH, TERTINGGI = Fraction(25), Fraction(100)


@dataclass(frozen=True, slots=True)
class SelangKepercayaan:
    """With status OK the bounds of the IKM, two decimals, within 25..100; else None with the reason.

    `galat_baku` is the standard error in index points, None where it cannot be estimated.
    """

    status: Status
    bawah: Decimal | None
    atas: Decimal | None
    galat_baku: float | None
    jejak: tuple[Langkah, ...]
    alasan: str


@dataclass(frozen=True, slots=True)
class Perubahan:
    """IKM now − IKM then: exact, its interval, and whether it is larger than chance (None: unknown)."""

    selisih: Fraction | None
    bawah: Decimal | None
    atas: Decimal | None
    bermakna: bool | None
    kalimat: str


def selang_kepercayaan(
    sebaran: SebaranTally,
    bobot: Sequence[Fraction] | None = None,
    tingkat: Decimal = TINGKAT,
    populasi: int | None = None,
) -> SelangKepercayaan:
    """The interval of the IKM at a confidence level; `bobot` as in `ikm.hitung`.

    `populasi` is the number of services given, where known: the variance shrinks by 1 − n ÷ N. No interval
    (BELUM_DIISI) while there is no IKM, with fewer than two respondents, and when all answered so alike
    that no error can be estimated: a width of zero would promise too much. Raises GalatMasukan for a
    population below the number of respondents and as `ikm.hitung` and `kuantil_t` do.
    """
    if populasi is not None and populasi < sebaran.responden:
        raise GalatMasukan("Populasi tidak boleh lebih kecil daripada jumlah responden.")
    hasil = hitung(sebaran.tally, bobot)
    varians = _ragam(sebaran, hasil, populasi)
    if hasil.eksak is None or isinstance(varians, str):
        return SelangKepercayaan(Status.BELUM_DIISI, None, None, None, (), hasil.alasan or str(varians))
    galat_baku = sqrt(varians)
    kuantil = kuantil_t(float(tingkat), sebaran.responden - 1)
    jarak = Fraction(kuantil * galat_baku)
    bawah = bulat(max(TERENDAH, hasil.eksak - jarak))
    atas = bulat(min(TERTINGGI, hasil.eksak + jarak))
    langkah = Langkah(
        f"Selang kepercayaan {angka_indonesia(100 * Fraction(tingkat), None)}% dari "
        f"{sebaran.responden} responden (Student t)",
        f"{angka_indonesia(hasil.eksak, 4)} ± {angka_indonesia(Fraction(kuantil), 4)} × "
        f"{angka_indonesia(Fraction(galat_baku), 4)}",
        f"{angka_indonesia(bawah)} sampai {angka_indonesia(atas)}",
    )
    return SelangKepercayaan(Status.OK, bawah, atas, galat_baku, (langkah,), "")


def perubahan(
    lama: SebaranTally,
    baru: SebaranTally,
    bobot: Sequence[Fraction] | None = None,
    tingkat: Decimal = TINGKAT,
) -> Perubahan:
    """The change between two independent groups of respondents, judged by Welch's t.

    Degrees of freedom by Welch and Satterthwaite, rounded down, so that doubt stays doubt.
    """
    hasil = [hitung(satu.tally, bobot) for satu in (lama, baru)]
    ragam = [_ragam(satu, ikm, None) for satu, ikm in zip((lama, baru), hasil, strict=True)]
    a, b = (satu.eksak for satu in hasil)
    if a is None or b is None:
        return Perubahan(None, None, None, None, "Perubahan belum dapat dihitung: salah satu IKM belum ada.")
    selisih = b - a
    arah = _arah(selisih)
    va, vb = ragam
    if isinstance(va, str) or isinstance(vb, str):
        return Perubahan(
            selisih, None, None, None, f"{arah}; belum dapat dinilai apakah lebih dari kebetulan."
        )
    derajat = floor((va + vb) ** 2 / (va**2 / (lama.responden - 1) + vb**2 / (baru.responden - 1)))
    jarak = Fraction(kuantil_t(float(tingkat), derajat) * sqrt(va + vb))
    bermakna = abs(selisih) > jarak
    tentang = "lebih besar daripada kebetulan" if bermakna else "masih dapat terjadi secara kebetulan"
    kalimat = f"{arah}; {tentang} (tingkat kepercayaan {angka_indonesia(100 * Fraction(tingkat), None)}%)."
    return Perubahan(selisih, bulat(selisih - jarak), bulat(selisih + jarak), bermakna, kalimat)


def peringkat(hasil: IkmHasil) -> tuple[tuple[str, int | None], ...]:
    """Unsur with their rank, lowest exact NRR first: 1 is what to mend first.

    Equal NRR share a rank (1, 2, 2, 4); unsur that nobody filled stand last without one.
    """
    terisi = sorted((satu.nrr, n) for n, satu in enumerate(hasil.unsur) if satu.nrr is not None)
    nilai = [nrr for nrr, _ in terisi]
    urut: list[tuple[str, int | None]] = [(hasil.unsur[n].kode, nilai.index(nrr) + 1) for nrr, n in terisi]
    return (*urut, *((satu.kode, None) for satu in hasil.unsur if satu.nrr is None))


def _arah(selisih: Fraction) -> str:
    if bulat(selisih) == 0:
        return "Tetap"
    return f"{'Naik' if selisih > 0 else 'Turun'} {angka_indonesia(abs(selisih))}"


def _ragam(sebaran: SebaranTally, hasil: IkmHasil, populasi: int | None) -> Fraction | str:
    """The exact variance of the IKM, or why there is none."""
    n = sebaran.responden
    nrr = [satu.nrr for satu in hasil.unsur if satu.nrr is not None]
    if n < 2 or len(nrr) < len(hasil.unsur):
        return "Ketelitian memerlukan paling sedikit dua responden."
    jumlah = Fraction(0)
    for j, unsur_j in enumerate(hasil.unsur):
        for k, unsur_k in enumerate(hasil.unsur):
            nama, x, y, xy = sebaran.momen(j, k)
            berat = unsur_j.bobot * unsur_k.bobot * Fraction(n, unsur_j.terisi) * Fraction(n, unsur_k.terisi)
            jumlah += berat * (xy - nrr[k] * x - nrr[j] * y + nama * nrr[j] * nrr[k])
    ragam = NILAI_DASAR**2 * jumlah / (n * (n - 1))
    if ragam == 0:
        return "Semua responden menjawab sama, sehingga galatnya tidak dapat ditaksir."
    return ragam if populasi is None else ragam * (1 - Fraction(n, populasi))
