"""What a quarter's inputs may be beside the year's other quarters, by the nature of each."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import sqlalchemy as sa
from sqlalchemy.orm import Session

from kinerja.galat import GalatMasukan
from kinerja.indikator import Katalog
from kinerja.konsolidasi import Konsolidasi
from kinerja.setahun import pastikan_sesuai
from skm.galat import Galat
from skm.isian.masukan import angka, dengan_tetap
from skm.isian.models import IsianTriwulan
from skm.katalog.models import Indikator

Isi = Mapping[str, Fraction | None]


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
