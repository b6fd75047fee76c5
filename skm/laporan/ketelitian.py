"""Beside an IKM: how sure it is, what changed since the period before, which services differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.angka import angka_indonesia
from kinerja.bulat import bulat
from kinerja.gabungan import Bagian, IkmGabungan, gabung
from kinerja.ketelitian import (
    Perubahan,
    SelangKepercayaan,
    dibanding_lainnya,
    perubahan,
    selang_kepercayaan,
)
from kinerja.periode import Periode
from kinerja.sebaran import SebaranTally
from kinerja.ungkap import PALING_SEDIKIT
from skm.katalog.lencana import Lencana
from skm.ketepatan.queries import selesai_per_layanan
from skm.layanan.models import Layanan
from skm.survei.models import Jalur, JenisKuesioner
from skm.survei.queries import (
    HitunganIkm,
    Sebaran,
    hitungan_per_periode,
    sebaran_per_periode,
    selang_ikm,
    syarat_jawaban,
)
from skm.survei.queries.tally import Syarat

BERLAINAN = "Kuesionernya berlainan, sehingga selisihnya tidak dinilai."


@dataclass(frozen=True, slots=True)
class KetelitianIkm:
    """The counts of a period, the interval of its IKM, and the sentence about the period before."""

    hitungan: HitunganIkm
    selang: SelangKepercayaan
    lalu: Periode | None
    perubahan: str
    """Empty where there is no period before."""


@dataclass(frozen=True, slots=True)
class BarisBeda:
    """One service: its IKM, its interval, and whether it differs from all others together."""

    nama: str
    gabungan: IkmGabungan
    selang: SelangKepercayaan
    beda: Perubahan

    @property
    def lencana(self) -> Lencana:
        """Whether it lies above or below the others by more than chance."""
        if self.beda.selisih is None or self.beda.bermakna is None:
            return "Belum dapat dinilai", "netral"
        if not self.beda.bermakna:
            return "Tidak berbeda nyata", "netral"
        return ("Lebih tinggi", "baik") if self.beda.selisih > 0 else ("Lebih rendah", "perhatian")

    @property
    def selisih(self) -> str:
        """`+2,10 (−1,00 sampai 5,20)`: its IKM less that of all others, with its interval."""
        beda = self.beda
        if beda.selisih is None:
            return "belum ada"
        tanda = "+" if bulat(beda.selisih) > 0 else ""
        selang = ""
        if beda.bawah is not None and beda.atas is not None:
            selang = f" ({angka_indonesia(beda.bawah)} sampai {angka_indonesia(beda.atas)})"
        return f"{tanda}{angka_indonesia(beda.selisih)}{selang}"


@dataclass(frozen=True, slots=True)
class BedaLayanan:
    """Every service that may be shown, and how many respondents belong to those that may not."""

    baris: tuple[BarisBeda, ...]
    tertutup: int
    alasan: str
    """Why services are not compared; empty where they are."""


def ketelitian_ikm(
    session: Session,
    *,
    unit_id: int,
    periode: Periode,
    zona: ZoneInfo,
    pada: datetime,
    layanan_id: int | None = None,
    jalur: Jalur | None = None,
) -> KetelitianIkm:
    """The IKM's counts with how sure it is, narrowed as `hitungan_ikm`.

    The population are the requests finished in the period as known at `pada`; of one way of coming in it is
    not known. Raises Galat (503) while no questionnaire is published.
    """
    lalu, syarat = periode.sebelumnya(), syarat_jawaban(unit_id, Periode.semua(), layanan_id, jalur)
    semua = _hitungan(session, unit_id, [periode, *([lalu] if lalu else [])], syarat)
    sebaran = sebaran_per_periode(session, semua, syarat)
    kalimat = ""
    if lalu is not None:
        kalimat = _sejak(semua[lalu], semua[periode], (sebaran[lalu], sebaran[periode]), lalu)
    populasi = None
    if jalur is None:
        selesai = selesai_per_layanan(session, unit_id=unit_id, periode=periode, zona=zona, pada=pada)
        populasi = sum(selesai.values()) if layanan_id is None else selesai.get(layanan_id)
    selang = selang_ikm(semua[periode], sebaran[periode], populasi)
    return KetelitianIkm(semua[periode], selang, lalu, kalimat)


def beda_layanan(
    session: Session, layanan: Sequence[Layanan], *, unit_id: int, periode: Periode
) -> BedaLayanan:
    """Each service against all others together, corrected for how many are compared.

    A service is shown from five respondents on, and those not shown have together none or at least five.
    """
    syarat = syarat_jawaban(unit_id, Periode.semua())
    semua = _hitungan(session, unit_id, [periode], syarat)
    susunan = semua[periode].susunan
    if len(susunan) > 1:
        return BedaLayanan(
            (), 0, "Periode ini dijawab dengan lebih dari satu susunan kuesioner. " + BERLAINAN
        )
    satu, bobot = susunan[0].struktur, susunan[0].struktur.bobot
    sebaran = sebaran_per_periode(session, semua, syarat, per_layanan=True)[periode].get(satu, {})
    dikenal = {isi.id: sebaran[isi.id] for isi in layanan if isi.id in sebaran}
    tampil = _tampil(dikenal, semua[periode].responden)
    lainnya = SebaranTally.kosong(satu.kode)
    for kunci, isi in sebaran.items():
        if kunci not in tampil:
            lainnya += isi
    urut = [isi for isi in layanan if isi.id in tampil]
    beda = dibanding_lainnya([*(sebaran[isi.id] for isi in urut), lainnya], bobot)
    baris = tuple(
        BarisBeda(
            isi.nama,
            gabung([Bagian(satu, sebaran[isi.id].tally)]),
            selang_kepercayaan(sebaran[isi.id], bobot),
            hasil,
        )
        for isi, hasil in zip(urut, beda, strict=False)
    )
    return BedaLayanan(baris, lainnya.responden, "")


def _hitungan(
    session: Session, unit_id: int, periode: Sequence[Periode], syarat: Sequence[Syarat]
) -> dict[Periode, HitunganIkm]:
    jenis = JenisKuesioner.SKM
    semua = hitungan_per_periode(session, unit_id=unit_id, periode=periode, jenis=[jenis], syarat=syarat)
    return {satu: semua[jenis, satu] for satu in periode}


def _tampil(sebaran: Mapping[int, SebaranTally], semua: int) -> set[int]:
    """Services with enough respondents; the smallest waits too where the rest would be too few."""
    cukup = sorted(
        (isi.responden, kunci) for kunci, isi in sebaran.items() if isi.responden >= PALING_SEDIKIT
    )
    while cukup and 0 < semua - sum(responden for responden, _ in cukup) < PALING_SEDIKIT:
        cukup.pop(0)
    return {kunci for _, kunci in cukup}


def _sejak(dulu: HitunganIkm, kini: HitunganIkm, sebaran: tuple[Sebaran, Sebaran], lalu: Periode) -> str:
    """What changed since the period before: only like with like, and from five respondents on."""
    if min(dulu.responden, kini.responden) < PALING_SEDIKIT:
        return f"{lalu.label} atau periode ini dijawab kurang dari {PALING_SEDIKIT} responden."
    struktur = {satu.struktur for hitungan in (dulu, kini) for satu in hitungan.susunan}
    if len(struktur) > 1:
        return BERLAINAN
    (satu,) = struktur
    awal, akhir = (isi[satu][None] for isi in sebaran)
    return perubahan(awal, akhir, satu.bobot).kalimat
