"""The kinds of export, by the name that address and command have for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec

from sqlalchemy.orm import Session

from kinerja.periode import Periode
from skm.bentuk.aliran import BENTUK, Penulis
from skm.ekspor.indikator import ekspor_indikator, halangan_indikator
from skm.ekspor.isi import Ekspor
from skm.ekspor.jawaban import ekspor_jawaban, halangan_jawaban
from skm.ekspor.jejak import ekspor_jejak
from skm.ekspor.permohonan import ekspor_permohonan
from skm.galat import Galat
from skm.laporan.hasil.baca import Saat
from skm.layanan.models import Unit

TANPA_PARQUET = "Parquet memerlukan paket pyarrow. Pasang dengan: pip install 'skm[parquet]'"
TERPASANG = [nama for nama in BENTUK if nama != "parquet" or find_spec("pyarrow")]
"""Kinds of file that this server can write."""


@dataclass(frozen=True, slots=True)
class Jenis:
    """One kind: how it is put together, and why it cannot be for a period on a day (empty: it can)."""

    susun: Callable[[Session, Unit, Periode, Saat], Ekspor]
    halangan: Callable[[Periode, date], str] = lambda _periode, _hari: ""


def penulis(bentuk: str) -> Penulis:
    """What writes a file with that ending. Raises Galat where its package is not installed."""
    if bentuk not in TERPASANG:
        raise Galat(TANPA_PARQUET)
    return BENTUK[bentuk][0]


JENIS = {
    "jawaban": Jenis(ekspor_jawaban, halangan_jawaban),
    "permohonan": Jenis(ekspor_permohonan),
    "indikator": Jenis(ekspor_indikator, halangan_indikator),
    "jejak": Jenis(ekspor_jejak),
}
