"""What a quarter's inputs may be beside the year's other quarters, by the nature of each."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.galat import GalatMasukan
from kinerja.indikator import Katalog
from kinerja.konsolidasi import Konsolidasi
from kinerja.rumus import Sifat
from kinerja.setahun import pastikan_sesuai
from kinerja.tanggal import ROMAWI
from skm.galat import Galat
from skm.isian.masukan import angka, dengan_tetap
from skm.isian.models import IsianTriwulan, TahapIsian
from skm.katalog.models import Indikator

Isi = Mapping[str, Fraction | None]


def ikuti(
    session: Session, indikator: Indikator, katalog: Katalog, triwulan: int, *, lama: Isi, baru: Isi
) -> list[str]:
    """Let later drafts hold the corrected value of what has one a year, where they held the earlier one.

    Gives the quarters and inputs that followed, for the audit trail. Raises Galat at the input where such a
    quarter has been submitted already: whoever decides sends it back first.
    """
    if indikator.konsolidasi != Konsolidasi.VARIABEL:
        return []
    ganti = {
        nama: nilai
        for nama, nilai in baru.items()
        if nilai is not None
        and katalog.menurut_nama[nama].sifat is Sifat.TETAP
        and lama.get(nama) not in {None, nilai}
    }
    pilih = sa.select(IsianTriwulan).where(
        IsianTriwulan.indikator_id == indikator.id, IsianTriwulan.triwulan > triwulan
    )
    ikut = []
    for satu in session.scalars(pilih.order_by(IsianTriwulan.triwulan)) if ganti else ():
        salinan = [nama for nama in ganti if angka(satu).get(nama) == lama[nama]]
        if salinan and satu.tahap is not TahapIsian.DRAF:
            kalimat = (
                f"{katalog.menurut_nama[salinan[0]].definisi} diisi sekali setahun, dan isian triwulan "
                f"{ROMAWI[satu.triwulan - 1]} yang memuatnya sudah {satu.tahap.value}; kembalikan dahulu."
            )
            raise Galat(kalimat, bidang=salinan[0], status=409)
        satu.isi = satu.isi | {nama: str(ganti[nama]) for nama in salinan}
        ikut += [f"{sebut_masukan(katalog, nama)} triwulan {satu.triwulan} mengikuti" for nama in salinan]
    return ikut


def sebut_masukan(katalog: Katalog, nama: str) -> str:
    """An input by the words that stand above its field; by its name where a formula no longer asks it."""
    satu = katalog.menurut_nama.get(nama)
    return nama if satu is None else f"“{satu.definisi}”"


def menurut_sifat(
    session: Session, indikator: Indikator, katalog: Katalog, triwulan: int, isi: Isi
) -> dict[str, Fraction | None]:
    """The inputs as they are kept: one value a year that is left out is the one of an earlier quarter.

    Raises Galat at the input for a count since January that falls and for a second value of the year.
    """
    if indikator.konsolidasi != Konsolidasi.VARIABEL:
        return dict(isi)
    pilih = sa.select(IsianTriwulan).where(
        IsianTriwulan.indikator_id == indikator.id, IsianTriwulan.triwulan != triwulan
    )
    lain = {satu.triwulan: angka(satu) for satu in session.scalars(pilih)}
    variabel = {nama: katalog.menurut_nama[nama] for nama in katalog.menurut_kode[indikator.kode].variabel()}
    lengkap = dengan_tetap(isi, triwulan, lain, variabel)
    for nama, nilai in lengkap.items():
        if nilai is None:
            continue
        milik = {n - 1: ada for n, satu in lain.items() if (ada := satu.get(nama)) is not None}
        try:
            pastikan_sesuai(variabel[nama], triwulan - 1, nilai, milik)
        except GalatMasukan as galat:
            raise Galat(str(galat), bidang=nama) from galat
    return lengkap
