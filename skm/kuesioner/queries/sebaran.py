"""How sure an IKM is, by how its answers spread."""

from __future__ import annotations

from kinerja.ketelitian import SelangKepercayaan, selang_gabungan
from skm.kuesioner.queries.tally import HitunganIkm


def selang_ikm(hitungan: HitunganIkm, populasi: int | None = None) -> SelangKepercayaan:
    """The interval of the period's IKM, of one structure or joined; `populasi` is the services given.

    A population below the respondents is a log that lacks services, and is left out.
    """
    sebaran = {satu.struktur: satu.sebaran for satu in hitungan.susunan}
    bagian = [satu.bagian.struktur for satu in hitungan.gabungan().bagian if satu.digabung]
    milik = [(sebaran[satu], satu.bobot) for satu in bagian]
    n = sum(satu.responden for satu, _ in milik)
    return selang_gabungan(milik, populasi=populasi if populasi and populasi >= n else None)
