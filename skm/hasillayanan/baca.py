"""Reads a period's outcomes: every table once, whatever is compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kinerja.hasil import Hasil
from kinerja.ketepatan import KetepatanTally
from kinerja.periode import Periode
from skm.jawaban.models import Dimensi
from skm.jawaban.queries.hitungan import Cakupan
from skm.kuesioner.queries import HitunganIkm
from skm.kuesioner.queries.menurut import HitunganMenurut, hitungan_menurut
from skm.laporan.hasil.baca import Saat, deret_periode
from skm.laporan.hasil.pilihan import bagian_periode, periode_diminta
from skm.layanan.models import Layanan
from skm.pengukuran.buku import Buku, buka_buku
from skm.tindaklanjut.queries import bagian_selesai

SETAHUN_LALU = "tahun-lalu"


@dataclass(frozen=True, slots=True)
class Dibaca:
    """A period and what it is compared with; of the office, or of the service `milik` where one is chosen."""

    periode: Periode
    banding: Periode
    deret: tuple[Periode, ...]
    """Those before it and itself, oldest first."""
    milik: Layanan | None
    layanan: Sequence[Layanan]
    """All of the office's."""
    hitungan: HitunganMenurut
    buku: Buku
    tindak_lanjut: Mapping[Periode, Hasil]
    """The share of the plan that is done: of the period's, and of the one before it."""

    @property
    def kini(self) -> HitunganIkm:
        """What was answered in the period."""
        return self.hitungan.periode[self.periode]

    @property
    def dulu(self) -> HitunganIkm:
        """What was answered in the period it is compared with."""
        return self.hitungan.periode[self.banding]

    @property
    def tahun(self) -> int:
        """The year whose catalogue measures it."""
        return max(self.buku.tahun)

    def tally(self, kapan: Periode) -> KetepatanTally:
        """The cases of a period: all of the office's, or those of the chosen service."""
        rekap = self.buku.pembacaan.loket[kapan]
        if self.milik is None:
            return rekap.semua
        ada = {satu.kode: satu.tally for satu in rekap.per_layanan}
        return ada.get(self.milik.kode, KetepatanTally())

    def selesai(self, kapan: Periode) -> int:
        """Services given in that period."""
        return self.tally(kapan).selesai

    def bagian(self, dimensi: Dimensi) -> dict[str, HitunganIkm]:
        """The whole office's answers in the period by the parts of that dimension that are shown."""
        return {nilai: satu for (d, nilai), satu in self.hitungan.bagian.items() if d is dimensi}


def baca(
    session: Session,
    unit_id: int,
    periode: Periode,
    saat: Saat,
    layanan: Sequence[Layanan],
    *,
    milik: Layanan | None = None,
    banding: str = "",
) -> Dibaca:
    """That part of a year beside the one before it, or with `SETAHUN_LALU` beside the same of last year.

    Raises ValueError for a period that is no part of a year, and Galat (503) while no SKM is published.
    """
    tahun, bagian = bagian_periode(periode)
    lalu = periode_diminta(tahun - 1, bagian) if banding == SETAHUN_LALU else periode.sebelumnya()
    deret = tuple(deret_periode(periode))
    lalu = lalu or periode
    semua = tuple(dict.fromkeys((*deret, lalu)))
    cakupan = Cakupan(milik.id if milik else None)
    return Dibaca(
        periode,
        lalu,
        deret,
        milik,
        layanan,
        hitungan_menurut(session, unit_id=unit_id, periode=periode, deret=semua, cakupan=cakupan),
        buka_buku(session, unit_id=unit_id, zona=saat.zona, pada=saat.pada, tahun=[tahun], periode=semua),
        bagian_selesai(session, unit_id, [periode, periode.sebelumnya() or periode]),
    )
