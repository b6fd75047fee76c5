"""A period's results as frozen data. What may not be shown is not in here, so whoever draws it need not ask.

Counts, exact values and classes come from `kinerja`; nothing is computed from them afterwards. A figure that
is missing is None beside the sentence that says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from kinerja.hasil import Hasil, Status, persentase
from kinerja.ikm import UnsurHasil
from kinerja.ketelitian import Perubahan
from kinerja.periode import Periode
from skm.kuesioner.queries.isi import KuesionerTerbaca
from skm.laporan.hasil.tambahan import Foto, Suntingan
from skm.layanan.identitas import Identitas


class Keadaan(StrEnum):
    """How final the results are; every page of a document says so until they are approved."""

    SEMENTARA = "SEMENTARA"
    """The period is not over."""
    KONSEP = "KONSEP"
    """It is over, and nobody has approved it yet."""
    DISETUJUI = "DISETUJUI"

    @property
    def tanda(self) -> str:
        """What stands in the head of every page; empty once it is approved."""
        return "" if self is Keadaan.DISETUJUI else self.value


@dataclass(frozen=True, slots=True)
class Sampel:
    """Services given, the smallest sample for them (Krejcie & Morgan), and who answered."""

    populasi: int
    """Of the period."""
    populasi_setahun: int
    """Of the calendar year in which the period ends, up to the day of reading."""
    minimum: int
    responden: int
    kurang: int
    """Respondents missing to the minimum, 0 when there are enough."""

    @property
    def cukup(self) -> bool:
        """Whether there are as many as are needed; without a known service nobody can say so."""
        return self.populasi > 0 and self.kurang == 0


@dataclass(frozen=True, slots=True)
class Golongan:
    """One row of the table of respondents; `persen` of everybody in its table."""

    nama: str
    jumlah: int
    persen: Fraction | None


@dataclass(frozen=True, slots=True)
class Karakteristik:
    """Respondents by one thing they said of themselves, or by service; never by two at once."""

    nama: str
    golongan: tuple[Golongan, ...]
    jumlah: int
    alasan: str = ""
    """Why it is not shown, or what it leaves out; empty where neither."""


@dataclass(frozen=True, slots=True)
class NilaiIkm:
    """The period's index: exact, rounded once, classed; all None or empty without one, and `alasan` why."""

    responden: int
    nilai: Decimal | None
    eksak: Fraction | None
    mutu: str
    kinerja: str
    alasan: str
    rentang: str
    """The 95 % interval, "74,68–81,43"; empty without one."""
    catatan: str
    """What must stand beside it: that it joins several questionnaires or leaves answers out."""


@dataclass(frozen=True, slots=True)
class NilaiUnsur:
    """One unsur; nrr 1..4, `nilai` the same × 25 with two decimals, all None where it may not be shown."""

    kode: str
    nama: str
    jumlah: int
    terisi: int
    nrr: Fraction | None
    bobot: Fraction
    tertimbang: Fraction | None
    nilai: Decimal | None
    mutu: str
    kinerja: str
    peringkat: int | None
    """1 is the lowest, what to mend first; equal ones share a rank."""
    lalu: Fraction | None
    """NRR of the period before, where it was asked alike."""
    perubahan: Perubahan | None
    """In points of `nilai`, judged together with all other unsur."""


@dataclass(frozen=True, slots=True)
class TitikTren:
    """One period of the trend, oldest first."""

    periode: Periode
    responden: int
    nilai: Decimal | None
    mutu: str
    sebanding: bool
    """Whether it was answered by the same questionnaire as the one reported."""


@dataclass(frozen=True, slots=True)
class KetepatanGolongan:
    """On time beside satisfaction: both readings, whichever formula is in force."""

    nama: str
    indikator: str
    """Its code; empty for one service."""
    jatuh_tempo: int
    tepat_waktu: int
    selesai: int
    selesai_tepat: int
    koreksi: Hasil
    ketetapan: Hasil
    memakai_koreksi: bool
    dibekukan: bool
    """Whether the figures are those that were reported or approved."""
    pelapor: str = ""
    """The account that froze them as reported, while nobody has approved them since."""


@dataclass(frozen=True, slots=True)
class SusunanKuesioner:
    """One structure of questionnaires that the period was answered by, with its own index."""

    versi: tuple[int, ...]
    unsur: tuple[UnsurHasil, ...]
    """In the regulation's order; without counts where too few answered."""
    responden: int
    total: Fraction | None
    """The sum of the weighted NRR; None without an index."""
    nilai: Decimal | None
    digabung: bool
    baris: tuple[tuple[int | None, ...], ...]
    """Everybody's scores in the order of `unsur`, sorted, without service, day or comment; empty where they
    are not shown or nothing is printed."""
    alasan: str
    """Why there are no rows; empty where there are."""

    @property
    def kode(self) -> tuple[str, ...]:
        """The codes of its unsur."""
        return tuple(satu.kode for satu in self.unsur)


@dataclass(frozen=True, slots=True)
class Rencana:
    """One row of a follow-up plan; what was not decided is empty."""

    unsur: str
    program: str = ""
    triwulan: frozenset[int] = frozenset()
    """In which quarters, 1..4."""
    penanggung_jawab: str = ""


@dataclass(frozen=True, slots=True)
class TindakLanjut:
    """One row of an earlier plan and what became of it."""

    rencana: Rencana
    status: str
    bukti: str = ""
    """What was done."""
    selesai: bool = False


@dataclass(frozen=True, slots=True)
class RencanaPeriode:
    """A period's plan, the day of the Forum Konsultasi Publik that agreed on it, and the plan before."""

    usulan: tuple[Rencana, ...] = ()
    """Proposed for the lowest unsur while the office has decided on none."""
    ditetapkan: tuple[Rencana, ...] = ()
    forum: date | None = None
    sebelumnya: tuple[TindakLanjut, ...] = ()

    @property
    def baris(self) -> tuple[Rencana, ...]:
        """What a table shows: the plan, or what is proposed."""
        return self.ditetapkan or self.usulan

    @property
    def bagian_selesai(self) -> Hasil:
        """The share of the plan before that is done; no value without one."""
        selesai = sum(satu.selesai for satu in self.sebelumnya)
        return persentase(
            selesai, len(self.sebelumnya), "rencana selesai", "rencana periode sebelumnya", Status.BELUM_DIISI
        )


@dataclass(frozen=True, slots=True)
class HasilPeriode:
    """Everything that is said of one period, of the whole office or of one service."""

    kantor: Identitas
    contoh: bool
    """Whether the data are made up."""
    periode: Periode
    layanan: str
    """The service's name; empty for the whole office."""
    hari: date
    """The day on which it was read."""
    keadaan: Keadaan
    hari_kerja: int
    """Working days of the period."""
    sampel: Sampel
    karakteristik: tuple[Karakteristik, ...]
    ikm: NilaiIkm
    unsur: tuple[NilaiUnsur, ...]
    lalu: Periode | None
    perubahan: Perubahan
    """The index against that of the period before."""
    tren: tuple[TitikTren, ...]
    ketepatan: tuple[KetepatanGolongan, ...]
    saran: tuple[str, ...]
    """Comments as typed, newest months first: hostile text that may name people. Not in what is printed."""
    menunggu: int
    """Answers of days that are over, still waiting for release; of the whole office."""
    susunan: tuple[SusunanKuesioner, ...]
    kuesioner: tuple[KuesionerTerbaca, ...]
    """The versions that were answered, in their printed order."""
    rencana: RencanaPeriode = RencanaPeriode()
    suntingan: tuple[Suntingan, ...] = ()
    """Sections that staff wrote anew."""
    foto: tuple[Foto, ...] = ()
    """Photographs in their order."""

    @property
    def tentang(self) -> str:
        """Whose results, in a sentence: the service, or the office."""
        return f"layanan {self.layanan}" if self.layanan else self.kantor.nama
