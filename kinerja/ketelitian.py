"""How sure an IKM is: its confidence interval, and whether a difference is larger than chance.

One imagined respondent who gave every unsur the lowest score and one who gave the highest are added to those
who answered, so that answers all alike do not promise a certainty nobody has. The IKM is a sum of ratio
estimators, one NRR per unsur; its variance is that of the linearised index (Taylor) over these n + 2:
d = 25 Σ bobot × ((n + 2) ÷ terisi) × (nilai − NRR) over the unsur a respondent filled,
Var = Σ d² ÷ ((n + 2)(n + 1)), exact from the sums of a SebaranTally. The quantile is Student's t with n + 1
degrees of freedom. Respondents are taken as a random sample: it measures chance, not who chose to answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from kinerja.angka import angka_indonesia
from kinerja.bulat import bulat
from kinerja.galat import GalatMasukan
from kinerja.hasil import Langkah, Status
from kinerja.ikm import NILAI_DASAR, IkmHasil, hitung
from kinerja.peluang import kuantil_t
from kinerja.sebaran import SebaranTally, sebaran_dari_nilai
from kinerja.tally import NILAI_TERENDAH, NILAI_TERTINGGI
from kinerja.ungkap.ambang import PALING_SEDIKIT

TINGKAT = Decimal("0.95")
TERENDAH, TERTINGGI = Fraction(25), Fraction(100)
POPULASI_KURANG = "Populasi tidak boleh lebih kecil daripada jumlah responden."
SEMUA_MENJAWAB = "Semua pengguna layanan menjawab, sehingga tidak ada galat penarikan sampel."


@dataclass(frozen=True, slots=True)
class SelangKepercayaan:
    """With status OK the bounds of the IKM, exact and with two decimals, within 25..100; else None, with why.

    `galat_baku` is the standard error in index points of the respondents and the two imagined ones.
    """

    status: Status
    bawah: Decimal | None
    atas: Decimal | None
    eksak: tuple[Fraction, Fraction] | None
    galat_baku: float | None
    tingkat: Decimal
    jejak: tuple[Langkah, ...]
    alasan: str

    @property
    def rentang(self) -> str | None:
        """`74,68–81,43`; None without an interval."""
        if self.bawah is None or self.atas is None:
            return None
        return f"{angka_indonesia(self.bawah)}–{angka_indonesia(self.atas)}"

    @property
    def kalimat(self) -> str:
        """`selang kepercayaan 95% 74,68–81,43`, as it stands beside the figure; empty without one."""
        return f"selang kepercayaan {_persen(self.tingkat)} {self.rentang}" if self.rentang else ""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One IKM less another: exact, its interval, and whether it is larger than chance (None: unknown)."""

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

    `populasi` is the number of services given, where known: the distances from the IKM shrink by
    √(1 − n ÷ N). No interval (BELUM_DIISI) while there is no IKM, with fewer than five respondents, and
    (TIDAK_BERLAKU) when everybody was asked: nothing was left to chance. Raises GalatMasukan for a population
    below the number of respondents and as `ikm.hitung` and `kuantil_t` do.
    """
    n = sebaran.responden
    if populasi is not None and populasi < n:
        raise GalatMasukan(POPULASI_KURANG)
    hasil = hitung(sebaran.tally, bobot)
    if hasil.eksak is None:
        return _tanpa(Status.BELUM_DIISI, tingkat, hasil.alasan)
    if n < PALING_SEDIKIT:
        return _tanpa(
            Status.BELUM_DIISI,
            tingkat,
            f"Selang kepercayaan dihitung mulai {PALING_SEDIKIT} responden; baru ada {n}.",
        )
    if populasi == n:
        return _tanpa(Status.TIDAK_BERLAKU, tingkat, SEMUA_MENJAWAB)
    pusat, ragam = _dengan_dua(sebaran, bobot)
    galat_baku = sqrt(ragam)
    kuantil = kuantil_t(float(tingkat), n + 1)
    jarak = Fraction(kuantil * galat_baku)
    sisa = _sisa(n, populasi)
    bawah = hasil.eksak - (hasil.eksak - max(TERENDAH, pusat - jarak)) * sisa
    atas = hasil.eksak + (min(TERTINGGI, pusat + jarak) - hasil.eksak) * sisa
    sebut = f" dan populasi {angka_indonesia(populasi, 0)}" if populasi is not None else ""
    langkah = Langkah(
        f"Selang kepercayaan {_persen(tingkat)} dari {angka_indonesia(n, 0)} responden{sebut}, ditambah satu "
        "yang menjawab serba terendah dan satu serba tertinggi (Student t)",
        f"{angka_indonesia(pusat, 4)} ± {angka_indonesia(Fraction(kuantil), 4)} × "
        f"{angka_indonesia(Fraction(galat_baku), 4)}"
        + (f", jaraknya dari IKM × {angka_indonesia(sisa, 4)}" if populasi is not None else ""),
        f"{angka_indonesia(bulat(bawah))} sampai {angka_indonesia(bulat(atas))}",
    )
    return SelangKepercayaan(
        Status.OK, bulat(bawah), bulat(atas), (bawah, atas), galat_baku, tingkat, (langkah,), ""
    )


def selang_gabungan(
    bagian: Sequence[tuple[SebaranTally, Sequence[Fraction]]],
    tingkat: Decimal = TINGKAT,
    populasi: int | None = None,
) -> SelangKepercayaan:
    """The interval of an IKM that joins several structures by their respondents, each with its weights.

    One alone has its own. Of more, the distances are those of the parts, weighted by n ÷ Σ n and added as
    errors of independent groups are (Zou & Donner 2008). Without a part there is no interval. Raises
    GalatMasukan as `selang_kepercayaan` does.
    """
    if not bagian:
        return _tanpa(Status.BELUM_DIISI, tingkat, "Periode ini tidak punya satu IKM untuk semua susunan.")
    if len(bagian) == 1:
        return selang_kepercayaan(*bagian[0], tingkat, populasi)
    n = sum(sebaran.responden for sebaran, _ in bagian)
    if populasi is not None and populasi < n:
        raise GalatMasukan(POPULASI_KURANG)
    sendiri = [selang_kepercayaan(sebaran, bobot, tingkat) for sebaran, bobot in bagian]
    ikm = bawah2 = atas2 = Fraction(0)
    galat2 = 0.0
    for (sebaran, bobot), satu in zip(bagian, sendiri, strict=True):
        punya, berat = hitung(sebaran.tally, bobot).eksak, Fraction(sebaran.responden, n)
        if punya is None or satu.eksak is None or satu.galat_baku is None:
            return satu
        ikm += berat * punya
        bawah2 += (berat * (punya - satu.eksak[0])) ** 2
        atas2 += (berat * (satu.eksak[1] - punya)) ** 2
        galat2 += (float(berat) * satu.galat_baku) ** 2
    if populasi == n:
        return _tanpa(Status.TIDAK_BERLAKU, tingkat, SEMUA_MENJAWAB)
    sisa = _sisa(n, populasi)
    bawah, atas = ikm - Fraction(sqrt(bawah2)) * sisa, ikm + Fraction(sqrt(atas2)) * sisa
    langkah = Langkah(
        f"Selang kepercayaan {_persen(tingkat)} dari {len(bagian)} susunan kuesioner yang digabung",
        f"{angka_indonesia(ikm, 4)}, jarak tiap susunan menurut bagian respondennya",
        f"{angka_indonesia(bulat(bawah))} sampai {angka_indonesia(bulat(atas))}",
    )
    return SelangKepercayaan(
        Status.OK, bulat(bawah), bulat(atas), (bawah, atas), sqrt(galat2), tingkat, (langkah,), ""
    )


def perubahan(
    lama: SebaranTally,
    baru: SebaranTally,
    bobot: Sequence[Fraction] | None = None,
    tingkat: Decimal = TINGKAT,
    *,
    banyak: int = 1,
) -> Perubahan:
    """The IKM of `baru` less that of `lama`, two independent groups of respondents.

    The interval is made of both groups' own (Zou & Donner 2008, the method of variance estimates recovery).
    `banyak` is how many differences are looked at together: each is judged at 1 − (1 − tingkat) ÷ banyak
    (Bonferroni), so that chance is taken for a difference anywhere among them no oftener than in one. Raises
    GalatMasukan for less than one.
    """
    if banyak < 1:
        raise GalatMasukan("Banyaknya perbandingan paling sedikit satu.")
    a, b = (hitung(satu.tally, bobot).eksak for satu in (lama, baru))
    if a is None or b is None:
        return Perubahan(None, None, None, None, "Perubahan belum dapat dihitung: salah satu IKM belum ada.")
    selisih = b - a
    arah = _arah(selisih)
    terkoreksi = 1 - (1 - tingkat) / banyak
    dulu, kini = (selang_kepercayaan(satu, bobot, terkoreksi).eksak for satu in (lama, baru))
    if dulu is None or kini is None:
        return Perubahan(
            selisih, None, None, None, f"{arah}; belum dapat dinilai apakah lebih dari kebetulan."
        )
    bawah = selisih - Fraction(sqrt((b - kini[0]) ** 2 + (dulu[1] - a) ** 2))
    atas = selisih + Fraction(sqrt((kini[1] - b) ** 2 + (a - dulu[0]) ** 2))
    bermakna = not bawah <= 0 <= atas
    tentang = "lebih besar daripada kebetulan" if bermakna else "masih dapat terjadi secara kebetulan"
    bersama = f", {angka_indonesia(banyak, 0)} perbandingan sekaligus" if banyak > 1 else ""
    kalimat = f"{arah}; {tentang} (tingkat kepercayaan {_persen(tingkat)}{bersama})."
    return Perubahan(selisih, bulat(bawah), bulat(atas), bermakna, kalimat)


def perubahan_unsur(
    lama: SebaranTally, baru: SebaranTally, tingkat: Decimal = TINGKAT
) -> dict[str, Perubahan]:
    """Each unsur's own index (NRR × 25) of `baru` less that of `lama`, by code.

    Corrected for all of them together, so that nine looked at at once find chance no oftener than one.
    Raises GalatMasukan unless both have the same unsur in the same order.
    """
    if lama.kode != baru.kode:
        raise GalatMasukan("Hanya unsur dan urutan yang sama yang dapat dibandingkan.")
    return {
        kode: perubahan(lama.sendiri(n), baru.sendiri(n), None, tingkat, banyak=len(baru.kode))
        for n, kode in enumerate(baru.kode)
    }


def dibanding_lainnya(
    kelompok: Sequence[SebaranTally],
    bobot: Sequence[Fraction] | None = None,
    tingkat: Decimal = TINGKAT,
) -> tuple[Perubahan, ...]:
    """Each group's IKM less that of all the other groups together.

    Corrected for how many groups have respondents enough to be judged.
    """
    banyak = max(1, sum(satu.responden >= PALING_SEDIKIT for satu in kelompok))
    hasil = []
    for letak, satu in enumerate(kelompok):
        lainnya = SebaranTally.kosong(satu.kode)
        for lain in (*kelompok[:letak], *kelompok[letak + 1 :]):
            lainnya += lain
        hasil.append(perubahan(lainnya, satu, bobot, tingkat, banyak=banyak))
    return tuple(hasil)


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


def _sisa(n: int, populasi: int | None) -> Fraction:
    """What is left of a distance when n of the population answered."""
    return Fraction(1) if populasi is None else Fraction(sqrt(1 - Fraction(n, populasi)))


def _persen(tingkat: Decimal) -> str:
    return f"{angka_indonesia(100 * Fraction(tingkat), None)}%"


def _tanpa(status: Status, tingkat: Decimal, alasan: str) -> SelangKepercayaan:
    return SelangKepercayaan(status, None, None, None, None, tingkat, (), alasan)


def _dengan_dua(sebaran: SebaranTally, bobot: Sequence[Fraction] | None) -> tuple[Fraction, Fraction]:
    """The index of the respondents and the two imagined ones, and its exact variance."""
    ujung = [[nilai] * len(sebaran.kode) for nilai in (NILAI_TERENDAH, NILAI_TERTINGGI)]
    semua = sebaran + sebaran_dari_nilai(sebaran.kode, ujung)
    n, hasil = semua.responden, hitung(semua.tally, bobot)
    berat = [satu.bobot * Fraction(n, satu.terisi) for satu in hasil.unsur]
    nrr = [Fraction(satu.jumlah, satu.terisi) for satu in hasil.unsur]
    jumlah = Fraction(0)
    for j, nrr_j in enumerate(nrr):
        for k, nrr_k in enumerate(nrr):
            bersama, x, y, xy = semua.momen(j, k)
            jumlah += berat[j] * berat[k] * (xy - nrr_k * x - nrr_j * y + bersama * nrr_j * nrr_k)
    pusat = (
        NILAI_DASAR
        * sum((b * satu.jumlah for b, satu in zip(berat, hasil.unsur, strict=True)), Fraction(0))
        / n
    )
    return pusat, NILAI_DASAR**2 * jumlah / (n * (n - 1))
