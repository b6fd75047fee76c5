"""A result is a state with its trace, never a bare number: "not filled" and 0 are different things."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kinerja.angka import angka_indonesia
from kinerja.bulat import bulat, teks
from kinerja.galat import GalatKinerja, GalatMasukan


class Status(StrEnum):
    """Why a figure is there, or why it is not."""

    OK = "OK"
    BELUM_DIISI = "BELUM_DIISI"
    PENYEBUT_NOL = "PENYEBUT_NOL"
    TARGET_BELUM_ADA = "TARGET_BELUM_ADA"
    TARGET_NOL = "TARGET_NOL"
    TIDAK_BERLAKU = "TIDAK_BERLAKU"
    BELUM_JATUH_TEMPO = "BELUM_JATUH_TEMPO"
    BELUM_DISETUJUI = "BELUM_DISETUJUI"


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step of a trace, for reading: what is computed, the computation, what it gives ("90,00")."""

    uraian: str
    hitungan: str
    hasil: str

    @property
    def kalimat(self) -> str:
        """The step on one line: "36 permohonan ÷ 40 permohonan × 100 = 90,00"."""
        return f"{self.hitungan} = {self.hasil}"


@dataclass(frozen=True, slots=True)
class Hasil:
    """A measured value in `satuan`, exact, with the two numbers it came from where there are two.

    `nilai` is present when the status is OK; only BELUM_DISETUJUI may also carry one (known, not yet
    approved). `alasan` says in Indonesian why there is no figure. Anything else raises GalatKinerja.
    """

    status: Status
    nilai: Fraction | None
    pembilang: Fraction | None
    penyebut: Fraction | None
    satuan: str
    jejak: tuple[Langkah, ...]
    alasan: str = ""
    catatan: str = ""
    """What whoever prints the figure must say beside it: that it is joined, or leaves something out."""
    dari_nol: Fraction | None = None
    """Of a decrease without a value because its base was 0: how much it is now. Capaian has a rule for it."""

    def __post_init__(self) -> None:
        if self.nilai is None and self.status is Status.OK:
            raise GalatKinerja("Hasil berstatus OK harus memiliki nilai.")
        if self.nilai is not None and self.status not in {Status.OK, Status.BELUM_DISETUJUI}:
            raise GalatKinerja(f"Hasil berstatus {self.status} tidak boleh memiliki nilai.")

    @property
    def angka(self) -> Decimal | None:
        """The value rounded half up to 2 decimals, or None."""
        return None if self.nilai is None else bulat(self.nilai)

    @property
    def tak_bermakna(self) -> bool:
        """Whether it is no percentage of anything: ten thousand times the whole, as of money by people."""
        return self.satuan == "%" and self.nilai is not None and abs(self.nilai) >= 10**6

    @property
    def teks(self) -> str | None:
        """The rounded value in machine form ("90.00"), or None."""
        return None if self.nilai is None else teks(self.nilai)


def persentase(
    pembilang: int,
    penyebut: int,
    nama_pembilang: str,
    nama_penyebut: str,
    bila_nol: Status = Status.PENYEBUT_NOL,
) -> Hasil:
    """pembilang ÷ penyebut × 100 in "%"; counts are 0 or more and the result may exceed 100.

    The names are noun phrases for the trace ("permohonan tepat waktu"). With a denominator of 0 there is
    no value and the status is `bila_nol`. Raises GalatMasukan for a negative count.
    """
    if pembilang < 0 or penyebut < 0:
        raise GalatMasukan("Jumlah pada persentase tidak boleh negatif.")
    hitungan = (
        f"{angka_indonesia(pembilang, 0)} {nama_pembilang} ÷ "
        f"{angka_indonesia(penyebut, 0)} {nama_penyebut} × 100"
    )
    if penyebut == 0:
        return Hasil(
            status=bila_nol,
            nilai=None,
            pembilang=Fraction(pembilang),
            penyebut=Fraction(0),
            satuan="%",
            jejak=(Langkah("Persentase", hitungan, "belum ada"),),
            alasan=f"Belum ada {nama_penyebut}.",
        )
    nilai = Fraction(100 * pembilang, penyebut)
    return Hasil(
        status=Status.OK,
        nilai=nilai,
        pembilang=Fraction(pembilang),
        penyebut=Fraction(penyebut),
        satuan="%",
        jejak=(Langkah("Persentase", hitungan, angka_indonesia(nilai)),),
    )
