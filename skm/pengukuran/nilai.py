"""One indicator in one period: both results, target and capaian, and the figure that was frozen of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction
from typing import Protocol

from kinerja import capaian as rumus_capaian
from kinerja.capaian import Aturan, Polaritas, Target
from kinerja.hasil import Hasil, Status
from kinerja.indikator import DuaHasil, Katalog, RumusBerlaku
from kinerja.konsolidasi import konsolidasikan
from kinerja.rumus import Rumus
from skm.akun.dua_orang import Rangkap
from skm.isian.masukan import IsianSetahun, masukan, tahun_lalu
from skm.katalog.baris import BarisIndikator
from skm.pengukuran.cacah import Cacah

BELUM_DIISI = Hasil(Status.BELUM_DIISI, None, None, None, "", (), alasan="belum diisi oleh penanggung jawab")
TANPA_TARGET = Hasil(Status.TARGET_BELUM_ADA, None, None, None, "%", (), alasan="Target belum ditetapkan.")
BELUM_SAH = "sudah diisi, belum disetujui"


@dataclass(frozen=True, slots=True)
class Koreksi:
    """A corrected formula in words, and the reason that is printed beside it."""

    rumus: str
    alasan: str


@dataclass(frozen=True, slots=True)
class Beku:
    """Which report or approval the figures are from, and what today's data and formulas would give."""

    nomor: int
    disetujui: bool
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
    """Today's figure less the frozen one; None where one of them is not there."""
    rangkap: tuple[Rangkap, ...] = ()
    """Where one person took two steps towards it, as the office allowed; what is printed beside it."""


class Kedua(Protocol):
    """What has the results of both formulas."""

    @property
    def ketetapan(self) -> Hasil: ...

    @property
    def koreksi(self) -> Hasil: ...


def berbeda(dulu: Kedua, kini: Kedua) -> bool:
    """Whether either formula gives another figure than it gave then."""
    pasangan = ((dulu.ketetapan, kini.ketetapan), (dulu.koreksi, kini.koreksi))
    return any((lama.status, lama.nilai) != (baru.status, baru.nilai) for lama, baru in pasangan)


@dataclass(frozen=True, slots=True)
class NilaiIndikator:
    """One indicator in one period: both results, the one in force, and how far its target was reached."""

    indikator: BarisIndikator
    ketetapan: Hasil
    koreksi: Hasil
    target: Target | None = None
    capaian: Hasil = TANPA_TARGET
    beku: Beku | None = None
    """Set when the figures are those of a report or an approval, not today's."""
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
        """The formula in force: of a frozen figure, the one of that day."""
        return self.beku.rumus if self.beku else self.indikator.rumus_berlaku

    @property
    def rumus_koreksi(self) -> Koreksi:
        """The corrected formula behind the figures: of a frozen one, as it was that day."""
        return self.beku.koreksi if self.beku else Koreksi(self.kalimat_koreksi, self.indikator.catatan)

    @property
    def disetujui(self) -> bool:
        """Whether the figures are those of an approval."""
        return self.beku is not None and self.beku.disetujui

    @property
    def beralasan(self) -> bool:
        """Whether approving it takes a reason: it was approved, or reported otherwise than it is today."""
        return self.beku is not None and (self.beku.disetujui or berbeda(self, self.beku.kini))

    @property
    def satuan(self) -> str:
        """The unit of the formula in force, whether or not there is a figure."""
        kini = self.satuan_koreksi if self.memakai_koreksi else ""
        return self.berlaku.satuan or kini or self.indikator.satuan

    @property
    def penanggung_jawab(self) -> str:
        """As decreed; the decree's individual indicators (IKI) name a post instead."""
        return self.indikator.penanggung

    def terhadap(self, target: Target | None, aturan: Aturan) -> NilaiIndikator:
        """The same, measured against `target`."""
        polaritas = self.indikator.polaritas
        return replace(
            self, target=target, capaian=rumus_capaian.hitung(self.berlaku, target, polaritas, aturan)
        )


def menurut_rumus(katalog: Katalog, kode: str, cacah: Cacah) -> DuaHasil:
    """Both results of what was counted, by the formulas that the catalogue holds for that code."""
    satu, variabel = katalog.menurut_kode[kode], katalog.menurut_nama
    return DuaHasil(
        cacah.hitung(satu.ketetapan, variabel, satu.satuan),
        cacah.hitung(satu.koreksi, variabel, satu.satuan_koreksi),
        satu.rumus_berlaku,
    )


def terhitung(satu: BarisIndikator, katalog: Katalog, cacah: Cacah) -> NilaiIndikator:
    """What the server counts by itself."""
    dua = menurut_rumus(katalog, satu.kode, cacah)
    return _lengkap(NilaiIndikator(satu, dua.ketetapan, dua.koreksi), katalog)


def terisi(
    satu: BarisIndikator,
    katalog: Katalog,
    isian: tuple[IsianSetahun, IsianSetahun],
    *,
    triwulan: int | None,
    selesai: int,
) -> NilaiIndikator:
    """Both results from what was filled in, `isian` of the year and the one before; not yet approved says so.

    The year so far (`triwulan` None) is made of the quarters that are over, `selesai`, and of later ones
    already filled in.
    """
    kini, lalu = isian
    diisi = [n for n in range(1, 5) if (satu.kode, n) in kini]
    nomor = [triwulan] if triwulan else list(range(1, max([selesai, *diisi]) + 1))
    asal, variabel = katalog.menurut_kode[satu.kode], katalog.menurut_nama
    semua = [masukan(satu.kode, n, kini, lalu, variabel) for n in nomor]
    ada = [kini[satu.kode, n] for n in nomor if (satu.kode, n) in kini]
    if not ada:
        return _lengkap(NilaiIndikator(satu, BELUM_DIISI, BELUM_DIISI), katalog)
    dulu = tahun_lalu(satu.kode, lalu)

    def hasil(rumus: Rumus, satuan: str) -> Hasil:
        if triwulan and semua[0] is not None:
            jadi = rumus.hitung(semua[0], variabel, satuan)
        else:
            jadi = konsolidasikan(satu.konsolidasi, rumus, semua, variabel, satuan, lalu=dulu)
        if (jadi.nilai is None and jadi.dari_nol is None) or all(isi.sah for isi in ada):
            return jadi
        return replace(jadi, status=Status.BELUM_DISETUJUI, alasan=BELUM_SAH)

    dua = hasil(asal.ketetapan, asal.satuan), hasil(asal.koreksi, asal.satuan_koreksi)
    return _lengkap(NilaiIndikator(satu, *dua), katalog)


def pensiun(satu: BarisIndikator, katalog: Katalog) -> NilaiIndikator:
    """An indicator that is not measured any more: named everywhere, counted only where it was approved."""
    tanpa = Hasil(
        Status.TIDAK_BERLAKU, None, None, None, satu.satuan, (), f"tidak diukur lagi: {satu.pensiun}"
    )
    capaian = rumus_capaian.hitung(tanpa, None, Polaritas.NAIK)
    return _lengkap(NilaiIndikator(satu, tanpa, tanpa, capaian=capaian), katalog)


def _lengkap(nilai: NilaiIndikator, katalog: Katalog) -> NilaiIndikator:
    asal = katalog.menurut_kode[nilai.indikator.kode]
    kalimat = asal.koreksi.kalimat(katalog.menurut_nama)
    return replace(nilai, kalimat_koreksi=kalimat, satuan_koreksi=asal.satuan_koreksi)
