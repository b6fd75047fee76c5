"""What the server computes by itself (IKU-01 to 03, IKI-37), by the decreed and the corrected formula.

Both are always computed; which one is in force is a choice kept with the indicator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja import ikm, ketepatan
from kinerja.angka import angka_indonesia
from kinerja.capaian import Target
from kinerja.hasil import Hasil, Langkah, Status, persentase
from kinerja.indikator import RumusBerlaku
from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.indikator.models import Indikator
from skm.indikator.queries import penanggung, rekap_ketepatan
from skm.layanan.models import Kategori
from skm.loket.queries import jumlah_diproses
from skm.survei.queries import bobot, tally

DuaHasil = tuple[Hasil, Hasil]
"""By the decreed formula, by the corrected formula."""

BELUM_DIISI = Hasil(Status.BELUM_DIISI, None, None, None, "", (), alasan="belum diisi oleh penanggung jawab")


TANPA_CATATAN = replace(BELUM_DIISI, satuan="dokumen", alasan="Belum ada permohonan di catatan loket.")
TANPA_TARGET = Hasil(Status.TARGET_BELUM_ADA, None, None, None, "%", (), alasan="Target belum ditetapkan.")


@dataclass(frozen=True, slots=True)
class Bahan:
    """The counts of one period that the automatic indicators are computed from."""

    survei: ikm.Tally
    bobot: tuple[Fraction, ...]
    non_perizinan: KetepatanTally
    perizinan: KetepatanTally
    diproses: int = 0
    """Non-licence requests whose file became complete in the period, whatever became of them."""


@dataclass(frozen=True, slots=True)
class Koreksi:
    """A corrected formula in words, and the reason that is printed beside it."""

    rumus: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Beku:
    """Which approval the figures are from, and what today's data and formulas would give instead."""

    nomor: int
    pada: datetime
    oleh: str
    alasan: str
    rumus: RumusBerlaku
    koreksi: Koreksi
    """The corrected formula of that day."""
    kini: NilaiIndikator
    berubah: bool
    """Whether the figure in force would be another one today."""
    selisih: Fraction | None
    """Today's figure less the approved one; None where one of them is not there."""


@dataclass(frozen=True, slots=True)
class NilaiIndikator:
    """One indicator in one period: both results, the one in force, and how far its target was reached."""

    indikator: Indikator
    ketetapan: Hasil
    koreksi: Hasil
    target: Target | None = None
    capaian: Hasil = TANPA_TARGET
    beku: Beku | None = None
    """Set when the figures are those of an approval, not today's."""
    kalimat_koreksi: str = ""
    """Today's corrected formula in the words of its inputs, brackets and all."""
    satuan_koreksi: str = ""
    """What today's corrected formula gives, which may be another unit than the decreed one."""

    @property
    def berlaku(self) -> Hasil:
        """The result of the formula in force."""
        return self.koreksi if self.memakai_koreksi else self.ketetapan

    @property
    def memakai_koreksi(self) -> bool:
        """Whether the corrected formula is in force, which every page and export must say."""
        return self.rumus is RumusBerlaku.KOREKSI

    @property
    def rumus(self) -> RumusBerlaku:
        """The formula in force: of an approved figure, the one at its approval."""
        return self.beku.rumus if self.beku else self.indikator.rumus_berlaku

    @property
    def rumus_koreksi(self) -> Koreksi:
        """The corrected formula behind the figures: of an approved one, as it was at its approval."""
        return self.beku.koreksi if self.beku else Koreksi(self.kalimat_koreksi, self.indikator.catatan)

    @property
    def satuan(self) -> str:
        """The unit of the formula in force, whether or not there is a figure."""
        kini = self.satuan_koreksi if self.memakai_koreksi else ""
        return self.berlaku.satuan or kini or self.indikator.satuan

    @property
    def penanggung_jawab(self) -> str:
        """As decreed; the decree's individual indicators (IKI) name a post instead."""
        return penanggung(self.indikator)


def kumpulkan(session: Session, *, unit_id: int, periode: Periode, zona: ZoneInfo, pada: datetime) -> Bahan:
    """Count what the automatic indicators need; days of `periode` are office days in `zona`."""
    rekap = rekap_ketepatan(session, unit_id=unit_id, periode=periode, zona=zona, pada=pada)
    return Bahan(
        survei=tally(session, unit_id=unit_id, periode=periode),
        bobot=bobot(session, unit_id),
        non_perizinan=rekap.kategori(Kategori.NON_PERIZINAN),
        perizinan=rekap.kategori(Kategori.PERIZINAN),
        diproses=jumlah_diproses(
            session, unit_id=unit_id, kategori=Kategori.NON_PERIZINAN, periode=periode, zona=zona, pada=pada
        ),
    )


def nilai(indikator: Indikator, bahan: Bahan) -> NilaiIndikator:
    """Both results of an indicator; one without automatic source is BELUM_DIISI by either formula."""
    if indikator.otomatis is None:
        return NilaiIndikator(indikator, BELUM_DIISI, BELUM_DIISI)
    ketetapan, koreksi = RUMUS[indikator.otomatis](bahan)
    return NilaiIndikator(indikator, ketetapan, koreksi)


def iku_01(survei: ikm.Tally, bobot_unsur: Sequence[Fraction]) -> DuaHasil:
    """The IKM. The decree prints one fraction, without the sum over unsur and without × 25."""
    sah = ikm.hitung(survei, bobot_unsur)
    koreksi = Hasil(sah.status, sah.eksak, None, None, "nilai", sah.jejak, sah.alasan)
    return ikm.rumus_ketetapan(survei), koreksi


def iku_02(non_perizinan: KetepatanTally) -> DuaHasil:
    """Non-licences on time. The decree divides by those "yang dilakukan": the completed cohort."""
    return ketepatan.hitung_selesai(non_perizinan), ketepatan.hitung(non_perizinan)


def iku_03(non_perizinan: KetepatanTally, perizinan: KetepatanTally) -> DuaHasil:
    """Licences on time. The decree divides licences by the non-licences completed."""
    ketetapan = persentase(
        perizinan.selesai_tepat,
        non_perizinan.selesai,
        "permohonan perizinan selesai tepat waktu",
        "permohonan non perizinan selesai",
        bila_nol=Status.PENYEBUT_NOL if perizinan.selesai else Status.BELUM_DIISI,
    )
    return ketetapan, ketepatan.hitung(perizinan)


def iki_37(diproses: int, non_perizinan: KetepatanTally) -> DuaHasil:
    """Documents of people: the decree counts those taken in hand, its name those that were made."""
    if not (diproses or non_perizinan.selesai):
        return TANPA_CATATAN, TANPA_CATATAN
    return _cacah(diproses, "Permohonan non perizinan yang mulai diproses"), _cacah(
        non_perizinan.selesai, "Permohonan non perizinan yang selesai"
    )


def _cacah(jumlah: int, uraian: str) -> Hasil:
    teks = angka_indonesia(jumlah, 0)
    langkah = Langkah(uraian, f"Dihitung dari catatan loket: {teks} dokumen", teks)
    return Hasil(Status.OK, Fraction(jumlah), None, None, "dokumen", (langkah,))


RUMUS: Mapping[str, Callable[[Bahan], DuaHasil]] = {
    "ikm": lambda bahan: iku_01(bahan.survei, bahan.bobot),
    "ketepatan_non_perizinan": lambda bahan: iku_02(bahan.non_perizinan),
    "dokumen_non_perizinan": lambda bahan: iki_37(bahan.diproses, bahan.non_perizinan),
    "ketepatan_perizinan": lambda bahan: iku_03(bahan.non_perizinan, bahan.perizinan),
}
"""The computation behind each source named in `Indikator.otomatis`."""
