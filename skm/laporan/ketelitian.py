"""Beside an IKM: how sure it is, what changed since the period before, which services differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from kinerja.angka import angka_indonesia
from kinerja.bulat import bulat
from kinerja.gabungan import IkmGabungan
from kinerja.ketelitian import (
    Perubahan,
    SelangKepercayaan,
    dibanding_lainnya,
    perubahan,
)
from kinerja.periode import Periode
from kinerja.ungkap import PALING_SEDIKIT, bagian_terbuka
from skm.jawaban.models import Jalur
from skm.jawaban.queries.hitungan import Cakupan, Sumber, tampil
from skm.katalog.lencana import Lencana
from skm.ketepatan.queries import selesai_per_layanan
from skm.kuesioner.models import JenisKuesioner
from skm.kuesioner.queries import HitunganIkm, hitungan_per_layanan, hitungan_per_periode, selang_ikm
from skm.layanan.models import Layanan

TANPA_LAWAN = Perubahan(None, None, None, None, "Belum ada layanan lain yang dapat ditampilkan.")
SISANYA = -1
"""Stands for the answers of no shown service; no service has this number."""
BERLAINAN = "Kuesionernya berlainan, sehingga selisihnya tidak dinilai."


@dataclass(frozen=True, slots=True)
class KetelitianIkm:
    """The counts of a period, the interval of its IKM, and the sentence about the period before."""

    hitungan: HitunganIkm
    selang: SelangKepercayaan
    lalu: Periode | None
    perubahan: str
    """Empty where there is no period before."""
    hitungan_lalu: HitunganIkm | None = None
    """The counts of the period before."""


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
    sumber: Sumber = tampil,
) -> KetelitianIkm:
    """The IKM's counts with how sure it is, narrowed as `hitungan_ikm`.

    The population are the requests finished in the period as known at `pada`; of one way of coming in it is
    not known. Raises Galat (503) while no questionnaire is published.
    """
    lalu, jenis = periode.sebelumnya(), JenisKuesioner.SKM
    semua = hitungan_per_periode(
        session,
        unit_id=unit_id,
        periode=[periode, *([lalu] if lalu else [])],
        jenis=[jenis],
        cakupan=Cakupan(layanan_id, jalur),
        sumber=sumber,
    )
    hitungan = semua[jenis, periode]
    kalimat = "" if lalu is None else sejak(semua[jenis, lalu], hitungan, lalu).kalimat
    populasi = None
    if jalur is None:
        selesai = selesai_per_layanan(session, unit_id=unit_id, periode=periode, zona=zona, pada=pada)
        populasi = sum(selesai.values()) if layanan_id is None else selesai.get(layanan_id)
    return KetelitianIkm(
        hitungan, selang_ikm(hitungan, populasi), lalu, kalimat, semua[jenis, lalu] if lalu else None
    )


def beda_layanan(
    session: Session, layanan: Sequence[Layanan], *, unit_id: int, periode: Periode
) -> BedaLayanan:
    """Each service that may be shown against all the others that may, corrected for how many are compared.

    Services are shown for months that have ended; the unit's other respondents are told as one number.
    """
    semua, sebaran = hitungan_per_layanan(session, unit_id=unit_id, periode=periode)
    susunan = {satu.struktur for isi in (semua, *sebaran.values()) for satu in isi.susunan}
    if len(susunan) > 1:
        return BedaLayanan(
            (), 0, "Periode ini dijawab dengan lebih dari satu susunan kuesioner. " + BERLAINAN
        )
    buka = layanan_tampil(semua.responden, sebaran)
    baris = susun_beda([(isi.nama, sebaran[isi.id]) for isi in layanan if isi.id in buka])
    tampil = sum(satu.gabungan.responden for satu in baris)
    return BedaLayanan(baris, max(0, semua.responden - tampil), "")


def susun_beda(bagian: Sequence[tuple[str, HitunganIkm]]) -> tuple[BarisBeda, ...]:
    """Each named part against all the others together, corrected for how many are compared.

    Parts that were asked by different questionnaires are not compared.
    """
    susunan = {satu.struktur for _, isi in bagian for satu in isi.susunan}
    beda: Sequence[Perubahan] = [TANPA_LAWAN] * len(bagian)
    if len(susunan) > 1:
        beda = [Perubahan(None, None, None, None, BERLAINAN)] * len(bagian)
    elif len(bagian) > 1:
        (satu,) = susunan
        beda = dibanding_lainnya([isi.susunan[0].sebaran for _, isi in bagian], satu.bobot)
    return tuple(
        BarisBeda(nama, isi.gabungan(), selang_ikm(isi), hasil)
        for (nama, isi), hasil in zip(bagian, beda, strict=True)
    )


def layanan_tampil(responden: int, per_layanan: Mapping[int, HitunganIkm]) -> frozenset[int]:
    """Which services may stand beside all `responden`, so that the others are nobody or five and more."""
    banyak = {nomor: isi.responden for nomor, isi in per_layanan.items()}
    return bagian_terbuka(banyak | {SISANYA: max(0, responden - sum(banyak.values()))})


def sejak(dulu: HitunganIkm, kini: HitunganIkm, lalu: Periode) -> Perubahan:
    """What changed since the period before: only like with like, and from five respondents on."""
    if min(dulu.responden, kini.responden) < PALING_SEDIKIT:
        kalimat = f"{lalu.label} atau periode ini dijawab kurang dari {PALING_SEDIKIT} responden."
        return Perubahan(None, None, None, None, kalimat)
    struktur = {satu.struktur for hitungan in (dulu, kini) for satu in hitungan.susunan}
    if len(struktur) > 1:
        return Perubahan(None, None, None, None, BERLAINAN)
    (satu,) = struktur
    return perubahan(dulu.susunan[0].sebaran, kini.susunan[0].sebaran, satu.bobot)
